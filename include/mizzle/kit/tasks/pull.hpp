// pull: a live database as a header.
#pragma once
#include "../project.hpp"

namespace mizzle::kit {

struct pull_options {
    std::string output{};                // printed if there is none
    std::string space = "app";           // the namespace of the declarations
    std::vector<std::string> schemas{};  // beside the current one
};

exit_code pull(const project& of, const pull_options& given);

}  // namespace mizzle::kit

#ifndef MIZZLE_COMPILED_KIT
#include "pull.ipp"
#endif
