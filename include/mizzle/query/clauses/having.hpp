// having condition: which groups are given.
#pragma once
#include "../node.hpp"
#include "group_by.hpp"

namespace mizzle::detail {

// Whether a condition of having() looks, outside of aggregates, at columns that are neither grouped nor selected: those
// of an expression in group_by(), or that the key in group_by() covers. A subquery speaks of them by outer(column).
// No fold: the parts of an aggregate are not asked.
template <class Groups, class Items> struct grouped_and_selected;
MIZZLE_DETAIL_RULE_BELOW(With, 0, looks_beside_groups, any_looks_beside_groups, false,
                         (looks_beside_groups<With, N, Depth> || ...))
template <class With, class N, int Depth>
    requires(has_parts<N> && !column_like<N>)
inline constexpr bool looks_beside_groups<With, N, Depth> = [] {
    if constexpr (Depth == 0 && requires { requires N::is_aggregate; }) return false;
    else return any_looks_beside_groups<With, typename N::parts, Depth>;
}();
template <class Groups, class Items, column_like C, int Depth>
inline constexpr bool looks_beside_groups<grouped_and_selected<Groups, Items>, C, Depth> =
    Depth == 0 && !is_one_of<C, Groups> && !is_selected<Items, C>;
template <class With, class X, int Depth>
inline constexpr bool looks_beside_groups<With, outer_reference<X>, Depth> =
    Depth > 0 && looks_beside_groups<With, X, Depth - 1>;
template <class With, class S, int Depth>
inline constexpr bool looks_beside_groups<With, subselect<S>, Depth> = looks_beside_groups<With, S, Depth + 1>;

template <class Before, class Condition>
struct MIZZLE_DETAIL_STATEMENT having_clause : after<Before>, Before::template steps<having_clause<Before, Condition>> {
    // Without group_by() all rows are one group.
    using groups =
        std::conditional_t<std::is_same_v<typename Before::groups, no_groups>, type_list<>, typename Before::groups>;
    static constexpr feature_set needs =
        looks_beside_groups<grouped_and_selected<groups, typename Before::returned>, Condition>
            ? needed(feature::others_in_having)
            : 0u;
    static constexpr auto place = clause::having;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS Condition condition{};
    constexpr having_clause() = default;
    constexpr having_clause(const Before& b, const Condition& c) : before(b), condition(c) {}
    MIZZLE_DETAIL_PARTS(one(before), one(condition))
};

template <class Self> template <class Condition> constexpr auto select_steps<Self>::having(const Condition& c) const {
    constexpr bool in_place = Self::place >= clause::from && Self::place <= clause::group_by;
    constexpr bool names_tables = in_scope<typename Self::source, Condition>;
    static_assert(in_place, "mizzle: having() comes once, after where() and group_by(), before order_by()");
    static_assert(is_boolean<Condition>,
                  "mizzle: the condition of having() must be boolean; compare the expression with something");
    static_assert(!in_place || names_tables,
                  "mizzle: having() uses a column whose table is not in from() or a join; join the table");
    static_assert(!in_place || !names_tables || is_grouped<typename Self::groups, Condition>,
                  "mizzle: having() uses a column that is neither in group_by() nor inside an aggregate");
    static_assert(Self::place == clause::group_by || any_aggregate<typename Self::returned>,
                  "mizzle: having() without group_by() is about all rows as one: select an aggregate of them");
    static_assert(!has_window<Condition>, "mizzle: having() cannot use a window function; select it in a subquery");
    if constexpr (in_place && is_boolean<Condition>)
        return having_clause<Self, Condition>{static_cast<const Self&>(*this), c};
    else return Self(static_cast<const Self&>(*this));
}

}  // namespace mizzle::detail
