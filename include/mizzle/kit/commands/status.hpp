// status: what became of each migration.
#pragma once
#include "../program.hpp"
#include "../tasks/applying.hpp"
#include "order.hpp"

namespace mizzle::kit {

inline void add_status(program& kit) {
    struct status_options {
        bool asks = false;
        migration_order order = migration_order::linear;
    };
    kit.add("status", "Say which migrations are applied", [&kit](CLI::App& options) {
        const auto given = std::make_shared<status_options>();
        options.add_flag("--exit-code", given->asks, "Exit with 1 unless all of them are applied");
        add_order(options, given->order);
        return [&kit, given] { return say_status(kit.project(), given->order, given->asks); };
    });
}

}  // namespace mizzle::kit
