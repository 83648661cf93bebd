// when(on, condition) is a condition that counts only while `on` is true; otherwise it is TRUE. The text is the same
// either way, so the statement keeps its fixed text.
#pragma once
#include "../node.hpp"
#include "operators.hpp"

namespace mizzle::detail {

template <class Condition> struct when_test : expression<when_test<Condition>> {
    using sql_type = types::boolean;
    using switch_type = value<types::boolean, bool>;
    switch_type is_on{};
    MIZZLE_DETAIL_NO_ADDRESS Condition condition{};
    constexpr when_test() = default;
    constexpr when_test(bool on, Condition c) : is_on(on), condition(std::move(c)) {}
    MIZZLE_DETAIL_PARTS(one(is_on), one(condition))
};

template <expression_like Condition> constexpr auto when(bool on, const Condition& condition) {
    static_assert(is_boolean<Condition>, "mizzle: when() takes a condition; compare the expression with something");
    return when_test<Condition>{on, condition};
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::when;

}  // namespace mizzle
