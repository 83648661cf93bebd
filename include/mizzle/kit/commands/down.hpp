// down: takes migrations back, the latest first.
#pragma once
#include "applying.hpp"

namespace mizzle::kit {

template <class... Databases> void add_down(program<Databases...>& kit) {
    kit.add("down", "Take the latest migration back, by its down.sql", [&kit](CLI::App& options) {
        const auto given = std::make_shared<applying_options>();
        options.add_option("--to", given->to, "The last one to leave, by number or name");
        options.add_option("--steps", given->steps, "How many to take back")->capture_default_str();
        given->add_to(options);
        return [&kit, given] {
            return with_folder(kit, [&](auto& db, const migration_set& set) {
                const auto report = migrate_down(db, set, given->read(kit.context(), "taking back"));
                say_report(kit.context(), report, set, false);
                return exit_code::done;
            });
        };
    });
}

}  // namespace mizzle::kit
