// An exact decimal number of any length: text that compares by value.
#pragma once
#include "../error.hpp"
#include "characters.hpp"
#include "given_text.hpp"
#include "literal_text.hpp"

#include <algorithm>
#include <compare>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace mizzle::detail {

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
    template <class T>
        requires std::convertible_to<const T&, const char*>
    explicit(false) consteval numeric_literal(const T& t) : text(whole_literal(t)) {
        if (spelling_of_decimal(text).is == decimal_spelling::malformed)
            throw_usage_error("mizzle: numeric(\"...\") takes a decimal number, such as \"12.50\"");
    }
};

}  // namespace mizzle::detail

namespace mizzle {

// numeric is the value of a numeric column: a decimal number, exact, that compares by value.
class numeric {
public:
    constexpr numeric() : text_("0") {}
    // numeric("12.50"), checked by the compiler; text that is known at run time only goes through parse().
    // The compiler keeps it as it is written: what it makes of a declaration is made again where the program runs.
    constexpr explicit numeric(detail::numeric_literal literal) {
        if (std::is_constant_evaluated())
            for (const char c : literal.text) text_.push_back(c);
        else *this = *parse(literal.text);
    }
    template <std::integral I>
        requires(!std::same_as<I, bool> && !std::same_as<I, char>)
    numeric(I value) : text_(std::to_string(value)) {}
    template <std::floating_point F> constexpr explicit numeric(F) : text_("0") {
        static_assert(!std::floating_point<F>,
                      "mizzle: a floating-point number is no exact decimal; write numeric(\"12.50\")");
    }

    // "-12.30", "1e-3", "NaN" and "Infinity" in any case; nothing for other text. Digits are kept as given,
    // so 1.50 stays 1.50.
    static std::optional<numeric> parse(detail::given_text text);

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
    magnitude digits() const;
    // -1, 0 or 1: without the signs.
    static int compare_magnitudes(magnitude a, magnitude b);
    static bool is_zero(magnitude m) {
        return m.whole.find_first_not_of('0') == std::string_view::npos &&
               m.fraction.find_first_not_of('0') == std::string_view::npos;
    }

    std::string text_;
};

}  // namespace mizzle

namespace mizzle::detail {

constexpr decimal_spelling spelling_of_decimal(std::string_view text) {
    const auto take_digits = [&text] {
        std::size_t n = 0;
        while (n < text.size() && is_digit(text[n])) ++n;
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
    if (is_same_in_any_case(text, "nan")) {
        result.is = decimal_spelling::nan;
    } else if (is_same_in_any_case(text, "infinity") || is_same_in_any_case(text, "inf")) {
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

}  // namespace mizzle::detail

namespace mizzle {

std::weak_ordering operator<=>(const numeric& a, const numeric& b);

// The exact sum, with the longer of the two scales.
numeric operator+(const numeric& a, const numeric& b);

// Compilers show the lines to a program that prints a number so: of two alike they list no others.
// clang-format off
template <class Stream, std::same_as<numeric> N>
void operator<<(Stream&, const N&) = delete;  // mizzle: a numeric is printed as text: << number.to_string(); with <mizzle/ostream.hpp> as it is
template <class Stream, std::same_as<numeric> N>
int operator<<(Stream&, const N&) = delete;  // mizzle: a numeric is printed as text: << number.to_string(); with <mizzle/ostream.hpp> as it is
// clang-format on

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "numeric.ipp"
#endif
