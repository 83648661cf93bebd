// pull: a live database as a header.
#pragma once
#include "../program.hpp"
#include "../tasks/pull.hpp"

namespace mizzle::kit {

inline void add_pull(program& kit) {
    kit.add("pull", "Write a header that declares what a live database has", [&kit](CLI::App& options) {
        const auto given = std::make_shared<pull_options>();
        options.add_option("--output", given->output, "The header; else it is printed");
        options.add_option("--namespace", given->space, "The namespace of the declarations")->capture_default_str();
        options.add_option("--schemas", given->schemas, "Schemas of the database's beside the current one");
        return [&kit, given] { return pull(kit.project(), *given); };
    });
}

}  // namespace mizzle::kit
