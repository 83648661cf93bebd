// checkpoint: a migration that makes at once what those before it made, for databases that begin there; squash: the
// same, and those before it go.
#pragma once
#include "../folder.hpp"
#include "../one_migration.hpp"
#include "../program.hpp"
#include "lint.hpp"

namespace mizzle::kit {

// What a script does beside changing the schema, which no snapshot knows of.
inline std::vector<std::string> statements_about_rows(const std::filesystem::path& migration, dialect_id dialect) {
    std::vector<std::string> found;
    for (const auto& part : mizzle::detail::split_script(read_file(migration / "up.sql"), rules_of(dialect))) {
        const auto words = tokens_of(part.text);
        if (part.is_mark || words.empty()) continue;
        const bool is_known = std::any_of(words.begin(), words.begin() + 1, [](const token& t) {
            return t.is_word("create") || t.is_word("alter") || t.is_word("drop") || t.is_word("comment");
        });
        if (!is_known) found.push_back(migration.filename().string() + ": " + std::string(part.text));
    }
    return found;
}

template <class... Databases>
exit_code checkpoint(program<Databases...>& kit, const std::string& name, bool leaves_rows_out, bool removes) {
    const auto folder = kit.context().folder();
    const auto before = migrations_in(folder);
    const dialect_id dialect = dialect_of(kit.context().database);
    if (before.size() < 2) throw stop(exit_code::question, "there are no two migrations to make one of");
    std::string marked = "-- mizzle: replaces", rows;
    for (const auto& m : before) {
        marked += " " + m.filename().string();
        if (!leaves_rows_out)
            for (const auto& statement : statements_about_rows(m, dialect)) rows += "\n" + statement;
    }
    if (!rows.empty())
        throw stop(exit_code::question, "these are no part of the schema, and a new database would not have what they "
                                        "do; say --without-rows if it needs none of it:" +
                                            rows);
    schema none;
    none.dialect = dialect;
    auto made = detail::make_migration(none, snapshot_of(before.back()), {});
    const std::string full = next_name(folder, name);
    std::filesystem::create_directories(folder / full);
    write_file(folder / full / "down.sql", to_string(made.down));
    write_file(folder / full / "snapshot.json", to_json(made.change.after).dump(2) + "\n");
    write_file(folder / full / "up.sql", marked + "\n" + to_string(made.up));
    if (removes)
        for (const auto& m : before) std::filesystem::remove_all(m);
    write_lock_file(kit.context().migrations, kit.context().database);
    kit.context().say("wrote " + (folder / full).string() + (removes ? " in place of those before it" : ""),
                      json{{"written", full}});
    return exit_code::done;
}

template <class... Databases>
void add_checkpoint(program<Databases...>& kit, const char* command, const char* says, bool removes) {
    kit.add(command, says, [&kit, removes](CLI::App& options) {
        const auto name = std::make_shared<std::string>();
        const auto leaves_rows_out = std::make_shared<bool>(false);
        options.add_option("name", *name, "What it is called")->required();
        options.add_flag("--without-rows", *leaves_rows_out, "New databases need no rows of the migrations before");
        return [&kit, name, leaves_rows_out, removes] { return checkpoint(kit, *name, *leaves_rows_out, removes); };
    });
}
template <class... Databases> void add_checkpoint(program<Databases...>& kit) {
    add_checkpoint(kit, "checkpoint", "Write a migration that new databases have instead of those before it", false);
    add_checkpoint(kit, "squash", "Write one migration in place of all, once every database has had them", true);
}

}  // namespace mizzle::kit
