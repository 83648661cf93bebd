// alias<"boss">(users) is a table under another name, `"users" as "boss"`, for joins of a table with itself:
//   MIZZLE_ALIAS(boss, users)                   at the level of a namespace; a row has it as row.boss
//   const auto boss = alias<"boss">(users);     anywhere; get<"boss">(row)
//   select(users.name, boss.name).from(users).left_join(boss, boss.id == users.boss_id)
#pragma once
#include "../expressions/name.hpp"
#include "../scope.hpp"

namespace mizzle::detail {

// A column of a table under its other name.
template <class Alias, class Column> struct alias_column : column<alias_column<Alias, Column>> {
    using table = Alias;
    using mizzle_base = Column;
    using specification = typename Column::specification;
    using sql_type = typename Column::sql_type;
    using value_type = typename Column::value_type;
    static constexpr std::string_view cpp_name = Column::cpp_name;
    static constexpr specification specify() { return Column::specify(); }
    template <class T> using field = typename Column::template field<T>;
    template <class T> static constexpr T& get(field<T>& f) { return Column::get(f); }
};

template <class Alias, class Columns> struct alias_columns;
template <class Alias, class Table, class... C>
struct alias_columns<Alias, column_list<Table, C...>> : C::template field<alias_column<Alias, C>>... {
    using mizzle_columns = column_list<Alias, alias_column<Alias, C>...>;
};

template <class Name, class Table>
struct table_alias : table_tag, alias_columns<table_alias<Name, Table>, typename Table::mizzle_columns> {
    using mizzle_identity = table_alias;
    using mizzle_of = Table;
    using row = typename Table::row;
    static constexpr std::string_view mizzle_qualifier = Name::name;
    static constexpr std::string_view mizzle_cpp_name = Name::name;
    template <class T> using mizzle_field = typename Name::template field<T>;
    template <class T> static constexpr T& mizzle_get(mizzle_field<T>& f) { return Name::get(f); }
};

// What MIZZLE_ALIAS makes of a table.
template <class Table> constexpr std::type_identity<Table> type_of_table_given(const Table&) {
    static_assert(declared_table<Table>,
                  "mizzle: MIZZLE_ALIAS(boss, users) takes a name of its own and then a table that MIZZLE_TABLE "
                  "declares");
    return {};
}
template <class Name, class Of> constexpr auto make_alias() {
    if constexpr (requires { sizeof(typename decltype(Of::make())::type); }) {
        using table = typename decltype(Of::make())::type;
        if constexpr (declared_table<table>) return table_alias<Name, table>{};
        else return Name{};
    } else {
        static_assert(!std::is_class_v<Of>,
                      "mizzle: MIZZLE_ALIAS(boss, users) takes a name of its own and then a table that MIZZLE_TABLE "
                      "declares before it");
        return Name{};
    }
}

// For those who look for it here.
template <class X, class... Table> constexpr auto alias(const X& first, const Table&... table) {
    static_assert(std::is_void_v<X>, "mizzle: an alias has its name in angle brackets: alias<\"name\">(table)");
    if constexpr (sizeof...(Table) == 1) return (table, ...);
    else return first;
}
// table as "name"
template <fixed_string Name, class Table> constexpr auto alias(const Table&) {
    static_assert(declared_table<Table>, "mizzle: alias<\"name\">() takes a table that MIZZLE_TABLE declares");
    return table_alias<text_name<Name>, Table>{};
}

// Columns of an alias as those of its table, to find the table's key among groups.
template <class Alias, class C> struct column_of_base {
    using type = void;
};
template <class Alias, class C> struct column_of_base<Alias, alias_column<Alias, C>> {
    using type = C;
};
template <class Alias, class Groups> struct groups_of_base {
    using type = Groups;
};
template <class Alias, class... G> struct groups_of_base<Alias, type_list<G...>> {
    using type = type_list<typename column_of_base<Alias, G>::type...>;
};
template <class Groups, class Name, class Table>
inline constexpr bool key_is_grouped<Groups, table_alias<Name, Table>> =
    key_is_grouped<typename groups_of_base<table_alias<Name, Table>, Groups>::type, Table>;

}  // namespace mizzle::detail

namespace mizzle {

using detail::alias;

}  // namespace mizzle
