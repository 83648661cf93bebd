// A connection of a pool, for as long as somebody has it.
#pragma once
#include "core.hpp"

#include <chrono>
#include <memory>
#include <source_location>
#include <utility>

namespace mizzle {

// What acquire() gives: connection->all(...). It goes back at the end of its scope, and must not go back while a
// transaction of it is open.
template <class Db> class pool_connection {
    using core = detail::pool_core<Db>;
    static constexpr bool has_turns = detail::single_writer_driver<typename Db::driver_type>;

public:
    // `writes`: with the turn of a writer, where there are turns.
    pool_connection(std::shared_ptr<core> c, bool writes, std::chrono::milliseconds wait,
                    const detail::time_limit* limit, std::source_location where)
        : core_(std::move(c)) {
        std::chrono::nanoseconds has_waited{};
        if constexpr (has_turns) {
            if (writes) has_waited = core_->take_turn(wait, limit);
            turn_.of = writes ? core_.get() : nullptr;
        }
        entry_ = core_->take(wait, limit, where, has_waited);
        if (turn_.of != nullptr) entry_->db->connection().turn().entered();
    }
    pool_connection(pool_connection&& other) noexcept
        : core_(std::move(other.core_)), turn_{std::exchange(other.turn_.of, nullptr)},
          entry_(std::move(other.entry_)) {}
    pool_connection& operator=(pool_connection&& other) noexcept {
        if (this != &other) {
            release();
            core_ = std::move(other.core_);
            turn_.of = std::exchange(other.turn_.of, nullptr);
            entry_ = std::move(other.entry_);
        }
        return *this;
    }
    ~pool_connection() { release(); }

    Db& operator*() const { return database(); }
    Db* operator->() const { return &database(); }
    auto& connection() const { return database().connection(); }

    // Before the end of the scope.
    void release() noexcept {
        if (entry_ == nullptr) return;
        if (turn_.of != nullptr) entry_->db->connection().turn().left();
        core_->give(std::move(entry_));
        turn_.give();
        core_ = nullptr;
    }

private:
    // The next writer finds the connection that this one gave back.
    struct turn {
        core* of = nullptr;
        ~turn() { give(); }
        void give() noexcept {
            if (of != nullptr) std::exchange(of, nullptr)->turns().give();
        }
    };

    Db& database() const {
        if (entry_ == nullptr) [[unlikely]]
            throw_usage_error("mizzle: this connection went back to its pool; acquire() another one");
        return *entry_->db;
    }

    std::shared_ptr<core> core_;
    turn turn_;
    std::unique_ptr<detail::pooled<Db>> entry_;
};

}  // namespace mizzle
