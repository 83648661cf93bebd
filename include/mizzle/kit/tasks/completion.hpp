// completion: a script that has a shell complete the kit's words.
#pragma once
#include "../completion.hpp"
#include "../project.hpp"

namespace mizzle::kit {

exit_code say_completion(const project& of, const std::string& shell, const std::string& program,
                         const std::vector<completed_command>& all);

}  // namespace mizzle::kit

#ifndef MIZZLE_COMPILED_KIT
#include "completion.ipp"
#endif
