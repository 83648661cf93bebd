// Comparison and arithmetic of what SQLite keeps otherwise, and division, which of zero makes NULL there.
#pragma once
#include "../../sql/expressions/operators.hpp"
#include "comparable.hpp"

namespace mizzle::detail {

// Numbers that are computed: SQLite goes on with 64 bits, and then with doubles, to infinity. The driver looks whether
// a whole one still is in its range; those of double precision are computed by its functions.
template <class N> inline constexpr unsigned bits_computed_by = 0;
template <class Op, class T, class L, class R>
inline constexpr unsigned bits_computed_by<binary<Op, T, L, R>> = bits_of_operation<Op, T>;
template <class X> inline constexpr unsigned bits_computed_by<minus_sign<X>> = computed_bits<typename X::sql_type>;

template <class N> inline constexpr bool computes_real = false;
template <class Op, class L, class R>
    requires(!operators::is_logical<Op> && !std::is_same_v<Op, operators::concatenated>)
inline constexpr bool computes_real<binary<Op, types::double_precision, L, R>> = true;

template <class N>
    requires(bits_computed_by<N> != 0 || computes_real<N>)
constexpr void spell(dialects::sqlite, writer& out, const compound_operand<N>& form) {
    const bool is_call = bits_computed_by<N> != 0 || !out.prints_values();
    if (is_call) write(out, form.node);
    else write_parenthesised(out, form.node);
}

template <unsigned Bits, class F> constexpr void write_computed(writer& out, F&& write_it) {
    if (Bits == 0) return write_it();
    if (!out.prints_values()) {
        out.put(out.dialect()->computed);
        write_it();
        return out.put(end_of_computed(Bits));
    }
    write_unless(out, Bits == 64 ? "iif(typeof(" : "iif((",
                 Bits == 64   ? ") = 'real'"
                 : Bits == 32 ? ") not between -2147483648 and 2147483647"
                              : ") not between -32768 and 32767",
                 write_it);
}

template <bool ByLength, class Type, class N> constexpr void write_order_key_of(writer& out, const N& node) {
    if constexpr (ByLength) write_equal<Type>(out, [&] { write_operand(out, node); });
    else write_order_key<Type>(out, [&] { write_operand(out, node); });
}

template <class Op, class T, class F, class R>
constexpr void write_division(writer& out, F&& write_left, const R& right) {
    if (out.prints_values()) {
        write_left();
        out.put(Op::sql);
        if constexpr (is_bound_later<R>) return write_operand(out, right);
        write_unless(out, "iif(", " = 0", [&] { write_operand(out, right); });
    } else {
        out.put(std::is_same_v<Op, operators::modulo> ? "mizzle_modulo(" : "mizzle_divide(");
        write_left();
        out.put(", ");
        write(out, right);
        out.put(")");
    }
}

template <class Op, class T>
inline constexpr bool is_watched = std::is_same_v<T, types::double_precision> &&
                                   (std::is_same_v<Op, operators::plus> || std::is_same_v<Op, operators::minus> ||
                                    std::is_same_v<Op, operators::times>);
template <class Op, class F, class G> constexpr void write_watched(writer& out, F&& write_left, G&& write_right) {
    const bool is_call = !out.prints_values();
    if (is_call)
        out.put(std::is_same_v<Op, operators::plus>    ? "mizzle_plus("
                : std::is_same_v<Op, operators::minus> ? "mizzle_minus("
                                                       : "mizzle_times(");
    write_left();
    out.put(is_call ? ", " : Op::sql);
    write_right();
    if (is_call) out.put(")");
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
        write_watched<Op>(
            out, [&] { write_as_real(out, left); }, [&] { write_as_real(out, right); });
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
constexpr void spell_operation(writer& out, const binary<Op, T, L, R>& node) {
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
            const auto write_left = [&] { write_operand_of<Op, T, true>(out, node.left); };
            write_division<Op, T>(out, write_left, node.right);
        } else if constexpr (is_watched<Op, T>) {
            write_watched<Op>(
                out,
                [&] {
                    if (out.prints_values()) write_operand_of<Op, T, true>(out, node.left);
                    else write(out, node.left);
                },
                [&] {
                    if (out.prints_values()) write_operand(out, node.right);
                    else write(out, node.right);
                });
        } else {
            spell(out, node);
        }
        if (is_single) out.put(")");
    }
}

template <class Op, class Type, class L, class R>
inline constexpr bool spells_itself<dialects::sqlite, binary<Op, Type, L, R>> = true;
template <class Op, class T, class L, class R>
    requires(compares_by_key<Op, L> || compares_by_length<Op, L> || computes_with_decimals<Op, L, R> ||
             is_division<Op> || T::family == type_family::real || bits_of_operation<Op, T> != 0)
constexpr void spell(dialects::sqlite, writer& out, const binary<Op, T, L, R>& node) {
    write_computed<bits_of_operation<Op, T>>(out, [&] { spell_operation(out, node); });
}
// Whole numbers are looked at when all is computed: what had no room in 64 bits is a double till then.
template <bool BeginsChain, class Op, class T, class L, class R>
    requires(bits_of_operation<Op, T> != 0)
constexpr void spell(dialects::sqlite, writer& out, const operand_of_number<BeginsChain, binary<Op, T, L, R>>& form) {
    if (!BeginsChain) out.put("(");
    spell_operation(out, form.node);
    if (!BeginsChain) out.put(")");
}

template <class X>
    requires(computed_bits<typename X::sql_type> != 0 || is_text_decimal<held_as<X>>)
constexpr void spell(dialects::sqlite, writer& out, const minus_sign<X>& node) {
    if constexpr (is_text_decimal<held_as<X>>) {
        put_driver_function(out, "mizzle_difference");
        out.put("'0', ");
        write(out, node.operand);
        out.put(")");
    } else {
        write_computed<computed_bits<typename X::sql_type>>(out, [&] { spell(out, node); });
    }
}

}  // namespace mizzle::detail
