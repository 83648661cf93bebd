// The function of refusal.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "refusal.hpp"

#include <exception>

namespace mizzle::detail {

MIZZLE_NOINLINE MIZZLE_INLINE void refusal::raise(const std::string& message, const error_details& details) const {
    throw_it(message, details);
    std::terminate();  // it has thrown
}

}  // namespace mizzle::detail
