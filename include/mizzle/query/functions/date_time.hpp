// Dates and times: their parts, truncation, the present. All is in UTC on both databases, whatever the session's time
// zone, and exact to the microsecond.
//
//   extract<date_part::year>(todos.due_date)      date_trunc<date_part::month>(todos.due_date)
#pragma once
#include "arguments.hpp"
#include "function_facts.hpp"

namespace mizzle {

// date_part is what extract() and date_trunc() take: the year, the month, the hour and so on.
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

}  // namespace mizzle

namespace mizzle::detail {

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
template <date_part Part> struct extract : extract_name {
    static constexpr feature_set needs = needed(feature::driver_functions);
};
template <date_part Part> struct date_trunc : date_trunc_name {
    static constexpr feature_set needs = needed(feature::driver_functions);
};
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
MIZZLE_DETAIL_FUNCTION(make_date, "make_date", MIZZLE_DETAIL_NEEDS(driver_functions))
MIZZLE_DETAIL_SIGNATURES(make_date, "whole numbers: year, month and day",
                         types::date(types::integer, types::integer, types::integer))

// On PostgreSQL only: the time that clocks show in a time zone, of a timestamptz, or the moment at which they do, of a
// timestamp.
MIZZLE_DETAIL_FUNCTION(at_time_zone, "timezone", MIZZLE_DETAIL_NEEDS(further_functions))
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
MIZZLE_DETAIL_FUNCTION(age, "age", MIZZLE_DETAIL_NEEDS(further_functions))
MIZZLE_DETAIL_SIGNATURES(age, "two timestamps of one type, the later first",
                         types::interval(types::timestamptz, types::timestamptz),
                         types::interval(types::timestamp, types::timestamp))
// On PostgreSQL only: to_char(timestamp, 'YYYY-MM-DD HH24:MI').
MIZZLE_DETAIL_FUNCTION(to_char, "to_char", MIZZLE_DETAIL_NEEDS(further_functions))
MIZZLE_DETAIL_SIGNATURES(to_char, "a timestamp and PostgreSQL's pattern for it",
                         types::text(types::timestamptz, types::text), types::text(types::timestamp, types::text))

}  // namespace mizzle::detail

namespace mizzle {

// age(later, earlier) is the years, months, days and time between two timestamps, on PostgreSQL only: `age(...)`.
using detail::age;
// at_time_zone(timestamptz, zone) is the time that clocks show there, and of a timestamp the moment at which they do,
// on PostgreSQL only: `timezone(...)`.
using detail::at_time_zone;
// current_date() is the date of now(), in UTC.
using detail::current_date;
// current_time() is the time of day of now(), in UTC.
using detail::current_time;
// date_of(timestamp) is its date: `cast(... as date)`.
using detail::date_of;
// date_trunc<date_part::month>(time) is the beginning of the month, the hour and so on: `date_trunc('month', ...)`.
using detail::date_trunc;
// extract<date_part::year>(time) is a part as a whole number, the second and the epoch as doubles:
// `extract(year from ...)`.
using detail::extract;
// make_date(year, month, day) is that date, `make_date(...)`; one that does not exist is an error of the statement.
using detail::make_date;
// time_of(timestamp) is its time of day: `cast(... as time)`.
using detail::time_of;
// to_char(timestamp, "YYYY-MM-DD HH24:MI") is a time as text of this form, on PostgreSQL only: `to_char(...)`.
using detail::to_char;

}  // namespace mizzle
