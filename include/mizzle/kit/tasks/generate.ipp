// The body of generate.hpp.
#pragma once
#include "../../migrate.hpp"
#include "../ask.hpp"
#include "../context.hpp"
#include "../folder.hpp"
#include "../inline.hpp"
#include "../migration.hpp"
#include "generate.hpp"

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

MIZZLE_KIT_INLINE exit_code generate(const project& of, const std::string& name, const answers& given) {
    const auto folder = of.context().folder();
    schema declared = of.declared();
    const schema before = latest_schema(folder, declared.dialect);
    if (!given.contracts) declared = declared_until_contract(before, std::move(declared));
    std::string text;
    json written = json::array();
    const auto plan = plan_with_person(
        of.context(), given, [&](const answers& answered) { return plan_migrations(before, declared, answered); });
    for (const auto& m : plan) {
        const std::string full = write_migration(folder, name, m);
        text += "wrote " + (folder / full).string() + "\n";
        for (const auto& s : m.change.steps) text += "  " + to_string(s) + "\n";
        for (const auto& lost : losses_of(m.up))
            text += tinted(shows_tints(of.context()), tint::bad, "  loses " + lost) + "\n";
        written.push_back({{"name", full}, {"steps", to_json(m.change.steps)}, {"loses", losses_of(m.up)}});
    }
    if (text.empty()) text = "nothing to generate: the last migration gives the schema that the program declares";
    if (!written.empty()) write_lock_file(of.context().migrations, of.context().database);
    of.context().say(text, json{{"written", std::move(written)}});
    return exit_code::done;
}

MIZZLE_KIT_INLINE exit_code generate_empty(const project& of, const std::string& name) {
    const auto& context = of.context();
    const auto folder = context.folder();
    migration m;
    m.change.after = latest_schema(folder, dialect_of(context.database));
    const std::string full = write_migration(folder, name, m);
    write_file(folder / full / "down.sql", "-- What takes it back.\n");
    write_file(folder / full / "up.sql", "-- What is to be done; check --accept then takes it into migrations.lock.\n");
    write_lock_file(context.migrations, context.database);
    context.say("wrote " + (folder / full).string() + "\n",
                json{{"written", {{{"name", full}, {"steps", json::array()}, {"loses", json::array()}}}}});
    return exit_code::done;
}

}  // namespace mizzle::kit
