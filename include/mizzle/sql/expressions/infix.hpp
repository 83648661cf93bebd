// Calls that are written as operators: a function's name is its operator.
#pragma once
#include "operands.hpp"

namespace mizzle::detail {

template <class L, class R>
constexpr void write_infix(writer& out, const L& left, std::string_view op, const R& right) {
    write_operand(out, left);
    write_cast<L, void>(out);
    out.put(op);
    write_operand(out, right);
    write_cast<R, void>(out);
}

}  // namespace mizzle::detail

#define MIZZLE_DETAIL_INFIX(name_)                                                                  \
    template <class Type, class L, class R>                                                         \
    inline constexpr bool needs_parentheses<call<functions::name_, Type, L, R>> = true;             \
    template <class Type, class L, class R>                                                         \
    constexpr void spell(writer& out, const call<functions::name_, Type, L, R>& node) {             \
        write_infix(out, part<0>(node.arguments), functions::name_::name, part<1>(node.arguments)); \
    }
