// repair: a way on where migrate goes none.
#pragma once
#include "applying.hpp"
#include "status.hpp"

namespace mizzle::kit {

struct repair_options {
    std::string name;
    bool resume = false, applied = false, forget = false;

    migration_repair how() const {
        if (resume + applied + forget != 1)
            throw stop(exit_code::question,
                       "how? --resume runs the rest of " + name +
                           ", --applied takes it as done, --forget takes it as "
                           "never begun; give one of them",
                       json{{"question", "how"}, {"choices", {"--resume", "--applied", "--forget"}}});
        return resume ? migration_repair::resume : applied ? migration_repair::applied : migration_repair::forget;
    }
};

// Without a name it says what there is to repair.
template <class Db> exit_code repair(const context& context, Db& db, const migration_set& set, repair_options given) {
    if (!given.name.empty()) {
        repair_migration(db, set, given.name, given.how());
        context.say("repaired " + given.name, json{{"repaired", given.name}});
        return exit_code::done;
    }
    std::string text;
    json all = json::array();
    for (const auto& state : migration_status(db, set, migration_order::any)) {
        if (!state.fault) continue;
        text += line_of(state);
        all.push_back(to_json(state));
    }
    const bool is_whole = text.empty();
    context.say(is_whole ? "nothing to repair" : text, json{{"faults", all}});
    return is_whole ? exit_code::done : exit_code::does_not_hold;
}

template <class... Databases> void add_repair(program<Databases...>& kit) {
    kit.add("repair", "Say, or mend, what hinders migrating", [&kit](CLI::App& options) {
        const auto given = std::make_shared<repair_options>();
        options.add_option("name", given->name, "Which migration; without it, say which there are");
        options.add_flag("--resume", given->resume, "Run the rest of one that stopped half-way");
        options.add_flag("--applied", given->applied, "Take it as its files have it for applied");
        options.add_flag("--forget", given->forget, "Take it for never applied");
        return [&kit, given] {
            return with_folder(
                kit, [&](auto& db, const migration_set& set) { return repair(kit.context(), db, set, *given); });
        };
    });
}

}  // namespace mizzle::kit
