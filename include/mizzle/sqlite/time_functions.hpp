// Dates and times exact to the microsecond, in the text in which they are stored, with the meaning that they have on
// PostgreSQL.
#pragma once
#include "../query/functions/date_time.hpp"
#include "../query/values/temporal_text.hpp"
#include "function.hpp"

#include <chrono>
#include <stdexcept>

namespace mizzle::detail::sqlite_detail {

enum class time_kind : unsigned char { date, time, point, interval };

// Any value of these types, told by its text.
struct any_time {
    time_kind kind = time_kind::point;
    timestamptz point{};  // a time of day counts from 1970
    mizzle::interval interval{};
};

any_time read_time(std::string_view text);

template <class T> T in_range(wide_integer value) {
    const auto result = static_cast<T>(value);
    if (result != value) throw std::overflow_error("an interval is out of range");
    return result;
}
timestamptz in_calendar(wide_integer us);

std::chrono::sys_days add_months(std::chrono::sys_days day, std::int64_t months);

std::string add_times(const any_time& x, const interval& i, int sign);

std::string add_interval(const function_arguments& a);

std::string add_days(const function_arguments& a);

std::string subtract_time(const function_arguments& a);

date_part read_part(std::string_view name);

// The Thursday of a day's week: the week belongs to its year.
date thursday_of(std::chrono::sys_days day);

// SQL has no year 0: the one before 1 is -1, 1 BC.
std::int64_t counted_year(const date& d);

std::int64_t extract_part(const function_arguments& a);

double extract_seconds(const function_arguments& a);

std::string truncate_time(const function_arguments& a);

std::string make_date_text(const function_arguments& a);

inline constexpr function_of_sql time_functions[] = {
    {"mizzle_add_days", 2, run_function<add_days>},        {"mizzle_add", 2, run_function<add_interval>},
    {"mizzle_subtract", 2, run_function<subtract_time>},   {"mizzle_extract", 2, run_function<extract_part>},
    {"mizzle_seconds", 2, run_function<extract_seconds>},  {"mizzle_date_trunc", 2, run_function<truncate_time>},
    {"mizzle_make_date", 3, run_function<make_date_text>},
};

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "time_functions.ipp"
#endif
