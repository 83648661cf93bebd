// collate.
#pragma once
#include "../../query/expressions/collate.hpp"
#include "operands.hpp"

namespace mizzle::detail {

template <class X, fixed_string Name> inline constexpr bool needs_parentheses<collated_text<X, Name>> = true;

template <class X, fixed_string Name> constexpr void spell(writer& out, const collated_text<X, Name>& node) {
    write_operand(out, node.operand);
    write_cast<X, void>(out);
    out.put(" collate ");
    out.identifier(Name.view());
}

}  // namespace mizzle::detail
