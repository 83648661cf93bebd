// Decimals as functions of SQL: those that are text, those that are integers, and from one form to the other. They
// compute as PostgreSQL does.
#pragma once
#include "../schema/decimal_arithmetic.hpp"
#include "../schema/number_text.hpp"
#include "../schema/small_decimal.hpp"
#include "function.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace mizzle::sqlite_detail {

[[noreturn]] inline void throw_overflow() {
    throw std::overflow_error("a decimal has more than 18 digits, which SQLite keeps as text only; compute with "
                              "cast<numeric>(expression), or declare its columns as numeric(p, s).as_text()");
}

// As PostgreSQL makes a decimal of a floating-point number, by the digits that are right in any number of its
// precision.
template <int Digits = 15> numeric decimal_of_real(double value) {
    if (std::isnan(value)) return *numeric::parse("NaN");
    if (std::isinf(value)) return *numeric::parse(value < 0 ? "-Infinity" : "Infinity");
    char digits[64];
    const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::general, Digits).ptr;
    return *numeric::parse({digits, static_cast<std::size_t>(end - digits)});
}

inline numeric decimal_argument(const function_arguments& arguments, int i) {
    if (arguments.is_real(i)) return decimal_of_real(arguments.real(i));
    auto value = numeric::parse(arguments.text(i));
    if (!value) throw std::invalid_argument("a value that is no decimal number");
    return *std::move(value);
}
// An integer that stands for a decimal; a floating-point number is what became of one that overflowed.
inline std::int64_t exact_argument(const function_arguments& arguments, int i) {
    if (!arguments.is_integer(i)) throw_overflow();
    return arguments.integer(i);
}

// How many digits of an integer stand after the point; raw SQL may say anything.
inline std::int64_t scale_argument(const function_arguments& arguments, int i) {
    const auto scale = arguments.integer(i);
    if (scale < 0 || scale > 38) throw std::invalid_argument("a decimal with a scale below 0 or above 38");
    return scale;
}

inline std::string decimal_of_scaled(std::int64_t n, std::int64_t scale) {
    char text[41];
    return std::string(text_of_scaled(n, static_cast<int>(scale), text));
}
inline std::string decimal_of_integer(const function_arguments& a) {
    return decimal_of_scaled(exact_argument(a, 0), scale_argument(a, 1));
}
template <int Digits> std::string decimal_of_real_argument(const function_arguments& a) {
    return decimal_of_real<Digits>(a.real(0)).to_string();
}
inline std::string parsed_decimal(const function_arguments& a) { return decimal_argument(a, 0).to_string(); }
inline std::string plain_argument(const function_arguments& a) {
    if (a.is_integer(0)) return std::string(plain_decimal(decimal_of_integer(a)));
    if (a.is_real(0)) throw_overflow();
    return std::string(plain_decimal(decimal_argument(a, 0).to_string()));
}
inline std::int64_t exact_integer(const function_arguments& a) { return exact_argument(a, 0); }

inline double real_of_text(std::string_view text) {
    if (text == "NaN") throw std::invalid_argument("SQLite has no floating-point number for NaN");
    if (text.ends_with("Infinity"))
        return text[0] == '-' ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    double value = 0;
    if (number_from_chars(text.data(), text.data() + text.size(), value).ec != std::errc{})
        throw std::out_of_range("a decimal out of the range of double precision");
    return value;
}
inline double real_argument(const function_arguments& a) {
    if (a.is_integer(0)) return real_of_text(decimal_of_integer(a));
    if (a.integer(1) != 0) throw_overflow();
    return real_of_text(decimal_argument(a, 0).to_string());
}

// What becomes of the digits that go.
enum class rounding : unsigned char { half_away, toward_zero, up, down };

