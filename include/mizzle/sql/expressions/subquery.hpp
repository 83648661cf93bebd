// Selects as parts of expressions.
#pragma once
#include "../../query/expressions/exists.hpp"
#include "../../query/expressions/quantified.hpp"
#include "../clauses/select.hpp"

namespace mizzle::detail {

template <class S> inline constexpr bool is_spelled_alike<subselect<S>> = true;
template <class S> constexpr void spell(writer& out, const subselect<S>& node) {
    out.put("(");
    within(out, [&] { write_whole(out, node.statement); });
    out.put(")");
}

template <class S, bool Not> inline constexpr bool is_spelled_alike<exists_test<S, Not>> = true;
template <class S, bool Not> constexpr void spell(writer& out, const exists_test<S, Not>& node) {
    out.put(Not ? "not exists " : "exists ");
    write(out, node.query);
}

template <class S> inline constexpr bool is_spelled_alike<scalar_query<S>> = true;
template <class S> constexpr void spell(writer& out, const scalar_query<S>& node) { write(out, node.query); }

template <class X, class S, bool Not> constexpr void spell(writer& out, const in_select_test<X, S, Not>& node) {
    write_equal<typename X::sql_type>(out, [&] { write_operand(out, node.operand); });
    write_cast<X, void>(out);
    out.put(Not ? " not in " : " in ");
    write(out, node.query);
}
template <class X, class S, bool Not> inline constexpr bool needs_parentheses<in_select_test<X, S, Not>> = true;

template <class S, bool All> constexpr void spell(writer& out, const quantified<S, All>& node) {
    out.put(All ? "all " : "any ");
    write(out, node.query);
}

template <class X> inline constexpr bool is_spelled_alike<outer_reference<X>> = true;
template <class X> constexpr void spell(writer& out, const outer_reference<X>& node) {
    const auto* absent = out.absent();
    const auto* aliases = out.aliases();
    if (absent != nullptr) out.set_absent(absent->around);
    out.set_aliases(out.outer_aliases());
    write(out, node.operand);
    out.set_absent(absent);
    out.set_aliases(aliases);
}

}  // namespace mizzle::detail
