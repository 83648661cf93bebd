// between, like and in, of what SQLite keeps otherwise; patterns, and lists, which are JSON there.
#pragma once
#include "../../sql/expressions/predicates.hpp"
#include "comparable.hpp"

namespace mizzle::detail {

template <class X, class A, class B, bool Not>
    requires(has_order_key<typename X::sql_type> || compares_decimals<X, A> || compares_decimals<X, B>)
constexpr void spell(dialects::sqlite, writer& out, const between_test<X, A, B, Not>& node) {
    using type = typename X::sql_type;
    check_kept<needs_of_order<type>>(out);
    if constexpr (has_order_key<type>) {
        const auto key = [&out](const auto& operand) {
            write_order_key<type>(out, [&] { write_operand(out, operand); });
        };
        key(node.operand);
        out.put(Not ? " not between " : " between ");
        key(node.low);
        out.put(" and ");
        return key(node.high);
    } else {
        const auto write_three = [&](auto&& write_one, std::string_view rest) {
            write_one(node.operand);
            out.put(rest);
            out.put(Not ? " not between " : " between ");
            write_one(node.low);
            out.put(" and ");
            write_one(node.high);
        };
        using x = held_as<X>;
        using low = held_as<A>;
        using high = held_as<B>;
        if constexpr (any_is_real<x, low, high>) {
            return write_three([&](const auto& one) { write_as_real(out, one); }, "");
        } else if constexpr (all_kept_as_integers<x, low, high>) {
            constexpr int bound_scale = larger_decimal_scale<low, high>;
            constexpr int scale = decimal_scale<x> > bound_scale ? decimal_scale<x> : bound_scale;
            return write_three([&]<class N>(const N& one) { write_comparable_integer<scale>(out, one); }, "");
        } else {
            refuse_in_schema(out);
            return write_three([&](const auto& one) { write_as_text(out, one); }, " collate mizzle_decimal");
        }
    }
}

// The pattern of glob for one of like.
std::string glob_of_like(std::string_view pattern);

template <class P> void write_glob(writer& out, std::string_view glob, const P& pattern) {
    inline_values<1> values(out.dialect());
    pattern.encode_into(values);
    out.put(glob);
    out.text_literal(glob_of_like(values.begin()->text()));
}

template <class X, class P, bool IgnoreCase, bool Not>
constexpr void spell(dialects::sqlite, writer& out, const like_test<X, P, IgnoreCase, Not>& node) {
    if constexpr (IgnoreCase) {
        // Connections are told that like tells letters apart.
        out.put("lower(");
        write(out, node.operand);
        out.put(Not ? ") not like lower(" : ") like lower(");
        write(out, node.pattern);
        return out.put(") escape '\\'");
    } else if constexpr (value_node<P>) {
        // Other programs are not, and glob always does.
        if (!std::is_constant_evaluated() && out.omits_tables()) {
            write_operand(out, node.operand);
            return write_glob(out, Not ? " not glob " : " glob ", node.pattern);
        }
    }
    if constexpr (!IgnoreCase) spell(out, node);
}

template <class X, bool Not, class... A>
    requires(compares_decimals<X, X> || (is_decimal<held_as<A>> || ...))
constexpr void spell(dialects::sqlite, writer& out, const in_test<X, Not, A...>& node) {
    bool first = true;
    // All at one scale, or all as text or floating-point numbers.
    constexpr int scale = [] {
        int most = decimal_scale<held_as<X>>;
        ((most = decimal_scale<held_as<A>> > most ? decimal_scale<held_as<A>> : most), ...);
        return most;
    }();
    const auto write_one = [&]<class N>(const N& one) {
        if constexpr (any_is_real<held_as<X>, held_as<A>...>) write_as_real(out, one);
        else if constexpr (all_kept_as_integers<held_as<X>, held_as<A>...>) write_comparable_integer<scale>(out, one);
        else write_plain(out, one);
    };
    write_one(node.operand);
    out.put(Not ? " not in (" : " in (");
    node.values.each([&](const auto& one) {
        if (!first) out.put(", ");
        first = false;
        write_one(one);
    });
    return out.put(")");
}

template <class X, class List, bool Not>
constexpr void spell(dialects::sqlite, writer& out, const in_list_test<X, List, Not>& node) {
    using type = typename X::sql_type;
    // JSON has no bytes: they are compared as hexadecimal text, which of NULL is NULL, unlike SQLite's hex().
    constexpr bool hex = X::sql_type::family == type_family::bytes;
    if constexpr (hex) {
        out.put("mizzle_hex(");
        write(out, node.operand);
        out.put(")");
    } else {
        using x = held_as<X>;
        using element = typename List::element_type;
        if constexpr (is_decimal<x> && element::family == type_family::real) write_as_real(out, node.operand);
        else if constexpr (is_text_decimal<x> && !are_alike_fixed<x, x>) write_plain(out, node.operand);
        else {
            write_checked<may_overflow<x>>(out,
                                           [&] { write_equal<type>(out, [&] { write_operand(out, node.operand); }); });
        }
    }
    out.put(Not ? " not in (select " : " in (select ");
    write_equal<type>(out, [&] { out.put("value"); });
    out.put(" from json_each(");
    write_bound(out, node.list);
    out.put("))");
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "predicates.ipp"
#endif
