// update ... from, delete ... using, and the rows of a limit.
#pragma once
#include "../../query/clauses/write_limit.hpp"
#include "derived_table.hpp"
#include "update.hpp"

namespace mizzle::detail {

template <class Table> constexpr void write_table_beside(writer& out, const table_beside<Table>& node) {
    if constexpr (holds_statement<Table>) write(out, node.table);
    else write_named_table<Table>(out);
}

template <class Source, class Before, class... Tables>
constexpr void spell_statement(writer& out, const beside_clause<Before, Tables...>& node) {
    write_statement<Source>(out, node.before);
    bool first = true;
    node.tables.each([&](const auto& table) {
        out.put(!first ? ", " : beside_clause<Before, Tables...>::is_delete ? " using " : " from ");
        first = false;
        write_table_beside(out, table);
    });
}

template <class Before, class Table, join_kind Kind, class On>
constexpr void write_join_beside(writer& out, const beside_join_clause<Before, Table, Kind, On>& node) {
    if (Kind == join_kind::left) out.note_lone_rows();
    out.put(Kind == join_kind::left ? " left join " : " inner join ");
    write_table_beside(out, node.table);
    out.put(" on ");
    write(out, node.on);
}
template <class Source, class Before, class Table, join_kind Kind, class On>
constexpr void spell_statement(writer& out, const beside_join_clause<Before, Table, Kind, On>& node) {
    write_statement<Source>(out, node.before);
    write_join_beside(out, node);
}

template <class Before, class N, class... O>
constexpr void write_rows_of_limit(writer& out, const limited_write<Before, N, O...>& node) {
    if constexpr (sizeof...(O) > 0) {
        out.put(" order by ");
        write_orderings(out, node.orderings);
    }
    out.put(" limit ");
    write(out, node.rows_at_most);
}
template <class Source, class Before, class N, class... O>
constexpr void spell_statement(writer& out, const limited_write<Before, N, O...>& node) {
    write_statement<Source>(out, node.before);
    write_rows_of_limit(out, node);
}

}  // namespace mizzle::detail
