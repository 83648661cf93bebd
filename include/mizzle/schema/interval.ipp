// The functions of interval.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "interval.hpp"

namespace mizzle {

MIZZLE_INLINE std::string interval::to_string() const {
    std::string text = "P";
    const auto part = [&text](long long n, char unit) {
        if (n != 0) text += std::to_string(n) + unit;
    };
    part(months.count() / 12, 'Y');
    part(months.count() % 12, 'M');
    part(days.count(), 'D');
    const long long us = time.count();
    if (us != 0) {
        text += 'T';
        part(us / 3'600'000'000, 'H');
        part(us / 60'000'000 % 60, 'M');
        if (const long long rest = us % 60'000'000; rest != 0) {
            const unsigned long long magnitude =
                rest < 0 ? 0ULL - static_cast<unsigned long long>(rest) : static_cast<unsigned long long>(rest);
            if (rest < 0) text += '-';
            text += std::to_string(magnitude / 1'000'000);
            if (const auto fraction = magnitude % 1'000'000; fraction != 0) {
                const auto digits = std::to_string(1'000'000 + fraction).substr(1);
                text += '.';
                text += digits.substr(0, digits.find_last_not_of('0') + 1);
            }
            text += 'S';
        }
    }
    if (text == "P") text = "PT0S";
    return text;
}

// Sums of parts are checked once, at the end.
MIZZLE_INLINE std::optional<interval> interval::parse(detail::given_text text) {
    if (text.size() < 3 || text[0] != 'P') return std::nullopt;
    text.remove_prefix(1);
    detail::wide_integer total_months = 0, total_days = 0, total_us = 0;
    bool in_time = false, any = false;
    while (!text.empty()) {
        if (text[0] == 'T') {
            if (in_time) return std::nullopt;
            in_time = true;
            text.remove_prefix(1);
            continue;
        }
        bool negative = false;
        if (text[0] == '-' || text[0] == '+') {
            negative = text[0] == '-';
            text.remove_prefix(1);
        }
        detail::wide_integer whole = 0, micros = 0;
        std::size_t digits = 0;
        for (; !text.empty() && detail::is_digit(text[0]); text.remove_prefix(1)) {
            if (++digits > 19) return std::nullopt;
            whole = whole * 10 + (text[0] - '0');
        }
        if (digits == 0) return std::nullopt;
        bool fraction = false;
        if (!text.empty() && text[0] == '.') {
            fraction = true;
            text.remove_prefix(1);
            int scale = 1'000'000;
            for (; !text.empty() && detail::is_digit(text[0]); text.remove_prefix(1)) {
                scale /= 10;
                if (scale == 0 && text[0] != '0') return std::nullopt;
                micros += scale * (text[0] - '0');
            }
        }
        if (text.empty()) return std::nullopt;
        const char unit = text[0];
        text.remove_prefix(1);
        if (fraction && !(in_time && unit == 'S')) return std::nullopt;
        const int sign = negative ? -1 : 1;
        if (!in_time && unit == 'Y') total_months += sign * whole * 12;
        else if (!in_time && unit == 'M') total_months += sign * whole;
        else if (!in_time && unit == 'W') total_days += sign * whole * 7;
        else if (!in_time && unit == 'D') total_days += sign * whole;
        else if (in_time && unit == 'H') total_us += sign * whole * 3'600'000'000;
        else if (in_time && unit == 'M') total_us += sign * whole * 60'000'000;
        else if (in_time && unit == 'S') total_us += sign * (whole * 1'000'000 + micros);
        else return std::nullopt;
        any = true;
    }
    const auto fits = [](detail::wide_integer n, detail::wide_integer limit) { return n >= -limit - 1 && n <= limit; };
    if (!any || !fits(total_months, 2'147'483'647) || !fits(total_days, 2'147'483'647) ||
        !fits(total_us, 9'223'372'036'854'775'807))
        return std::nullopt;
    return interval{std::chrono::months{static_cast<int>(total_months)},
                    std::chrono::days{static_cast<int>(total_days)},
                    std::chrono::microseconds{static_cast<long long>(total_us)}};
}

}  // namespace mizzle
