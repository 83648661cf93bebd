// The functions of function_names.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "function_names.hpp"

namespace mizzle {

[[gnu::noinline]] MIZZLE_INLINE void refuse_on_mysql() {
    throw_usage_error(
        "mizzle: this function is not spelled for MySQL, or means something else there; compute it in the "
        "program, or say MySQL's own by sql<T>(\"...\")");
}

}  // namespace mizzle
