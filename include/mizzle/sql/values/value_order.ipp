// The functions of value_order.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "value_order.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void noted_order::note(unsigned value) {
    is_in_order_ = is_in_order_ && value == values_.size();
    values_.push_back(value);
}

}  // namespace mizzle::detail
