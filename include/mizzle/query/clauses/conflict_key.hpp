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

// What is named by a constraint, or not at all, is not looked at.
template <class Table, class Target> inline constexpr bool targets_key = true;
template <class Table, class Where, class First, class... C>
inline constexpr bool targets_key<Table, key_target<Where, First, C...>> =
    relational::is_whole_key<Table, type_list<First, C...>, !std::is_same_v<Where, no_condition>>;
template <class Table, class Where, class... X>
inline constexpr bool targets_key<Table, expression_target<Where, X...>> =
    relational::is_whole_key<Table, type_list<X...>, !std::is_same_v<Where, no_condition>>;

}  // namespace mizzle::detail
