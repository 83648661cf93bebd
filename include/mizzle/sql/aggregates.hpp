// Aggregates.
#pragma once
#include "../query/aggregates.hpp"
#include "comparable.hpp"
#include "functions.hpp"

namespace mizzle {

template <class X> constexpr void write(writer& out, const distinct_values<X>& node) {
    out.put("distinct ");
    write(out, node.operand);
}

template <class Type> constexpr void write(writer& out, const call<functions::count, Type>&) { out.put("count(*)"); }

template <class Type, class X> constexpr void write(writer& out, const call<functions::sum, Type, X>& node) {
    const bool exact = Type::family == type_family::decimal;
    const bool cast = !out.is_sqlite() && Type::family == type_family::integer;
    if (cast) out.put("cast(");
    out.put(out.is_sqlite() && exact ? "mizzle_sum(" : "sum(");
    write_alone(out, part<0>(node.arguments));
    out.put(cast ? ") as bigint)" : ")");
}

template <class Type, class X> constexpr void write(writer& out, const call<functions::avg, Type, X>& node) {
    if (!out.is_sqlite()) out.put("cast(");
    out.put("avg(");
    write_alone(out, part<0>(node.arguments));
    out.put(out.is_sqlite() ? ")" : ") as double precision)");
}

template <class X> constexpr const X& without_distinct(const X& operand) { return operand; }
template <class X> constexpr const X& without_distinct(const distinct_values<X>& node) { return node.operand; }

template <class Function, class Type, class X>
constexpr void write_extreme(writer& out, const call<Function, Type, X>& node) {
    if constexpr (Type::family == type_family::enumeration) {
        if (out.is_sqlite()) {
            using label = typename Type::value_type;
            return write_label<label>(out, [&] {
                out.put(Function::name);
                out.put("(");
                // The extreme of distinct values is that of all.
                write_rank<label>(out, [&] { write_operand(out, without_distinct(part<0>(node.arguments))); });
                out.put(")");
            });
        }
    }
    out.put(Function::name);
    out.put("(");
    write_alone(out, part<0>(node.arguments));
    if (out.is_sqlite() && Type::family == type_family::decimal) out.put(" collate mizzle_decimal");
    out.put(")");
}
template <class Type, class X> constexpr void write(writer& out, const call<functions::min, Type, X>& node) {
    write_extreme(out, node);
}
template <class Type, class X> constexpr void write(writer& out, const call<functions::max, Type, X>& node) {
    write_extreme(out, node);
}

}  // namespace mizzle
