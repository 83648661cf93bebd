// Arrays.
#pragma once
#include "../query/array_functions.hpp"
#include "comparable.hpp"
#include "functions.hpp"
#include "infix.hpp"
#include "operands_again.hpp"

namespace mizzle {

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

}  // namespace mizzle
