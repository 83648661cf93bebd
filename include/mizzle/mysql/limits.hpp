// Which values MySQL keeps: what it would round, clamp or make NULL without a word is refused.
#pragma once
#include "../query/values/bound_value.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mizzle::detail::mysql_detail {

[[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE inline void throw_no_such_time() {
    throw_usage_error("mizzle: MySQL keeps dates from 0001-01-01 to 9999-12-31 and times of day from 00:00 to 24:00");
}
[[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE inline void throw_not_finite() {
    throw_usage_error("mizzle: MySQL cannot store NaN and infinity; store NULL instead");
}
[[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE inline void throw_too_many_digits() {
    throw_usage_error("mizzle: a decimal on MySQL has at most 65 digits, 30 of them after the point; round it first");
}
inline void expect_year(std::chrono::year year) {
    if (year < std::chrono::year(1) || year > std::chrono::year(9999)) [[unlikely]]
        throw_no_such_time();
}
inline void expect_time(std::int64_t microseconds) {
    if (microseconds < 0 || microseconds > 86'400'000'000) [[unlikely]]
        throw_no_such_time();
}

// `text` is that of a numeric.
inline void expect_digits_of_decimal(std::string_view text) {
    constexpr std::size_t most_after_point = 30, most = 65;
    if (text.ends_with('N') || text.ends_with('y')) [[unlikely]]
        throw_not_finite();
    if (text.size() <= most_after_point) [[likely]]
        return;
    if (const auto point = text.find('.'); point != std::string_view::npos) {
        text = text.substr(0, text.find_last_not_of('0') + 1);
        if (text.size() - point - 1 > most_after_point) throw_too_many_digits();
    }
    const auto digits = std::count_if(text.begin(), text.end(), is_digit);
    if (digits > static_cast<std::ptrdiff_t>(most)) throw_too_many_digits();
}

}  // namespace mizzle::detail::mysql_detail
