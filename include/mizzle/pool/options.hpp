// How a pool behaves, and what a program is told of its connections.
#pragma once
#include "../database/limits/time_span.hpp"
#include "../schema/given_text.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <limits>
#include <source_location>
#include <string>
#include <utility>

namespace mizzle {

// pool_options say how many connections a pool has, how long calls wait for one, and when one is replaced.
struct pool_options {
    std::size_t size = 8;        // how many connections there may be
    std::size_t least_idle = 0;  // how many are opened at the start and by maintain(), and stay open unused
    detail::time_span<std::chrono::milliseconds> wait{5'000};            // for a connection, and for a writer's turn
    std::size_t most_waiting = std::numeric_limits<std::size_t>::max();  // beyond so many a call fails at once
    // A connection is replaced at this age, less up to a tenth of it by chance, so that they do not all go at once.
    detail::time_span<std::chrono::milliseconds> greatest_age{3'600'000};
    detail::time_span<std::chrono::milliseconds> check_after{
        30'000};  // so long unused, it is asked whether it still lives
    detail::time_span<std::chrono::milliseconds> close_after{
        600'000};  // so long unused, it is closed, beyond least_idle
    // Of a database that cannot be reached one call after another is the probe, after so long; the others fail at once.
    // It doubles with each failure.
    detail::time_span<std::chrono::milliseconds> first_backoff{100}, longest_backoff{10'000};
    detail::time_span<std::chrono::milliseconds> report_after{
        0};  // on_long_hold is told of what was held longer; 0: of nothing
    detail::time_span<std::chrono::milliseconds> grace{
        5'000};  // how long the end of the pool waits for what runs, and again once that is cancelled
};

// A pool_hold is a connection that somebody has, or had.
struct pool_hold {
    std::source_location where;  // of acquire() or transaction(); line 0 where another call took it
    std::chrono::nanoseconds duration{};
};

}  // namespace mizzle

namespace mizzle::detail {

// What is done to each new connection: SQL text, or a function of the connection.
template <class Db> class connect_hook {
public:
    connect_hook() = default;
    // Statements in SQL, as exec() takes them.
    template <class Text>
        requires std::is_convertible_v<const Text&, std::string>
    explicit(false) connect_hook(const Text& text) : text_(given_string(text)) {}
    template <class F>
        requires std::is_invocable_v<F&, Db&>
    explicit(false) connect_hook(F f) : call_(std::move(f)) {}

    void operator()(Db& db) const {
        if (!text_.empty()) db.exec(text_);
        if (call_) call_(db);
    }

private:
    std::string text_;
    std::function<void(Db&)> call_;
};

// pool_hooks are functions of the program's: each is called by the thread whose call opens, returns or closes the
// connection, and must be good for several at once. A connection whose hook throws is closed.
template <class Db> struct pool_hooks {
    // The name or the connection string and the options that are about to be used: passwords that change.
    std::function<void(std::string& where, typename Db::options_type&)> before_connect = {};
    // After opening, and after what a borrower changed of the session was set back.
    connect_hook<Db> on_connect = {};
    std::function<void(Db&)> on_return = {};
    std::function<void(Db&)> on_close = {};
    std::function<void(const pool_hold&)> on_long_hold = {};
};

}  // namespace mizzle::detail

namespace mizzle {

// connect_hook is what is done to each new connection of a pool, SQL text or a function of the connection:
// {.on_connect = "set search_path to app"}.
using detail::connect_hook;
using detail::pool_hooks;

}  // namespace mizzle
