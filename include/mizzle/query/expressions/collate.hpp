// x collate "name": by which order text is compared and sorted. The collation must exist in the database.
#pragma once
#include "../node.hpp"
#include "like.hpp"

namespace mizzle::detail {

template <class X, fixed_string Name> struct collated_text : expression<collated_text<X, Name>> {
    using sql_type = typename X::sql_type;
    MIZZLE_DETAIL_NO_ADDRESS X operand{};
    constexpr collated_text() = default;
    constexpr explicit collated_text(X x) : operand(std::move(x)) {}
    MIZZLE_DETAIL_PARTS(one(operand))
};

// collated<"nocase">(users.name)
template <fixed_string Name, expression_like X> constexpr auto collated(const X& operand) {
    static_assert(is_broken<X> || is_text<X>,
                  "mizzle: collated() is for text; cast<std::string>(expression) makes it so");
    return collated_text<X, Name>{operand};
}

}  // namespace mizzle::detail

namespace mizzle {

// collated<"nocase">(users.name) is text that is compared and sorted by this collation of the database's:
// `"users"."name" collate "nocase"`.
using detail::collated;

}  // namespace mizzle
