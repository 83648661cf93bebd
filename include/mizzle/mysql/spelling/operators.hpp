// Operators that mean something else on MySQL.
#pragma once
#include "../../sql/operators.hpp"
#include "comparable.hpp"

namespace mizzle {

template <class Type, class L, class R>
    requires(L::sql_type::family != type_family::interval)
constexpr void spell(dialects::mysql, writer& out, const binary<operators::is_distinct, Type, L, R>& node) {
    check_kept<needs_of_equality<typename L::sql_type>>(out);
    out.put("not ");
    out.put("(");
    write_operand(out, node.left);
    out.put(out.dialect()->is_not_distinct);
    write_operand(out, node.right);
    out.put(")");
}

// Of whole numbers its / is a decimal. A decimal gets as many digits as the left operand and four more.
template <class Type, class L, class R>
    requires(Type::family == type_family::integer)
constexpr void spell(dialects::mysql, writer& out, const binary<operators::divided, Type, L, R>& node) {
    write_operand(out, node.left);
    out.put(" div ");
    write_operand(out, node.right);
}
template <class Type, class L, class R>
    requires(Type::family == type_family::decimal)
constexpr void spell(dialects::mysql, writer& out, const binary<operators::divided, Type, L, R>& node) {
    out.put("cast(");
    write_alone(out, node.left);
    out.put(" as decimal(65, 20)) / ");
    write_operand(out, node.right);
}

// Intervals are text there, of which equal ones may have several.
template <class Op, class Type, class L, class R>
    requires((tests_order<Op> || tests_equality<Op>) && L::sql_type::family == type_family::interval)
constexpr void spell(dialects::mysql, writer&, const binary<Op, Type, L, R>&) {
    throw_usage_error("mizzle: MySQL keeps intervals as text, which does not compare by length; keep a number");
}

template <class Op, class Type, class L, class R>
    requires(tests_order<Op> && L::sql_type::family == type_family::enumeration)
constexpr void spell(dialects::mysql, writer& out, const binary<Op, Type, L, R>& node) {
    using type = typename L::sql_type;
    write_order_key<type>(out, [&] { write_operand(out, node.left); });
    out.put(Op::sql);
    write_order_key<type>(out, [&] { write_operand(out, node.right); });
}

}  // namespace mizzle
