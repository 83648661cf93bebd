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

template <class X, class S, bool Not> constexpr void write(writer& out, const in_select_test<X, S, Not>& node) {
    using type = typename X::sql_type;
    write_compared<type::family == type_family::decimal>(
        out, [&] { write_equal<type>(out, [&] { write_operand(out, node.operand); }); });
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
template <class X, class S, bool Not> inline constexpr bool is_compound<in_select_test<X, S, Not>> = true;

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
