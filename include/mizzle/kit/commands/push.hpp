// push: makes a live database what the program declares, without migrations; for development.
#pragma once
#include "../ask.hpp"
#include "../live.hpp"
#include "../losses.hpp"
#include "../migration.hpp"
#include "../program.hpp"
#include "answers.hpp"
#include "drift.hpp"
#include "generate.hpp"

namespace mizzle::kit {

// SQLite's foreign keys are off outside of the transaction, and looked at before its end; triggers are made again.
inline void run_without_foreign_keys(connection& db, const migration& m, const std::vector<std::string>& allowed) {
    db.exec("pragma foreign_keys = off; begin immediate");
    try {
        const json triggers = db.ask("select json_group_array(json_object('name', name, 'table', tbl_name, 'sql', "
                                     "sql)) from sqlite_master where "
                                     "type = 'trigger'");
        for (const auto& t : triggers) db.exec("drop trigger " + quoted(dialect_id(), t["name"].get<std::string>()));
        run_counted(db, m, allowed);
        const json tables = db.ask("select json_group_array(name) from sqlite_master where type in ('table', 'view')");
        for (const auto& t : triggers)
            if (std::find(tables.begin(), tables.end(), t["table"]) != tables.end())
                db.exec(t["sql"].get<std::string>());
        if (db.ask("select json_array(count(*)) from pragma_foreign_key_check")[0] != 0)
            throw stop(exit_code::database,
                       "rows would reference rows that are not there, so nothing was changed; correct them first");
    } catch (...) {
        db.exec("rollback; pragma foreign_keys = on");
        throw;
    }
    db.exec("commit; pragma foreign_keys = on");
}

template <class... Databases>
exit_code push(program<Databases...>& kit, const answers& given, const std::vector<std::string>& allowed) {
    const auto db = kit.connect();
    const schema declared = kit.declared();
    const auto scratch = kit.connect_to_scratch();
    const schema wanted = as_database_has_it(declared, *scratch);
    const schema live = read_schema(*db, declared.dialect, schemas_of(declared));
    std::string text;
    json done = json::array();
    const auto plan =
        plan_with_person(kit.context(), with_declared_renames(given, live, declared),
                         [&](const answers& answered) { return plan_migrations(live, wanted, answered); });
    for (const auto& m : plan) {
        if (m.up.is_without_foreign_keys) run_without_foreign_keys(*db, m, allowed);
        else run_in_transaction(*db, m, allowed);
        for (const auto& s : m.change.steps) text += to_string(s) + "\n";
        done.push_back(to_json(m.change.steps));
    }
    kit.context().say(text.empty() ? "nothing to push: the database has the schema that the program declares" : text,
                      json{{"pushed", std::move(done)}});
    return exit_code::done;
}

template <class... Databases> void add_push(program<Databases...>& kit) {
    kit.add("push", "Make a development database what the program declares, without migrations",
            [&kit](CLI::App& options) {
                const auto allowed = std::make_shared<std::vector<std::string>>();
                options.add_option("--allow-loss", *allowed, "A table or column whose rows may be lost")->take_all();
                return [&kit, allowed, given = add_answers(options)] { return push(kit, given->read(), *allowed); };
            });
}

}  // namespace mizzle::kit
