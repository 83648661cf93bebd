// Operators that mean something else on MySQL.
#pragma once
#include "../../sql/expressions/operators.hpp"
#include "comparable.hpp"
#include "failure.hpp"
#include "intervals.hpp"

namespace mizzle::detail {

template <class Op, class Type, class L, class R>
inline constexpr bool spells_itself<dialects::mysql, binary<Op, Type, L, R>> = true;
template <class Type, class L, class R>
constexpr void spell(dialects::mysql, writer& out, const binary<operators::is_distinct, Type, L, R>& node) {
    using type = typename L::sql_type;
    check_kept<needs_of_equality<type>>(out);
    const auto write_value = [&](const auto& operand) {
        if constexpr (type::family == type_family::interval)
            write_order_key<type>(out, [&] { write_operand(out, operand); });
        else write_operand(out, operand);
    };
    out.put("not (");
    write_value(node.left);
    out.put(out.dialect()->is_not_distinct);
    write_value(node.right);
    out.put(")");
}

// Of zero, power() fails. An if() would have no type where the divisor is a NULL that is bound.
template <class F> constexpr void write_divisor(writer& out, const F& write_right) {
    out.put("case when power(");
    write_right();
    out.put(", -1) is not null then ");
    write_right();
    out.put(" end");
}

// Of whole numbers its / is a decimal. A decimal gets as many digits as the left operand and four more: zero with
// twenty of them gives it some and takes none away, where a cast would. Of zero it makes NULL.
template <class Op, class Type, class L, class R>
constexpr void write_division_on_mysql(writer& out, const binary<Op, Type, L, R>& node) {
    const operand_writer<L, R> operands(
        out, pack<const L*, const R*>(0, std::addressof(node.left), std::addressof(node.right)));
    constexpr bool is_modulo = std::is_same_v<Op, operators::modulo>;
    if constexpr (Type::family == type_family::real) {
        write_or_fail(out, operands, {}, [&] {
            operands.template operand<0>();
            out.put(Op::sql);
            operands.template operand<1>();
        });
    } else {
        constexpr bool is_decimal_quotient = !is_modulo && Type::family == type_family::decimal;
        if (is_decimal_quotient) out.put("(");
        operands.template operand<0>();
        if (is_decimal_quotient) out.put(" + 0.00000000000000000000)");
        out.put(is_modulo ? " % " : is_decimal_quotient ? " / " : " div ");
        write_divisor(out, [&] { operands.template operand<1>(); });
    }
    operands.finish();
}
template <class Op, class Type, class L, class R>
    requires is_division<Op>
constexpr void spell(dialects::mysql, writer& out, const binary<Op, Type, L, R>& node) {
    write_division_on_mysql(out, node);
}

// Of numbers of single precision it makes a double, and its cast() the largest of those that have no room: times 2^896
// they have none as doubles, which fails.
template <class Op, class L, class R>
constexpr void spell(dialects::mysql, writer& out, const binary<Op, types::real, L, R>& node) {
    out.put("cast((");
    if constexpr (is_division<Op>) write_division_on_mysql(out, node);
    else spell(out, node);
    out.put(") * 5.282945311356653e269 / 5.282945311356653e269 as float)");
}

template <class Op, class Type, class L, class R>
    requires((tests_order<Op> && L::sql_type::family == type_family::enumeration) ||
             ((tests_order<Op> || tests_equality<Op>)&&L::sql_type::family == type_family::interval))
constexpr void spell(dialects::mysql, writer& out, const binary<Op, Type, L, R>& node) {
    using type = typename L::sql_type;
    write_order_key<type>(out, [&] { write_operand(out, node.left); });
    write_operator<Op>(out);
    write_order_key<type>(out, [&] { write_operand(out, node.right); });
}

}  // namespace mizzle::detail
