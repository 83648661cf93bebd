// How a pool's connections are opened, looked at, set back and closed: what their drivers can of it.
#pragma once
#include "../database/limits/time_limit.hpp"
#include "errors.hpp"
#include "options.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <source_location>
#include <string>
#include <utility>

namespace mizzle::detail {

using pool_clock = std::chrono::steady_clock;

// A connection of a pool.
template <class Db> struct pooled {
    std::optional<Db> db;
    pool_clock::time_point expires{}, idle_since{}, taken{};
    std::source_location where{};
    std::size_t place = 0;  // among those in use
};

// A driver whose connections can be set back to what they were when they were opened.
template <class Driver>
concept resetting_driver = requires(Driver& d) {
    { d.reset_session() } -> std::same_as<bool>;  // false: it could not, and is to be closed
};
// A driver that has something to do, or to refuse, when a connection that was just opened is a pool's from now on.
template <class Driver>
concept pooled_driver = requires(Driver& d) { d.join_pool(); };
template <class Driver>
concept losing_driver = requires(const Driver& d) {
    { d.is_open() } -> std::convertible_to<bool>;
};
// A driver that asks its database for a sign of life at the least cost.
template <class Driver>
concept asking_driver = requires(Driver& d) { d.ask(); };

template <class Db> class opening {
public:
    opening(std::string where, typename Db::options_type options, pool_hooks<Db> hooks)
        : where_(std::move(where)), options_(std::move(options)), hooks_(std::move(hooks)) {}

    const pool_hooks<Db>& hooks() const { return hooks_; }

    // Throws what the database or a hook does. The server is waited for as long as `limit` leaves, in whole seconds.
    void open(std::optional<Db>& db, const time_limit* limit = nullptr) const {
        if (hooks_.before_connect || limit != nullptr) {
            auto where = where_;
            auto options = options_;
            if (hooks_.before_connect) hooks_.before_connect(where, options);
            if constexpr (requires { options.connect_timeout; })
                if (limit != nullptr) shorten(options.connect_timeout, *limit);
            db.emplace(where, options);
        } else {
            db.emplace(where_, options_);
        }
        try {
            hooks_.on_connect(*db);
            if constexpr (pooled_driver<typename Db::driver_type>) db->connection().driver().join_pool();
            (void)db->connection().take_own_sql();
        } catch (...) {
            db.reset();
            throw;
        }
    }

    static bool is_lost(Db& db) noexcept {
        try {
            auto& driver = db.connection().driver();
            if constexpr (losing_driver<typename Db::driver_type>) return !driver.is_open();
            else return driver.status() == transaction_status::lost;
        } catch (...) { return true; }
    }
    // Whether the database answers on it, within some seconds.
    static bool answers(Db& db, const time_limit* limit) noexcept {
        try {
            if (is_lost(db)) return false;
            if constexpr (asking_driver<typename Db::driver_type>) {
                auto& driver = db.connection().driver();
                if constexpr (limiting_driver<typename Db::driver_type>) {
                    time_limit most(std::chrono::seconds(2), nullptr, nullptr, limit);
                    most.give_up_connection();
                    const limit_scope scope(driver, most);
                    driver.ask();
                } else {
                    driver.ask();
                }
            }
            return true;
        } catch (...) { return false; }
    }
    // After a borrower: false where it is to be closed.
    bool set_back(Db& db) const noexcept {
        try {
            if (is_lost(db)) return false;
            auto& c = db.connection();
            if (c.has_streams()) return false;
            // A transaction that SQL text left open.
            if (c.status() != transaction_status::none) c.driver().control("rollback");
            if (c.status() != transaction_status::none) return false;
            if (c.take_own_sql()) {
                if constexpr (resetting_driver<typename Db::driver_type>) {
                    if (!c.driver().reset_session()) return false;
                    hooks_.on_connect(db);
                } else {
                    return false;
                }
            }
            if (hooks_.on_return) hooks_.on_return(db);
            (void)c.take_own_sql();
            return true;
        } catch (...) { return false; }
    }
    void close(std::optional<Db>& db) const noexcept {
        try {
            if (db && hooks_.on_close) hooks_.on_close(*db);
        } catch (...) {
            // It is closed either way.
        }
        db.reset();
    }

private:
    template <class Time> static void shorten(Time& time, const time_limit& limit) {
        const auto left = std::max(std::chrono::ceil<std::chrono::seconds>(limit.left()), std::chrono::seconds(1));
        if (time.count() <= 0 || left < time) time = left;
    }

    std::string where_;
    typename Db::options_type options_;
    pool_hooks<Db> hooks_;
};

// A database that cannot be reached: when somebody may try it again.
class outage {
public:
    bool is_over() const { return failures_ == 0; }
    // Whether a call may be the probe now.
    bool may_probe(pool_clock::time_point now) const { return !is_probing_ && now >= next_; }
    void probe() { is_probing_ = failures_ != 0; }
    [[noreturn]] void rethrow() const { std::rethrow_exception(last_); }

    void succeeded();
    void said_nothing() { is_probing_ = false; }
    void failed(std::exception_ptr e, const pool_options& options);

private:
    int failures_ = 0;
    bool is_probing_ = false;
    pool_clock::time_point next_{};
    std::exception_ptr last_;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "opening.ipp"
#endif
