// Numbers where SQLite has another answer than PostgreSQL, or none: division by zero, whole numbers of so many bits,
// the text of floating-point numbers, rounding.
#pragma once
#include "decimal_functions.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace mizzle::sqlite_detail {

inline number_of_sql number_argument(const function_arguments& a, int i) {
    if (a.is_integer(i)) return {false, a.integer(i), static_cast<double>(a.integer(i))};
    return {true, 0, a.real(i)};
}
// What is computed of numbers with a point is a number, and no 0 where it is only too small.
inline double in_range(double result, double a, double b, bool may_be_zero) {
    if (std::isnan(result) || (std::isinf(result) && !std::isinf(a) && !std::isinf(b)))
        throw std::out_of_range("a number with a point out of range");
    if (result == 0 && !may_be_zero) throw std::out_of_range("a number with a point too small for its type");
    return result;
}
inline double finite_number(const function_arguments& a) { return in_range(a.real(0), 0, 0, true); }
inline double plus_of_reals(const function_arguments& a) {
    return in_range(a.real(0) + a.real(1), a.real(0), a.real(1), true);
}
inline double minus_of_reals(const function_arguments& a) {
    return in_range(a.real(0) - a.real(1), a.real(0), a.real(1), true);
}
inline double times_of_reals(const function_arguments& a) {
    return in_range(a.real(0) * a.real(1), a.real(0), a.real(1), a.real(0) == 0 || a.real(1) == 0);
}
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
inline std::int64_t whole_number_of_bits(const function_arguments& a) {
    auto n = number_argument(a, 0);
    if (n.is_real) {
        n.real = std::nearbyint(n.real);
        if (!(n.real >= -9223372036854775808.0 && n.real < 9223372036854775808.0))
            throw std::out_of_range("a number out of the range of its integer type");
        n.integer = static_cast<std::int64_t>(n.real);
    }
    const auto bits = a.integer(1);
    if (bits < 1) throw std::invalid_argument("a whole number of no bits");
    const auto most = bits >= 64 ? std::numeric_limits<std::int64_t>::max() : (std::int64_t(1) << (bits - 1)) - 1;
    if (n.integer > most || n.integer < -most - 1)
        throw std::out_of_range("a number out of the range of its integer type");
    return n.integer;
}

// A whole number that SQLite has computed, where it still is one of so many bits.
inline std::int64_t computed_number(const function_arguments& a) {
    const auto n = a.integer(0);
    const auto bits = a.integer(1);
    if (!a.is_integer(0) || bits < 1 || bits > 64 ||
        static_cast<std::int64_t>(static_cast<std::uint64_t>(n) << (64 - bits)) >> (64 - bits) != n)
        throw std::out_of_range("a number out of the range of its integer type");
    return n;
}

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
inline std::string json_of_singles(const function_arguments& a) {
    const auto text = a.text(0);
    std::string json;
    json.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto end = std::min(text.find_first_of(",]", i), text.size());
        double number = 0;
        if (end != i && std::from_chars(text.data() + i, text.data() + end, number).ptr == text.data() + end) {
            char digits[32];
            json.append(digits, std::to_chars(digits, digits + sizeof digits, static_cast<float>(number)).ptr);
            i = end;
        } else {
            json += text[i++];
        }
    }
    return json;
}

// Where there is no result, or none that a number has room for.
inline double of_domain(bool is_in, double x) {
    if (!is_in) throw std::domain_error("a function of a number for which it has no result");
    return x;
}
inline double sqrt_of(const function_arguments& a) { return std::sqrt(of_domain(!(a.real(0) < 0), a.real(0))); }
inline double exp_of(const function_arguments& a) {
    return in_range(std::exp(a.real(0)), a.real(0), 0, std::isinf(a.real(0)));
}
template <double (*F)(double)> double logarithm_of(const function_arguments& a) {
    return F(of_domain(a.real(0) > 0, a.real(0)));
}
inline double power_of(const function_arguments& a) {
    const double x = a.real(0), y = a.real(1);
    of_domain(!(x == 0 && y < 0) && !(x < 0 && std::trunc(y) != y), x);
    return in_range(std::pow(x, y), x, y, x == 0 || std::isinf(x) || std::isinf(y));
}
template <double (*F)(double)> double angle_of(const function_arguments& a) {
    return F(of_domain(a.real(0) >= -1 && a.real(0) <= 1, a.real(0)));
}
inline double degrees_of(const function_arguments& a) {
    return in_range(a.real(0) / 0.0174532925199432957692, a.real(0), 0, true);
}

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

}  // namespace mizzle::sqlite_detail
