// Threads that wait, in the order in which they came.
#pragma once
#include "../database/limits/time_limit.hpp"

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
    bool wait(std::unique_lock<std::mutex>& lock, place& mine, clock::time_point until, const time_limit* limit);
    void call_first(bool promised = false);
    void call_all() {
        while (!empty()) call_first();
    }

private:
    void join(place& p);
    void leave(place& p);

    place *first_ = nullptr, *last_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "waiting_line.ipp"
#endif
