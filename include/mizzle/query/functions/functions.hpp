// Scalar functions: lower, upper, length, abs, round, coalesce, nullif, concat, now.
#pragma once
#include "../expressions/case.hpp"
#include "../expressions/name.hpp"
#include "../node.hpp"
#include "../pack.hpp"
#include "../values/value.hpp"
#include "aggregate_traits.hpp"

namespace mizzle::detail {

// A call of `Function`, which says the name, the result's type and whether it is an aggregate.
template <class Function, class Type, class... A>
struct call : steps_of_call<Function>::template type<call<Function, Type, A...>> {
    using function = Function;
    using sql_type = Type;
    using output_name = typename Function::output_name;
    static constexpr bool is_aggregate = requires { typename Function::aggregate; };
    static constexpr bool may_be_null = requires { typename Function::may_be_null; };
    static constexpr bool never_null = requires { typename Function::never_null; };
    static constexpr feature_set needs = needs_of_call<Function, Type, A...>;
    MIZZLE_DETAIL_NO_ADDRESS pack<A...> arguments{};

    constexpr call() = default;
    constexpr explicit call(pack<A...> a) : arguments(std::move(a)) {}
    MIZZLE_DETAIL_PARTS(each(A, arguments))
};

template <class Function, class Type, class... A> constexpr auto make_call(A... a) {
    return call<Function, Type, A...>{pack<A...>(0, std::move(a)...)};
}

// What is known of a function by its name: name_ in SQL and as a column, and further facts as members.
#define MIZZLE_DETAIL_NAMED_FUNCTION(name_, ...)                                                \
    struct name_ {                                                                              \
        MIZZLE_DETAIL_NAME(output_name, name_) static constexpr std::string_view name = #name_; \
        __VA_ARGS__                                                                             \
    };

namespace functions {

MIZZLE_DETAIL_NAMED_FUNCTION(lower)
MIZZLE_DETAIL_NAMED_FUNCTION(upper)
MIZZLE_DETAIL_NAMED_FUNCTION(length)
MIZZLE_DETAIL_NAMED_FUNCTION(abs, using native_decimals = void; using computes_numbers = void;)
MIZZLE_DETAIL_NAMED_FUNCTION(round, static constexpr feature_set needs = needed(feature::driver_functions);)
// NULL only where every argument is: the rule asks for it by name.
MIZZLE_DETAIL_NAMED_FUNCTION(coalesce, using native_decimals = void;)
MIZZLE_DETAIL_NAMED_FUNCTION(nullif, using may_be_null = void; using compares_values = void;
                             using native_decimals = void;)
struct concat {
    MIZZLE_DETAIL_NAME(output_name, concat)
};
struct now {
    MIZZLE_DETAIL_NAME(output_name, now) using never_null = void;
};
struct cast {
    MIZZLE_DETAIL_NAME(output_name, cast) using casts_values = void;
};

}  // namespace functions

// Text of the program's in place of an expression: lower(name). It is converted to, by functions that are templates, so
// that a function of the program's own that takes the text is called before these.
struct text_alone {
    value<types::text, kept_text> node;
    template <class V>
        requires(!expression_like<V> && std::is_convertible_v<const V&, std::string_view>)
    constexpr text_alone(const V& text) : node(kept_text(text_in_value(text))) {}
};
#define MIZZLE_DETAIL_OF_TEXT_ALONE(name) \
    template <int = 0> constexpr auto name(const text_alone& text) { return detail::name(text.node); }

// A function of one expression that is given another number of them.
#define MIZZLE_DETAIL_OF_NONE(name, hint)                                                      \
    template <class Late = void> constexpr auto name() {                                       \
        static_assert(!std::is_void_v<Late>, "mizzle: " #name "() takes one expression" hint); \
        return invalid<types::integer>{};                                                      \
    }
#define MIZZLE_DETAIL_OF_SEVERAL(name, hint)                                                                       \
    template <expression_like X, class Y, class... More> constexpr auto name(const X&, const Y&, const More&...) { \
        static_assert(std::is_void_v<X>, "mizzle: " #name "() takes one expression" hint);                         \
        return invalid<types::integer>{};                                                                          \
    }

#define MIZZLE_DETAIL_TEXT_FUNCTION(name, result)                                                    \
    template <expression_like X> constexpr auto name(const X& operand) {                             \
        static_assert(X::sql_type::family == type_family::text,                                      \
                      "mizzle: " #name "() is for text; cast<std::string>(expression) makes it so"); \
        return make_call<functions::name, result>(operand);                                          \
    }                                                                                                \
    MIZZLE_DETAIL_OF_TEXT_ALONE(name)
MIZZLE_DETAIL_TEXT_FUNCTION(lower, types::text)
MIZZLE_DETAIL_TEXT_FUNCTION(upper, types::text)
// In characters.
MIZZLE_DETAIL_TEXT_FUNCTION(length, types::integer)
#undef MIZZLE_DETAIL_TEXT_FUNCTION
MIZZLE_DETAIL_OF_NONE(lower, "")
MIZZLE_DETAIL_OF_SEVERAL(lower, "; several texts are joined by concat(a, b)")
MIZZLE_DETAIL_OF_NONE(upper, "")
MIZZLE_DETAIL_OF_SEVERAL(upper, "; several texts are joined by concat(a, b)")
MIZZLE_DETAIL_OF_NONE(length, "")
MIZZLE_DETAIL_OF_SEVERAL(length, "; several texts are joined by concat(a, b)")

template <expression_like X> constexpr auto abs(const X& operand) {
    static_assert(is_number(X::sql_type::family), "mizzle: abs() is for numbers");
    return make_call<functions::abs, typename X::sql_type>(operand);
}

// To the nearest whole number.
template <expression_like X> constexpr auto round(const X& operand) {
    static_assert(X::sql_type::family == type_family::real,
                  "mizzle: round() is for floating-point numbers; cast<double>(expression) makes it so");
    return make_call<functions::round, types::double_precision>(operand);
}

template <class... A> constexpr auto make_coalesce(A... operands) {
    return make_call<functions::coalesce, typename shared_type<held_as<A>...>::type>(std::move(operands)...);
}

// The first operand that is not NULL, of the widest type among numbers.
template <expression_like X, class... V> constexpr auto coalesce(const X& first, V&&... rest) {
    static_assert(sizeof...(V) > 0, "mizzle: coalesce() takes what stands in the place of NULL, too: "
                                    "coalesce(column, value)");
    static_assert((compares_with<X, V> && ...),
                  "mizzle: the operands of coalesce() must be of one SQL type; cast one of them");
    if constexpr ((compares_with<X, V> && ...))
        return make_coalesce(first, make_result<typename X::sql_type>(std::forward<V>(rest))...);
    else return invalid<typename X::sql_type>{};
}

// NULL where the two are equal.
template <expression_like X, class V> constexpr auto nullif(const X& operand, V&& other) {
    static_assert(is_comparable<X>, MIZZLE_DETAIL_JSON_RULE("nullif() compares"));
    static_assert(compares_with<X, V>, "mizzle: the operands of nullif() must be of one SQL type; cast one of them");
    if constexpr (compares_with<X, V>)
        return make_call<functions::nullif, typename X::sql_type>(
            operand, make_compared<typename X::sql_type, excess::unequal>(std::forward<V>(other)));
    else return invalid<typename X::sql_type>{};
}

// a || b || ...: NULL where one of them is.
template <class... V>
    requires(sizeof...(V) >= 2 && (expression_like<V> || ...))
constexpr auto concat(V&&... texts) {
    static_assert((is_text_operand<V> && ...),
                  "mizzle: concat() joins text; cast<std::string>(expression) makes other types text");
    if constexpr ((is_text_operand<V> && ...))
        return make_call<functions::concat, types::text>(make_operand<types::text>(std::forward<V>(texts))...);
    else return invalid<types::text>{};
}

// The time at which the statement (SQLite) or the transaction (PostgreSQL) began.
constexpr auto now() { return make_call<functions::now, types::timestamptz>(); }

}  // namespace mizzle::detail

namespace mizzle {

// abs(number) is the number without its sign: `abs(...)`.
using detail::abs;
// coalesce(a, b, ...) is the first that is not NULL: `coalesce(...)`.
using detail::coalesce;
// concat(a, b, ...) is the texts one after another: `a || b`.
using detail::concat;
// length(text) is how many characters it has: `length(...)`, `char_length(...)`.
using detail::length;
// lower(text) is the text in small letters: `lower(...)`.
using detail::lower;
// now() is the present, in UTC: `now()`.
using detail::now;
// nullif(a, b) is NULL where both are equal, else a: `nullif(...)`.
using detail::nullif;
// round(number) is the nearest whole number, round(number, digits) the nearest with so many digits after the point.
using detail::round;
// upper(text) is the text in capital letters: `upper(...)`.
using detail::upper;

}  // namespace mizzle
