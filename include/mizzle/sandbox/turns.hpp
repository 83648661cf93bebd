// The threads of a sandbox, whose calls take turns.
#pragma once
#include "../database/limits/time_limit.hpp"
#include "../database/statements/one_thread.hpp"

#include <condition_variable>
#include <mutex>

namespace mizzle::detail {

// A thread whose turn it is may come again: a stream has the turn for as long as it is read, and other calls of its
// thread run meanwhile.
class sandbox_turns {
public:
    // Throws what `limit` throws, which may be null.
    void enter(const time_limit* limit) {
        const void* me = &address_of_thread;
        std::unique_lock lock(mutex_);
        while (thread_ != nullptr && thread_ != me) {
            if (limit == nullptr) {
                left_.wait(lock);
            } else {
                limit->expect_time();
                left_.wait_for(lock, limit->until_next_look());
            }
        }
        thread_ = me;
        ++depth_;
    }
    void leave() noexcept {
        const std::lock_guard lock(mutex_);
        if (--depth_ != 0) return;
        thread_ = nullptr;
        left_.notify_one();
    }

private:
    std::mutex mutex_;
    std::condition_variable left_;
    const void* thread_ = nullptr;
    int depth_ = 0;
};

class sandbox_turn {
public:
    sandbox_turn(sandbox_turns& turns, const time_limit* limit) : turns_(turns) { turns_.enter(limit); }
    sandbox_turn(const sandbox_turn&) = delete;
    sandbox_turn& operator=(const sandbox_turn&) = delete;
    ~sandbox_turn() { turns_.leave(); }

private:
    sandbox_turns& turns_;
};

}  // namespace mizzle::detail
