// generate: what leads from the last migration's schema to the one that the program declares, as files.
#pragma once
#include "../answers.hpp"
#include "../project.hpp"

namespace mizzle::kit {

exit_code generate(const project& of, const std::string& name, const answers& given);
exit_code generate_empty(const project& of, const std::string& name);

}  // namespace mizzle::kit

#ifndef MIZZLE_COMPILED_KIT
#include "generate.ipp"
#endif
