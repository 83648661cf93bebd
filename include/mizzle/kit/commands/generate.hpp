// generate NAME: what leads from the last migration's schema to the one that the program declares, as files.
#pragma once
#include "../../migrate.hpp"
#include "../ask.hpp"
#include "../folder.hpp"
#include "../migration.hpp"
#include "../program.hpp"
#include "answers.hpp"

namespace mizzle::kit {

// Its folder's name.
inline std::string write_migration(const std::filesystem::path& folder, const std::string& name, const migration& m) {
    const std::string full = next_name(folder, name + m.name_ending);
    const auto place = folder / full;
    std::filesystem::create_directories(place);
    write_file(place / "down.sql", to_string(m.down));
    write_file(place / "snapshot.json", to_json(m.change.after).dump(2) + "\n");
    write_file(place / "up.sql", to_string(m.up));  // last: a folder without it is no migration
    return full;
}

template <class... Databases>
exit_code generate(program<Databases...>& kit, const std::string& name, const answers& given) {
    const auto folder = kit.context().folder();
    schema declared = kit.declared();
    const schema before = latest_schema(folder, declared.dialect);
    if (!given.contracts) declared = declared_until_contract(before, std::move(declared));
    std::string text;
    json written = json::array();
    const auto plan = plan_with_person(
        kit.context(), given, [&](const answers& answered) { return plan_migrations(before, declared, answered); });
    for (const auto& m : plan) {
        const std::string full = write_migration(folder, name, m);
        text += "wrote " + (folder / full).string() + "\n";
        for (const auto& s : m.change.steps) text += "  " + to_string(s) + "\n";
        for (const auto& lost : losses_of(m.up)) text += "  loses " + lost + "\n";
        written.push_back({{"name", full}, {"steps", to_json(m.change.steps)}, {"loses", losses_of(m.up)}});
    }
    if (text.empty()) text = "nothing to generate: the last migration gives the schema that the program declares";
    if (!written.empty()) write_lock_file(kit.context().migrations, kit.context().database);
    kit.context().say(text, json{{"written", std::move(written)}});
    return exit_code::done;
}

template <class... Databases> void add_generate(program<Databases...>& kit) {
    kit.add("generate", "Write a migration to the schema that the program declares", [&kit](CLI::App& options) {
        const auto name = std::make_shared<std::string>();
        const auto is_online = std::make_shared<bool>(false);
        options.add_option("name", *name, "What the migration is about")->required();
        options.add_flag("--online", *is_online,
                         "PostgreSQL: in forms that keep others from waiting, in several migrations; a column under "
                         "another name or with another type is kept in step with the old one until --contract");
        const auto contracts = std::make_shared<bool>(false);
        options.add_flag("--contract", *contracts, "No old program runs any more: what was kept in step goes");
        return [&kit, name, is_online, contracts, given = add_answers(options)] {
            answers answered = given->read();
            answered.is_online = *is_online;
            answered.contracts = *contracts;
            return generate(kit, *name, answered);
        };
    });
}

}  // namespace mizzle::kit
