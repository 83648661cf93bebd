// The functions of folder.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "folder.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text;
    std::error_code fault;
    if (const auto size = std::filesystem::file_size(path, fault); !fault) text.resize(size);
    if (fault || !file.read(text.data(), static_cast<std::streamsize>(text.size())))
        throw malformed_migration(message_of({"mizzle: ", path.string(), " cannot be read"}));
    return text;
}

MIZZLE_INLINE migration_set read_migrations(const std::filesystem::path& folder, std::string_view database) {
    migration_set set;
    const auto place = folder / database;
    if (!std::filesystem::is_directory(place)) return set;
    for (const auto& entry : std::filesystem::directory_iterator(place)) {
        if (!entry.is_directory()) continue;
        const auto name = entry.path().filename().string();
        const auto down = entry.path() / "down.sql";
        set.migrations.push_back(
            make_migration(name, read_file(entry.path() / "up.sql"), exists(down) ? read_file(down) : std::string()));
    }
    std::sort(set.migrations.begin(), set.migrations.end(),
              [](const migration& a, const migration& b) { return a.name < b.name; });
    expect_migration_names(set);
    return set;
}

}  // namespace mizzle::detail
