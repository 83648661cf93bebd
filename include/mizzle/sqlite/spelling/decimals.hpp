// Decimals: as integers, as text, as floating-point numbers, each where it is needed.
#pragma once
#include "../../query/values/decimals.hpp"
#include "../../sql/expressions/comparable.hpp"
#include "../../sql/expressions/dynamic.hpp"
#include "../../sql/expressions/operators.hpp"
#include "../../sql/expressions/repeated_operands.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

constexpr void put_power_of_ten(writer& out, int exponent) {
    out.put(std::string_view("1000000000000000000").substr(0, static_cast<std::size_t>(exponent) + 1));
}

constexpr void refuse_in_schema(const writer& out) {
    if (out.omits_tables())
        throw_usage_error(
            "mizzle: an expression of the schema compares decimals that SQLite keeps as text, which needs "
            "a collation of the driver; declare them numeric(p, s) of up to 18 digits, or leave the "
            "check out");
}

// A function of the driver. Schemas cannot depend on those: other programs would not know them.
constexpr void put_driver_function(writer& out, std::string_view name) {
    if (out.prints_values())
        throw_usage_error("mizzle: an expression of the schema computes with decimals that SQLite keeps as text or of "
                          "several scales, which needs functions of the driver; declare them numeric(p, s) of up to 18 "
                          "digits and one scale");
    out.put(name);
    out.put("(");
}

// As an integer value * 10^Scale, which is at least the node's own.
template <int Scale, class N> constexpr void write_at_scale(writer& out, const N& node) {
    constexpr int more = Scale - decimal_scale<held_as<N>>;
    if constexpr (more == 0) {
        write_operand(out, node);
    } else {
        out.put("(");
        write_operand(out, node);
        out.put(" * ");
        put_power_of_ten(out, more);
        out.put(")");
    }
}

// What may have become a double where it overflowed is refused before it is compared with others of its kind.
template <class Type> inline constexpr bool may_overflow = false;
template <int S, int D> inline constexpr bool may_overflow<types::scaled<S, D>> = (D > types::digits_of_any_integer);

template <class N> inline constexpr bool node_may_overflow = may_overflow<held_as<N>> && !is_bound_later<N>;

// Schemas can call no function of the driver; the absolute value of the least integer is an error of SQLite's.
template <class F>
constexpr void write_unless(writer& out, std::string_view before, std::string_view is_wrong, F&& write_it) {
    out.put(before);
    write_it();
    out.put(is_wrong);
    out.put(", abs(-9223372036854775807 - 1), ");
    write_it();
    out.put(")");
}

template <bool Checks, class F> constexpr void write_checked(writer& out, F&& write_it) {
    if (!Checks) return write_it();
    if (out.prints_values()) {
        write_unless(out, "iif(typeof(", ") = 'real'", write_it);
    } else {
        out.put("mizzle_exact(");
        write_it();
        out.put(")");
    }
}

constexpr void put_scale(writer& out, int scale) {
    out.put(", ");
    out.number(static_cast<unsigned>(scale));
    out.put(")");
}

// As text with the digits of its type.
template <class Type, class F> constexpr void write_type_as_text(writer& out, F&& write_it) {
    if constexpr (is_scaled<Type>) {
        put_driver_function(out, "mizzle_decimal");
        write_it();
        put_scale(out, Type::scale);
    } else if constexpr (Type::family == type_family::integer) {
        out.put("cast(");
        write_it();
        out.put(" as text)");
    } else if constexpr (Type::family == type_family::real) {
        put_driver_function(out,
                            std::is_same_v<Type, types::real> ? "mizzle_decimal_of_single" : "mizzle_decimal_of_real");
        write_it();
        out.put(")");
    } else {
        write_it();
    }
}
template <class N> constexpr void write_as_text(writer& out, const N& node) {
    write_type_as_text<held_as<N>>(out, [&] { write_operand(out, node); });
}

// As text that is equal where the values are.
template <class Type, class F> constexpr void write_type_plain(writer& out, F&& write_it) {
    if constexpr (std::is_same_v<Type, types::fixed<-1>>) {
        write_it();
    } else if constexpr (is_decimal<Type>) {
        put_driver_function(out, "mizzle_plain");
        write_it();
        put_scale(out, is_scaled<Type> ? decimal_scale<Type> : 0);
    } else {
        write_type_as_text<Type>(out, write_it);
    }
}
template <class N> constexpr void write_plain(writer& out, const N& node) {
    write_type_plain<held_as<N>>(out, [&] { write_operand(out, node); });
}

// As a floating-point number, the nearest there is. What is written stands as the operand of an operator.
template <class Type, class F> constexpr void write_type_as_real(writer& out, F&& write_it) {
    if constexpr (is_decimal<Type>) {
        if (is_scaled<Type> && (decimal_digits<Type> <= 15 || out.prints_values())) {
            out.put("(");
            write_it();
            out.put(" / ");
            put_power_of_ten(out, decimal_scale<Type>);
            out.put(".0)");
        } else if (out.prints_values()) {
            out.put("cast(");
            write_it();
            out.put(" as real)");
        } else {
            out.put("mizzle_double(");
            write_it();
            put_scale(out, is_scaled<Type> ? decimal_scale<Type> : 0);
        }
    } else if constexpr (Type::family == type_family::integer) {
        out.put("cast(");
        write_it();
        out.put(" as real)");
    } else {
        write_it();
    }
}
template <class N> constexpr void write_as_real(writer& out, const N& node) {
    write_type_as_real<held_as<N>>(out, [&] { write_operand(out, node); });
}

