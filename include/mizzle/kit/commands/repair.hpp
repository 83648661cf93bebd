// repair: a way on where migrate goes none.
#pragma once
#include "../program.hpp"
#include "../tasks/applying.hpp"

namespace mizzle::kit {

inline void add_repair(program& kit) {
    kit.add("repair", "Say, or mend, what hinders migrating", [&kit](CLI::App& options) {
        const auto given = std::make_shared<repair_options>();
        options.add_option("name", given->name, "Which migration; without it, say which there are");
        options.add_flag("--resume", given->resume, "Run the rest of one that stopped half-way");
        options.add_flag("--applied", given->applied, "Take it as its files have it for applied");
        options.add_flag("--forget", given->forget, "Take it for never applied");
        return [&kit, given] {
            return given->name.empty() ? say_what_to_repair(kit.project()) : repair(kit.project(), *given);
        };
    });
}

}  // namespace mizzle::kit
