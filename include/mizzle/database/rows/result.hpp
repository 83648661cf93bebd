// The row that a statement gives: which type it has.
#pragma once
#include "../../query.hpp"
#include "find_column.hpp"

namespace mizzle::detail {

template <class Item, class Source> struct output_of;

template <class Item, class Source>
    requires(expression_like<Item> && !column_like<Item>)
struct output_of<Item, Source> {
    using type = expression_output<typename name_of_expression<Item>::type, typename result_type<Source, Item>::type,
                                   is_nullable<Source, Item>>;
};
template <column_like Column, class Source> struct output_of<Column, Source> {
    using type =
        std::conditional_t<is_nullable<Source, Column> && !is_nullable_column<Column>, optional_output<Column>, Column>;
};
// A column under another name of its table is read like the column.
template <class Alias, class Column, class Source> struct output_of<alias_column<Alias, Column>, Source> {
    using type = std::conditional_t<is_nullable<Source, alias_column<Alias, Column>> && !is_nullable_column<Column>,
                                    optional_output<Column>, Column>;
};
template <class Table, std::size_t I, class Output, class Source>
struct output_of<select_column<Table, I, Output>, Source> {
    using type = expression_output<typename Output::name, typename Output::sql_type,
                                   is_nullable<Source, select_column<Table, I, Output>>>;
};
template <table_like Table, class Source> struct output_of<Table, Source> {
    using type = table_output<Table, Source::template is_optional<Table>>;
};

template <class T, class... All> inline constexpr bool is_repeated = (std::is_same_v<T, All> + ...) > 1;

// Fields of one type twice would be one base twice.
template <class Indices, class... Outputs> struct distinct_row;
template <std::size_t... I, class... Outputs> struct distinct_row<std::index_sequence<I...>, Outputs...> {
    using type = row<std::conditional_t<is_repeated<field_of<Outputs>, field_of<Outputs>...>,
                                        repeated_output<I, Outputs>, Outputs>...>;
};

template <class... Outputs> constexpr bool any_repeated() {
    if constexpr (sizeof...(Outputs) < 2) return false;
    else return (is_repeated<field_of<Outputs>, field_of<Outputs>...> || ...);
}

template <class... Outputs> struct row_of_outputs {
    using type = row<Outputs...>;
};
template <class... Outputs>
    requires(any_repeated<Outputs...>())
struct row_of_outputs<Outputs...> : distinct_row<std::index_sequence_for<Outputs...>, Outputs...> {};

// No items stand for all columns: the table's own row type, or one member for each of several tables.
template <class Items, class Source> struct result_row;
template <class... Items, class Source>
struct result_row<type_list<Items...>, Source> : row_of_outputs<typename output_of<Items, Source>::type...> {};
template <class Source> struct result_row<type_list<>, Source> {
    template <class List> struct of {
        using type = row<>;
    };
    template <class Table> struct of<type_list<Table>> {
        using type = typename Table::row;
    };
    template <class S> struct of_select : result_row<typename S::returned, typename S::source> {};
    template <class Name, class S> struct of<type_list<select_table<Name, S>>> : of_select<S> {};
    template <view_like View> struct of<type_list<View>> : of_select<typename View::mizzle_view_select> {};
    template <class... Tables>
        requires(sizeof...(Tables) > 1)
    struct of<type_list<Tables...>> : row_of_outputs<typename output_of<Tables, Source>::type...> {};
    using type = typename of<typename Source::tables>::type;
};

// result_of<Statement> is the type of a statement's rows, for declarations: mizzle::result_of<decltype(statement)>.
template <statement_like S> using result_of = typename result_row<typename S::returned, typename S::source>::type;
// The same by a name that the standard library has never had, for programs that are using namespace std.
template <statement_like S> using row_type_of = result_of<S>;

// A whole table that a select made, or a view: its rows are those of the select.
template <view_like View, class Source> struct output_of<View, Source> {
    using type = select_output<View, result_of<typename View::mizzle_view_select>, Source::template is_optional<View>>;
};
template <class Name, class S, class Source> struct output_of<select_table<Name, S>, Source> {
    using type =
        select_output<select_table<Name, S>, result_of<S>, Source::template is_optional<select_table<Name, S>>>;
};

template <class... Items, class RowsOf>
struct result_row<type_list<Items...>, set_source<RowsOf>>
    : result_row<typename RowsOf::returned, typename RowsOf::source> {};
template <class... Items>
struct result_row<type_list<Items...>, set_source<void>>
    : row_of_outputs<typename output_of<Items, set_source<void>>::type...> {};

template <class S>
inline constexpr bool returns_rows = S::head::kind == statement_kind::select || requires { requires S::has_returning; };

}  // namespace mizzle::detail

namespace mizzle {

using detail::result_of;
// row_type_of<decltype(statement)> is result_of, by a name that programs that are using namespace std have once.
using detail::row_type_of;

}  // namespace mizzle
