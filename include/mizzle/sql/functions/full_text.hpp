// Full-text search.
#pragma once
#include "../../query/functions/full_text.hpp"
#include "../expressions/infix.hpp"
#include "functions.hpp"

namespace mizzle::detail {

template <class Function, class Type, class... A>
    requires(requires { Function::configuration; })
constexpr void spell(writer& out, const call<Function, Type, A...>& node) {
    out.put(Function::name);
    out.put("(");
    if constexpr (!Function::configuration.view().empty()) {
        out.text_literal(Function::configuration.view());
        out.put(", ");
    }
    write_arguments(out, node.arguments);
    out.put(")");
}

// The weight is of the type "char".
template <class Type, class X, class W>
constexpr void spell(writer& out, const call<functions::setweight, Type, X, W>& node) {
    out.put("setweight(");
    write_alone(out, part<0>(node.arguments));
    out.put(", cast(");
    write_alone(out, part<1>(node.arguments));
    out.put(" as \"char\"))");
}

MIZZLE_DETAIL_INFIX(found)

}  // namespace mizzle::detail
