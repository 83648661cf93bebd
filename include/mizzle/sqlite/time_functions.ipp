// The functions of time_functions.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "time_functions.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE any_time read_time(std::string_view text) {
    const auto need = [](auto&& value) {
        if (!value) throw std::invalid_argument("a function of time was given text that is no date or time");
        return *value;
    };
    any_time result;
    if (text.starts_with('P')) {
        result.kind = time_kind::interval;
        result.interval = need(interval::parse(text));
    } else if (text.size() > 2 && text[2] == ':') {
        result.kind = time_kind::time;
        result.point += need(parse_time(text));
    } else {
        result.kind = text.size() == 10 ? time_kind::date : time_kind::point;
        result.point = need(parse_timestamptz(text));
    }
    return result;
}

MIZZLE_INLINE timestamptz in_calendar(wide_integer us) {
    constexpr wide_integer first = -62'167'219'200'000'000, end = 253'402'300'800'000'000;  // the years 0 and 10000
    if (us < first || us >= end) throw std::out_of_range("a date before the year 0 or after 9999");
    return timestamptz(std::chrono::microseconds(static_cast<std::int64_t>(us)));
}

MIZZLE_INLINE std::chrono::sys_days add_months(std::chrono::sys_days day, std::int64_t months) {
    const date from(day);
    const auto total =
        static_cast<int>(from.year()) * std::int64_t{12} + static_cast<unsigned>(from.month()) - 1 + months;
    if (total < 0 || total >= 120'000) throw std::out_of_range("a date before the year 0 or after 9999");
    const auto month =
        std::chrono::year(static_cast<int>(total / 12)) / std::chrono::month(static_cast<unsigned>(total % 12) + 1);
    const auto last = (month / std::chrono::last).day();
    return std::chrono::sys_days(month / (from.day() < last ? from.day() : last));
}

MIZZLE_INLINE std::string add_times(const any_time& x, const interval& i, int sign) {
    constexpr wide_integer day_length = 86'400'000'000;
    const wide_integer months = sign * wide_integer(i.months.count()), days = sign * wide_integer(i.days.count()),
                       time = sign * wide_integer(i.time.count());
    if (x.kind == time_kind::interval)
        return interval(std::chrono::months(in_range<int>(x.interval.months.count() + months)),
                        std::chrono::days(in_range<int>(x.interval.days.count() + days)),
                        std::chrono::microseconds(in_range<std::int64_t>(x.interval.time.count() + time)))
            .to_string();
    if (x.kind == time_kind::time) {
        const auto us = (x.point.time_since_epoch().count() + time % day_length + day_length) % day_length;
        return temporal_text(time_of_day(static_cast<std::int64_t>(us))).string();
    }
    const auto day = std::chrono::floor<std::chrono::days>(x.point);
    const auto moved = add_months(day, static_cast<std::int64_t>(months)).time_since_epoch().count() + days;
    return temporal_text(in_calendar(moved * day_length + (x.point - day).count() + time)).string();
}

MIZZLE_INLINE std::string add_interval(const function_arguments& a) {
    return add_times(read_time(a.text(0)), read_time(a.text(1)).interval, 1);
}

MIZZLE_INLINE std::string add_days(const function_arguments& a) {
    const auto moved =
        read_time(a.text(0)).point.time_since_epoch().count() + wide_integer(a.integer(1)) * 86'400'000'000;
    return temporal_text(date(std::chrono::floor<std::chrono::days>(in_calendar(moved)))).string();
}

MIZZLE_INLINE std::string subtract_time(const function_arguments& a) {
    const auto x = read_time(a.text(0)), y = read_time(a.text(1));
    if (y.kind == time_kind::interval) return add_times(x, y.interval, -1);
    const auto between = x.point - y.point;
    if (x.kind == time_kind::time) return interval(between).to_string();
    const auto days = std::chrono::duration_cast<std::chrono::days>(between);
    return interval({}, days, between - days).to_string();
}

MIZZLE_INLINE date_part read_part(std::string_view name) {
    for (auto part = date_part::second;; part = static_cast<date_part>(static_cast<int>(part) + 1)) {
        if (name_of(part) == name) return part;
        if (part == date_part::epoch) throw std::invalid_argument("there is no such part of a time");
    }
}

MIZZLE_INLINE date thursday_of(std::chrono::sys_days day) {
    return day + std::chrono::days(4) - std::chrono::days(std::chrono::weekday(day).iso_encoding());
}

MIZZLE_INLINE std::int64_t counted_year(const date& d) {
    const int year = static_cast<int>(d.year());
    return year > 0 ? year : year - 1;
}

MIZZLE_INLINE std::int64_t extract_part(const function_arguments& a) {
    const auto part = read_part(a.text(0));
    const auto x = read_time(a.text(1));
    using namespace std::chrono;
    if (x.kind == time_kind::interval) {
        const auto& i = x.interval;
        switch (part) {
        case date_part::year: return i.months.count() / 12;
        case date_part::month: return i.months.count() % 12;
        case date_part::day: return i.days.count();
        case date_part::hour: return duration_cast<hours>(i.time).count();
        default: return duration_cast<minutes>(i.time).count() % 60;
        }
    }
    const auto day = floor<days>(x.point);
    const date d(day);
    const auto day_of_year = [](const date& of) { return (sys_days(of) - sys_days(of.year() / January / 1)).count(); };
    switch (part) {
    // 24:00 is a time of day
    case date_part::hour: return duration_cast<hours>(x.point - (x.kind == time_kind::time ? sys_days() : day)).count();
    case date_part::minute: return duration_cast<minutes>(x.point - day).count() % 60;
    case date_part::day: return static_cast<unsigned>(d.day());
    case date_part::week: return day_of_year(thursday_of(day)) / 7 + 1;
    case date_part::month: return static_cast<unsigned>(d.month());
    case date_part::quarter: return (static_cast<unsigned>(d.month()) + 2) / 3;
    case date_part::year: return counted_year(d);
    case date_part::isoyear: return counted_year(thursday_of(day));
    case date_part::dow: return weekday(day).c_encoding();
    case date_part::isodow: return weekday(day).iso_encoding();
    case date_part::doy: return day_of_year(d) + 1;
    default: throw std::invalid_argument("this part of a time is no whole number");
    }
}

MIZZLE_INLINE double extract_seconds(const function_arguments& a) {
    const auto part = read_part(a.text(0));
    const auto x = read_time(a.text(1));
    constexpr std::int64_t minute = 60'000'000;
    wide_integer us = x.point.time_since_epoch().count();
    if (x.kind == time_kind::interval) us = x.interval.time.count();
    if (part == date_part::second) {
        us %= minute;
        if (x.kind != time_kind::interval && us < 0) us += minute;
    } else if (x.kind == time_kind::interval) {
        const wide_integer months = x.interval.months.count();
        us += (months / 12 * 31'557'600 + months % 12 * 2'592'000 + wide_integer(x.interval.days.count()) * 86'400) *
              1'000'000;
    }
    return static_cast<double>(us) / 1e6;
}

MIZZLE_INLINE std::string truncate_time(const function_arguments& a) {
    const auto part = read_part(a.text(0));
    const auto x = read_time(a.text(1));
    using namespace std::chrono;
    auto day = floor<days>(x.point);
    const date d(day);
    auto time = x.point - day;
    if (part == date_part::second) time = floor<seconds>(time);
    else if (part == date_part::minute) time = floor<minutes>(time);
    else if (part == date_part::hour) time = floor<hours>(time);
    else {
        time = {};
        const auto month = static_cast<unsigned>(d.month());
        if (part == date_part::week) day -= days(weekday(day).iso_encoding() - 1);
        else if (part == date_part::month) day = d.year() / d.month() / 1;
        else if (part == date_part::quarter) day = d.year() / std::chrono::month((month - 1) / 3 * 3 + 1) / 1;
        else if (part == date_part::year) day = d.year() / January / 1;
    }
    if (x.kind == time_kind::date) return temporal_text(date(day)).string();
    return temporal_text(day + time).string();
}

MIZZLE_INLINE std::string make_date_text(const function_arguments& a) {
    const auto counted = a.integer(0), month = a.integer(1), day = a.integer(2);
    const auto year = counted > 0 ? counted : counted == -1 ? 0 : -1;
    const bool in_calendar = year >= 0 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    const date d{std::chrono::year(in_calendar ? static_cast<int>(year) : 0),
                 std::chrono::month(in_calendar ? static_cast<unsigned>(month) : 0),
                 std::chrono::day(in_calendar ? static_cast<unsigned>(day) : 0)};
    if (!d.ok()) throw std::out_of_range("make_date() of a date that does not exist");
    return temporal_text(d).string();
}

}  // namespace mizzle::detail::sqlite_detail
