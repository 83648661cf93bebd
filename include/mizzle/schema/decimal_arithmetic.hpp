// +, -, *, / and % of decimals of any length, with PostgreSQL's number of digits after the point.
#pragma once
#include "numeric.hpp"
#include "wide_integer.hpp"

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mizzle::detail::decimal_detail {

// A finite decimal: digits / 10^scale. The digits begin with no 0, and are empty for zero.
struct digits {
    bool negative = false;
    std::string text{};
    std::size_t scale = 0;
    bool is_zero() const { return text.empty(); }
};

inline void drop_zeros(std::string& text) { text.erase(0, text.find_first_not_of('0')); }

digits taken_apart(const numeric& value);

numeric numeric_of(digits d);

bool is_less(std::string_view a, std::string_view b);

std::uint64_t small_number(std::string_view text);
std::string text_of(unsigned_wide_integer n);
inline constexpr std::size_t small_digits = 18;

std::string multiply(std::string_view a, std::string_view b);

// a -= b, which is not above it.
void subtract_from(std::string& a, std::string_view b);

struct quotient {
    std::string whole, rest;
};
// b is not zero.
quotient divide(std::string_view a, std::string_view b);

void increment(std::string& text);

// The first of the groups of four digits in which PostgreSQL keeps a number, and its place.
struct leading_group {
    long place = 0;
    int value = 0;
};
leading_group leading_group_of(const digits& d);

// How many digits PostgreSQL gives a quotient: 16 that count, and not fewer after the point than the operands have.
std::size_t scale_of_quotient(const digits& a, const digits& b);

[[noreturn]] inline void throw_division_by_zero() { throw std::domain_error("division by zero"); }

inline numeric special(std::string_view word) { return *numeric::parse(word); }

}  // namespace mizzle::detail::decimal_detail

namespace mizzle::detail {

numeric negated_decimal(const numeric& value);

numeric product_of_decimals(const numeric& a, const numeric& b);

// Rounded to the digits that PostgreSQL gives it, a half away from zero. Throws std::domain_error for a divisor of
// zero.
numeric quotient_of_decimals(const numeric& a, const numeric& b);

// What is left of a, with its sign.
numeric remainder_of_decimals(const numeric& a, const numeric& b);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "decimal_arithmetic.ipp"
#endif
