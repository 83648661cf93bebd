// filter (where ...), within group (order by ...), over (partition by ... order by ... frame).
#pragma once
#include "../../query/functions/window_functions.hpp"
#include "../functions/collect.hpp"
#include "order_by.hpp"

namespace mizzle::detail {

// lag, lead and the like: the default has the form of the value.
template <class Function, class Type, class... A, class Tail>
    requires(is_decimal<Type> && requires { typename Function::window_only; })
constexpr void spell_call(writer& out, const call<Function, Type, A...>& node, const Tail& tail) {
    out.put(Function::name);
    out.put("(");
    int position = 0;
    node.arguments.each([&](const auto& argument) {
        if (position != 0) out.put(", ");
        if (position == 1) write_alone(out, argument);
        else write_result<Type>(out, argument);
        ++position;
    });
    out.put(")");
    tail.write_rest(out);
}

template <bound_kind Kind, class... N>
constexpr void write_bound_of_frame(writer& out, const frame_bound<Kind, N...>& bound) {
    bound.offset.each([&](const auto& offset) { write_alone(out, offset); });
    out.put(Kind == bound_kind::unbounded_preceding ? "unbounded preceding"
            : Kind == bound_kind::preceding         ? " preceding"
            : Kind == bound_kind::current_row       ? "current row"
            : Kind == bound_kind::following         ? " following"
                                                    : "unbounded following");
}

constexpr void write_frame(writer&, const no_frame&, bool) {}
template <frame_mode Mode, class Start, class End, frame_exclusion Exclusion, feature_set Needs>
constexpr void write_frame(writer& out, const frame<Mode, Start, End, Exclusion, Needs>& node, bool is_first) {
    if (!is_first) out.put(" ");
    out.put(Mode == frame_mode::rows    ? "rows between "
            : Mode == frame_mode::range ? "range between "
                                        : "groups between ");
    write_bound_of_frame(out, node.start);
    out.put(" and ");
    write_bound_of_frame(out, node.end);
    if constexpr (Exclusion == frame_exclusion::current_row) out.put(" exclude current row");
    if constexpr (Exclusion == frame_exclusion::group) out.put(" exclude group");
    if constexpr (Exclusion == frame_exclusion::ties) out.put(" exclude ties");
}

template <class... P, class... O, class Frame>
constexpr void write_window(writer& out, const window_spec<pack<P...>, pack<O...>, Frame>& node) {
    bool is_first = true;
    out.put("(");
    node.partition.each([&]<class X>(const X& x) {
        out.put(is_first ? "partition by " : ", ");
        is_first = false;
        write_compared<typename X::sql_type>(out,
                                             [&] { write_equal<typename X::sql_type>(out, [&] { write(out, x); }); });
    });
    if constexpr (sizeof...(O) > 0) {
        out.put(is_first ? "order by " : " order by ");
        is_first = false;
        write_orderings(out, node.order);
    }
    write_frame(out, node.rows, is_first);
    out.put(")");
}

template <class Name> constexpr void write_window(writer& out, const named_window<Name>&) {
    out.identifier(Name::name);
}

// What follows the call of a node.
template <class Node> struct tail_of {
    const Node& node;
    constexpr void write_order(writer& out) const {
        if constexpr (decltype(Node::order)::size > 0 && !Node::is_within_group) {
            out.put(" order by ");
            write_orderings(out, node.order);
        }
    }
    constexpr void write_rest(writer& out) const {
        if constexpr (Node::is_within_group) {
            out.put(" within group (order by ");
            write_orderings(out, node.order);
            out.put(")");
        }
        if constexpr (!std::is_same_v<typename Node::filter_type, no_condition>) {
            out.put(" filter (where ");
            write(out, node.condition_of_rows);
            out.put(")");
        }
        if constexpr (Node::is_window) {
            out.put(" over ");
            write_window(out, node.window);
        }
    }
};

template <class Call, class Order, class Filter, class Window>
inline constexpr bool is_spelled_by_few<modified_call<Call, Order, Filter, Window>> = true;
template <class Call, class Order, class Filter, class Window>
constexpr void spell(writer& out, const modified_call<Call, Order, Filter, Window>& node) {
    using tail = tail_of<modified_call<Call, Order, Filter, Window>>;
    write_call(out, node.function_call, tail{node});
}

}  // namespace mizzle::detail
