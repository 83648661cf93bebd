// The functions of waiting_line.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "waiting_line.hpp"

namespace mizzle::detail {

MIZZLE_INLINE bool waiting_line::wait(std::unique_lock<std::mutex>& lock, place& mine, clock::time_point until,
                                      const time_limit* limit) {
    join(mine);
    while (!mine.is_called) {
        const auto now = clock::now();
        const bool is_over = now >= until;
        if (is_over || (limit != nullptr && limit->is_over())) {
            leave(mine);
            if (!is_over) limit->throw_over({});
            return false;
        }
        auto pause = until - now;
        if (limit != nullptr) pause = std::min<clock::duration>(pause, limit->until_next_look());
        mine.ready.wait_until(lock, now + pause);
    }
    return true;
}

MIZZLE_INLINE void waiting_line::call_first(bool promised) {
    auto& first = *first_;
    leave(first);
    first.is_called = first.was_called = true;
    first.is_promised = promised;
    first.ready.notify_one();
}

MIZZLE_INLINE void waiting_line::join(place& p) {
    p.is_called = p.is_promised = false;
    p.before = p.was_called ? nullptr : last_;
    p.after = p.was_called ? first_ : nullptr;
    (p.before == nullptr ? first_ : p.before->after) = &p;
    (p.after == nullptr ? last_ : p.after->before) = &p;
    ++size_;
}

MIZZLE_INLINE void waiting_line::leave(place& p) {
    (p.before == nullptr ? first_ : p.before->after) = p.after;
    (p.after == nullptr ? last_ : p.after->before) = p.before;
    --size_;
}

}  // namespace mizzle::detail
