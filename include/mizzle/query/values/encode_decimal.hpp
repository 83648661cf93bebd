// Decimals as SQLite takes them: integers where their type has a scale and few digits, else text.
#pragma once
#include "../../schema/scaled_integer.hpp"
#include "bound_value.hpp"

#include <string>
#include <string_view>

namespace mizzle::detail {

template <class Type> inline constexpr bool is_decimal = Type::family == type_family::decimal;
template <class Type> inline constexpr bool is_scaled = false;
template <int S, int D> inline constexpr bool is_scaled<types::scaled<S, D>> = true;
template <class Type> inline constexpr bool is_fixed = false;
template <int S> inline constexpr bool is_fixed<types::fixed<S>> = true;

// What becomes of a value of the program that has more digits than the decimal beside it.
enum class excess : unsigned char {
    refused,       // usage_error
    rounded_down,  // x <= 1.005 is x <= 1.00
    rounded_up,
    unequal  // to all that has fewer digits
};

[[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE inline void throw_excess_digits() {
    throw_usage_error(
        "mizzle: a decimal has more digits than the one beside it keeps, numeric(p, s); round it first, or "
        "compute with any number of digits by cast<numeric>(expression)");
}

// An integer value * 10^scale.
inline void encode_scaled(value_list& out, std::string_view text, int scale, excess how) {
    const auto scaled = scale_decimal(text, scale);
    if (scaled.range == scaled_integer::fits && (!scaled.has_rest || how == excess::rounded_down) &&
        (how != excess::refused || (scaled.floor < power_of_ten(18) && scaled.floor > -power_of_ten(18))))
        return out.add(scaled.floor);
    if (how == excess::refused) throw_excess_digits();
    // Integers compare rightly with doubles; NaN is above all.
    if (scaled.range != scaled_integer::fits)
        return out.add(scaled.range == scaled_integer::too_small ? -std::numeric_limits<double>::infinity()
                                                                 : std::numeric_limits<double>::infinity());
    if (how == excess::unequal) out.add(0.5);
    else out.add(scaled.floor + 1);
}

// Text with so many digits after the point, or the shortest where the scale is below zero.
inline void encode_fixed(value_list& out, std::string_view text, int scale, excess how) {
    std::string plain(plain_decimal(text));
    if (scale >= 0 && plain.find_first_not_of("-.0123456789") == std::string::npos) {
        const auto point = plain.find('.');
        const auto have = point == std::string::npos ? 0 : plain.size() - point - 1;
        const auto wanted = static_cast<std::size_t>(scale);
        if (have > wanted && how == excess::refused) throw_excess_digits();
        if (have == 0 && wanted > 0) plain += '.';
        if (have < wanted) plain.append(wanted - have, '0');
    }
    out.add_owned(value_kind::numeric, std::move(plain));
}

// `text` is that of a numeric.
template <class Type> void encode_scaled(value_list& out, excess how, std::string_view text) {
    if constexpr (is_scaled<Type>) encode_scaled(out, text, Type::scale, how);
    else if constexpr (is_fixed<Type>) encode_fixed(out, text, Type::scale, how);
    else out.add_owned(value_kind::numeric, std::string(text));
}

// The same rule where a database takes a value as it is: what stands beside a column must have no more digits than it.
template <class Type> void expect_digits_beside(std::string_view text) {
    if constexpr (is_scaled<Type> || is_fixed<Type>) {
        if (Type::scale < 0) return;
        const std::string plain(plain_decimal(text));
        const auto point = plain.find('.');
        if (point == std::string::npos) return;
        const auto last = plain.find_last_not_of('0');
        if (last > point + static_cast<std::size_t>(Type::scale)) throw_excess_digits();
    }
}

}  // namespace mizzle::detail
