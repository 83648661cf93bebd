// Functions of text whose spelling is not their name alone.
#pragma once
#include "../../query/functions/string_functions.hpp"
#include "../expressions/repeated_operands.hpp"
#include "functions.hpp"

namespace mizzle::detail {

template <class Type, class X> constexpr void spell(writer& out, const call<functions::to_hex, Type, X>& node) {
    out.put("to_hex(cast(");
    write_alone(out, part<0>(node.arguments));
    out.put(" as bigint))");
}

}  // namespace mizzle::detail
