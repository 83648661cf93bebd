// The turns of the writers of one pool.
#pragma once
#include "../database/transactions/turn.hpp"
#include "errors.hpp"
#include "waiting_line.hpp"

#include <chrono>
#include <mutex>

namespace mizzle::detail {

class turns final : public write_turns {
public:
    explicit turns(std::chrono::milliseconds wait) : wait_(wait) {}

    void take(const time_limit* limit) override { take_until(waiting_line::clock::now() + wait_, limit); }
    void take_until(waiting_line::clock::time_point until, const time_limit* limit);
    // The next one has it from here on.
    void give() noexcept override;
    std::size_t waiting() {
        const std::lock_guard lock(mutex_);
        return line_.size();
    }

private:
    std::chrono::milliseconds wait_;
    std::mutex mutex_;
    waiting_line line_;
    bool is_taken_ = false;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "turns.ipp"
#endif
