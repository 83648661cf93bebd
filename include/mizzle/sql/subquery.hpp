// Selects as parts of expressions.
#pragma once
#include "../query/subquery.hpp"
#include "select.hpp"

namespace mizzle {

template <class S> constexpr void write(writer& out, const subselect<S>& node) {
    const auto* around = out.aliases();
    const table_alias own_tables{nullptr, {}, around};
    if (around != nullptr) out.set_aliases(&own_tables);
    out.put("(");
    write_statement<typename S::source>(out, node.statement);
    out.put(")");
    out.set_aliases(around);
}

template <class S, bool Not> constexpr void write(writer& out, const exists_test<S, Not>& node) {
    out.put(Not ? "not exists " : "exists ");
    write(out, node.query);
}

template <class S> constexpr void write(writer& out, const scalar_query<S>& node) { write(out, node.query); }

template <class X, class S, bool Not> constexpr void write(writer& out, const in_select_test<X, S, Not>& node) {
    write_compared<X::sql_type::family == type_family::decimal>(out, [&] { write_operand(out, node.operand); });
    write_cast<X, void>(out);
    out.put(Not ? " not in " : " in ");
    write(out, node.query);
}
template <class X, class S, bool Not> inline constexpr bool is_compound<in_select_test<X, S, Not>> = true;

template <class X> constexpr void write(writer& out, const outer_reference<X>& node) {
    const auto* own = out.aliases();
    out.set_aliases(out.outer_aliases());
    write(out, node.operand);
    out.set_aliases(own);
}

}  // namespace mizzle
