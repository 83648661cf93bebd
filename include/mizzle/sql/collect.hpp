// string_agg, array_agg, json_agg, json_object_agg. On SQLite functions of the driver write the last three.
#pragma once
#include "aggregates.hpp"

namespace mizzle {

template <class Function, class Type, class... A, class Tail>
    requires std::is_base_of_v<functions::string_agg, Function>
constexpr void write_call(writer& out, const call<Function, Type, A...>& node, const Tail& tail) {
    out.put(out.is_sqlite() ? "group_concat(" : "string_agg(");
    write_arguments(out, node.arguments);
    if (sizeof...(A) == 1 && !out.is_sqlite()) out.put(", ','");
    tail.write_order(out);
    out.put(")");
    tail.write_rest(out);
}

// What SQLite keeps as a number or as text and JSON writes otherwise.
template <class Type> constexpr std::string_view kind_of_element(bool as_json) {
    if (Type::family == type_family::boolean) return "boolean_";
    if (as_json && (Type::family == type_family::json || Type::family == type_family::array ||
                    Type::family == type_family::decimal))
        return "json_";
    return "";
}

template <class Call, class Tail>
constexpr void write_collection(writer& out, const Call& node, const Tail& tail, std::string_view in_postgres,
                                std::string_view in_sqlite, std::string_view kind) {
    if (out.is_sqlite()) {
        out.put("mizzle_");
        out.put(kind);
        out.put(in_sqlite);
    } else {
        out.put(in_postgres);
    }
    out.put("(");
    write_arguments(out, node.arguments);
    tail.write_order(out);
    out.put(")");
    tail.write_rest(out);
}
template <class Type, class X, class Tail>
constexpr void write_call(writer& out, const call<functions::array_agg, Type, X>& node, const Tail& tail) {
    write_collection(out, node, tail, "array_agg", "array_agg", kind_of_element<typename X::sql_type>(false));
}
template <class Type, class X, class Tail>
constexpr void write_call(writer& out, const call<functions::json_agg, Type, X>& node, const Tail& tail) {
    write_collection(out, node, tail, "json_agg", "array_agg", kind_of_element<typename X::sql_type>(true));
}
template <class Type, class K, class V, class Tail>
constexpr void write_call(writer& out, const call<functions::json_object_agg, Type, K, V>& node, const Tail& tail) {
    write_collection(out, node, tail, "json_object_agg", "object_agg", kind_of_element<typename V::sql_type>(true));
}

}  // namespace mizzle
