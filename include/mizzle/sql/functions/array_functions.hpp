// Arrays.
#pragma once
#include "../../query/functions/array_functions.hpp"
#include "../expressions/comparable.hpp"
#include "../expressions/infix.hpp"
#include "../expressions/repeated_operands.hpp"
#include "functions.hpp"

namespace mizzle::detail {

MIZZLE_DETAIL_INFIX(array_contains)
MIZZLE_DETAIL_INFIX(array_contained)
MIZZLE_DETAIL_INFIX(array_overlaps)

template <class Op, bool All, class X, class A>
inline constexpr bool needs_parentheses<array_comparison<Op, All, X, A>> = true;

template <class Op, bool All, class X, class A>
constexpr void spell(writer& out, const array_comparison<Op, All, X, A>& node) {
    write_operand(out, node.operand);
    write_cast<X, element_type_of<A>>(out);
    out.put(Op::sql);
    out.put(All ? "all(" : "any(");
    write_alone(out, node.array);
    out.put(")");
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::array_contained;
using detail::array_contains;
using detail::array_overlaps;

}  // namespace mizzle
