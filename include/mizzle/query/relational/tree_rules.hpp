// Which shapes insert_tree() takes: tables and relations that a key ties, of which nothing else is said.
#pragma once
#include "new_tree.hpp"

namespace mizzle::detail::relational {

// Whether something is true of a level and of all below it.
template <class L, class F> constexpr bool at_each_level(F f) {
    const bool below = [&]<class... R>(type_list<R...>) { return (at_each_level<R>(f) && ...); }(relations_of<L>{});
    return f.template operator()<L>() && below;
}

template <class L>
inline constexpr bool has_nothing_but_relations = at_each_level<L>([]<class Level>() {
    return !is_given<where_of<Level>> && !is_ordered<Level> && !is_limited<Level> && has_all_columns<Level> &&
           std::is_same_v<extras_of<Level>, type_list<>>;
});

template <class L>
inline constexpr bool is_tied_by_keys = at_each_level<L>([]<class Level>() { return !is_by_condition<Level>; });

template <class L>
inline constexpr bool has_no_filters = at_each_level<L>([]<class Level>() {
    if constexpr (is_related<Level>) return std::is_same_v<typename Level::declaration::filter_type, no_condition>;
    else return true;
});

// The columns of the table that a relation goes through which its keys give.
template <class R>
using junction_columns = decltype(typename R::tie::near_tie::there{} + typename R::tie::far_tie::here{});

template <class R> constexpr bool find_junction_filled() {
    if constexpr (!is_related<R>) return true;
    else if constexpr (std::is_void_v<typename R::junction>) return true;
    else {
        bool all = true;
        R::junction::mizzle_columns::each(
            [&all]<class C>() { all = all && (!is_required<C> || is_one_of<C, junction_columns<R>>); });
        return all;
    }
}
template <class L>
inline constexpr bool fills_junctions = at_each_level<L>([]<class Level>() { return find_junction_filled<Level>(); });

template <class L>
inline constexpr bool can_be_inserted =
    has_nothing_but_relations<L> && is_tied_by_keys<L> && has_no_filters<L> && fills_junctions<L>;

// Whether a row at this level or below may name a row that is there already.
template <class... R> constexpr bool any_key_above(type_list<R...>) {
    return ((is_key_above<R> || any_key_above(relations_of<R>{})) || ...);
}
template <class L> inline constexpr bool may_name_rows = any_key_above(relations_of<L>{});

}  // namespace mizzle::detail::relational
