// Casts. What MySQL would take for another value without a word fails: text that is no number, a number that has no
// room in its type.
#pragma once
#include "../../sql/values/forms.hpp"
#include "failure.hpp"
#include "function_names.hpp"
#include "json_functions.hpp"
#include "refused.hpp"

namespace mizzle::detail {

// The name that cast() has for a type; empty where there is no such cast.
template <class Type> constexpr std::string_view name_in_cast() {
    switch (Type::family) {
    case type_family::integer:
    case type_family::boolean: return "signed";
    case type_family::real: return std::is_same_v<Type, types::real> ? "float" : "double";
    case type_family::decimal: return "decimal(65, 30)";
    case type_family::date: return "date";
    case type_family::time: return "time(6)";
    case type_family::timestamp:
    case type_family::timestamptz: return "datetime(6)";
    case type_family::bytes:
    case type_family::uuid: return "binary";
    default: return "char";
    }
}

constexpr bool is_point_in_time(type_family family) {
    return family == type_family::date || family == type_family::timestamp || family == type_family::timestamptz;
}
// Whether MySQL makes the same of it as other databases.
constexpr bool casts_alike(type_family from, type_family to) {
    if (from == to) return true;
    if (is_number(from) || from == type_family::boolean) {
        if (is_number(to)) return from != type_family::boolean || to == type_family::integer;
        return to == type_family::boolean || (to == type_family::text && from != type_family::real);
    }
    if (is_point_in_time(from) && is_point_in_time(to)) return true;
    if (to == type_family::time) return from == type_family::timestamp || from == type_family::timestamptz;
    return to == type_family::text && (from == type_family::enumeration || from == type_family::json ||
                                       from == type_family::uuid || from == type_family::time || is_point(from));
}

template <std::size_t Size>
inline constexpr std::string_view room_of_whole =
    Size == 2 ? " between -32768 and 32767" : " between -2147483648 and 2147483647";

// The texts that are values of a type, as a pattern; empty where all are, or it is another question. A line's end at
// their own end is none of them: \z, not $.
constexpr std::string_view texts_of_type(type_family family) {
    switch (family) {
    case type_family::integer: return "^\\s*[-+]?[0-9]+\\s*\\z";
    case type_family::real:
    case type_family::decimal: return "^\\s*[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?\\s*\\z";
    case type_family::date: return "^[0-9]{4}-[0-9]{2}-[0-9]{2}\\z";
    case type_family::time:
        return "^(([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,6})?)?|24:00(:00(\\.0+)?)?)\\z";
    case type_family::timestamp:
        return "^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?)?\\z";
    case type_family::timestamptz:
        return "^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?)?(Z|[+]00(:?00)?)?\\z";
    case type_family::uuid: return "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\z";
    default: return {};
    }
}
// What is made of such a text.
template <class Type> constexpr around_operand around_text_to_cast() {
    switch (Type::family) {
    case type_family::integer: return {"cast(", " as decimal(65, 0)) div 1"};
    case type_family::uuid: return {"unhex(replace(", ", '-', ''))"};
    case type_family::timestamptz: return {"cast(regexp_replace(", ", '(Z|[+]00(:?00)?)\\z', '') as datetime(6))"};
    case type_family::date: return {"cast(", " as date)"};
    case type_family::time: return {"cast(", " as time(6))"};
    case type_family::timestamp: return {"cast(", " as datetime(6))"};
    default: return {"cast(", " as double)"};
    }
}

// " and ..." of a number that has room in the type: cast() makes the nearest one of others. F writes the number.
template <class Type, class F> constexpr void write_room(writer& out, std::string_view before, F&& write_number) {
    const auto compare = [&](std::string_view call, std::string_view limit) {
        out.put(call);
        write_number();
        out.put(limit);
    };
    out.put(before);
    if constexpr (Type::family == type_family::decimal) {
        compare("abs(", ") < 1e35");
    } else {
        compare("abs(", ") < 3.4028235677973366e38 and (abs(");
        compare("", ") > 7.006492321624085e-46 or ");
        compare("", " = 0)");
    }
}
template <class Type>
inline constexpr bool has_less_room = std::is_same_v<Type, types::real> || Type::family == type_family::decimal;

template <class Type, class X>
constexpr void write_cast_of_text(writer& out, const call<functions::cast, Type, X>& node) {
    const operand_writer<X> operands(out, node.arguments);
    const auto wrapped = [&](std::string_view before, std::string_view after) {
        out.put(before);
        operands.template argument<0>();
        out.put(after);
    };
    write_or_fail(out, operands, Type::family == type_family::integer ? std::string_view() : name_in_cast<Type>(), [&] {
        if constexpr (Type::family == type_family::boolean) {
            wrapped("case when lower(trim(",
                    ")) in ('t', 'tr', 'tru', 'true', 'y', 'ye', 'yes', 'on', '1') then true when ");
            wrapped("lower(trim(",
                    ")) in ('f', 'fa', 'fal', 'fals', 'false', 'n', 'no', 'of', 'off', '0') then false end");
        } else if constexpr (Type::family == type_family::enumeration) {
            wrapped("case when ", " in (");
            bool first = true;
            for (const auto label : enumeration_of<typename Type::value_type>.labels) {
                if (!first) out.put(", ");
                first = false;
                out.text_literal(label);
            }
            wrapped(") then ", " end");
        } else if constexpr (Type::family == type_family::json) {
            wrapped("if(json_valid(", "), ");
            wrapped("", ", null)");
        } else {
            wrapped("case when ", " regexp '");
            out.put(texts_of_type(Type::family));
            constexpr bool is_decimal_type = Type::family == type_family::decimal;
            constexpr auto around = around_text_to_cast<Type>();
            out.put("'");
            if constexpr (Type::family == type_family::integer && sizeof(typename Type::value_type) < 8) {
                wrapped(" and cast(", " as decimal(65, 0))");
                out.put(room_of_whole<sizeof(typename Type::value_type)>);
            }
            if constexpr (has_less_room<Type>) write_room<Type>(out, " and ", [&] { wrapped("cast(", " as double)"); });
            out.put(" then ");
            wrapped(is_decimal_type ? "cast(" : around.before, is_decimal_type ? " as " : around.after);
            if constexpr (is_decimal_type) {
                write_type(out, Type{});
                out.put(")");
            }
            out.put(" end");
        }
    });
    operands.finish();
}

// Whether a number may have no room in the type, where cast() would make the nearest one of it.
template <class Type, class From>
inline constexpr bool may_have_no_room = [] {
    if constexpr (Type::family != type_family::integer) return false;
    else if constexpr (From::family == type_family::integer)
        return sizeof(typename Type::value_type) < sizeof(typename From::value_type);
    else return From::family == type_family::real || From::family == type_family::decimal;
}();
template <class Type, class X>
constexpr void write_cast_to_whole(writer& out, const call<functions::cast, Type, X>& node) {
    const operand_writer<X> operands(out, node.arguments);
    constexpr auto from = X::sql_type::family;
    const auto write_whole = [&] {
        // Of floating-point numbers, a half goes to the even neighbour.
        if (from != type_family::integer) out.put(from == type_family::real ? "cast(round(" : "cast(");
        operands.template operand<0>();
        if (from != type_family::integer)
            out.put(from == type_family::real ? ") as decimal(65, 0)) div 1" : " as decimal(65, 0)) div 1");
    };
    constexpr auto size = sizeof(typename Type::value_type);
    if constexpr (size == 8) {
        out.put("(");
        write_whole();
        out.put(")");
    } else {
        write_or_fail(out, operands, {}, [&] {
            out.put("case when ");
            write_whole();
            out.put(room_of_whole<size>);
            out.put(" then ");
            write_whole();
            out.put(" end");
        });
    }
    operands.finish();
}

// Of numbers with a point. Decimals of up to 18 digits have room wherever they are kept; what is computed of them may
// not.
template <class Type, class X>
inline constexpr bool may_exceed_room = [] {
    constexpr auto from = X::sql_type::family;
    if constexpr (std::is_same_v<Type, types::real>)
        return (from == type_family::real && !std::is_same_v<typename X::sql_type, types::real>) ||
               from == type_family::decimal;
    else
        return Type::family == type_family::decimal &&
               (from == type_family::real ||
                (from == type_family::decimal && !(column_like<X> && is_kept_as_integer<typename X::sql_type>)));
}();
template <class Type, class X>
constexpr void write_cast_with_room(writer& out, const call<functions::cast, Type, X>& node) {
    const operand_writer<X> operands(out, node.arguments);
    const auto write_type_name = [&] {
        if constexpr (Type::family == type_family::decimal) write_type(out, Type{});
        else out.put(name_in_cast<Type>());
    };
    write_or_fail(out, operands, name_in_cast<Type>(), [&] {
        write_room<Type>(out, "case when ", [&] { operands.template operand<0>(); });
        out.put(" then cast(");
        operands.template argument<0>();
        out.put(" as ");
        write_type_name();
        out.put(") end");
    });
    operands.finish();
}

// Without zeros at the end of a fraction of seconds.
template <class Type, class X>
constexpr void write_time_as_text(writer& out, const call<functions::cast, Type, X>& node) {
    constexpr auto from = X::sql_type::family;
    out.put("trim(trailing '.' from trim(trailing '0' from cast(cast(");
    write_alone(out, part<0>(node.arguments));
    out.put(from == type_family::time ? " as time(6)) as char)))" : " as datetime(6)) as char)))");
    if (from == type_family::timestamptz) out.put(" || '+00'");
}

template <class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::cast, Type, X>& node) {
    constexpr auto from = X::sql_type::family, to = Type::family;
    if constexpr (from == type_family::text && (!texts_of_type(to).empty() || to == type_family::boolean ||
                                                to == type_family::enumeration || to == type_family::json)) {
        write_cast_of_text(out, node);
    } else if constexpr (!casts_alike(from, to)) {
        write_refused(out);
    } else if constexpr (to == type_family::boolean && from != to) {
        out.put("(");
        write_operand(out, part<0>(node.arguments));
        out.put(" <> 0)");
    } else if constexpr (from == type_family::boolean && to == type_family::text) {
        out.put("elt(1 + ");
        write_operand(out, part<0>(node.arguments));
        out.put(", 'false', 'true')");
    } else if constexpr (from == type_family::uuid && to == type_family::text) {
        write_json_value(out, part<0>(node.arguments));
    } else if constexpr (to == type_family::text && (from == type_family::time || from == type_family::timestamp ||
                                                     from == type_family::timestamptz)) {
        out.put("(");
        write_time_as_text(out, node);
        out.put(")");
    } else if constexpr (may_have_no_room<Type, typename X::sql_type>) {
        write_cast_to_whole(out, node);
    } else if constexpr (may_exceed_room<Type, X>) {
        write_cast_with_room(out, node);
    } else if constexpr (from == to && to != type_family::integer && !is_number(to) && to != type_family::text) {
        write_alone(out, part<0>(node.arguments));
    } else {
        out.put("cast(");
        write_alone(out, part<0>(node.arguments));
        out.put(" as ");
        if constexpr (to == type_family::decimal) write_type(out, Type{});
        else out.put(name_in_cast<Type>());
        out.put(")");
    }
}

// What is one of several values, a placeholder's among them, is of the placeholder's type: rows with other bytes would
// be one group, and distinct() would give one of them.
template <class Type, class N>
    requires((Type::family == type_family::bytes || Type::family == type_family::uuid) && !column_like<N>)
constexpr void spell(dialects::mysql, writer& out, const one_result<Type, N>& form) {
    const bool is_printed = out.prints_values();
    if (!is_printed) out.put("cast(");
    write_alone(out, form.node);
    if (!is_printed) out.put(" as binary)");
}

}  // namespace mizzle::detail
