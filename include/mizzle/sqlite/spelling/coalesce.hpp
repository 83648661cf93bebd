// nullif of what SQLite keeps otherwise.
#pragma once
#include "../../sql/functions/coalesce.hpp"
#include "decimals.hpp"

namespace mizzle::detail {

template <class X, class V> constexpr void write_decimal_nullif(writer& out, const pack<X, V>& operands) {
    using x = held_as<X>;
    using v = held_as<V>;
    if constexpr (all_kept_as_integers<x, v> && decimal_scale<v> <= decimal_scale<x>) {
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

template <class Type, class X, class V>
    requires(is_decimal<held_as<X>> || is_decimal<held_as<V>> ||
             (needs_of_sameness<Type> & needed(feature::text_equality)) != 0)
constexpr void spell(dialects::sqlite, writer& out, const call<functions::nullif, Type, X, V>& node) {
    if constexpr (is_decimal<held_as<X>> || is_decimal<held_as<V>>) {
        write_decimal_nullif<X, V>(out, node.arguments);
    } else {
        if (!std::is_constant_evaluated())
            throw_usage_error(
                "mizzle: nullif() of intervals, JSON, custom types or arrays of numbers with a point does "
                "not compare by value on SQLite; use case_when()");
        spell(out, node);
    }
}

}  // namespace mizzle::detail
