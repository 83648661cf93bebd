// The functions of temporal_text.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "temporal_text.hpp"

namespace mizzle::detail::temporal {

MIZZLE_INLINE void put_digits(char* out, unsigned value, int digits) {
    for (int i = digits; i-- > 0; value /= 10) out[i] = static_cast<char>('0' + value % 10);
}

MIZZLE_INLINE void throw_no_sorted_text() {
    throw_usage_error("mizzle: a date before the year 0 or after 9999 has no text that sorts and that SQLite reads");
}

MIZZLE_INLINE void put_date(short_text& out, std::chrono::sys_days day) {
    const std::chrono::year_month_day d(day);
    const int year = static_cast<int>(d.year());
    // The calendar of C++ ends with some year and would start anew.
    if (year < 0 || year > 9999 || std::chrono::sys_days(d) != day) throw_no_sorted_text();
    char* p = out.characters + out.size;
    put_digits(p, static_cast<unsigned>(year), 4);
    p[4] = '-';
    put_digits(p + 5, static_cast<unsigned>(d.month()), 2);
    p[7] = '-';
    put_digits(p + 8, static_cast<unsigned>(d.day()), 2);
    out.size = static_cast<unsigned char>(out.size + 10);
}

MIZZLE_INLINE void put_time(short_text& out, std::int64_t us) {
    char* p = out.characters + out.size;
    const auto seconds = static_cast<unsigned>(us / 1'000'000);
    const auto fraction = static_cast<unsigned>(us % 1'000'000);
    put_digits(p, seconds / 3600, 2);
    p[2] = ':';
    put_digits(p + 3, seconds / 60 % 60, 2);
    p[5] = ':';
    put_digits(p + 6, seconds % 60, 2);
    int size = 8;
    if (fraction != 0) {
        const bool millis = fraction % 1000 == 0;
        p[8] = '.';
        put_digits(p + 9, millis ? fraction / 1000 : fraction, millis ? 3 : 6);
        size = millis ? 12 : 15;
    }
    out.size = static_cast<unsigned char>(out.size + size);
}

MIZZLE_INLINE bool take_digits(std::string_view& text, std::size_t digits, unsigned& value) {
    if (text.size() < digits) return false;
    value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9') return false;
        value = value * 10 + static_cast<unsigned>(text[i] - '0');
    }
    text.remove_prefix(digits);
    return true;
}

MIZZLE_INLINE bool take(std::string_view& text, char c) {
    if (text.empty() || text[0] != c) return false;
    text.remove_prefix(1);
    return true;
}

MIZZLE_INLINE std::optional<date> take_date(std::string_view& text) {
    unsigned year = 0, month = 0, day = 0;
    if (!take_digits(text, 4, year) || !take(text, '-') || !take_digits(text, 2, month) || !take(text, '-') ||
        !take_digits(text, 2, day))
        return std::nullopt;
    const date d{std::chrono::year(static_cast<int>(year)), std::chrono::month(month), std::chrono::day(day)};
    if (!d.ok()) return std::nullopt;
    return d;
}

MIZZLE_INLINE std::optional<time_of_day> take_time(std::string_view& text) {
    unsigned hour = 0, minute = 0, second = 0;
    std::int64_t micros = 0;
    if (!take_digits(text, 2, hour) || !take(text, ':') || !take_digits(text, 2, minute)) return std::nullopt;
    if (take(text, ':')) {
        if (!take_digits(text, 2, second)) return std::nullopt;
        if (take(text, '.')) {
            std::int64_t scale = 100'000;
            if (text.empty() || text[0] < '0' || text[0] > '9') return std::nullopt;
            for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1), scale /= 10) {
                if (scale == 0 && text[0] != '0') return std::nullopt;
                micros += scale * (text[0] - '0');
            }
        }
    }
    const bool end_of_day = hour == 24 && minute == 0 && second == 0 && micros == 0;
    if ((hour > 23 && !end_of_day) || minute > 59 || second > 59) return std::nullopt;
    return time_of_day((hour * 3600LL + minute * 60LL + second) * 1'000'000 + micros);
}

MIZZLE_INLINE std::optional<std::int64_t> parse_point(std::string_view text, bool zone) {
    const auto day = take_date(text);
    if (!day) return std::nullopt;
    std::int64_t us =
        std::chrono::sys_time<std::chrono::microseconds>(std::chrono::sys_days(*day)).time_since_epoch().count();
    if (text.empty()) return us;
    if (!take(text, ' ') && !take(text, 'T')) return std::nullopt;
    const auto time = take_time(text);
    if (!time) return std::nullopt;
    us += time->count();
    if (zone && !text.empty() && !take(text, 'Z')) {
        const bool west = text[0] == '-';
        unsigned hours = 0, minutes = 0;
        if (!take(text, '+') && !take(text, '-')) return std::nullopt;
        if (!take_digits(text, 2, hours)) return std::nullopt;
        take(text, ':');
        if (!text.empty() && !take_digits(text, 2, minutes)) return std::nullopt;
        if (hours > 15 || minutes > 59) return std::nullopt;
        const auto offset = (hours * 3600LL + minutes * 60LL) * 1'000'000;
        us += west ? offset : -offset;
    }
    if (!text.empty()) return std::nullopt;
    return us;
}

}  // namespace mizzle::detail::temporal

