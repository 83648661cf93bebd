// is null, between, like, in.
#pragma once
#include "../../query/expressions/dynamic.hpp"
#include "../../query/expressions/in.hpp"
#include "../../query/expressions/like.hpp"
#include "../../query/expressions/nullable.hpp"
#include "../../query/expressions/predicates.hpp"
#include "../../query/expressions/subquery.hpp"
#include "comparable.hpp"

namespace mizzle::detail {

template <class X, bool Not> inline constexpr bool needs_parentheses<null_test<X, Not>> = true;
template <class X, class A, class B, bool Not>
inline constexpr bool needs_parentheses<between_test<X, A, B, Not>> = true;
template <class X, class P, bool I, bool Not> inline constexpr bool needs_parentheses<like_test<X, P, I, Not>> = true;
template <class X, bool Not, class... A> inline constexpr bool needs_parentheses<in_test<X, Not, A...>> = true;
template <class X, class L, bool Not> inline constexpr bool needs_parentheses<in_list_test<X, L, Not>> = true;

template <class X, bool Not> inline constexpr bool is_spelled_alike<null_test<X, Not>> = true;
template <class X, bool Not> constexpr void spell(writer& out, const null_test<X, Not>& node) {
    write_operand(out, node.operand);
    write_cast<X, void>(out);
    out.put(Not ? " is not null" : " is null");
}

template <class X, class A, class B, bool Not>
constexpr void spell(writer& out, const between_test<X, A, B, Not>& node) {
    using beside = typename type_beside<X>::type;
    using type = typename X::sql_type;
    check_kept<needs_of_order<type>>(out);
    write_operand(out, node.operand);
    write_cast<X, void>(out);
    out.put(Not ? " not between " : " between ");
    write_operand(out, node.low);
    write_cast<A, beside>(out);
    out.put(" and ");
    write_operand(out, node.high);
    write_cast<B, beside>(out);
}

template <class X, class P, bool IgnoreCase, bool Not>
constexpr void spell(writer& out, const like_test<X, P, IgnoreCase, Not>& node) {
    write_operand(out, node.operand);
    write_cast<X, void>(out);
    if constexpr (Not) out.put(" not");
    out.put(IgnoreCase ? " ilike " : " like ");
    write_operand(out, node.pattern);
    out.put(" escape '\\'");
}

// What may be written as a select in parentheses. Alone in those of in() PostgreSQL and MariaDB look in all of its
// rows: none is false there, and not NULL, and several are no error.
template <class N> inline constexpr bool is_select_alone = false;
template <class S> inline constexpr bool is_select_alone<scalar_query<S>> = true;
template <class Type> inline constexpr bool is_select_alone<dynamic_expression<Type>> = true;
template <class X> inline constexpr bool is_select_alone<nullable_expression<X>> = is_select_alone<X>;

template <class X, bool Not, class... A> constexpr void spell(writer& out, const in_test<X, Not, A...>& node) {
    using type = typename X::sql_type;
    constexpr bool is_compared = sizeof...(A) == 1 && (is_select_alone<A> || ...);
    bool first = true;
    write_equal<type>(out, [&] { write_operand(out, node.operand); });
    write_cast<X, void>(out);
    if (is_compared) out.put(Not ? " <> " : " = ");
    else out.put(Not ? " not in (" : " in (");
    node.values.each([&]<class N>(const N& value) {
        if (!first) out.put(", ");
        first = false;
        write_equal<type>(out, [&] { is_compared ? write_operand(out, value) : write(out, value); });
        write_cast<N, typename type_beside<X>::type>(out);
    });
    if (!is_compared) out.put(")");
}

template <class X, class List, bool Not> constexpr void spell(writer& out, const in_list_test<X, List, Not>& node) {
    write_operand(out, node.operand);
    write_cast<X, void>(out);
    out.put(Not ? " <> all(" : " = any(");
    write_bound(out, node.list);
    using element = typename List::element_type;
    if constexpr (!is_clear_beside<typename placeholder_type<element>::type, typename type_beside<X>::type>)
        if (!out.prints_values()) write(out, type_of_list<element>{});
    out.put(")");
}

}  // namespace mizzle::detail
