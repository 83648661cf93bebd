// The body of drift.hpp.
#pragma once
#include "../connection.hpp"
#include "../context.hpp"
#include "../difference.hpp"
#include "../folder.hpp"
#include "../inline.hpp"
#include "../live.hpp"
#include "../rules_of.hpp"
#include "../written_objects.hpp"
#include "drift.hpp"

#include <algorithm>

namespace mizzle::kit {

inline std::vector<std::string> applied_migrations(connection& db, dialect_id dialect) {
    const auto& rules = kit_rules(dialect);
    const json there = db.ask(std::string(rules.has_history));
    if (there[0] == 0) return {};
    return db.ask(std::string(rules.applied_migrations)).get<std::vector<std::string>>();
}

// The schema after the last of the folder's migrations that the database has had.
inline schema schema_of_history(connection& db, const std::filesystem::path& folder, dialect_id dialect) {
    const auto applied = applied_migrations(db, dialect);
    schema last;
    last.dialect = dialect;
    for (const auto& m : migrations_in(folder))
        if (std::find(applied.begin(), applied.end(), m.filename().string()) != applied.end() &&
            std::filesystem::exists(m / "snapshot.json"))
            last = snapshot_of(m);
    return last;
}

MIZZLE_KIT_INLINE exit_code look_for_drift(const project& of) {
    const auto db = of.connect();
    const schema history = schema_of_history(*db, of.context().folder(), of.declared().dialect);
    const auto scratch = of.connect_to_scratch();
    const schema made = as_database_has_it(history, *scratch);
    schema live = read_schema(*db, history.dialect, schemas_of(history));
    leave_to_others(live, made);
    leave_to_scripts(live, made, of.context().folder());
    const auto change = compare(made, live);
    std::string text;
    for (const auto& s : change.steps) text += "the database has done by itself: " + to_string(s) + "\n";
    of.context().say(text, json{{"drift", to_json(change.steps)}});
    return change.steps.empty() ? exit_code::done : exit_code::does_not_hold;
}

}  // namespace mizzle::kit
