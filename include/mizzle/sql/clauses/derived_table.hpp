// Selects as tables: in from and join, and before a statement in with.
#pragma once
#include "../../query/clauses/with.hpp"
#include "../expressions/outer_levels.hpp"
#include "select.hpp"

namespace mizzle::detail {

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
constexpr void spell(writer& out, const derived_source<Name, S, IsLateral>& node) {
    if constexpr (!IsLateral) expect_outer<feature::outer_in_tables, 1>(out, node.statement, no_outer_in_tables);
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
constexpr void spell(writer& out, const cte_definition<Name, S, Storage>& node) {
    expect_outer<feature::outer_in_tables, 0>(out, node.statement, no_outer_in_tables);
    write_table_heading<select_table<Name, S>>(out);
    if constexpr (Storage != cte_storage::as_database)
        if (out.dialect()->stores_ctes)
            out.put(Storage == cte_storage::materialized ? "materialized " : "not materialized ");
    out.put("(");
    write_whole(out, node.statement);
    out.put(")");
}

// PostgreSQL gives a recursive table the types of its first select, and takes no others from the second: varchar(20)
// is not text, numeric(6, 2) not numeric. Where they may differ, both are cast to what holds either.
template <class Type>
inline constexpr bool has_length = std::is_same_v<Type, types::varchar> || std::is_same_v<Type, types::char_> ||
                                   Type::family == type_family::decimal || Type::family == type_family::array;
template <class A, class B>
inline constexpr bool may_differ = [] {
    using first = typename A::sql_type;
    using second = typename B::sql_type;
    if (!column_like<typename A::item> || !column_like<typename B::item>) return true;
    if (std::is_same_v<typename A::item, typename B::item>) return false;
    return has_length<first> || has_length<second> ||
           !std::is_same_v<typename placeholder_type<first>::type, typename placeholder_type<second>::type>;
}();
template <class First, class Second> struct casts_of_recursion;
template <class... A, class... B> struct casts_of_recursion<type_list<A...>, type_list<B...>> {
    static constexpr bool in_every_dialect = false;
    // Clang 16 does not count the elements by itself.
    static constexpr bool differ[sizeof...(A) + 1] = {may_differ<A, B>..., false};
    static constexpr bool is_cast(std::size_t i) { return differ[i]; }
    static constexpr void write_type_of(writer& out, std::size_t at) {
        std::size_t i = 0;
        ((i++ == at ? write_type(out, typename placeholder_type<typename A::sql_type>::type{}) : void()), ...);
    }
};
template <class Name, class Anchor, class Step, bool IsDistinct>
constexpr void spell(writer& out, const recursive_definition<Name, Anchor, Step, IsDistinct>& node) {
    expect_outer<feature::outer_in_tables, 0>(out, node.anchor, no_outer_in_tables);
    expect_outer<feature::outer_in_tables, 0>(out, node.step, no_outer_in_tables);
    write_table_heading<select_table<Name, Anchor>>(out);
    out.put("(");
    using casts = casts_of_recursion<outputs_of<Anchor>, outputs_of<Step>>;
    write_set_operand<casts>(out, node.anchor);
    out.put(IsDistinct ? " union " : " union all ");
    write_set_operand<casts>(out, node.step);
    out.put(")");
}

template <class Source, class... D, class S>
constexpr void spell_statement(writer& out, const with_clause<pack<D...>, S>& node) {
    out.put((D::is_recursive || ...) ? "with recursive " : "with ");
    write_list(out, node.definitions);
    out.put(" ");
    write_beside_hidden<Source>(out, node.before);
}

}  // namespace mizzle::detail
