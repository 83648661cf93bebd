// Inserts: rows, single columns, conflicts.
#pragma once
#include "../../query/clauses/insert_select.hpp"
#include "../expressions/subquery.hpp"
#include "union.hpp"

namespace mizzle::detail {

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

// After the columns.
constexpr std::string_view text_of(overriding what) {
    return what == overriding::system_value ? " overriding system value"
           : what == overriding::user_value ? " overriding user value"
                                            : "";
}

// (columns) values (placeholders): the columns that the shape says.
template <class Table> void write_shaped_rows(writer& out, const statement_shape& shape, std::string_view overriding) {
    if (shape.empty()) {
        out.put(out.dialect()->default_row);
        return;
    }
    write_shaped_columns<Table>(out, shape);
    out.put(overriding);
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

template <class Table, bool Owned>
void write_rows(writer& out, const one_row<Table, Owned>& rows, std::string_view overriding) {
    write_shaped_rows<Table>(out, rows.shape(), overriding);
}

// (columns) select * from unnest(arrays)
template <class Table>
void write_shaped_arrays(writer& out, const statement_shape& shape, std::string_view overriding) {
    write_shaped_columns<Table>(out, shape);
    out.put(overriding);
    out.put(" select * from unnest(");
    bool first = true;
    std::size_t i = 0;
    Table::mizzle_columns::each([&]<class C>() {
        if (!shape.has(i++)) return;
        if (!first) out.put(", ");
        first = false;
        out.placeholder();
        write(out, type_of_list<typename placeholder_type<typename C::sql_type>::type>{});
    });
    out.put(")");
}

template <class Table, batch_form Form, class Rows>
void write_rows(writer& out, const row_batch<Table, Form, Rows>& rows, std::string_view overriding) {
    if constexpr (Form == batch_form::columns) write_shaped_arrays<Table>(out, rows.shape(), overriding);
    else write_shaped_rows<Table>(out, rows.shape(), overriding);
}

template <class Table> constexpr void write_rows(writer& out, const default_row&, std::string_view) {
    out.put(out.dialect()->default_row);
}

// Whether the last that is said of a select is its tables; a with() stands before it in the text.
template <class S>
inline constexpr bool ends_with_table = [] {
    using last = clause_of<is_no_with, S>;
    if constexpr (is_set_operation<last>) {
        using right = std::remove_cvref_t<decltype(last::right)>;
        constexpr bool is_numbered = last::keeps_all && last::operation != set_operator::union_;
        return is_numbered || !is_plain_select<right> || ends_with_table<right>;
    } else {
        return (last::place == clause::from || last::place == clause::join) && !is_filtered_clause<last>;
    }
}();

// The rows of a select, as the columns keep them.
template <class Columns, class S> struct stored_rows {
    const S& statement;
};
template <class Columns, class S> constexpr void spell(writer& out, const stored_rows<Columns, S>& rows) {
    write_whole(out, rows.statement);
}

template <class Table, class S, class First, class... C>
constexpr void write_rows(writer& out, const selected_rows<S, First, C...>& rows, std::string_view overriding) {
    out.put(" (");
    write_bare_column<First>(out);
    ((out.put(", "), write_bare_column<C>(out)), ...);
    out.put(")");
    out.put(overriding);
    out.put(" ");
    write(out, stored_rows<type_list<First, C...>, S>{rows.query.statement});
}

template <class Table, class... A>
constexpr void write_rows(writer& out, const assigned_row<Table, A...>& rows, std::string_view overriding) {
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
    out.put(")");
    out.put(overriding);
    out.put(" values (");
    first = true;
    rows.assignments.each([&]<class C, class X>(const assignment<C, X>& a) {
        if (!first) out.put(", ");
        first = false;
        write_assigned<C>(out, a.value);
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
constexpr void spell_statement(writer& out, const values_clause<Head, Rows>& node) {
    out.put("insert into ");
    write_table<typename Head::table>(out);
    write_rows<typename Head::table>(out, node.rows, text_of(Head::overrides));
}

constexpr void write_target(writer&, const key_target<no_condition>&) {}
template <class Where, class First, class... C>
constexpr void write_target(writer& out, const key_target<Where, First, C...>& target) {
    out.put(" (");
    write_bare_column<First>(out);
    ((out.put(", "), write_bare_column<C>(out)), ...);
    out.put(")");
    if constexpr (!std::is_same_v<Where, no_condition>) {
        out.put(" where ");
        std::string text;
        writer literal(out.dialect(), text);
        literal.print_values();
        literal.omit_tables();
        write(literal, target.where.condition);
        out.put(text);
    }
}
template <class Where, class... X>
constexpr void write_target(writer& out, const expression_target<Where, X...>& target) {
    const auto as_in_index = [&out]<class N>(const N& node) {
        // Where nothing is bound the compiler writes it, too.
        if constexpr (std::is_empty_v<N>) {
            const bool omits = out.omits_tables();
            out.omit_tables();
            write(out, node);
            out.omit_tables(omits);
        } else {
            std::string text;
            writer literal(out.dialect(), text);
            literal.print_values();
            literal.omit_tables();
            write(literal, node);
            out.put(text);
        }
    };
    bool first = true;
    out.put(" (");
    target.expressions.each([&]<class N>(const N& node) {
        if (!first) out.put(", ");
        first = false;
        if constexpr (column_like<N>) return write_bare_column<N>(out);
        out.put("(");
        as_in_index(node);
        out.put(")");
    });
    out.put(")");
    if constexpr (!std::is_same_v<Where, no_condition>) {
        out.put(" where ");
        as_in_index(target.where.condition);
    }
}
template <fixed_string Name> constexpr void write_target(writer& out, const constraint_target<Name>&) {
    out.put(" on constraint ");
    out.identifier(Name.view());
}

// The columns that the rows of an insert give.
template <class Table, class Rows, class F> constexpr void each_given_column(const Rows& rows, F&& f) {
    if constexpr (requires { rows.shape(); }) {
        const auto shape = rows.shape();
        std::size_t i = 0;
        Table::mizzle_columns::each([&]<class C>() {
            if (shape.has(i++)) f.template operator()<C>();
        });
    } else if constexpr (requires { Rows::gives_known_columns; }) {
        Table::mizzle_columns::each([&]<class C>() {
            if constexpr (Rows::template gives<C>) f.template operator()<C>();
        });
    }
}

template <class C> constexpr void spell(writer& out, const updated_on_conflict<C>&) { write_sql_of_update<C>(out); }

// What on_update() computes for columns that nothing else sets.
template <class Target, class... A, class Conflict>
constexpr void write_updated_on_conflict(writer& out, const Conflict& node) {
    using table = typename Conflict::head::table;
    if constexpr (!std::is_same_v<typename Conflict::computed_type, nothing_computed>) {
        bool first = false;
        Conflict::computed_type::each([&]<class C>(C) { write_change<C>(out, first); });
    }
    table::mizzle_columns::each([&]<class C>() {
        if constexpr (C::specification::updated_by_sql) {
            bool is_set = ([]<class X>(std::type_identity<X>) {
                if constexpr (is_set_excluded<X>) return is_key_column<C> || Target::template has<C>;
                else return std::is_same_v<typename X::column, C>;
            }(std::type_identity<A>{}) ||
                           ...);
            if constexpr ((is_set_excluded<A> || ...) && takes_excluded<C, Target, A...>)
                each_given_column<table>(find_clause<is_given_rows>(node).rows,
                                         [&]<class Given>() { is_set = is_set || std::is_same_v<Given, C>; });
            if (is_set) return;
            out.put(", ");
            write_bare_column<C>(out);
            out.put(" = ");
            write(out, updated_on_conflict<C>{});
        }
    });
}

// A list of assignments; set_excluded() stands for those of the columns that are given.
template <class Conflict, class Target, class... A>
constexpr void write_conflict_assignments(writer& out, const Conflict& node, const Target&,
                                          const pack<A...>& assignments) {
    using table = typename Conflict::head::table;
    bool first = true;
    const auto comma = [&] {
        if (!first) out.put(", ");
        first = false;
    };
    assignments.each([&]<class X>(const X& x) {
        if constexpr (std::is_same_v<X, excluded_values>) {
            each_given_column<table>(find_clause<is_given_rows>(node).rows, [&]<class C>() {
                if constexpr (takes_excluded<C, Target, A...>) {
                    comma();
                    write_bare_column<C>(out);
                    out.put(" = excluded.");
                    write_bare_column<C>(out);
                }
            });
        } else {
            comma();
            write(out, x);
        }
    });
    if (first) throw_usage_error("mizzle: set_excluded() sets nothing: the insert gives the key's columns alone");
    write_updated_on_conflict<Target, A...>(out, node);
}

template <class Source, class Before, class Target, class Condition, class... A>
constexpr void spell_statement(writer& out, const conflict_clause<Before, Target, Condition, A...>& node) {
    write_statement<Source>(out, node.before);
    if constexpr (requires { typename decltype(node.before.rows)::statement; })
        if (ends_with_table<typename decltype(node.before.rows)::statement>) out.put(out.dialect()->before_conflict);
    out.put(" on conflict");
    write_target(out, node.target);
    if constexpr (sizeof...(A) == 0) {
        out.put(" do nothing");
    } else {
        out.put(" do update set ");
        write_conflict_assignments(out, node, node.target, node.assignments);
        if constexpr (!std::is_same_v<Condition, no_condition>) {
            out.put(" where ");
            write(out, node.condition);
        }
    }
}

}  // namespace mizzle::detail
