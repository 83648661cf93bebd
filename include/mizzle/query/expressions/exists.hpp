// exists (select ...)
#pragma once
#include "../node.hpp"
#include "subquery.hpp"

namespace mizzle::detail {

template <class S, bool Not> struct exists_test : expression<exists_test<S, Not>> {
    using sql_type = types::boolean;
    static constexpr bool never_null = true;
    MIZZLE_DETAIL_NO_ADDRESS subselect<S> query{};
    constexpr exists_test() = default;
    constexpr explicit exists_test(S s) : query(std::move(s)) {}
    MIZZLE_DETAIL_PARTS(one(query))
};

// What is no select has been refused already.
template <class S> inline constexpr bool breaks_a_rule_of_selects = false;
template <class S>
    requires is_whole_select<S>
inline constexpr bool breaks_a_rule_of_selects<S> = !is_sound_select<S>;

template <bool Not, class S> constexpr auto make_exists(const S& statement) {
    if constexpr (is_whole_select<S>) return exists_test<S, Not>{statement};
    else return invalid<types::boolean>{};
}

// exists(select) is true where the select has a row: `exists (select ...)`.
template <class S> constexpr auto exists(const S& statement) {
    static_assert(is_whole_select<S>, "mizzle: exists() takes a select(...).from(...)");
    static_assert(!breaks_a_rule_of_selects<S>,
                  "mizzle: the select in exists() uses a column that it does not read, or does not group");
    return make_exists<false>(statement);
}
// not exists (select ...): true where the select has no row.
template <class S> constexpr auto not_exists(const S& statement) {
    static_assert(is_whole_select<S>, "mizzle: not_exists() takes a select(...).from(...)");
    static_assert(!breaks_a_rule_of_selects<S>,
                  "mizzle: the select in not_exists() uses a column that it does not read, or does not group");
    return make_exists<true>(statement);
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::exists;
// not_exists(select) is true where the select has no row: `not exists (select ...)`.
using detail::not_exists;

}  // namespace mizzle
