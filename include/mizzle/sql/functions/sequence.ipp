// The functions of sequence.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "sequence.hpp"

namespace mizzle::detail {

MIZZLE_NOINLINE MIZZLE_INLINE void refuse_sequence(dialect_id dialect) {
    throw usage_error(
        "mizzle: " + std::string(dialect->name) +
        " has no sequences such as nextval() asks; a key that is integer and primary_key is given numbers "
        "there");
}

}  // namespace mizzle::detail
