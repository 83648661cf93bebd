// A wait for the server that a limit of time can end: libmariadb's calls in their form that does not block. MySQL's own
// library has none of them for prepared statements.
#pragma once
#include "../database/limits/time_limit.hpp"
#include "client.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

namespace mizzle::detail::mysql_detail {

#if defined(MARIADB_PACKAGE_VERSION_ID)
inline constexpr bool has_limits = true;
#define MIZZLE_DETAIL_MYSQL_CALL(name)                                                      \
    mizzle::detail::mysql_detail::library_call {                                            \
        [](auto... a) { return name(a...); }, [](auto... a) { return name##_start(a...); }, \
            [](auto... a) { return name##_cont(a...); }                                     \
    }
#else
inline constexpr bool has_limits = false;
#define MIZZLE_DETAIL_MYSQL_CALL(name)                         \
    mizzle::detail::mysql_detail::library_call {               \
        [](auto... a) { return name(a...); }, nullptr, nullptr \
    }
#endif

// A function of the client library, and its two forms that do not block.
template <class Whole, class Start, class Continue> struct library_call {
    Whole whole;
    Start start;
    Continue go_on;
};
template <class W, class S, class C> library_call(W, S, C) -> library_call<W, S, C>;

// What a connection waits for. Once the limit's time is over the server is asked, on a connection of its own, to end
// what runs; where no answer comes to that either, the connection is given up.
class waiting {
public:
    const time_limit* limit() const noexcept { return limit_; }
    void set_limit([[maybe_unused]] MYSQL* m, const time_limit* limit);
    void expect_time(std::string_view statement) const {
        if (limit_ != nullptr) [[unlikely]]
            limit_->expect_time(statement);
    }
    bool has_asked() const noexcept { return has_asked_; }
    // Whether the server was asked to end a statement since this was last asked.
    bool take_asked() noexcept { return std::exchange(has_asked_, false); }

    // `call` of `handle` and the arguments. Once the time is over, `late.end()` asks the server, unless what runs is
    // not to be ended, and says whether it was asked so far; the connection is given up where no answer comes in some
    // seconds, unless `late.may_go_on()`.
    template <class Call, class Late, class Handle, class... A>
    auto wait_for(MYSQL* m, const Call& call, const Late& late, Handle* handle, A... arguments) {
        if constexpr (has_limits) {
            if (limit_ != nullptr) [[unlikely]] {
                is_over_ = false;
                decltype(call.whole(handle, arguments...)) result{};
                int wanted = call.start(&result, handle, arguments...);
                while (wanted != 0) wanted = call.go_on(&result, handle, wait_for_socket(m, wanted, late));
                return result;
            }
        }
        return call.whole(handle, arguments...);
    }

private:
    using clock = std::chrono::steady_clock;

#if defined(MARIADB_PACKAGE_VERSION_ID)
    // What of the wanted has happened, which is at least one thing.
    template <class Late> int wait_for_socket(MYSQL* m, int wanted, const Late& late) {
        const auto end = (wanted & MYSQL_WAIT_TIMEOUT) != 0
                             ? clock::now() + std::chrono::milliseconds(mysql_get_timeout_value_ms(m))
                             : clock::time_point::max();
        for (;;) {
            const auto pause = std::min<std::chrono::nanoseconds>(time_to_look(m, late), end - clock::now());
            const auto time = std::chrono::ceil<std::chrono::milliseconds>(pause).count();
            pollfd socket{mysql_get_socket(m), 0, 0};
            if ((wanted & MYSQL_WAIT_READ) != 0) socket.events |= POLLIN;
            if ((wanted & MYSQL_WAIT_WRITE) != 0) socket.events |= POLLOUT;
            if ((wanted & MYSQL_WAIT_EXCEPT) != 0) socket.events |= POLLPRI;
            if (poll(&socket, 1, static_cast<int>(std::clamp<std::int64_t>(time, 0, 1'000'000))) > 0) {
                const int all = wanted & (MYSQL_WAIT_READ | MYSQL_WAIT_WRITE | MYSQL_WAIT_EXCEPT);
                if ((socket.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) return all;
                return ((socket.revents & POLLIN) != 0 ? MYSQL_WAIT_READ : 0) |
                       ((socket.revents & POLLOUT) != 0 ? MYSQL_WAIT_WRITE : 0) |
                       ((socket.revents & POLLPRI) != 0 ? MYSQL_WAIT_EXCEPT : 0);
            }
            if (clock::now() >= end) return MYSQL_WAIT_TIMEOUT;
        }
    }
#endif
    template <class Late> std::chrono::nanoseconds time_to_look(MYSQL* m, const Late& late) {
        using namespace std::chrono;
        constexpr seconds patience{5};
        if (!is_over_) {
            if (!limit_->is_over()) return limit_->until_next_look();
            is_over_ = true;
            asked_ = clock::now();
            if (!limit_->gives_up_connection()) has_asked_ = late.end(has_asked_);
        }
        auto left = limit_->gives_up_connection() ? nanoseconds(0) : asked_ + patience - clock::now();
        if (left <= nanoseconds(0)) {
            if (late.may_go_on()) {
                asked_ = clock::now();
                left = patience;
            } else {
                shutdown(mysql_get_socket(m), SHUT_RDWR);
            }
        }
        return std::max<nanoseconds>(left, milliseconds(10));
    }

    const time_limit* limit_ = nullptr;
    MYSQL* prepared_for_ = nullptr;
    bool is_over_ = false, has_asked_ = false;
    clock::time_point asked_{};
};

}  // namespace mizzle::detail::mysql_detail

#ifndef MIZZLE_COMPILED
#include "waiting.ipp"
#endif
