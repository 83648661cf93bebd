// The functions of numeric.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "numeric.hpp"

namespace mizzle {

MIZZLE_INLINE auto numeric::digits() const -> magnitude {
    std::string_view t = text_;
    if (is_negative()) t.remove_prefix(1);
    const auto point = t.find('.');
    if (point == std::string_view::npos) return {t, {}};
    return {t.substr(0, point), t.substr(point + 1)};
}

MIZZLE_INLINE std::optional<numeric> numeric::parse(detail::given_text text) {
    const auto spelling = detail::spelling_of_decimal(text);
    if (spelling.is == detail::decimal_spelling::malformed) return std::nullopt;
    if (spelling.is == detail::decimal_spelling::nan) return numeric(as_it_is{}, "NaN");
    if (spelling.is == detail::decimal_spelling::infinity)
        return numeric(as_it_is{}, spelling.negative ? "-Infinity" : "Infinity");

    std::string digits(spelling.whole);
    digits += spelling.fraction;
    long point = static_cast<long>(spelling.whole.size()) + spelling.exponent;
    if (point <= 0) {
        digits.insert(0, static_cast<std::size_t>(1 - point), '0');
        point = 1;
    }
    if (point > static_cast<long>(digits.size())) digits.append(static_cast<std::size_t>(point) - digits.size(), '0');
    auto whole_digits = static_cast<std::size_t>(point);
    const auto zeros = digits.find_first_not_of('0');
    const auto leading = std::min(zeros == std::string::npos ? whole_digits - 1 : zeros, whole_digits - 1);
    digits.erase(0, leading);
    whole_digits -= leading;
    std::string result = digits.substr(0, whole_digits);
    if (whole_digits < digits.size()) result.append(1, '.').append(digits, whole_digits);
    if (spelling.negative && result.find_first_not_of("0.") != std::string::npos) result.insert(0, 1, '-');
    return numeric(as_it_is{}, std::move(result));
}

MIZZLE_INLINE std::optional<numeric> numeric::with_scale(std::size_t digits) const {
    if (!is_finite()) return *this;
    const auto have = scale();
    if (have == digits) return *this;
    std::string text = text_;
    if (have < digits) {
        if (have == 0) text += '.';
        text.append(digits - have, '0');
    } else {
        const auto keep = text.size() - (have - digits);
        if (text.find_first_not_of('0', keep) != std::string::npos) return std::nullopt;
        text.resize(digits == 0 ? keep - 1 : keep);
    }
    return numeric(as_it_is{}, std::move(text));
}

MIZZLE_INLINE int numeric::compare_magnitudes(magnitude a, magnitude b) {
    const auto significant = [](std::string_view t) {
        const auto first = t.find_first_not_of('0');
        return first == std::string_view::npos ? std::string_view{} : t.substr(first);
    };
    a.whole = significant(a.whole);
    b.whole = significant(b.whole);
    if (a.whole.size() != b.whole.size()) return a.whole.size() < b.whole.size() ? -1 : 1;
    if (const int c = a.whole.compare(b.whole); c != 0) return c < 0 ? -1 : 1;
    const auto length = std::max(a.fraction.size(), b.fraction.size());
    for (std::size_t i = 0; i < length; ++i) {
        const char x = i < a.fraction.size() ? a.fraction[i] : '0';
        const char y = i < b.fraction.size() ? b.fraction[i] : '0';
        if (x != y) return x < y ? -1 : 1;
    }
    return 0;
}

MIZZLE_INLINE std::weak_ordering operator<=>(const numeric& a, const numeric& b) {
    const auto rank = [](const numeric& n) {
        if (n.is_nan()) return 2;
        if (n.is_infinite()) return n.is_negative() ? -1 : 1;
        return 0;
    };
    if (rank(a) != 0 || rank(b) != 0) return rank(a) <=> rank(b);
    if (a.is_negative() != b.is_negative())
        return a.is_negative() ? std::weak_ordering::less : std::weak_ordering::greater;
    const int c = numeric::compare_magnitudes(a.digits(), b.digits());
    return (a.is_negative() ? -c : c) <=> 0;
}

MIZZLE_INLINE numeric operator+(const numeric& a, const numeric& b) {
    if (a.is_nan() || b.is_nan()) return numeric(numeric::as_it_is{}, "NaN");
    if (a.is_infinite() || b.is_infinite()) {
        if (a.is_infinite() && b.is_infinite() && a.is_negative() != b.is_negative())
            return numeric(numeric::as_it_is{}, "NaN");
        return a.is_infinite() ? a : b;
    }
    auto high = a.digits(), low = b.digits();
    bool negative = a.is_negative();
    const bool subtract = a.is_negative() != b.is_negative();
    if (numeric::compare_magnitudes(high, low) < 0) {
        std::swap(high, low);
        negative = b.is_negative();
    }
    const auto scale = std::max(high.fraction.size(), low.fraction.size());
    const auto width = std::max(high.whole.size(), low.whole.size()) + 1;
    // Digit i counts from the right, across the point.
    const auto digit = [scale](numeric::magnitude m, std::size_t i) {
        if (i < scale) {
            const auto at = scale - 1 - i;
            return at < m.fraction.size() ? m.fraction[at] - '0' : 0;
        }
        i -= scale;
        return i < m.whole.size() ? m.whole[m.whole.size() - 1 - i] - '0' : 0;
    };
    std::string reversed;
    int carry = 0;
    for (std::size_t i = 0; i < scale + width; ++i) {
        if (i == scale && scale > 0) reversed += '.';
        int d = digit(high, i) + (subtract ? -digit(low, i) : digit(low, i)) + carry;
        carry = d < 0 ? -1 : d / 10;
        if (d < 0) d += 10;
        reversed += static_cast<char>('0' + d % 10);
    }
    std::string text;
    for (std::size_t i = reversed.size(); i-- > 0;) text += reversed[i];
    if (negative) text.insert(0, 1, '-');
    return *numeric::parse(text);
}

}  // namespace mizzle
