// The functions of comparable.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "comparable.hpp"

namespace mizzle::detail {

MIZZLE_NOINLINE MIZZLE_INLINE void refuse_kept(dialect_id dialect) {
    throw usage_error("mizzle: " + std::string(dialect->name) +
                      " keeps arrays, JSON, custom types and intervals as text, which compares as text and not as the "
                      "values do; compare a part of them");
}

}  // namespace mizzle::detail
