// lint: what migrations do to rows, locks and programs that run; by default the last one.
#pragma once
#include "../program.hpp"
#include "../tasks/lint.hpp"

namespace mizzle::kit {

inline void add_lint(program& kit) {
    kit.add("lint", "Look at what the last migration does to rows, locks and programs that run",
            [&kit](CLI::App& options) {
                const auto all = std::make_shared<bool>(false);
                options.add_flag("--all", *all, "Look at every migration");
                return [&kit, all] { return lint_migrations(kit.project(), *all); };
            });
}

}  // namespace mizzle::kit
