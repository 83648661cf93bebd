// How each statement is spelled, clause by clause.
#pragma once
#include "../query.hpp"
#include "expressions.hpp"

namespace mizzle {

// Every column of a table: by name, so that the order of the columns in the database does not matter.
template <class Table> constexpr void write_all_columns(writer& out, bool& first) {
    Table::mizzle_columns::each([&]<class C>() {
        if (!first) out.put(", ");
        first = false;
        write(out, C{});
    });
}

struct item_writer {
    writer& out;
    bool first = true;

    template <class Item> constexpr void operator()(const Item& item) {
        if constexpr (table_like<Item>) {
            write_all_columns<Item>(out, first);
        } else {
            if (!first) out.put(", ");
            first = false;
            write(out, item);
            write_cast<Item, void>(out);
            if constexpr (requires {
                              item.operand;
                              typename Item::output_name;
                          }) {
                constexpr std::string_view name = [] {
                    if constexpr (column_like<typename Item::output_name>) return Item::output_name::cpp_name;
                    else return Item::output_name::name;
                }();
                out.put(" as ");
                out.identifier(name);
            }
        }
    }
};

template <class Source, class Items> constexpr void write_items(writer& out, const Items& items) {
    item_writer each{out};
    if constexpr (Items::size == 0) [&]<class... T>(type_list<T...>) { (each(T{}), ...); }(typename Source::tables{});
    else items.each(each);
}

// `Source` is the whole statement's: the items come before the tables.
template <class Source, bool Distinct, class... Items>
constexpr void write_statement(writer& out, const select_head<Distinct, Items...>& node) {
    out.put(Distinct ? "select distinct " : "select ");
    write_items<Source>(out, node.items);
}

template <class Source, class On, class... Items>
constexpr void write_statement(writer& out, const distinct_on_head<On, Items...>& node) {
    out.put("select distinct on (");
    write_list(out, node.on);
    out.put(") ");
    write_items<Source>(out, node.items);
}

template <class Source, class Before, class Table>
constexpr void write_statement(writer& out, const from_clause<Before, Table>& node) {
    write_statement<Source>(out, node.before);
    out.put(" from ");
    write_table<Table>(out);
}

template <class Source, class Before, class Table, join_kind Kind, class On>
constexpr void write_statement(writer& out, const join_clause<Before, Table, Kind, On>& node) {
    write_statement<Source>(out, node.before);
    out.put(Kind == join_kind::inner ? " inner join " : Kind == join_kind::left ? " left join " : " cross join ");
    write_table<Table>(out);
    if constexpr (Kind != join_kind::cross) {
        out.put(" on ");
        write(out, node.on);
    }
}

template <class Source, class Before, class Condition>
constexpr void write_statement(writer& out, const where_clause<Before, Condition>& node) {
    write_statement<Source>(out, node.before);
    if constexpr (std::is_same_v<Condition, condition>) {
        if (node.condition.empty()) return;
    }
    out.put(" where ");
    write(out, node.condition);
}

template <class Source, class Before, class... X>
constexpr void write_statement(writer& out, const group_by_clause<Before, X...>& node) {
    write_statement<Source>(out, node.before);
    out.put(" group by ");
    write_list(out, node.expressions);
}

template <class Source, class Before, class Condition>
constexpr void write_statement(writer& out, const having_clause<Before, Condition>& node) {
    write_statement<Source>(out, node.before);
    if constexpr (std::is_same_v<Condition, condition>) {
        if (node.condition.empty()) return;
    }
    out.put(" having ");
    write(out, node.condition);
}

struct ordering_writer {
    writer& out;
    bool first = true;

