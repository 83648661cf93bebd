// How the types of SQLite's columns are declared.
#pragma once
#include "../header_words.hpp"
#include "rules.hpp"

#include <optional>
#include <string>

namespace mizzle::kit::sqlite {

inline std::optional<std::string> declared_type(const table_description& t, const column_description& c) {
    const type_parts type = parts_of(c.type);
    if (c.rowid_alias) return "bigserial";
    // Of what it computes Mizzle's integers have a check.
    if (c.type == "integer" && !c.generated_sql.empty() && find(t.checks, t.name + "_" + c.name + "_check") == nullptr)
        return std::nullopt;
    if (c.type == "integer") return "bigint";
    if (type.name == "scaled_integer") return kit::detail::with_numbers(type, "numeric");
    if (c.type == "real") return "double_precision";
    if (c.type == "text") return "text";
    if (c.type == "blob") return "bytea";
    return std::nullopt;
}

}  // namespace mizzle::kit::sqlite

namespace mizzle::detail::dialects {

inline std::optional<std::string> kit_declared_type(sqlite, const kit::schema&, const kit::detail::header_names&,
                                                    const table_description& t, const column_description& c) {
    return kit::sqlite::declared_type(t, c);
}

}  // namespace mizzle::detail::dialects
