// How the types of PostgreSQL's columns are declared.
#pragma once
#include "../header_words.hpp"
#include "rules.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mizzle::kit::postgres {

// Nothing where Mizzle has no such type; its char_ is PostgreSQL's varchar.
inline std::optional<std::string> declared_type(const schema& all, const kit::detail::header_names& names,
                                                const column_description& c) {
    const type_parts type = parts_of(c.type);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> elements{{{"integer[]", "std::int32_t"},
                                                                                     {"bigint[]", "std::int64_t"},
                                                                                     {"smallint[]", "std::int16_t"},
                                                                                     {"double precision[]", "double"},
                                                                                     {"text[]", "std::string"}}};
    for (const auto& [name, element] : elements)
        if (c.type == name) return "array_of<" + std::string(element) + ">";
    if (c.type.ends_with("]")) return std::nullopt;
    for (const auto& e : all.enums)
        if (kit::detail::can_be_declared(e) && c.type == quoted(all.dialect, e.name))
            return "enum_<" + names.of(e) + ">";
    for (const std::string_view word : {"smallint", "integer", "bigint", "serial", "bigserial", "boolean", "real",
                                        "text", "bytea", "date", "interval", "uuid"})
        if (c.type == word) return c.type;
    if (c.type == "json" || c.type == "jsonb") return c.type + "<mizzle::json_text>";
    if (c.type == "double precision") return "double_precision";
    if (type.name == "numeric" && c.type.find('-') == std::string::npos && type.second <= type.first)
        return kit::detail::with_numbers(type, "numeric");
    if (c.type == "character varying") return "varchar";
    if (type.name == "varchar") return kit::detail::with_numbers(type, "varchar");
    if (c.type == "timestamp with time zone") return "timestamptz";
    if (c.type == "timestamp without time zone") return "timestamp";
    if (c.type == "time without time zone") return "time";
    return std::nullopt;
}

}  // namespace mizzle::kit::postgres

namespace mizzle::detail::dialects {

inline std::optional<std::string> kit_declared_type(postgres, const kit::schema& all,
                                                    const kit::detail::header_names& names, const table_description&,
                                                    const column_description& c) {
    return kit::postgres::declared_type(all, names, c);
}

}  // namespace mizzle::detail::dialects
