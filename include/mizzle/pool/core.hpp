// What a pool and those who have its connections share: which are idle, who waits, what is counted.
#pragma once
#include "durations.hpp"
#include "opening.hpp"
#include "turns.hpp"
#include "waiting_line.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <new>
#include <vector>

namespace mizzle::detail {

// pool_statistics are what a pool's statistics() gives: of its connections, and of the waiting for them.
struct pool_statistics {
    std::size_t open = 0, in_use = 0, idle = 0, waiting = 0;
    std::uint64_t opened = 0, closed = 0, failures = 0, timeouts = 0;  // since the pool began
    percentiles wait, hold;
    std::chrono::nanoseconds longest_hold{};  // those that still last included
};

template <class Db> class pool_core {
public:
    using clock = pool_clock;
    using entry = pooled<Db>;
    using entry_holder = std::unique_ptr<entry>;

    pool_core(opening<Db> o, const pool_options& options)
        : opening_(std::move(o)), options_(options), turns_(options.wait) {
        if (options_.size == 0)
            throw_usage_error("mizzle: a pool of no connections has none to give; its size is at least 1");
        idle_.reserve(options_.size);
        in_use_.reserve(options_.size);
    }

    const pool_options& options() const { return options_; }
    detail::turns& turns() { return turns_; }

    // Throws pool_timeout, pool_overloaded, pool_closed, what `limit` throws, and what opening a connection does.
    entry_holder take(std::chrono::milliseconds wait, const time_limit* limit, std::source_location where,
                      std::chrono::nanoseconds has_waited) {
        std::unique_lock lock(mutex_);
        if (!may_go()) has_waited += wait_in_line(lock, clock::now() + wait, limit);
        wait_.add(has_waited);
        entry_holder taken;
        if (idle_.empty()) {
            enter_slot();
        } else {
            taken = std::move(idle_.back());
            idle_.pop_back();
            const auto now = clock::now();
            if (!is_doubtful(*taken, now) && now < taken->expires) {
                enter_in_use(*taken, where, now);
                return taken;
            }
        }
        lock.unlock();
        if (taken != nullptr) taken = looked_at(std::move(taken), limit);
        if (taken == nullptr) taken = opened(limit);
        lock.lock();
        enter_in_use(*taken, where, clock::now());
        return taken;
    }

    // A writer's; returns how long it waited.
    std::chrono::nanoseconds take_turn(std::chrono::milliseconds wait, const time_limit* limit) {
        const auto begin = clock::now();
        turns_.take_until(begin + wait, limit);
        return clock::now() - begin;
    }

    // A borrower is done with it.
    void give(entry_holder returned) noexcept {
        const auto now = clock::now();
        const auto held = now - returned->taken;
        const auto where = returned->where;
        const bool stays = now < returned->expires && opening_.set_back(*returned->db);
        const bool is_lost = !stays && opening<Db>::is_lost(*returned->db);
        bool has_surplus = false;
        {
            const std::lock_guard lock(mutex_);
            leave_in_use(*returned);
            hold_.add(held);
            if (is_lost) lost_ = now;
            if (stays && !is_closed_) {
                returned->idle_since = now;
                idle_.push_back(std::move(returned));
                serve();
            }
            has_surplus = is_surplus(now);
        }
        if (returned != nullptr) drop(std::move(returned));
        if (has_surplus) [[unlikely]]
            close_surplus(now);
        if (options_.report_after.count() > 0 && held > options_.report_after) report({where, held});
    }

    pool_statistics statistics() {
        const std::lock_guard lock(mutex_);
        pool_statistics s{open_,
                          in_use_.size(),
                          idle_.size(),
                          line_.size() + turns_.waiting(),
                          opened_,
                          closed_,
                          failures_,
                          timeouts_,
                          wait_.read(),
                          hold_.read(),
                          {}};
        s.longest_hold = s.hold.longest;
        const auto now = clock::now();
        for (const auto* e : in_use_)
            s.longest_hold = std::max<std::chrono::nanoseconds>(s.longest_hold, now - e->taken);
        return s;
    }
    // What is in use, the longest held first.
    std::vector<pool_hold> held() {
        const std::lock_guard lock(mutex_);
        return held_now();
    }

    // Closes what is too old or unused for too long, and opens what is to be idle. Throws what opening does; while the
    // database is down nothing is tried before its time.
    void maintain() {
        close_surplus(clock::now());
        for (;;) {
            {
                const std::lock_guard lock(mutex_);
                if (is_closed_ || open_ >= options_.size || idle_.size() >= options_.least_idle) return;
                if (!outage_.is_over() && !outage_.may_probe(clock::now())) return;
                enter_slot();
            }
            auto fresh = opened(nullptr);
            const std::lock_guard lock(mutex_);
            fresh->idle_since = clock::now();
            if (is_closed_) return leave_slot();
            idle_.insert(idle_.begin(), std::move(fresh));
            serve();
        }
    }

    // False where something was still in use at the end.
    bool close(std::chrono::milliseconds grace) noexcept {
        std::vector<entry_holder> unused;
        std::unique_lock lock(mutex_);
        is_closed_ = true;
        unused.swap(idle_);
        open_ -= unused.size();
        closed_ += unused.size();
        call_all();
        lock.unlock();
        for (auto& e : unused) opening_.close(e->db);
        lock.lock();
        const auto are_back = [this] { return open_ == 0; };
        if (all_back_.wait_until(lock, clock::now() + grace, are_back)) return true;
        // More than once: a call may be about to run its next statement.
        for (const auto end = clock::now() + grace;;) {
            // A server that stands still is not asked for one connection after another.
            for (auto* e : in_use_)
                if (clock::now() < end) cancel(*e);
            const auto next = std::min(end, clock::now() + std::chrono::milliseconds(100));
            if (all_back_.wait_until(lock, next, are_back)) return true;
            if (clock::now() >= end) return false;
        }
    }

private:
    // Where that fails it is waited for all the same.
    static void cancel(entry& e) noexcept {
        try {
            e.db->interrupt();
        } catch (...) { return; }
    }

    // ---- under the mutex ----
    std::size_t openable() const {
        if (outage_.is_over()) return options_.size - open_;
        return open_ < options_.size && outage_.may_probe(clock::now()) ? 1 : 0;
    }
    // A connection, or room for one, that nobody is promised; or an error that needs no waiting. A call that comes now
    // goes before those that have hardly begun to wait: its thread runs already, theirs would have to be woken.
    bool may_go() {
        expect_alive();
        return idle_.size() + openable() > promised_ && (line_.empty() || !waits_long());
    }
    bool waits_long() const { return clock::now() - line_.since() > std::chrono::milliseconds(1); }
    void expect_alive() {
        if (is_closed_) throw pool_closed("mizzle: the pool is closed; open another one");
        if (has_none() && !outage_.is_over() && !outage_.may_probe(clock::now())) outage_.rethrow();
    }
    // Nothing that somebody could give back.
    bool has_none() const { return in_use_.empty() && idle_.empty(); }
    std::chrono::nanoseconds wait_in_line(std::unique_lock<std::mutex>& lock, clock::time_point until,
                                          const time_limit* limit) {
        if (line_.size() >= options_.most_waiting)
            throw pool_overloaded("mizzle: all of the pool's connections are in use, and as many calls wait as may; "
                                  "try later, or give the pool another size or most_waiting");
        const auto begin = clock::now();
        waiting_line::place mine(begin);
        do {
            if (!line_.wait(lock, mine, until, limit)) {
                ++timeouts_;
                throw_timeout();
            }
            --called_;
            if (mine.is_promised) --promised_;
            expect_alive();
        } while (idle_.empty() && openable() == 0);
        return clock::now() - begin;
    }
    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE void throw_timeout() {
        std::string message = "mizzle: all of the pool's connections stayed in use as long as the call may wait";
        for (const auto& h : held_now()) {
            message += "; the longest is held for " +
                       std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(h.duration).count()) +
                       " ms";
            if (h.where.line() != 0)
                message += std::string(" since ") + h.where.file_name() + ":" + std::to_string(h.where.line());
            break;
        }
        throw pool_timeout(message + "; give connections back sooner, or give the pool a greater size");
    }
    std::vector<pool_hold> held_now() const {
        std::vector<pool_hold> all;
        const auto now = clock::now();
        for (const auto* e : in_use_) all.push_back({e->where, now - e->taken});
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.duration > b.duration; });
        return all;
    }
    void enter_slot() {
        outage_.probe();
        ++open_;
    }
    void leave_slot() {
        --open_;
        if (is_closed_ && open_ == 0) all_back_.notify_all();
        if (has_none() && !outage_.is_over()) call_all();
        else serve();
    }
    void call_all() {
        called_ += line_.size();
        line_.call_all();
    }
    // Those who wait are called for what there is.
    void serve() {
        while (!line_.empty() && idle_.size() + openable() > called_) {
            ++called_;
            const bool promised = waits_long();
            if (promised) ++promised_;
            line_.call_first(promised);
        }
    }
    void enter_in_use(entry& e, std::source_location where, clock::time_point now) {
        e.where = where;
        e.taken = now;
        e.place = in_use_.size();
        in_use_.push_back(&e);
    }
    void leave_in_use(entry& e) {
        in_use_.back()->place = e.place;
        in_use_[e.place] = in_use_.back();
        in_use_.pop_back();
    }
    bool is_doubtful(const entry& e, clock::time_point now) const {
        return e.idle_since <= lost_ || now - e.idle_since >= options_.check_after;
    }
    // The longest unused are the first.
    bool is_surplus(clock::time_point now) const {
        if (idle_.empty()) return false;
        const auto& first = *idle_.front();
        return now >= first.expires ||
               (now - first.idle_since >= options_.close_after && idle_.size() > options_.least_idle);
    }

    // ---- without it ----
    // Nothing where another one is to be opened in its slot.
    entry_holder looked_at(entry_holder e, const time_limit* limit) {
        const bool is_old = clock::now() >= e->expires;
        if (!is_old && opening<Db>::answers(*e->db, limit)) return e;
        opening_.close(e->db);
        const std::lock_guard lock(mutex_);
        ++closed_;
        if (!is_old) lost_ = clock::now();
        if (!outage_.is_over() && !outage_.may_probe(clock::now())) {
            leave_slot();
            outage_.rethrow();
        }
        outage_.probe();
        return nullptr;
    }
    // In a slot that is counted already.
    entry_holder opened(const time_limit* limit) {
        try {
            auto fresh = std::make_unique<entry>();
            opening_.open(fresh->db, limit);
            if constexpr (single_writer_driver<typename Db::driver_type>)
                fresh->db->connection().turn().belong_to(&turns_);
            const auto now = clock::now();
            const auto age = options_.greatest_age;
            const auto share =
                (static_cast<std::uint64_t>(now.time_since_epoch().count()) * 0x9e37'79b9'7f4a'7c15) >> 54;
            fresh->expires =
                now + age - std::chrono::milliseconds(age.count() * static_cast<std::int64_t>(share) / 10240);
            const std::lock_guard lock(mutex_);
            ++opened_;
            outage_.succeeded();
            serve();
            return fresh;
        } catch (const std::bad_alloc&) {
            no_memory();
            throw;
        } catch (const out_of_memory&) {
            no_memory();
            throw;
        } catch (...) {
            const std::lock_guard lock(mutex_);
            ++failures_;
            outage_.failed(std::current_exception(), options_);
            leave_slot();
            throw;
        }
    }
    // Which says nothing of whether the database can be reached.
    void no_memory() {
        const std::lock_guard lock(mutex_);
        ++failures_;
        outage_.said_nothing();
        leave_slot();
    }
    void drop(entry_holder e) noexcept {
        opening_.close(e->db);
        const std::lock_guard lock(mutex_);
        ++closed_;
        leave_slot();
    }
    void close_surplus(clock::time_point now) noexcept {
        for (;;) {
            entry_holder surplus;
            {
                const std::lock_guard lock(mutex_);
                if (!is_surplus(now)) return;
                surplus = std::move(idle_.front());
                idle_.erase(idle_.begin());
            }
            drop(std::move(surplus));
        }
    }
    void report(const pool_hold& h) noexcept {
        try {
            if (opening_.hooks().on_long_hold) opening_.hooks().on_long_hold(h);
        } catch (...) {
            // Whoever is told changes nothing.
        }
    }

    const opening<Db> opening_;
    const pool_options options_;
    detail::turns turns_;

    std::mutex mutex_;
    std::condition_variable all_back_;
    waiting_line line_;
    std::size_t called_ = 0;          // who are called, and have not come yet
    std::size_t promised_ = 0;        // those of them who have waited long
    std::vector<entry_holder> idle_;  // the one that was used last is the last
    std::vector<entry*> in_use_;
    std::size_t open_ = 0;  // those that are being opened included
    bool is_closed_ = false;
    outage outage_;
    clock::time_point lost_{};  // when a connection was last found lost: what was idle then is asked before it is used
    std::uint64_t opened_ = 0, closed_ = 0, failures_ = 0, timeouts_ = 0;
    durations wait_, hold_;
};

}  // namespace mizzle::detail

namespace mizzle {

using detail::pool_statistics;

}  // namespace mizzle
