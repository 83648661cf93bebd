// The names of tables and columns.
#pragma once
#include "../query/clauses/table_source.hpp"
#include "writer.hpp"

namespace mizzle::detail {

// The name of a table as from and into take it.
template <class Table> constexpr void write_table(writer& out) {
    constexpr auto name = table_name_of<Table>();
    if constexpr (!name.schema.empty()) {
        out.identifier(name.schema);
        out.put(".");
    }
    out.identifier(name.name);
}

// The same under its other name, or by the name that with() gave it.
template <class Table> constexpr void write_named_table(writer& out) {
    note_named_table<Table>(out);
    if (out.aliases() != nullptr) {
        if (const auto* alias = out.alias_of(number_of_type<Table>)) {
            if constexpr (requires { typename Table::mizzle_of; }) write_table<typename Table::mizzle_of>(out);
            else if constexpr (requires { Table::mizzle_qualifier; }) out.identifier(Table::mizzle_qualifier);
            else write_table<Table>(out);
            out.put(" as ");
            return out.alias(alias->name);
        }
    }
    if constexpr (requires { typename Table::mizzle_of; }) {
        write_table<typename Table::mizzle_of>(out);
        out.put(" as ");
    }
    if constexpr (requires { Table::mizzle_qualifier; }) out.identifier(Table::mizzle_qualifier);
    else write_table<Table>(out);
}

template <class Column> constexpr void write_bare_column(writer& out) { out.identifier(name_of<Column>()); }

// A column that an update sets.
template <class Column> constexpr void write_set_column(writer& out) {
    if (out.names_tables_in_set()) write(out, Column{});
    else write_bare_column<Column>(out);
}

// By which its columns are called.
template <class Table> constexpr void write_qualifier(writer& out) {
    const auto* alias = out.aliases() == nullptr ? nullptr : out.alias_of(number_of_type<Table>);
    if (alias != nullptr) out.alias(alias->name);
    else out.identifier(qualifier_of<Table>());
}

template <column_like C> inline constexpr bool is_spelled_alike<C> = true;
template <column_like C> constexpr void spell(writer& out, const C&) {
    if (out.omits_tables()) return write_bare_column<C>(out);
    if (out.aliases() != nullptr) {
        if (const auto* alias = out.alias_of(number_of_type<typename C::table>)) {
            out.alias(alias->name);
            out.put(".");
            return write_bare_column<C>(out);
        }
    }
    if (out.absent() != nullptr && out.is_absent(number_of_type<typename C::table>)) return write_absent(out, C{});
    // As the table's macro wrote it, which spares writing it letter by letter.
    constexpr bool is_plain = [] {
        if constexpr (requires { C::quoted; })
            return table_name_of<typename C::table>().name == C::table::mizzle_cpp_name && name_of<C>() == C::cpp_name;
        else return false;
    }();
    if constexpr (is_plain) {
        if (out.takes_quoted(C::cpp_name.size(), C::table::mizzle_cpp_name.size())) return out.put(C::quoted);
    }
    out.identifier(qualifier_of<typename C::table>());
    out.put(".");
    write_bare_column<C>(out);
}

}  // namespace mizzle::detail
