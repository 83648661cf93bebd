// from table
#pragma once
#include "../../query/clauses/from.hpp"
#include "../expressions.hpp"

namespace mizzle::detail {

template <class Clause, class Table> constexpr void write_source(writer& out, const Clause& node, const Table*) {
    if constexpr (holds_statement<Table>) write(out, node.table);
    else write_named_table<Table>(out);
}

template <class Before, class Table> inline constexpr bool is_spelled_alike<from_clause<Before, Table>> = true;
template <class Source, class Before, class Table>
constexpr void spell_statement(writer& out, const from_clause<Before, Table>& node) {
    write_statement<Source>(out, node.before);
    out.put(" from ");
    write_source(out, node, static_cast<const Table*>(nullptr));
}

}  // namespace mizzle::detail
