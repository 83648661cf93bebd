// Where the selects are found that the tables of a statement are made of: derived tables, common table expressions.
#pragma once
#include "../statement.hpp"

namespace mizzle::detail {

enum class cte_storage : unsigned char;
template <class Name, class S> struct select_table;
template <class Table, std::size_t I, class Output> struct select_column;
template <class Name, class S, bool IsLateral> struct derived_source;
template <class Name, class S, cte_storage Storage> struct cte_definition;
template <class Name, class Anchor, class Step, bool IsDistinct> struct recursive_definition;
template <class Table> struct table_beside;

template <class X> inline constexpr bool is_derived_column = false;
template <class Name, class S, std::size_t I, class Output>
inline constexpr bool is_derived_column<select_column<select_table<Name, S>, I, Output>> = true;
// Whether an expression has one.
MIZZLE_DETAIL_FOLD(bool, has_derived_column, any_has_derived_column, is_derived_column<N>,
                   (has_derived_column<N> || ...), !is_derived_column<N>)

template <class List> inline constexpr std::ptrdiff_t parameter_count_of = 0;
template <class... T> inline constexpr std::ptrdiff_t parameter_count_of<type_list<T...>> = sizeof...(T);
template <class X>
inline constexpr std::ptrdiff_t parameter_count = parameter_count_of<typename parameters_of<X>::type>;

template <class Table, class N> inline constexpr bool makes_table = false;
template <class Name, class S, bool IsLateral>
inline constexpr bool makes_table<select_table<Name, S>, derived_source<Name, S, IsLateral>> = true;
template <class Name, class S, cte_storage Storage>
inline constexpr bool makes_table<select_table<Name, S>, cte_definition<Name, S, Storage>> = true;
template <class Name, class Anchor, class Step, bool IsDistinct>
inline constexpr bool makes_table<select_table<Name, Anchor>, recursive_definition<Name, Anchor, Step, IsDistinct>> =
    true;

// Clauses hold tables, expressions none of the statement's own.
template <class N> inline constexpr bool is_clause = false;
template <statement_like N> inline constexpr bool is_clause<N> = true;
template <class Table> inline constexpr bool is_clause<table_beside<Table>> = true;

MIZZLE_DETAIL_FOLD_WITH(Table, bool, holds_table, holds_table_among, (makes_table<Table, N>),
                        (holds_table<Table, N> || ...), is_clause<N>)

template <class Table, class N, class F> constexpr void each_select_of(const N& node, const F& f) {
    if constexpr (makes_table<Table, N>) node.each_part(f);
    else if constexpr (holds_table<Table, N>)
        node.each_part([&f](const auto& part) { each_select_of<Table>(part, f); });
}

struct no_tables {
    template <class Table, class F> constexpr void each_select(const F&) const {}
    template <class Table, class F> void each_given(const F&) const {}
};
// Those of a statement, then those of what stands around it.
template <class S, class Around> struct tables_within {
    const S& statement;
    const Around& around;
    template <class Table, class F> constexpr void each_select(const F& f) const {
        if constexpr (holds_table<Table, S>) each_select_of<Table>(statement, f);
        else around.template each_select<Table>(f);
    }
};

// The same of what the parameters are given: f has the type of a select, and where its parameters begin.
template <class Table, class N, class F> constexpr void each_given_of(const bound_value* given, const F& f) {
    if constexpr (holds_table<Table, N>) {
        []<class... Part>(type_list<Part...>, const bound_value* at, const F& found) {
            const auto one = [&]<class P>(std::type_identity<P> part) {
                if constexpr (makes_table<Table, N>) found(part, at);
                else each_given_of<Table, P>(at, found);
                at += parameter_count<P>;
            };
            (one(std::type_identity<Part>{}), ...);
        }(typename N::parts{}, given, f);
    }
}
template <class S, class Around> struct given_within {
    const bound_value* given;
    const Around& around;
    template <class Table, class F> void each_given(const F& f) const {
        if constexpr (holds_table<Table, S>) each_given_of<Table, S>(given, f);
        else around.template each_given<Table>(f);
    }
};

// Within the select of a table it is not looked for again, as that of a recursive one reads it.
template <class Table, class Around> struct tables_around {
    const Around& around;
    template <class Other, class F> constexpr void each_select(const F& f) const {
        if constexpr (!std::is_same_v<Other, Table>) around.template each_select<Other>(f);
    }
    template <class Other, class F> void each_given(const F& f) const {
        if constexpr (!std::is_same_v<Other, Table>) around.template each_given<Other>(f);
    }
};

}  // namespace mizzle::detail
