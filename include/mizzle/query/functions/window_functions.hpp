// row_number, rank, dense_rank, percent_rank, cume_dist, ntile, lag, lead, first_value, last_value, nth_value: each
// followed by over(...).
#pragma once
#include "../clauses/window.hpp"

namespace mizzle::detail {

#define MIZZLE_DETAIL_WINDOW_FUNCTION(name_, ...) \
    MIZZLE_DETAIL_NAMED_FUNCTION(name_, using window_only = void; __VA_ARGS__)
namespace functions {
MIZZLE_DETAIL_WINDOW_FUNCTION(row_number, using never_null = void;)
MIZZLE_DETAIL_WINDOW_FUNCTION(rank, using never_null = void;)
MIZZLE_DETAIL_WINDOW_FUNCTION(dense_rank, using never_null = void;)
MIZZLE_DETAIL_WINDOW_FUNCTION(percent_rank, using never_null = void;)
MIZZLE_DETAIL_WINDOW_FUNCTION(cume_dist, using never_null = void;)
MIZZLE_DETAIL_WINDOW_FUNCTION(ntile, using never_null = void;)
// There may be no such row.
MIZZLE_DETAIL_WINDOW_FUNCTION(lag, using null_of_one = void; using native_decimals = void;)
MIZZLE_DETAIL_WINDOW_FUNCTION(lead, using null_of_one = void; using native_decimals = void;)
MIZZLE_DETAIL_WINDOW_FUNCTION(nth_value, using null_of_one = void; using native_decimals = void;)
// With a default these do not look at the frame.
struct lag_or_default {
    MIZZLE_DETAIL_NAME(output_name, lag) static constexpr std::string_view name = "lag";
    using window_only = void;
    using native_decimals = void;
    using ignores_frame = void;
};
struct lead_or_default {
    MIZZLE_DETAIL_NAME(output_name, lead) static constexpr std::string_view name = "lead";
    using window_only = void;
    using native_decimals = void;
    using ignores_frame = void;
};
MIZZLE_DETAIL_WINDOW_FUNCTION(first_value, using native_decimals = void;)
MIZZLE_DETAIL_WINDOW_FUNCTION(last_value, using native_decimals = void;)
}  // namespace functions
#undef MIZZLE_DETAIL_WINDOW_FUNCTION

// 1, 2, 3, ... in the order of the window.
constexpr auto row_number() { return make_call<functions::row_number, types::bigint>(); }
// The number of the first row that is sorted with this one: 1, 2, 2, 4.
constexpr auto rank() { return make_call<functions::rank, types::bigint>(); }
// The same by a name that the standard library does not have, for programs that are using namespace std.
constexpr auto rank_() { return make_call<functions::rank, types::bigint>(); }
// Without gaps: 1, 2, 2, 3.
constexpr auto dense_rank() { return make_call<functions::dense_rank, types::bigint>(); }
// (rank - 1) / (rows - 1), and 0 for a single row.
constexpr auto percent_rank() { return make_call<functions::percent_rank, types::double_precision>(); }
// The share of the rows up to this one and those that are sorted with it.
constexpr auto cume_dist() { return make_call<functions::cume_dist, types::double_precision>(); }

// For those who give them what they go by.
#define MIZZLE_DETAIL_GOES_BY_ORDER(name, type)                                                                    \
    template <class X, class... More> constexpr auto name(const X&, const More&...) {                              \
        static_assert(std::is_void_v<X>, "mizzle: " #name "() takes nothing: it goes by the order of its window, " \
                                         "" #name "().over(order_by(column))");                                    \
        return make_call<functions::name, types::type>();                                                          \
    }
MIZZLE_DETAIL_GOES_BY_ORDER(row_number, bigint)
MIZZLE_DETAIL_GOES_BY_ORDER(rank, bigint)
MIZZLE_DETAIL_GOES_BY_ORDER(dense_rank, bigint)
MIZZLE_DETAIL_GOES_BY_ORDER(percent_rank, double_precision)
MIZZLE_DETAIL_GOES_BY_ORDER(cume_dist, double_precision)
#undef MIZZLE_DETAIL_GOES_BY_ORDER

template <class N> inline constexpr bool counts_rows = whole_number<N>;
template <parameter_node N> inline constexpr bool counts_rows<N> = N::sql_type::family == type_family::integer;

template <class N> constexpr auto make_count_of_rows(const N& count, [[maybe_unused]] int least) {
    if constexpr (!counts_rows<N>) {
        return invalid<types::integer>{};
    } else if constexpr (expression_like<N>) {
        return count;
    } else {
        if (std::cmp_less(count, least))
            throw_usage_error("mizzle: a window function counts from 1 on, lag() and lead() from 0");
        return value<types::integer, std::int32_t>(convert_to<std::int32_t>(count));
    }
}

// The rows in so many parts of like size: which of them, from 1 on.
template <class Late = void> constexpr auto ntile() {
    static_assert(!std::is_void_v<Late>, "mizzle: ntile() takes the number of parts: ntile(4).over(order_by(column))");
    return make_call<functions::ntile, types::integer>();
}
template <class N> constexpr auto ntile(const N& parts) {
    static_assert(counts_rows<N>, "mizzle: ntile() takes a whole number or a param of one");
    return make_call<functions::ntile, types::integer>(make_count_of_rows(parts, 1));
}

template <class Function, class X, class N, class D>
constexpr auto make_distant_or_default(const X& operand, N offset, D otherwise) {
    using common = typename shared_type<held_as<X>, held_as<D>>::type;
    using type = std::conditional_t<is_decimal<common>, common, typename X::sql_type>;
    return make_call<Function, type>(operand, std::move(offset), std::move(otherwise));
}

#define MIZZLE_DETAIL_DISTANT_ROW(name)                                                                                \
    template <class Late = void> constexpr auto name() {                                                               \
        static_assert(!std::is_void_v<Late>, "mizzle: " #name "() takes what another row's value is asked of: " #name  \
                                             "(column).over(order_by(column))");                                       \
        return make_call<functions::name, types::integer>(value<types::integer, int>(0));                              \
    }                                                                                                                  \
    template <expression_like X> constexpr auto name(const X& operand) {                                               \
        static_assert(!has_window<X>, "mizzle: " #name "() cannot hold a window function; select that in a subquery"); \
        return make_call<functions::name, typename X::sql_type>(operand);                                              \
    }                                                                                                                  \
    template <expression_like X, class N> constexpr auto name(const X& operand, const N& offset) {                     \
        static_assert(!has_window<X>, "mizzle: " #name "() cannot hold a window function; select that in a subquery"); \
        static_assert(counts_rows<N>, "mizzle: the offset of " #name "() is a whole number or a param of one");        \
        return make_call<functions::name, typename X::sql_type>(operand, make_count_of_rows(offset, 0));               \
    }                                                                                                                  \
    template <expression_like X, class N, class D>                                                                     \
    constexpr auto name(const X& operand, const N& offset, D&& otherwise) {                                            \
        static_assert(!has_window<X>, "mizzle: " #name "() cannot hold a window function; select that in a subquery"); \
        static_assert(counts_rows<N>, "mizzle: the offset of " #name "() is a whole number or a param of one");        \
        static_assert(compares_with<X, D>,                                                                             \
                      "mizzle: the default of " #name "() must be of the SQL type of its operand; cast one of them");  \
        if constexpr (compares_with<X, D>)                                                                             \
            return make_distant_or_default<functions::name##_or_default>(                                              \
                operand, make_count_of_rows(offset, 0),                                                                \
                make_result<typename X::sql_type>(std::forward<D>(otherwise)));                                        \
        else return name(operand, offset);                                                                             \
    }
// The value in the row before, or so many rows before. NULL where there is none, or the default.
MIZZLE_DETAIL_DISTANT_ROW(lag)
// Likewise in the row after.
MIZZLE_DETAIL_DISTANT_ROW(lead)
#undef MIZZLE_DETAIL_DISTANT_ROW

// The value in the first row of the frame.
template <expression_like X> constexpr auto first_value(const X& operand) {
    static_assert(!has_window<X>, "mizzle: first_value() cannot hold a window function; select that in a subquery");
    return make_call<functions::first_value, typename X::sql_type>(operand);
}
// In its last: without a frame that is the current row or one that is sorted with it.
template <expression_like X> constexpr auto last_value(const X& operand) {
    static_assert(!has_window<X>, "mizzle: last_value() cannot hold a window function; select that in a subquery");
    return make_call<functions::last_value, typename X::sql_type>(operand);
}
// In its n-th, from 1 on. NULL where it has fewer rows.
template <expression_like X, class N> constexpr auto nth_value(const X& operand, const N& n) {
    static_assert(!has_window<X>, "mizzle: nth_value() cannot hold a window function; select that in a subquery");
    static_assert(counts_rows<N>, "mizzle: nth_value() takes a whole number or a param of one");
    return make_call<functions::nth_value, typename X::sql_type>(operand, make_count_of_rows(n, 1));
}

}  // namespace mizzle::detail

namespace mizzle {

// cume_dist() is the share of the rows that come no later than this one: `cume_dist() over (...)`.
using detail::cume_dist;
// dense_rank() is the place of the row, without gaps: `dense_rank() over (...)`.
using detail::dense_rank;
// first_value(x) is x in the first row of the frame: `first_value(...) over (...)`.
using detail::first_value;
// lag(x) is x in the row before, NULL where there is none: `lag(...) over (...)`.
using detail::lag;
// last_value(x) is x in the last row of the frame: `last_value(...) over (...)`.
using detail::last_value;
// lead(x) is x in the row after, NULL where there is none: `lead(...) over (...)`.
using detail::lead;
// nth_value(x, n) is x in the n-th row of the frame, NULL where there is none: `nth_value(...) over (...)`.
using detail::nth_value;
// ntile(n) is the number of the row's part, of n equal ones: `ntile(n) over (...)`.
using detail::ntile;
// percent_rank() is rank() as a number from 0 to 1: `percent_rank() over (...)`.
using detail::percent_rank;
// rank() is the place of the row, with gaps after equal ones: `rank() over (...)`.
using detail::rank;
// rank_() is rank(), by a name that programs that are using namespace std have once.
using detail::rank_;
// row_number() counts the rows of the window up to this one: `row_number() over (...)`.
using detail::row_number;

}  // namespace mizzle
