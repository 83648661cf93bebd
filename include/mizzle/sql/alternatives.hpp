// coalesce and nullif; what a result becomes beside others of its expression.
#pragma once
#include "../query/functions.hpp"
#include "decimals.hpp"
#include "operands_again.hpp"

namespace mizzle {

// One of the values that an expression of this type may have. SQLite would leave a whole number as it is, and then
// divide it as one.
template <class Type, class N> constexpr void write_result(writer& out, const N& node) {
    if constexpr (is_converted<Type, N>) {
        if (out.is_sqlite()) return write_as<Type>(out, node);
    }
    write_alone(out, node);
}

template <class Type, class... A> constexpr void write(writer& out, const call<functions::coalesce, Type, A...>& node) {
    out.put("coalesce(");
    bool first = true;
    node.arguments.each([&](const auto& part) {
        if (!first) out.put(", ");
        first = false;
        write_result<Type>(out, part);
    });
    out.put(")");
}

template <class X, class V> constexpr void write_decimal_nullif(writer& out, const pack<X, V>& operands) {
    using x = held_as<X>;
    using v = held_as<V>;
    if constexpr (all_integers_in_sqlite<x, v> && decimal_scale<v> <= decimal_scale<x>) {
        out.put("nullif(");
        write_checked<may_overflow<x>>(out, [&] { write(out, part<0>(operands)); });
        out.put(", ");
        write_at_scale<decimal_scale<x>>(out, part<1>(operands));
        out.put(")");
    } else {
        const int before = out.placeholders();
        out.put("case when ");
        write_decimal_comparison<operators::not_equal>(out, part<0>(operands), part<1>(operands));
        out.put(" is not false then ");
        const int after = out.placeholders();
        out.continue_after(before);
        write(out, part<0>(operands));
        out.continue_after(after);
        out.put(" end");
    }
}

// On PostgreSQL the first operand takes the type in which the two are compared.
template <class Type, class X, class V>
constexpr void write(writer& out, const call<functions::nullif, Type, X, V>& node) {
    if constexpr (is_decimal<held_as<X>> || is_decimal<held_as<V>>) {
        if (out.is_sqlite()) return write_decimal_nullif<X, V>(out, node.arguments);
    }
    if constexpr ((needs_of_sameness<Type> & features::text_equality) != 0) {
        if (!std::is_constant_evaluated() && out.is_sqlite())
            throw_usage_error(
                "mizzle: nullif() of intervals, JSON, custom types or arrays of numbers with a point does "
                "not compare by value on SQLite; use case_when()");
    }
    out.put("nullif(");
    write_arguments(out, node.arguments);
    out.put(")");
    if constexpr (X::sql_type::family != V::sql_type::family) {
        if (out.is_sqlite() || out.prints_values()) return;
        out.put("::");
        write_type(out, typename placeholder_type<Type>::type{});
    }
}

}  // namespace mizzle
