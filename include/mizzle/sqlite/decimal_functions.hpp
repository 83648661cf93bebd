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

namespace mizzle::detail::sqlite_detail {

[[noreturn]] void throw_overflow();

// As PostgreSQL makes a decimal of a floating-point number, by the digits that are right in any number of its
// precision.
template <int Digits = 15> numeric decimal_of_real(double value) {
    if (std::isnan(value)) return *numeric::parse("NaN");
    if (std::isinf(value)) return *numeric::parse(value < 0 ? "-Infinity" : "Infinity");
    char digits[64];
    const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::general, Digits).ptr;
    return *numeric::parse({digits, static_cast<std::size_t>(end - digits)});
}

numeric decimal_argument(const function_arguments& arguments, int i);
// An integer that stands for a decimal; a floating-point number is what became of one that overflowed.
std::int64_t exact_argument(const function_arguments& arguments, int i);

// How many digits of an integer stand after the point; raw SQL may say anything.
std::int64_t scale_argument(const function_arguments& arguments, int i);

std::string decimal_of_scaled(std::int64_t n, std::int64_t scale);
std::string decimal_of_integer(const function_arguments& a);
template <int Digits> std::string decimal_of_real_argument(const function_arguments& a) {
    return decimal_of_real<Digits>(a.real(0)).to_string();
}
inline std::string parsed_decimal(const function_arguments& a) { return decimal_argument(a, 0).to_string(); }
std::string plain_argument(const function_arguments& a);
inline std::int64_t exact_integer(const function_arguments& a) { return exact_argument(a, 0); }

double real_of_text(std::string_view text);
double real_argument(const function_arguments& a);

// What becomes of the digits that go.
enum class rounding : unsigned char { half_away, toward_zero, up, down };

std::string round_decimal(const numeric& value, std::size_t digits, rounding how);

// n / 10^digits to a whole number.
std::int64_t round_integer(std::int64_t n, std::int64_t digits, rounding how);
template <rounding How> std::int64_t whole_of_integer(const function_arguments& a) {
    return round_integer(exact_argument(a, 0), scale_argument(a, 1), How);
}

// mizzle_integer(value, its scale, the scale wanted), a half away from zero.
std::int64_t integer_of_decimal(const function_arguments& a);

// The mean as a floating-point number: mizzle_mean(sum, count, scale of the sum).
double mean_of_decimals(const function_arguments& a);

small_decimal small_argument(const function_arguments& a, int i);
// With integers where they have room.
template <class F, class G> std::string compute_two(const function_arguments& a, F&& small_number, G&& any) {
    const auto x = small_argument(a, 0), y = small_argument(a, 1);
    if (x.is_one && y.is_one) {
        const auto result = small_number(x, y);
        if (result.is_one) return text_of_small(result);
    }
    return any(decimal_argument(a, 0), decimal_argument(a, 1)).to_string();
}
std::string sum_of_two(const function_arguments& a);
std::string difference_of_two(const function_arguments& a);
std::string product_of_two(const function_arguments& a);
std::string quotient_of_two(const function_arguments& a);
std::string remainder_of_two(const function_arguments& a);
std::int64_t remainder_of_integers(const function_arguments& a);

std::string round_to_digits(const function_arguments& a);
template <rounding How> std::string round_to_whole(const function_arguments& a) {
    return round_decimal(decimal_argument(a, 0), 0, How);
}
std::string sign_of_decimal(const function_arguments& a);
std::string magnitude_of_decimal(const function_arguments& a);

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

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "decimal_functions.ipp"
#endif
