// Calls of functions.
#pragma once
#include "../query/functions.hpp"
#include "alternatives.hpp"
#include "operands.hpp"

namespace mizzle {

template <class T, class... A> inline constexpr bool needs_parentheses<call<functions::concat, T, A...>> = true;

// Functions whose spelling is their name, or one for each database.
template <class Function, class Type, class... A>
constexpr void write(writer& out, const call<Function, Type, A...>& node) {
    if constexpr (requires { Function::sqlite_name; })
        out.put(out.is_sqlite() ? Function::sqlite_name : Function::name);
    else out.put(Function::name);
    out.put("(");
    write_arguments(out, node.arguments);
    out.put(")");
}

// SQLite rounds a half away from zero, PostgreSQL to the even neighbour.
template <class X> constexpr void write(writer& out, const call<functions::round, types::double_precision, X>& node) {
    out.put(out.is_sqlite() ? "mizzle_round_even(" : "round(");
    write_alone(out, part<0>(node.arguments));
    out.put(")");
}

template <class Type> constexpr void write(writer& out, const call<functions::now, Type>&) {
    // In SQLite in the form in which timestamps are kept.
    out.put(out.is_sqlite() ? "replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '')" : "now()");
}

// One within another is one chain.
template <class N> inline constexpr bool is_concatenation = false;
template <class Type, class... A>
inline constexpr bool is_concatenation<call<functions::concat, Type, A...>> = sizeof...(A) > 1;

template <class Type, class... A> constexpr void write(writer& out, const call<functions::concat, Type, A...>& node) {
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

template <class Type, class X> constexpr bool write_exact_cast(writer& out, const X& operand) {
    constexpr auto from = X::sql_type::family, to = Type::family;
    constexpr bool is_point = from == type_family::timestamp || from == type_family::timestamptz;
    constexpr bool to_text = to == type_family::text;
    constexpr bool is_calendar = to == type_family::date || to == type_family::time || to == type_family::timestamp;
    constexpr bool zoned = from == type_family::timestamptz && (to_text || (to != from && is_calendar));
    constexpr bool from_local =
        to == type_family::timestamptz && (from == type_family::timestamp || from == type_family::date);
    const auto around = [&](std::string_view before, std::string_view after) {
        out.put(before);
        write_operand(out, operand);
        write_cast<X, void>(out);
        out.put(after);
        return true;
    };
    if (!out.is_sqlite()) {
        if constexpr (zoned && to_text) return around("cast(", " at time zone 'UTC' as text) || '+00'");
        else if constexpr (zoned) {
            around("cast(", " at time zone 'UTC' as ");
            write_type(out, Type{});
            out.put(")");
            return true;
        } else if constexpr (from_local) return around("cast(", " as timestamp) at time zone 'UTC'");
        else return false;
    }
    if constexpr (is_cast_checked<Type, typename X::sql_type>) {
        around("mizzle_whole(", ", ");
        out.number(8 * sizeof(typename Type::value_type));
        out.put(")");
        return true;
    } else if constexpr (to_text && from == type_family::real)
        return around(std::is_same_v<typename X::sql_type, types::real> ? "mizzle_single_text(" : "mizzle_double_text(",
                      ")");
    else if constexpr (is_point && to == type_family::date) return around("substr(", ", 1, 10)");
    else if constexpr (is_point && to == type_family::time) return around("substr(", ", 12)");
    else if constexpr (from == type_family::date && (to == type_family::timestamp || to == type_family::timestamptz))
        return around("", " || ' 00:00:00'");
    else if constexpr (to_text && zoned) return around("mizzle_time_text(", ") || '+00'");
    else if constexpr (to_text && (is_point || from == type_family::time)) return around("mizzle_time_text(", ")");
    else if constexpr (to_text && from == type_family::bytes) return around("'\\x' || lower(mizzle_hex(", "))");
    else if constexpr (to == type_family::boolean && from == type_family::integer) return around("", " <> 0");
    else if constexpr (from == type_family::text && std::is_same_v<Type, types::real>)
        return around("mizzle_real(mizzle_double(", "))");
    else if constexpr (from == type_family::text && to == type_family::real) return around("mizzle_double(", ")");
    else if constexpr (from == type_family::text && to == type_family::integer) return around("mizzle_integer(", ")");
    else if constexpr (from == type_family::text && to == type_family::boolean) return around("mizzle_boolean(", ")");
    else if constexpr (from == type_family::text && to == type_family::date) return around("mizzle_date(", ")");
    else if constexpr (from == type_family::text && to == type_family::time) return around("mizzle_time(", ")");
    else if constexpr (from == type_family::text && to == type_family::timestamp)
        return around("mizzle_timestamp(", ")");
    else if constexpr (from == type_family::text && to == type_family::interval) return around("mizzle_interval(", ")");
    else if constexpr (from == type_family::text && to == type_family::uuid) return around("mizzle_uuid(", ")");
    else if constexpr (std::is_same_v<Type, types::real> && !std::is_same_v<typename X::sql_type, types::real>)
        return around("mizzle_real(cast(", " as real))");
    else return false;
}

template <class Type, class X> constexpr void write_decimal_cast(writer& out, const X& operand) {
    if constexpr (Type::family == type_family::real) {
        if (std::is_same_v<Type, types::real>) out.put("mizzle_real(");
        write_as_real(out, operand);
        if (std::is_same_v<Type, types::real>) out.put(")");
    } else if constexpr (Type::family == type_family::integer) {
        constexpr unsigned bits = 8 * sizeof(typename Type::value_type);
        if (bits < 64) out.put("mizzle_whole(");
        write_type_stored<Type, held_as<X>>(out, [&] { write(out, operand); });
        if (bits < 64) {
            out.put(", ");
            out.number(bits);
            out.put(")");
        }
    } else if constexpr (!is_number(X::sql_type::family) && is_decimal<Type>) {
        put_driver_function(out, "mizzle_parse");
        write(out, operand);
        out.put(")");
    } else {
        write_as_text(out, operand);
    }
}

template <class Type, class X> constexpr void write(writer& out, const call<functions::cast, Type, X>& node) {
    const auto& operand = part<0>(node.arguments);
    if constexpr (is_decimal<held_as<X>> || is_decimal<Type>) {
        if (out.is_sqlite()) return write_decimal_cast<Type>(out, operand);
    }
    if (write_exact_cast<Type>(out, operand)) return;
    if (out.is_sqlite()) {
        constexpr auto from = X::sql_type::family;
        if constexpr (from == type_family::text && Type::family == type_family::enumeration) {
            out.put("mizzle_label(");
            write_alone(out, operand);
            out.put(", ',");
            for (const auto label : enumeration_of<typename Type::value_type>.labels) {
                out.put(label);
                out.put(",");
            }
            return out.put("')");
        }
        const auto words = [&](std::string_view cases) {
            out.put("case ");
            write_operand(out, part<0>(node.arguments));
            out.put(cases);
        };
        // SQLite's numbers for them are PostgreSQL's words.
        if (from == type_family::boolean && Type::family == type_family::text)
            return words(" when 1 then 'true' when 0 then 'false' end");
    }
    out.put("cast(");
    write_alone(out, part<0>(node.arguments));
    out.put(" as ");
    write_type(out, Type{});
    out.put(")");
}

}  // namespace mizzle
