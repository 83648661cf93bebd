// drift: what a live database has otherwise than its migrations made it. Nothing is changed.
#pragma once
#include "../program.hpp"
#include "../tasks/drift.hpp"

namespace mizzle::kit {

inline void add_drift(program& kit) {
    kit.add("drift", "Ask whether the database is what its migrations made it",
            [&kit](CLI::App&) { return [&kit] { return look_for_drift(kit.project()); }; });
}

}  // namespace mizzle::kit
