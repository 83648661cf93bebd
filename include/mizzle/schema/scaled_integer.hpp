// A decimal as the integer value * 10^scale, in which SQLite keeps those of up to 18 digits.
#pragma once
#include "numeric.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace mizzle::detail {

constexpr std::int64_t power_of_ten(int exponent) {
    std::int64_t result = 1;
    for (; exponent > 0; --exponent) result *= 10;
    return result;
}

// The largest integer that is not above value * 10^scale.
struct scaled_integer {
    std::int64_t floor = 0;
    bool has_rest = false;  // the decimal is above that integer
    enum : unsigned char { fits, too_small, too_large, not_a_number } range = fits;
};

// `text` is that of a numeric.
inline scaled_integer scale_decimal(std::string_view text, int scale) {
    if (text == "NaN") return {0, false, scaled_integer::not_a_number};
    const bool negative = text[0] == '-';
    if (negative) text.remove_prefix(1);
    const auto beyond = negative ? scaled_integer::too_small : scaled_integer::too_large;
    if (text == "Infinity") return {0, false, beyond};
    constexpr auto limit = std::numeric_limits<std::int64_t>::max();
    std::int64_t n = 0;
    const auto add = [&n](char c) {
        const int digit = c - '0';
        if (n > (limit - digit) / 10) return false;
        n = n * 10 + digit;
        return true;
    };
    const auto point = text.find('.');
    for (const char c : text.substr(0, point))
        if (!add(c)) return {0, false, beyond};
    const auto fraction = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    const auto digits = static_cast<std::size_t>(scale);
    for (std::size_t i = 0; i < digits; ++i)
        if (!add(i < fraction.size() ? fraction[i] : '0')) return {0, false, beyond};
    const bool has_rest = fraction.find_first_not_of('0', digits) != std::string_view::npos;
    if (negative) n = has_rest ? -n - 1 : -n;
    return {n, has_rest, scaled_integer::fits};
}

// The text of n / 10^scale, in `out`, which has room for 41 characters.
inline std::string_view text_of_scaled(std::int64_t n, int scale, char* out) {
    char* p = out + 41;
    auto rest = n < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
    int digits = 0;
    do {
        if (digits == scale && scale > 0) *--p = '.';
        *--p = static_cast<char>('0' + rest % 10);
        rest /= 10;
        ++digits;
    } while (rest != 0 || digits <= scale);
    if (n < 0) *--p = '-';
    return {p, static_cast<std::size_t>(out + 41 - p)};
}

// Without needless zeros, so that equal decimals are equal text.
inline std::string_view plain_decimal(std::string_view text) {
    if (text.find('.') == std::string_view::npos) return text;
    while (text.back() == '0') text.remove_suffix(1);
    if (text.back() == '.') text.remove_suffix(1);
    return text;
}

}  // namespace mizzle::detail
