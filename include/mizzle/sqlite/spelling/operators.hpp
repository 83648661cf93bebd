// Comparison and arithmetic of what SQLite keeps otherwise, and division, which of zero makes NULL there.
#pragma once
#include "../../sql/operators.hpp"
#include "comparable.hpp"

namespace mizzle {

template <bool ByLength, class Type, class N> constexpr void write_order_key_of(writer& out, const N& node) {
    if constexpr (ByLength) write_equal<Type>(out, [&] { write_operand(out, node); });
    else write_order_key<Type>(out, [&] { write_operand(out, node); });
}

// In a schema, which can call no function of the driver, the absolute value of
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

// What of an operation SQLite's own would do otherwise.
template <class Op, class L>
inline constexpr bool compares_by_key = tests_order<Op> && has_order_key<typename L::sql_type>;
template <class Op, class L>
inline constexpr bool compares_by_length =
    tests_equality<Op> && order_of_kept<typename L::sql_type> == kept_order::keyed;
template <class Op, class L, class R>
inline constexpr bool computes_with_decimals = !operators::is_logical<Op> && has_decimal<Op, L, R>;

template <class Op, class T, class L, class R>
    requires(compares_by_key<Op, L> || compares_by_length<Op, L> || computes_with_decimals<Op, L, R> || is_division<Op> ||
             std::is_same_v<T, types::real>)
constexpr void spell(dialects::sqlite, writer& out, const binary<Op, T, L, R>& node) {
    constexpr bool by_length = compares_by_length<Op, L>;
    if constexpr (compares_by_key<Op, L> || by_length) {
        write_order_key_of<by_length, typename L::sql_type>(out, node.left);
        write_operator<Op>(out);
        write_order_key_of<by_length, typename L::sql_type>(out, node.right);
    } else if constexpr (computes_with_decimals<Op, L, R> && std::is_same_v<T, types::boolean>) {
        write_decimal_comparison<Op>(out, node.left, node.right);
    } else {
        constexpr bool is_single = std::is_same_v<T, types::real>;
        if (is_single) out.put("mizzle_real(");
        if constexpr (computes_with_decimals<Op, L, R>) {
            write_decimal_arithmetic<Op, T>(out, node.left, node.right);
        } else if constexpr (is_division<Op>) {
            const auto write_left = [&] { write_left_operand<Op>(out, node.left); };
            write_division<Op>(out, write_left, node.right);
        } else {
            spell(out, node);
        }
        if (is_single) out.put(")");
    }
}

}  // namespace mizzle
