// The connections of an asio_postgres. All that waits goes to those that are free, as a pipeline each; what comes
// meanwhile goes with the next.
#pragma once
#include "../../pool/opening.hpp"
#include "asked.hpp"
#include "options.hpp"

#include <algorithm>
#include <deque>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mizzle::detail::asio_detail {

// All of it but the constructor runs on the strand.
class rounds final : public std::enable_shared_from_this<rounds> {
public:
    using strand_type = asio::strand<asio::any_io_executor>;

    // Opens the connections. Throws what that does.
    rounds(const asio::any_io_executor& executor, detail::opening<postgres> opening, asio_options options)
        : strand_(executor), opening_(std::move(opening)), options_(std::move(options)), timer_(executor),
          lanes_(std::max<std::size_t>(options_.connections, 1)) {
        for (auto& l : lanes_) {
            opening_.open(l.db);
            watch(l);
        }
    }
    rounds(const rounds&) = delete;
    rounds& operator=(const rounds&) = delete;
    // What was never told of its end is destroyed with its executor.
    ~rounds() {
        for (auto& l : lanes_) {
            if (l.state == state::busy) l.driver().give_up();
            drop(l);
        }
    }

    const strand_type& strand() const { return strand_; }

    void ask(std::shared_ptr<asked> a) {
        if (a->is_done()) return;
        if (is_closed_) return refuse(*a);
        if (waiting_count_ >= options_.most_waiting)
            return a->complete(std::make_exception_ptr(
                pool_overloaded("mizzle: so many calls wait for PostgreSQL already that this one did not: raise "
                                "most_waiting, or ask for less")));
        a->where = place_of_call::waiting;
        waiting_.push_back(std::move(a));
        ++waiting_count_;
        go_on_later();
    }

    // What was not sent is not sent. Of what was, nobody is told any more; the server still does it.
    void cancel(asked& a, asio::cancellation_type type) {
        if (a.is_done()) return;
        if (a.where != place_of_call::sent) {
            if (a.where == place_of_call::waiting) --waiting_count_;
            a.complete(canceled("mizzle: the call was canceled before it was sent"));
            // Those that are done are passed over when their turn comes; but that may be late.
            if (waiting_.size() > 2 * waiting_count_ + 64)
                std::erase_if(waiting_, [](const auto& each) { return each->is_done(); });
            return;
        }
        if ((type & (asio::cancellation_type::terminal | asio::cancellation_type::partial)) ==
            asio::cancellation_type::none)
            return;
        if (!a.writes())
            return a.complete(canceled("mizzle: the call was canceled while it was on its way; its rows are dropped"));
        a.complete(std::make_exception_ptr(
            commit_unknown("mizzle: the call was canceled while it was on its way, so it may have taken effect. Look "
                           "before it is run again.",
                           {})));
    }

    // What waits is refused. What was sent is waited for, then canceled, and then the connection is given up.
    void close() {
        if (std::exchange(is_closed_, true)) return;
        for (const auto& a : std::exchange(waiting_, {})) refuse(*a);
        waiting_count_ = 0;
        for (auto& l : lanes_)
            if (l.state == state::idle) drop(l);
        if (is_any(state::busy)) end_in(options_.grace, false);
    }

private:
    using place_of_call = asked::place_of_call;
    enum class state : unsigned char { lost, opening, idle, busy };

    struct lane {
        std::optional<postgres> db{};
        std::optional<asio::posix::stream_descriptor> socket{};
        std::optional<queue> sent{};
        std::vector<std::shared_ptr<asked>> round{};
        std::uint64_t waits = 0;  // the one that counts is the latest
        asio_detail::rounds::state state = state::lost;

        postgres::driver_type& driver() { return db->connection().driver(); }
    };

    static void refuse(asked& a) {
        a.complete(std::make_exception_ptr(pool_closed("mizzle: the asio_postgres was closed")));
    }
    static std::exception_ptr canceled(const char* text) {
        return std::make_exception_ptr(query_canceled(text, error_details{}));
    }
    bool is_any(state s) const {
        return std::any_of(lanes_.begin(), lanes_.end(), [s](const lane& l) { return l.state == s; });
    }

    // ---- connections ----
    void watch(lane& l) {
        l.state = state::idle;
        l.socket.emplace(strand_, l.driver().socket());
    }
    // The socket is the client library's to close.
    void drop(lane& l) noexcept {
        ++l.waits;
        if (l.socket) l.socket->release();
        l.socket.reset();
        l.sent.reset();
        l.round.clear();
        opening_.close(l.db);
        l.state = state::lost;
    }
    void open(lane& l) {
        l.state = state::opening;
        outage_.probe();
        const auto executor = options_.open_on ? options_.open_on : strand_.get_inner_executor();
        asio::post(executor,
                   [self = shared_from_this(), &l, work = asio::make_work_guard(strand_.get_inner_executor())] {
                       std::exception_ptr e;
                       try {
                           self->opening_.open(l.db);
                       } catch (...) { e = std::current_exception(); }
                       asio::dispatch(self->strand_, [self, &l, e] { self->opened(l, e); });
                   });
    }
    void opened(lane& l, const std::exception_ptr& e) {
        if (e == nullptr) {
            outage_.succeeded();
            watch(l);
            if (is_closed_) return drop(l);
        } else {
            l.state = state::lost;
            outage_.failed(e, {.first_backoff = options_.first_backoff, .longest_backoff = options_.longest_backoff});
        }
        go_on();
    }

