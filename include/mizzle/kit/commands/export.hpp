// export: the whole schema as SQL, or the folder's migrations as a script, for those who must run it by hand.
#pragma once
#include "../program.hpp"
#include "../tasks/export.hpp"
#include "order.hpp"

namespace mizzle::kit {

inline void add_export(program& kit) {
    kit.add("export", "Print the whole schema as SQL, or the migrations as a script to run by hand",
            [&kit](CLI::App& options) {
                const auto is_pending = std::make_shared<bool>(false);
                const auto given = std::make_shared<by_hand_options>();
                auto* pending = options.add_flag(
                    "--pending", *is_pending,
                    "A script with all migrations, each of which is applied where the database's history lacks it");
                options.add_option("--to", given->to, "The last one to apply, by number or name")->needs(pending);
                options.add_option("--allow-loss", given->allow_loss, "TABLE or TABLE.COLUMN whose rows may be lost")
                    ->take_all()
                    ->needs(pending);
                add_order(options, given->order);
                return [&kit, is_pending, given] {
                    return *is_pending ? export_migrations(kit.project(), *given) : export_schema(kit.project());
                };
            });
}

}  // namespace mizzle::kit
