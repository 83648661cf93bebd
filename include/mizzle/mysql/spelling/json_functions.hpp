// JSON, which MySQL keeps as text.
#pragma once
#include "../../sql/functions/json_functions.hpp"
#include "failure.hpp"
#include "function_names.hpp"

namespace mizzle::detail {

// It takes what is no array for one of a single element.
template <class X, class S, class F>
constexpr void write_for_array(const operand_writer<X, S>& operands, writer& out, std::string_view otherwise,
                               F&& write_it) {
    constexpr bool is_place = std::is_same_v<S, json_index>;
    if constexpr (is_place) {
        out.put("if(json_type(");
        operands.template argument<0>();
        out.put(") = 'ARRAY', ");
    }
    write_it();
    if constexpr (is_place) {
        out.put(", ");
        if (otherwise.empty()) operands.template argument<0>();
        else out.put(otherwise);
        out.put(")");
    }
}
template <class X, class S>
constexpr void write_call_of_place(const operand_writer<X, S>& operands, writer& out, std::string_view name) {
    out.put(name);
    operands.template argument<0>();
    out.put(", ");
    operands.template argument<1>();
    out.put(")");
}

template <class Call> constexpr void write_part_of_json(writer& out, const Call& node) {
    const operand_writer operands(out, node.arguments);
    write_for_array(operands, out, "null", [&] { write_call_of_place(operands, out, "json_extract("); });
    operands.finish();
}
template <class Type, class X, class S>
constexpr void spell(dialects::mysql, writer& out, const call<functions::json_get, Type, X, S>& node) {
    write_part_of_json(out, node);
}
template <class Type, class X, class S>
constexpr void spell(dialects::mysql, writer& out, const call<functions::json_get_text, Type, X, S>& node) {
    // What is compared as JSON is the string "null", too.
    out.put("cast(json_unquote(nullif(concat(");
    write_part_of_json(out, node);
    out.put(", ''), 'null')) as char)");
}

template <class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::json_typeof, Type, X>& node) {
    out.put("elt(field(json_type(");
    write_alone(out, part<0>(node.arguments));
    out.put("), 'OBJECT', 'ARRAY', 'STRING', 'INTEGER', 'DOUBLE', 'BOOLEAN', 'NULL'), "
            "'object', 'array', 'string', 'number', 'number', 'boolean', 'null')");
}

template <class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::json_array_length, Type, X>& node) {
    const operand_writer<X> operands(out, node.arguments);
    write_or_fail(out, operands, {}, [&] {
        out.put("if(json_type(");
        operands.template argument<0>();
        out.put(") = 'ARRAY', json_length(");
        operands.template argument<0>();
        out.put("), null)");
    });
    operands.finish();
}

// It takes text for text, unless a function of JSON gives it. Columns of JSON have a collation of their own, which it
// does not take beside another's.
template <class N> constexpr around_operand around_json_value() {
    switch (N::sql_type::family) {
    case type_family::boolean: return {"json_compact(elt(1 + (", "), 'false', 'true'))"};
    case type_family::json:
    case type_family::array: return {"json_compact(cast(", " as char))"};
    case type_family::uuid:
        return {"insert(insert(insert(insert(lower(hex(", ")), 21, 0, '-'), 17, 0, '-'), 13, 0, '-'), 9, 0, '-')"};
    default: return {};
    }
}
// Of single precision it writes six digits, whatever the value needs: then the number as a double has them all.
template <class N> inline constexpr bool is_single_in_json = std::is_same_v<typename N::sql_type, types::real>;
template <class N, class F> constexpr void write_in_json(writer& out, const F& write_it) {
    if constexpr (is_single_in_json<N>) {
        out.put("json_compact(if(cast(cast(");
        write_it();
        out.put(" as char) as float) = ");
        write_it();
        out.put(", cast(");
        write_it();
        out.put(" as char), cast(cast(");
        write_it();
        out.put(" as double) as char)))");
    } else {
        constexpr auto around = around_json_value<N>();
        out.put(around.before);
        write_it();
        out.put(around.after);
    }
}
template <class N> constexpr void write_json_value(writer& out, const N& node) {
    if constexpr (is_single_in_json<N>) {
        const operand_writer<N> operands(out, pack<const N*>(0, std::addressof(node)));
        write_in_json<N>(out, [&] { operands.template operand<0>(); });
        operands.finish();
    } else {
        write_in_json<N>(out, [&] { write_alone(out, node); });
    }
}

template <class... A>
constexpr void write_json_of_values(writer& out, std::string_view name, const pack<A...>& values) {
    out.put(name);
    bool first = true;
    values.each([&](const auto& value) {
        if (!first) out.put(", ");
        first = false;
        write_json_value(out, value);
    });
    out.put(")");
}
template <class Type, class... A>
constexpr void spell(dialects::mysql, writer& out, const call<functions::json_object, Type, A...>& node) {
    write_json_of_values(out, "json_object(", node.arguments);
}
template <class Type, class... A>
constexpr void spell(dialects::mysql, writer& out, const call<functions::json_array, Type, A...>& node) {
    write_json_of_values(out, "json_array(", node.arguments);
}

template <class Type, class X, class K, class V>
constexpr void spell(dialects::mysql, writer& out, const call<functions::json_set, Type, X, K, V>& node) {
    out.put("json_set(");
    write_alone(out, part<0>(node.arguments));
    out.put(", ");
    write_alone(out, part<1>(node.arguments));
    out.put(", ");
    write_json_value(out, part<2>(node.arguments));
    out.put(")");
}

template <class Type, class X, class K>
constexpr void spell(dialects::mysql, writer& out, const call<functions::json_remove, Type, X, K>& node) {
    const operand_writer<X, K> operands(out, node.arguments);
    write_for_array(operands, out, {}, [&] { write_call_of_place(operands, out, "json_remove("); });
    operands.finish();
}

}  // namespace mizzle::detail
