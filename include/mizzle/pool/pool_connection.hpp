// A connection of a pool, for as long as somebody has it.
#pragma once
#include "core.hpp"

#include <chrono>
#include <memory>
#include <source_location>
#include <utility>

namespace mizzle::detail {

// What acquire() gives: connection->all(...). It goes back at the end of its scope, and must not go back while a
// transaction of it is open.
template <class Db> class pool_connection {
    using core = pool_core<Db>;
    static constexpr bool has_turns = single_writer_driver<typename Db::driver_type>;

public:
    // `writes`: with the turn of a writer, where there are turns.
    pool_connection(std::shared_ptr<core> c, bool writes, std::chrono::milliseconds wait, const time_limit* limit,
                    std::source_location where)
        : core_(std::move(c)) {
        const bool takes_turn = has_turns && writes;
        const auto has_waited = takes_turn ? core_->take_turn(wait, limit) : std::chrono::nanoseconds(0);
        try {
            entry_ = core_->take(wait, limit, where, has_waited);
        } catch (...) {
            if (takes_turn) core_->turns().give();
            throw;
        }
        if (!takes_turn) return;
        turn_ = &entry_->db->connection().turn();
        turn_->entered();
    }
    pool_connection(pool_connection&& other) noexcept
        : core_(std::move(other.core_)), turn_(std::exchange(other.turn_, nullptr)), entry_(std::move(other.entry_)) {}
    pool_connection& operator=(pool_connection&& other) noexcept {
        if (this != &other) {
            release();
            core_ = std::move(other.core_);
            turn_ = std::exchange(other.turn_, nullptr);
            entry_ = std::move(other.entry_);
        }
        return *this;
    }
    ~pool_connection() { release(); }

    Db& operator*() const { return database(); }
    Db* operator->() const { return &database(); }
    // What the driver's own functions are given.
    auto& connection() const { return database().connection(); }

    // Before the end of the scope.
    void release() noexcept {
        if (entry_ == nullptr) return;
        const bool has_turn = turn_ != nullptr;
        if (has_turn) std::exchange(turn_, nullptr)->left();
        core_->give(std::move(entry_));
        // The next writer finds the connection that this one gave back.
        if (has_turn) core_->turns().give();
        core_ = nullptr;
    }

private:
    Db& database() const {
        if (entry_ == nullptr) [[unlikely]]
            throw_usage_error("mizzle: this connection went back to its pool; acquire() another one");
        return *entry_->db;
    }

    std::shared_ptr<core> core_;
    turn_of_connection* turn_ = nullptr;  // the connection's, where it has one
    std::unique_ptr<pooled<Db>> entry_;
};

}  // namespace mizzle::detail

namespace mizzle {

// pool_connection is what pool.acquire() gives, a connection until the end of its scope: connection->all(...).
using detail::pool_connection;

}  // namespace mizzle
