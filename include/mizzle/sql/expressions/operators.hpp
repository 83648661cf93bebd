// Comparison, logic and arithmetic.
#pragma once
#include "../../query/expressions/operators.hpp"
#include "comparable.hpp"

namespace mizzle::detail {

template <class Op, class T, class L, class R> inline constexpr bool needs_parentheses<binary<Op, T, L, R>> = true;
template <class X> inline constexpr bool needs_parentheses<inverted<X>> = true;
template <class X> inline constexpr bool needs_parentheses<minus_sign<X>> = true;

// Under and, or: tests need no parentheses, the other of the two does.
template <class Op, class N> inline constexpr bool is_other_logic = false;
template <class Op, class Other, class T, class L, class R>
inline constexpr bool is_other_logic<Op, binary<Other, T, L, R>> =
    operators::is_logical<Other> && !std::is_same_v<Op, Other>;

// From the left, a chain of one operator needs none: a + b + c.
template <class Op, class T, class N> inline constexpr bool is_chain = false;
template <class Op, class T, class Other, class L, class R>
    requires(std::is_same_v<Op, operators::plus> || std::is_same_v<Op, operators::minus> ||
             std::is_same_v<Op, operators::times> || std::is_same_v<Op, operators::divided> ||
             std::is_same_v<Op, operators::modulo>)
inline constexpr bool is_chain<Op, T, binary<Op, Other, L, R>> = (computed_bits<T> != 0) == (computed_bits<Other> != 0);

template <class Op, class N> constexpr void write_under(writer& out, const N& node) {
    if constexpr (!operators::is_logical<Op>) write_operand(out, node);
    else if constexpr (is_other_logic<Op, N>) write_parenthesised(out, node);
    else write(out, node);
}

template <class Op> constexpr void write_operator(writer& out) {
    if constexpr (std::is_same_v<Op, operators::is_distinct>) out.put(out.dialect()->is_distinct);
    else if constexpr (std::is_same_v<Op, operators::is_not_distinct>) out.put(out.dialect()->is_not_distinct);
    else out.put(Op::sql);
}

// What computes a number, as an operand of what computes with it; at the left of a chain it needs no parentheses. A
// database may look at the result of the whole alone.
template <bool BeginsChain, class N> struct operand_of_number {
    const N& node;
};
template <bool BeginsChain, class N> constexpr void spell(writer& out, const operand_of_number<BeginsChain, N>& form) {
    if constexpr (BeginsChain) write(out, form.node);
    else write_operand(out, form.node);
}
template <class Op, class T, bool IsLeft, class N> constexpr void write_operand_of(writer& out, const N& node) {
    constexpr bool is_number = bits_of_operation<Op, T> != 0 && !std::is_same_v<Op, operators::divided>;
    if constexpr (IsLeft && is_chain<Op, T, N>) write(out, operand_of_number<true, N>{node});
    else if constexpr (is_number && needs_parentheses<N>) write(out, operand_of_number<false, N>{node});
    else write_under<Op>(out, node);
}

template <class T, class L, class R> inline constexpr bool is_spelled_alike<binary<operators::and_, T, L, R>> = true;
template <class T, class L, class R> inline constexpr bool is_spelled_alike<binary<operators::or_, T, L, R>> = true;
// A chain of one operator, which no database spells in its own way, is written as a list: compilers count the calls
// that stand within each other.
template <class Op, class N> inline constexpr bool is_list = false;
template <class Op, class T, class L, class R>
inline constexpr bool is_list<Op, binary<Op, T, L, R>> =
    operators::is_logical<Op> ||
    (T::family == type_family::integer && is_chain<Op, T, binary<Op, T, L, R>> && !is_division<Op>);
template <class Op, class T, class L, class R>
constexpr void write_operation(writer& out, const binary<Op, T, L, R>& node) {
    constexpr bool casts = !operators::is_logical<Op>;
    if constexpr (is_list<Op, L>) write_operation(out, node.left);
    else write_operand_of<Op, T, true>(out, node.left);
    if constexpr (casts) write_cast<L, typename type_beside<R>::type>(out);
    write_operator<Op>(out);
    write_operand_of<Op, T, false>(out, node.right);
    if constexpr (casts) write_cast<R, typename type_beside<L>::type>(out);
}
template <class Op, class Type, class L, class R>
inline constexpr bool is_spelled_by_few<binary<Op, Type, L, R>> = true;
template <class Op, class T, class L, class R> constexpr void spell(writer& out, const binary<Op, T, L, R>& node) {
    using left_type = typename L::sql_type;
    if constexpr (tests_order<Op>) check_kept<needs_of_order<left_type>>(out);
    if constexpr (tests_equality<Op>) check_kept<needs_of_equality<left_type>>(out);
    write_operation(out, node);
}

template <class X> inline constexpr bool is_spelled_alike<inverted<X>> = true;
template <class X> constexpr void spell(writer& out, const inverted<X>& node) {
    out.put("not ");
    write_operand(out, node.operand);
}

template <class X> constexpr void spell(writer& out, const minus_sign<X>& node) {
    out.put("-");
    write_operand(out, node.operand);
    write_cast<X, void>(out);
}

}  // namespace mizzle::detail
