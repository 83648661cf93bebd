// excluded(column) and set_excluded(): what an insert would have written, inside do_update().
#pragma once
#include "../scope.hpp"
#include "assignment.hpp"
#include "primary_key.hpp"

namespace mizzle::detail {

// excluded.column: the value that the insert would have written.
template <class Column> struct excluded_column : expression<excluded_column<Column>> {
    using sql_type = typename Column::sql_type;
    using column = Column;
    using parts = type_list<>;
    static constexpr bool may_be_null = is_nullable_column<Column>;
};

template <column_like Column> constexpr auto excluded(const Column&) { return excluded_column<Column>{}; }

// column = excluded.column for each column that the insert gives, but for the primary key and the key that was taken,
// columns that the database computes, and those that default_from() fills in, which are of the row's first day.
// Assignments beside it win.
struct excluded_values {
    using parts = type_list<>;
};
constexpr auto set_excluded() { return excluded_values{}; }

template <class A>
inline constexpr bool is_conflict_assignment = is_assignment<A> || std::is_same_v<A, excluded_values>;

// Whether set_excluded() sets a column, where an insert gives it.
template <class Column, class Target, class... Assignments>
inline constexpr bool takes_excluded = [] {
    using specification = typename Column::specification;
    const bool is_set = ([]<class A>(std::type_identity<A>) {
        if constexpr (requires { typename A::column; }) return std::is_same_v<typename A::column, Column>;
        else return false;
    }(std::type_identity<Assignments>{}) ||
                         ...);
    return !specification::is_generated && !specification::is_version && !specification::has_default_from && !is_set &&
           !is_key_column<Column> && !Target::template has<Column>;
}();

// The tables of an insert where do_update() reads them: excluded() is known there alone.
template <class Source> struct with_excluded : Source {
    static constexpr bool has_excluded = true;
};
template <class Source, class Column>
inline constexpr bool in_scope<Source, excluded_column<Column>> =
    requires { Source::has_excluded; } && Source::template contains<typename Column::table>;

}  // namespace mizzle::detail

namespace mizzle {

// excluded(column) is what an insert would have written, inside of do_update(): `excluded."column"`.
using detail::excluded;
// set_excluded(columns...) sets each to what the insert would have written: `"a" = excluded."a", ...`.
using detail::set_excluded;

}  // namespace mizzle
