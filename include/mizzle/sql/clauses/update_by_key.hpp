// update table set ... from (rows) where the key is the row's.
#pragma once
#include "../../query/clauses/update_by_key.hpp"
#include "update.hpp"

namespace mizzle::detail {

// (values (...), ...) as "new": without names of their own the columns are column1, column2 and so on.
template <class Table, class... C> void write_keyed_rows(writer& out, const keyed_values<Table, C...>& rows) {
    out.put("(values ");
    for (std::size_t row = 0; row < rows.count; ++row) {
        out.put(row == 0 ? "(" : ", (");
        bool first = true;
        Table::mizzle_columns::each([&]<class X>() {
            if constexpr (is_sent_with_key<X, C...>) {
                if (!first) out.put(", ");
                first = false;
                out.placeholder();
                if (row == 0) write(out, type_of_placeholder<typename placeholder_type<typename X::sql_type>::type>{});
            }
        });
        out.put(")");
    }
    out.put(")");
}

template <class Table, class... C> constexpr void write_keyed_rows(writer& out, const keyed_arrays<Table, C...>&) {
    out.put("unnest(");
    bool first = true;
    Table::mizzle_columns::each([&]<class X>() {
        if constexpr (is_sent_with_key<X, C...>) {
            if (!first) out.put(", ");
            first = false;
            out.placeholder();
            write(out, type_of_list<typename placeholder_type<typename X::sql_type>::type>{});
        }
    });
    out.put(")");
}

template <class Clause> struct columns_by_key;
template <class Head, class Rows, class... C> struct columns_by_key<keyed_clause<Head, Rows, C...>> {
    using table = typename Head::table;
    template <class X> static constexpr bool is_sent = is_sent_with_key<X, C...>;
    template <class X> static constexpr bool is_set = (std::is_same_v<X, C> || ...);
    template <class F> static constexpr void each_set(F&& f) { (f.template operator()<C>(), ...); }

    // A column of the rows.
    template <class X> static constexpr void write_new(writer& out) {
        out.put("\"new\".");
        // What on_update(sql("...")) names are columns of the table: those of the rows must not be called so.
        if (out.dialect()->names_values && !has_column_updated_by_sql<table>) return write_bare_column<X>(out);
        unsigned position = 0;
        bool found = false;
        table::mizzle_columns::each([&]<class Y>() {
            if (found || !is_sent<Y>) return;
            ++position;
            found = std::is_same_v<X, Y>;
        });
        out.put("column");
        out.number(position);
    }
};

template <class Clause> constexpr void write_keyed_set_list(writer& out) {
    using columns = columns_by_key<Clause>;
    bool first = write_changes(out, typename Clause::computed_part{});
    columns::each_set([&]<class X>() {
        if (!first) out.put(", ");
        first = false;
        write_bare_column<X>(out);
        out.put(" = ");
        columns::template write_new<X>(out);
    });
    write_all_updated_by_sql<typename columns::table>(out,
                                                      []<class X>(std::size_t) { return columns::template is_set<X>; });
}

template <class Clause> constexpr void write_keyed_condition(writer& out) {
    using columns = columns_by_key<Clause>;
    bool first = true;
    columns::table::mizzle_columns::each([&]<class X>() {
        if constexpr (finds_row<X>) {
            out.put(first ? " where " : " and ");
            first = false;
            write(out, X{});
            out.put(" = ");
            columns::template write_new<X>(out);
        }
    });
    if constexpr (!std::is_same_v<typename Clause::filter_type, no_condition>) {
        out.put(" and ");
        write_under<operators::and_>(out, default_condition<typename Clause::table, typename Clause::head::lifted>());
    }
}

template <class Source, class Head, class Rows, class... C>
constexpr void spell_statement(writer& out, const keyed_clause<Head, Rows, C...>& node) {
    using table = typename Head::table;
    using clause = keyed_clause<Head, Rows, C...>;
    out.put("update ");
    write_table<table>(out);
    out.put(" set ");
    write_keyed_set_list<clause>(out);
    out.put(" from ");
    write_keyed_rows(out, node.rows);
    out.put(" as \"new\"");
    if (out.dialect()->names_values) {
        unsigned position = 0;
        table::mizzle_columns::each([&]<class X>() {
            if constexpr (is_sent_with_key<X, C...>) {
                out.put(position == 0 ? " (" : ", ");
                ++position;
                if constexpr (has_column_updated_by_sql<table>) {
                    out.put("column");
                    out.number(position);
                } else {
                    write_bare_column<X>(out);
                }
            }
        });
        out.put(")");
    }
    write_keyed_condition<clause>(out);
}

}  // namespace mizzle::detail
