// Arrays, which SQLite keeps as JSON: selects of their elements.
#pragma once
#include "../../sql/functions/array_functions.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

// What stands beside the elements of a JSON array: decimals compare by value, bytes are hexadecimal text there.
template <class Type, class F> constexpr void spell_element(writer& out, F&& write_it) {
    constexpr bool hex = Type::family == type_family::bytes;
    if (hex) out.put("mizzle_hex(");
    write_it();
    if (hex) out.put(")");
    if (Type::family == type_family::decimal) out.put(" collate mizzle_decimal");
}

template <std::size_t Inner, std::size_t Outer, bool All, class Function, class Type, class X, class Y>
constexpr void spell_elements_in(writer& out, const call<Function, Type, X, Y>& node) {
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

template <class Type, class X, class Y>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::array_contains, Type, X, Y>& node) {
    spell_elements_in<1, 0, true>(out, node);
}
template <class Type, class X, class Y>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::array_contained, Type, X, Y>& node) {
    spell_elements_in<0, 1, true>(out, node);
}
template <class Type, class X, class Y>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::array_overlaps, Type, X, Y>& node) {
    spell_elements_in<0, 1, false>(out, node);
}

template <class Type, class X, class V>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::array_append, Type, X, V>& node) {
    using element = element_type_of<X>;
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
constexpr void spell(dialects::sqlite, writer& out, const array_comparison<Op, All, X, A>& node) {
    using element = element_type_of<A>;
    spell_element<element>(out, [&] {
        if constexpr (is_decimal<element>) write_as_text(out, node.operand);
        else write_operand(out, node.operand);
    });
    // An array that is NULL has unknown elements, not none.
    out.put(All ? " not in (select value from json_each(coalesce(" : " in (select value from json_each(coalesce(");
    write(out, node.array);
    out.put(", '[null]')))");
}

}  // namespace mizzle::detail
