// Casts. What MySQL would take for another value without a word is refused: text that is no number for 0, a boolean
// for 1 as text.
#pragma once
#include "function_names.hpp"

namespace mizzle {

// The name that cast() has for a type; empty where there is no such cast.
template <class Type> constexpr std::string_view name_in_cast() {
    switch (Type::family) {
    case type_family::integer: return "signed";
    case type_family::real: return std::is_same_v<Type, types::real> ? "float" : "double";
    case type_family::text: return "char";
    case type_family::date: return "date";
    case type_family::time: return "time(6)";
    case type_family::timestamp:
    case type_family::timestamptz: return "datetime(6)";
    case type_family::bytes: return "binary";
    default: return {};
    }
}

constexpr bool is_point_in_time(type_family family) {
    return family == type_family::date || family == type_family::timestamp || family == type_family::timestamptz;
}
// Whether MySQL makes the same of it as other databases.
constexpr bool casts_alike(type_family from, type_family to) {
    const auto is_number = [](type_family f) {
        return f == type_family::integer || f == type_family::real || f == type_family::decimal;
    };
    if (from == to) return true;
    if (is_number(from) || from == type_family::boolean) {
        if (is_number(to)) return from != type_family::boolean || to == type_family::integer;
        return to == type_family::boolean || (to == type_family::text && from != type_family::real);
    }
    if (is_point_in_time(from))
        return is_point_in_time(to) || (to == type_family::time && from != type_family::date) ||
               (to == type_family::text && from == type_family::date);
    return to == type_family::text && (from == type_family::enumeration || from == type_family::json);
}

template <class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::cast, Type, X>& node) {
    constexpr auto from = X::sql_type::family, to = Type::family;
    if constexpr (!casts_alike(from, to)) {
        refuse_on_mysql();
    } else if constexpr (to == type_family::boolean) {
        out.put("(");
        write_operand(out, part<0>(node.arguments));
        out.put(" <> 0)");
    } else if constexpr (from == type_family::boolean && to == type_family::text) {
        out.put("elt(1 + ");
        write_operand(out, part<0>(node.arguments));
        out.put(", 'false', 'true')");
    } else if constexpr (to == type_family::decimal || !name_in_cast<Type>().empty()) {
        out.put("cast(");
        write_alone(out, part<0>(node.arguments));
        out.put(" as ");
        if constexpr (to == type_family::decimal) write_type(out, Type{});
        else out.put(name_in_cast<Type>());
        out.put(")");
    } else {
        write_alone(out, part<0>(node.arguments));
    }
}

}  // namespace mizzle
