// Numbers where SQLite has another answer than PostgreSQL, or none: division by zero, whole numbers of so many bits,
// the text of floating-point numbers, rounding.
#pragma once
#include "decimal_functions.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace mizzle::detail::sqlite_detail {

number_of_sql number_argument(const function_arguments& a, int i);
// What is computed of numbers with a point is a number, and no 0 where it is only too small.
double in_range(double result, double a, double b, bool may_be_zero);
inline double finite_number(const function_arguments& a) { return in_range(a.real(0), 0, 0, true); }
double plus_of_reals(const function_arguments& a);
double minus_of_reals(const function_arguments& a);
double times_of_reals(const function_arguments& a);
template <bool IsModulo> number_of_sql divide_numbers(const function_arguments& a) {
    const auto n = number_argument(a, 0), by = number_argument(a, 1);
    if (by.real == 0) throw std::domain_error("division by zero");
    if (n.is_real || by.is_real) {
        if (IsModulo) throw std::out_of_range("an integer out of the range of 64 bits");
        return {true, 0, in_range(n.real / by.real, n.real, by.real, n.real == 0 || std::isinf(by.real))};
    }
    if (by.integer == -1) {
        if (IsModulo) return {false, 0, 0};
        if (n.integer == std::numeric_limits<std::int64_t>::min())
            throw std::out_of_range("an integer out of the range of 64 bits");
        return {false, -n.integer, 0};
    }
    return {false, IsModulo ? n.integer % by.integer : n.integer / by.integer, 0};
}

// A whole number of so many bits: of a number with a point the nearest, of two the even one.
std::int64_t whole_number_of_bits(const function_arguments& a);

// A whole number that SQLite has computed, where it still is one of so many bits.
std::int64_t computed_number(const function_arguments& a);

// As PostgreSQL writes floating-point numbers: with the fewest digits that read back as the same number, with an
// exponent below -4 and from `Digits` on.
template <class T, int Digits> std::string text_of_real(const function_arguments& a) {
    const auto value = static_cast<T>(a.real(0));
    if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
    char shortest[64];
    const auto end = std::to_chars(shortest, shortest + sizeof shortest, value, std::chars_format::scientific).ptr;
    std::string_view text(shortest, static_cast<std::size_t>(end - shortest));
    const auto e = text.find('e');
    int exponent = 0;
    std::from_chars(text.data() + e + (text[e + 1] == '+' ? 2 : 1), end, exponent);
    if (exponent < -4 || exponent >= Digits) return std::string(text);
    char fixed[64];
    const auto fixed_end = std::to_chars(fixed, fixed + sizeof fixed, value, std::chars_format::fixed).ptr;
    return std::string(fixed, fixed_end);
}

// The same as numbers of JSON: of one, and of an array's text, whose numbers are the doubles that single ones are.
template <class T, int Digits> std::string json_of_real(const function_arguments& a) {
    if (!std::isfinite(static_cast<T>(a.real(0)))) throw std::domain_error("JSON has no NaN and no infinity");
    return text_of_real<T, Digits>(a);
}
std::string json_of_singles(const function_arguments& a);

// Where there is no result, or none that a number has room for.
double of_domain(bool is_in, double x);
inline double sqrt_of(const function_arguments& a) { return std::sqrt(of_domain(!(a.real(0) < 0), a.real(0))); }
double exp_of(const function_arguments& a);
template <double (*F)(double)> double logarithm_of(const function_arguments& a) {
    return F(of_domain(a.real(0) > 0, a.real(0)));
}
double power_of(const function_arguments& a);
template <double (*F)(double)> double angle_of(const function_arguments& a) {
    return F(of_domain(a.real(0) >= -1 && a.real(0) <= 1, a.real(0)));
}
double degrees_of(const function_arguments& a);

inline double round_to_even(const function_arguments& a) { return std::nearbyint(a.real(0)); }
// As a decimal of 15 digits, or of 6 of single precision, as PostgreSQL rounds.
template <int Digits> double round_real(const function_arguments& a) {
    const auto digits = a.integer(1);
    if (digits < 0 || digits > 16383) throw std::invalid_argument("round() to a number of digits out of range");
    return real_of_text(
        round_decimal(decimal_of_real<Digits>(a.real(0)), static_cast<std::size_t>(digits), rounding::half_away));
}

inline constexpr function_of_sql number_functions[] = {
    {"mizzle_divide", 2, run_function<divide_numbers<false>>},
    {"mizzle_modulo", 2, run_function<divide_numbers<true>>},
    {"mizzle_finite", 1, run_function<finite_number>},
    {"mizzle_plus", 2, run_function<plus_of_reals>},
    {"mizzle_minus", 2, run_function<minus_of_reals>},
    {"mizzle_times", 2, run_function<times_of_reals>},
    {"mizzle_sqrt", 1, run_function<sqrt_of>},
    {"mizzle_exp", 1, run_function<exp_of>},
    {"mizzle_ln", 1, run_function<logarithm_of<std::log>>},
    {"mizzle_log10", 1, run_function<logarithm_of<std::log10>>},
    {"mizzle_power", 2, run_function<power_of>},
    {"mizzle_asin", 1, run_function<angle_of<std::asin>>},
    {"mizzle_acos", 1, run_function<angle_of<std::acos>>},
    {"mizzle_degrees", 1, run_function<degrees_of>},
    {"mizzle_computed", 2, run_function<computed_number>},
    {"mizzle_whole", 2, run_function<whole_number_of_bits>},
    {"mizzle_single_text", 1, run_function<text_of_real<float, 6>>},
    {"mizzle_double_text", 1, run_function<text_of_real<double, 15>>},
    {"mizzle_single_json", 1, run_function<json_of_real<float, 6>>},
    {"mizzle_double_json", 1, run_function<json_of_real<double, 15>>},
    {"mizzle_singles_json", 1, run_function<json_of_singles>},
    {"mizzle_round_even", 1, run_function<round_to_even>},
    {"mizzle_round_real", 2, run_function<round_real<15>>},
    {"mizzle_round_single", 2, run_function<round_real<6>>},
};

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "number_functions.ipp"
#endif