    template <class X> constexpr void operator()(const X& x) {
        if (!first) out.put(", ");
        first = false;
        if constexpr (is_ordering<X>) write(out, x);
        else write_sorted(out, x);
    }
};

template <class Source, class Before, class... X>
constexpr void write_statement(writer& out, const order_by_clause<Before, X...>& node) {
    write_statement<Source>(out, node.before);
    out.put(" order by ");
    ordering_writer each{out};
    node.orderings.each(each);
}

template <class Source, class Before, class N>
constexpr void write_statement(writer& out, const limit_clause<Before, N>& node) {
    write_statement<Source>(out, node.before);
    out.put(" limit ");
    write(out, node.rows);
}

template <class Source, class Before, class N>
constexpr void write_statement(writer& out, const offset_clause<Before, N>& node) {
    write_statement<Source>(out, node.before);
    // SQLite knows offset only after limit.
    if (!offset_clause<Before, N>::has_limit && out.is_sqlite()) out.put(" limit -1");
    out.put(" offset ");
    write(out, node.rows);
}

template <class Source, class Before, row_lock Lock, lock_wait Wait, class... Tables>
constexpr void write_statement(writer& out, const lock_clause<Before, Lock, Wait, Tables...>& node) {
    write_statement<Source>(out, node.before);
    out.put(Lock == row_lock::update          ? " for update"
            : Lock == row_lock::no_key_update ? " for no key update"
            : Lock == row_lock::share         ? " for share"
                                              : " for key share");
    bool first = true;
    [[maybe_unused]] const auto name = [&]<class Table>() {
        out.put(first ? " of " : ", ");
        first = false;
        // Here SQL takes the table's own name, without its schema.
        out.identifier(table_name_of<Table>().name);
    };
    (name.template operator()<Tables>(), ...);
    if constexpr (Wait == lock_wait::nowait) out.put(" nowait");
    if constexpr (Wait == lock_wait::skip_locked) out.put(" skip locked");
}

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

template <class Table> void write_rows(writer& out, const row_batch<Table>& rows) {
    write_shaped_rows<Table>(out, rows.shape());
}

// (columns) select * from unnest(arrays)
template <class Table> void write_rows(writer& out, const column_batch<Table>& rows) {
    const auto shape = rows.shape();
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

template <class Table, bool Owned, class... Assigned>
bool write_changes(writer& out, const changed_columns<Table, Owned, Assigned...>& changes) {
    const auto shape = changes.shape();
    bool first = true;
    std::size_t i = 0;
    Table::mizzle_columns::each([&]<class C>() {
        if (shape.has(i++)) {
            if (!first) out.put(", ");
            first = false;
            write_bare_column<C>(out);
            out.put(" = ");
            out.placeholder();
        }
    });
    return first;
}

constexpr bool write_changes(writer&, const nothing_computed&) { return true; }

template <class Columns, class... Assigned>
constexpr bool write_changes(writer& out, const computed_columns<Columns, Assigned...>&) {
    bool first = true;
    computed_columns<Columns, Assigned...>::each([&]<class C>(C) {
        if (!first) out.put(", ");
        first = false;
        write_bare_column<C>(out);
        out.put(" = ");
        out.placeholder();
    });
    return first;
}

template <class Source, class Head, class Changes, class... A>
constexpr void write_statement(writer& out, const set_clause<Head, Changes, A...>& node) {
    out.put("update ");
    write_table<typename Head::table>(out);
    out.put(" set ");
    const bool nothing = write_changes(out, node.changes);
    if constexpr (sizeof...(A) == 0) {
        if (nothing) throw_usage_error("mizzle: an update without changes: give at least one member of set({...})");
    } else {
        if (!nothing) out.put(", ");
        write_list(out, node.assignments);
    }
}

template <class Source, class Table> constexpr void write_statement(writer& out, const delete_head<Table>&) {
    out.put("delete from ");
    write_table<Table>(out);
}

template <class Source, class Before> constexpr void write_statement(writer& out, const all_rows_clause<Before>& node) {
    write_statement<Source>(out, node.before);
}

template <class Source, class Before, class... Items>
constexpr void write_statement(writer& out, const returning_clause<Before, Items...>& node) {
    write_statement<Source>(out, node.before);
    out.put(" returning ");
    write_items<Source>(out, node.items);
}

}  // namespace mizzle
