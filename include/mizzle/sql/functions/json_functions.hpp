// JSON.
#pragma once
#include "../../query/functions/json_functions.hpp"
#include "../expressions/infix.hpp"
#include "../expressions/repeated_operands.hpp"
#include "functions.hpp"

namespace mizzle::detail {

template <class Stored> constexpr void spell(writer& out, const json_key<Stored>& node) { write_bound(out, node); }
constexpr void spell(writer& out, const json_index& node) { write_bound(out, node); }

MIZZLE_DETAIL_INFIX(json_get)

template <class Type, class X, class S>
inline constexpr bool needs_parentheses<call<functions::json_get_text, Type, X, S>> = true;
template <class Type, class X, class S>
constexpr void spell(writer& out, const call<functions::json_get_text, Type, X, S>& node) {
    write_infix(out, part<0>(node.arguments), " ->> ", part<1>(node.arguments));
}

template <class Type>
inline constexpr bool is_plain_json = std::is_same_v<Type, types::json<typename Type::value_type>>;

template <class Type, class X> constexpr void spell(writer& out, const call<functions::json_typeof, Type, X>& node) {
    out.put(is_plain_json<typename X::sql_type> ? "json_typeof(" : "jsonb_typeof(");
    write_alone(out, part<0>(node.arguments));
    out.put(")");
}
template <class Type, class X> inline constexpr bool needs_parentheses<call<functions::json_typeof, Type, X>> = true;

template <class Type, class X>
constexpr void spell(writer& out, const call<functions::json_array_length, Type, X>& node) {
    out.put(is_plain_json<typename X::sql_type> ? "json_array_length(" : "jsonb_array_length(");
    write_alone(out, part<0>(node.arguments));
    out.put(")");
}

// As jsonb, whose operators json has not.
template <class X> constexpr void write_jsonb(writer& out, const X& operand) {
    if constexpr (is_plain_json<typename X::sql_type>) {
        out.put("cast(");
        write_alone(out, operand);
        out.put(" as jsonb)");
    } else {
        write_operand(out, operand);
        write_cast<X, void>(out);
    }
}

template <class Type, class X, class V>
inline constexpr bool needs_parentheses<call<functions::json_contains, Type, X, V>> = true;
template <class Type, class X, class V>
constexpr void spell(writer& out, const call<functions::json_contains, Type, X, V>& node) {
    write_jsonb(out, part<0>(node.arguments));
    out.put(" @> ");
    write_jsonb(out, part<1>(node.arguments));
}

template <class Function, class Type, class... A>
constexpr void write_json_of(writer& out, const call<Function, Type, A...>& node) {
    out.put(Function::name);
    bool first = true;
    node.arguments.each([&](const auto& value) {
        out.put(first ? "(" : ", ");
        first = false;
        write_alone(out, value);
    });
    out.put(")");
}
template <class Type, class... A>
constexpr void spell(writer& out, const call<functions::json_object, Type, A...>& node) {
    write_json_of(out, node);
}
template <class Type, class... A>
constexpr void spell(writer& out, const call<functions::json_array, Type, A...>& node) {
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
constexpr void spell(writer& out, const call<functions::json_set, Type, X, K, V>& node) {
    write_changed<Type>(out, part<0>(node.arguments), [&] {
        out.put(" || jsonb_build_object(");
        write_alone(out, part<1>(node.arguments));
        out.put(", ");
        write_alone(out, part<2>(node.arguments));
        out.put(")");
    });
}

template <class Type, class X, class K>
constexpr void spell(writer& out, const call<functions::json_remove, Type, X, K>& node) {
    write_changed<Type>(out, part<0>(node.arguments), [&] {
        out.put(" - ");
        write_alone(out, part<1>(node.arguments));
    });
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::json_get;

}  // namespace mizzle
