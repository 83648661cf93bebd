// Arithmetic with dates and times: todos.due_date < now() + std::chrono::days(7)
//
// A timestamp and an interval give a timestamp, months first: a day that its month lacks becomes the month's last. Two
// timestamps give an interval of days and time. A date and days (a whole number or std::chrono::days), months or years
// give a date, two dates their days; a date and an interval give a timestamp. Times of day go round at midnight.
#pragma once
#include "date_time.hpp"

#include <chrono>
#include <ratio>

namespace mizzle::detail {

// Durations as SQL's intervals: years and months of C++ count as months, days and weeks as days.
template <class D> inline constexpr bool is_duration = false;
template <class R, class P> inline constexpr bool is_duration<std::chrono::duration<R, P>> = std::integral<R>;
template <class D, std::intmax_t Seconds>
inline constexpr bool is_multiple_of = D::period::den == 1 && D::period::num % Seconds == 0;
template <class V>
inline constexpr bool is_interval_value = [] {
    if constexpr (std::is_same_v<V, interval>) return true;
    else if constexpr (is_duration<V>) return std::convertible_to<V, std::chrono::microseconds>;
    else return false;
}();
template <class D> constexpr interval as_interval(const D& d) {
    constexpr auto month = std::chrono::months::period::num;
    if constexpr (std::is_same_v<D, interval>) return d;
    else if constexpr (is_multiple_of<D, month>)
        return {
            std::chrono::months(convert_to<int>(std::chrono::duration_cast<std::chrono::months>(d).count())), {}, {}};
    else if constexpr (is_multiple_of<D, 86400>)
        return {{}, std::chrono::days(convert_to<int>(std::chrono::duration_cast<std::chrono::days>(d).count())), {}};
    else return {std::chrono::microseconds(d)};
}
template <class V> constexpr bool is_days_value() {
    if constexpr (is_duration<V>)
        return is_multiple_of<V, 86400> && !is_multiple_of<V, std::chrono::months::period::num>;
    else return whole_number<V>;
}
template <class V> constexpr bool is_months_value() {
    if constexpr (is_duration<V>) return is_multiple_of<V, std::chrono::months::period::num>;
    else return false;
}

namespace functions {
// x + interval, x - interval
template <bool Minus> struct shifted {
    static constexpr feature_set needs = needed(feature::driver_functions);
    using output_name = no_name;
};
// date + days, date - days
template <bool Minus> struct days_later {
    static constexpr feature_set needs = needed(feature::driver_functions);
    using output_name = no_name;
};
// date + months, date - months
template <bool Minus> struct months_later {
    static constexpr feature_set needs = needed(feature::driver_functions);
    using output_name = no_name;
};
// x - y of one type
struct difference {
    static constexpr feature_set needs = needed(feature::driver_functions);
    using output_name = no_name;
};
}  // namespace functions

// What an operand of an arithmetic with times is: a date or time, an interval, a whole number of days, or another.
template <class V>
inline constexpr type_family temporal_operand_of = [] {
    using plain = std::remove_cvref_t<V>;
    if constexpr (expression_like<plain>) return plain::sql_type::family;
    else if constexpr (std::is_same_v<plain, date>) return type_family::date;
    else if constexpr (is_local_time<plain>) return type_family::timestamp;
    else if constexpr (is_sys_time<plain>) return type_family::timestamptz;
    else if constexpr (is_interval_value<plain>) return type_family::interval;
    else if constexpr (whole_number<plain>) return type_family::integer;
    else return type_family::custom;
}();
template <class V>
concept temporal_expression = expression_like<V> && is_temporal(std::remove_cvref_t<V>::sql_type::family);

template <class V> constexpr auto make_interval_operand(V&& v) {
    if constexpr (expression_like<V>) return std::remove_cvref_t<V>(std::forward<V>(v));
    else return value<types::interval, interval>(as_interval(v));
}
template <class V> constexpr auto make_days_operand(V&& v) {
    if constexpr (expression_like<V>) return std::remove_cvref_t<V>(std::forward<V>(v));
    else if constexpr (is_duration<std::remove_cvref_t<V>>)
        return value<types::integer, std::int32_t>(
            convert_to<std::int32_t>(std::chrono::duration_cast<std::chrono::days>(v).count()));
    else return value<types::integer, std::int32_t>(convert_to<std::int32_t>(v));
}
template <class V> constexpr auto make_time_operand(V&& v) { return make_operand<own_sql_type<V>>(std::forward<V>(v)); }

template <class L, class R>
inline constexpr bool adds_days =
    temporal_operand_of<L> == type_family::date &&
    (temporal_operand_of<R> == type_family::integer || is_days_value<std::remove_cvref_t<R>>());

// Nothing where SQL has no such sum or difference.
template <bool Minus, class L, class R> constexpr auto make_temporal(L&& left, R&& right) {
    constexpr auto l = temporal_operand_of<L>, r = temporal_operand_of<R>;
    if constexpr (adds_days<L, R>) {
        return make_call<functions::days_later<Minus>, types::date>(make_time_operand(std::forward<L>(left)),
                                                                    make_days_operand(std::forward<R>(right)));
    } else if constexpr (l == type_family::date && is_months_value<std::remove_cvref_t<R>>()) {
        return make_call<functions::months_later<Minus>, types::date>(make_time_operand(std::forward<L>(left)),
                                                                      make_interval_operand(std::forward<R>(right)));
    } else if constexpr (is_temporal(l) && r == type_family::interval) {
        if constexpr (l == type_family::interval) {
            return make_call<functions::shifted<Minus>, types::interval>(make_interval_operand(std::forward<L>(left)),
                                                                         make_interval_operand(std::forward<R>(right)));
        } else {
            auto base = make_time_operand(std::forward<L>(left));
            using type =
                std::conditional_t<l == type_family::date, types::timestamp, typename decltype(base)::sql_type>;
            return make_call<functions::shifted<Minus>, type>(std::move(base),
                                                              make_interval_operand(std::forward<R>(right)));
        }
    } else if constexpr (!Minus && l == type_family::interval && is_temporal(r)) {
        return make_temporal<false>(std::forward<R>(right), std::forward<L>(left));
    } else if constexpr (Minus && is_temporal(l) && l == r) {
        using type = std::conditional_t<l == type_family::date, types::integer, types::interval>;
        return make_call<functions::difference, type>(make_time_operand(std::forward<L>(left)),
                                                      make_time_operand(std::forward<R>(right)));
    }
}
template <bool Minus, class L, class R>
inline constexpr bool has_temporal =
    !std::is_void_v<decltype(make_temporal<Minus>(std::declval<L>(), std::declval<R>()))>;

#define MIZZLE_DETAIL_TEMPORAL(symbol, minus)                                             \
    template <class L, class R>                                                           \
        requires(expression_like<L> && temporal_expression<L>)                            \
    constexpr auto operator symbol(L&& left, R&& right) {                                 \
        static_assert(has_temporal<minus, L, R>, MIZZLE_DETAIL_TEMPORAL_RULE);            \
        if constexpr (has_temporal<minus, L, R>)                                          \
            return make_temporal<minus>(std::forward<L>(left), std::forward<R>(right));   \
        else return invalid<typename std::remove_cvref_t<L>::sql_type>{};                 \
    }                                                                                     \
    template <class L, class R>                                                           \
        requires(expression_like<R> && temporal_expression<R> && !temporal_expression<L>) \
    constexpr auto operator symbol(L&& left, R&& right) {                                 \
        static_assert(has_temporal<minus, L, R>, MIZZLE_DETAIL_TEMPORAL_RULE);            \
        if constexpr (has_temporal<minus, L, R>)                                          \
            return make_temporal<minus>(std::forward<L>(left), std::forward<R>(right));   \
        else return invalid<typename std::remove_cvref_t<R>::sql_type>{};                 \
    }
#define MIZZLE_DETAIL_TEMPORAL_RULE                                                                                  \
    "mizzle: to a date or time an interval is added, such as std::chrono::hours(1), and to a date days; two of one " \
    "type are subtracted"
MIZZLE_DETAIL_TEMPORAL(+, false)
MIZZLE_DETAIL_TEMPORAL(-, true)
#undef MIZZLE_DETAIL_TEMPORAL
#undef MIZZLE_DETAIL_TEMPORAL_RULE

// -interval: what zero is without it.
template <expression_like X>
    requires(X::sql_type::family == type_family::interval)
constexpr auto operator-(const X& operand) {
    return make_temporal<true>(interval(), operand);
}

}  // namespace mizzle::detail
