// Selects as parts of expressions.
#pragma once
#include "../query/quantified.hpp"
#include "select.hpp"

namespace mizzle {

template <class S> constexpr void write(writer& out, const subselect<S>& node) {
    out.put("(");
    within(out, [&] { write_whole(out, node.statement); });
    out.put(")");
}

template <class S, bool Not> constexpr void write(writer& out, const exists_test<S, Not>& node) {
    out.put(Not ? "not exists " : "exists ");
    write(out, node.query);
}

template <class S> constexpr void write(writer& out, const scalar_query<S>& node) { write(out, node.query); }

// SQLite: what the select gives is brought to the form of what is looked for, or that to the select's.
template <class X, class Y, bool Not, class Node> constexpr void write_in_decimals(writer& out, const Node& node) {
    const auto is_in = [&] { out.put(Not ? " not in " : " in "); };
    const auto converted = [&](auto&& write_value) {
        is_in();
        out.put("(with mizzle_values(x) as ");
        write(out, node.query);
        out.put(" select ");
        write_value([&] { out.put("x"); });
        out.put(" from mizzle_values)");
    };
    if constexpr (any_is_real<X, Y>) {
        write_as_real(out, node.operand);
        if constexpr (Y::family == type_family::real) {
            is_in();
            write(out, node.query);
        } else {
            converted([&](auto&& value) { write_type_as_real<Y>(out, value); });
        }
    } else if constexpr (all_integers_in_sqlite<X, Y>) {
        write_checked<may_overflow<X>>(out, [&] { write_at_scale<larger_decimal_scale<X, Y>>(out, node.operand); });
        constexpr int more = larger_decimal_scale<X, Y> - decimal_scale<Y>;
        if constexpr (more == 0 && !may_overflow<Y>) {
            is_in();
            write(out, node.query);
        } else {
            converted([&](auto&& value) {
                write_checked<may_overflow<Y>>(out, value);
                if (more == 0) return;
                out.put(" * ");
                put_power_of_ten(out, more);
            });
        }
    } else {
        write_plain(out, node.operand);
        converted([&](auto&& value) { write_type_plain<Y>(out, value); });
    }
}

template <class X, class S, bool Not> constexpr void write(writer& out, const in_select_test<X, S, Not>& node) {
    using type = typename X::sql_type;
    using x = held_as<X>;
    using y = typename only_item_of<S>::sql_type;
    if constexpr ((is_decimal<x> || is_decimal<y>)&&!(are_alike_fixed<x, y>)) {
        if (out.is_sqlite()) return write_in_decimals<x, y, Not>(out, node);
    }
    write_equal<type>(out, [&] { write_operand(out, node.operand); });
    write_cast<X, void>(out);
    out.put(Not ? " not in " : " in ");
    if constexpr (order_of_kept<type> == kept_order::keyed) {
        if (out.is_sqlite()) {
            out.put("(with _i(v) as ");
            write(out, node.query);
            return out.put(" select mizzle_length(v) from _i)");
        }
    }
    write(out, node.query);
}
template <class X, class S, bool Not> inline constexpr bool needs_parentheses<in_select_test<X, S, Not>> = true;

template <class S, bool All> constexpr void write(writer& out, const quantified<S, All>& node) {
    out.put(All ? "all " : "any ");
    write(out, node.query);
}

template <class X> constexpr void write(writer& out, const outer_reference<X>& node) {
    const auto* absent = out.absent();
    const auto* aliases = out.aliases();
    if (absent != nullptr) out.set_absent(absent->around);
    out.set_aliases(out.outer_aliases());
    write(out, node.operand);
    out.set_absent(absent);
    out.set_aliases(aliases);
}

}  // namespace mizzle
