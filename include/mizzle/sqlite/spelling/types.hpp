// SQLite's names for SQL types, which give a column the affinity in which its values are kept.
#pragma once
#include "../../sql/schema/type_name.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

template <class Type> constexpr void spell_type(dialects::sqlite, writer& out, [[maybe_unused]] Type type) {
    if constexpr (std::is_same_v<Type, types::numeric>) {
        if (type.precision == 0 || type.precision > 18 || type.is_text) out.put("text");
        else put_with_length(out, "scaled_integer", type.precision, type.scale);
    } else if constexpr (Type::family == type_family::integer || Type::family == type_family::boolean ||
                         is_scaled<Type>)
        out.put("integer");
    else if constexpr (Type::family == type_family::real) out.put("real");
    else if constexpr (Type::family == type_family::bytes) out.put("blob");
    else if constexpr (Type::family == type_family::custom)
        out.put(custom_type<typename Type::value_type>::sqlite_type);
    else out.put("text");
}

}  // namespace mizzle::detail
