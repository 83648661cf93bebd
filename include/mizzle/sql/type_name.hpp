// SQL types as each database spells them.
#pragma once
#include "../schema/enumeration.hpp"
#include "writer.hpp"

namespace mizzle {

// In CREATE TABLE. SQLite's names give the column the affinity in which its values are kept.
template <class Type> constexpr void write_type(writer& out, Type type) {
    const bool sqlite = out.is_sqlite();
    const auto either = [&](std::string_view in_sqlite, std::string_view in_postgres) {
        out.put(sqlite ? in_sqlite : in_postgres);
    };
    const auto with_length = [&](std::string_view name, int a, int b = 0) {
        out.put(name);
        if (a == 0) return;
        out.put("(");
        out.number(static_cast<unsigned>(a));
        if (b != 0) {
            out.put(", ");
            out.number(static_cast<unsigned>(b));
        }
        out.put(")");
    };
    if constexpr (std::is_same_v<Type, types::smallint>) either("integer", "smallint");
    else if constexpr (std::is_same_v<Type, types::integer>) out.put("integer");
    else if constexpr (std::is_same_v<Type, types::bigint>) either("integer", "bigint");
    else if constexpr (std::is_same_v<Type, types::serial>) either("integer", "serial");
    else if constexpr (std::is_same_v<Type, types::bigserial>) either("integer", "bigserial");
    else if constexpr (std::is_same_v<Type, types::boolean>) either("integer", "boolean");
    else if constexpr (std::is_same_v<Type, types::real>) out.put("real");
    else if constexpr (std::is_same_v<Type, types::double_precision>) either("real", "double precision");
    else if constexpr (std::is_same_v<Type, types::text>) out.put("text");
    else if constexpr (std::is_same_v<Type, types::varchar>) {
        if (sqlite) out.put("text");
        else with_length("varchar", type.length);
    } else if constexpr (std::is_same_v<Type, types::char_>) {
        if (sqlite) out.put("text");
        else with_length("varchar", type.length);  // its char(n) pads what it gives and what like() sees
    } else if constexpr (std::is_same_v<Type, types::numeric>) {
        if (!sqlite) with_length("numeric", type.precision, type.scale);
        else if (type.precision == 0 || type.precision > 18 || type.is_text) out.put("text");
        else with_length("scaled_integer", type.precision, type.scale);
    } else if constexpr (is_scaled<Type>) either("integer", "numeric");
    else if constexpr (is_fixed<Type>) {
        either("text", "numeric");
    } else if constexpr (std::is_same_v<Type, types::bytea>) either("blob", "bytea");
    else if constexpr (std::is_same_v<Type, types::date>) either("text", "date");
    else if constexpr (std::is_same_v<Type, types::time>) either("text", "time");
    else if constexpr (std::is_same_v<Type, types::timestamp>) either("text", "timestamp");
    else if constexpr (std::is_same_v<Type, types::timestamptz>) either("text", "timestamptz");
    else if constexpr (std::is_same_v<Type, types::interval>) either("text", "interval");
    else if constexpr (std::is_same_v<Type, types::uuid>) either("text", "uuid");
    else if constexpr (Type::family == type_family::enumeration) {
        if (sqlite) out.put("text");
        else out.identifier(enumeration_of<typename Type::value_type>.name);
    } else if constexpr (Type::family == type_family::array) {
        if (sqlite) {
            out.put("text");
        } else {
            write_type(out, typename sql_type_of<typename Type::value_type::value_type>::type{});
            out.put("[]");
        }
    } else if constexpr (Type::family == type_family::custom)
        either(custom_type<typename Type::value_type>::sqlite_type,
               custom_type<typename Type::value_type>::postgres_type);
    else if constexpr (std::is_same_v<Type, types::json<typename Type::value_type>>) either("text", "json");
    else either("text", "jsonb");
}

}  // namespace mizzle
