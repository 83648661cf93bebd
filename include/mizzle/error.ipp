// The functions of error.hpp that no type of a program's takes part in.
#pragma once
#include "error.hpp"
#include "inline.hpp"

namespace mizzle::detail {

MIZZLE_NOINLINE MIZZLE_INLINE void throw_usage_error(const char* message) { throw usage_error(message); }

}  // namespace mizzle::detail
