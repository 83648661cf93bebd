// How long a call may take, or until whose word: what db.within() and db.until() set for the connection that it runs
// on.
#pragma once
#include "../error.hpp"
#include "time_span.hpp"

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace mizzle::detail {

class time_limit {
public:
    using clock = std::chrono::steady_clock;

    // `is_stopped(token)` is asked where there is a token; null is none.
    time_limit(std::chrono::nanoseconds most, const void* token, bool (*is_stopped)(const void*),
               const time_limit* outer = nullptr)
        : end_(time_span<std::chrono::nanoseconds>(most).end()), token_(token), is_stopped_(is_stopped), outer_(outer) {
    }
    time_limit(const time_limit&) = delete;
    time_limit& operator=(const time_limit&) = delete;

    // Whoever only asks for a sign of life has no use for a connection that gives none: it is given up at once.
    void give_up_connection() { gives_up_ = true; }
    bool gives_up_connection() const { return gives_up_; }

    // A limit within another ends with it at the latest.
    bool is_over() const { return clock::now() >= end_ || is_stopped() || (outer_ != nullptr && outer_->is_over()); }
    std::chrono::nanoseconds left() const {
        const auto mine = std::max<std::chrono::nanoseconds>(end_ - clock::now(), std::chrono::nanoseconds(0));
        return outer_ == nullptr ? mine : std::min(mine, outer_->left());
    }
    // How long somebody who waits may sleep before is_over() is asked again.
    std::chrono::nanoseconds until_next_look() const;
    void expect_time(std::string_view statement = {}) const {
        if (is_over()) [[unlikely]]
            throw_over(statement);
    }
    [[noreturn]] MIZZLE_COLD void throw_over(std::string_view statement) const;

private:
    bool is_stopped() const { return token_ != nullptr && is_stopped_(token_); }
    bool was_stopped() const { return is_stopped() || (outer_ != nullptr && outer_->was_stopped()); }

    clock::time_point end_;
    const void* token_;
    bool (*is_stopped_)(const void*);
    const time_limit* outer_;
    bool gives_up_ = false;
};

// A driver that heeds a limit: until set_limit(nullptr) every statement, begin and commit is ended when it is over,
// with query_canceled, and none begins after it. What takes a transaction back is not hindered.
template <class Driver>
concept limiting_driver = requires(Driver& d, const time_limit* limit) {
    { d.limit() } noexcept -> std::same_as<const time_limit*>;
    d.set_limit(limit);
};

// For a limit that has no end, which a connection's own is not.
inline constexpr std::chrono::nanoseconds no_end = time_span<std::chrono::nanoseconds>::most();

// The type of what until() takes: std::stop_token, or what answers like it.
template <class Token>
concept stop_token_like = requires(const Token& token) {
    { token.stop_requested() } -> std::convertible_to<bool>;
};
struct no_token {};
template <class Token> constexpr bool (*stop_of())(const void*) {
    if constexpr (stop_token_like<Token>)
        return [](const void* token) { return static_cast<bool>(static_cast<const Token*>(token)->stop_requested()); };
    else return nullptr;
}

// While this lives, the connection heeds the limit.
template <class Driver> class limit_scope {
public:
    limit_scope(Driver& d, const time_limit& limit) : driver_(d), before_(d.limit()) { driver_.set_limit(&limit); }
    limit_scope(const limit_scope&) = delete;
    limit_scope& operator=(const limit_scope&) = delete;
    ~limit_scope() { driver_.set_limit(before_); }

private:
    Driver& driver_;
    const time_limit* before_;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "time_limit.ipp"
#endif
