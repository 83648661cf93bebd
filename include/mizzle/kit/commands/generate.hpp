// generate NAME: writes a migration.
#pragma once
#include "../program.hpp"
#include "../tasks/generate.hpp"
#include "answers.hpp"

namespace mizzle::kit {

inline void add_generate(program& kit) {
    kit.add("generate", "Write a migration to the schema that the program declares", [&kit](CLI::App& options) {
        const auto name = std::make_shared<std::string>();
        const auto is_online = std::make_shared<bool>(false);
        options.add_option("name", *name, "What the migration is about")->required();
        options.add_flag("--online", *is_online,
                         "PostgreSQL: in forms that keep others from waiting, in several migrations; a column under "
                         "another name or with another type is kept in step with the old one until --contract");
        const auto contracts = std::make_shared<bool>(false);
        options.add_flag("--contract", *contracts, "No old program runs any more: what was kept in step goes");
        const auto is_empty = std::make_shared<bool>(false);
        options.add_flag("--empty", *is_empty, "Without statements, for SQL of your own; the schema stays what it was");
        return [&kit, name, is_online, contracts, is_empty, given = add_answers(options)] {
            if (*is_empty) return generate_empty(kit.project(), *name);
            answers answered = given->read();
            answered.is_online = *is_online;
            answered.contracts = *contracts;
            return generate(kit.project(), *name, answered);
        };
    });
}

}  // namespace mizzle::kit
