// The functions of decimal_functions.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "decimal_functions.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE void throw_overflow() {
    throw std::overflow_error("a decimal has more than 18 digits, which SQLite keeps as text only; compute with "
                              "cast<numeric>(expression), or declare its columns as numeric(p, s).as_text()");
}

MIZZLE_INLINE numeric decimal_argument(const function_arguments& arguments, int i) {
    if (arguments.is_real(i)) return decimal_of_real(arguments.real(i));
    auto value = numeric::parse(arguments.text(i));
    if (!value) throw std::invalid_argument("a value that is no decimal number");
    return *std::move(value);
}

MIZZLE_INLINE std::int64_t exact_argument(const function_arguments& arguments, int i) {
    if (!arguments.is_integer(i)) throw_overflow();
    return arguments.integer(i);
}

MIZZLE_INLINE std::int64_t scale_argument(const function_arguments& arguments, int i) {
    const auto scale = arguments.integer(i);
    if (scale < 0 || scale > 38) throw std::invalid_argument("a decimal with a scale below 0 or above 38");
    return scale;
}

MIZZLE_INLINE std::string decimal_of_scaled(std::int64_t n, std::int64_t scale) {
    char text[41];
    return std::string(text_of_scaled(n, static_cast<int>(scale), text));
}

MIZZLE_INLINE std::string decimal_of_integer(const function_arguments& a) {
    return decimal_of_scaled(exact_argument(a, 0), scale_argument(a, 1));
}

MIZZLE_INLINE std::string plain_argument(const function_arguments& a) {
    if (a.is_integer(0)) return std::string(plain_decimal(decimal_of_integer(a)));
    if (a.is_real(0)) throw_overflow();
    return std::string(plain_decimal(decimal_argument(a, 0).to_string()));
}

MIZZLE_INLINE double real_of_text(std::string_view text) {
    if (text == "NaN") throw std::invalid_argument("SQLite has no floating-point number for NaN");
    if (text.ends_with("Infinity"))
        return text[0] == '-' ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    double value = 0;
    if (number_from_chars(text.data(), text.data() + text.size(), value).ec != std::errc{})
        throw std::out_of_range("a decimal out of the range of double precision");
    return value;
}

MIZZLE_INLINE double real_argument(const function_arguments& a) {
    if (a.is_integer(0)) return real_of_text(decimal_of_integer(a));
    if (a.integer(1) != 0) throw_overflow();
    return real_of_text(decimal_argument(a, 0).to_string());
}

MIZZLE_INLINE std::string round_decimal(const numeric& value, std::size_t digits, rounding how) {
    if (!value.is_finite()) return value.to_string();
    if (value.scale() <= digits) return value.with_scale(digits)->to_string();
    std::string text = value.to_string();
    const bool negative = value.is_negative();
    const auto keep = text.size() - (value.scale() - digits);
    const bool has_rest = text.find_first_not_of('0', keep) != std::string::npos;
    const bool away = how == rounding::half_away     ? text[keep] >= '5'
                      : how == rounding::toward_zero ? false
                                                     : has_rest && negative == (how == rounding::down);
    text.resize(digits == 0 ? keep - 1 : keep);
    if (away) {
        auto i = text.size();
        while (i-- > 0 && text[i] != '-') {
            if (text[i] == '.') continue;
            if (text[i] != '9') break;
            text[i] = '0';
        }
        if (i == std::string::npos || text[i] == '-') text.insert(negative ? 1 : 0, 1, '1');
        else ++text[i];
    }
    return numeric::parse(text)->to_string();  // there is no -0
}

MIZZLE_INLINE std::int64_t round_integer(std::int64_t n, std::int64_t digits, rounding how) {
    if (digits > 18) return 0;
    const auto unit = power_of_ten(static_cast<int>(digits));
    const auto whole = n / unit, rest = n % unit;
    const bool away = how == rounding::half_away     ? rest >= unit - unit / 2 || rest <= unit / 2 - unit
                      : how == rounding::toward_zero ? false
                                                     : rest != 0 && (n < 0) == (how == rounding::down);
    return away && rest != 0 ? whole + (n < 0 ? -1 : 1) : whole;
}