// As the type of the expression of which it is a result.
template <class Type, class N> constexpr void write_as(writer& out, const N& node) {
    using type = held_as<N>;
    if constexpr (std::is_same_v<Type, type>) write(out, node);
    else if constexpr (Type::family == type_family::real) write_as_real(out, node);
    else if constexpr (is_scaled<Type>) {
        if constexpr (decimal_scale<Type> == decimal_scale<type>) write(out, node);
        else write_at_scale<decimal_scale<Type>>(out, node);
    } else if constexpr (is_decimal<Type>) write_as_text(out, node);
    else write(out, node);
}
// Whether that is other than the node itself.
template <class Type, class N>
inline constexpr bool is_converted = [] {
    using type = held_as<N>;
    if constexpr (!is_number(Type::family) || !is_number(type::family) || std::is_same_v<Type, type>) return false;
    else if constexpr (Type::family == type_family::real) return type::family != type_family::real;
    else if constexpr (is_scaled<Type>) return decimal_scale<Type> != decimal_scale<type>;
    else return is_decimal<Type>;
}();

// As a column of type `Type` keeps it: rounded to its digits, a half away from zero, as SQL assigns. What does not fit
// is refused by the column's check.
template <class Type, class From, class F> constexpr void write_type_stored(writer& out, F&& write_it) {
    if constexpr (is_scaled<Type> && is_kept_as_integer<From> && decimal_scale<From> <= decimal_scale<Type>) {
        constexpr int more = decimal_scale<Type> - decimal_scale<From>;
        write_it();
        if constexpr (more > 0) {
            out.put(" * ");
            put_power_of_ten(out, more);
        }
    } else if constexpr (is_scaled<Type> || Type::family == type_family::integer) {
        put_driver_function(out, "mizzle_integer");
        write_it();
        out.put(", ");
        out.number(static_cast<unsigned>(decimal_scale<From>));
        put_scale(out, decimal_scale<Type>);
    } else if constexpr (Type::scale < 0) {
        write_type_plain<From>(out, write_it);
    } else {
        put_driver_function(out, "mizzle_round");
        write_type_as_text<From>(out, write_it);
        put_scale(out, Type::scale);
    }
}
template <class Type, class From>
inline constexpr bool is_stored_otherwise = [] {
    if constexpr (!is_number(Type::family) || !is_number(From::family) || (!is_decimal<Type> && !is_decimal<From>))
        return false;
    else if constexpr (is_scaled<Type> && is_kept_as_integer<From>) return decimal_scale<Type> != decimal_scale<From>;
    else return !std::is_same_v<Type, From>;
}();
template <class... T> inline constexpr bool all_kept_as_integers = (is_kept_as_integer<T> && ...);
template <class... T> inline constexpr bool any_is_real = ((T::family == type_family::real) || ...);
template <class A, class B> inline constexpr bool are_alike_fixed = false;
template <int S> inline constexpr bool are_alike_fixed<types::fixed<S>, types::fixed<S>> = true;

// At a scale, and not overflowed: brought to another scale it may be a double, which still compares rightly with
// integers, but not one that was computed with further.
template <int Scale, class N> constexpr void write_comparable_integer(writer& out, const N& node) {
    write_checked<node_may_overflow<N>>(out, [&] { write_at_scale<Scale>(out, node); });
}

// Equality wants equal text; order, the driver's collation.
template <class Op, class L, class R>
constexpr void write_decimal_comparison(writer& out, const L& left, const R& right) {
    using a = held_as<L>;
    using b = held_as<R>;
    const auto op = [&out] { write_operator<Op>(out); };
    if constexpr (any_is_real<a, b>) {
        write_as_real(out, left);
        op();
        write_as_real(out, right);
    } else if constexpr (all_kept_as_integers<a, b>) {
        constexpr int scale = larger_decimal_scale<a, b>;
        write_comparable_integer<scale>(out, left);
        op();
        write_comparable_integer<scale>(out, right);
    } else if constexpr (!tests_equality<Op>) {
        refuse_in_schema(out);
        write_as_text(out, left);
        out.put(" collate mizzle_decimal");
        op();
        write_as_text(out, right);
    } else if constexpr (are_alike_fixed<a, b>) {
        write_operand(out, left);
        op();
        write_operand(out, right);
    } else {
        write_plain(out, left);
        op();
        write_plain(out, right);
    }
}

template <class Type, class N> inline constexpr bool spells_itself<dialects::sqlite, stored_value<Type, N>> = true;
template <class Type, class N>
    requires is_stored_otherwise<Type, held_as<N>>
constexpr void spell(dialects::sqlite, writer& out, const stored_value<Type, N>& form) {
    if constexpr (Type::family == type_family::real) write_as_real(out, form.node);
    else write_type_stored<Type, held_as<N>>(out, [&] { write_operand(out, form.node); });
}

// Functions take decimals as text, unless they are said to do otherwise.
template <class N>
    requires is_scaled<held_as<N>>
constexpr void spell(dialects::sqlite, writer& out, const argument<N>& form) {
    write_as_text(out, form.node);
}

// A dynamic<numeric> does not tell by how much an integer is scaled.
template <class Type, class N>
    requires(is_text_decimal<Type> && is_scaled<held_as<N>>)
constexpr void spell(dialects::sqlite, writer& out, const held_value<Type, N>& form) {
    write_as_text(out, form.node);
}

// SQLite would leave a whole number as it is, and then divide it as one.
template <class Type, class N>
    requires is_converted<Type, N>
constexpr void spell(dialects::sqlite, writer& out, const one_result<Type, N>& form) {
    write_as<Type>(out, form.node);
}

}  // namespace mizzle::detail
