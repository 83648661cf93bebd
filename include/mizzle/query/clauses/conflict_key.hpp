// What on_conflict() names, and whether it is a unique key of the table: databases take nothing else.
#pragma once
#include "../../schema/relation_keys.hpp"
#include "../bind.hpp"
#include "../functions/function_facts.hpp"
#include "../pack.hpp"
#include "ordering.hpp"

namespace mizzle::detail {

// The condition of a partial index, as the index was made: its values are in the text, where a database finds the index
// by them.
template <class Condition> struct index_condition {
    using parts = type_list<>;
    static constexpr bool is_run_time_text = true;
    Condition condition{};
    constexpr index_condition() = default;
    constexpr explicit index_condition(Condition c) : condition(std::move(c)) {}
};

// The key that may be taken; without columns, any.
template <class Where, class... C> struct key_target {
    using parts = type_list<Where>;
    template <class Column> static constexpr bool has = (std::is_same_v<Column, C> || ...);
    static constexpr bool is_any = sizeof...(C) == 0;
    MIZZLE_DETAIL_NO_ADDRESS Where where{};
    constexpr key_target() = default;
    constexpr explicit key_target(Where w) : where(std::move(w)) {}
};
// The key of an index over expressions, which stand in the text as in the index.
template <class Where, class... X> struct expression_target {
    using parts = type_list<Where>;
    template <class Column> static constexpr bool has = (std::is_same_v<Column, X> || ...);
    static constexpr bool is_any = false;
    static constexpr bool is_run_time_text = !(std::is_empty_v<X> && ...) || !std::is_same_v<Where, no_condition>;
    MIZZLE_DETAIL_NO_ADDRESS pack<X...> expressions{};
    MIZZLE_DETAIL_NO_ADDRESS Where where{};
    constexpr expression_target() = default;
    constexpr expression_target(pack<X...> x, Where w) : expressions(std::move(x)), where(std::move(w)) {}
};
template <fixed_string Name> struct constraint_target {
    using parts = type_list<>;
    template <class> static constexpr bool has = false;
    static constexpr bool is_any = false;
    static constexpr feature_set needs = needed(feature::conflict_on_constraint);
};

template <class A, class B> inline constexpr bool are_same_set = false;
template <class... A, class... B>
    requires(sizeof...(A) == sizeof...(B))
inline constexpr bool are_same_set<type_list<A...>, type_list<B...>> =
    (is_one_of<A, type_list<B...>> && ...) && (is_one_of<B, type_list<A...>> && ...);

template <class Key, class Constraint> struct conflict_key {
    static constexpr bool is_key(const Constraint&, bool) { return false; }
};
template <class Key, class... C> struct conflict_key<Key, constraints::primary_key<C...>> {
    static constexpr bool is_key(const constraints::primary_key<C...>&, bool) {
        return are_same_set<Key, type_list<C...>>;
    }
};
template <class Key, class... C> struct conflict_key<Key, constraints::unique<C...>> {
    static constexpr bool is_key(const constraints::unique<C...>&, bool) { return are_same_set<Key, type_list<C...>>; }
};
template <class Key, class... X, class Where> struct conflict_key<Key, constraints::index<std::tuple<X...>, Where>> {
    static constexpr bool is_key(const constraints::index<std::tuple<X...>, Where>& index, bool is_partial) {
        return index.is_unique &&
               (is_partial ||
                std::is_same_v<Where, no_condition>)&&are_same_set<Key,
                                                                   type_list<typename relational::indexed<X>::type...>>;
    }
};

template <class Key> inline constexpr bool is_key_column_alone = false;
template <class C>
    requires column_like<C>
inline constexpr bool is_key_column_alone<type_list<C>> =
    C::specification::is_primary_key || C::specification::template has<modifiers::unique>;

// Of an index with a condition, too, where on_conflict() gives one.
template <class Table, class Key, bool IsPartial>
inline constexpr bool is_conflict_key =
    is_key_column_alone<Key> ||
    std::apply(
        [](const auto&... c) {
            return (conflict_key<Key, std::remove_cvref_t<decltype(c)>>::is_key(c, IsPartial) || ...);
        },
        mizzle_constraints(static_cast<const Table*>(nullptr)));

// What is named by a constraint, or not at all, is not looked at.
template <class Table, class Target> inline constexpr bool targets_key = true;
template <class Table, class Where, class First, class... C>
inline constexpr bool targets_key<Table, key_target<Where, First, C...>> =
    is_conflict_key<Table, type_list<First, C...>, !std::is_same_v<Where, no_condition>>;
template <class Table, class Where, class... X>
inline constexpr bool targets_key<Table, expression_target<Where, X...>> =
    is_conflict_key<Table, type_list<X...>, !std::is_same_v<Where, no_condition>>;

}  // namespace mizzle::detail
