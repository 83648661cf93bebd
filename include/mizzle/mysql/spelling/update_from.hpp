// Updates and deletes that look at other tables, which MySQL says in one statement of several tables:
//
//   update t, p left join q on ... set t.a = ... where ...        delete t from t, p left join q on ... where ...
#pragma once
#include "../../sql/update_from.hpp"
#include "../dialect.hpp"

namespace mizzle {

// A name that several of the tables have must say which.
template <class Set> constexpr void write_set_list_of_table(writer& out, const Set& set) {
    using table = typename Set::head::table;
    bool first = true;
    const auto begin = [&] {
        out.put(first ? " set " : ", ");
        first = false;
        write_qualifier<table>(out);
        out.put(".");
    };
    const auto write_bound_column = [&]<class C>(C) {
        begin();
        bool is_first_of_list = true;
        write_change<C>(out, is_first_of_list);
    };
    if constexpr (requires { set.changes.shape(); }) {
        const auto shape = set.changes.shape();
        std::size_t i = 0;
        table::mizzle_columns::each([&]<class C>() {
            if (shape.has(i++)) write_bound_column(C{});
        });
    } else if constexpr (requires { set.changes.each(write_bound_column); }) {
        set.changes.each(write_bound_column);
    }
    set.assignments.each([&](const auto& assignment) {
        begin();
        write(out, assignment);
    });
    if (first) throw_usage_error("mizzle: an update without changes: give at least one member of set({...})");
    table::mizzle_columns::each([&]<class C>() {
        if constexpr (C::specification::updated_by_sql)
            throw_usage_error("mizzle: on MySQL from() of an update does not stand beside columns with on_update() in "
                              "SQL; say which rows by where(exists(select...))");
    });
}

template <class Clause> inline constexpr bool is_join_beside = false;
template <class Before, class Table, join_kind Kind, class On>
inline constexpr bool is_join_beside<beside_join_clause<Before, Table, Kind, On>> = true;

template <class Clause> constexpr const auto& written_beside(const Clause& node) {
    if constexpr (is_join_beside<Clause>) return written_beside(node.before);
    else return node.before;
}
template <class Clause> constexpr void write_tables_beside(writer& out, const Clause& node) {
    if constexpr (is_join_beside<Clause>) {
        write_tables_beside(out, node.before);
        write_join_beside(out, node);
    } else {
        node.tables.each([&](const auto& table) {
            out.put(", ");
            write_table_beside(out, table);
        });
    }
}

template <class Clause> constexpr void write_several_tables(writer& out, const Clause& node) {
    const auto& written = written_beside(node);
    using head = std::remove_cvref_t<decltype(written)>;
    if constexpr (head::head::kind == statement_kind::delete_) {
        using table = typename head::table;
        out.put("delete ");
        write_table<table>(out);
        out.put(" from ");
        write_table<table>(out);
        write_tables_beside(out, node);
    } else {
        writer count(out.dialect());
        write_set_list(count, written);
        const int before = out.placeholders();
        out.put("update ");
        write_table<typename head::head::table>(out);
        out.continue_after(before + count.placeholders());
        write_tables_beside(out, node);
        const int after = out.placeholders();
        out.continue_after(before);
        write_set_list_of_table(out, written);
        out.continue_after(after);
    }
}

template <class Source, class Before, class... Tables>
constexpr void spell_statement(dialects::mysql, writer& out, const beside_clause<Before, Tables...>& node) {
    write_several_tables(out, node);
}
template <class Source, class Before, class Table, join_kind Kind, class On>
constexpr void spell_statement(dialects::mysql, writer& out, const beside_join_clause<Before, Table, Kind, On>& node) {
    write_several_tables(out, node);
}

template <class Source, class Before, class... Items>
    requires has_tables_beside<Before>
constexpr void spell_statement(dialects::mysql, writer&, const returning_clause<Before, Items...>&) {
    throw_usage_error("mizzle: MySQL returns no rows of an update with from() or a delete with using_(); select them "
                      "before, in one transaction");
}

}  // namespace mizzle
