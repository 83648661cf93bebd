// The foreign keys that tie two tables, and what is known of a key's columns: whether they are unique, whether an index
// finds them.
#pragma once
#include "constraints.hpp"
#include "table.hpp"

namespace mizzle::detail {

// Takes what no other overload takes.
struct anything {
    template <class T> constexpr anything(const T&) {}
};

namespace relational {

// Pairs of columns that are equal in rows that belong together.
template <class Here, class There> struct key {
    using here = Here;
    using there = There;
};
template <class Key> struct turned_key;
template <class Here, class There> struct turned_key<key<Here, There>> {
    using type = key<There, Here>;
};

// The keys of table A that reference table B, declared with a column...
template <class B, class C, class M> struct key_of_modifier {
    using type = type_list<>;
};
template <class B, class C, class Target>
    requires std::is_same_v<typename Target::table, B>
struct key_of_modifier<B, C, modifiers::references<Target>> {
    using type = type_list<key<type_list<C>, type_list<Target>>>;
};
template <class B, class C, class Type, class... M> constexpr auto keys_of_column(specification<Type, M...>*) {
    return (type_list<>{} + ... + typename key_of_modifier<B, C, M>::type{});
}
template <class B, class A, class... C> constexpr auto keys_of_columns(column_list<A, C...>*) {
    return (type_list<>{} + ... + decltype(keys_of_column<B, C>(static_cast<typename C::specification*>(nullptr))){});
}

// ... and as a constraint.
template <class B, class Constraint> struct key_of_constraint {
    using type = type_list<>;
};
template <class B, class... From, class First, class... To>
    requires std::is_same_v<typename First::table, B>
struct key_of_constraint<B, constraints::foreign_key<type_list<From...>, type_list<First, To...>>> {
    using type = type_list<key<type_list<From...>, type_list<First, To...>>>;
};
template <class B, class... Constraint> constexpr auto keys_of_constraints(std::tuple<Constraint...>*) {
    return (type_list<>{} + ... + typename key_of_constraint<B, Constraint>::type{});
}
template <class Table>
using constraints_of = std::remove_cvref_t<decltype(mizzle_constraints(static_cast<const Table*>(nullptr)))>;

template <class A, class B>
using keys_between = decltype(keys_of_columns<B>(static_cast<typename A::mizzle_columns*>(nullptr)) +
                              keys_of_constraints<B>(static_cast<constraints_of<A>*>(nullptr)));

template <class List> struct turned_keys;
template <class... K> struct turned_keys<type_list<K...>> {
    using type = type_list<typename turned_key<K>::type...>;
};

// Whether every one of the columns is among those of the key.
template <class Key, class List> inline constexpr bool are_listed = false;
template <class Key, class... C> inline constexpr bool are_listed<Key, type_list<C...>> = (is_one_of<C, Key> && ...);

// Lists of the same columns, in any order.
template <class A, class B>
inline constexpr bool are_same_columns = size_of_list<A> == size_of_list<B> && are_listed<A, B> && are_listed<B, A>;

// Whether two rows cannot agree in the one column of the key.
template <class Key> inline constexpr bool is_unique_column = false;
template <column_like C>
inline constexpr bool is_unique_column<type_list<C>> =
    C::specification::is_primary_key || C::specification::template has<modifiers::unique>;
template <class Key> inline constexpr bool has_unique_column = false;
template <class... C>
inline constexpr bool has_unique_column<type_list<C...>> = (is_unique_column<type_list<C>> || ...);

// What an index on a column in some order is on.
template <class X> struct indexed {
    using type = X;
};
template <class X>
    requires requires(X x) { x.nulls_first(); }
struct indexed<X> {
    using type = std::remove_cvref_t<decltype(X{}.operand)>;
};

// A key or an index among a table's constraints: what it is over, and whether all rows are in it.
template <class Columns, bool IsWhole> struct declared_key {
    using columns = Columns;
    static constexpr bool is_whole = IsWhole;
    bool is_unique = true;
    bool finds_equal = true;  // rows by given values
};
template <class... C> constexpr auto key_declared_by(const constraints::unique<C...>&) {
    return declared_key<type_list<C...>, true>{};
}
template <class... C> constexpr auto key_declared_by(const constraints::primary_key<C...>&) {
    return declared_key<type_list<C...>, true>{};
}
template <class... X, class Where>
constexpr auto key_declared_by(const constraints::index<std::tuple<X...>, Where>& index) {
    return declared_key<type_list<typename indexed<X>::type...>, std::is_same_v<Where, no_condition>>{
        index.is_unique, index.method.empty() || index.method == "btree" || index.method == "hash"};
}
constexpr auto key_declared_by(const anything&) { return declared_key<void, false>{false, false}; }

// Whether a test is true of one of a table's.
template <class Table, class Test> constexpr bool any_declared_key(const Test& test) {
    return std::apply([&](const auto&... c) { return (test(key_declared_by(c)) || ...); },
                      mizzle_constraints(static_cast<const Table*>(nullptr)));
}

// Whether at most one row has given values in these columns.
template <class Table, class Key>
inline constexpr bool is_unique_key =
    has_unique_column<Key> || any_declared_key<Table>([]<class Each>(const Each& each) {
        return each.is_unique && Each::is_whole && are_listed<Key, typename Each::columns>;
    });

// Whether a foreign key can refer to these columns: they are a whole key of the table, in any order. So can
// on_conflict(), which may name a key of some rows by its condition.
template <class Table, class Key, bool IsOfSome = false>
inline constexpr bool is_whole_key =
    is_unique_column<Key> || any_declared_key<Table>([]<class Each>(const Each& each) {
        return each.is_unique && (Each::is_whole || IsOfSome) && are_same_columns<Key, typename Each::columns>;
    });

// What is declared of a column or a table: whether it refers to a key, if it refers to anything.
template <class Declared> inline constexpr bool refers_to_key = true;
template <column_like C>
inline constexpr bool refers_to_key<modifiers::references<C>> = is_whole_key<typename C::table, type_list<C>>;
template <class From, column_like First, column_like... To>
inline constexpr bool refers_to_key<constraints::foreign_key<From, type_list<First, To...>>> =
    is_whole_key<typename First::table, type_list<First, To...>>;
template <class Type, class... M>
inline constexpr bool refers_to_key<specification<Type, M...>> = (refers_to_key<M> && ...);
template <class... Constraint>
inline constexpr bool refers_to_key<std::tuple<Constraint...>> = (refers_to_key<Constraint> && ...);
template <class Table, class... C>
inline constexpr bool refers_to_key<column_list<Table, C...>> =
    (refers_to_key<typename C::specification> && ...) && refers_to_key<constraints_of<Table>>;

// Whether the first of the columns, as many as the key has, are the key's.
template <class Key, class... C> constexpr bool begins_with(type_list<C...>) {
    int place = 0, found = 0;
    ((found += place++ < size_of_list<Key> && is_one_of<C, Key>), ...);
    return found == size_of_list<Key>;
}

// Whether an index of the whole table finds the rows that have given values in these columns.
template <class Table, class Key>
inline constexpr bool is_indexed_key =
    has_unique_column<Key> || any_declared_key<Table>([]<class Each>(const Each& each) {
        if constexpr (Each::is_whole) return each.finds_equal && begins_with<Key>(typename Each::columns{});
        else return false;
    });

}  // namespace relational

}  // namespace mizzle::detail
