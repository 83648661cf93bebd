// outer(column) is what a select inside of another statement takes from the one around it, and which statement that is.
#pragma once
#include "../node.hpp"
#include "../scope.hpp"

namespace mizzle::detail {

// A column of the statement around the subquery.
template <class X> struct outer_reference : expression<outer_reference<X>> {
    using sql_type = typename X::sql_type;
    using outer_type = X;
    static constexpr bool may_be_null = true;  // a join of the statement around may have found nothing
    MIZZLE_DETAIL_NO_ADDRESS X operand{};
    constexpr outer_reference() = default;
    constexpr explicit outer_reference(X x) : operand(std::move(x)) {}
    MIZZLE_DETAIL_PARTS(one(operand))
};

template <class X> inline constexpr bool is_outer_reference = false;
template <class X> inline constexpr bool is_outer_reference<outer_reference<X>> = true;

template <expression_like X> constexpr auto outer(const X& column) {
    static_assert(
        column_like<X> || is_outer_reference<X>,
        "mizzle: outer() takes a column of the statement around this one; outer(outer(column)) one further out");
    return outer_reference<X>{column};
}

// The select as a part of an expression.
template <class S> struct subselect {
    MIZZLE_DETAIL_NO_ADDRESS S statement{};
    constexpr subselect() = default;
    constexpr explicit subselect(S s) : statement(std::move(s)) {}
    MIZZLE_DETAIL_PARTS(one(statement))
};

// Inside, whether the column is there is not known yet; around it, only such columns are asked about. A subquery of a
// subquery speaks of the middle one by outer(column), and of this one by outer(outer(column)).
template <class Source, class X> inline constexpr bool in_scope<Source, outer_reference<X>> = true;

template <class Source, class X, int Depth> inline constexpr bool reference_in_scope = true;
template <class Source, column_like C> inline constexpr bool reference_in_scope<Source, C, 0> = in_scope<Source, C>;
template <class Source, class X, int Depth>
    requires(Depth > 0)
inline constexpr bool reference_in_scope<Source, outer_reference<X>, Depth> = reference_in_scope<Source, X, Depth - 1>;

MIZZLE_DETAIL_ALL_PARTS_BELOW(Source, outer_in_scope, outer_parts_in_scope)
template <class Source, class X, int Depth>
inline constexpr bool outer_in_scope<Source, outer_reference<X>, Depth> =
    reference_in_scope<Source, outer_reference<X>, Depth>;
template <class Source, class S, int Depth>
inline constexpr bool outer_in_scope<Source, subselect<S>, Depth> = outer_in_scope<Source, S, Depth + 1>;
// Whether a statement names tables so many statements outside of itself, or one or two further.
template <class S, int Depth>
inline constexpr bool takes_from_around =
    !outer_in_scope<no_source, S, Depth> || !outer_in_scope<no_source, S, Depth + 1> ||
    !outer_in_scope<no_source, S, Depth + 2>;
template <class Source, class S> inline constexpr bool in_scope<Source, subselect<S>> = outer_in_scope<Source, S>;

// What sorts or groups rows by something of the statement around them.
template <class... X>
inline constexpr feature_set needs_of_outer_order =
    (takes_from_around<X, 1> || ...) ? needed(feature::outer_in_order) : 0u;

}  // namespace mizzle::detail

namespace mizzle {

using detail::outer;

}  // namespace mizzle
