// Updates and deletes, what if_unchanged() compares, and returning.
#pragma once
#include "../../query/clauses/delete.hpp"
#include "../../query/clauses/unchanged.hpp"
#include "../../query/clauses/update.hpp"
#include "select.hpp"
#include "where.hpp"

namespace mizzle::detail {

// "column" = placeholder, after a comma unless it is the first.
template <class C> constexpr void write_change(writer& out, bool& first) {
    if (!first) out.put(", ");
    first = false;
    write_set_column<C>(out);
    out.put(" = ");
    out.placeholder();
}

template <class Table, bool Owned, class... Assigned>
bool write_changes(writer& out, const changed_columns<Table, Owned, Assigned...>& changes) {
    const auto shape = changes.shape();
    bool first = true;
    std::size_t i = 0;
    Table::mizzle_columns::each([&]<class C>() {
        if (shape.has(i++)) write_change<C>(out, first);
    });
    return first;
}

constexpr bool write_changes(writer&, const nothing_computed&) { return true; }

template <class Columns, class... Assigned>
constexpr bool write_changes(writer& out, const computed_columns<Columns, Assigned...>&) {
    bool first = true;
    computed_columns<Columns, Assigned...>::each([&]<class C>(C) { write_change<C>(out, first); });
    return first;
}

// "column" = (what SQL computes for it) for each column that on_update() has such for and that nothing else sets.
template <class C> constexpr void write_sql_of_update(writer& out) {
    out.put("(");
    if constexpr (C::specification::is_version) {
        write(out, C{});
        out.put(" + 1");
    }
    C::specify().each_modifier([&out]<class M>(const M& modifier) {
        if constexpr (modifiers::is_on_update_by_sql<M>) out.put(modifier.make.text);
    });
    out.put(")");
}
template <class C> constexpr void write_updated_by_sql(writer& out) {
    out.put(", ");
    write_set_column<C>(out);
    out.put(" = ");
    write_sql_of_update<C>(out);
}
template <class Table>
inline constexpr bool has_column_updated_by_sql = [] {
    bool any = false;
    Table::mizzle_columns::each([&any]<class C>() { any = any || C::specification::updated_by_sql; });
    return any;
}();
template <class Table, class F> constexpr void write_all_updated_by_sql(writer& out, const F& is_set) {
    std::size_t i = 0;
    Table::mizzle_columns::each([&]<class C>() {
        if constexpr (C::specification::updated_by_sql)
            if (!is_set.template operator()<C>(i)) write_updated_by_sql<C>(out);
        ++i;
    });
}

// What follows `set`.
template <class Head, class Changes, class... A>
constexpr void write_set_list(writer& out, const set_clause<Head, Changes, A...>& node) {
    const bool nothing = write_changes(out, node.changes);
    if constexpr (sizeof...(A) == 0) {
        if (nothing) throw_usage_error("mizzle: an update without changes: give at least one member of set({...})");
    } else {
        if (!nothing) out.put(", ");
        write_list(out, node.assignments);
    }
    write_all_updated_by_sql<typename Head::table>(out, [&]<class C>([[maybe_unused]] std::size_t i) {
        if constexpr (requires { node.changes.shape(); })
            if (node.changes.shape().has(i)) return true;
        return (std::is_same_v<C, typename A::column> || ...);
    });
}

template <class Head, class Changes, class... A>
inline constexpr bool is_spelled_alike<set_clause<Head, Changes, A...>> = true;
template <class Source, class Head, class Changes, class... A>
constexpr void spell_statement(writer& out, const set_clause<Head, Changes, A...>& node) {
    out.put("update ");
    write_table<typename Head::table>(out);
    out.put(" set ");
    write_set_list(out, node);
}

template <class Source, class Of> constexpr void spell_statement(writer& out, const delete_head<Of>&) {
    out.put("delete from ");
    write_table<typename delete_head<Of>::table>(out);
}

template <class Source, class Before> constexpr void spell_statement(writer& out, const all_rows_clause<Before>& node) {
    write_statement<Source>(out, node.before);
    write_update_at_once(out, node.before);
}

template <class Source, class Before, class... Items>
constexpr void spell_statement(writer& out, const returning_clause<Before, Items...>& node) {
    write_statement<Source>(out, node.before);
    out.put(" returning ");
    write_items<Source>(out, node.items);
}

template <class Table, class Condition> constexpr void spell(writer& out, const unchanged_row<Table, Condition>& node) {
    write(out, node.condition);
}
template <class Table, class Condition> inline constexpr bool needs_parentheses<unchanged_row<Table, Condition>> = true;

}  // namespace mizzle::detail
