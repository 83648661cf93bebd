// The functions of set.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "set.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::string with_plain_lines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') out += text[i];
    return out;
}

MIZZLE_INLINE std::vector<std::string> replaced_by(std::string_view up) {
    constexpr std::string_view mark = "-- mizzle: replaces ";
    std::vector<std::string> names;
    if (!up.starts_with(mark)) return names;
    auto line = up.substr(mark.size(), up.find('\n') - mark.size());
    while (!line.empty()) {
        const auto size = std::min(line.find(' '), line.size());
        if (size != 0) names.emplace_back(line.substr(0, size));
        line.remove_prefix(std::min(size + 1, line.size()));
    }
    return names;
}

MIZZLE_INLINE migration make_migration(std::string_view name, std::string_view up, std::string_view down) {
    migration made;
    made.name = name;
    made.up = with_plain_lines(up);
    made.down = with_plain_lines(down);
    made.checksum = sha256_of(made.up);
    made.replaces = replaced_by(made.up);
    return made;
}

MIZZLE_INLINE migration_set migrations_for(const embedded_migrations& embedded, std::string_view database) {
    for (const auto& folder : embedded.folders) {
        if (folder.database != database) continue;
        migration_set set;
        for (const auto& m : folder.migrations)
            set.migrations.push_back({std::string(m.name), std::string(m.up), std::string(m.down),
                                      std::string(m.checksum), replaced_by(m.up)});
        return set;
    }
    throw usage_error(message_of({"mizzle: the program brings no migrations for ", database,
                                  "; its folder of migrations has none called ", database}));
}

}  // namespace mizzle::detail
