// lint: what migrations do to rows, locks and programs that run.
#pragma once
#include "../project.hpp"

namespace mizzle::kit {

// The last one alone, or all of them.
exit_code lint_migrations(const project& of, bool all);

}  // namespace mizzle::kit

#ifndef MIZZLE_COMPILED_KIT
#include "lint.ipp"
#endif
