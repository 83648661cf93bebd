// Threads that wait, in the order in which they came.
#pragma once
#include "../database/time_limit.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace mizzle::detail {

// All of it under the mutex of its owner.
class waiting_line {
public:
    using clock = std::chrono::steady_clock;

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }

    // Waits to be called: false where the time was over before. `limit` may be null; what it throws is thrown here.
    bool wait(std::unique_lock<std::mutex>& lock, clock::time_point until, const time_limit* limit) {
        place mine;
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
    void call_first() {
        auto& first = *first_;
        leave(first);
        first.is_called = true;
        first.ready.notify_one();
    }
    void call_all() {
        while (!empty()) call_first();
    }

private:
    struct place {
        std::condition_variable ready;
        bool is_called = false;
        place *before = nullptr, *after = nullptr;
    };
    void join(place& p) {
        p.before = last_;
        (last_ == nullptr ? first_ : last_->after) = &p;
        last_ = &p;
        ++size_;
    }
    void leave(place& p) {
        (p.before == nullptr ? first_ : p.before->after) = p.after;
        (p.after == nullptr ? last_ : p.after->before) = p.before;
        --size_;
    }

    place *first_ = nullptr, *last_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace mizzle::detail
