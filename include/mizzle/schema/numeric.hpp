// An exact decimal number of any length: text that compares by value.
#pragma once
#include "../error.hpp"

#include <algorithm>
#include <compare>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace mizzle {

// A decimal as it is written: [-+] whole [. fraction] [e exponent], or a word.
struct decimal_spelling {
    enum kind : unsigned char { malformed, number, nan, infinity };
    kind is = malformed;
    bool negative = false;
    std::string_view whole{}, fraction{};
    long exponent = 0;
};
constexpr decimal_spelling spelling_of_decimal(std::string_view text);

// Digits that stand in the program: the compiler checks them.
struct numeric_literal {
    std::string_view text = "0";
    constexpr numeric_literal() = default;
    consteval numeric_literal(const char* t) : text(t) {
        if (spelling_of_decimal(text).is == decimal_spelling::malformed)
            throw_usage_error("mizzle: numeric(\"...\") takes a decimal number, such as \"12.50\"");
    }
};

class numeric {
public:
    constexpr numeric() : text_("0") {}
    // numeric("12.50"), checked by the compiler; text that is known at run time only goes through parse().
    // The compiler keeps it as it is written: what it makes of a declaration is made again where the program runs.
    constexpr explicit numeric(numeric_literal literal) {
        if (std::is_constant_evaluated())
            for (const char c : literal.text) text_.push_back(c);
        else *this = *parse(literal.text);
    }
    template <std::integral I>
        requires(!std::same_as<I, bool> && !std::same_as<I, char>)
    numeric(I value) : text_(std::to_string(value)) {}

    // "-12.30", "1e-3", "NaN" and "Infinity" in any case; nothing for other text. Digits are kept as given,
    // so 1.50 stays 1.50.
    static std::optional<numeric> parse(std::string_view text);

    constexpr const std::string& to_string() const { return text_; }
    bool is_nan() const { return text_ == "NaN"; }
    bool is_infinite() const { return text_ == "Infinity" || text_ == "-Infinity"; }
    bool is_finite() const { return !is_nan() && !is_infinite(); }
    bool is_negative() const { return text_[0] == '-'; }

    // Digits after the point.
    std::size_t scale() const {
        const auto point = text_.find('.');
        return is_finite() && point != std::string::npos ? text_.size() - point - 1 : 0;
    }
    // The same value with exactly `digits` after the point; nothing where that would lose a digit.
    std::optional<numeric> with_scale(std::size_t digits) const;

    // By value: 1.5 equals 1.50. NaN equals itself and is above everything, as in PostgreSQL.
    friend bool operator==(const numeric& a, const numeric& b) { return (a <=> b) == 0; }
    friend std::weak_ordering operator<=>(const numeric& a, const numeric& b);
    friend numeric operator+(const numeric& a, const numeric& b);

private:
    struct as_it_is {};
    constexpr numeric(as_it_is, std::string text) : text_(std::move(text)) {}

    struct magnitude {
        std::string_view whole, fraction;
    };
    magnitude digits() const {
        std::string_view t = text_;
        if (is_negative()) t.remove_prefix(1);
        const auto point = t.find('.');
        if (point == std::string_view::npos) return {t, {}};
        return {t.substr(0, point), t.substr(point + 1)};
    }
    // -1, 0 or 1: without the signs.
    static int compare_magnitudes(magnitude a, magnitude b);
    static bool is_zero(magnitude m) {
        return m.whole.find_first_not_of('0') == std::string_view::npos &&
               m.fraction.find_first_not_of('0') == std::string_view::npos;
    }

    std::string text_;
};

constexpr decimal_spelling spelling_of_decimal(std::string_view text) {
    const auto is_word = [](std::string_view t, std::string_view lower) {
        if (t.size() != lower.size()) return false;
        for (std::size_t i = 0; i < t.size(); ++i)
            if ((t[i] | 0x20) != lower[i]) return false;
        return true;
    };
    const auto take_digits = [&text] {
        std::size_t n = 0;
        while (n < text.size() && text[n] >= '0' && text[n] <= '9') ++n;
        const auto digits = text.substr(0, n);
        text.remove_prefix(n);
        return digits;
    };
    const auto take_sign = [&text] {
        const bool minus = text.starts_with('-');
        if (minus || text.starts_with('+')) text.remove_prefix(1);
        return minus;
    };
    decimal_spelling result;
    result.negative = take_sign();
    if (is_word(text, "nan")) {
        result.is = decimal_spelling::nan;
    } else if (is_word(text, "infinity") || is_word(text, "inf")) {
        result.is = decimal_spelling::infinity;
    } else {
        result.whole = take_digits();
        if (text.starts_with('.')) {
            text.remove_prefix(1);
            result.fraction = take_digits();
        }
        if (result.whole.empty() && result.fraction.empty()) return {};
        if (text.starts_with('e') || text.starts_with('E')) {
            text.remove_prefix(1);
            const bool minus = take_sign();
            const auto digits = take_digits();
            if (digits.empty()) return {};
            for (const char c : digits)
                if ((result.exponent = result.exponent * 10 + (c - '0')) > 100'000) return {};
            if (minus) result.exponent = -result.exponent;
        }
        if (!text.empty()) return {};
        result.is = decimal_spelling::number;
    }
    return result;
}

inline std::optional<numeric> numeric::parse(std::string_view text) {
    const auto spelling = spelling_of_decimal(text);
    if (spelling.is == decimal_spelling::malformed) return std::nullopt;
    if (spelling.is == decimal_spelling::nan) return numeric(as_it_is{}, "NaN");
    if (spelling.is == decimal_spelling::infinity)
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
    if (whole_digits < digits.size()) result += "." + digits.substr(whole_digits);
    if (spelling.negative && result.find_first_not_of("0.") != std::string::npos) result.insert(0, 1, '-');
    return numeric(as_it_is{}, std::move(result));
}

inline std::optional<numeric> numeric::with_scale(std::size_t digits) const {
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

inline int numeric::compare_magnitudes(magnitude a, magnitude b) {
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

inline std::weak_ordering operator<=>(const numeric& a, const numeric& b) {
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

// The exact sum, with the longer of the two scales.
inline numeric operator+(const numeric& a, const numeric& b) {
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
