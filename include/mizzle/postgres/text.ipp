// The functions of text.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "../schema/floating.hpp"
#include "text.hpp"

namespace mizzle::detail::postgres_detail {

MIZZLE_INLINE std::string real_text(double value) {
    if (is_nan(value)) return "NaN";
    if (!is_finite(value)) return value > 0 ? "Infinity" : "-Infinity";
    char digits[64];
    return std::string(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

MIZZLE_INLINE std::string parameter_text(const bound_value& v) {
    switch (v.kind) {
    case value_kind::null: return {};
    case value_kind::boolean: return v.integer != 0 ? "t" : "f";
    case value_kind::integer: {
        char digits[24];
        return std::string(digits, std::to_chars(digits, digits + sizeof digits, v.integer).ptr);
    }
    case value_kind::real: return real_text(v.real);
    case value_kind::text:
    case value_kind::json:
    case value_kind::array:
    case value_kind::numeric:
        // The protocol would end the text there.
        if (v.size != 0 && std::memchr(v.data, 0, v.size) != nullptr)
            throw_usage_error("mizzle: PostgreSQL cannot store text with a NUL character; store it as bytea");
        return std::string(v.data, v.size);
    case value_kind::bytes: {
        const auto* data = reinterpret_cast<const std::byte*>(v.data);
        return hex_text(bytes(data, data + v.size), "\\x");
    }
    case value_kind::date: return date_text_with_era(v.integer);
    case value_kind::time: return temporal_text(time_of_day(v.integer)).string();
    case value_kind::timestamp: return timestamp_text_with_era(v.integer, {});
    case value_kind::timestamptz: return timestamp_text_with_era(v.integer, "+00");
    case value_kind::interval:
        return interval(std::chrono::months(v.calendar.months), std::chrono::days(v.calendar.days),
                        std::chrono::microseconds(v.integer))
            .to_string();
    case value_kind::uuid: {
        uuid id;
        std::memcpy(id.bytes.data(), v.data, id.bytes.size());
        return id.to_string();
    }
    }
    return {};
}

MIZZLE_INLINE bool read_text(std::string_view text, bool& out) {
    out = text == "t" || text == "true";
    return out || text == "f" || text == "false";
}

MIZZLE_INLINE bool read_text(std::string_view text, std::string& out) {
    out.assign(text.data(), text.size());
    return true;
}

MIZZLE_INLINE bool read_text(std::string_view text, bytes& out) {
    auto value = text.starts_with("\\x") ? parse_hex(text.substr(2)) : std::nullopt;
    if (value) out = *std::move(value);
    return value.has_value();
}

MIZZLE_INLINE bool take_date(std::string_view& text, bool before_christ, std::chrono::sys_days& out) {
    int year = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), year);
    const auto digits = static_cast<std::size_t>(end - text.data());
    unsigned month = 0, day = 0;
    text.remove_prefix(digits);
    if (problem != std::errc() || digits < 4 || year < 1 || !temporal::take(text, '-') ||
        !temporal::take_digits(text, 2, month) || !temporal::take(text, '-') || !temporal::take_digits(text, 2, day))
        return false;
    if (before_christ) year = 1 - year;
    if (year > 32767 || year < -32767) return false;
    const date d{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    out = std::chrono::sys_days(d);
    return d.ok();
}

MIZZLE_INLINE bool take_suffix(std::string_view& text, std::string_view suffix) {
    if (!text.ends_with(suffix)) return false;
    text.remove_suffix(suffix.size());
    return true;
}

MIZZLE_INLINE bool read_text(std::string_view text, date& out) {
    const bool before_christ = take_suffix(text, " BC");
    std::chrono::sys_days day;
    if (!take_date(text, before_christ, day) || !text.empty()) return false;
    out = day;
    return true;
}

MIZZLE_INLINE bool read_text(std::string_view text, time_of_day& out) {
    const auto time = parse_time(text);
    if (time) out = *time;
    return time.has_value();
}

MIZZLE_INLINE bool take_offset(std::string_view& text, std::int64_t& us) {
    const bool west = text.starts_with('-');
    unsigned hours = 0, minutes = 0, seconds = 0;
    if (!temporal::take(text, '+') && !temporal::take(text, '-')) return false;
    if (!temporal::take_digits(text, 2, hours)) return false;
    if (temporal::take(text, ':') && !temporal::take_digits(text, 2, minutes)) return false;
    if (temporal::take(text, ':') && !temporal::take_digits(text, 2, seconds)) return false;
    us = (hours * 3600LL + minutes * 60LL + seconds) * 1'000'000;
    if (west) us = -us;
    return hours <= 16 && minutes < 60 && seconds < 60;
}

MIZZLE_INLINE bool parse_point(std::string_view text, bool zone, std::int64_t& out) {
    const bool before_christ = take_suffix(text, " BC");
    std::chrono::sys_days day;
    std::int64_t offset = 0;
    if (!take_date(text, before_christ, day) || !temporal::take(text, ' ')) return false;
    const auto time_ends = text.find_first_of("+-");
    auto time_part = text.substr(0, time_ends);
    text.remove_prefix(time_part.size());
    const auto time = parse_time(time_part);
    if (!time || (zone && !take_offset(text, offset)) || !text.empty()) return false;
    out = std::chrono::sys_time<std::chrono::microseconds>(day).time_since_epoch().count() + time->count() - offset;
    return true;
}

MIZZLE_INLINE bool read_text(std::string_view text, timestamp& out) {
    std::int64_t us = 0;
    if (!parse_point(text, false, us)) return false;
    out = timestamp(std::chrono::microseconds(us));
    return true;
}

MIZZLE_INLINE bool read_text(std::string_view text, timestamptz& out) {
    std::int64_t us = 0;
    if (!parse_point(text, true, us)) return false;
    out = timestamptz(std::chrono::microseconds(us));
    return true;
}

MIZZLE_INLINE bool parse_spoken_interval(std::string_view text, interval& out) {
    wide_integer months = 0, days = 0, us = 0;
    bool any = false;
    while (!text.empty()) {
        if (any && !temporal::take(text, ' ')) return false;
        const int sign = text.starts_with('-') ? -1 : 1;
        if (!temporal::take(text, '-')) temporal::take(text, '+');
        const auto part = text.substr(0, text.find(' '));
        text.remove_prefix(part.size());
        if (part.empty() || part[0] < '0' || part[0] > '9') return false;  // one sign, and it is taken
        std::int64_t n = 0;
        if (const auto colon = part.find(':'); colon != std::string_view::npos) {
            // More than a day's hours are fine here.
            const auto rest = parse_time("00" + std::string(part.substr(colon)));
            if (!read_text(part.substr(0, colon), n) || !rest) return false;
            us += sign * (wide_integer(n) * 3'600'000'000 + rest->count());
        } else {
            if (!read_text(part, n) || !temporal::take(text, ' ')) return false;
            const auto unit = text.substr(0, text.find(' '));
            text.remove_prefix(unit.size());
            if (unit.starts_with("year")) months += sign * wide_integer(n) * 12;
            else if (unit.starts_with("mon")) months += sign * wide_integer(n);
            else if (unit.starts_with("day")) days += sign * wide_integer(n);
            else return false;
        }
        any = true;
    }
    const auto fits = []<class T>(wide_integer total, T& part) {
        part = static_cast<T>(total);
        return part == total;
    };
    std::int32_t whole_months = 0, whole_days = 0;
    std::int64_t whole_us = 0;
    if (!any || !fits(months, whole_months) || !fits(days, whole_days) || !fits(us, whole_us)) return false;
    out = {std::chrono::months(whole_months), std::chrono::days(whole_days), std::chrono::microseconds(whole_us)};
    return true;
}

MIZZLE_INLINE bool read_text(std::string_view text, interval& out) {
    if (!text.starts_with('P')) return parse_spoken_interval(text, out);
    const auto value = interval::parse(text);
    if (value) out = *value;
    return value.has_value();
}

MIZZLE_INLINE bool read_text(std::string_view text, uuid& out) {
    const auto value = uuid::parse(text);
    if (value) out = *value;
    return value.has_value();
}

MIZZLE_INLINE bool read_text(std::string_view text, numeric& out) {
    auto value = numeric::parse(text);
    if (value) out = *std::move(value);
    return value.has_value();
}

MIZZLE_INLINE bool take_element(std::string_view& text, array_element& out) {
    out.text.clear();
    out.is_null = false;
    if (temporal::take(text, '"')) {
        while (!text.empty() && text[0] != '"') {
            if (text[0] == '\\') text.remove_prefix(1);
            if (text.empty()) return false;
            out.text += text[0];
            text.remove_prefix(1);
        }
        return temporal::take(text, '"');
    }
    const auto plain = text.substr(0, text.find_first_of(",}"));
    text.remove_prefix(plain.size());
    out.is_null = plain == "NULL";
    out.text = plain;
    return !plain.empty() && plain.find_first_of("{\"") == std::string_view::npos;
}

}  // namespace mizzle::detail::postgres_detail
