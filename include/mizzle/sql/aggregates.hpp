// Aggregates, with what follows a call: order by inside, filter, over.
#pragma once
#include "../query/collect.hpp"
#include "../query/filter.hpp"
#include "comparable.hpp"
#include "functions.hpp"

namespace mizzle {

template <class X> constexpr void write(writer& out, const distinct_values<X>& node) {
    out.put("distinct ");
    write_compared<typename X::sql_type>(out, [&] { write(out, node.operand); });
    check_kept<needs_of_sameness<typename X::sql_type>>(out);
}

template <class X> constexpr const X& without_distinct(const X& operand) { return operand; }
template <class X> constexpr const X& without_distinct(const distinct_values<X>& node) { return node.operand; }

// Where a dialect wraps a call in something, what follows the call stands inside of that.
struct no_tail {
    constexpr void write_order(writer&) const {}
    constexpr void write_rest(writer&) const {}
};

// Functions whose spelling is their name.
template <class Function, class Type, class... A, class Tail>
constexpr void write_call(writer& out, const call<Function, Type, A...>& node, const Tail& tail) {
    out.put(Function::name);
    out.put("(");
    write_arguments(out, node.arguments);
    tail.write_order(out);
    out.put(")");
    tail.write_rest(out);
}

template <class Type, class Tail>
constexpr void write_call(writer& out, const call<functions::count, Type>&, const Tail& tail) {
    out.put("count(*)");
    tail.write_rest(out);
}

// How many are not NULL.
template <class Type, class X, class Tail>
constexpr void write_call(writer& out, const call<functions::count, Type, X>& node, const Tail& tail) {
    out.put("count(");
    write_alone(out, part<0>(node.arguments));
    out.put(")");
    tail.write_rest(out);
}

template <class Type, class X> constexpr void write_sum(writer& out, const X& operand) {
    if (is_text_decimal<Type> && out.is_sqlite()) put_driver_function(out, "mizzle_sum");
    else out.put("sum(");
    // PostgreSQL adds single-precision numbers with single precision.
    constexpr bool widens = std::is_same_v<typename X::sql_type, types::real>;
    const bool is_widened = widens && !out.is_sqlite();
    if constexpr (widens) {
        if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(without_distinct(operand))>, X>)
            out.put("distinct ");
        if (is_widened) out.put("cast(");
        write_alone(out, without_distinct(operand));
        if (is_widened) out.put(" as double precision)");
    } else {
        write_alone(out, operand);
    }
    out.put(")");
}

template <class Type, class X, class Tail>
constexpr void write_call(writer& out, const call<functions::sum, Type, X>& node, const Tail& tail) {
    const bool cast = !out.is_sqlite() && Type::family == type_family::integer;
    if (cast) out.put("cast(");
    write_sum<Type>(out, part<0>(node.arguments));
    tail.write_rest(out);
    if (cast) out.put(" as bigint)");
}

// What PostgreSQL computes in another type than double.
template <class Function, class Type, class... A, class Tail>
constexpr void write_as_double(writer& out, const call<Function, Type, A...>& node, const Tail& tail) {
    if (!out.is_sqlite()) out.put("cast(");
    out.put(Function::name);
    out.put("(");
    write_arguments(out, node.arguments);
    out.put(")");
    tail.write_rest(out);
    if (!out.is_sqlite()) out.put(" as double precision)");
}
template <class Type, class X, class Tail>
constexpr void write_call(writer& out, const call<functions::avg, Type, X>& node, const Tail& tail) {
    using type = typename X::sql_type;
    if constexpr (is_decimal<type>) {
        if (out.is_sqlite()) {
            // The exact sum by the count.
            const auto& operand = part<0>(node.arguments);
            const int before = out.placeholders();
            put_driver_function(out, "mizzle_mean");
            write_sum<type>(out, operand);
            tail.write_rest(out);
            out.put(", count(");
            out.continue_after(before);
            write_alone(out, operand);
            out.put(")");
            tail.write_rest(out);
            return put_scale(out, is_scaled<type> ? decimal_scale<type> : 0);
        }
    }
    write_as_double(out, node, tail);
}
// The deviations.
template <class Function, class Type, class X, class Tail>
    requires requires { typename Function::is_deviation; }
