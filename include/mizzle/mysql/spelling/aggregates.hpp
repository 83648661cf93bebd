// Aggregates.
#pragma once
#include "../../sql/clauses/window.hpp"
#include "../../sql/functions/collect.hpp"
#include "casts.hpp"
#include "comparable.hpp"
#include "json_functions.hpp"
#include "refused.hpp"

namespace mizzle::detail {

// A sum of whole numbers is a decimal there. A cast would make the largest number of one that has no room; div fails.
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::mysql, writer& out, const call<functions::sum, Type, X>& node, const Tail& tail) {
    constexpr bool is_whole = Type::family == type_family::integer;
    constexpr bool widens = std::is_same_v<typename X::sql_type, types::real>;
    const auto& operand = part<0>(node.arguments);
    out.put(is_whole ? "(sum(" : "sum(");
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
    if (is_whole) out.put(" div 1)");
}

// Its own avg() of whole numbers and decimals has four digits more than they. Sums are exact, and so is what is divided
// until it is a double: zero with 34 digits gives the quotient as many as MariaDB has, and takes none from large ones.
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
        out.put("cast((sum(");
        write_alone(out, operand);
        out.put(")");
        tail.write_rest(out);
        out.put(" + 0.0000000000000000000000000000000000) / count(");
        out.continue_after(before);
        write_alone(out, operand);
        out.put(")");
        tail.write_rest(out);
        out.put(" as double)");
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
        write_labels<label>(out);
    } else if constexpr (Type::family == type_family::interval) {
        write_refused(out, "mizzle: MySQL keeps intervals as text, of which min() and max() find another; order by it "
                           "and take one row");
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

template <class Tail> inline constexpr bool is_over_window = false;
template <class Node> inline constexpr bool is_over_window<tail_of<Node>> = Node::is_window;
template <class Tail> inline constexpr bool is_in_order = false;
template <class Node> inline constexpr bool is_in_order<tail_of<Node>> = decltype(Node::order)::size > 0;
template <class Tail> constexpr void refuse_collecting_window(writer& out) {
    if (is_over_window<std::remove_cvref_t<Tail>>)
        write_refused(out,
                      "mizzle: MySQL has no over() after string_agg(), json_agg() and json_object_agg(); collect in "
                      "a subquery with group_by()");
}

// group_concat(), which the driver does not let cut text off, takes a literal for a separator: another stands before
// each value and is cut off before the first. `bound` is the operand as its values are bound.
template <class X, class S, class Tail, class Bound>
constexpr void write_joined(writer& out, const X& operand, const S& separator, const Tail& tail, const Bound& bound) {
    if constexpr (!is_bound_later<S>)
        write_refused(out, "mizzle: on MySQL the separator of string_agg() is one text for all rows, no expression");
    writer count(out.dialect());
    write(count, bound);
    const int before = out.placeholders(), between = before + count.placeholders();
    const auto write_separator = [&] {
        out.continue_after(between);
        write_alone(out, separator);
    };
    out.put("substr(group_concat(");
    write_distinct_word(out, operand);
    out.put("concat(");
    write_separator();
    const int after = out.placeholders();
    out.put(", ");
    out.continue_after(before);
    write_alone(out, without_distinct(operand));
    out.put(")");
    out.continue_after(after);
    tail.write_order(out);
    const int end = out.placeholders();
    out.put(" separator ''), char_length(");
    write_separator();
    out.put(") + 1)");
    out.continue_after(end);
}
template <class Function, class Type, class... A, class Tail>
    requires std::is_base_of_v<functions::string_agg, Function>
constexpr void spell_call(dialects::mysql, writer& out, const call<Function, Type, A...>& node, const Tail& tail) {
    refuse_collecting_window<Tail>(out);
    if constexpr (sizeof...(A) == 1) {
        out.put("group_concat(");
        write_alone(out, part<0>(node.arguments));
        tail.write_order(out);
        out.put(" separator ',')");
    } else {
        write_joined(out, part<0>(node.arguments), part<1>(node.arguments), tail, part<0>(node.arguments));
    }
}
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::mysql, writer& out, const call<functions::array_agg, Type, X>&, const Tail&) {
    write_refused(out, "mizzle: MySQL has no arrays, which array_agg() gives; json_agg() collects values as JSON");
}
template <class Type, class X, class Tail>
constexpr void spell_call(dialects::mysql, writer& out, const call<functions::json_agg, Type, X>& node,
                          const Tail& tail) {
    refuse_collecting_window<Tail>(out);
    out.put("json_arrayagg(");
    write_distinct_word(out, part<0>(node.arguments));
    write_json_value(out, without_distinct(part<0>(node.arguments)));
    tail.write_order(out);
    out.put(")");
}
// A key that is NULL would be left out.
template <class Type, class K, class V, class Tail>
constexpr void spell_call(dialects::mysql, writer& out, const call<functions::json_object_agg, Type, K, V>& node,
                          const Tail&) {
    refuse_collecting_window<Tail>(out);
    if (is_in_order<Tail>)
        write_refused(out, "mizzle: MySQL's JSON objects have no order of their keys; leave out order_by() in "
                           "json_object_agg()");
    const operand_writer<K, V> operands(out, node.arguments);
    out.put("json_objectagg(coalesce(");
    operands.template argument<0>();
    out.put(", 9223372036854775807 + (");
    operands.template operand<0>();
    out.put(" is null)), ");
    write_in_json<V>(out, [&] { operands.template argument<1>(); });
    out.put(")");
    operands.finish();
}

