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

MIZZLE_INLINE std::vector<replaced_migration> take_replaced(std::string_view& line) {
    std::vector<replaced_migration> found;
    while (!line.empty() && line.front() != ')') {
        if (line.front() == ' ') {
            line.remove_prefix(1);
            continue;
        }
        const auto size = std::min(line.find_first_of(" ()"), line.size());
        if (size == 0) return {};
        found.push_back({std::string(line.substr(0, size))});
        line.remove_prefix(size);
        if (!line.starts_with('(')) continue;
        line.remove_prefix(1);
        found.back().replaces = take_replaced(line);
        if (!line.starts_with(')')) return {};
        line.remove_prefix(1);
    }
    return found;
}

MIZZLE_INLINE std::vector<replaced_migration> replaced_by(std::string_view name, std::string_view up) {
    constexpr std::string_view mark = "-- mizzle: replaces ";
    if (!up.starts_with(mark)) return {};
    const auto whole = up.substr(mark.size(), std::min(up.find('\n'), up.size()) - mark.size());
    auto line = whole;
    auto found = take_replaced(line);
    if (found.empty() || !line.empty())
        throw malformed_migration(message_of({"mizzle: migration ", name, " replaces ", whole,
                                              ", which is no list of names, each with those in parentheses that it "
                                              "replaced: -- mizzle: replaces 0003_both(0001_a 0002_b) 0004_c"}));
    return found;
}

MIZZLE_INLINE migration make_migration(std::string_view name, std::string_view up, std::string_view down) {
    migration made;
    made.name = name;
    made.up = with_plain_lines(up);
    made.down = with_plain_lines(down);
    made.checksum = sha256_of(made.up);
    made.replaces = replaced_by(name, made.up);
    return made;
}

MIZZLE_INLINE migration_set migrations_for(const embedded_migrations& embedded, std::string_view database) {
    for (const auto& folder : embedded.folders) {
        if (folder.database != database) continue;
        migration_set set;
        for (const auto& m : folder.migrations)
            set.migrations.push_back({std::string(m.name), std::string(m.up), std::string(m.down),
                                      std::string(m.checksum), replaced_by(m.name, m.up)});
        return set;
    }
    throw usage_error(message_of({"mizzle: the program brings no migrations for ", database,
                                  "; its folder of migrations has none called ", database}));
}

}  // namespace mizzle::detail
