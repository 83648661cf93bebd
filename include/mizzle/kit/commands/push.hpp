// push: makes a live database what the program declares, without migrations; for development.
#pragma once
#include "../program.hpp"
#include "../tasks/push.hpp"
#include "answers.hpp"

namespace mizzle::kit {

inline void add_push(program& kit) {
    kit.add("push", "Make a development database what the program declares, without migrations",
            [&kit](CLI::App& options) {
                const auto allowed = std::make_shared<std::vector<std::string>>();
                options.add_option("--allow-loss", *allowed, "A table or column whose rows may be lost")->take_all();
                return [&kit, allowed, given = add_answers(options)] {
                    return push(kit.project(), given->read(), *allowed);
                };
            });
}

}  // namespace mizzle::kit
