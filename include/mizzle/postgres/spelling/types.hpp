// PostgreSQL's names for SQL types, and where it wants to be told them: after the placeholders whose type it cannot
// see.
#pragma once
#include "../../sql/values/forms.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

template <class Type> constexpr void spell_type(dialects::postgres, writer& out, Type type) {
    if constexpr (std::is_same_v<Type, types::smallint>) out.put("smallint");
    else if constexpr (std::is_same_v<Type, types::integer>) out.put("integer");
    else if constexpr (std::is_same_v<Type, types::bigint>) out.put("bigint");
    else if constexpr (std::is_same_v<Type, types::serial>) out.put("serial");
    else if constexpr (std::is_same_v<Type, types::bigserial>) out.put("bigserial");
    else if constexpr (std::is_same_v<Type, types::boolean>) out.put("boolean");
    else if constexpr (std::is_same_v<Type, types::real>) out.put("real");
    else if constexpr (std::is_same_v<Type, types::double_precision>) out.put("double precision");
    else if constexpr (std::is_same_v<Type, types::text>) out.put("text");
    else if constexpr (std::is_same_v<Type, types::varchar>) put_with_length(out, "varchar", type.length);
    // Its char(n) pads what it gives and what like() sees.
    else if constexpr (std::is_same_v<Type, types::char_>) put_with_length(out, "varchar", type.length);
    else if constexpr (std::is_same_v<Type, types::numeric>)
        put_with_length(out, "numeric", type.precision, type.scale);
    else if constexpr (is_scaled<Type> || is_fixed<Type>) out.put("numeric");
    else if constexpr (std::is_same_v<Type, types::bytea>) out.put("bytea");
    else if constexpr (std::is_same_v<Type, types::date>) out.put("date");
    else if constexpr (std::is_same_v<Type, types::time>) out.put("time");
    else if constexpr (std::is_same_v<Type, types::timestamp>) out.put("timestamp");
    else if constexpr (std::is_same_v<Type, types::timestamptz>) out.put("timestamptz");
    else if constexpr (std::is_same_v<Type, types::interval>) out.put("interval");
    else if constexpr (std::is_same_v<Type, types::uuid>) out.put("uuid");
    else if constexpr (Type::family == type_family::enumeration)
        out.identifier(enumeration_of<typename Type::value_type>.name);
    else if constexpr (Type::family == type_family::array) {
        write_type(out, typename sql_type_of<typename Type::value_type::value_type>::type{});
        out.put("[]");
    } else if constexpr (Type::family == type_family::custom)
        out.put(custom_type<typename Type::value_type>::postgres_type);
    else {
        static_assert(Type::family == type_family::json, "A type has its name in this list.");
        out.put(std::is_same_v<Type, types::json<typename Type::value_type>> ? "json" : "jsonb");
    }
}

template <class Type> inline constexpr bool spells_itself<dialects::postgres, type_of_placeholder<Type>> = true;
template <class Type> constexpr void spell(dialects::postgres, writer& out, const type_of_placeholder<Type>&) {
    out.put("::");
    write_type(out, Type{});
}
template <class Type> constexpr void spell(dialects::postgres, writer& out, const type_of_list<Type>&) {
    out.put("::");
    write_type(out, Type{});
    out.put("[]");
}

// It takes a number of single precision beside a whole one for two of single precision, where they are results of one
// expression.
template <class N>
    requires std::is_same_v<typename N::sql_type, types::real>
constexpr void spell(dialects::postgres, writer& out, const one_result<types::double_precision, N>& form) {
    out.put("cast(");
    write_alone(out, form.node);
    out.put(" as double precision)");
}

}  // namespace mizzle::detail
