// down: takes migrations back, the latest first.
#pragma once
#include "../program.hpp"
#include "../tasks/applying.hpp"
#include "applying.hpp"

namespace mizzle::kit {

inline void add_down(program& kit) {
    kit.add("down", "Take the latest migration back, by its down.sql", [&kit](CLI::App& options) {
        const auto given = std::make_shared<applying_options>();
        options.add_option("--to", given->to, "The last one to leave, by number or name");
        options.add_option("--steps", given->steps, "How many to take back")->capture_default_str();
        given->add_to(options);
        return [&kit, given] {
            return take_back_migrations(kit.project(), given->read(kit.project().context(), "taking back"));
        };
    });
}

}  // namespace mizzle::kit
