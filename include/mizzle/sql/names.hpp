// The names of tables and columns.
#pragma once
#include "../schema/table.hpp"
#include "writer.hpp"

namespace mizzle {

// Tells tables apart; its address counts.
template <class Table> inline constexpr char table_id = 0;

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
    if (out.aliases() != nullptr) {
        if (const auto* alias = out.alias_of(&table_id<typename C::table>)) {
            out.alias(alias->name);
            out.put(".");
            return write_bare_column<C>(out);
        }
    }
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
