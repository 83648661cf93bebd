// check: whether the migrations are whole, and give the schema that the program declares.
#pragma once
#include "../project.hpp"

namespace mizzle::kit {

// First writes migrations.lock anew where `accepts` says so.
exit_code check(const project& of, bool accepts);

}  // namespace mizzle::kit

#ifndef MIZZLE_COMPILED_KIT
#include "check.ipp"
#endif
