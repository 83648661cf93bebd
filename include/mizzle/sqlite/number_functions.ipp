// The functions of number_functions.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "../schema/number_text.hpp"
#include "number_functions.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE number_of_sql number_argument(const function_arguments& a, int i) {
    if (a.is_integer(i)) return {false, a.integer(i), static_cast<double>(a.integer(i))};
    return {true, 0, a.real(i)};
}

MIZZLE_INLINE double in_range(double result, double a, double b, bool may_be_zero) {
    if (std::isnan(result) || (std::isinf(result) && !std::isinf(a) && !std::isinf(b)))
        throw std::out_of_range("a number with a point out of range");
    if (result == 0 && !may_be_zero) throw std::out_of_range("a number with a point too small for its type");
    return result;
}

MIZZLE_INLINE double plus_of_reals(const function_arguments& a) {
    return in_range(a.real(0) + a.real(1), a.real(0), a.real(1), true);
}

MIZZLE_INLINE double minus_of_reals(const function_arguments& a) {
    return in_range(a.real(0) - a.real(1), a.real(0), a.real(1), true);
}

MIZZLE_INLINE double times_of_reals(const function_arguments& a) {
    return in_range(a.real(0) * a.real(1), a.real(0), a.real(1), a.real(0) == 0 || a.real(1) == 0);
}

MIZZLE_INLINE std::int64_t whole_number_of_bits(const function_arguments& a) {
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

MIZZLE_INLINE std::int64_t computed_number(const function_arguments& a) {
    const auto n = a.integer(0);
    const auto bits = a.integer(1);
    if (!a.is_integer(0) || bits < 1 || bits > 64 ||
        static_cast<std::int64_t>(static_cast<std::uint64_t>(n) << (64 - bits)) >> (64 - bits) != n)
        throw std::out_of_range("a number out of the range of its integer type");
    return n;
}

MIZZLE_INLINE std::string json_of_singles(const function_arguments& a) {
    const auto text = a.text(0);
    std::string json;
    json.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto end = std::min(text.find_first_of(",]", i), text.size());
        double number = 0;
        if (end != i && number_from_chars(text.data() + i, text.data() + end, number).ptr == text.data() + end) {
            char digits[32];
            json.append(digits, std::to_chars(digits, digits + sizeof digits, static_cast<float>(number)).ptr);
            i = end;
        } else {
            json += text[i++];
        }
    }
    return json;
}

MIZZLE_INLINE double of_domain(bool is_in, double x) {
    if (!is_in) throw std::domain_error("a function of a number for which it has no result");
    return x;
}

MIZZLE_INLINE double exp_of(const function_arguments& a) {
    return in_range(std::exp(a.real(0)), a.real(0), 0, std::isinf(a.real(0)));
}

MIZZLE_INLINE double power_of(const function_arguments& a) {
    const double x = a.real(0), y = a.real(1);
    of_domain(!(x == 0 && y < 0) && !(x < 0 && std::trunc(y) != y), x);
    return in_range(std::pow(x, y), x, y, x == 0 || std::isinf(x) || std::isinf(y));
}

MIZZLE_INLINE double degrees_of(const function_arguments& a) {
    return in_range(a.real(0) / 0.0174532925199432957692, a.real(0), 0, true);
}

}  // namespace mizzle::detail::sqlite_detail
