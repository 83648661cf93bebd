// migrate: applies what is pending.
#pragma once
#include "../program.hpp"
#include "../tasks/applying.hpp"
#include "applying.hpp"
#include "order.hpp"

namespace mizzle::kit {

inline void add_migrate(program& kit) {
    kit.add("migrate", "Apply the migrations that the database does not have", [&kit](CLI::App& options) {
        const auto given = std::make_shared<applying_options>();
        options.add_option("--to", given->to, "The last one to apply, by number or name");
        add_order(options, given->order);
        given->add_to(options);
        return
            [&kit, given] { return apply_migrations(kit.project(), given->read(kit.project().context(), "applying")); };
    });
}

}  // namespace mizzle::kit
