// push: makes a live database what the program declares, without migrations; for development.
#pragma once
#include "../answers.hpp"
#include "../project.hpp"

namespace mizzle::kit {

// What is allowed are tables and columns whose rows may be lost.
exit_code push(const project& of, const answers& given, const std::vector<std::string>& allowed);

}  // namespace mizzle::kit

#ifndef MIZZLE_COMPILED_KIT
#include "push.ipp"
#endif
