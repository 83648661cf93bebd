// The functions of dynamic.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "dynamic.hpp"

namespace mizzle::detail {

MIZZLE_NOINLINE MIZZLE_INLINE void refuse_lacking_feature(dialect_id dialect) {
    throw usage_error("mizzle: a condition or dynamic<T> that was put together at run time uses what " +
                      std::string(dialect->name) + " lacks");
}

}  // namespace mizzle::detail
