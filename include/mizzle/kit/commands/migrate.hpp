// migrate: applies what is pending.
#pragma once
#include "applying.hpp"

namespace mizzle::kit {

template <class... Databases> void add_migrate(program<Databases...>& kit) {
    kit.add("migrate", "Apply the migrations that the database does not have", [&kit](CLI::App& options) {
        const auto given = std::make_shared<applying_options>();
        options.add_option("--to", given->to, "The last one to apply, by number or name");
        add_order(options, given->order);
        given->add_to(options);
        return [&kit, given] {
            return with_folder(kit, [&](auto& db, const migration_set& set) {
                say_report(kit.context(), mizzle::migrate(db, set, given->read(kit.context(), "applying")), set, true);
                return exit_code::done;
            });
        };
    });
}

}  // namespace mizzle::kit
