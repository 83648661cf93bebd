// Rounding of exact decimals, as PostgreSQL's functions of the same names do it.
#pragma once
#include "../schema/numeric.hpp"
#include "function.hpp"

#include <charconv>
#include <stdexcept>

namespace mizzle::sqlite_detail {

inline numeric decimal_argument(const function_arguments& arguments, int i) {
    std::optional<numeric> value;
    if (arguments.is_real(i)) {
        char digits[400];
        const auto end = std::to_chars(digits, digits + sizeof digits, arguments.real(i)).ptr;
        value = numeric::parse({digits, static_cast<std::size_t>(end - digits)});
    } else {
        value = numeric::parse(arguments.text(i));
    }
    if (!value) throw std::invalid_argument("a value that is no decimal number");
    return *std::move(value);
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

inline constexpr function_of_sql rounding_functions[] = {
    {"mizzle_round", 2, run_function<round_to_digits>},
    {"mizzle_ceil", 1, run_function<round_to_whole<rounding::up>>},
    {"mizzle_floor", 1, run_function<round_to_whole<rounding::down>>},
    {"mizzle_trunc", 1, run_function<round_to_whole<rounding::toward_zero>>},
    {"mizzle_sign", 1, run_function<sign_of_decimal>},
    {"mizzle_abs", 1, run_function<magnitude_of_decimal>},
};

}  // namespace mizzle::sqlite_detail
