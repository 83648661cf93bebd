// coalesce and nullif; what a result becomes beside others of its expression.
#pragma once
#include "../query/functions.hpp"
#include "operands.hpp"

namespace mizzle {

// One of the values that an expression of this type may have. SQLite would leave a whole number as it is, and then
// divide it as one.
template <class Type, class N> constexpr void write_result(writer& out, const N& node) {
    constexpr bool converts = Type::family == type_family::real && N::sql_type::family == type_family::integer;
    if (!converts || !out.is_sqlite()) return write_alone(out, node);
    out.put("cast(");
    write(out, node);
    out.put(" as real)");
}

template <class Type, class... A> constexpr void write(writer& out, const call<functions::coalesce, Type, A...>& node) {
    out.put("coalesce(");
    bool first = true;
    node.arguments.each([&](const auto& part) {
        if (!first) out.put(", ");
        first = false;
        write_result<Type>(out, part);
    });
    out.put(")");
}

// On PostgreSQL the first operand takes the type in which the two are compared.
template <class Type, class X, class V>
constexpr void write(writer& out, const call<functions::nullif, Type, X, V>& node) {
    if constexpr ((needs_of_sameness<Type> & features::text_equality) != 0) {
        if (!std::is_constant_evaluated() && out.is_sqlite())
            throw_usage_error(
                "mizzle: nullif() of intervals, JSON, custom types or arrays of numbers with a point does "
                "not compare by value on SQLite; use case_when()");
    }
    out.put("nullif(");
    write_arguments(out, node.arguments);
    out.put(")");
    if constexpr (X::sql_type::family != V::sql_type::family) {
        if (out.is_sqlite() || out.prints_values()) return;
        out.put("::");
        write_type(out, typename placeholder_type<Type>::type{});
    }
}

}  // namespace mizzle
