// coalesce and nullif.
#pragma once
#include "../../query/functions/functions.hpp"
#include "../expressions/comparable.hpp"
#include "../expressions/repeated_operands.hpp"

namespace mizzle::detail {

template <class Type, class... A> constexpr void spell(writer& out, const call<functions::coalesce, Type, A...>& node) {
    out.put("coalesce(");
    bool first = true;
    node.arguments.each([&](const auto& part) {
        if (!first) out.put(", ");
        first = false;
        write_result<Type>(out, part);
    });
    out.put(")");
}

// The first operand may take the type in which the two are compared.
template <class Type, class X, class V>
constexpr void spell(writer& out, const call<functions::nullif, Type, X, V>& node) {
    out.put("nullif(");
    write_arguments(out, node.arguments);
    out.put(")");
    if constexpr (X::sql_type::family != V::sql_type::family) {
        if (!out.prints_values()) write(out, type_of_placeholder<typename placeholder_type<Type>::type>{});
    }
}

}  // namespace mizzle::detail
