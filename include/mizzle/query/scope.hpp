// Which tables a statement reads, and what follows for its columns: whether they are there, whether they may be
// NULL, and whether they may stand beside an aggregate.
#pragma once
#include "../schema/constraints.hpp"
#include "../schema/table.hpp"
#include "clauses/primary_key.hpp"
#include "clauses/table_source.hpp"
#include "functions/aggregate_call.hpp"
#include "node.hpp"

namespace mizzle::detail {

enum class join_kind : unsigned char { inner, left, right, full, cross };

struct no_source {
    template <class T> static constexpr bool contains = false;
    template <class T> static constexpr bool is_optional = false;
    using tables = type_list<>;
};

template <class Before, class Table, join_kind Kind> struct source_with {
    template <class T> static constexpr bool contains = std::is_same_v<T, Table> || Before::template contains<T>;
    // Columns that are NULL in rows where the join found nothing: the new table's, those of the tables before, or both.
    template <class T>
    static constexpr bool is_optional =
        std::is_same_v<T, Table>
            ? Kind == join_kind::left || Kind == join_kind::full
            : Kind == join_kind::right || Kind == join_kind::full || Before::template is_optional<T>;
    using tables = joined<typename Before::tables, type_list<Table>>;
};

// The same tables where rows are grouped by some of these expressions at a time: by the others they are NULL.
template <class Source, class... X> struct rolled_source : Source {};
template <class Source, class N> inline constexpr bool is_rolled = false;

// Every column in the tree belongs to one of the tables.
MIZZLE_DETAIL_ALL_PARTS_WITH(Source, in_scope, all_in_scope, !column_like<N>)
template <class Source, column_like C>
inline constexpr bool in_scope<Source, C> = Source::template contains<typename C::table>;
template <class Source, table_like T> inline constexpr bool in_scope<Source, T> = Source::template contains<T>;

// No fold: a node may say that it is NULL, or never, whatever its parts are.
MIZZLE_DETAIL_RULE_WITH(Source, bool, is_nullable, any_nullable, false, (is_nullable<Source, N> || ...))
template <class Source, class N>
    requires(has_parts<N> && !column_like<N>)
inline constexpr bool is_nullable<Source, N> = [] {
    if constexpr (is_rolled<Source, N>) return true;
    else if constexpr (requires { requires N::never_null; }) return false;
    else if constexpr (requires { requires N::may_be_null; }) return true;
    else return any_nullable<Source, typename N::parts>;
}();
template <class Source, column_like C>
inline constexpr bool is_nullable<Source, C> =
    is_nullable_column<C> || Source::template is_optional<typename C::table> || is_rolled<Source, C>;
template <class Source, class Type, class... A>
inline constexpr bool is_nullable<Source, call<functions::coalesce, Type, A...>> =
    (is_nullable<Source, A> && ...) || is_rolled<Source, call<functions::coalesce, Type, A...>>;
// Whether a case may be NULL is up to its results, not its conditions.
template <class Source, class Case> inline constexpr bool arms_nullable = false;
template <class Source, class Before, class Condition, class Result>
inline constexpr bool arms_nullable<Source, case_when_clause<Before, Condition, Result>> =
    arms_nullable<Source, Before> || is_nullable<Source, Result>;
template <class Source, class Case, class Else>
inline constexpr bool is_nullable<Source, case_else<Case, Else>> =
    arms_nullable<Source, Case> || is_nullable<Source, Else> || is_rolled<Source, case_else<Case, Else>>;
// Over a window an aggregate always sees a row, the current one, unless the frame or a filter may leave out all.
template <class Source, class Function, class Type, class... A, class Order, class Filter, class Window>
inline constexpr bool is_nullable<Source, modified_call<call<Function, Type, A...>, Order, Filter, Window>> = [] {
    if constexpr (requires { typename Function::never_null; }) return false;
    else if constexpr (std::is_same_v<Window, no_window> || requires { typename Function::null_of_one; }) return true;
    else if constexpr (!requires { typename Function::ignores_frame; } &&
                       (Window::may_be_empty || !std::is_same_v<Filter, no_condition>))
        return true;
    else if constexpr (requires { typename Function::keeps_null; }) return false;
    else return any_nullable<Source, type_list<A...>>;
}();

template <class Source, class... X, class N>
inline constexpr bool is_rolled<rolled_source<Source, X...>, N> = is_one_of<N, type_list<X...>>;

// Whether the groups hold the whole primary key of a table: then each group has one row of it.
template <class Groups, class Columns> inline constexpr bool holds_key = false;
template <class Groups, class T, class... C>
inline constexpr bool holds_key<Groups, column_list<T, C...>> =
    (is_key_column<C> || ...) && ((!is_key_column<C> || is_one_of<C, Groups>)&&...);
template <class Groups, class Table>
inline constexpr bool key_is_grouped = holds_key<Groups, typename Table::mizzle_columns>;

// Among the groups: what rollup(), cube() and grouping_sets() group by in some rows only. As a key it covers nothing.
template <class X> struct grouped_at_times;
template <class N, class Groups>
inline constexpr bool is_group = is_one_of<N, Groups> || is_one_of<grouped_at_times<N>, Groups>;

// Whether an expression has one value in each group. No fold: the parts of what is itself in group_by(), or is an
// aggregate, are not asked.
MIZZLE_DETAIL_RULE_WITH(Groups, bool, is_grouped, all_grouped, true, (is_grouped<Groups, N> && ...))
template <class Groups, class N>
    requires(has_parts<N> && !column_like<N>)
inline constexpr bool is_grouped<Groups, N> = [] {
    if constexpr (is_group<N, Groups>) return true;
    else if constexpr (requires { requires N::is_aggregate; }) return true;
    else return all_grouped<Groups, typename N::parts>;
}();
template <class Groups, column_like C>
inline constexpr bool is_grouped<Groups, C> = is_group<C, Groups> || key_is_grouped<Groups, typename C::table>;
template <class Groups, table_like T> inline constexpr bool is_grouped<Groups, T> = key_is_grouped<Groups, T>;

}  // namespace mizzle::detail
