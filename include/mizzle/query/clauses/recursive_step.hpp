// What the second select of recursive() may be: one that every database repeats for the rows that it found last.
#pragma once
#include "../expressions/predicates.hpp"
#include "derived_table.hpp"
#include "join.hpp"

namespace mizzle::detail {

// A plain select: what looks at several rows would see those of one round only.
template <class S>
inline constexpr bool is_plain_step = S::place < clause::group_by && !requires_groups<S> &&
                                      !any_window<typename S::returned> && !requires { S::is_set_operation; };

// How often a tree reads a table, under whatever name.
template <class Table, class T>
inline constexpr int reads_that =
    std::is_same_v<base_table_of<identity_of<T>>, Table> || std::is_same_v<identity_of<T>, Table>;
MIZZLE_DETAIL_FOLD_WITH(Table, int, reads_of, reads_among, 0, (reads_of<Table, N> + ... + 0))
template <class Table, class Before, class T>
inline constexpr int reads_of<Table, from_clause<Before, T>> =
    reads_that<Table, T> + reads_among<Table, typename from_clause<Before, T>::parts>;
template <class Table, class Before, class T, join_kind Kind, class On>
inline constexpr int reads_of<Table, join_clause<Before, T, Kind, On>> =
    reads_that<Table, T> + reads_among<Table, typename join_clause<Before, T, Kind, On>::parts>;

// Whether a select reads it where each of its rows is there: in from() or a join, and not where one may find none.
template <class Table, class Source> struct reading_all_of {
    template <class T>
    static constexpr bool reads_all_that = reads_that<Table, T> != 0 && !Source::template is_optional<identity_of<T>>;
    template <class N> struct is : std::false_type {};
    template <class Before, class T> struct is<from_clause<Before, T>> : std::bool_constant<reads_all_that<T>> {};
    template <class Before, class T, join_kind Kind, class On>
    struct is<join_clause<Before, T, Kind, On>> : std::bool_constant<reads_all_that<T>> {};
};

template <class Table, class S>
inline constexpr bool reads_once =
    reads_of<Table, S> == 1 && has_clause<reading_all_of<Table, typename S::source>::template is, S>;

}  // namespace mizzle::detail
