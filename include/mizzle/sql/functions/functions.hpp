// Calls of functions.
#pragma once
#include "../../query/functions/functions.hpp"
#include "../expressions/operands.hpp"
#include "coalesce.hpp"

namespace mizzle::detail {

template <class T, class... A> inline constexpr bool needs_parentheses<call<functions::concat, T, A...>> = true;

// Functions whose spelling is their name.
template <class Function, class Type, class... A>
constexpr void spell(writer& out, const call<Function, Type, A...>& node) {
    out.put(Function::name);
    out.put("(");
    write_arguments(out, node.arguments);
    out.put(")");
}

template <class Type> constexpr void spell(writer& out, const call<functions::now, Type>&) { out.put("now()"); }

// One within another is one chain.
template <class N> inline constexpr bool is_concatenation = false;
template <class Type, class... A>
inline constexpr bool is_concatenation<call<functions::concat, Type, A...>> = sizeof...(A) > 1;

template <class Type, class... A> constexpr void spell(writer& out, const call<functions::concat, Type, A...>& node) {
    bool first = true;
    node.arguments.each([&](const auto& part) {
        if (!first) out.put(" || ");
        first = false;
        using operand = std::remove_cvref_t<decltype(part)>;
        if constexpr (is_concatenation<operand>) write(out, part);
        else write_operand(out, part);
        write_cast<operand, void>(out);
    });
}

// Casts from and to what has a time zone, which is UTC and not the session's.
template <class Type, class X> constexpr void spell(writer& out, const call<functions::cast, Type, X>& node) {
    constexpr auto from = X::sql_type::family, to = Type::family;
    constexpr bool to_text = to == type_family::text;
    constexpr bool is_calendar = to == type_family::date || to == type_family::time || to == type_family::timestamp;
    constexpr bool zoned = from == type_family::timestamptz && (to_text || is_calendar);
    constexpr bool from_local =
        to == type_family::timestamptz && (from == type_family::timestamp || from == type_family::date);
    const auto& operand = part<0>(node.arguments);
    out.put("cast(");
    if constexpr (zoned || from_local) {
        write_operand(out, operand);
        write_cast<X, void>(out);
    } else {
        write_alone(out, operand);
    }
    if (zoned) out.put(" at time zone 'UTC'");
    if (from_local) return out.put(" as timestamp) at time zone 'UTC'");
    out.put(" as ");
    write_type(out, Type{});
    out.put(zoned && to_text ? ") || '+00'" : ")");
}

}  // namespace mizzle::detail
