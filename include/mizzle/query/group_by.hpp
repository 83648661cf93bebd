// group by expressions [having condition]
#pragma once
#include "grouping_sets.hpp"
#include "select.hpp"

namespace mizzle {

template <class X> inline constexpr unsigned needs_of_grouping_by = 0;
template <expression_like X>
inline constexpr unsigned needs_of_grouping_by<X> = needs_of_equality<typename X::sql_type>;

template <class Before, class... X>
struct group_by_clause : after<Before>, Before::template steps<group_by_clause<Before, X...>> {
    using groups = typename groups_of<X...>::type;
    using source = typename source_of_groups<typename Before::source, typename groups_of<X...>::at_times>::type;
    using parts = type_list<Before, X...>;
    static constexpr unsigned needs = (0u | ... | needs_of_grouping_by<X>);
    static constexpr auto place = clause::group_by;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS pack<X...> expressions{};
    constexpr group_by_clause() = default;
    constexpr group_by_clause(Before b, pack<X...> x) : before(std::move(b)), expressions(std::move(x)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const {
        f(before);
        expressions.each(f);
    }
};

template <class Before, class Condition>
struct having_clause : after<Before>, Before::template steps<having_clause<Before, Condition>> {
    using parts = type_list<Before, Condition>;
    static constexpr auto place = clause::having;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS Condition condition{};
    constexpr having_clause() = default;
    constexpr having_clause(Before b, Condition c) : before(std::move(b)), condition(std::move(c)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const {
        f(before);
        f(condition);
    }
};

template <class Self> template <class... X> constexpr auto select_steps<Self>::group_by(const X&... expressions) const {
    constexpr bool in_place =
        Self::place == clause::from || Self::place == clause::join || Self::place == clause::where;
    constexpr bool has_groups = sizeof...(X) > 0 && ((expression_like<X> || grouping_element<X>)&&...);
    static_assert(in_place, "mizzle: group_by() comes once, after where() and before having() and order_by()");
    static_assert(has_groups, "mizzle: group_by() takes columns or expressions");
    static_assert(!in_place || (in_scope<typename Self::source, X> && ...),
                  "mizzle: group_by() uses a column whose table is not in from() or a join; join the table");
    static_assert(!(has_aggregate<X> || ...), "mizzle: group_by() cannot use an aggregate");
    static_assert(!(has_window<X> || ...), "mizzle: group_by() cannot use a window function; select it in a subquery");
    if constexpr (in_place && has_groups)
        return group_by_clause<Self, X...>{static_cast<const Self&>(*this), pack<X...>(0, expressions...)};
    else return Self(static_cast<const Self&>(*this));
}

template <class Self> template <class Condition> constexpr auto select_steps<Self>::having(const Condition& c) const {
    constexpr bool in_place = Self::place == clause::group_by;
    constexpr bool names_tables = in_scope<typename Self::source, Condition>;
    static_assert(in_place, "mizzle: having() comes right after group_by()");
    static_assert(is_boolean<Condition>,
                  "mizzle: the condition of having() must be boolean; compare the expression with something");
    static_assert(!in_place || names_tables,
                  "mizzle: having() uses a column whose table is not in from() or a join; join the table");
    static_assert(!in_place || !names_tables || is_grouped<typename Self::groups, Condition>,
                  "mizzle: having() uses a column that is neither in group_by() nor inside an aggregate");
    static_assert(!has_window<Condition>, "mizzle: having() cannot use a window function; select it in a subquery");
    if constexpr (in_place && is_boolean<Condition>)
        return having_clause<Self, Condition>{static_cast<const Self&>(*this), c};
    else return Self(static_cast<const Self&>(*this));
}

}  // namespace mizzle
