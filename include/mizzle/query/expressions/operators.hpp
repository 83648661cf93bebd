// Comparison, logic and arithmetic with C++'s operators.
#pragma once
#include "../values/decimals.hpp"
#include "operator_nodes.hpp"

#include <string_view>

namespace mizzle::detail {

// The expression among two operands: its type is what a value beside it is bound as.
template <class L, class R> using expression_of = std::remove_cvref_t<std::conditional_t<expression_like<L>, L, R>>;

template <class L, class R>
inline constexpr bool operands_compare = [] {
    if constexpr (is_null_value<L> || is_null_value<R> || is_optional<std::remove_cvref_t<L>> ||
                  is_optional<std::remove_cvref_t<R>>)
        return false;
    else if constexpr (expression_like<L>) return compares_with<L, R>;
    else return compares_with<R, L>;
}();

// NULL, or the null pointer that some take for it.
template <class V>
inline constexpr bool is_nothing = is_null_value<V> || std::is_null_pointer_v<std::remove_cvref_t<V>>;

// Whether a decimal is asked to equal a floating-point number, which most decimals cannot: 0.1 + 0.2 is not 0.3.
template <class Op> inline constexpr bool is_equality = false;
template <> inline constexpr bool is_equality<operators::equal> = true;
template <> inline constexpr bool is_equality<operators::not_equal> = true;
template <class X, class V>
inline constexpr bool is_decimal_beside_real = [] {
    if constexpr (expression_like<X> && !expression_like<V>)
        return std::remove_cvref_t<X>::sql_type::family == type_family::decimal &&
               std::floating_point<std::remove_cvref_t<V>>;
    else return false;
}();
// What is wrong about a value of the program beside an expression.
template <class L, class R>
inline constexpr misfit misfit_beside = [] {
    using x = expression_of<L, R>;
    using v = std::conditional_t<expression_like<L>, R, L>;
    if constexpr (expression_like<v> || is_nothing<v> || is_broken<x>) return misfit::none;
    else if constexpr (is_operand<typename x::sql_type, v>) return misfit::none;
    else if constexpr (table_like<v>) return misfit::table;
    else if constexpr (requires { typename std::remove_cvref_t<v>::head; }) return misfit::statement;
    else return find_misfit<typename x::sql_type::value_type, v>();
}();
template <class L, class R>
inline constexpr bool is_inexact = is_decimal_beside_real<L, R> || is_decimal_beside_real<R, L>;

constexpr bool is_explained(misfit is) {
    return is == misfit::text_for_decimal || is == misfit::text_for_date || is == misfit::text_for_time ||
           is == misfit::text_for_uuid || is == misfit::not_for_bool || is == misfit::not_for_enum ||
           is == misfit::table || is == misfit::statement;
}

// What becomes of a value with more digits than the decimal on the other side: x < 1.005 is x < 1.01, whereas 1.005 < x
// is 1.00 < x.
template <class Op, bool IsLeft>
inline constexpr excess excess_of = [] {
    if constexpr (std::is_same_v<Op, operators::less> || std::is_same_v<Op, operators::greater_equal>)
        return IsLeft ? excess::rounded_down : excess::rounded_up;
    else if constexpr (std::is_same_v<Op, operators::less_equal> || std::is_same_v<Op, operators::greater>)
        return IsLeft ? excess::rounded_up : excess::rounded_down;
    else return excess::unequal;
}();
// The type of the side that V stands beside.
template <class V, class Other>
using type_of_other_side = typename std::remove_cvref_t<std::conditional_t<expression_like<Other>, Other, V>>::sql_type;

// Both sides are taken alike: a comparison that C++ would rather turn around comes out with its sides exchanged.
#define MIZZLE_DETAIL_COMPARISON(op, ...)                                                                          \
    __VA_ARGS__ {                                                                                                  \
        constexpr bool has_null = is_nothing<L> || is_nothing<R>;                                                  \
        constexpr bool has_optional = is_optional<std::remove_cvref_t<L>> || is_optional<std::remove_cvref_t<R>>;  \
        static_assert(!has_null, "mizzle: a comparison with NULL is never true in SQL; write column.is_null()");   \
        static_assert(                                                                                             \
            !has_optional,                                                                                         \
            "mizzle: a comparison with an empty std::optional would never be true; give its value, or write "      \
            "column.is_not_distinct_from(value)");                                                                 \
        constexpr bool are_comparable = is_comparable<L> && is_comparable<R>;                                      \
        static_assert(has_null || has_optional || are_comparable, MIZZLE_DETAIL_JSON_RULE("this compares"));       \
        constexpr bool does_compare = has_null || has_optional || !are_comparable ||                               \
                                      is_explained(misfit_beside<L, R>) || operands_compare<L, R>;                 \
        static_assert(                                                                                             \
            does_compare,                                                                                          \
            "mizzle: the two sides of this comparison have SQL types that do not compare; cast one of them");      \
        constexpr misfit is = has_optional ? misfit::none : misfit_beside<L, R>;                                   \
        static_assert(is != misfit::text_for_decimal, MIZZLE_DETAIL_TEXT_FOR_DECIMAL);                             \
        static_assert(is != misfit::text_for_date, MIZZLE_DETAIL_TEXT_FOR_DATE);                                   \
        static_assert(is != misfit::text_for_time, MIZZLE_DETAIL_TEXT_FOR_TIME);                                   \
        static_assert(is != misfit::text_for_uuid, MIZZLE_DETAIL_TEXT_FOR_UUID);                                   \
        static_assert(is != misfit::not_for_bool, MIZZLE_DETAIL_NOT_FOR_BOOL);                                     \
        static_assert(is != misfit::not_for_enum, MIZZLE_DETAIL_NOT_FOR_ENUM);                                     \
        static_assert(!is_equality<operators::op> || !is_inexact<L, R>,                                            \
                      "mizzle: a floating-point number hardly ever equals a decimal; write numeric(\"0.30\")");    \
        if constexpr (are_comparable && operands_compare<L, R>) {                                                  \
            using op_type = operators::op;                                                                         \
            auto a = make_compared<type_of_other_side<L, R>, excess_of<op_type, true>>(std::forward<L>(left));     \
            auto b = make_compared<type_of_other_side<R, L>, excess_of<op_type, false>>(std::forward<R>(right));   \
            return binary<operators::op, types::boolean, decltype(a), decltype(b)>{std::move(a), std::move(b)};    \
        } else {                                                                                                   \
            static_assert(is != misfit::table, MIZZLE_DETAIL_TABLE_FOR_VALUE);                                     \
            static_assert(                                                                                         \
                is != misfit::statement,                                                                           \
                "mizzle: a select is compared as scalar(select(...).from(...)), or by in(select(...).from(...))"); \
            return invalid<types::boolean>{};                                                                      \
        }                                                                                                          \
    }

// clang-format off
#define MIZZLE_DETAIL_TAKES_ALL(symbol)                       \
    template <class L, class R>                               \
        requires(expression_like<L> || expression_like<R>)    \
    constexpr auto operator symbol(L&& left, R&& right)
MIZZLE_DETAIL_COMPARISON(less, MIZZLE_DETAIL_TAKES_ALL(<))
MIZZLE_DETAIL_COMPARISON(less_equal, MIZZLE_DETAIL_TAKES_ALL(<=))
MIZZLE_DETAIL_COMPARISON(greater, MIZZLE_DETAIL_TAKES_ALL(>))
MIZZLE_DETAIL_COMPARISON(greater_equal, MIZZLE_DETAIL_TAKES_ALL(>=))
#undef MIZZLE_DETAIL_TAKES_ALL

// A pointer is nearer to NULL than a class of a number, which is all that takes what else has NULL's type.
#define MIZZLE_DETAIL_TAKES_MOST(symbol)                                                                                  \
    template <class L, class R>                                                                                           \
        requires((expression_like<L> || expression_like<R>) && no_c_null<L> && no_c_null<R>)              \
    constexpr auto operator symbol(L&& left, R&& right)
#define MIZZLE_DETAIL_TAKES_NUMBER(symbol)                    \
    template <expression_like L, class R = const long&>       \
    constexpr auto operator symbol(L&& left, number_of_c_null right)
#define MIZZLE_DETAIL_TAKES_NUMBER_FIRST(symbol)              \
    template <expression_like R, class L = const long&>       \
    constexpr auto operator symbol(number_of_c_null left, R&& right)
MIZZLE_DETAIL_COMPARISON(equal, MIZZLE_DETAIL_TAKES_MOST(==))
MIZZLE_DETAIL_COMPARISON(not_equal, MIZZLE_DETAIL_TAKES_MOST(!=))
MIZZLE_DETAIL_COMPARISON(equal, MIZZLE_DETAIL_TAKES_NUMBER(==))
MIZZLE_DETAIL_COMPARISON(not_equal, MIZZLE_DETAIL_TAKES_NUMBER(!=))
MIZZLE_DETAIL_COMPARISON(equal, MIZZLE_DETAIL_TAKES_NUMBER_FIRST(==))
MIZZLE_DETAIL_COMPARISON(not_equal, MIZZLE_DETAIL_TAKES_NUMBER_FIRST(!=))
#undef MIZZLE_DETAIL_TAKES_MOST
#undef MIZZLE_DETAIL_TAKES_NUMBER
#undef MIZZLE_DETAIL_TAKES_NUMBER_FIRST
// clang-format on

#define MIZZLE_DETAIL_C_NULL_COMPARED \
    "mizzle: NULL is the number 0 to C++; write column.is_null(), or 0 without a suffix if the number is meant"

#define MIZZLE_DETAIL_C_NULL(symbol)                                                             \
    template <expression_like X> constexpr auto operator symbol(X&&, const pointer_of_c_null*) { \
        static_assert(std::is_void_v<X>, MIZZLE_DETAIL_C_NULL_COMPARED);                         \
        return invalid<types::boolean>{};                                                        \
    }                                                                                            \
    template <expression_like X> constexpr auto operator symbol(const pointer_of_c_null*, X&&) { \
        static_assert(std::is_void_v<X>, MIZZLE_DETAIL_C_NULL_COMPARED);                         \
        return invalid<types::boolean>{};                                                        \
    }

MIZZLE_DETAIL_C_NULL(==)
MIZZLE_DETAIL_C_NULL(!=)
#undef MIZZLE_DETAIL_C_NULL
#undef MIZZLE_DETAIL_COMPARISON

#define MIZZLE_DETAIL_LOGIC(symbol, op)                                                                               \
    template <expression_like L, expression_like R> constexpr auto operator symbol(const L& left, const R& right) {   \
        static_assert(is_boolean<L> && is_boolean<R>,                                                                 \
                      "mizzle: both sides of " #symbol " must be conditions; compare the expression with something"); \
        return binary<operators::op, types::boolean, L, R>{left, right};                                              \
    }                                                                                                                 \
    template <class L, class R>                                                                                       \
        requires(expression_like<L> != expression_like<R>)                                                            \
    constexpr auto operator symbol(const L&, const R&) {                                                              \
        static_assert(expression_like<L> && expression_like<R>,                                                       \
                      "mizzle: both sides of " #symbol                                                                \
                      " must be conditions; a bool of the program's goes into when(on, condition)");                  \
        return invalid<types::boolean>{};                                                                             \
    }

MIZZLE_DETAIL_LOGIC(&&, and_)
MIZZLE_DETAIL_LOGIC(||, or_)
#undef MIZZLE_DETAIL_LOGIC

template <expression_like X> constexpr auto operator!(const X& operand) {
    static_assert(is_boolean<X>, "mizzle: ! takes a condition; compare the expression with something");
    return inverted<X>{operand};
}
// SQL's not is its own inverse once it was said, for NULL, too: however often it is said, two are written.
template <class X> constexpr auto operator!(const inverted<inverted<X>>& operand) { return operand.operand; }

// The wider of two numeric types: what SQL computes with.
template <class A, class B> struct arithmetic {
    using type =
        std::conditional_t<A::family == type_family::real || B::family == type_family::real, types::double_precision,
                           std::conditional_t<(sizeof(typename A::value_type) > sizeof(typename B::value_type)), A, B>>;
};
template <class A, class B>
    requires(is_decimal<A> || is_decimal<B>)
struct arithmetic<A, B> : common_decimal<A, B> {};
template <class A> struct arithmetic<A, A> {
    using type = A;
};

// The type of an expression that has one of several values: the first one's, or the widest of numbers.
template <class Type, class... Others> struct shared_type {
    using type = Type;
};
template <class Type, class Next, class... Others>
    requires(is_number(Type::family) && is_number(Next::family))
struct shared_type<Type, Next, Others...> : shared_type<typename arithmetic<Type, Next>::type, Others...> {};

template <class L, class R>
inline constexpr bool both_numbers = [] {
    using left = std::remove_cvref_t<L>;
    using right = std::remove_cvref_t<R>;
    if constexpr (expression_like<left> && expression_like<right>)
        return is_number(left::sql_type::family) && is_number(right::sql_type::family);
    else if constexpr (expression_like<left>)
        return is_number(left::sql_type::family) && is_operand<typename left::sql_type, R>;
    else return is_number(right::sql_type::family) && is_operand<typename right::sql_type, L>;
}();

template <class V> inline constexpr bool is_real = std::is_floating_point_v<std::remove_cvref_t<V>>;
template <expression_like V>
inline constexpr bool is_real<V> = std::remove_cvref_t<V>::sql_type::family == type_family::real;
template <class Op, class L, class R>
inline constexpr bool computes = !std::is_same_v<Op, operators::modulo> || (!is_real<L> && !is_real<R>);

// What an operation makes of two types, one of them a decimal. Quotients and what is computed with decimals of any
// number of digits have any number of digits.
template <class Op, class A, class B> consteval auto find_type_computed() {
    constexpr bool any_decimal = is_decimal<A> || is_decimal<B>;
    if constexpr (!any_decimal || A::family == type_family::real || B::family == type_family::real)
        return std::type_identity<typename arithmetic<A, B>::type>{};
    else if constexpr (is_text_decimal<A> || is_text_decimal<B> || std::is_same_v<Op, operators::divided>)
        return std::type_identity<types::numeric>{};
    else if constexpr (std::is_same_v<Op, operators::times>) return multiplied_decimals<A, B>{};
    else return aligned_decimals < A, B, std::is_same_v<Op, operators::modulo> ? 0 : 1 > {};
}
template <class Op, class A, class B> struct type_computed {
    using type = typename decltype(find_type_computed<Op, A, B>())::type;
};
template <class Op, class A> struct type_computed<Op, A, A> {
    using type = A;
};
template <class Op, class A>
    requires is_decimal<A>
struct type_computed<Op, A, A> {
    using type = typename decltype(find_type_computed<Op, A, A>())::type;
};

// Whole numbers are added to decimals as such; other values of the program have as many digits as they are written
// with.
template <class Op, class Type, class V> constexpr auto make_computed_operand(V&& v) {
    using plain = std::remove_cvref_t<V>;
    constexpr bool is_aligned =
        is_scaled<Type> && !std::is_same_v<Op, operators::times> && !std::is_same_v<Op, operators::divided>;
    if constexpr (is_aligned && whole_number<plain>) return bind_beside<Type, excess::refused>(std::forward<V>(v));
    else return make_operand<Type>(std::forward<V>(v));
}

template <class V> inline constexpr bool is_interval = std::is_same_v<std::remove_cvref_t<V>, interval>;
template <expression_like V>
inline constexpr bool is_interval<V> = std::remove_cvref_t<V>::sql_type::family == type_family::interval;
#define MIZZLE_DETAIL_INTERVAL_RULE                                                                               \
    "mizzle: of intervals there are sums, differences and -interval, no multiples, parts or remainders; compute " \
    "with their seconds, extract<date_part::epoch>(interval)"

#define MIZZLE_DETAIL_ARITHMETIC(symbol, op)                                                                           \
    template <class L, class R>                                                                                        \
        requires(expression_like<L> || expression_like<R>)                                                             \
    constexpr auto operator symbol(L&& left, R&& right) {                                                              \
        constexpr bool is_length = is_interval<L> || is_interval<R>;                                                   \
        static_assert(!is_length, MIZZLE_DETAIL_INTERVAL_RULE);                                                        \
        constexpr bool is_said = is_length || is_broken<std::remove_cvref_t<L>> || is_broken<std::remove_cvref_t<R>>;  \
        static_assert(is_said || both_numbers<L, R>, "mizzle: arithmetic takes numbers on both sides; text is joined " \
                                                     "by concat(a, b), a select is scalar(...)");                      \
        static_assert(!both_numbers<L, R> || computes<operators::op, L, R>,                                            \
                      "mizzle: % takes whole numbers or decimals, not floating-point numbers; cast them");             \
        if constexpr (both_numbers<L, R> && computes<operators::op, L, R>) {                                           \
            using op_type = operators::op;                                                                             \
            auto a = make_computed_operand<op_type, type_of_other_side<L, R>>(std::forward<L>(left));                  \
            auto b = make_computed_operand<op_type, type_of_other_side<R, L>>(std::forward<R>(right));                 \
            using type = typename type_computed<op_type, held_as<decltype(a)>, held_as<decltype(b)>>::type;            \
            return binary<op_type, type, decltype(a), decltype(b)>{std::move(a), std::move(b)};                        \
        } else {                                                                                                       \
            return invalid<typename expression_of<L, R>::sql_type>{};                                                  \
        }                                                                                                              \
    }

MIZZLE_DETAIL_ARITHMETIC(+, plus)
MIZZLE_DETAIL_ARITHMETIC(-, minus)
MIZZLE_DETAIL_ARITHMETIC(*, times)
MIZZLE_DETAIL_ARITHMETIC(/, divided)
MIZZLE_DETAIL_ARITHMETIC(%, modulo)
#undef MIZZLE_DETAIL_ARITHMETIC
#undef MIZZLE_DETAIL_INTERVAL_RULE

template <expression_like X> constexpr auto operator-(const X& operand) {
    static_assert(is_number(X::sql_type::family), "mizzle: the minus sign takes a number");
    return minus_sign<X>{operand};
}

}  // namespace mizzle::detail
