// The body of push.hpp.
#pragma once
#include "../ask.hpp"
#include "../connection.hpp"
#include "../context.hpp"
#include "../inline.hpp"
#include "../live.hpp"
#include "../losses.hpp"
#include "../migration.hpp"
#include "../script_rules.hpp"
#include "push.hpp"

namespace mizzle::kit {

// The text of what is dropped stands nowhere else.
inline void expect_meant(const migration& m, const answers& given) {
    std::string text;
    json asked = json::array();
    for (const auto& s : m.change.steps) {
        if (s.kind != step_kind::drop_object || detail::contains(given.drops, s.table)) continue;
        text += (text.empty() ? "" : "\n") + s.table + " is not declared: take it over from pull, or say --drop \"" +
                s.table + "\" if it is to go";
        asked.push_back({{"question", "drop"}, {"name", s.table}});
    }
    if (!text.empty()) throw stop(exit_code::question, text, json{{"questions", std::move(asked)}});
}

MIZZLE_KIT_INLINE exit_code push(const project& of, const answers& given, const std::vector<std::string>& allowed) {
    const auto db = of.connect();
    const schema declared = of.declared();
    const auto scratch = of.connect_to_scratch();
    const schema wanted = as_database_has_it(declared, *scratch);
    schema live = read_schema(*db, declared.dialect, schemas_of(declared));
    leave_to_others(live, wanted);
    std::string text;
    json done = json::array();
    const auto plan =
        plan_with_person(of.context(), with_declared_renames(given, live, declared),
                         [&](const answers& answered) { return plan_migrations(live, wanted, answered); });
    for (const auto& m : plan) expect_meant(m, given);
    for (const auto& m : plan) {
        if (m.up.is_without_foreign_keys) run_without_foreign_keys(*db, m, allowed);
        else if (words_of(declared.dialect).commits_at_ddl) run_in_steps(*db, m, allowed);
        else run_in_transaction(*db, m, allowed);
        for (const auto& s : m.change.steps) text += to_string(s) + "\n";
        done.push_back(to_json(m.change.steps));
    }
    of.context().say(text.empty() ? "nothing to push: the database has the schema that the program declares" : text,
                     json{{"pushed", std::move(done)}});
    return exit_code::done;
}

}  // namespace mizzle::kit
