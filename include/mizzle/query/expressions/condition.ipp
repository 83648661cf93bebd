// The functions of condition.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "condition.hpp"

namespace mizzle::detail {

MIZZLE_INLINE condition condition::join(const condition& a, const condition& b, bool both) {
    if (!a.node_) return b;
    if (!b.node_) return a;
    condition result;
    result.uses_aggregate_ = a.uses_aggregate_ || b.uses_aggregate_;
    result.node_ = erased::pointer(new erased::branch(both ? erased::both_of : erased::one_of, a.node_, b.node_));
    return result;
}

}  // namespace mizzle::detail
