// Aggregates of what SQLite keeps otherwise. Its booleans are 0 and 1; functions of the driver collect.
#pragma once
#include "../../sql/functions/collect.hpp"
#include "comparable.hpp"

namespace mizzle::detail {

template <class Type, class X> constexpr void spell_sum(writer& out, const X& operand, bool has_room = true) {
    if (is_text_decimal<Type> || !has_room) put_driver_function(out, "mizzle_sum");
    else out.put("sum(");
    write_alone(out, operand);
    out.put(")");
}
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::sqlite, writer& out, const call<functions::sum, Type, X>& node, const Tail& tail) {
    if constexpr (std::is_same_v<typename X::sql_type, types::real>) {
        const auto& operand = part<0>(node.arguments);
        out.put("sum(");
        write_distinct_word(out, operand);
        write_alone(out, without_distinct(operand));
        out.put(")");
    } else {
        spell_sum<Type>(out, part<0>(node.arguments));
    }
    tail.write_rest(out);
}

// Of decimals, and of whole numbers that a double does not tell apart, the exact sum by the count.
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::sqlite, writer& out, const call<functions::avg, Type, X>& node, const Tail& tail) {
    using type = typename X::sql_type;
    constexpr bool is_wide = has_exact_mean<type>;
    if constexpr (is_decimal<type> || is_wide) {
        const auto& operand = part<0>(node.arguments);
        const int before = out.placeholders();
        if (is_wide && out.prints_values()) {
            out.put("avg(");
            write_alone(out, operand);
            out.put(")");
            return tail.write_rest(out);
        }
        put_driver_function(out, "mizzle_mean");
        spell_sum<type>(out, operand, !is_wide);
        tail.write_rest(out);
        out.put(", count(");
        out.continue_after(before);
        write_alone(out, operand);
        out.put(")");
        tail.write_rest(out);
        put_scale(out, is_scaled<type> ? decimal_scale<type> : 0);
    } else {
        out.put("avg(");
        write_arguments(out, node.arguments);
        out.put(")");
        tail.write_rest(out);
    }
}

template <class Function, class Type, class X, class Tail>
constexpr void spell_extreme(writer& out, const call<Function, Type, X>& node, const Tail& tail) {
    // The extreme of distinct values is that of all.
    const auto& operand = without_distinct(part<0>(node.arguments));
    check_kept<needs_of_order<Type>>(out);
    if constexpr (order_of_kept<Type> == kept_order::keyed) {
        out.put("substr(");
        out.put(Function::name);
        out.put("(mizzle_length_and_text(");
        write(out, operand);
        out.put("))");
        tail.write_rest(out);
        out.put(", 21)");
    } else if constexpr (Type::family == type_family::enumeration) {
        using label = typename Type::value_type;
        write_label<label>(out, [&] {
            out.put(Function::name);
            out.put("(");
            write_rank<label>(out, [&] { write_operand(out, operand); });
            out.put(")");
            tail.write_rest(out);
        });
    } else if constexpr (is_decimal<Type>) {
        out.put(Function::name);
        out.put("(");
        write_compared<Type>(out, [&] { write(out, operand); });
        out.put(")");
        tail.write_rest(out);
    } else {
        write_aggregate(out, Function::name, part<0>(node.arguments), tail);
    }
}
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::sqlite, writer& out, const call<functions::min, Type, X>& node, const Tail& tail) {
    spell_extreme(out, node, tail);
}
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::sqlite, writer& out, const call<functions::max, Type, X>& node, const Tail& tail) {
    spell_extreme(out, node, tail);
}

template <class Type, class X, class Tail>
constexpr void spell_call(dialects::sqlite, writer& out, const call<functions::bool_and, Type, X>& node,
                          const Tail& tail) {
    write_aggregate(out, "min", part<0>(node.arguments), tail);
}
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::sqlite, writer& out, const call<functions::every, Type, X>& node,
                          const Tail& tail) {
    write_aggregate(out, "min", part<0>(node.arguments), tail);
}
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::sqlite, writer& out, const call<functions::bool_or, Type, X>& node,
                          const Tail& tail) {
    write_aggregate(out, "max", part<0>(node.arguments), tail);
}

template <class Function, class Type, class... A, class Tail>
    requires std::is_base_of_v<functions::string_agg, Function>
constexpr void spell_call(dialects::sqlite, writer& out, const call<Function, Type, A...>& node, const Tail& tail) {
    out.put("group_concat(");
    write_arguments(out, node.arguments);
    tail.write_order(out);
    out.put(")");
    tail.write_rest(out);
}

// What is kept as a number or as text and JSON writes otherwise.
template <class Type> inline constexpr bool are_singles = std::is_same_v<Type, types::array<float>>;
template <class Type> constexpr std::string_view kind_of_element(bool as_json) {
    if (Type::family == type_family::boolean) return "boolean_";
    if (as_json && std::is_same_v<Type, types::real>) return "single_";
    if (as_json && (Type::family == type_family::json || Type::family == type_family::array ||
                    Type::family == type_family::decimal))
        return "json_";
    return "";
}

template <class N> constexpr void write_collected(writer& out, const N& node, bool as_json) {
    const bool in_json = as_json && are_singles<typename N::sql_type>;
    if (in_json) out.put("mizzle_singles_json(");
    write_argument(out, node);
    if (in_json) out.put(")");
}

template <class Call, class Tail>
constexpr void spell_collection(writer& out, std::string_view kind, std::string_view name, const Call& node,
                                bool as_json, const Tail& tail) {
    out.put("mizzle_");
    out.put(kind);
    out.put(name);
    bool first = true;
    node.arguments.each([&](const auto& part) {
        if (!first) out.put(", ");
        first = false;
        write_collected(out, part, as_json);
    });
    tail.write_order(out);
    out.put(")");
    tail.write_rest(out);
}
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::sqlite, writer& out, const call<functions::array_agg, Type, X>& node,
                          const Tail& tail) {
    spell_collection(out, kind_of_element<typename X::sql_type>(false), "array_agg(", node, false, tail);
}
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::sqlite, writer& out, const call<functions::json_agg, Type, X>& node,
                          const Tail& tail) {
    spell_collection(out, kind_of_element<typename X::sql_type>(true), "array_agg(", node, true, tail);
}
template <class Type, class K, class V, class Tail>
constexpr void spell_call(dialects::sqlite, writer& out, const call<functions::json_object_agg, Type, K, V>& node,
                          const Tail& tail) {
    spell_collection(out, kind_of_element<typename V::sql_type>(true), "object_agg(", node, true, tail);
}

}  // namespace mizzle::detail
