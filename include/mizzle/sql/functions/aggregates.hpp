// Aggregates, with what follows a call: order by inside, filter, over.
#pragma once
#include "../../query/functions/aggregate_call.hpp"
#include "../../query/functions/collect.hpp"
#include "../expressions/comparable.hpp"
#include "functions.hpp"

namespace mizzle::detail {

template <class X> constexpr void spell(writer& out, const distinct_values<X>& node) {
    out.put("distinct ");
    write_compared<typename X::sql_type>(out, [&] { write(out, node.operand); });
    check_kept<needs_of_sameness<typename X::sql_type>>(out);
}

template <class X> constexpr const X& without_distinct(const X& operand) { return operand; }
template <class X> constexpr const X& without_distinct(const distinct_values<X>& node) { return node.operand; }

// Where a database wraps a call in something, what follows the call stands inside of that.
struct no_tail {
    constexpr void write_order(writer&) const {}
    constexpr void write_rest(writer&) const {}
};

// Functions whose spelling is their name.
template <class Function, class Type, class... A, class Tail>
constexpr void spell_call(writer& out, const call<Function, Type, A...>& node, const Tail& tail) {
    out.put(Function::name);
    out.put("(");
    write_arguments(out, node.arguments);
    tail.write_order(out);
    out.put(")");
    tail.write_rest(out);
}

template <class Type, class Tail>
constexpr void spell_call(writer& out, const call<functions::count, Type>&, const Tail& tail) {
    out.put("count(*)");
    tail.write_rest(out);
}

// How many are not NULL.
template <class Type, class X, class Tail>
constexpr void spell_call(writer& out, const call<functions::count, Type, X>& node, const Tail& tail) {
    out.put("count(");
    write_alone(out, part<0>(node.arguments));
    out.put(")");
    tail.write_rest(out);
}

// The sum of distinct values keeps its word where something is written around them.
template <class X> constexpr void write_distinct_word(writer& out, const X& operand) {
    if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(without_distinct(operand))>, X>) out.put("distinct ");
}

// Numbers of single precision would be added with single precision, and integers make a decimal.
template <class Type, class X, class Tail>
constexpr void spell_call(writer& out, const call<functions::sum, Type, X>& node, const Tail& tail) {
    constexpr bool widens = std::is_same_v<typename X::sql_type, types::real>;
    constexpr bool cast = Type::family == type_family::integer;
    const auto& operand = part<0>(node.arguments);
    out.put(cast ? "cast(sum(" : "sum(");
    if constexpr (widens) {
        write_distinct_word(out, operand);
        out.put("cast(");
        write_alone(out, without_distinct(operand));
        out.put(" as double precision)");
    } else {
        write_alone(out, operand);
    }
    out.put(")");
    tail.write_rest(out);
    if (cast) out.put(" as bigint)");
}

// What would be computed in another type than double.
template <class Function, class Type, class... A, class Tail>
constexpr void write_as_double(writer& out, const call<Function, Type, A...>& node, const Tail& tail) {
    out.put("cast(");
    out.put(Function::name);
    out.put("(");
    write_arguments(out, node.arguments);
    out.put(")");
    tail.write_rest(out);
    out.put(" as double precision)");
}
template <class Type, class X, class Tail>
constexpr void spell_call(writer& out, const call<functions::avg, Type, X>& node, const Tail& tail) {
    write_as_double(out, node, tail);
}
// The deviations.
template <class Function, class Type, class X, class Tail>
    requires requires { typename Function::is_deviation; }
constexpr void spell_call(writer& out, const call<Function, Type, X>& node, const Tail& tail) {
    write_as_double(out, node, tail);
}

template <class X, class Tail>
constexpr void write_aggregate(writer& out, std::string_view name, const X& operand, const Tail& tail) {
    out.put(name);
    out.put("(");
    write_alone(out, operand);
    out.put(")");
    tail.write_rest(out);
}

// There is no largest boolean, UUID and bytea: as conditions, and as text in bytes' order, the values sort likewise.
template <class Function, class Type, class X, class Tail>
constexpr void write_extreme(writer& out, const call<Function, Type, X>& node, const Tail& tail) {
    // The extreme of distinct values is that of all.
    const auto& operand = without_distinct(part<0>(node.arguments));
    check_kept<needs_of_order<Type>>(out);
    constexpr bool is_max = std::is_same_v<Function, functions::max>;
    constexpr bool is_uuid = Type::family == type_family::uuid;
    if constexpr (Type::family == type_family::boolean) {
        write_aggregate(out, is_max ? "bool_or" : "bool_and", part<0>(node.arguments), tail);
    } else if constexpr (is_uuid || Type::family == type_family::bytes) {
        out.put(is_uuid ? "cast(" : "decode(");
        out.put(Function::name);
        out.put(is_uuid ? "(cast(" : "(encode(");
        write_alone(out, operand);
        out.put(is_uuid ? " as text) collate \"C\")" : ", 'hex') collate \"C\")");
        tail.write_rest(out);
        out.put(is_uuid ? " as uuid)" : ", 'hex')");
    } else {
        write_aggregate(out, Function::name, part<0>(node.arguments), tail);
    }
}
template <class Type, class X, class Tail>
constexpr void spell_call(writer& out, const call<functions::min, Type, X>& node, const Tail& tail) {
    write_extreme(out, node, tail);
}
template <class Type, class X, class Tail>
constexpr void spell_call(writer& out, const call<functions::max, Type, X>& node, const Tail& tail) {
    write_extreme(out, node, tail);
}

template <class Function, class Type, class... A>
    requires requires { typename Function::aggregate; }
constexpr void spell(writer& out, const call<Function, Type, A...>& node) {
    write_call(out, node, no_tail{});
}

}  // namespace mizzle::detail
