// Arrays: operators on PostgreSQL; on SQLite, whose arrays are JSON, selects of their elements.
#pragma once
#include "../query/array_functions.hpp"
#include "comparable.hpp"
#include "functions.hpp"
#include "infix.hpp"
#include "operands_again.hpp"

namespace mizzle {

// What stands beside the elements of a JSON array: decimals compare by value, bytes are hexadecimal text there.
template <class Type, class F> constexpr void write_element(writer& out, F&& write_it) {
    constexpr bool hex = Type::family == type_family::bytes;
    if (hex) out.put("mizzle_hex(");
    write_it();
    if (hex) out.put(")");
    if (Type::family == type_family::decimal) out.put(" collate mizzle_decimal");
}

template <std::size_t Inner, std::size_t Outer, bool All, class Function, class Type, class X, class Y>
constexpr void write_elements_in(writer& out, const call<Function, Type, X, Y>& node) {
    const operand_writer<X, Y> operands(out, node.arguments);
    using element = element_type_of<X>;
    const auto value = [&] {
        out.put("value");
        if (element::family == type_family::decimal) out.put(" collate mizzle_decimal");
    };
    operands.unless_null([&] {
        out.put(All ? "not exists (select 1 from json_each(" : "exists (select 1 from json_each(");
        operands.template argument<Inner>();
        out.put(All ? ") where value is null or " : ") where ");
        value();
        out.put(All ? " not in (select value from json_each(" : " in (select value from json_each(");
        operands.template argument<Outer>();
        out.put(All ? ") where value is not null))" : ")))");
    });
    operands.finish();
}

#define MIZZLE_DETAIL_OF_ARRAYS(name_, inner_, outer_, all_)                                             \
    template <class Type, class X, class Y>                                                              \
    inline constexpr bool needs_parentheses<call<functions::name_, Type, X, Y>> = true;                  \
    template <class Type, class X, class Y>                                                              \
    constexpr void write(writer& out, const call<functions::name_, Type, X, Y>& node) {                  \
        if (out.is_sqlite()) write_elements_in<inner_, outer_, all_>(out, node);                         \
        else write_infix(out, part<0>(node.arguments), functions::name_::name, part<1>(node.arguments)); \
    }
MIZZLE_DETAIL_OF_ARRAYS(array_contains, 1, 0, true)
MIZZLE_DETAIL_OF_ARRAYS(array_contained, 0, 1, true)
MIZZLE_DETAIL_OF_ARRAYS(array_overlaps, 0, 1, false)
#undef MIZZLE_DETAIL_OF_ARRAYS

template <class Type, class X, class V>
constexpr void write(writer& out, const call<functions::array_append, Type, X, V>& node) {
    using element = element_type_of<X>;
    if (!out.is_sqlite()) {
        out.put("array_append(");
        write_arguments(out, node.arguments);
        return out.put(")");
    }
    out.put("json_insert(coalesce(");
    write(out, part<0>(node.arguments));
    out.put(", '[]'), '$[#]', ");
    if (element::family == type_family::boolean) {
        out.put("json(case ");
        write_operand(out, part<1>(node.arguments));
        out.put(" when 1 then 'true' when 0 then 'false' end)");
    } else if (element::family == type_family::bytes) {
        out.put("mizzle_hex(");
        write(out, part<1>(node.arguments));
        out.put(")");
    } else {
        write_argument(out, part<1>(node.arguments));
    }
    out.put(")");
}

template <class Op, bool All, class X, class A>
inline constexpr bool needs_parentheses<array_comparison<Op, All, X, A>> = true;

template <class Op, bool All, class X, class A>
constexpr void write(writer& out, const array_comparison<Op, All, X, A>& node) {
    using element = element_type_of<A>;
    if (out.is_sqlite()) {
        write_element<element>(out, [&] {
            if constexpr (is_decimal<element>) write_as_text(out, node.operand);
            else write_operand(out, node.operand);
        });
        // An array that is NULL has unknown elements, not none.
        out.put(All ? " not in (select value from json_each(coalesce(" : " in (select value from json_each(coalesce(");
        write(out, node.array);
        return out.put(", '[null]')))");
    }
    write_operand(out, node.operand);
    write_cast<X, element>(out);
    out.put(Op::sql);
    out.put(All ? "all(" : "any(");
    write_alone(out, node.array);
    out.put(")");
}

}  // namespace mizzle
