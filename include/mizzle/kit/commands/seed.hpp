// seed: fills the tables of a development database with rows.
#pragma once
#include "../program.hpp"
#include "../tasks/seed.hpp"

namespace mizzle::kit {

inline void add_seed(program& kit) {
    kit.add("seed", "Fill a development database with plausible rows", [&kit](CLI::App& options) {
        const auto rows = std::make_shared<std::size_t>(20);
        const auto number = std::make_shared<unsigned>(1);
        options.add_option("--rows", *rows, "How many for each table")->capture_default_str();
        options.add_option("--seed", *number, "Other rows for another number")->capture_default_str();
        return [&kit, rows, number] { return seed(kit.project(), *rows, *number); };
    });
}

}  // namespace mizzle::kit
