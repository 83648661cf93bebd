// Inserts: rows, single columns, conflicts.
#pragma once
#include "../query/insert.hpp"
#include "expressions.hpp"

namespace mizzle {

template <class Table> void write_shaped_columns(writer& out, const statement_shape& shape) {
    bool first = true;
    std::size_t i = 0;
    Table::mizzle_columns::each([&]<class C>() {
        if (shape.has(i++)) {
            out.put(first ? " (" : ", ");
            first = false;
            write_bare_column<C>(out);
        }
    });
    out.put(")");
}

// (columns) values (placeholders): the columns that the shape says.
template <class Table> void write_shaped_rows(writer& out, const statement_shape& shape) {
    if (shape.empty()) {
        out.put(" default values");
        return;
    }
    write_shaped_columns<Table>(out, shape);
    out.put(" values ");
    bool first = true;
    const std::size_t rows = shape.rows == 0 ? 1 : shape.rows;
    for (std::size_t row = 0; row < rows; ++row) {
        out.put(row == 0 ? "(" : ", (");
        first = true;
        for (std::size_t column = 0; column < column_count<Table>; ++column) {
            if (!shape.has(column)) continue;
            if (!first) out.put(", ");
            first = false;
            out.placeholder();
        }
        out.put(")");
    }
}

template <class Table, bool Owned> void write_rows(writer& out, const one_row<Table, Owned>& rows) {
    write_shaped_rows<Table>(out, rows.shape());
}

// (columns) select * from unnest(arrays)
template <class Table> void write_shaped_arrays(writer& out, const statement_shape& shape) {
    write_shaped_columns<Table>(out, shape);
    out.put(" select * from unnest(");
    bool first = true;
    std::size_t i = 0;
    Table::mizzle_columns::each([&]<class C>() {
        if (!shape.has(i++)) return;
        if (!first) out.put(", ");
        first = false;
        out.placeholder();
        out.put("::");
        write_type(out, typename placeholder_type<typename C::sql_type>::type{});
        out.put("[]");
    });
    out.put(")");
}

template <class Table, batch_form Form> void write_rows(writer& out, const row_batch<Table, Form>& rows) {
    if constexpr (Form == batch_form::columns) write_shaped_arrays<Table>(out, rows.shape());
    else write_shaped_rows<Table>(out, rows.shape());
}

template <class Table> constexpr void write_rows(writer& out, const default_row&) { out.put(" default values"); }

template <class Table, class... A> constexpr void write_rows(writer& out, const assigned_row<Table, A...>& rows) {
    using computed = typename assigned_row<Table, A...>::computed;
    bool first = true;
    const auto name = [&]<class C>() {
        out.put(first ? " (" : ", ");
        first = false;
        write_bare_column<C>(out);
    };
    (name.template operator()<typename A::column>(), ...);
    Table::mizzle_columns::each([&]<class C>() {
        if constexpr (computed::template is_set<C>) name.template operator()<C>();
    });
    out.put(") values (");
    first = true;
    rows.assignments.each([&](const auto& a) {
        if (!first) out.put(", ");
        first = false;
        write(out, a.value);
    });
    Table::mizzle_columns::each([&]<class C>() {
        if constexpr (computed::template is_set<C>) {
            out.put(", ");
            out.placeholder();
        }
    });
    out.put(")");
}

template <class Source, class Head, class Rows>
constexpr void write_statement(writer& out, const values_clause<Head, Rows>& node) {
    out.put("insert into ");
    write_table<typename Head::table>(out);
    write_rows<typename Head::table>(out, node.rows);
}

template <class Source, class Before, class... Targets, class Condition, class... A>
constexpr void write_statement(writer& out,
                               const conflict_clause<Before, type_list<Targets...>, Condition, A...>& node) {
    write_statement<Source>(out, node.before);
    out.put(" on conflict");
    bool first = true;
    [[maybe_unused]] const auto name = [&]<class C>() {
        out.put(first ? " (" : ", ");
        first = false;
        write_bare_column<C>(out);
    };
    (name.template operator()<Targets>(), ...);
    if (!first) out.put(")");
    if constexpr (sizeof...(A) == 0) {
        out.put(" do nothing");
    } else {
        out.put(" do update set ");
        write_list(out, node.assignments);
        if constexpr (!std::is_same_v<Condition, no_condition>) {
            out.put(" where ");
            write(out, node.condition);
        }
    }
}

}  // namespace mizzle
