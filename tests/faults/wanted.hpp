// How many faults a run has.
#pragma once
#include <cstdlib>

namespace faults {

// MIZZLE_FAULTS says it, and a quick share is the default.
inline long faults_wanted(long quick) {
    const char* given = std::getenv("MIZZLE_FAULTS");
    return given != nullptr ? std::atol(given) : quick;
}

}  // namespace faults
