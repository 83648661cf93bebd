// Subqueries over a table of the statement around them: whether a table of theirs hides one that outer() means.
//   exists(select(nodes.id).from(nodes).where(nodes.parent == outer(nodes.id)))
#pragma once
#include "subquery.hpp"

namespace mizzle::detail {

// Whether a tree speaks by outer() of a table beyond the statement that is `Depth` levels around it; of one that is
// called as Table, or of any where Table is void. Databases may take "Users" and "users" for one name.
template <class Table, class C> inline constexpr bool is_called_as = true;
template <table_like Table, column_like C>
inline constexpr bool is_called_as<Table, C> =
    is_same_in_any_case(qualifier_of<Table>(), qualifier_of<typename C::table>());

template <class Table, class X, int Depth> inline constexpr bool refers_beyond = false;
template <class Table, column_like C, int Depth>
    requires(Depth <= 0)
inline constexpr bool refers_beyond<Table, C, Depth> = is_called_as<Table, C>;
template <class Table, class X, int Depth>
inline constexpr bool refers_beyond<Table, outer_reference<X>, Depth> = refers_beyond<Table, X, Depth - 1>;

MIZZLE_DETAIL_ANY_PART_BELOW(Table, reaches_out, any_reaches_out)
template <class Table, class X, int Depth>
inline constexpr bool reaches_out<Table, outer_reference<X>, Depth> = refers_beyond<Table, outer_reference<X>, Depth>;
template <class Table, class S, int Depth>
inline constexpr bool reaches_out<Table, subselect<S>, Depth> = reaches_out<Table, S, Depth + 1>;

}  // namespace mizzle::detail
