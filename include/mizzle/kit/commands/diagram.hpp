// diagram: the schema as a picture, or as text that others make one of.
#pragma once
#include "../folder.hpp"
#include "../program.hpp"
#include "../svg.hpp"

namespace mizzle::kit {

template <class... Databases> void add_diagram(program<Databases...>& kit) {
    kit.add("diagram", "Draw the schema: svg, mermaid or dbml", [&kit](CLI::App& options) {
        struct wanted {
            std::string format = "svg", output;
        };
        const auto given = std::make_shared<wanted>();
        options.add_option("--format", given->format, "svg, mermaid or dbml")
            ->check(CLI::IsMember({"svg", "mermaid", "dbml"}))
            ->capture_default_str();
        options.add_option("--output", given->output, "A file; else it is printed");
        return [&kit, given] {
            const schema all = kit.declared();
            const std::string picture = given->format == "svg"    ? svg(all)
                                        : given->format == "dbml" ? dbml(all)
                                                                  : mermaid(all);
            if (given->output.empty()) kit.context().say(picture, json{{"diagram", picture}});
            else {
                write_file(given->output, picture);
                kit.context().say("wrote " + given->output, json{{"written", given->output}});
            }
            return exit_code::done;
        };
    });
}

}  // namespace mizzle::kit
