// The functions of turn.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "turn.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void turn_of_connection::enter(const time_limit* limit) {
    if (turns_ == nullptr) [[likely]]
        return;
    if (depth_ == 0) turns_->take(limit);
    ++depth_;
}

}  // namespace mizzle::detail