inline std::string round_decimal(const numeric& value, std::size_t digits, rounding how) {
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

// n / 10^digits to a whole number.
inline std::int64_t round_integer(std::int64_t n, std::int64_t digits, rounding how) {
    if (digits > 18) return 0;
    const auto unit = power_of_ten(static_cast<int>(digits));
    const auto whole = n / unit, rest = n % unit;
    const bool away = how == rounding::half_away     ? rest >= unit - unit / 2 || rest <= unit / 2 - unit
                      : how == rounding::toward_zero ? false
                                                     : rest != 0 && (n < 0) == (how == rounding::down);
    return away && rest != 0 ? whole + (n < 0 ? -1 : 1) : whole;
}
template <rounding How> std::int64_t whole_of_integer(const function_arguments& a) {
    return round_integer(exact_argument(a, 0), scale_argument(a, 1), How);
}

// mizzle_integer(value, its scale, the scale wanted), a half away from zero.
inline std::int64_t integer_of_decimal(const function_arguments& a) {
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

// The mean as a floating-point number: mizzle_mean(sum, count, scale of the sum).
inline double mean_of_decimals(const function_arguments& a) {
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

inline small_decimal small_argument(const function_arguments& a, int i) {
    return a.is_real(i) ? small_decimal{} : parse_small(a.text(i));
}
// With integers where they have room.
template <class F, class G> std::string compute_two(const function_arguments& a, F&& small_number, G&& any) {
    const auto x = small_argument(a, 0), y = small_argument(a, 1);
    if (x.is_one && y.is_one) {
        const auto result = small_number(x, y);
        if (result.is_one) return text_of_small(result);
    }
    return any(decimal_argument(a, 0), decimal_argument(a, 1)).to_string();
}
inline std::string sum_of_two(const function_arguments& a) {
    return compute_two(a, sum_of_small, [](const numeric& x, const numeric& y) { return x + y; });
}
inline std::string difference_of_two(const function_arguments& a) {
    return compute_two(
        a,
        [](small_decimal x, small_decimal y) {
            return sum_of_small(x, {-y.n, y.scale, true});
        },
        [](const numeric& x, const numeric& y) { return x + negated_decimal(y); });
}
inline std::string product_of_two(const function_arguments& a) {
    return compute_two(a, product_of_small, product_of_decimals);
}
inline std::string quotient_of_two(const function_arguments& a) {
    char text[64];
    const auto small_number = quotient_of_small(small_argument(a, 0), small_argument(a, 1), text);
    if (!small_number.empty()) return std::string(small_number);
    return quotient_of_decimals(decimal_argument(a, 0), decimal_argument(a, 1)).to_string();
}
inline std::string remainder_of_two(const function_arguments& a) {
    return remainder_of_decimals(decimal_argument(a, 0), decimal_argument(a, 1)).to_string();
}
inline std::int64_t remainder_of_integers(const function_arguments& a) {
    const auto n = exact_argument(a, 0), by = exact_argument(a, 1);
    if (by == 0) throw std::domain_error("division by zero");
    return by == -1 ? 0 : n % by;
}

inline std::string round_to_digits(const function_arguments& a) {
    const auto digits = a.integer(1);
    if (digits < 0 || digits > 16383) throw std::invalid_argument("round() to a number of digits out of range");
    return round_decimal(decimal_argument(a, 0), static_cast<std::size_t>(digits), rounding::half_away);
}
template <rounding How> std::string round_to_whole(const function_arguments& a) {
    return round_decimal(decimal_argument(a, 0), 0, How);
}
inline std::string sign_of_decimal(const function_arguments& a) {
    const auto value = decimal_argument(a, 0);
    return value.is_nan() ? "NaN" : value < 0 ? "-1" : value > 0 ? "1" : "0";
}
inline std::string magnitude_of_decimal(const function_arguments& a) {
    const auto text = decimal_argument(a, 0).to_string();
    return text[0] == '-' ? text.substr(1) : text;
}

inline constexpr function_of_sql decimal_functions[] = {
    {"mizzle_decimal", 2, run_function<decimal_of_integer>},
    {"mizzle_decimal_of_real", 1, run_function<decimal_of_real_argument<15>>},
    {"mizzle_decimal_of_single", 1, run_function<decimal_of_real_argument<6>>},
    {"mizzle_parse", 1, run_function<parsed_decimal>},
    {"mizzle_plain", 2, run_function<plain_argument>},
    {"mizzle_double", 2, run_function<real_argument>},
    {"mizzle_exact", 1, run_function<exact_integer>},
    {"mizzle_integer", 3, run_function<integer_of_decimal>},
    {"mizzle_ceil_of_integer", 2, run_function<whole_of_integer<rounding::up>>},
    {"mizzle_floor_of_integer", 2, run_function<whole_of_integer<rounding::down>>},
    {"mizzle_trunc_of_integer", 2, run_function<whole_of_integer<rounding::toward_zero>>},
    {"mizzle_mean", 3, run_function<mean_of_decimals>},
    {"mizzle_sum_of", 2, run_function<sum_of_two>},
    {"mizzle_difference", 2, run_function<difference_of_two>},
    {"mizzle_product", 2, run_function<product_of_two>},
    {"mizzle_quotient", 2, run_function<quotient_of_two>},
    {"mizzle_remainder", 2, run_function<remainder_of_two>},
    {"mizzle_remainder_of_integers", 2, run_function<remainder_of_integers>},
    {"mizzle_round", 2, run_function<round_to_digits>},
    {"mizzle_ceil", 1, run_function<round_to_whole<rounding::up>>},
    {"mizzle_floor", 1, run_function<round_to_whole<rounding::down>>},
    {"mizzle_trunc", 1, run_function<round_to_whole<rounding::toward_zero>>},
    {"mizzle_sign", 1, run_function<sign_of_decimal>},
    {"mizzle_abs", 1, run_function<magnitude_of_decimal>},
};

}  // namespace mizzle::sqlite_detail
