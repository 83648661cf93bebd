// Selects, clause by clause.
#pragma once
#include "../query/from.hpp"
#include "../query/group_by.hpp"
#include "../query/locking.hpp"
#include "../query/order_by.hpp"
#include "../query/where.hpp"
#include "columns_of.hpp"
#include "expressions.hpp"
#include "optional_join.hpp"
#include "sort_keys.hpp"

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
    out.put(Kind == join_kind::inner   ? " inner join "
            : Kind == join_kind::left  ? " left join "
            : Kind == join_kind::right ? " right join "
            : Kind == join_kind::full  ? " full join "
                                       : " cross join ");
    write_table<Table>(out);
    if constexpr (Kind != join_kind::cross) {
        out.put(" on ");
        write(out, node.on);
    }
}

template <class Source, class Before, class Table, join_kind Kind, class On>
constexpr void write_statement(writer& out, const optional_join_clause<Before, Table, Kind, On>& node) {
    write_statement<Source>(out, node.before);
    if (!node.is_joined) return;
    out.put(Kind == join_kind::inner ? " inner join " : " left join ");
    write_table<Table>(out);
    out.put(" on ");
    write(out, node.on);
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
    std::string_view before = " order by ";

    template <class X> constexpr void operator()(const X& x) {
        if constexpr (is_sort_order<X>) {
            if (x.empty()) return;
        }
        out.put(before);
        before = ", ";
        if constexpr (is_ordering<X>) write(out, x);
        else write_sorted(out, x);
    }
};

template <class Source, class Before, class... X>
constexpr void write_statement(writer& out, const order_by_clause<Before, X...>& node) {
    write_statement<Source>(out, node.before);
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

}  // namespace mizzle
