// How many digits a decimal has after the point, where the types say so, and values beside such decimals.
//
// SQLite keeps types::scaled<S, D> as the integer value * 10^S: columns numeric(p, s) of up to 18 digits, and what is
// computed from them by +, -, *, sum() and the like. Other decimals are text there: in columns types::fixed<S>, always
// with S digits after the point or, where S is below zero, with as few as the value needs, so that equal values are
// equal text; in expressions types::numeric, as it was computed.
#pragma once
#include "parameter.hpp"
#include "value.hpp"

namespace mizzle::detail {

// How a node's value is kept on SQLite.
template <class N> struct held_type_of {
    using type = typename N::sql_type;
};
template <class N>
    requires requires { typename N::held_type; }
struct held_type_of<N> {
    using type = typename N::held_type;
};
template <class N> using held_as = typename held_type_of<std::remove_cvref_t<N>>::type;

template <class Type> inline constexpr bool is_text_decimal = is_decimal<Type> && !is_scaled<Type>;
// A decimal or an integer that SQLite has as an integer.
template <class Type>
inline constexpr bool is_kept_as_integer = is_scaled<Type> || Type::family == type_family::integer;

template <class Type> inline constexpr int decimal_scale = 0;
template <int S, int D> inline constexpr int decimal_scale<types::scaled<S, D>> = S;
template <class Type>
inline constexpr int decimal_digits = sizeof(typename Type::value_type) > 4   ? types::digits_of_any_integer
                                      : sizeof(typename Type::value_type) > 2 ? 10
                                                                              : 5;
template <int S, int D> inline constexpr int decimal_digits<types::scaled<S, D>> = D;

// Of what one operation makes of integers of so many digits.
constexpr int digits_after(int digits, int left, int right) {
    const bool may_overflow =
        digits > 18 || left > types::digits_of_any_integer || right > types::digits_of_any_integer;
    return may_overflow ? types::digits_of_results : digits;
}
template <class Type, int Scale>
inline constexpr int digits_at_scale =
    Scale == decimal_scale<Type>
        ? decimal_digits<Type>
        : digits_after(decimal_digits<Type> + Scale - decimal_scale<Type>, decimal_digits<Type>, 0);

// The type of a + b, a * b, and of what may be either.
template <class A, class B>
inline constexpr int larger_decimal_scale = decimal_scale<A> > decimal_scale<B> ? decimal_scale<A> : decimal_scale<B>;
template <class A, class B, int More> struct aligned_decimals {
    static constexpr int scale = larger_decimal_scale<A, B>;
    static constexpr int left = digits_at_scale<A, scale>, right = digits_at_scale<B, scale>;
    static constexpr int larger = left > right ? left : right;
    using type = types::scaled<scale, More == 0 ? larger : digits_after(larger + More, left, right)>;
};
template <class A, class B> struct multiplied_decimals {
    static constexpr int scale = decimal_scale<A> + decimal_scale<B>;
    using type = std::conditional_t<(scale > 18), types::numeric,
                                    types::scaled<scale, digits_after(decimal_digits<A> + decimal_digits<B>,
                                                                      decimal_digits<A>, decimal_digits<B>)>>;
};

template <class A, class B> struct common_decimal {
    using type = types::numeric;
};
template <class A, class B>
    requires(A::family == type_family::real || B::family == type_family::real)
struct common_decimal<A, B> {
    using type = types::double_precision;
};
template <class A, class B>
    requires(is_kept_as_integer<A> && is_kept_as_integer<B>)
struct common_decimal<A, B> : aligned_decimals<A, B, 0> {};
template <int S> struct common_decimal<types::fixed<S>, types::fixed<S>> {
    using type = types::fixed<S>;
};

inline std::string decimal_text_of(const numeric& value) { return value.to_string(); }
std::string decimal_text_of(const bound_value& value);

// A value of the program's, bound for a decimal beside it; `Type` is the value's own.
template <class Held, excess How, class Type, class Stored> struct value_beside : value<Type, Stored> {
    using held_type = Held;
    using value<Type, Stored>::value;
    static constexpr bool bound_by_dialect = true;

    void encode_into(value_list& out) const {
        const bool scales = out.dialect()->scales_decimals;
        if (How != excess::refused && !scales) return value<Type, Stored>::encode_into(out);
        const auto one = [&out, scales]<class T>(const T& v) {
            if constexpr (!whole_number<T>)
                if (!scales) return expect_digits_beside<Held>(numeric(v).to_string());
            if (!scales) return;
            if constexpr (whole_number<T>) {
                char digits[41];
                encode_scaled<Held>(out, How, text_of_scaled(static_cast<std::int64_t>(v), 0, digits));
            } else {
                encode_scaled<Held>(out, How, numeric(v).to_string());
            }
        };
        const auto any = [&]<class T>(const T& v) {
            if constexpr (!is_optional<T>) one(v);
            else if (v) one(*v);
            else if (scales) out.add_null();
        };
        if constexpr (requires { this->stored.object; }) any(*this->stored.object);
        else any(this->stored);
        if (!scales) value<Type, Stored>::encode_into(out);
    }
};

// A param<T> likewise.
template <class Held, excess How, class T> struct parameter_beside : parameter<T> {
    using held_type = Held;
    static void add(value_list& out, const bound_value& given) {
        if (given.kind == value_kind::null || given.kind == value_kind::real) return out.add(given);
        if (out.dialect()->scales_decimals) return encode_scaled<Held>(out, How, decimal_text_of(given));
        if constexpr (How == excess::refused) expect_digits_beside<Held>(decimal_text_of(given));
        out.add(given);
    }
};

// A decimal whose digits the compiler knows: numeric_constant<"0.19">. It is bound as other values are, and SQLite
// computes with it as with an integer; beside numeric("0.19"), which has any number of digits, it computes with text.
template <fixed_string Text> struct decimal_constant : expression<decimal_constant<Text>> {
    static constexpr auto spelling = spelling_of_decimal(Text.view());
    static constexpr auto all_digits = spelling.whole.size() + spelling.fraction.size();
    static_assert(spelling.is == decimal_spelling::number && spelling.exponent == 0 && all_digits <= 18,
                  "mizzle: numeric_constant<\"...\"> is a decimal number of up to 18 digits, such as \"12.50\"");
    using sql_type = types::scaled<static_cast<int>(spelling.fraction.size()), static_cast<int>(all_digits)>;
    using parts = type_list<>;
    static constexpr bool bound_by_dialect = true;
    void encode_into(value_list& out) const {
        const auto text = numeric::parse(Text.view())->to_string();
        if (out.dialect()->scales_decimals) encode_scaled<sql_type>(out, excess::refused, text);
        else out.add_owned(value_kind::numeric, text);
    }
};
template <fixed_string Text> inline constexpr decimal_constant<Text> numeric_constant{};

template <class T> inline constexpr bool is_number_parameter = false;
template <class T>
inline constexpr bool is_number_parameter<parameter<T>> =
    is_number(parameter<T>::sql_type::family) && parameter<T>::sql_type::family != type_family::real;

// Whether a value or parameter V beside an expression of type `Type` is bound by that type's digits.
template <class Type, class V>
inline constexpr bool is_bound_as_decimal = [] {
    using plain = std::remove_cvref_t<V>;
    constexpr bool is_number_beside = Type::family == type_family::integer || is_decimal<Type>;
    if constexpr (!is_number_beside) return false;
    else if constexpr (std::is_same_v<plain, numeric> || std::is_same_v<plain, numeric_literal> ||
                       std::is_same_v<plain, parameter<numeric>>)
        return true;
    else if constexpr (whole_number<plain> || is_number_parameter<plain>) return is_decimal<Type>;
    else return false;
}();

// SQLite computes with integers by itself; with other decimals, and where forms are mixed, functions of the driver do.
template <class... T>
inline constexpr bool needs_driver_for_decimals = [] {
    constexpr bool any = (is_decimal<T> || ...);
    constexpr bool any_text = ((is_text_decimal<T>) || ...);
    constexpr bool any_is_real = ((T::family == type_family::real) || ...);
    constexpr bool any_double = ((decimal_digits<T> > types::digits_of_any_integer) || ...);
    return any && (any_text || any_is_real || any_double);
}();
template <class... T>
inline constexpr feature_set needs_of_decimals =
    needs_driver_for_decimals<T...> ? needed(feature::driver_functions) : 0u;
template <class... T>
inline constexpr feature_set needs_of_any_decimal = (is_decimal<T> || ...) ? needed(feature::driver_functions) : 0u;

// What a value is bound as: an integer is a decimal without digits after the point. Beside a result it has 18 digits.
template <class Type, excess How, bool IsSmall> struct decimal_beside {
    using type = Type;
};
template <class Type, excess How, bool IsSmall>
    requires is_kept_as_integer<Type>
struct decimal_beside<Type, How, IsSmall> {
    static constexpr int scale = decimal_scale<Type>;
    static constexpr int digits = How != excess::refused ? decimal_digits<Type>
                                  : IsSmall && scale < 8 ? 10 + scale
                                                         : 18;
    using type = types::scaled<scale, digits>;
};
template <class V> inline constexpr bool is_small_integer = whole_number<V> && sizeof(V) <= 4;

template <class Type, excess How, class V> constexpr auto bind_beside(V&& v) {
    using plain = std::remove_cvref_t<V>;
    using held = typename decimal_beside<Type, How, is_small_integer<plain>>::type;
    if constexpr (requires { typename plain::parameter_type; }) {
        return parameter_beside<held, How, typename plain::parameter_type>{};
    } else {
        auto node = bind_as<Type>(std::forward<V>(v));
        return [&]<class Own, class Stored>(value<Own, Stored>& own) {
            return value_beside<held, How, Own, Stored>(std::move(own.stored));
        }(node);
    }
}

// An operand beside an expression of type `Type` with which it is compared.
template <class Type, excess How, class V> constexpr auto make_compared(V&& v) {
    if constexpr (is_bound_as_decimal<Type, V>) return bind_beside<Type, How>(std::forward<V>(v));
    else return make_operand<Type>(std::forward<V>(v));
}
// One that is another result of the same expression.
template <class Type, class V> constexpr auto make_result(V&& v) {
    if constexpr (is_decimal<Type> && !std::is_same_v<Type, types::numeric> && is_bound_as_decimal<Type, V>)
        return bind_beside<Type, excess::refused>(std::forward<V>(v));
    else return make_operand<Type>(std::forward<V>(v));
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "decimals.ipp"
#endif
