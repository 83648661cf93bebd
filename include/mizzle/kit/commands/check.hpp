// check: the files of the migrations are whole, and give the schema that the program declares.
#pragma once
#include "../program.hpp"
#include "../tasks/check.hpp"

namespace mizzle::kit {

inline void add_check(program& kit) {
    kit.add("check", "Ask whether the migrations are whole and up to date with the program", [&kit](CLI::App& options) {
        const auto accepts = std::make_shared<bool>(false);
        options.add_flag("--accept", *accepts,
                         "First write migrations.lock anew, for scripts that were edited on purpose");
        return [&kit, accepts] { return check(kit.project(), *accepts); };
    });
}

}  // namespace mizzle::kit
