// JSON.
#pragma once
#include "../query/json_functions.hpp"
#include "functions.hpp"
#include "infix.hpp"
#include "operands_again.hpp"

namespace mizzle {

template <class Stored> constexpr void write(writer& out, const json_key<Stored>& node) { write_bound(out, node); }
constexpr void write(writer& out, const json_index& node) { write_bound(out, node); }

MIZZLE_DETAIL_INFIX(json_get)

template <class Type, class X, class S>
inline constexpr bool needs_parentheses<call<functions::json_get_text, Type, X, S>> = true;

// SQLite's ->> gives SQL's numbers, and booleans as such.
template <class Type, class X, class S>
constexpr void write(writer& out, const call<functions::json_get_text, Type, X, S>& node) {
    if (!out.is_sqlite()) return write_infix(out, part<0>(node.arguments), " ->> ", part<1>(node.arguments));
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

template <class Type>
inline constexpr bool is_plain_json = std::is_same_v<Type, types::json<typename Type::value_type>>;

template <class Type, class X> constexpr void write(writer& out, const call<functions::json_typeof, Type, X>& node) {
    out.put(out.is_sqlite()                       ? "case json_type("
            : is_plain_json<typename X::sql_type> ? "json_typeof("
                                                  : "jsonb_typeof(");
    write_alone(out, part<0>(node.arguments));
    out.put(out.is_sqlite() ? ") when 'text' then 'string' when 'integer' then 'number' when 'real' then 'number' "
                              "when 'true' then 'boolean' when 'false' then 'boolean' when 'null' then 'null' "
                              "when 'array' then 'array' when 'object' then 'object' end"
                            : ")");
}
template <class Type, class X> inline constexpr bool needs_parentheses<call<functions::json_typeof, Type, X>> = true;

template <class Type, class X>
constexpr void write(writer& out, const call<functions::json_array_length, Type, X>& node) {
    if (!out.is_sqlite() && !is_plain_json<typename X::sql_type>) out.put("jsonb_array_length(");
    else out.put("json_array_length(");
    write_alone(out, part<0>(node.arguments));
    out.put(")");
}

// As jsonb, whose operators json has not.
template <class X> constexpr void write_jsonb(writer& out, const X& operand) {
    const bool cast = !out.is_sqlite() && is_plain_json<typename X::sql_type>;
    if (cast) out.put("cast(");
    if (cast) write_alone(out, operand);
    else {
        write_operand(out, operand);
        write_cast<X, void>(out);
    }
    if (cast) out.put(" as jsonb)");
}

template <class Type, class X, class V>
inline constexpr bool needs_parentheses<call<functions::json_contains, Type, X, V>> = true;
template <class Type, class X, class V>
constexpr void write(writer& out, const call<functions::json_contains, Type, X, V>& node) {
    write_jsonb(out, part<0>(node.arguments));
    out.put(" @> ");
    write_jsonb(out, part<1>(node.arguments));
}

// SQLite takes text for text, unless it is told that it is JSON.
template <class N> constexpr void write_json_value(writer& out, const N& node) {
    constexpr auto family = N::sql_type::family;
    if (!out.is_sqlite()) return write_alone(out, node);
    if (family == type_family::boolean) {
        out.put("json(case ");
        write_operand(out, node);
        out.put(" when 1 then 'true' when 0 then 'false' end)");
    } else if (family == type_family::json || family == type_family::array || family == type_family::decimal) {
        out.put("json(");
        write_argument(out, node);
        out.put(")");
    } else {
        write(out, node);
    }
}
template <class Function, class Type, class... A>
constexpr void write_json_of(writer& out, const call<Function, Type, A...>& node) {
    out.put(out.is_sqlite() ? Function::sqlite_name : Function::name);
    bool first = true;
    node.arguments.each([&](const auto& value) {
        out.put(first ? "(" : ", ");
        first = false;
        write_json_value(out, value);
    });
    out.put(")");
}
template <class Type, class... A>
constexpr void write(writer& out, const call<functions::json_object, Type, A...>& node) {
    write_json_of(out, node);
}
template <class Type, class... A>
constexpr void write(writer& out, const call<functions::json_array, Type, A...>& node) {
    write_json_of(out, node);
}

template <class Type, class X, class F> constexpr void write_changed(writer& out, const X& document, F&& write_change) {
    const bool cast = is_plain_json<Type>;
    out.put(cast ? "cast(" : "(");
    write_jsonb(out, document);
    write_change();
    out.put(cast ? " as json)" : ")");
}

template <class Type, class X, class K, class V>
constexpr void write(writer& out, const call<functions::json_set, Type, X, K, V>& node) {
    const auto rest = [&] {
        write_alone(out, part<1>(node.arguments));
        out.put(", ");
        write_json_value(out, part<2>(node.arguments));
        out.put(")");
    };
    if (!out.is_sqlite())
        return write_changed<Type>(out, part<0>(node.arguments), [&] {
            out.put(" || jsonb_build_object(");
            rest();
        });
    out.put("json_set(");
    write_alone(out, part<0>(node.arguments));
    out.put(", ");
    rest();
}

template <class Type, class X, class K>
constexpr void write(writer& out, const call<functions::json_remove, Type, X, K>& node) {
    if (!out.is_sqlite())
        return write_changed<Type>(out, part<0>(node.arguments), [&] {
            out.put(" - ");
            write_alone(out, part<1>(node.arguments));
        });
    out.put("json_remove(");
    write_arguments(out, node.arguments);
    out.put(")");
}

}  // namespace mizzle