namespace mizzle::detail {

MIZZLE_INLINE short_text temporal_text(std::chrono::sys_days day) {
    short_text out;
    temporal::put_date(out, day);
    return out;
}

MIZZLE_INLINE short_text temporal_text(date value) {
    if (!value.ok()) throw_usage_error("mizzle: a date has a month or day that does not exist");
    return temporal_text(std::chrono::sys_days(value));
}

MIZZLE_INLINE short_text temporal_text(time_of_day value) {
    if (value < time_of_day::zero() || value > std::chrono::hours(24))
        throw_usage_error("mizzle: a time of day must be from 00:00 to 24:00");
    short_text out;
    temporal::put_time(out, value.count());
    return out;
}

MIZZLE_INLINE short_text temporal_text(timestamptz value) {
    constexpr std::int64_t furthest =
        300'000'000'000'000'000;  // beyond the year 9999; the days of some are beyond the clock
    if (const auto us = value.time_since_epoch().count(); us > furthest || us < -furthest)
        temporal::throw_no_sorted_text();
    short_text out;
    const auto day = std::chrono::floor<std::chrono::days>(value);
    temporal::put_date(out, day);
    out.characters[out.size++] = ' ';
    temporal::put_time(out, (value - day).count());
    return out;
}

MIZZLE_INLINE void append_year_and_rest(std::string& out, std::chrono::sys_days day, std::string_view rest) {
    const std::chrono::year_month_day d(day);
    const int year = static_cast<int>(d.year());
    // The calendar of C++ ends with these years and would start anew.
    if (std::chrono::sys_days(d) != day || year < -4712 || year > 32767)
        throw_usage_error("mizzle: a date is before 4713 BC or after the year 32767");
    const int shown = year > 0 ? year : 1 - year;
    char digits[8];
    const auto end = std::to_chars(digits, digits + sizeof digits, shown).ptr;
    out.append(static_cast<std::size_t>(end - digits < 4 ? 4 - (end - digits) : 0), '0');
    out.append(digits, end);
    const unsigned month = static_cast<unsigned>(d.month()), day_of_month = static_cast<unsigned>(d.day());
    const char month_and_day[] = {
        '-', static_cast<char>('0' + month / 10),        static_cast<char>('0' + month % 10),
        '-', static_cast<char>('0' + day_of_month / 10), static_cast<char>('0' + day_of_month % 10)};
    out.append(month_and_day, sizeof month_and_day);
    out += rest;
    if (year <= 0) out += " BC";
}

MIZZLE_INLINE std::string date_text_with_era(std::int64_t days) {
    std::string out;
    if (days < -4'000'000 || days > 20'000'000) throw_usage_error("mizzle: a date is out of PostgreSQL's range");
    append_year_and_rest(out, std::chrono::sys_days(std::chrono::days(static_cast<int>(days))), {});
    return out;
}

MIZZLE_INLINE std::string timestamp_text_with_era(std::int64_t us, std::string_view zone) {
    // The first day of the clock's range begins before it.
    if (us < std::numeric_limits<std::int64_t>::min() / 2)
        throw_usage_error("mizzle: a date is before 4713 BC or after the year 32767");
    const auto point = timestamptz(std::chrono::microseconds(us));
    const auto day = std::chrono::floor<std::chrono::days>(point);
    short_text rest;
    rest.characters[rest.size++] = ' ';
    temporal::put_time(rest, (point - day).count());
    std::string out;
    append_year_and_rest(out, day, rest.string().append(zone));
    return out;
}

MIZZLE_INLINE std::optional<date> parse_date(std::string_view text) {
    const auto d = temporal::take_date(text);
    return text.empty() ? d : std::nullopt;
}

MIZZLE_INLINE std::optional<time_of_day> parse_time(std::string_view text) {
    const auto t = temporal::take_time(text);
    return text.empty() ? t : std::nullopt;
}

MIZZLE_INLINE std::optional<timestamp> parse_timestamp(std::string_view text) {
    const auto us = temporal::parse_point(text, false);
    if (!us) return std::nullopt;
    return timestamp(std::chrono::microseconds(*us));
}

MIZZLE_INLINE std::optional<timestamptz> parse_timestamptz(std::string_view text) {
    const auto us = temporal::parse_point(text, true);
    if (!us) return std::nullopt;
    return timestamptz(std::chrono::microseconds(*us));
}

}  // namespace mizzle::detail
