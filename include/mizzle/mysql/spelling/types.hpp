// MySQL's names for SQL types, of columns: cast() has others.
#pragma once
#include "../../sql/schema/type_name.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

// Custom types are long text, unless they say another type of MySQL's.
template <class Type>
concept has_own_type = Type::family == type_family::custom &&
                       requires { std::string_view(custom_type<typename Type::value_type>::mysql_type); };

template <class Type> constexpr void spell_type(dialects::mysql, writer& out, [[maybe_unused]] Type type) {
    constexpr auto family = Type::family;
    if constexpr (std::is_same_v<Type, types::numeric>) {
        if (type.precision == 0) out.put("decimal(65, 30)");
        else put_with_length(out, "decimal", type.precision, type.scale);
    } else if constexpr (is_scaled<Type> || is_fixed<Type>) {
        out.put("decimal(65, 30)");
    } else if constexpr (std::is_same_v<Type, types::varchar> || std::is_same_v<Type, types::char_>) {
        // Its char(n) loses the blanks at the end.
        if (type.length == 0) out.put("longtext");
        else put_with_length(out, "varchar", type.length);
    } else if constexpr (family == type_family::enumeration) {
        out.put("enum");
        std::string_view before = "(";
        for (const auto label : enumeration_of<typename Type::value_type>.labels) {
            out.put(before);
            out.text_literal(label);
            before = ", ";
        }
        out.put(")");
    } else if constexpr (has_own_type<Type>) {
        out.put(custom_type<typename Type::value_type>::mysql_type);
    } else {
        out.put(family == type_family::integer          ? sizeof(typename Type::value_type) == 2   ? "smallint"
                                                          : sizeof(typename Type::value_type) == 4 ? "integer"
                                                                                                   : "bigint"
                : family == type_family::boolean        ? "boolean"
                : std::is_same_v<Type, types::real>     ? "float"
                : family == type_family::real           ? "double"
                : family == type_family::bytes          ? "longblob"
                : family == type_family::uuid           ? "binary(16)"
                : family == type_family::date           ? "date"
                : family == type_family::time           ? "time(6)"
                : family == type_family::timestamp      ? "datetime(6)"
                : family == type_family::timestamptz    ? "datetime(6)"
                : family == type_family::json           ? "json"
                : std::is_same_v<Type, types::interval> ? "varchar(100)"
                                                        : "longtext");
    }
}

}  // namespace mizzle::detail
