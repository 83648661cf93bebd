// Aggregates.
#pragma once
#include "../../sql/collect.hpp"
#include "../../sql/window.hpp"
#include "casts.hpp"
#include "comparable.hpp"

namespace mizzle {

template <class Type, class X, class Tail>
constexpr void spell_call(dialects::mysql, writer& out, const call<functions::sum, Type, X>& node, const Tail& tail) {
    constexpr bool is_whole = Type::family == type_family::integer;
    constexpr bool widens = std::is_same_v<typename X::sql_type, types::real>;
    const auto& operand = part<0>(node.arguments);
    out.put(is_whole ? "cast(sum(" : "sum(");
    if constexpr (widens) {
        write_distinct_word(out, operand);
        out.put("cast(");
        write_alone(out, without_distinct(operand));
        out.put(" as double)");
    } else {
        write_alone(out, operand);
    }
    out.put(")");
    tail.write_rest(out);
    if (is_whole) out.put(" as signed)");
}

// Its own avg() of whole numbers and decimals has four digits more than they. Sums are exact.
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::mysql, writer& out, const call<functions::avg, Type, X>& node, const Tail& tail) {
    const auto& operand = part<0>(node.arguments);
    if constexpr (X::sql_type::family == type_family::real) {
        out.put("avg(");
        write_alone(out, operand);
        out.put(")");
        return tail.write_rest(out);
    } else {
        const int before = out.placeholders();
        out.put("(cast(sum(");
        write_alone(out, operand);
        out.put(")");
        tail.write_rest(out);
        out.put(" as double) / count(");
        out.continue_after(before);
        write_alone(out, operand);
        out.put(")");
        tail.write_rest(out);
        out.put(")");
    }
}

template <class Function, class Type, class X, class Tail>
constexpr void write_extreme_on_mysql(writer& out, const call<Function, Type, X>& node, const Tail& tail) {
    check_kept<needs_of_order<Type>>(out);
    const auto& operand = without_distinct(part<0>(node.arguments));
    if constexpr (Type::family == type_family::enumeration) {
        using label = typename Type::value_type;
        out.put("elt(");
        out.put(Function::name);
        out.put("(");
        write_place_of_label<label>(out, [&] { write_alone(out, operand); });
        out.put(")");
        tail.write_rest(out);
        for (const auto text : enumeration_of<label>.labels) {
            out.put(", ");
            out.text_literal(text);
        }
        out.put(")");
    } else {
        write_aggregate(out, Function::name, operand, tail);
    }
}
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::mysql, writer& out, const call<functions::min, Type, X>& node, const Tail& tail) {
    write_extreme_on_mysql(out, node, tail);
}
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::mysql, writer& out, const call<functions::max, Type, X>& node, const Tail& tail) {
    write_extreme_on_mysql(out, node, tail);
}

template <class Type, class X, class Tail>
constexpr void spell_call(dialects::mysql, writer& out, const call<functions::bool_and, Type, X>& node,
                          const Tail& tail) {
    write_aggregate(out, "min", part<0>(node.arguments), tail);
}
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::mysql, writer& out, const call<functions::every, Type, X>& node, const Tail& tail) {
    write_aggregate(out, "min", part<0>(node.arguments), tail);
}
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::mysql, writer& out, const call<functions::bool_or, Type, X>& node,
                          const Tail& tail) {
    write_aggregate(out, "max", part<0>(node.arguments), tail);
}

// The separator is a literal there. group_concat() is not cut: the driver sets its length.
template <class Function, class Type, class... A, class Tail>
    requires std::is_base_of_v<functions::string_agg, Function>
constexpr void spell_call(dialects::mysql, writer& out, const call<Function, Type, A...>& node, const Tail& tail) {
    if constexpr (sizeof...(A) == 1) {
        out.put("group_concat(");
        write_alone(out, part<0>(node.arguments));
        out.put(" separator ',')");
        tail.write_rest(out);
    } else {
        throw_usage_error(
            "mizzle: string_agg() takes no separator on MySQL; leave it out, and a comma joins the values");
    }
}
template <class Function, class Type, class... A, class Tail>
    requires(std::is_same_v<Function, functions::array_agg> || std::is_same_v<Function, functions::json_agg> ||
             std::is_same_v<Function, functions::json_object_agg>)
constexpr void spell_call(dialects::mysql, writer&, const call<Function, Type, A...>&, const Tail&) {
    throw_usage_error(
        "mizzle: array_agg(), json_agg() and json_object_agg() are not spelled for MySQL; select the rows, "
        "or a tree by query()");
}
template <class Function, class Type, class X, class N, class D, class Tail>
    requires(std::is_same_v<Function, functions::lag> || std::is_same_v<Function, functions::lead>)
constexpr void spell_call(dialects::mysql, writer&, const call<Function, Type, X, N, D>&, const Tail&) {
    throw_usage_error("mizzle: MariaDB's lag() and lead() take no default; leave it out, and tell the first rows by "
                      "row_number()");
}

// MySQL has no filter: other rows give NULL, which aggregates leave out. A condition's values are bound after those of
// what is aggregated.
template <class X, class Condition> struct filtered_value {
    using sql_type = typename X::sql_type;
    const X* operand;
    const Condition* condition;
};
template <class X, class Condition> constexpr void spell(writer& out, const filtered_value<X, Condition>& node) {
    writer count(out.dialect());
    write(count, *node.operand);
    const int before = out.placeholders();
    out.put("case when ");
    out.continue_after(before + count.placeholders());
    write(out, *node.condition);
    const int after = out.placeholders();
    out.put(" then ");
    out.continue_after(before);
    write_alone(out, *node.operand);
    out.put(" end");
    out.continue_after(after);
}
template <class X, class Condition> constexpr auto filtered_by(const X& operand, const Condition& condition) {
    return filtered_value<X, Condition>{&operand, &condition};
}
template <class X, class Condition>
constexpr auto filtered_by(const distinct_values<X>& node, const Condition& condition) {
    return distinct_values<filtered_value<X, Condition>>{filtered_by(node.operand, condition)};
}

// What follows the call, without the filter.
template <class Node> struct tail_without_filter {
    const Node& node;
    constexpr void write_order(writer&) const {}
    constexpr void write_rest(writer& out) const {
        if constexpr (Node::is_window) {
            out.put(" over ");
            write_window(out, node.window);
        }
    }
};

template <class Call, class Order, class Filter, class Window>
    requires(!std::is_same_v<Filter, no_condition>)
constexpr void spell(dialects::mysql, writer& out, const modified_call<Call, Order, Filter, Window>& node) {
    const auto write_filtered = [&]<class Function, class Type, class... A>(const call<Function, Type, A...>& of) {
        const tail_without_filter<modified_call<Call, Order, Filter, Window>> tail{node};
        if constexpr (sizeof...(A) == 0) {
            out.put("count(case when ");
            write(out, node.condition_of_rows);
            out.put(" then 1 end)");
            tail.write_rest(out);
        } else if constexpr (sizeof...(A) == 1) {
            const auto value = filtered_by(part<0>(of.arguments), node.condition_of_rows);
            using filtered = std::remove_const_t<decltype(value)>;
            write_call(out, call<Function, Type, filtered>(pack<filtered>(0, value)), tail);
        } else {
            throw_usage_error("mizzle: MySQL has no filter() of an aggregate of several values; aggregate "
                              "case_when(condition, value) without an else_()");
        }
    };
    write_filtered(node.function_call);
}

}  // namespace mizzle
