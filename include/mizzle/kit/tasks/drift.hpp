// drift: what a live database has otherwise than its migrations made it. Nothing is changed.
#pragma once
#include "../project.hpp"

namespace mizzle::kit {

exit_code look_for_drift(const project& of);

}  // namespace mizzle::kit

#ifndef MIZZLE_COMPILED_KIT
#include "drift.ipp"
#endif
