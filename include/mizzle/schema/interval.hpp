// interval is the value of an interval column: months and days have no fixed length, so its three parts are kept apart.
#pragma once
#include "characters.hpp"
#include "given_text.hpp"
#include "wide_integer.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mizzle {

struct interval {
    std::chrono::months months{};
    std::chrono::days days{};
    std::chrono::microseconds time{};

    constexpr interval() = default;
    constexpr interval(std::chrono::months m, std::chrono::days d, std::chrono::microseconds t)
        : months(m), days(d), time(t) {}
    constexpr interval(std::chrono::microseconds t) : time(t) {}

    bool operator==(const interval&) const = default;

    // ISO 8601, as in P1Y2M3DT4H5M6.5S; parts may be negative, as PostgreSQL writes them.
    std::string to_string() const;
    // Reads what to_string writes, and weeks; nothing for any other text or a part out of range.
    static std::optional<interval> parse(detail::given_text text);
};

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "interval.ipp"
#endif
