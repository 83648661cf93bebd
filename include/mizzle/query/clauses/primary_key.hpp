// The columns of a table's primary key, be it said at the column or in MIZZLE_CONSTRAINTS, and its version.
#pragma once
#include "../../schema/constraints.hpp"
#include "../../schema/table.hpp"

namespace mizzle::detail {

template <class Column, class Constraint> inline constexpr bool is_in_key = false;
template <class Column, class... C>
inline constexpr bool is_in_key<Column, constraints::primary_key<C...>> = (std::is_same_v<Column, C> || ...);
template <class Column, class Constraints> inline constexpr bool is_in_any_key = false;
template <class Column, class... Constraint>
inline constexpr bool is_in_any_key<Column, std::tuple<Constraint...>> = (is_in_key<Column, Constraint> || ...);

template <class Column>
inline constexpr bool is_key_column =
    Column::specification::is_primary_key ||
    is_in_any_key<Column, decltype(mizzle_constraints(static_cast<const typename Column::table*>(nullptr)))>;

template <class Table>
inline constexpr bool has_primary_key = [] {
    bool any = false;
    Table::mizzle_columns::each([&any]<class C>() { any = any || is_key_column<C>; });
    return any;
}();

// Whether a row is found by a column: one of the key, or the version that it had when it was read.
template <class Column> inline constexpr bool finds_row = is_key_column<Column> || is_version_column<Column>;
template <class Table>
inline constexpr bool has_version = [] {
    bool any = false;
    Table::mizzle_columns::each([&any]<class C>() { any = any || is_version_column<C>; });
    return any;
}();

}  // namespace mizzle::detail
