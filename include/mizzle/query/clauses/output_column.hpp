// What a select gives, column by column: what subqueries, common table expressions, views and set operations have.
#pragma once
#include "../expressions/alias.hpp"
#include "../expressions/result_type.hpp"
#include "../statement.hpp"

namespace mizzle::detail {

// An item of a select, or a column of a table that is one.
template <class Item, class Type, bool Nullable> struct output_column {
    using item = Item;
    using name = typename name_of_expression<Item>::type;
    using sql_type = Type;
    static constexpr bool is_nullable = Nullable;
    using value_type =
        std::conditional_t<Nullable, std::optional<typename sql_type::value_type>, typename sql_type::value_type>;
    static constexpr std::string_view sql_name() {
        if constexpr (column_like<name>) return name_of<name>();
        else return name::name;
    }
};

template <class Item, class Type, bool Nullable>
inline constexpr bool is_comparable<output_column<Item, Type, Nullable>> = has_order<Type>;

template <class Source, class Item> struct outputs_of_item {
    using type = type_list<output_column<Item, typename result_type<Source, Item>::type, is_nullable<Source, Item>>>;
};
template <class Source, class Columns> struct outputs_of_columns;
template <class Source, class Table, class... C> struct outputs_of_columns<Source, column_list<Table, C...>> {
    using type = type_list<output_column<C, typename C::sql_type, is_nullable<Source, C>>...>;
};
template <class Source, table_like Table>
struct outputs_of_item<Source, Table> : outputs_of_columns<Source, typename Table::mizzle_columns> {};

template <class Source, class Items> struct outputs_of_items;
template <class Source, class... Items> struct outputs_of_items<Source, type_list<Items...>> {
    using type = joined<typename outputs_of_item<Source, Items>::type...>;
};

// The list of a statement's output_columns. Its tables are taken apart.
template <class S> using outputs_of = typename outputs_of_items<typename S::source, selected_of<S>>::type;

// Whether the rows of two selects may stand in one result: as many columns, of the same C++ types.
template <class A, class B> inline constexpr bool outputs_agree = false;
template <class... A, class... B>
    requires(sizeof...(A) == sizeof...(B))
inline constexpr bool outputs_agree<type_list<A...>, type_list<B...>> =
    ((std::is_same_v<typename A::sql_type::value_type, typename B::sql_type::value_type> &&
      !are_json_and_jsonb<typename A::sql_type, typename B::sql_type>)&&...);
template <class A, class B> inline constexpr bool are_outputs_alike = true;
template <class... A, class... B>
    requires(sizeof...(A) == sizeof...(B))
inline constexpr bool are_outputs_alike<type_list<A...>, type_list<B...>> =
    (are_kept_alike<typename A::sql_type, typename B::sql_type> && ...);
template <class A, class B> inline constexpr bool adds_null = false;
template <class... A, class... B>
    requires(sizeof...(A) == sizeof...(B))
inline constexpr bool adds_null<type_list<A...>, type_list<B...>> = ((B::is_nullable && !A::is_nullable) || ...);

}  // namespace mizzle::detail
