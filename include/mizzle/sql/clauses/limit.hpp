// limit and offset
#pragma once
#include "../../query/clauses/limit.hpp"
#include "../expressions.hpp"

namespace mizzle::detail {

template <class Before, class N> inline constexpr bool is_spelled_alike<limit_clause<Before, N>> = true;
template <class Source, class Before, class N>
constexpr void spell_statement(writer& out, const limit_clause<Before, N>& node) {
    write_statement<Source>(out, node.before);
    out.put(" limit ");
    write(out, node.rows);
}

template <class Before, class N> inline constexpr bool is_spelled_alike<offset_clause<Before, N>> = true;
template <class Source, class Before, class N>
constexpr void spell_statement(writer& out, const offset_clause<Before, N>& node) {
    write_statement<Source>(out, node.before);
    if (!offset_clause<Before, N>::has_limit) out.put(out.dialect()->no_limit);
    out.put(" offset ");
    write(out, node.rows);
}

}  // namespace mizzle::detail