    // ---- rounds ----
    // Behind all that is to be done now, so that those who ask together are sent together. The strand stays free
    // meanwhile: what is behind something on it would have to wait.
    void go_on_later() {
        if (std::exchange(is_about_to_go_on_, true)) return;
        asio::post(strand_.get_inner_executor(), [self = shared_from_this()] {
            asio::dispatch(self->strand_, [self] {
                self->is_about_to_go_on_ = false;
                self->go_on();
            });
        });
    }
    void go_on() {
        for (auto& l : lanes_)
            if (l.state == state::idle && waiting_count_ != 0) start(l);
        if (waiting_count_ == 0) return;
        for (auto& l : lanes_)
            if (l.state == state::lost && outage_.may_probe(pool_clock::now())) open(l);
        if (!is_any(state::opening) && !is_any(state::busy) && !is_any(state::idle)) fail_waiting();
    }
    // There is no connection, and it is too early for another attempt.
    void fail_waiting() {
        waiting_count_ = 0;
        for (const auto& a : std::exchange(waiting_, {})) {
            try {
                outage_.rethrow();
            } catch (...) { a->complete(std::current_exception()); }
        }
    }

    void start(lane& l) {
        // Its end may have come while nothing ran on it: then nothing is lost.
        if (l.driver().has_ended()) return drop(l);
        const auto free = static_cast<std::size_t>(
            std::count_if(lanes_.begin(), lanes_.end(), [](const lane& other) { return other.state == state::idle; }));
        const auto most = std::clamp<std::size_t>((waiting_count_ + free - 1) / free, 1,
                                                  std::max<std::size_t>(options_.most_in_round, 1));
        l.sent.emplace(l.db->connection());
        std::size_t bytes = 0;
        while (!waiting_.empty() && l.round.size() < most && bytes < options_.round_bytes) {
            auto a = std::move(waiting_.front());
            waiting_.pop_front();
            if (a->is_done()) continue;
            --waiting_count_;
            a->place = l.sent->size();
            try {
                a->enqueue(*l.db, *l.sent);
                bytes += l.driver().size_of_queued(a->place);
            } catch (...) {
                l.sent->drop_from(a->place);
                a->complete(std::current_exception());
                continue;
            }
            a->where = place_of_call::sent;
            l.round.push_back(std::move(a));
        }
        if (l.round.empty()) return l.sent.reset();
        l.state = state::busy;
        try {
            l.driver().start_batch();
        } catch (...) {
            // There was no memory, and nothing was sent.
            for (const auto& a : l.round) a->complete(std::current_exception());
            return drop(l);
        }
        step(l);
    }
    void step(lane& l) {
        const auto awaited = l.driver().go_on_with_batch();
        if (awaited == postgres_detail::socket_wait::none) return finish(l);
        const auto number = ++l.waits;
        const auto wait_for = [&](asio::posix::stream_descriptor::wait_type what) {
            l.socket->async_wait(
                what, asio::bind_executor(strand_, [self = shared_from_this(), &l, number](asio::error_code) {
                    if (number == l.waits) self->woken(l);
                }));
        };
        wait_for(asio::posix::stream_descriptor::wait_read);
        if (awaited == postgres_detail::socket_wait::to_read_or_write)
            wait_for(asio::posix::stream_descriptor::wait_write);
    }
    // What else was waited for is not any more.
    void woken(lane& l) {
        ++l.waits;
        l.socket->cancel();
        step(l);
    }
    // All of the round has its answers, as far as they came.
    void finish(lane& l) {
        ++l.waits;
        const bool is_lost = !l.db->is_open();
        for (const auto& a : l.round) {
            try {
                l.sent->go_to(a->place);
                a->read(*l.sent);
                a->complete(nullptr);
            } catch (const stale_statement&) {
                // It did not run, and is prepared anew.
                if (std::exchange(a->was_stale, true) || a->is_done()) a->complete(std::current_exception());
                else again_.push_back(a);
            } catch (const connection_error& e) {
                if (is_lost && a->writes()) a->complete(unknown(e));
                else a->complete(std::current_exception());
            } catch (...) { a->complete(std::current_exception()); }
        }
        l.round.clear();
        l.sent.reset();
        l.state = state::idle;
        for (; !again_.empty(); again_.pop_back()) {
            auto& a = again_.back();
            a->where = place_of_call::waiting;
            if (is_closed_) {
                refuse(*a);
                continue;
            }
            ++waiting_count_;
            waiting_.push_front(std::move(a));
        }
        if (is_lost || is_closed_) drop(l);
        if (is_closed_ && !is_any(state::busy)) timer_.cancel();
        go_on_later();
    }
    static std::exception_ptr unknown(const connection_error& e) {
        return std::make_exception_ptr(
            commit_unknown("mizzle: the connection was lost while the call was on its way; whether it took effect is "
                           "not known. Look before it is run again.",
                           e.details()));
    }

    // ---- the end ----
    void end_in(std::chrono::milliseconds grace, bool is_canceled) {
        timer_.expires_after(grace);
        timer_.async_wait(asio::bind_executor(strand_, [self = shared_from_this(), is_canceled](asio::error_code e) {
            if (e) return;
            for (auto& l : self->lanes_) {
                if (l.state != state::busy) continue;
                try {
                    if (!is_canceled) l.db->interrupt();
                    else shutdown(l.driver().socket(), SHUT_RDWR);
                } catch (const error&) {
                    // Then it is given up the next time.
                }
            }
            if (!is_canceled) self->end_in(self->options_.grace, true);
        }));
    }

    strand_type strand_;
    detail::opening<postgres> opening_;
    asio_options options_;
    outage outage_{};
    asio::steady_timer timer_;
    std::deque<std::shared_ptr<asked>> waiting_{};
    std::size_t waiting_count_ = 0;  // without those that are done
    std::vector<std::shared_ptr<asked>> again_{};
    bool is_about_to_go_on_ = false, is_closed_ = false;
    std::vector<lane> lanes_;
};

}  // namespace mizzle::detail::asio_detail
