// limit rows [offset rows]
#pragma once
#include "../node.hpp"
#include "../values/parameter.hpp"
#include "select.hpp"

namespace mizzle::detail {

template <class Before, class N>
struct MIZZLE_DETAIL_STATEMENT limit_clause : after<Before>, Before::template steps<limit_clause<Before, N>> {
    static constexpr auto place = clause::limit;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS N rows{};
    constexpr limit_clause() = default;
    constexpr limit_clause(const Before& b, const N& n) : before(b), rows(n) {}
    MIZZLE_DETAIL_PARTS(one(before), one(rows))
};

template <class Before, class N>
struct MIZZLE_DETAIL_STATEMENT offset_clause : after<Before>, Before::template steps<offset_clause<Before, N>> {
    static constexpr auto place = clause::offset;
    static constexpr bool has_limit = Before::place == clause::limit;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS N rows{};
    constexpr offset_clause() = default;
    constexpr offset_clause(const Before& b, const N& n) : before(b), rows(n) {}
    MIZZLE_DETAIL_PARTS(one(before), one(rows))
};

template <class N> inline constexpr bool is_row_count = whole_number<N>;
template <parameter_node N> inline constexpr bool is_row_count<N> = N::sql_type::family == type_family::integer;

// A number of rows is always bound, so that pages share one statement. A negative one is refused.
template <class N> constexpr auto make_row_count(const N& rows) {
    if constexpr (!is_row_count<N>) {
        return invalid<types::bigint>{};
    } else if constexpr (expression_like<N>) {
        return rows;
    } else {
        if constexpr (std::signed_integral<N>) {
            if (rows < 0) throw_usage_error("mizzle: a limit or offset must not be negative");
        }
        if (!std::in_range<std::int64_t>(rows))
            throw_usage_error("mizzle: a limit or offset is larger than any SQL integer");
        return value<types::bigint, std::int64_t>(static_cast<std::int64_t>(rows));
    }
}

template <class Self> template <class N> constexpr auto select_steps<Self>::limit(const N& rows) const {
    constexpr bool in_place = Self::place >= clause::from && Self::place < clause::limit;
    static_assert(in_place, "mizzle: limit() comes once, after order_by() and before offset()");
    static_assert(is_row_count<N>, "mizzle: limit() takes a whole number or a param of one");
    if constexpr (in_place) {
        auto count = make_row_count(rows);
        return limit_clause<Self, decltype(count)>{static_cast<const Self&>(*this), count};
    } else {
        return Self(static_cast<const Self&>(*this));
    }
}

template <class Self> template <class N> constexpr auto select_steps<Self>::offset(const N& rows) const {
    constexpr bool in_place = Self::place >= clause::from && Self::place < clause::offset;
    static_assert(in_place, "mizzle: offset() comes once, after order_by() and limit()");
    static_assert(is_row_count<N>, "mizzle: offset() takes a whole number or a param of one");
    if constexpr (in_place) {
        auto count = make_row_count(rows);
        return offset_clause<Self, decltype(count)>{static_cast<const Self&>(*this), count};
    } else {
        return Self(static_cast<const Self&>(*this));
    }
}

}  // namespace mizzle::detail
