// The folder of a database's migrations, as the kit reads and writes it: NNNN_name/ with up.sql, down.sql,
// snapshot.json.
#pragma once
#include "snapshot.hpp"

#include <filesystem>
#include <fstream>
#include <system_error>

namespace mizzle::kit {

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::string text;
    std::error_code fault;
    if (const auto size = std::filesystem::file_size(path, fault); !fault) text.resize(size);
    if (fault || !in.read(text.data(), static_cast<std::streamsize>(text.size())))
        throw stop(exit_code::database, "cannot read " + path.string());
    return text;
}
inline void write_file(const std::filesystem::path& path, std::string_view text) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out)
        throw stop(exit_code::database, "cannot write " + path.string() + "; is there room, and may it be written?");
}

// In the order in which they are applied.
inline std::vector<std::filesystem::path> migrations_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> found;
    if (!std::filesystem::exists(folder)) return found;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.is_directory() && std::filesystem::exists(entry.path() / "up.sql")) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

[[noreturn]] inline void throw_no_json(const std::filesystem::path& migration) {
    throw usage_error("mizzle: " + (migration / "snapshot.json").string() +
                      " is no JSON; take it from version control, where it was right");
}
inline schema snapshot_of(const std::filesystem::path& migration) {
    json parsed = json::parse(read_file(migration / "snapshot.json"), nullptr, false);
    if (parsed.is_discarded()) throw_no_json(migration);
    return from_json(std::move(parsed));
}
// Of one whose schema nobody needs: asked a third as long.
inline void expect_whole_snapshot(const std::filesystem::path& migration) {
    if (!json::accept(read_file(migration / "snapshot.json"))) throw_no_json(migration);
}

// The schema after the last migration.
inline schema latest_schema(const std::filesystem::path& folder, dialect_id dialect) {
    const auto migrations = migrations_in(folder);
    for (auto m = migrations.rbegin(); m != migrations.rend(); ++m)
        if (std::filesystem::exists(*m / "snapshot.json")) return snapshot_of(*m);
    schema none;
    none.dialect = dialect;
    return none;
}

inline std::string next_name(const std::filesystem::path& folder, const std::string& name) {
    for (const char c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_' && c != '-')
            throw usage_error("mizzle: a migration's name is made of letters, digits, - and _");
    int last = 0;
    for (const auto& m : migrations_in(folder)) last = std::max(last, std::atoi(m.filename().string().c_str()));
    std::string number = std::to_string(last + 1);
    return std::string(number.size() < 4 ? 4 - number.size() : 0, '0') + number + "_" + name;
}

}  // namespace mizzle::kit
