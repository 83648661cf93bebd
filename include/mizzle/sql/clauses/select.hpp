// Selects, clause by clause.
#pragma once
#include "../../query/clauses/from.hpp"
#include "../../query/clauses/group_by.hpp"
#include "../../query/clauses/locking.hpp"
#include "../../query/clauses/order_by.hpp"
#include "../../query/clauses/where.hpp"
#include "../../query/clauses/window_clause.hpp"
#include "../expressions.hpp"
#include "../expressions/outer_levels.hpp"
#include "columns_of.hpp"
#include "optional_join.hpp"
#include "sort_keys.hpp"

namespace mizzle {

// The items of a select. In a subquery that needs it each column gets its name there, which no other has.
template <class Names, class Casts, bool Distinct = false> struct item_writer {
    static constexpr bool names_all = !std::is_void_v<Names>;
    writer& out;
    std::size_t at = 0;

    template <class Item> constexpr void operator()(const Item& item) {
        if constexpr (table_like<Item>) {
            Item::mizzle_columns::each([&]<class C>() { add(C{}); });
        } else {
            add(item);
        }
    }

private:
    template <class Item> constexpr void add(const Item& item) {
        if (at != 0) out.put(", ");
        const bool casts = Casts::is_cast(at) && (Casts::in_every_dialect || out.dialect()->casts_outputs);
        if (casts) out.put("cast(");
        if constexpr (is_column_choice<Item>) write_choice<Distinct>(out, item);
        else if constexpr (Distinct) write_distinctly<Distinct, Item>(out, [&] { write(out, item); });
        else write(out, item);
        if (casts) {
            out.put(" as ");
            Casts::write_type_of(out, at);
            out.put(")");
        } else {
            write_cast<Item, void>(out);
        }
        if constexpr (names_all) {
            Names::name(at, [this](std::string_view name) { write_name(name); });
        } else if constexpr (requires {
                                 item.operand;
                                 typename Item::output_name;
                             }) {
            if constexpr (column_like<typename Item::output_name>) write_name(Item::output_name::cpp_name);
            else write_name(Item::output_name::name);
        }
        ++at;
    }
    constexpr void write_name(std::string_view name) {
        out.put(" as ");
        out.identifier(name);
    }
};

// Says which of a select's columns are cast to their types, where a database cannot see them.
struct no_casts {
    static constexpr bool in_every_dialect = false;
    static constexpr bool is_cast(std::size_t) { return false; }
    static constexpr void write_type_of(writer&, std::size_t) {}
};
template <class Source, class Casts> struct with_output_casts : Source {
    using output_casts = Casts;
};
template <class Source> struct output_casts_for {
    using type = no_casts;
};
template <class Source>
    requires requires { typename Source::output_casts; }
struct output_casts_for<Source> {
    using type = typename Source::output_casts;
};

// Says that the columns of a select are to be named so.
template <class Source, class Names> struct with_output_names : Source {
    using output_names = Names;
};
template <class Source> struct output_names_for {
    using type = void;
};
template <class Source>
    requires requires { typename Source::output_names; }
struct output_names_for<Source> {
    using type = typename Source::output_names;
};

template <class Source, bool Distinct = false, class Items>
constexpr void write_items(writer& out, const Items& items) {
    item_writer<typename output_names_for<Source>::type, typename output_casts_for<Source>::type, Distinct> each{out};
    if constexpr (Items::size == 0) [&]<class... T>(type_list<T...>) { (each(T{}), ...); }(typename Source::tables{});
    else items.each(each);
}

// `Source` is the whole statement's: the items come before the tables.
template <class Source, bool Distinct, class... Items>
constexpr void spell_statement(writer& out, const select_head<Distinct, Items...>& node) {
    out.put(Distinct ? "select distinct " : "select ");
    write_items<Source, Distinct>(out, node.items);
}

template <class Source, class On, class... Items>
constexpr void spell_statement(writer& out, const distinct_on_head<On, Items...>& node) {
    out.put("select distinct on (");
    write_list(out, node.on);
    out.put(") ");
    write_items<Source>(out, node.items);
}

template <class Clause, class Table> constexpr void write_source(writer& out, const Clause& node, const Table*) {
    if constexpr (holds_statement<Table>) write(out, node.table);
    else write_named_table<Table>(out);
}

template <class Source, class Before, class Table>
constexpr void spell_statement(writer& out, const from_clause<Before, Table>& node) {
    write_statement<Source>(out, node.before);
    out.put(" from ");
    write_source(out, node, static_cast<const Table*>(nullptr));
}

template <class... C> constexpr void write_join_condition(writer& out, const using_columns<C...>&) {
    bool first = true;
    const auto one = [&]<class Column>() {
        out.put(first ? " using (" : ", ");
        first = false;
        write_bare_column<Column>(out);
    };
    (one.template operator()<C>(), ...);
    out.put(")");
}
template <class On> constexpr void write_join_condition(writer& out, const On& on) {
    out.put(" on ");
    write(out, on);
}
constexpr void write_join_condition(writer&, const no_join_condition&) {}

template <class Source, class Before, class Table, join_kind Kind, class On>
constexpr void spell_statement(writer& out, const join_clause<Before, Table, Kind, On>& node) {
    write_statement<Source>(out, node.before);
    out.put(Kind == join_kind::inner   ? " inner join "
            : Kind == join_kind::left  ? " left join "
            : Kind == join_kind::right ? " right join "
            : Kind == join_kind::full  ? " full join "
                                       : out.dialect()->cross_join);
    write_source(out, node, static_cast<const Table*>(nullptr));
    write_join_condition(out, node.on);
}

template <class Source, class Before, class Table, join_kind Kind, class On>
constexpr void spell_statement(writer& out, const optional_join_clause<Before, Table, Kind, On>& node) {
    write_statement<Source>(out, node.before);
    if (!node.is_joined) return;
    out.put(Kind == join_kind::inner ? " inner join " : " left join ");
    write_named_table<Table>(out);
    out.put(" on ");
    write(out, node.on);
}

// What an update looks up is as it was before the first row was written.
template <class Update, class... Conditions>
constexpr bool write_update_at_once(writer& out, const Update& update, const Conditions&... conditions) {
    if constexpr (requires { typename Update::changes_type; }) {
        const auto before = out.dialect()->before_update;
        if (before.empty()) return false;
        bool reads = false;
        const finder_of_reads find{reads};
        update.assignments.each(find);
        (find(conditions), ...);
        if (reads) out.put(before);
        return reads;
    } else {
        return false;
    }
}

template <class Source, class Before, class Condition>
constexpr void spell_statement(writer& out, const where_clause<Before, Condition>& node) {
    write_statement<Source>(out, node.before);
    write_update_at_once(out, node.before, node.condition);
    if constexpr (std::is_same_v<Condition, condition>) {
        if (node.condition.empty()) return;
    }
    out.put(" where ");
    write(out, node.condition);
}

template <class Source, class Before, class Condition>
constexpr void spell_statement(writer& out, const filtered_clause<Before, Condition>& node) {
    write_statement<Source>(out, node.before);
    out.put(" where ");
    write(out, node.condition);
}

template <class X, std::size_t Before> constexpr void spell(writer& out, const named_group<X, Before>& node) {
    write(out, node.named);
}

template <class Source, class Before, class... X>
constexpr void spell_statement(writer& out, const group_by_clause<Before, X...>& node) {
    write_statement<Source>(out, node.before);
    out.put(" group by ");
    expect_outer<feature::outer_in_order, 0>(out, node.expressions, no_outer_in_order);
    bool first = true;
    node.expressions.each([&]<class Item>(const Item& item) {
        if (!first) out.put(", ");
        first = false;
        if constexpr (grouping_element<Item>) write(out, item);
        else
            write_compared<typename Item::sql_type>(
                out, [&] { write_equal<typename Item::sql_type>(out, [&] { write(out, item); }); });
    });
}

template <class Source, class Before, class Condition>
constexpr void spell_statement(writer& out, const having_clause<Before, Condition>& node) {
    write_statement<Source>(out, node.before);
    if constexpr (std::is_same_v<Condition, condition>) {
        if (node.condition.empty()) return;
    }
    out.put(" having ");
    write(out, node.condition);
}

template <class Source, class Before, class Name, class Window>
constexpr void spell_statement(writer& out, const window_clause<Before, Name, Window>& node) {
    write_statement<Source>(out, node.before);
    out.put(window_clause<Before, Name, Window>::follows_window ? ", " : " window ");
    out.identifier(Name::name);
    out.put(" as ");
    write_window(out, node.window_definition);
}

template <class Source, class Before, class... X>
constexpr void spell_statement(writer& out, const order_by_clause<Before, X...>& node) {
    write_statement<Source>(out, node.before);
    expect_outer<feature::outer_in_order, 0>(out, node.orderings, no_outer_in_order);
    write_orderings(out, node.orderings, " order by ");
}

template <class Source, class Before, class N>
constexpr void spell_statement(writer& out, const limit_clause<Before, N>& node) {
    write_statement<Source>(out, node.before);
    out.put(" limit ");
    write(out, node.rows);
}

template <class Source, class Before, class N>
constexpr void spell_statement(writer& out, const offset_clause<Before, N>& node) {
    write_statement<Source>(out, node.before);
    if (!offset_clause<Before, N>::has_limit) out.put(out.dialect()->no_limit);
    out.put(" offset ");
    write(out, node.rows);
}

template <class Source, class Before, row_lock Lock, lock_wait Wait, class... Tables>
constexpr void spell_statement(writer& out, const lock_clause<Before, Lock, Wait, Tables...>& node) {
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
        write_qualifier<Table>(out);
    };
    (name.template operator()<Tables>(), ...);
    if constexpr (Wait == lock_wait::nowait) out.put(" nowait");
    if constexpr (Wait == lock_wait::skip_locked) out.put(" skip locked");
}

template <class Source, class Lock> constexpr void spell_statement(writer& out, const lock_or_immediate<Lock>& node) {
    write_statement<Source>(out, node.before);
}

}  // namespace mizzle
