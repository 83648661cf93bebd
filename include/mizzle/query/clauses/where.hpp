// where condition: of select, update and delete.
#pragma once
#include "../node.hpp"
#include "select.hpp"

namespace mizzle::detail {

inline void refuse_aggregate(const condition& c) {
    if (c.uses_aggregate())
        throw_usage_error("mizzle: where() cannot use an aggregate; having() can, after group_by()");
}

template <class Before, class Condition>
struct MIZZLE_DETAIL_STATEMENT where_clause : after<Before>, Before::template steps<where_clause<Before, Condition>> {
    static constexpr auto place = clause::where;
    static constexpr bool is_filtered = true;
    MIZZLE_DETAIL_NO_ADDRESS Before before;
    MIZZLE_DETAIL_NO_ADDRESS Condition condition{};
    constexpr where_clause() = default;
    constexpr where_clause(const Before& b, const Condition& c) : before(b), condition(c) {
        if constexpr (std::is_same_v<Condition, detail::condition>) refuse_aggregate(condition);
    }
    constexpr where_clause(Before&& b, const Condition& c) : before(std::move(b)), condition(c) {
        if constexpr (std::is_same_v<Condition, detail::condition>) refuse_aggregate(condition);
    }
    MIZZLE_DETAIL_PARTS(one(before), one(condition))
};

template <class Before, class Condition> constexpr auto make_where(const Before& before, const Condition& condition) {
    return where_clause<Before, Condition>{before, condition};
}

template <class Self>
template <class Condition, class... More>
constexpr auto select_steps<Self>::where(const Condition& c, const More&...) const {
    static_assert(sizeof...(More) == 0, "mizzle: where() takes one condition; several are joined by && or ||");
    constexpr bool in_place = Self::place == clause::from || Self::place == clause::join;
    static_assert(in_place, "mizzle: where() comes once, after from() and the joins; conditions are joined by &&");
    static_assert(expression_like<Condition>, "mizzle: where() takes a condition, such as column == value");
    static_assert(!expression_like<Condition> || is_boolean<Condition>,
                  "mizzle: the condition of where() must be boolean; compare the expression with something");
    static_assert(!in_place || in_scope<typename Self::source, Condition>,
                  "mizzle: where() uses a column whose table is not in from() or a join; join the table, or, in a "
                  "subquery, say outer(column) of the statement around it");
    static_assert(!has_aggregate<Condition>, "mizzle: where() cannot use an aggregate; having() can, after group_by()");
    static_assert(!has_window<Condition>, "mizzle: where() cannot use a window function; select it in a subquery");
    if constexpr (in_place && is_boolean<Condition> && is_filtered_clause<Self>)
        return make_where(unfiltered_part(static_cast<const Self&>(*this)),
                          conjoined(filters_so_far(static_cast<const Self&>(*this)), c));
    else if constexpr (in_place && is_boolean<Condition>)
        return where_clause<Self, Condition>{static_cast<const Self&>(*this), c};
    else return Self(static_cast<const Self&>(*this));
}

}  // namespace mizzle::detail
