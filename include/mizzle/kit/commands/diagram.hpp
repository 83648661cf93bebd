// diagram: the schema as a picture, or as text that others make one of.
#pragma once
#include "../program.hpp"
#include "../tasks/diagram.hpp"

namespace mizzle::kit {

inline void add_diagram(program& kit) {
    kit.add("diagram", "Draw the schema: svg, mermaid or dbml", [&kit](CLI::App& options) {
        const auto given = std::make_shared<diagram_options>();
        options.add_option("--format", given->format, "svg, mermaid or dbml")
            ->check(CLI::IsMember({"svg", "mermaid", "dbml"}))
            ->capture_default_str();
        options.add_option("--output", given->output, "A file; else it is printed");
        return [&kit, given] { return draw(kit.project(), *given); };
    });
}

}  // namespace mizzle::kit
