// Numbers where SQLite has another answer than PostgreSQL, or none: division by zero, whole numbers of so many bits,
// the text of floating-point numbers, rounding.
#pragma once
#include "decimal_functions.hpp"

#include <cmath>
#include <limits>

namespace mizzle::sqlite_detail {

inline number_of_sql number_argument(const function_arguments& a, int i) {
    if (a.is_integer(i)) return {false, a.integer(i), static_cast<double>(a.integer(i))};
    return {true, 0, a.real(i)};
}
inline number_of_sql divisor(const function_arguments& a) {
    const auto by = number_argument(a, 0);
    if (by.real == 0) throw std::domain_error("division by zero");
    return by;
}
template <bool IsModulo> number_of_sql divide_numbers(const function_arguments& a) {
    const auto n = number_argument(a, 0), by = number_argument(a, 1);
    if (by.real == 0) throw std::domain_error("division by zero");
    if (n.is_real || by.is_real) {
        if (IsModulo) throw std::out_of_range("an integer out of the range of 64 bits");
        return {true, 0, n.real / by.real};
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

inline double round_to_even(const function_arguments& a) { return std::nearbyint(a.real(0)); }
// As a decimal of 15 digits, as PostgreSQL rounds.
inline double round_real(const function_arguments& a) {
    const auto digits = a.integer(1);
    if (digits < 0 || digits > 16383) throw std::invalid_argument("round() to a number of digits out of range");
    return real_of_text(
        round_decimal(decimal_of_real(a.real(0)), static_cast<std::size_t>(digits), rounding::half_away));
}

inline constexpr function_of_sql number_functions[] = {
    {"mizzle_divisor", 1, run_function<divisor>},
    {"mizzle_divide", 2, run_function<divide_numbers<false>>},
    {"mizzle_modulo", 2, run_function<divide_numbers<true>>},
    {"mizzle_whole", 2, run_function<whole_number_of_bits>},
    {"mizzle_single_text", 1, run_function<text_of_real<float, 6>>},
    {"mizzle_double_text", 1, run_function<text_of_real<double, 15>>},
    {"mizzle_round_even", 1, run_function<round_to_even>},
    {"mizzle_round_real", 2, run_function<round_real>},
};

}  // namespace mizzle::sqlite_detail
