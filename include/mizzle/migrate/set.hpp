// Migrations as a program has them: their names, their SQL and the checksums of it, for each database.
#pragma once
#include "../error.hpp"
#include "../message.hpp"
#include "sha256.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle {

// What mizzle_embed_migrations() writes into a program.
struct embedded_migration {
    std::string_view name, up, down, checksum;
};
struct embedded_folder {
    std::string_view database;
    std::span<const embedded_migration> migrations;
};
struct embedded_migrations {
    std::span<const embedded_folder> folders;
};

// One that can be applied. The name is that of its folder: "0002_second". What is C++ has no text.
struct migration {
    std::string name, up, down, checksum;
    std::vector<std::string> replaces = {};  // those that a database has had whose schema this one makes at once
    bool is_code = false;
    std::size_t code = 0;  // which of the program's
};
// In the order of their names.
struct migration_set {
    std::vector<migration> migrations;
};

namespace detail {

// The same on every machine: a checkout may have ended lines its own way.
inline std::string with_plain_lines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') out += text[i];
    return out;
}

// "-- mizzle: replaces 0001_first 0002_second" at the beginning of a script.
inline std::vector<std::string> replaced_by(std::string_view up) {
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

inline migration make_migration(std::string_view name, std::string_view up, std::string_view down) {
    migration made;
    made.name = name;
    made.up = with_plain_lines(up);
    made.down = with_plain_lines(down);
    made.checksum = sha256_of(made.up);
    made.replaces = replaced_by(made.up);
    return made;
}

// Throws usage_error where there are none for the database.
inline migration_set migrations_for(const embedded_migrations& embedded, std::string_view database) {
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
inline const migration_set& migrations_for(const migration_set& set, std::string_view) { return set; }

}  // namespace detail
}  // namespace mizzle
