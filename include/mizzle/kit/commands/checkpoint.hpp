// checkpoint: a migration that makes at once what those before it made, for databases that begin there; squash: the
// same, and those before it go.
#pragma once
#include "../program.hpp"
#include "../tasks/checkpoint.hpp"

namespace mizzle::kit {

inline void add_checkpoint(program& kit, const char* command, const char* says, bool removes) {
    kit.add(command, says, [&kit, removes](CLI::App& app) {
        const auto name = std::make_shared<std::string>();
        const auto options = std::make_shared<checkpoint_options>();
        options->removes = removes;
        app.add_option("name", *name, "What it is called")->required();
        app.add_flag("--without-rows", options->leaves_rows_out, "New databases need no rows of the migrations before");
        app.add_flag("--keep", options->keeps_others,
                     "Write triggers, functions and the like at its end, as the migrations before have them");
        return [&kit, name, options] { return checkpoint(kit.project(), *name, *options); };
    });
}
inline void add_checkpoint(program& kit) {
    add_checkpoint(kit, "checkpoint", "Write a migration that new databases have instead of those before it", false);
    add_checkpoint(kit, "squash", "Write one migration in place of all, once every database has had them", true);
}

}  // namespace mizzle::kit
