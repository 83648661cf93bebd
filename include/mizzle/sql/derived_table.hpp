// Selects as tables: in from and join, and before a statement in with.
#pragma once
#include "../query/common_table.hpp"
#include "select.hpp"

namespace mizzle {

// The names that a select's columns need so that the statement around it can tell them apart; void where they have such
// names of themselves.
template <class Outputs> struct needed_names;
template <class... Outputs> struct needed_names<type_list<Outputs...>> {
    using all = output_names<Outputs...>;
    using type = std::conditional_t<all::all_kept(), void, all>;
};

template <class S, class Names> constexpr void write_named_select(writer& out, const S& statement) {
    using source = typename S::source;
    if constexpr (std::is_void_v<Names>) write_select<source>(out, statement);
    else write_select<with_output_names<source, Names>>(out, statement);
}

template <class Name, class S, bool IsLateral>
constexpr void write(writer& out, const derived_source<Name, S, IsLateral>& node) {
    out.put(IsLateral ? "lateral (" : "(");
    within(out, [&] { write_named_select<S, typename needed_names<outputs_of<S>>::type>(out, node.statement); });
    out.put(") as ");
    write_qualifier<select_table<Name, S>>(out);
}

// name (columns)
template <class Table> constexpr void write_table_heading(writer& out) {
    out.identifier(Table::mizzle_qualifier);
    bool first = true;
    Table::mizzle_columns::each([&]<class C>() {
        out.put(first ? " (" : ", ");
        first = false;
        write_bare_column<C>(out);
    });
    out.put(") as ");
}

template <class Name, class S, cte_storage Storage>
constexpr void write(writer& out, const cte_definition<Name, S, Storage>& node) {
    write_table_heading<select_table<Name, S>>(out);
    if constexpr (Storage == cte_storage::materialized) out.put("materialized ");
    if constexpr (Storage == cte_storage::not_materialized) out.put("not materialized ");
    out.put("(");
    write_whole(out, node.statement);
    out.put(")");
}

template <class Name, class Anchor, class Step, bool IsDistinct>
constexpr void write(writer& out, const recursive_definition<Name, Anchor, Step, IsDistinct>& node) {
    write_table_heading<select_table<Name, Anchor>>(out);
    out.put("(");
    write_set_operand(out, node.anchor);
    out.put(IsDistinct ? " union " : " union all ");
    write_set_operand(out, node.step);
    out.put(")");
}

template <class Source, class... D, class S>
constexpr void write_statement(writer& out, const with_clause<pack<D...>, S>& node) {
    out.put((D::is_recursive || ...) ? "with recursive " : "with ");
    write_list(out, node.definitions);
    out.put(" ");
    write_beside_hidden<Source>(out, node.before);
}

}  // namespace mizzle
