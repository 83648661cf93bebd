// Threads that wait, in the order in which they came.
#pragma once
#include "../database/time_limit.hpp"

#include <algorithm>
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

    // Somebody who waits.
    class place {
    public:
        explicit place(clock::time_point s) : since(s) {}
        place(const place&) = delete;
        place& operator=(const place&) = delete;

        const clock::time_point since;
        // What he was called for is his: nobody who came later may take it.
        bool is_promised = false;

    private:
        friend waiting_line;
        std::condition_variable ready;
        bool is_called = false, was_called = false;
        place *before = nullptr, *after = nullptr;
    };

    // Since when the first one waits. The line is not empty.
    clock::time_point since() const { return first_->since; }

    // Waits to be called: false where the time was over before. `limit` may be null; what it throws is thrown here. Who
    // was called in vain is the first again.
    bool wait(std::unique_lock<std::mutex>& lock, place& mine, clock::time_point until, const time_limit* limit) {
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
    void call_first(bool promised = false) {
        auto& first = *first_;
        leave(first);
        first.is_called = first.was_called = true;
        first.is_promised = promised;
        first.ready.notify_one();
    }
    void call_all() {
        while (!empty()) call_first();
    }

private:
    void join(place& p) {
        p.is_called = p.is_promised = false;
        p.before = p.was_called ? nullptr : last_;
        p.after = p.was_called ? first_ : nullptr;
        (p.before == nullptr ? first_ : p.before->after) = &p;
        (p.after == nullptr ? last_ : p.after->before) = &p;
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
