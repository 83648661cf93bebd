// How values go from one type to another when SQLite's table is rebuilt.
#pragma once
#include "../schema.hpp"
#include "../type_parts.hpp"

#include <optional>

namespace mizzle::kit::sqlite {

// The old value of the column as the new type keeps it; nothing where that takes a person's word. A decimal is kept as
// value * 10^s.
inline std::optional<std::string> converted(const column_description& was, const column_description& is) {
    const std::string name = quoted(dialect_id(), is.name);
    if (was.type == is.type) return name;
    const auto from = parts_of(was.type), to = parts_of(is.type);
    const bool was_scaled = from.name == "scaled_integer", is_scaled = to.name == "scaled_integer";
    if (!was_scaled && !is_scaled) return name;  // SQLite's columns keep what they cannot convert
    if (!is_scaled || (!was_scaled && from.name != "integer")) return std::nullopt;
    const int more = to.second - (was_scaled ? from.second : 0);
    if (more < 0) return std::nullopt;
    return more == 0 ? name : name + " * 1" + std::string(static_cast<std::size_t>(more), '0');
}

}  // namespace mizzle::kit::sqlite
