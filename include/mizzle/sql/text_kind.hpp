// What decides the text of a statement: its type, what a row gives, or values.
#pragma once
#include "../query/clauses/with.hpp"
#include "../query/expressions/case.hpp"
#include "../query/expressions/operator_nodes.hpp"
#include "../query/values/shared_values.hpp"
#include "expressions/operators.hpp"

namespace mizzle::detail {

// What decides a statement's text.
enum class text_kind : unsigned char {
    fixed,   // the type
    shaped,  // the type and which columns a row gives
    dynamic  // values: conditions put together at run time, raw SQL
};

// How deep expressions stand within each other: constants are made by calls that do so several times as deep, of which
// compilers take 512. Beyond this the text is made at run time, whatever it depends on.
inline constexpr int deepest_constant = 32;

struct text_nature {
    text_kind kind = text_kind::fixed;
    int depth = 0;
};
constexpr text_nature operator|(const text_nature& a, const text_nature& b) {
    return {a.kind > b.kind ? a.kind : b.kind, a.depth > b.depth ? a.depth : b.depth};
}
constexpr text_nature deeper(const text_nature& of, int by) { return {of.kind, of.depth + by}; }

MIZZLE_DETAIL_RULE(text_nature, text_nature_of, text_nature_of_parts, text_nature{},
                   (text_nature{} | ... | text_nature_of<N>))
// No fold: an expression is one deeper than its parts. Of the clauses of a statement each stands behind the other.
template <has_parts N>
inline constexpr text_nature text_nature_of<N> =
    deeper(text_nature_of_parts<typename N::parts>, __is_base_of(statement_tag, N) ? 0 : 1);
template <has_parts N>
    requires(requires { requires N::is_run_time_text; })
inline constexpr text_nature text_nature_of<N>{text_kind::dynamic};
template <has_parts N>
    requires(requires(const N& n) { n.shape(); })
inline constexpr text_nature text_nature_of<N>{text_kind::shaped};
template <class Op, class T, class L, class R>
inline constexpr text_nature text_nature_of<binary<Op, T, L, R>> =
    deeper(text_nature_of<L>, is_list<Op, L> ? 0 : 1) | deeper(text_nature_of<R>, 1);
template <class Before, class C, class R>
inline constexpr text_nature text_nature_of<case_when_clause<Before, C, R>> =
    text_nature_of<Before> | deeper(text_nature_of<C> | text_nature_of<R>, 1);

// The shape that a text may go by is that of the statement, not of one before it.
template <class... D, class S>
inline constexpr text_nature text_nature_of<with_clause<pack<D...>, S>> = [] {
    constexpr auto defined = (text_nature{} | ... | text_nature_of<D>);
    return defined | text_nature_of<S> |
           text_nature{defined.kind == text_kind::fixed ? text_kind::fixed : text_kind::dynamic};
}();

// Which values are equal decides which placeholders are.
template <class Before, class... X>
    requires(shares_values<group_by_clause<Before, X...>>)
inline constexpr text_nature text_nature_of<group_by_clause<Before, X...>>{text_kind::dynamic};
template <class Before, class... X>
    requires(shares_values<order_by_clause<Before, X...>>)
inline constexpr text_nature text_nature_of<order_by_clause<Before, X...>>{text_kind::dynamic};

template <class S>
inline constexpr text_kind text_kind_of =
    text_nature_of<S>.depth > deepest_constant ? text_kind::dynamic : text_nature_of<S>.kind;

}  // namespace mizzle::detail
