// The body of diagram.hpp.
#pragma once
#include "../context.hpp"
#include "../folder.hpp"
#include "../inline.hpp"
#include "../svg.hpp"
#include "diagram.hpp"

namespace mizzle::kit {

MIZZLE_KIT_INLINE exit_code draw(const project& of, const diagram_options& given) {
    const schema all = of.declared();
    const std::string picture = given.format == "svg" ? svg(all) : given.format == "dbml" ? dbml(all) : mermaid(all);
    if (given.output.empty()) of.context().say(picture, json{{"diagram", picture}});
    else {
        write_file(given.output, picture);
        of.context().say("wrote " + given.output, json{{"written", given.output}});
    }
    return exit_code::done;
}

}  // namespace mizzle::kit
