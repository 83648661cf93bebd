// Decimals of up to 18 digits, computed with as integers: without allocating, and with the digits that arithmetic of
// any number of digits gives.
#pragma once
#include "characters.hpp"
#include "scaled_integer.hpp"
#include "wide_integer.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace mizzle::detail {

// n / 10^scale
struct small_decimal {
    std::int64_t n = 0;
    int scale = 0;
    bool is_one = false;  // otherwise the text is no number, or one of more digits
};

inline small_decimal parse_small(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    std::int64_t n = 0;
    std::size_t digits = 0, point = std::string_view::npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_digit(c) && digits < 18) {
            n = n * 10 + (c - '0');
            ++digits;
        } else if (c == '.' && i > 0 && point == std::string_view::npos) {
            point = i;
        } else {
            return {};
        }
    }
    if (digits == 0 || point + 1 == text.size()) return {};
    const auto scale = point == std::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1);
    return {negative ? -n : n, scale, true};
}

inline wide_integer at_scale(const small_decimal& a, int scale) {
    return wide_integer(a.n) * power_of_ten(scale - a.scale);
}
inline int compare_small(const small_decimal& a, const small_decimal& b) {
    const int scale = a.scale > b.scale ? a.scale : b.scale;
    const auto x = at_scale(a, scale), y = at_scale(b, scale);
    return x < y ? -1 : x > y ? 1 : 0;
}
inline small_decimal small_of(wide_integer n, int scale) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    if (n > most || n < -most) return {};
    return {static_cast<std::int64_t>(n), scale, true};
}
inline small_decimal sum_of_small(const small_decimal& a, const small_decimal& b) {
    const int scale = a.scale > b.scale ? a.scale : b.scale;
    return small_of(at_scale(a, scale) + at_scale(b, scale), scale);
}
inline small_decimal product_of_small(const small_decimal& a, const small_decimal& b) {
    return small_of(wide_integer(a.n) * b.n, a.scale + b.scale);
}
// The first of PostgreSQL's groups of four digits, and its place; see scale_of_quotient() in decimal_arithmetic.hpp.
inline std::pair<int, int> leading_group_of_small(const small_decimal& a) {
    if (a.n == 0) return {0, 0};
    char text[20];
    const auto size = static_cast<int>(std::to_chars(text, text + 20, a.n < 0 ? -a.n : a.n).ptr - text);
    const int last = size - a.scale - 1;
    const int place = last >= 0 ? last / 4 : -((-last + 3) / 4);
    int value = 0;
    for (int i = 0; i < last - place * 4 + 1; ++i) value = value * 10 + (i < size ? text[i] - '0' : 0);
    return {place, value};
}

// The quotient with PostgreSQL's digits, in `out`, which has room for 64 characters; nothing where a text of any number
// of digits is needed.
inline std::string_view quotient_of_small(const small_decimal& a, const small_decimal& b, char* out) {
    if (!a.is_one || !b.is_one || b.n == 0) return {};
    const auto x = leading_group_of_small(a), y = leading_group_of_small(b);
    int scale = 16 - (x.first - y.first - (x.second <= y.second ? 1 : 0)) * 4;
    scale = std::max({scale, a.scale, b.scale, 0});
    int more = scale + b.scale - a.scale;
    if (more < 0 || more > 20) return {};
    auto n = static_cast<unsigned_wide_integer>(a.n < 0 ? -a.n : a.n);
    const auto by = static_cast<unsigned_wide_integer>(b.n < 0 ? -b.n : b.n);
    for (; more > 18; --more) n *= 10;
    n *= static_cast<unsigned_wide_integer>(power_of_ten(more));
    auto whole = n / by;
    if ((n - whole * by) * 2 >= by) ++whole;
    const bool negative = whole != 0 && (a.n < 0) != (b.n < 0);
    char* p = out + 64;
    for (int digits = 0; whole != 0 || digits <= scale; ++digits, whole /= 10) {
        if (digits == scale && scale > 0) *--p = '.';
        *--p = static_cast<char>('0' + static_cast<int>(whole % 10));
    }
    if (negative) *--p = '-';
    return {p, static_cast<std::size_t>(out + 64 - p)};
}

inline std::string text_of_small(const small_decimal& a) {
    char text[41];
    return std::string(text_of_scaled(a.n, a.scale, text));
}

}  // namespace mizzle::detail
