// The functions of lock_file.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "lock_file.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::string lock_text(const migration_set& set) {
    std::string lines;
    for (const auto& m : set.migrations) lines += message_of({m.checksum, " ", sha256_of(m.down), " ", m.name, "\n"});
    return message_of({sha256_of(lines), " all\n", lines});
}

MIZZLE_INLINE std::vector<std::string> lines_without_equal(std::string_view text, std::string_view other) {
    std::vector<std::string> names;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const auto name = line.substr(line.rfind(' ') + 1);
        if (name != "all" && ("\n" + std::string(other)).find("\n" + std::string(line) + "\n") == std::string::npos)
            names.emplace_back(name);
    }
    return names;
}

MIZZLE_INLINE std::vector<std::string> compare_lock(const migration_set& set, std::string_view kept) {
    const auto wanted = lock_text(set);
    std::vector<std::string> findings;
    if (kept == wanted) return findings;
    const auto changed = lines_without_equal(wanted, kept);
    for (const auto& name : changed)
        findings.push_back(message_of({"migration ", name, " is not the one that migrations.lock has"}));
    for (const auto& name : lines_without_equal(kept, wanted))
        if (std::find(changed.begin(), changed.end(), name) == changed.end())
            findings.push_back(message_of({"migration ", name, " is in migrations.lock, and its folder is gone"}));
    if (findings.empty()) findings.emplace_back("migrations.lock was edited or badly merged");
    return findings;
}

MIZZLE_INLINE void write_lock_file(const std::filesystem::path& folder, std::string_view database) {
    const auto path = folder / database / "migrations.lock";
    std::ofstream file(path, std::ios::binary);
    file << lock_text(read_migrations(folder, database));
    if (!file.flush()) throw migration_error(message_of({"mizzle: ", path.string(), " cannot be written"}));
}

MIZZLE_INLINE std::vector<std::string> lock_file_findings(const std::filesystem::path& folder,
                                                          std::string_view database) {
    const auto set = read_migrations(folder, database);
    const auto path = folder / database / "migrations.lock";
    if (!exists(path)) {
        if (set.migrations.empty()) return {};
        return {"migrations.lock is missing"};
    }
    return compare_lock(set, with_plain_lines(read_file(path)));
}

}  // namespace mizzle::detail
