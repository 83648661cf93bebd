// The rows of a limit in an update or delete: SQLite knows limit there only where it was built so, but a select of rows
// says the same everywhere.
#pragma once
#include "../../sql/clauses/update_from.hpp"
#include "../../sql/clauses/where.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

// One of the names for the number that each row has, which no column hides.
template <class Table> constexpr std::string_view name_of_row_number() {
    for (const std::string_view name : {"rowid", "_rowid_", "oid"}) {
        bool is_free = true;
        Table::mizzle_columns::each([&]<class C>() { is_free = is_free && !is_same_in_any_case(name_of<C>(), name); });
        if (is_free) return name;
    }
    return "rowid";
}

template <class Source, class Before, class N, class... O>
constexpr void spell_statement(dialects::sqlite, writer& out, const limited_write<Before, N, O...>& node) {
    using table = typename Before::head::table;
    constexpr std::string_view row = name_of_row_number<table>();
    write_statement<Source>(out, node.before.before);
    const bool is_joined = write_update_at_once(out, node.before.before);
    out.put(" where ");
    if (is_joined) {
        write_table<table>(out);
        out.put(".");
    }
    out.put(row);
    out.put(" in (select ");
    out.put(row);
    out.put(" from ");
    write_table<table>(out);
    if constexpr (requires { node.before.condition; }) {
        out.put(" where ");
        write(out, node.before.condition);
    }
    if constexpr (sizeof...(O) > 0) {
        out.put(" order by ");
        write_orderings(out, node.orderings);
    }
    out.put(" limit ");
    write(out, node.rows_at_most);
    out.put(")");
}

}  // namespace mizzle::detail
