// Expressions that are put together at run time.
#pragma once
#include "../query/dynamic.hpp"
#include "operands.hpp"

namespace mizzle {

// Needs no parentheses, and is of the type whatever stands beside it: PostgreSQL is told so where it would not know.
template <class X, class Type> constexpr void write_as(writer& out, const X& node, Type) {
    using own = typename placeholder_type<typename X::sql_type>::type;
    using wanted = typename placeholder_type<Type>::type;
    write_operand(out, node);
    if constexpr (is_placeholder<X> || !std::is_same_v<own, wanted>) {
        if (out.is_sqlite() || out.prints_values()) return;
        out.put("::");
        write_type(out, wanted{});
    }
}

template <class Type> void write(writer& out, const dynamic_expression<Type>& node) { node.write_to(out); }

}  // namespace mizzle
