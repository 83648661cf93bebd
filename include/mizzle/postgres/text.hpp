// Values as PostgreSQL writes and reads them in text.
#pragma once
#include "../query/values/bound_value.hpp"
#include "../query/values/encode.hpp"
#include "../query/values/temporal_text.hpp"
#include "../schema/number_text.hpp"

#include <charconv>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace mizzle::detail::postgres_detail {

std::string real_text(double value);

// What is sent for a bound value that is not NULL.
std::string parameter_text(const bound_value& v);

// Each read_text() is true where all of the text is such a value, exactly. Called parse, the standard library's
// function of that name would be found beside it for dates and times.

template <std::integral T> bool read_text(std::string_view text, T& out) {
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out);
    return problem == std::errc() && end == text.data() + text.size();
}

bool read_text(std::string_view text, bool& out);

template <std::floating_point T> bool read_text(std::string_view text, T& out) {
    if (text == "NaN") out = std::numeric_limits<T>::quiet_NaN();
    else if (text == "Infinity") out = std::numeric_limits<T>::infinity();
    else if (text == "-Infinity") out = -std::numeric_limits<T>::infinity();
    else {
        const auto [end, problem] = number_from_chars(text.data(), text.data() + text.size(), out);
        return problem == std::errc() && end == text.data() + text.size();
    }
    return true;
}

bool read_text(std::string_view text, std::string& out);

bool read_text(std::string_view text, bytes& out);

// The date at the beginning of a text; a year has four digits or more.
bool take_date(std::string_view& text, bool before_christ, std::chrono::sys_days& out);

bool take_suffix(std::string_view& text, std::string_view suffix);

bool read_text(std::string_view text, date& out);

bool read_text(std::string_view text, time_of_day& out);

// +01, -03:30, +00:19:32
bool take_offset(std::string_view& text, std::int64_t& us);

bool parse_point(std::string_view text, bool zone, std::int64_t& out);

bool read_text(std::string_view text, timestamp& out);

bool read_text(std::string_view text, timestamptz& out);

// 1 year 2 mons -3 days +04:05:06.789: the server's own style, for sessions that do not write ISO 8601.
bool parse_spoken_interval(std::string_view text, interval& out);

bool read_text(std::string_view text, interval& out);

bool read_text(std::string_view text, uuid& out);

bool read_text(std::string_view text, numeric& out);

template <class E>
    requires std::is_enum_v<E>
bool read_text(std::string_view text, E& out) {
    const auto value = parse_enum<E>(text);
    if (value) out = *value;
    return value.has_value();
}

// One element of {a,"b \" c",NULL}. In quotes, "NULL" is a text like others.
struct array_element {
    std::string text;
    bool is_null = false;
};

bool take_element(std::string_view& text, array_element& out);

// Arrays of one dimension that begin at 1: others have no std::vector that would say as much.
template <class T> bool parse_array(std::string_view text, std::vector<T>& out) {
    out.clear();
    if (!temporal::take(text, '{')) return false;
    if (text == "}") return true;
    array_element element;
    for (;;) {
        if (!take_element(text, element)) return false;
        T value{};
        if constexpr (is_optional<T>) {
            if (!element.is_null && !read_text(element.text, value.emplace())) return false;
        } else {
            if (element.is_null || !read_text(element.text, value)) return false;
        }
        out.push_back(std::move(value));
        if (text == "}") return true;
        if (!temporal::take(text, ',')) return false;
    }
}

}  // namespace mizzle::detail::postgres_detail

#ifndef MIZZLE_COMPILED
#include "text.ipp"
#endif
