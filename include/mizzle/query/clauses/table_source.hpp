// What may stand in from() and in a join: declared tables, and those that a statement makes of others.
#pragma once
#include "../../schema/expression.hpp"
#include "../../schema/table.hpp"

namespace mizzle::detail {

// The type whose columns a statement uses. A table that is made of a select has another for its definition.
template <class T> struct table_identity {
    using type = T;
};
template <class T>
    requires requires { typename T::mizzle_identity; }
struct table_identity<T> {
    using type = typename T::mizzle_identity;
};
template <class T> using identity_of = typename table_identity<T>::type;

// Whether the table's type does not say all about it: then the clause that names it keeps what it is made of.
template <class T>
concept holds_statement = requires { typename T::mizzle_source; };

template <class T> using kept_table = std::conditional_t<holds_statement<T>, T, identity_of<T>>;

// A table that MIZZLE_TABLE declares, and no other name for it: what can be written to.
template <class T>
concept declared_table = table_like<T> && requires { typename std::remove_cvref_t<T>::new_row; } &&
                         !requires { typename std::remove_cvref_t<T>::mizzle_lifted; };

// The table behind another name for it.
template <class T> struct base_table {
    using type = T;
};
template <class T>
    requires requires { typename T::mizzle_of; }
struct base_table<T> {
    using type = typename T::mizzle_of;
};
template <class T> using base_table_of = typename base_table<T>::type;

// The name that stands before its columns' names.
template <class Table> constexpr std::string_view qualifier_of() {
    if constexpr (requires { Table::mizzle_qualifier; }) return Table::mizzle_qualifier;
    else return table_name_of<Table>().name;
}

template <class List, class Table> inline constexpr bool is_free_name = true;
template <class... T, table_like Table>
inline constexpr bool is_free_name<type_list<T...>, Table> = ((qualifier_of<T>() != qualifier_of<Table>()) && ...);

}  // namespace mizzle::detail
