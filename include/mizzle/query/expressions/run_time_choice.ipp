// The functions of run_time_choice.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "run_time_choice.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void throw_repeated_key(const char* use, std::string_view name) {
    throw usage_error("mizzle: \"" + std::string(name) + "\" stands twice among the names to " + use);
}

}  // namespace mizzle::detail
