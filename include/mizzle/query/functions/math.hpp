// Numbers: rounding, roots, logarithms, angles, greatest and least.
//
// Where there is no result, as for sqrt(-1) or ln(0), the statement is refused; in checks, indexes and views, which
// know no function of the driver, SQLite gives NULL. SQLite has the functions on floating-point numbers if it was built
// with SQLITE_ENABLE_MATH_FUNCTIONS, as Debian's is.
#pragma once
#include "arguments.hpp"
#include "function_facts.hpp"

namespace mizzle::detail {

// name(x) for a floating-point number or a decimal: whole numbers have nothing to round. Decimals stay exact.
#define MIZZLE_DETAIL_WHOLE(name_)                                                                          \
    MIZZLE_DETAIL_FUNCTION(name_, #name_)                                                                   \
    template <expression_like X> constexpr auto name_(const X& operand) {                                   \
        static_assert(is_fractional<X>,                                                                     \
                      "mizzle: " #name_ "() is for floating-point numbers and decimals; whole numbers are " \
                      "whole, and cast<double>(expression) makes others floating-point");                   \
        return make_call<functions::name_, whole_type<X>>(operand);                                         \
    }

template <class X>
inline constexpr bool is_fractional =
    is_broken<X> || X::sql_type::family == type_family::real || X::sql_type::family == type_family::decimal;
template <class Type> struct rounded_type {
    using type = std::conditional_t<is_decimal<Type>, types::numeric, types::double_precision>;
};
template <int S, int D> struct rounded_type<types::scaled<S, D>> {
    using type = types::scaled<0, D>;
};
template <class X> using whole_type = typename rounded_type<typename X::sql_type>::type;
template <class X>
using fractional_type =
    std::conditional_t<X::sql_type::family == type_family::decimal, types::numeric, types::double_precision>;

// ceil(x), floor(x): the next whole number above and below.
MIZZLE_DETAIL_WHOLE(ceil)
MIZZLE_DETAIL_WHOLE(floor)
// -1, 0 or 1.
MIZZLE_DETAIL_WHOLE(sign)
MIZZLE_DETAIL_WHOLE(trunc)
#undef MIZZLE_DETAIL_WHOLE

// To `digits` places after the point; a half goes away from zero. Decimals get exactly those places. Floating-point
// numbers are rounded by their 15 significant digits. Throws where digits is negative.
template <expression_like X> constexpr auto round(const X& operand, int digits) {
    static_assert(is_fractional<X>,
                  "mizzle: round() is for floating-point numbers and decimals; cast<double>(expression) makes it so");
    if (digits < 0) throw_usage_error("mizzle: round() takes how many digits are kept after the point, from 0");
    return make_call<functions::round, fractional_type<X>>(operand, value<types::integer, std::int32_t>(digits));
}

// round<2>(x): a decimal of so many digits, which the compiler knows. On SQLite it has up to 18 digits in all.
MIZZLE_DETAIL_FUNCTION(round_to, "round")
template <int Digits, expression_like X> constexpr auto round(const X& operand) {
    constexpr bool fits = Digits >= 0 && Digits <= 18;
    constexpr bool is_exact =
        is_broken<X> || is_decimal<typename X::sql_type> || X::sql_type::family == type_family::integer;
    static_assert(fits, "mizzle: round<n>() keeps from 0 to 18 digits after the point");
    static_assert(is_exact, "mizzle: round<n>() is for decimals; round(x, n) is for floating-point numbers, too");
    constexpr int digits = fits ? Digits : 0;
    return make_call<functions::round_to, types::scaled<digits, types::digits_of_any_integer>>(operand);
}

using of_two_reals = types::double_precision(types::double_precision, types::double_precision);
#define MIZZLE_DETAIL_REALS "numbers, integer or floating-point; cast<double>(expression) makes others floating-point"
MIZZLE_DETAIL_FUNCTION(sqrt, "sqrt", MIZZLE_DETAIL_WATCHED)
MIZZLE_DETAIL_SIGNATURES(sqrt, MIZZLE_DETAIL_REALS, types::double_precision(types::double_precision))
// exp(x) is the number e to the power of x.
MIZZLE_DETAIL_FUNCTION(exp, "exp", MIZZLE_DETAIL_WATCHED)
MIZZLE_DETAIL_SIGNATURES(exp, MIZZLE_DETAIL_REALS, types::double_precision(types::double_precision))
// The natural logarithm.
MIZZLE_DETAIL_FUNCTION(ln, "ln", MIZZLE_DETAIL_WATCHED)
MIZZLE_DETAIL_SIGNATURES(ln, MIZZLE_DETAIL_REALS, types::double_precision(types::double_precision))
// log10(x) is the logarithm of x to the base 10.
MIZZLE_DETAIL_FUNCTION(log10, "log10", MIZZLE_DETAIL_WATCHED)
MIZZLE_DETAIL_SIGNATURES(log10, MIZZLE_DETAIL_REALS, types::double_precision(types::double_precision))
// power(x, y) is x to the power of y.
MIZZLE_DETAIL_FUNCTION(power, "power", MIZZLE_DETAIL_WATCHED)
MIZZLE_DETAIL_SIGNATURES(power, MIZZLE_DETAIL_REALS, of_two_reals)
// sin(), cos() and tan() take an angle in radians; asin(), acos(), atan() and atan2() give one.
MIZZLE_DETAIL_FUNCTION(sin, "sin")
MIZZLE_DETAIL_SIGNATURES(sin, MIZZLE_DETAIL_REALS, types::double_precision(types::double_precision))
MIZZLE_DETAIL_FUNCTION(cos, "cos")
MIZZLE_DETAIL_SIGNATURES(cos, MIZZLE_DETAIL_REALS, types::double_precision(types::double_precision))
MIZZLE_DETAIL_FUNCTION(tan, "tan")
MIZZLE_DETAIL_SIGNATURES(tan, MIZZLE_DETAIL_REALS, types::double_precision(types::double_precision))
MIZZLE_DETAIL_FUNCTION(asin, "asin", MIZZLE_DETAIL_WATCHED)
MIZZLE_DETAIL_SIGNATURES(asin, MIZZLE_DETAIL_REALS, types::double_precision(types::double_precision))
MIZZLE_DETAIL_FUNCTION(acos, "acos", MIZZLE_DETAIL_WATCHED)
MIZZLE_DETAIL_SIGNATURES(acos, MIZZLE_DETAIL_REALS, types::double_precision(types::double_precision))
MIZZLE_DETAIL_FUNCTION(atan, "atan")
MIZZLE_DETAIL_SIGNATURES(atan, MIZZLE_DETAIL_REALS, types::double_precision(types::double_precision))
MIZZLE_DETAIL_FUNCTION(atan2, "atan2")
MIZZLE_DETAIL_SIGNATURES(atan2, MIZZLE_DETAIL_REALS, of_two_reals)
// degrees() and radians() make an angle of one kind into one of the other.
MIZZLE_DETAIL_FUNCTION(degrees, "degrees", MIZZLE_DETAIL_WATCHED)
MIZZLE_DETAIL_SIGNATURES(degrees, MIZZLE_DETAIL_REALS, types::double_precision(types::double_precision))
MIZZLE_DETAIL_FUNCTION(radians, "radians")
MIZZLE_DETAIL_SIGNATURES(radians, MIZZLE_DETAIL_REALS, types::double_precision(types::double_precision))
#undef MIZZLE_DETAIL_REALS

// pi() is the number pi.
MIZZLE_DETAIL_FUNCTION(pi, "pi", using never_null = void;)
constexpr auto pi() { return make_call<functions::pi, types::double_precision>(); }

// A number from 0 to below 1, another for each row. C has a function random().
MIZZLE_DETAIL_FUNCTION(random_real, "random", using never_null = void;)
constexpr auto random_real() { return make_call<functions::random_real, types::double_precision>(); }

// What SQL makes of several operands: the widest_type type of numbers, else the type that they share. Decimals stand
// beside decimals only.
template <class X, class V>
inline constexpr bool is_extreme_operand = [] {
    if constexpr (X::sql_type::family == type_family::decimal) return takes_argument<types::numeric, V>;
    else if constexpr (expression_like<V>)
        return compares_with<X, V> && std::remove_cvref_t<V>::sql_type::family != type_family::decimal;
    else return compares_with<X, V> && !std::is_same_v<std::remove_cvref_t<V>, numeric>;
}();
template <class Type, class V> constexpr auto make_extreme_operand(V&& v) {
    if constexpr (Type::family == type_family::decimal) {
        auto node = make_argument<types::numeric>(std::forward<V>(v));
        if constexpr (expression_like<V> || std::is_same_v<Type, types::numeric>) {
            return node;
        } else {
            return [&]<class Own, class Stored>(value<Own, Stored>& own) {
                return value_beside<typename decimal_beside<Type, excess::refused, false>::type, excess::refused, Own,
                                    Stored>(std::move(own.stored));
            }(node);
        }
    } else return make_operand<Type>(std::forward<V>(v));
}
template <class First, class... Rest> struct widest_type {
    using type = First;
};
template <class First, class Second, class... Rest>
    requires(is_number(First::family))
struct widest_type<First, Second, Rest...> : widest_type<typename arithmetic<First, Second>::type, Rest...> {};

// The largest and the smallest of the operands; NULL where one of them is, as in standard SQL and on SQLite (what
// PostgreSQL calls so leaves NULLs out; coalesce() does that).
#define MIZZLE_DETAIL_EXTREME(name_)                                                                              \
    MIZZLE_DETAIL_FUNCTION(name_, #name_, using sorts_values = void; using native_decimals = void;)               \
    template <expression_like X, class... V>                                                                      \
        requires(sizeof...(V) > 0)                                                                                \
    constexpr auto name_(const X& first, V&&... rest) {                                                           \
        constexpr bool compare = (is_extreme_operand<X, V> && ...);                                               \
        static_assert(is_comparable<X>, MIZZLE_DETAIL_JSON_RULE(#name_ "() compares"));                           \
        static_assert(compare, "mizzle: the operands of " #name_ "() must be of one SQL type; cast one of them"); \
        if constexpr (compare) {                                                                                  \
            return []<class... A>(A... a) {                                                                       \
                return make_call<functions::name_, typename widest_type<held_as<A>...>::type>(std::move(a)...);   \
            }(X(first), make_extreme_operand<typename X::sql_type>(std::forward<V>(rest))...);                    \
        } else {                                                                                                  \
            return invalid<typename X::sql_type>{};                                                               \
        }                                                                                                         \
    }
MIZZLE_DETAIL_EXTREME(greatest)
MIZZLE_DETAIL_EXTREME(least)
#undef MIZZLE_DETAIL_EXTREME

}  // namespace mizzle::detail

namespace mizzle {

// acos(x) is the angle in radians whose cosine is x: `acos(...)`.
using detail::acos;
// asin(x) is the angle in radians whose sine is x: `asin(...)`.
using detail::asin;
// atan(x) is the angle in radians whose tangent is x: `atan(...)`.
using detail::atan;
// atan2(y, x) is the angle in radians of the point (x, y): `atan2(...)`.
using detail::atan2;
// ceil(x) is the next whole number above: `ceil(...)`.
using detail::ceil;
// cos(x) is the cosine of an angle in radians: `cos(...)`.
using detail::cos;
// degrees(x) makes degrees of an angle in radians: `degrees(...)`.
using detail::degrees;
// exp(x) is the number e to the power of x: `exp(...)`.
using detail::exp;
// floor(x) is the next whole number below: `floor(...)`.
using detail::floor;
// greatest(a, b, ...) is the greatest of them: `greatest(...)`.
using detail::greatest;
// least(a, b, ...) is the least of them: `least(...)`.
using detail::least;
// ln(x) is the natural logarithm, `ln(...)`; the statement is refused where x is not above 0.
using detail::ln;
// log10(x) is the logarithm of x to the base 10, `log10(...)`; the statement is refused where x is not above 0.
using detail::log10;
// pi() is the number pi: `pi()`.
using detail::pi;
// power(x, y) is x to the power of y: `power(...)`.
using detail::power;
// radians(x) makes radians of an angle in degrees: `radians(...)`.
using detail::radians;
// random_real() is a number from 0 to below 1, another for each row: `random()`.
using detail::random_real;
using detail::round;
// sign(x) is -1, 0 or 1: `sign(...)`.
using detail::sign;
// sin(x) is the sine of an angle in radians: `sin(...)`.
using detail::sin;
// sqrt(x) is the square root, `sqrt(...)`; the statement is refused where x is negative.
using detail::sqrt;
// tan(x) is the tangent of an angle in radians: `tan(...)`.
using detail::tan;
// trunc(x) is x without what stands after the point: `trunc(...)`.
using detail::trunc;

}  // namespace mizzle
