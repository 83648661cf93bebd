// Whether an expression of a write reads rows beside the one that is written: SQLite looks at them when it comes to
// that row, after it wrote those before it, where PostgreSQL shows them as they were before the statement.
#pragma once
#include "../statement.hpp"
#include "shared_expression.hpp"

namespace mizzle::detail {

template <class S> struct subselect;
template <class R, bool Not> struct related_test;
template <class R, class Call> struct related_aggregate;
template <class Type, class Text, class... A> struct raw_expression;

// SQL text may do anything.
MIZZLE_DETAIL_ANY_PART(may_read_rows, any_may_read_rows)
template <class S> inline constexpr bool may_read_rows<subselect<S>> = true;
template <class R, bool Not> inline constexpr bool may_read_rows<related_test<R, Not>> = true;
template <class R, class Call> inline constexpr bool may_read_rows<related_aggregate<R, Call>> = true;
template <class Type, class Text, class... A>
inline constexpr bool may_read_rows<raw_expression<Type, Text, A...>> = true;

// What is put together at run time knows it of itself.
struct finder_of_reads {
    bool& found;
    template <class N> constexpr void operator()(const N& node) const {
        if constexpr (may_read_rows<N>) found = true;
        else if constexpr (is_opaque<N>) found = found || node.reads_rows();
        else if constexpr (has_opaque<N>) node.each_part(*this);
    }
};
template <class N> constexpr bool reads_rows_in(const N& node) {
    bool found = false;
    finder_of_reads{found}(node);
    return found;
}

// What a statement writes: rows of a table, or of an update that says which, only these columns of them.
template <class Table> struct written_rows {
    using table = Table;
    template <class T> static constexpr bool is_table = std::is_same_v<T, Table>;
    template <class C> static constexpr bool is_column = false;
};
template <class Table, class... Assigned> struct written_columns {
    using table = Table;
    template <class T> static constexpr bool is_table = false;
    template <class C> static constexpr bool is_column = (std::is_same_v<C, Assigned> || ...);
};

// Whether a subquery reads of what is written. A table that is made of a select, or a view, may be made of it.
template <class Written, class T>
inline constexpr bool may_be_written =
    Written::template is_table<T> || !declared_table<base_table_of<T>> || !std::is_same_v<T, base_table_of<T>>;
template <class Written, class List> inline constexpr bool any_may_be_written = false;
template <class Written, class... T>
inline constexpr bool any_may_be_written<Written, type_list<T...>> = (may_be_written<Written, T> || ...);

// No fold: of a select its tables are asked as well.
MIZZLE_DETAIL_RULE_WITH(Written, bool, is_of_written, any_of_written, is_opaque<N>, (is_of_written<Written, N> || ...))
template <class Written, class N> constexpr bool is_read_of_written() {
    if constexpr (requires { N::is_put_together; }) return true;
    else if constexpr (column_like<N>) return Written::template is_column<N>;
    else if constexpr (requires { typename N::source::tables; })
        return any_may_be_written<Written, typename N::source::tables> || any_of_written<Written, typename N::parts>;
    else return any_of_written<Written, typename N::parts>;
}
template <class Written, has_parts N>
inline constexpr bool is_of_written<Written, N> = is_read_of_written<Written, N>();
template <class Written, column_like C>
inline constexpr bool is_of_written<Written, C> = Written::template is_column<C>;

MIZZLE_DETAIL_ANY_PART_WITH(Written, reads_written, any_reads_written)
template <class Written, class S>
inline constexpr bool reads_written<Written, subselect<S>> = is_of_written<Written, S>;
// Which columns tie its rows is not asked.
template <class Written, class R, bool Not>
inline constexpr bool reads_written<Written, related_test<R, Not>> =
    R::source::template contains<typename Written::table> ||
    any_of_written<Written, typename related_test<R, Not>::parts>;
template <class Written, class R, class Call>
inline constexpr bool reads_written<Written, related_aggregate<R, Call>> =
    R::source::template contains<typename Written::table> ||
    any_of_written<Written, typename related_aggregate<R, Call>::parts>;

// Of a whole statement.
struct nothing_computed;
template <class Table, class Parts> struct written_by_changes {
    using type = written_rows<Table>;
};
template <class Table, class... A>
    requires(sizeof...(A) > 0)
struct written_by_changes<Table, type_list<nothing_computed, A...>> {
    static constexpr bool is_all_said = [] {
        bool all = true;
        Table::mizzle_columns::each([&all]<class C>() { all = all && !C::specification::updated_by_sql; });
        return all;
    }();
    using type = std::conditional_t<is_all_said, written_columns<Table, typename A::column...>, written_rows<Table>>;
};
template <class S> constexpr auto find_written() {
    using table = typename S::head::table;
    if constexpr (has_clause<is_given_changes, S>)
        return typename written_by_changes<table, typename clause_of<is_given_changes, S>::parts>::type{};
    else return written_rows<table>{};
}
template <class S> using written_by = decltype(find_written<S>());

MIZZLE_DETAIL_ANY_PART(reads_rows, any_reads_rows)
template <class S> inline constexpr bool reads_rows<subselect<S>> = true;
template <class R, bool Not> inline constexpr bool reads_rows<related_test<R, Not>> = true;
template <class R, class Call> inline constexpr bool reads_rows<related_aggregate<R, Call>> = true;

}  // namespace mizzle::detail
