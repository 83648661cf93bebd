// The functions of row_values.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "row_values.hpp"

namespace mizzle::detail {

MIZZLE_INLINE bool statement_shape::empty() const {
    std::uint64_t any = 0;
    for (const auto word : given) any |= word;
    return any == 0;
}

}  // namespace mizzle::detail
