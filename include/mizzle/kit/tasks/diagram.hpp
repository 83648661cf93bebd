// diagram: the schema as a picture, or as text that others make one of.
#pragma once
#include "../project.hpp"

namespace mizzle::kit {

struct diagram_options {
    std::string format = "svg";  // or mermaid, dbml
    std::string output{};        // printed if there is none
};

exit_code draw(const project& of, const diagram_options& given);

}  // namespace mizzle::kit

#ifndef MIZZLE_COMPILED_KIT
#include "diagram.ipp"
#endif
