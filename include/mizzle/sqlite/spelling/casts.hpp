// Casts: SQLite's own would take any text for a number, and booleans, dates and times have forms of their own.
#pragma once
#include "../../sql/functions/functions.hpp"
#include "operators.hpp"

namespace mizzle::detail {

// Whether the cast was written: of other types it is SQLite's own.
template <class Type, class X> constexpr bool spell_exact_cast(writer& out, const X& operand) {
    constexpr auto from = X::sql_type::family, to = Type::family;
    constexpr bool is_point = from == type_family::timestamp || from == type_family::timestamptz;
    constexpr bool to_text = to == type_family::text;
    constexpr bool zoned = from == type_family::timestamptz;
    const auto around = [&](std::string_view before, std::string_view after) {
        out.put(before);
        write_operand(out, operand);
        out.put(after);
        return true;
    };
    if constexpr (is_cast_checked<Type, typename X::sql_type>) {
        return around("mizzle_whole(", end_of_computed(8 * sizeof(typename Type::value_type)));
    } else if constexpr (to_text && from == type_family::real)
        return around(std::is_same_v<typename X::sql_type, types::real> ? "mizzle_single_text(" : "mizzle_double_text(",
                      ")");
    else if constexpr (is_point && to == type_family::date) return around("substr(", ", 1, 10)");
    else if constexpr (is_point && to == type_family::time) return around("substr(", ", 12)");
    else if constexpr (from == type_family::date && (to == type_family::timestamp || to == type_family::timestamptz))
        return around("", " || ' 00:00:00'");
    else if constexpr (to_text && zoned) return around("mizzle_time_text(", ", '+00')");
    else if constexpr (to_text && (is_point || from == type_family::time || from == type_family::date))
        return around("mizzle_time_text(", ", '')");
    else if constexpr (to_text && from == type_family::bytes) return around("'\\x' || lower(mizzle_hex(", "))");
    else if constexpr (to == type_family::boolean && from == type_family::integer) return around("", " <> 0");
    else if constexpr (from == type_family::text && std::is_same_v<Type, types::real>)
        return around("mizzle_real(mizzle_double(", "))");
    else if constexpr (from == type_family::text && to == type_family::real) return around("mizzle_double(", ")");
    else if constexpr (from == type_family::text && to == type_family::integer) {
        constexpr unsigned bits = computed_bits<Type>;
        write_computed<bits == 64 ? 0 : bits>(out, [&] { around("mizzle_integer(", ")"); });
        return true;
    } else if constexpr (from == type_family::text && to == type_family::boolean) return around("mizzle_boolean(", ")");
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

template <class Type, class X> constexpr void spell_decimal_cast(writer& out, const X& operand) {
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

template <class Type, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::cast, Type, X>& node) {
    constexpr auto from = X::sql_type::family, to = Type::family;
    const auto& operand = part<0>(node.arguments);
    if constexpr (is_decimal<held_as<X>> || is_decimal<Type>) return spell_decimal_cast<Type>(out, operand);
    if (spell_exact_cast<Type>(out, operand)) return;
    if constexpr (from == type_family::text && to == type_family::enumeration) {
        out.put("mizzle_label(");
        write_alone(out, operand);
        out.put(", ',");
        for (const auto label : enumeration_of<typename Type::value_type>.labels) {
            out.put(label);
            out.put(",");
        }
        return out.put("')");
    }
    if (from == type_family::boolean && to == type_family::text) {
        out.put("case ");
        write_operand(out, operand);
        return out.put(" when 1 then 'true' when 0 then 'false' end");
    }
    out.put("cast(");
    write_alone(out, operand);
    out.put(" as ");
    write_type(out, Type{});
    out.put(")");
}

}  // namespace mizzle::detail
