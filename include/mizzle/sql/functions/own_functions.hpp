// A program's own functions.
#pragma once
#include "../../query/functions/own_functions.hpp"
#include "aggregates.hpp"

namespace mizzle::detail {

template <class Function> constexpr void write_own_name(writer& out) {
    constexpr auto name = Function::sql_name();
    if constexpr (!name.schema.empty()) {
        out.identifier(name.schema);
        out.put(".");
    }
    out.identifier(name.name);
}

template <class Function, class Type, class... A>
    requires(__is_base_of(own_function_tag, Function) && !requires { typename Function::aggregate; })
constexpr void spell(writer& out, const call<Function, Type, A...>& node) {
    write_own_name<Function>(out);
    out.put("(");
    write_arguments(out, node.arguments);
    out.put(")");
}

template <class Function, class Type, class... A, class Tail>
    requires(__is_base_of(own_function_tag, Function))
constexpr void spell_call(writer& out, const call<Function, Type, A...>& node, const Tail& tail) {
    write_own_name<Function>(out);
    out.put("(");
    write_arguments(out, node.arguments);
    tail.write_order(out);
    out.put(")");
    tail.write_rest(out);
}

}  // namespace mizzle::detail
