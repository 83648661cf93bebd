// update ... where ... order by ... limit n, and delete likewise: a few of the rows that match. Not on PostgreSQL.
#pragma once
#include "../node.hpp"
#include "limit.hpp"
#include "order_by.hpp"
#include "update_from.hpp"
#include "write_where.hpp"

namespace mizzle::detail {

template <class Before, class N, class... O>
struct MIZZLE_DETAIL_STATEMENT limited_write : after<Before>, Before::template steps<limited_write<Before, N, O...>> {
    static constexpr auto place = clause::limit;
    static constexpr feature_set needs = needed(feature::write_limit);
    static constexpr bool limits_write = true;
    Before before{};
    MIZZLE_DETAIL_NO_ADDRESS pack<O...> orderings{};
    N rows_at_most{};
    constexpr limited_write() = default;
    constexpr limited_write(Before b, pack<O...> o, N n)
        : before(std::move(b)), orderings(std::move(o)), rows_at_most(std::move(n)) {}
    MIZZLE_DETAIL_PARTS(one(before), each(O, orderings), one(rows_at_most))
};

template <class Before, class... O>
constexpr auto make_limited(const Before& before, const pack<O...>& order, auto rows) {
    return limited_write<Before, decltype(rows), O...>{before, order, rows};
}

// What has been complained of is limited as if every row were meant, or not at all, so that nothing more is said.
template <class Self, class... O>
constexpr auto make_limited_after(const Self& before, const pack<O...>& order, auto rows) {
    if constexpr (Self::place < clause::where) return make_limited(before.all_rows(), order, rows);
    else if constexpr (Self::place == clause::where) return make_limited(before, order, rows);
    else return before;
}

// An order alone changes nothing: it is no statement until limit() follows.
template <class Before, class... O> struct MIZZLE_DETAIL_STATEMENT ordered_write {
    Before before;
    pack<O...> orderings;

    template <class N> constexpr auto limit(const N& rows) const {
        static_assert(is_row_count<N>, "mizzle: limit() takes a whole number or a param of one");
        return make_limited_after(before, orderings, make_row_count(rows));
    }
};

template <class S> struct adds_tables_beside : std::bool_constant < requires {
    S::has_tables_beside;
} > {};
template <class S> inline constexpr bool has_tables_beside = has_clause<adds_tables_beside, S>;

template <class Self> template <class... O> constexpr auto filtered_steps<Self>::order_by(const O&... orderings) const {
    constexpr bool sorts = sizeof...(O) > 0 && (sorts_by_expression<O> && ...);
    static_assert(Self::place == clause::where && !has_tables_beside<Self>,
                  "mizzle: order_by() of an update or delete comes after where(), before limit(), and not beside "
                  "from() or using_()");
    static_assert(sorts, "mizzle: order_by() takes columns or expressions, each perhaps in asc() or desc()");
    static_assert((is_comparable<O> && ...), MIZZLE_DETAIL_JSON_RULE("order_by() sorts"));
    static_assert((in_scope<typename Self::source, O> && ...),
                  "mizzle: order_by() uses a column of another table than the statement's");
    static_assert(!(has_aggregate<O> || ...) && !(has_window<O> || ...),
                  "mizzle: order_by() of an update or delete cannot use an aggregate or window function");
    return ordered_write<Self, O...>{static_cast<const Self&>(*this), pack<O...>(0, orderings...)};
}
template <class Self> template <class N> constexpr auto filtered_steps<Self>::limit(const N& rows) const {
    static_assert(Self::place == clause::where && !has_tables_beside<Self>,
                  "mizzle: limit() of an update or delete comes after where() or all_rows(), and not beside from() or "
                  "using_()");
    static_assert(is_row_count<N>, "mizzle: limit() takes a whole number or a param of one");
    return make_limited_after(static_cast<const Self&>(*this), pack<>{}, make_row_count(rows));
}

}  // namespace mizzle::detail