MIZZLE_INLINE std::int64_t integer_of_decimal(const function_arguments& a) {
    const auto from = scale_argument(a, 1), to = scale_argument(a, 2);
    if (a.is_integer(0) && from >= to) return round_integer(a.integer(0), from - to, rounding::half_away);
    if (a.is_real(0) && from > 0) throw_overflow();
    const auto value = a.is_integer(0) ? numeric(a.integer(0)) : decimal_argument(a, 0);
    const auto scaled =
        scale_decimal(round_decimal(value, static_cast<std::size_t>(to), rounding::half_away), static_cast<int>(to));
    if (scaled.range == scaled_integer::not_a_number)
        throw std::invalid_argument("NaN for a decimal that SQLite keeps as an integer");
    if (scaled.range != scaled_integer::fits) throw_overflow();
    return scaled.floor;
}

MIZZLE_INLINE double mean_of_decimals(const function_arguments& a) {
    if (a.is_integer(0)) {
        constexpr std::int64_t room = 999'999'999'999'999'999;
        const auto is_small = [](std::int64_t n) { return n <= room && n >= -room; };
        const small_decimal total{a.integer(0), static_cast<int>(scale_argument(a, 2)), is_small(a.integer(0))};
        char text[64];
        const auto quotient = quotient_of_small(total, {a.integer(1), 0, is_small(a.integer(1))}, text);
        if (!quotient.empty()) return real_of_text(quotient);
    }
    const auto sum = a.is_integer(0) ? *numeric::parse(decimal_of_scaled(a.integer(0), scale_argument(a, 2)))
                     : a.is_real(0)  ? (throw_overflow(), numeric())
                                     : decimal_argument(a, 0);
    return real_of_text(quotient_of_decimals(sum, numeric(a.integer(1))).to_string());
}

MIZZLE_INLINE small_decimal small_argument(const function_arguments& a, int i) {
    return a.is_real(i) ? small_decimal{} : parse_small(a.text(i));
}

MIZZLE_INLINE std::string sum_of_two(const function_arguments& a) {
    return compute_two(a, sum_of_small, [](const numeric& x, const numeric& y) { return x + y; });
}

MIZZLE_INLINE std::string difference_of_two(const function_arguments& a) {
    return compute_two(
        a,
        [](small_decimal x, small_decimal y) {
            return sum_of_small(x, {-y.n, y.scale, true});
        },
        [](const numeric& x, const numeric& y) { return x + negated_decimal(y); });
}

MIZZLE_INLINE std::string product_of_two(const function_arguments& a) {
    return compute_two(a, product_of_small, product_of_decimals);
}

MIZZLE_INLINE std::string quotient_of_two(const function_arguments& a) {
    char text[64];
    const auto small_number = quotient_of_small(small_argument(a, 0), small_argument(a, 1), text);
    if (!small_number.empty()) return std::string(small_number);
    return quotient_of_decimals(decimal_argument(a, 0), decimal_argument(a, 1)).to_string();
}

MIZZLE_INLINE std::string remainder_of_two(const function_arguments& a) {
    return remainder_of_decimals(decimal_argument(a, 0), decimal_argument(a, 1)).to_string();
}

MIZZLE_INLINE std::int64_t remainder_of_integers(const function_arguments& a) {
    const auto n = exact_argument(a, 0), by = exact_argument(a, 1);
    if (by == 0) throw std::domain_error("division by zero");
    return by == -1 ? 0 : n % by;
}

MIZZLE_INLINE std::string round_to_digits(const function_arguments& a) {
    const auto digits = a.integer(1);
    if (digits < 0 || digits > 16383) throw std::invalid_argument("round() to a number of digits out of range");
    return round_decimal(decimal_argument(a, 0), static_cast<std::size_t>(digits), rounding::half_away);
}

MIZZLE_INLINE std::string sign_of_decimal(const function_arguments& a) {
    const auto value = decimal_argument(a, 0);
    return value.is_nan() ? "NaN" : value < 0 ? "-1" : value > 0 ? "1" : "0";
}

MIZZLE_INLINE std::string magnitude_of_decimal(const function_arguments& a) {
    const auto text = decimal_argument(a, 0).to_string();
    return text[0] == '-' ? text.substr(1) : text;
}

}  // namespace mizzle::detail::sqlite_detail
