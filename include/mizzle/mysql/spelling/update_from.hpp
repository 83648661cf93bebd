// update ... from, delete ... using and update ... by_key(): tables stand before set, and so do the placeholders in
// them.
//
//   update "todos", "users" set "todos"."title" = ... where ...
//   delete from "todos" using "todos", "users" where ...
//   update "items", (select ? as column1, ? as column2 union all select ?, ?) as "new" set ... where ...
#pragma once
#include "../../query/clauses/set.hpp"
#include "../../query/expressions/reads.hpp"
#include "../../sql/clauses/update_by_key.hpp"
#include "../../sql/clauses/update_from.hpp"
#include "../../sql/clauses/where.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

template <class Before, class... Tables>
constexpr void write_tables_beside(writer& out, const beside_clause<Before, Tables...>& node) {
    node.tables.each([&](const auto& table) {
        out.put(", ");
        write_table_beside(out, table);
    });
}
template <class Before, class Table, join_kind Kind, class On>
constexpr void write_tables_beside(writer& out, const beside_join_clause<Before, Table, Kind, On>& node) {
    write_tables_beside(out, node.before);
    if (Kind == join_kind::left) out.note_lone_rows();
    out.put(Kind == join_kind::left ? " left join " : " inner join ");
    write_table_beside(out, node.table);
    out.put(" on ");
    write(out, node.on);
}

// Values are bound in the order of the others: first those that are set.
template <class Table, class Set, class Others>
constexpr void write_update_of_tables(writer& out, const Set& write_set, const Others& write_others) {
    writer count(out.dialect());
    write_set(count);
    const int before = out.placeholders();
    out.put("update ");
    write_table<Table>(out);
    out.continue_after(before + count.placeholders());
    write_others();
    const int after = out.placeholders();
    out.put(" set ");
    out.continue_after(before);
    write_set(out);
    out.continue_after(after);
}

template <class S> constexpr void write_update_beside(writer& out, const S& node) {
    write_update_of_tables<typename S::head::table>(
        out,
        [&](writer& to) {
            // The other tables may have columns of these names.
            to.name_tables_in_set(true);
            write_set_list(to, find_clause<is_given_changes>(node));
            to.name_tables_in_set(false);
        },
        [&] { write_tables_beside(out, node); });
}
template <class Source, class Before, class... Tables>
constexpr void spell_statement(dialects::mysql, writer& out, const beside_clause<Before, Tables...>& node) {
    if constexpr (beside_clause<Before, Tables...>::is_delete) {
        write_statement<Source>(out, node.before);
        out.put(" using ");
        write_table<typename Before::head::table>(out);
        write_tables_beside(out, node);
    } else {
        write_update_beside(out, node);
    }
}
template <class Source, class Before, class Table, join_kind Kind, class On>
    requires(Before::head::kind == statement_kind::update)
constexpr void spell_statement(dialects::mysql, writer& out, const beside_join_clause<Before, Table, Kind, On>& node) {
    write_update_beside(out, node);
}

// MariaDB 11 shows subqueries of the table in an update that has an order and a limit the rows that are written
// already, but not where there are several tables; MySQL takes no such subquery.
template <class Set> inline constexpr bool assigns_what_it_reads = false;
template <class Head, class Changes, class... A>
inline constexpr bool assigns_what_it_reads<set_clause<Head, Changes, A...>> =
    (is_read_of_written<written_rows<typename Head::table>, A>() || ...);

template <class Source, class Before, class N, class... O>
    requires(sizeof...(O) > 0 && assigns_what_it_reads<typename Before::before_type>)
constexpr void spell_statement(dialects::mysql, writer& out, const limited_write<Before, N, O...>& node) {
    const auto& update = node.before.before;
    bool reads = false;
    update.assignments.each(finder_of_reads{reads});
    if (!reads) return spell_statement<Source>(out, node);
    write_update_of_tables<typename Before::head::table>(
        out,
        [&](writer& to) {
            to.name_tables_in_set(true);
            write_set_list(to, update);
            to.name_tables_in_set(false);
        },
        [&] { out.put(", (select 1) as _o"); });
    if constexpr (requires { node.before.condition; }) write_filter(out, node.before.condition);
    write_rows_of_limit(out, node);
}

template <class Table, class... C> void write_rows_by_key(writer& out, const keyed_values<Table, C...>& rows) {
    for (std::size_t row = 0; row < rows.count; ++row) {
        out.put(row == 0 ? "select " : " union all select ");
        unsigned position = 0;
        Table::mizzle_columns::each([&]<class X>() {
            if constexpr (is_sent_with_key<X, C...>) {
                if (position != 0) out.put(", ");
                ++position;
                out.placeholder();
                if (row != 0) return;
                out.put(" as column");
                out.number(position);
            }
        });
    }
}
template <class Source, class Head, class Rows, class... C>
    requires requires(writer& out, const Rows& rows) { write_rows_by_key(out, rows); }
constexpr void spell_statement(dialects::mysql, writer& out, const keyed_clause<Head, Rows, C...>& node) {
    using table = typename Head::table;
    write_update_of_tables<table>(
        out, [](writer& to) { write_keyed_set_list<keyed_clause<Head, Rows, C...>>(to); },
        [&] {
            out.put(", (");
            write_rows_by_key(out, node.rows);
            out.put(") as \"new\"");
        });
    write_keyed_condition<keyed_clause<Head, Rows, C...>>(out);
}

}  // namespace mizzle::detail
