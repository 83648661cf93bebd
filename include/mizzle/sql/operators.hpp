// Comparison, logic and arithmetic.
#pragma once
#include "../query/operators.hpp"
#include "comparable.hpp"

namespace mizzle {

template <class Op, class T, class L, class R> inline constexpr bool needs_parentheses<binary<Op, T, L, R>> = true;
template <class X> inline constexpr bool needs_parentheses<inverted<X>> = true;
template <class X> inline constexpr bool needs_parentheses<minus_sign<X>> = true;

// Under and, or: tests need no parentheses, the other of the two does.
template <class Op, class N> inline constexpr bool is_other_logic = false;
template <class Op, class Other, class T, class L, class R>
inline constexpr bool is_other_logic<Op, binary<Other, T, L, R>> =
    operators::is_logical<Other> && !std::is_same_v<Op, Other>;

// From the left, a chain of one operator needs none: a + b + c.
template <class Op, class N> inline constexpr bool is_chain = false;
template <class Op, class T, class L, class R>
    requires(std::is_same_v<Op, operators::plus> || std::is_same_v<Op, operators::minus> ||
             std::is_same_v<Op, operators::times> || std::is_same_v<Op, operators::divided> ||
             std::is_same_v<Op, operators::modulo>)
inline constexpr bool is_chain<Op, binary<Op, T, L, R>> = true;

template <class Op, class N> constexpr void write_under(writer& out, const N& node) {
    if constexpr (operators::is_logical<Op> ? is_other_logic<Op, N> : needs_parentheses<N>)
        write_parenthesised(out, node);
    else write(out, node);
}

template <class Op> constexpr void write_operator(writer& out) {
    if constexpr (std::is_same_v<Op, operators::is_distinct>)
        out.put(out.is_sqlite() ? " is not " : " is distinct from ");
    else if constexpr (std::is_same_v<Op, operators::is_not_distinct>)
        out.put(out.is_sqlite() ? " is " : " is not distinct from ");
    else out.put(Op::sql);
}

template <bool ByLength, class Type, class N> constexpr void write_order_key_of(writer& out, const N& node) {
    if constexpr (ByLength) write_equal<Type>(out, [&] { write_operand(out, node); });
    else write_order_key<Type>(out, [&] { write_operand(out, node); });
}

// SQLite makes NULL of a division by zero. In a schema, which can call no function of the driver, the absolute value of
// the least integer is an error of SQLite's.
template <class Op, class F, class R> constexpr void write_division(writer& out, F&& write_left, const R& right) {
    if (out.prints_values()) {
        write_left();
        out.put(Op::sql);
        if constexpr (is_bound_later<R>) return write_operand(out, right);
        out.put("iif(");
        write_operand(out, right);
        out.put(" = 0, abs(-9223372036854775807 - 1), ");
        write_operand(out, right);
        out.put(")");
    } else if constexpr (is_bound_later<R>) {
        write_left();
        out.put(Op::sql);
        out.put("mizzle_divisor(");
        write(out, right);
        out.put(")");
    } else {
        out.put(std::is_same_v<Op, operators::modulo> ? "mizzle_modulo(" : "mizzle_divide(");
        write_left();
        out.put(", ");
        write_operand(out, right);
        out.put(")");
    }
}

template <class Op, class L, class R> inline constexpr bool has_decimal = compares_decimals<L, R>;
template <class L, class R> inline constexpr bool has_decimal<operators::and_, L, R> = false;
template <class L, class R> inline constexpr bool has_decimal<operators::or_, L, R> = false;
template <class L, class R> inline constexpr bool has_decimal<operators::concatenated, L, R> = false;

// Integers are computed with as such; functions of the driver compute with what is text.
template <class Op, class T, class L, class R>
constexpr void write_decimal_arithmetic(writer& out, const L& left, const R& right) {
    constexpr bool is_modulo = std::is_same_v<Op, operators::modulo>;
    const auto both = [&out](std::string_view between, const auto& write_left, const auto& write_right) {
        write_left();
        out.put(between);
        write_right();
    };
    if constexpr (T::family == type_family::real && is_division<Op>) {
        out.put(out.prints_values() ? "" : "mizzle_divide(");
        write_as_real(out, left);
        out.put(out.prints_values() ? Op::sql : ", ");
        write_as_real(out, right);
        if (!out.prints_values()) out.put(")");
    } else if constexpr (T::family == type_family::real) {
        both(
            Op::sql, [&] { write_as_real(out, left); }, [&] { write_as_real(out, right); });
    } else if constexpr (is_scaled<T> && std::is_same_v<Op, operators::times>) {
        both(
            Op::sql, [&] { write_operand(out, left); }, [&] { write_operand(out, right); });
    } else if constexpr (is_scaled<T>) {
        if constexpr (is_modulo) put_driver_function(out, "mizzle_remainder_of_integers");
        both(
            is_modulo ? std::string_view(", ") : Op::sql, [&] { write_at_scale<T::scale>(out, left); },
            [&] { write_at_scale<T::scale>(out, right); });
        if constexpr (is_modulo) out.put(")");
    } else {
        put_driver_function(out, std::is_same_v<Op, operators::plus>      ? "mizzle_sum_of"
                                 : std::is_same_v<Op, operators::minus>   ? "mizzle_difference"
                                 : std::is_same_v<Op, operators::times>   ? "mizzle_product"
                                 : std::is_same_v<Op, operators::divided> ? "mizzle_quotient"
                                                                          : "mizzle_remainder");
        both(
            ", ", [&] { write_as_text(out, left); }, [&] { write_as_text(out, right); });
        out.put(")");
    }
}

template <class Op, class T, class L, class R> constexpr void write(writer& out, const binary<Op, T, L, R>& node) {
    using left_type = typename L::sql_type;
    constexpr bool by_order_key = tests_order<Op> && has_order_key<left_type>;
    constexpr bool by_length = tests_equality<Op> && order_of_kept<left_type> == kept_order::keyed;
    if constexpr (tests_order<Op>) check_kept<needs_of_order<left_type>>(out);
    if constexpr (tests_equality<Op>) check_kept<needs_of_equality<left_type>>(out);
    if constexpr (by_order_key || by_length) {
        if (out.is_sqlite()) {
            write_order_key_of<by_length, left_type>(out, node.left);
            write_operator<Op>(out);
            return write_order_key_of<by_length, left_type>(out, node.right);
        }
    }
    constexpr bool is_single = std::is_same_v<T, types::real>;
    if (is_single && out.is_sqlite()) out.put("mizzle_real(");
    constexpr bool casts = !operators::is_logical<Op>;
    if constexpr (casts && has_decimal<Op, L, R>) {
        if (out.is_sqlite()) {
            if constexpr (std::is_same_v<T, types::boolean>)
                return write_decimal_comparison<Op>(out, node.left, node.right);
            else return write_decimal_arithmetic<Op, T>(out, node.left, node.right);
        }
    }
    const auto write_left = [&] {
        if constexpr (is_chain<Op, L>) write(out, node.left);
        else write_under<Op>(out, node.left);
    };
    if constexpr (is_division<Op>) {
        if (out.is_sqlite()) {
            write_division<Op>(out, write_left, node.right);
            if (is_single) out.put(")");
            return;
        }
    }
    write_left();
    if constexpr (casts) write_cast<L, typename type_beside<R>::type>(out);
    write_operator<Op>(out);
    write_under<Op>(out, node.right);
    if constexpr (casts) write_cast<R, typename type_beside<L>::type>(out);
    if (is_single && out.is_sqlite()) out.put(")");
}

template <class X> constexpr void write(writer& out, const inverted<X>& node) {
    out.put("not ");
    write_operand(out, node.operand);
}

template <class X> constexpr void write(writer& out, const minus_sign<X>& node) {
    out.put("-");
    write_operand(out, node.operand);
    write_cast<X, void>(out);
}

}  // namespace mizzle
