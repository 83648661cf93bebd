// in (select ...) of what SQLite keeps otherwise.
#pragma once
#include "../../sql/expressions/subquery.hpp"
#include "comparable.hpp"

namespace mizzle::detail {

// What the select gives is brought to the form of what is looked for, or that to the select's.
template <class X, class Y, bool Not, class Node> constexpr void spell_in_decimals(writer& out, const Node& node) {
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
    } else if constexpr (all_kept_as_integers<X, Y>) {
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

// Whether both are decimals, or numbers beside such, and not kept alike.
template <class X, class Y>
inline constexpr bool are_decimals_of_two_forms = (is_decimal<X> || is_decimal<Y>)&&!are_alike_fixed<X, Y>;
template <class X> inline constexpr bool has_length_key = order_of_kept<typename X::sql_type> == kept_order::keyed;

template <class X, class S, bool Not>
    requires(are_decimals_of_two_forms<held_as<X>, typename only_item_of<S>::sql_type> || has_length_key<X>)
constexpr void spell(dialects::sqlite, writer& out, const in_select_test<X, S, Not>& node) {
    using x = held_as<X>;
    using y = typename only_item_of<S>::sql_type;
    if constexpr (are_decimals_of_two_forms<x, y>) {
        spell_in_decimals<x, y, Not>(out, node);
    } else {
        write_equal<typename X::sql_type>(out, [&] { write_operand(out, node.operand); });
        out.put(Not ? " not in (with _i(v) as " : " in (with _i(v) as ");
        write(out, node.query);
        out.put(" select mizzle_length(v) from _i)");
    }
}

}  // namespace mizzle::detail
