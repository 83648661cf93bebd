// The functions of copy.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "copy.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::string copy_columns::text() const {
    std::string out = "copy " + table + " (";
    for (std::size_t i = 0; i < names.size(); ++i) out += (i == 0 ? "" : ", ") + names[i];
    return out + ") from stdin";
}

}  // namespace mizzle::detail
