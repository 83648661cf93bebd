// How the types of MySQL's columns are declared.
#pragma once
#include "../header_words.hpp"
#include "rules.hpp"
#include "types.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mizzle::kit::mysql {

// datetime(6) is kept for both of Mizzle's; that with a time zone is the one that a program means more often.
inline std::optional<std::string> declared_type(const schema& all, const kit::detail::header_names& names,
                                                const column_description& c) {
    const std::string spelled_type = without_numbering(c.type);
    if (const auto labels = labels_of(c.type); !labels.empty()) {
        for (const auto& e : all.enums)
            if (e.labels == labels && kit::detail::can_be_declared(e)) return "enum_<" + names.of(e) + ">";
        return std::nullopt;
    }
    const int rank = rank_of(c.type);
    if (is_numbered(c.type)) {
        if (rank == 3) return "serial";
        return rank == 4 ? std::optional<std::string>("bigserial") : std::nullopt;
    }
    if (spelled_type == "tinyint(1)" || spelled_type == "boolean") return "boolean";
    if (rank == 1) return "smallint";
    if (rank == 3) return "integer";
    if (rank == 4) return "bigint";
    if (spelled_type.find("unsigned") != std::string::npos) return std::nullopt;
    const type_parts type = value_parts(c.type);
    if (type.name == "decimal")
        return "numeric(" + std::to_string(type.first) + ", " + std::to_string(type.second) + ")";
    if (type.name == "varchar") return "varchar(" + std::to_string(type.first) + ")";
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> words{
        {{"float", "real"},
         {"double", "double_precision"},
         {"longtext", "text"},
         {"longblob", "bytea"},
         {"binary(16)", "uuid"},
         {"date", "date"},
         {"time(6)", "time"},
         {"datetime(6)", "timestamptz"},
         {"json", "json<mizzle::json_text>"}}};
    for (const auto& [word, declared] : words)
        if (spelled_type == word) return std::string(declared);
    return std::nullopt;
}

}  // namespace mizzle::kit::mysql

namespace mizzle::detail::dialects {

inline std::optional<std::string> kit_declared_type(mysql, const kit::schema& all,
                                                    const kit::detail::header_names& names, const table_description&,
                                                    const column_description& c) {
    return kit::mysql::declared_type(all, names, c);
}

}  // namespace mizzle::detail::dialects