// MySQL has no filter: other rows give NULL, which aggregates leave out. A condition's values are bound after those of
// all that stands before it.
template <class X, class Condition> struct filtered_value {
    using sql_type = typename X::sql_type;
    const X* operand;
    const Condition* condition;
    int before_condition;  // placeholders
};
template <class X, class Condition> constexpr void spell(writer& out, const filtered_value<X, Condition>& node) {
    const int before = out.placeholders();
    out.put("case when ");
    out.continue_after(node.before_condition);
    write(out, *node.condition);
    out.put(" then ");
    out.continue_after(before);
    write_alone(out, *node.operand);
    out.put(" end");
}
template <class X, class Condition>
constexpr auto filtered_by(const X& operand, const Condition& condition, int before_condition) {
    return filtered_value<X, Condition>{&operand, &condition, before_condition};
}
template <class X, class Condition>
constexpr auto filtered_by(const distinct_values<X>& node, const Condition& condition, int before_condition) {
    return distinct_values<filtered_value<X, Condition>>{filtered_by(node.operand, condition, before_condition)};
}

// What follows the call, without the filter.
template <class Node> struct tail_without_filter {
    const Node& node;
    int after_condition;  // placeholders
    constexpr void write_order(writer& out) const { tail_of<Node>{node}.write_order(out); }
    constexpr void write_rest(writer& out) const {
        if constexpr (Node::is_window) {
            out.put(" over ");
            out.continue_after(after_condition);
            write_window(out, node.window);
        }
    }
};
template <class Node> inline constexpr bool is_over_window<tail_without_filter<Node>> = Node::is_window;

template <class Call, class Order, class Filter, class Window>
inline constexpr bool spells_itself<dialects::mysql, modified_call<Call, Order, Filter, Window>> = true;
template <class Call, class Order, class Filter, class Window>
    requires(!std::is_same_v<Filter, no_condition>)
constexpr void spell(dialects::mysql, writer& out, const modified_call<Call, Order, Filter, Window>& node) {
    writer count(out.dialect());
    node.function_call.arguments.each([&](const auto& x) { write(count, x); });
    if constexpr (decltype(node.order)::size > 0) write_orderings(count, node.order);
    const int before_condition = out.placeholders() + count.placeholders();
    write(count, node.condition_of_rows);
    const int after_condition = out.placeholders() + count.placeholders();
    if constexpr (!std::is_same_v<Window, no_window>) write_window(count, node.window);
    const int end = out.placeholders() + count.placeholders();

    const tail_without_filter<modified_call<Call, Order, Filter, Window>> tail{node, after_condition};
    const auto write_filtered = [&]<class Function, class Type, class... A>(const call<Function, Type, A...>& of) {
        constexpr bool joins = std::is_base_of_v<functions::string_agg, Function>;
        if constexpr (sizeof...(A) == 0) {
            out.put("count(case when ");
            write(out, node.condition_of_rows);
            out.put(" then 1 end)");
            tail.write_rest(out);
        } else if constexpr (requires { typename Function::keeps_null; } && !joins) {
            write_refused(out, "mizzle: MySQL has no filter() of an aggregate that collects NULL, too; say which rows "
                               "by where()");
        } else if constexpr (sizeof...(A) == 1) {
            const auto value = filtered_by(part<0>(of.arguments), node.condition_of_rows, before_condition);
            using filtered = std::remove_const_t<decltype(value)>;
            write_call(out, call<Function, Type, filtered>(pack<filtered>(0, value)), tail);
        } else if constexpr (joins) {
            refuse_collecting_window<decltype(tail)>(out);
            write_joined(out, filtered_by(part<0>(of.arguments), node.condition_of_rows, before_condition),
                         part<1>(of.arguments), tail, part<0>(of.arguments));
        } else {
            write_refused(out, "mizzle: MySQL has no filter() of an aggregate of several values; aggregate "
                               "case_when(condition, value) without an else_()");
        }
    };
    write_filtered(node.function_call);
    out.continue_after(end);
}

}  // namespace mizzle::detail
