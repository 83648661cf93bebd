// Dates and times: their parts, truncation, arithmetic with intervals. All is in UTC on both databases, whatever the
// session's time zone, and exact to the microsecond.
//
//   extract<date_part::year>(todos.due_date)      date_trunc<date_part::month>(todos.due_date)
//   todos.due_date < now() + std::chrono::days(7) now() - users.created_at > std::chrono::hours(1)
//
// A timestamp and an interval give a timestamp, months first: a day that its month lacks becomes the month's last. Two
// timestamps give an interval of days and time. A date and days (a whole number or std::chrono::days) give a date, two
// dates their days; a date and an interval give a timestamp. Times of day go round at midnight.
#pragma once
#include "arguments.hpp"
#include "features.hpp"

#include <chrono>
#include <ratio>

namespace mizzle {

enum class date_part : unsigned char {
    second,  // with its fraction
    minute,
    hour,
    day,
    week,  // of ISO 8601; extract<isoyear> is its year
    month,
    quarter,
    year,
    isoyear,
    dow,     // 0 is Sunday
    isodow,  // 1 is Monday, 7 Sunday
    doy,
    epoch  // seconds since 1970, or an interval's; there a year counts 365.25 days and a month 30
};

constexpr std::string_view name_of(date_part part) {
    constexpr std::string_view names[] = {"second", "minute",  "hour", "day",    "week", "month", "quarter",
                                          "year",   "isoyear", "dow",  "isodow", "doy",  "epoch"};
    return names[static_cast<unsigned>(part)];
}

constexpr bool is_point(type_family f) {
    return f == type_family::date || f == type_family::timestamp || f == type_family::timestamptz;
}
constexpr bool is_temporal(type_family f) {
    return is_point(f) || f == type_family::time || f == type_family::interval;
}

// Whether values of the type have this part.
constexpr bool has_part(type_family f, date_part part) {
    const bool of_day = part <= date_part::hour;
    if (part == date_part::epoch) return is_temporal(f);
    if (f == type_family::time) return of_day;
    if (f == type_family::date) return !of_day;
    if (f == type_family::interval)
        return of_day || part == date_part::day || part == date_part::month || part == date_part::year;
    return is_point(f);
}

struct extract_name {
    MIZZLE_DETAIL_NAME(output_name, extract)
};
struct date_trunc_name {
    MIZZLE_DETAIL_NAME(output_name, date_trunc)
};
namespace functions {
template <date_part Part> struct extract : extract_name {};
template <date_part Part> struct date_trunc : date_trunc_name {};
}  // namespace functions

// The part as a whole number; second and epoch as floating-point numbers.
template <date_part Part, expression_like X> constexpr auto extract(const X& operand) {
    static_assert(is_broken<X> || has_part(X::sql_type::family, Part),
                  "mizzle: extract() takes a part that the type has: a date has no hours, a time of day no days");
    constexpr bool fractional = Part == date_part::second || Part == date_part::epoch;
    return make_call<functions::extract<Part>, std::conditional_t<fractional, types::double_precision, types::integer>>(
        operand);
}

// The beginning of the second, hour, day, week (on Monday), month, quarter or year. A date stays a date.
template <date_part Part, expression_like X> constexpr auto date_trunc(const X& operand) {
    static_assert(is_broken<X> || (is_point(X::sql_type::family) && has_part(X::sql_type::family, Part)),
                  "mizzle: date_trunc() is for timestamps, to a part from second to year, and dates, from day to year");
    static_assert(Part <= date_part::year, "mizzle: date_trunc() takes a part from second to year");
    return make_call<functions::date_trunc<Part>, typename X::sql_type>(operand);
}

// Of a timestamp.
#define MIZZLE_DETAIL_HALF(name_, result_)                                             \
    MIZZLE_DETAIL_FUNCTION(name_, "")                                                  \
    template <expression_like X> constexpr auto name_(const X& operand) {              \
        static_assert(is_broken<X> || X::sql_type::family == type_family::timestamp || \
                          X::sql_type::family == type_family::timestamptz,             \
                      "mizzle: " #name_ "() takes a timestamp");                       \
        return make_call<functions::name_, result_>(operand);                          \
    }
MIZZLE_DETAIL_HALF(date_of, types::date)
MIZZLE_DETAIL_HALF(time_of, types::time)
#undef MIZZLE_DETAIL_HALF

// Of now().
MIZZLE_DETAIL_FUNCTION(current_date, "", using never_null = void;)
constexpr auto current_date() { return make_call<functions::current_date, types::date>(); }
MIZZLE_DETAIL_FUNCTION(current_time, "", using never_null = void;)
constexpr auto current_time() { return make_call<functions::current_time, types::time>(); }

// Of year, month and day; a date that does not exist is an error of the statement.
MIZZLE_DETAIL_FUNCTION(make_date, "make_date", MIZZLE_DETAIL_SQLITE("mizzle_make_date"))
MIZZLE_DETAIL_SIGNATURES(make_date, "whole numbers: year, month and day",
                         types::date(types::integer, types::integer, types::integer))

// On PostgreSQL only: the time that clocks show in a time zone, of a timestamptz, or the moment at which they do, of a
// timestamp.
MIZZLE_DETAIL_FUNCTION(at_time_zone, "timezone", MIZZLE_DETAIL_NEEDS(postgres_functions))
template <expression_like X, class Zone> constexpr auto at_time_zone(const X& operand, Zone&& zone) {
    constexpr bool fits =
        (X::sql_type::family == type_family::timestamp || X::sql_type::family == type_family::timestamptz) &&
        is_text_operand<Zone>;
    static_assert(is_broken<X> || fits, "mizzle: at_time_zone() takes a timestamp and the name of a time zone");
    using type =
        std::conditional_t<X::sql_type::family == type_family::timestamp, types::timestamptz, types::timestamp>;
    if constexpr (fits)
        return make_call<functions::at_time_zone, type>(operand, make_operand<types::text>(std::forward<Zone>(zone)));
    else return invalid<type>{};
}
// On PostgreSQL only: the years, months, days and time between two timestamps.
MIZZLE_DETAIL_FUNCTION(age, "age", MIZZLE_DETAIL_NEEDS(postgres_functions))
MIZZLE_DETAIL_SIGNATURES(age, "two timestamps of one type, the later first",
                         types::interval(types::timestamptz, types::timestamptz),
                         types::interval(types::timestamp, types::timestamp))
// On PostgreSQL only: to_char(timestamp, 'YYYY-MM-DD HH24:MI').
MIZZLE_DETAIL_FUNCTION(to_char, "to_char", MIZZLE_DETAIL_NEEDS(postgres_functions))
MIZZLE_DETAIL_SIGNATURES(to_char, "a timestamp and PostgreSQL's pattern for it",
                         types::text(types::timestamptz, types::text), types::text(types::timestamp, types::text))

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

namespace functions {
// x + interval, x - interval
template <bool Minus> struct shifted {
    using output_name = no_name;
};
// date + days, date - days
template <bool Minus> struct days_later {
    using output_name = no_name;
};
// x - y of one type
struct difference {
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

}  // namespace mizzle
