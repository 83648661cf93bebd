// What a schema has to say of itself on PostgreSQL.
#pragma once
#include "../../sql/schema/schema_text.hpp"
#include "../dialect.hpp"

#include <algorithm>

namespace mizzle::detail {

template <class Type> constexpr std::string_view default_now_text(dialects::postgres) {
    if constexpr (Type::family == type_family::date) return "((now() at time zone 'utc')::date)";
    else if constexpr (Type::family == type_family::time) return "((now() at time zone 'utc')::time)";
    else if constexpr (Type::family == type_family::timestamp) return "(now() at time zone 'utc')";
    else return "now()";
}

template <class Type> void refuse_unequal_key(dialects::postgres, const std::string&, std::string_view) {}
template <class Table, class X> void refuse_sql(dialects::postgres, const std::string&, const X&) {}
template <class Column, class X> void refuse_default(dialects::postgres, const std::string&, const X&) {}

template <class Column>
std::string_view text_of_generated(dialects::postgres, const modifiers::generated_as& column, const std::string&) {
    return column.expression;
}

// Enums are types of their own, which the schema makes before its tables.
template <class Column> void describe_further(dialects::postgres, auto& schema, auto&, auto&) {
    using type = typename element_type<typename Column::sql_type>::type;
    if constexpr (type::family == type_family::enumeration) {
        constexpr auto& e = enumeration_of<typename type::value_type>;
        using description = typename std::remove_cvref_t<decltype(schema.enums)>::value_type;
        description made{std::string(e.name), {e.labels.begin(), e.labels.end()}};
        if (std::find(schema.enums.begin(), schema.enums.end(), made) == schema.enums.end())
            schema.enums.push_back(std::move(made));
    }
}

}  // namespace mizzle::detail