constexpr void write_call(writer& out, const call<Function, Type, X>& node, const Tail& tail) {
    write_as_double(out, node, tail);
}

// SQLite's booleans are 0 and 1.
template <class Function, class Type, class X, class Tail>
constexpr void write_boolean(writer& out, const call<Function, Type, X>& node, const Tail& tail,
                             std::string_view in_sqlite, std::string_view in_postgres = Function::name) {
    out.put(out.is_sqlite() ? in_sqlite : in_postgres);
    out.put("(");
    write_alone(out, part<0>(node.arguments));
    out.put(")");
    tail.write_rest(out);
}

template <class Function, class Type, class X, class Tail>
constexpr void write_extreme(writer& out, const call<Function, Type, X>& node, const Tail& tail) {
    // The extreme of distinct values is that of all.
    const auto& operand = without_distinct(part<0>(node.arguments));
    check_kept<needs_of_order<Type>>(out);
    if constexpr (order_of_kept<Type> == kept_order::keyed) {
        if (out.is_sqlite()) {
            out.put("substr(");
            out.put(Function::name);
            out.put("(mizzle_length_and_text(");
            write(out, operand);
            out.put("))");
            tail.write_rest(out);
            return out.put(", 21)");
        }
    }
    if constexpr (Type::family == type_family::enumeration) {
        if (out.is_sqlite()) {
            using label = typename Type::value_type;
            return write_label<label>(out, [&] {
                out.put(Function::name);
                out.put("(");
                write_rank<label>(out, [&] { write_operand(out, operand); });
                out.put(")");
                tail.write_rest(out);
            });
        }
    }
    // PostgreSQL has no such aggregates: as text in bytes' order, and as conditions, the values sort likewise.
    constexpr bool is_max = std::is_same_v<Function, functions::max>;
    if constexpr (Type::family == type_family::boolean) {
        if (!out.is_sqlite()) return write_boolean(out, node, tail, {}, is_max ? "bool_or" : "bool_and");
    }
    if constexpr (Type::family == type_family::uuid || Type::family == type_family::bytes) {
        constexpr bool is_uuid = Type::family == type_family::uuid;
        if (!out.is_sqlite()) {
            out.put(is_uuid ? "cast(" : "decode(");
            out.put(Function::name);
            out.put(is_uuid ? "(cast(" : "(encode(");
            write_alone(out, operand);
            out.put(is_uuid ? " as text) collate \"C\")" : ", 'hex') collate \"C\")");
            tail.write_rest(out);
            return out.put(is_uuid ? " as uuid)" : ", 'hex')");
        }
    }
    out.put(Function::name);
    out.put("(");
    if (out.is_sqlite() && is_decimal<Type>) {
        write_compared<Type>(out, [&] { write(out, operand); });
    } else {
        write_alone(out, part<0>(node.arguments));
    }
    out.put(")");
    tail.write_rest(out);
}
template <class Type, class X, class Tail>
constexpr void write_call(writer& out, const call<functions::min, Type, X>& node, const Tail& tail) {
    write_extreme(out, node, tail);
}
template <class Type, class X, class Tail>
constexpr void write_call(writer& out, const call<functions::max, Type, X>& node, const Tail& tail) {
    write_extreme(out, node, tail);
}

template <class Type, class X, class Tail>
constexpr void write_call(writer& out, const call<functions::bool_and, Type, X>& node, const Tail& tail) {
    write_boolean(out, node, tail, "min");
}
template <class Type, class X, class Tail>
constexpr void write_call(writer& out, const call<functions::every, Type, X>& node, const Tail& tail) {
    write_boolean(out, node, tail, "min");
}
template <class Type, class X, class Tail>
constexpr void write_call(writer& out, const call<functions::bool_or, Type, X>& node, const Tail& tail) {
    write_boolean(out, node, tail, "max");
}

template <class Function, class Type, class... A>
    requires requires { typename Function::aggregate; }
constexpr void write(writer& out, const call<Function, Type, A...>& node) {
    write_call(out, node, no_tail{});
}

}  // namespace mizzle
