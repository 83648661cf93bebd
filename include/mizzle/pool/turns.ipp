// The functions of turns.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "turns.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void turns::take_until(waiting_line::clock::time_point until, const time_limit* limit) {
    std::unique_lock lock(mutex_);
    if (!is_taken_) {
        is_taken_ = true;
        return;
    }
    waiting_line::place mine(waiting_line::clock::now());
    if (!line_.wait(lock, mine, until, limit)) {
        throw pool_timeout("mizzle: no writer's turn came in time: SQLite has one writer at a time; make "
                           "transactions shorter, or read in transactions that are read only");
    }
}

MIZZLE_INLINE void turns::give() noexcept {
    const std::lock_guard lock(mutex_);
    if (line_.empty()) is_taken_ = false;
    else line_.call_first();
}

}  // namespace mizzle::detail
