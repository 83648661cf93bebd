// What stands in a MySQL schema's columns and is declared elsewhere: enums, which are their types there, and columns
// that an index on an expression stands on.
#pragma once
#include "../schema.hpp"
#include "types.hpp"

#include <optional>

namespace mizzle::kit::mysql {

inline void declare_enums(schema& all) {
    for (const auto& t : all.tables)
        for (const auto& c : t.columns) {
            auto labels = labels_of(c.type);
            const bool is_known =
                std::any_of(all.enums.begin(), all.enums.end(), [&](const auto& e) { return e.labels == labels; });
            if (!labels.empty() && !is_known) all.enums.push_back({t.name + "_" + c.name, std::move(labels)});
        }
}

// What an expression of the column's type is to a program; nothing where a declaration would make another type of it.
inline std::optional<std::string> cpp_type_of(const column_description& c) {
    if (c.type == "longtext") return "std::string";
    if (value_parts(c.type).name == "double") return "double";
    if (rank_of(c.type) == 3) return "std::int32_t";
    return rank_of(c.type) == 4 ? std::optional<std::string>("std::int64_t") : std::nullopt;
}

// The declaration of an index makes it.
inline std::optional<std::string> hidden_type(const table_description& t, const column_description& c) {
    if (c.further != "invisible" || c.generated_sql.empty()) return std::nullopt;
    const bool is_of_index = std::any_of(t.indexes.begin(), t.indexes.end(), [&](const auto& i) {
        return c.name.starts_with(i.name + "_") && std::any_of(i.parts.begin(), i.parts.end(), [&](const auto& part) {
                   return names_in_sql(part, c.name);
               });
    });
    return is_of_index ? cpp_type_of(c) : std::nullopt;
}

}  // namespace mizzle::kit::mysql
