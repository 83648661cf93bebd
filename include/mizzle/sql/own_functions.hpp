// A program's own functions.
#pragma once
#include "../query/own_functions.hpp"
#include "functions.hpp"

namespace mizzle {

template <class Function, class Type, class... A>
    requires(__is_base_of(own_function_tag, Function))
constexpr void write(writer& out, const call<Function, Type, A...>& node) {
    constexpr auto name = Function::sql_name();
    if constexpr (!name.schema.empty()) {
        out.identifier(name.schema);
        out.put(".");
    }
    out.identifier(name.name);
    out.put("(");
    write_arguments(out, node.arguments);
    out.put(")");
}

}  // namespace mizzle
