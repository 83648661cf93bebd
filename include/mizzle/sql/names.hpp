// The names of tables and columns.
#pragma once
#include "../schema/table.hpp"
#include "writer.hpp"

namespace mizzle {

// The name of a table as from and into take it.
template <class Table> constexpr void write_table(writer& out) {
    constexpr auto name = table_name_of<Table>();
    if constexpr (!name.schema.empty()) {
        out.identifier(name.schema);
        out.put(".");
    }
    out.identifier(name.name);
}

template <class Column> constexpr void write_bare_column(writer& out) { out.identifier(name_of<Column>()); }

template <column_like C> constexpr void write(writer& out, const C&) {
    if (out.omits_tables()) return write_bare_column<C>(out);
    if (out.absent() != nullptr && out.is_absent(&table_mark<typename C::table>)) return write_absent(out, C{});
    constexpr auto table = table_name_of<typename C::table>();
    if constexpr (table.name == C::table::mizzle_cpp_name && name_of<C>() == C::cpp_name) {
        out.put(C::quoted);
    } else {
        out.identifier(table.name);
        out.put(".");
        write_bare_column<C>(out);
    }
}

}  // namespace mizzle
