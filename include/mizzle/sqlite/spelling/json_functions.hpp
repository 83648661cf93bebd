// JSON, which SQLite keeps as text.
#pragma once
#include "../../sql/functions/json_functions.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

// Its own ->> gives SQL's numbers, and booleans as such.
template <class Type, class X, class S>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::json_get_text, Type, X, S>& node) {
    const operand_writer<X, S> operands(out, node.arguments);
    const auto both = [&](std::string_view between) {
        operands.template operand<0>();
        out.put(between);
        operands.template operand<1>();
    };
    out.put("case json_type(");
    both(", ");
    out.put(") when 'text' then ");
    both(" ->> ");
    out.put(" when 'null' then null else ");
    both(" -> ");
    out.put(" end");
    operands.finish();
}

template <class Type, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::json_typeof, Type, X>& node) {
    out.put("case json_type(");
    write_alone(out, part<0>(node.arguments));
    out.put(") when 'text' then 'string' when 'integer' then 'number' when 'real' then 'number' "
            "when 'true' then 'boolean' when 'false' then 'boolean' when 'null' then 'null' "
            "when 'array' then 'array' when 'object' then 'object' end");
}

template <class Type, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::json_array_length, Type, X>& node) {
    // Its own is 0 of what is no array; text that is no JSON is an error.
    const operand_writer<X> operands(out, node.arguments);
    out.put("case when json_type(");
    operands.template argument<0>();
    out.put(") <> 'array' then json('') else json_array_length(");
    operands.template argument<0>();
    out.put(") end");
    operands.finish();
}

// It takes text for text, unless it is told that it is JSON.
template <class N> constexpr void spell_json_value(writer& out, const N& node) {
    constexpr auto family = N::sql_type::family;
    if (family == type_family::boolean) {
        out.put("json(case ");
        write_operand(out, node);
        out.put(" when 1 then 'true' when 0 then 'false' end)");
    } else if (family == type_family::real && !out.prints_values()) {
        // It would write 15 digits.
        out.put(std::is_same_v<typename N::sql_type, types::real> ? "json(mizzle_single_json("
                                                                  : "json(mizzle_double_json(");
        write(out, node);
        out.put("))");
    } else if (family == type_family::date && !out.prints_values()) {
        out.put("mizzle_time_text(");
        write(out, node);
        out.put(", '')");
    } else if (std::is_same_v<typename N::sql_type, types::array<float>> && !out.prints_values()) {
        out.put("json(mizzle_singles_json(");
        write_argument(out, node);
        out.put("))");
    } else if (family == type_family::json || family == type_family::array || family == type_family::decimal) {
        out.put("json(");
        write_argument(out, node);
        out.put(")");
    } else {
        write(out, node);
    }
}
template <class... A> constexpr void spell_json_of(writer& out, std::string_view name, const pack<A...>& values) {
    out.put(name);
    bool first = true;
    values.each([&](const auto& value) {
        out.put(first ? "(" : ", ");
        first = false;
        spell_json_value(out, value);
    });
    out.put(")");
}
template <class Type, class... A>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::json_object, Type, A...>& node) {
    spell_json_of(out, "json_object", node.arguments);
}
template <class Type, class... A>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::json_array, Type, A...>& node) {
    spell_json_of(out, "json_array", node.arguments);
}

template <class Type, class X, class K, class V>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::json_set, Type, X, K, V>& node) {
    out.put("json_set(");
    write_alone(out, part<0>(node.arguments));
    out.put(", ");
    write_alone(out, part<1>(node.arguments));
    out.put(", ");
    spell_json_value(out, part<2>(node.arguments));
    out.put(")");
}

template <class Type, class X, class K>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::json_remove, Type, X, K>& node) {
    out.put("json_remove(");
    write_arguments(out, node.arguments);
    out.put(")");
}

}  // namespace mizzle::detail
