// Which server a call goes to: the primary's pool or a replica's, and what is known of those.
#pragma once
#include "log_samples.hpp"
#include "pool_connection.hpp"
#include "replica_options.hpp"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace mizzle::detail {

template <class Db> class pool;

// A driver whose server writes a log that replicas replay.
template <class Driver>
concept replicating_driver = requires(Driver& d) {
    { d.written_position() } -> std::same_as<std::uint64_t>;
    // Nothing of a server that is no replica.
    { d.replayed_position() } -> std::same_as<std::optional<std::uint64_t>>;
};

template <class Db> class replica_router {
    using clock = log_samples::clock;
    static constexpr std::size_t primary = static_cast<std::size_t>(-1);

public:
    // A connection of whichever server, while a call has it.
    class held {
    public:
        held(replica_router& of, std::size_t replica, pool_connection<Db> connection)
            : of_(&of), replica_(replica), connection_(std::move(connection)) {
            of_->entered(replica_);
        }
        held(held&& other) noexcept
            : of_(std::exchange(other.of_, nullptr)), replica_(other.replica_),
              connection_(std::move(other.connection_)) {}
        held& operator=(held&& other) noexcept {
            std::swap(of_, other.of_);
            std::swap(replica_, other.replica_);
            std::swap(connection_, other.connection_);
            return *this;
        }
        ~held() {
            if (of_ != nullptr) of_->left(replica_, opening<Db>::is_lost(*connection_));
        }

        Db& operator*() const { return *connection_; }
        auto& connection() const { return connection_.connection(); }

    private:
        replica_router* of_;
        std::size_t replica_;
        pool_connection<Db> connection_;
    };

    replica_router(pool<Db>& p, const std::vector<std::reference_wrapper<pool<Db>>>& replicas, replica_chooser chooser,
                   const replica_options& options)
        : primary_(p), chooser_(std::move(chooser)), options_(options) {
        for (pool<Db>& r : replicas) {
            replica_state state;
            state.number = replicas_.size();
            replicas_.push_back({&r, state});
        }
    }

    // Throws what the pools do. A replica that cannot be reached is passed over.
    held take(bool writes, const time_limit* limit, log_position after = {}) {
        if (!writes) {
            look_in_time();
            // Each that fails is not usable any more.
            for (auto chosen = choose(after, limit); chosen != primary; chosen = choose(after, limit)) try {
                    return {*this, chosen, replicas_[chosen].connections->hold(false, limit)};
                } catch (const connection_error&) { fails(chosen); }
        }
        return {*this, primary, primary_.hold(writes, limit)};
    }

    log_position position() { return {primary_.hold(false).connection().driver().written_position()}; }
    std::vector<replica_state> states() {
        const std::lock_guard lock(mutex_);
        std::vector<replica_state> all;
        for (const auto& r : replicas_) all.push_back(r.state);
        return all;
    }
    void look() {
        look_at_primary();
        for (std::size_t i = 0; i < replicas_.size(); ++i) look_at(i);
        const std::lock_guard lock(mutex_);
        looked_ = clock::now();
    }

private:
    struct replica {
        pool<Db>* connections;
        replica_state state;
    };

    void entered(std::size_t i) {
        if (i == primary) return;
        const std::lock_guard lock(mutex_);
        ++replicas_[i].state.in_use;
    }
    void left(std::size_t i, bool was_lost) noexcept {
        if (i == primary) return;
        const std::lock_guard lock(mutex_);
        --replicas_[i].state.in_use;
        if (was_lost) is_gone(replicas_[i].state);
    }
    void fails(std::size_t i) {
        const std::lock_guard lock(mutex_);
        is_gone(replicas_[i].state);
    }
    static void is_gone(replica_state& s) { s.answers = s.is_usable = false; }

    // One call looks when it is time; the others go by what is known.
    void look_in_time() {
        {
            const std::lock_guard lock(mutex_);
            if (is_looking_ || (looked_ && clock::now() - *looked_ < options_.look_every)) return;
            is_looking_ = true;
        }
        const looking me(*this);
        look();
    }
    struct looking {
        replica_router& of;
        explicit looking(replica_router& r) : of(r) {}
        looking(const looking&) = delete;
        looking& operator=(const looking&) = delete;
        ~looking() {
            const std::lock_guard lock(of.mutex_);
            of.is_looking_ = false;
        }
    };
    // f(driver) on a connection that is free; where there is none, or it fails, what is known stays or `failed` is
    // called.
    template <class F, class Failed> void ask(pool<Db>& p, const F& f, const Failed& failed) {
        try {
            time_limit most(options_.answer_wait, nullptr, nullptr);
            most.give_up_connection();
            const auto connection = p.hold_free(most);
            auto& driver = connection.connection().driver();
            const limit_scope scope(driver, most);
            f(driver);
        } catch (const pool_error&) {
            // All are in use, so others will tell.
        } catch (const error&) { failed(); }
    }
    void look_at_primary() {
        ask(
            primary_,
            [this](auto& driver) {
                const auto position = driver.written_position();
                const std::lock_guard lock(mutex_);
                samples_.add(clock::now(), position);
            },
            [] {});  // without it there is nothing new to be behind of
    }
    void look_at(std::size_t i) {
        ask(
            *replicas_[i].connections,
            [&](auto& driver) {
                const auto replayed = driver.replayed_position();
                const std::lock_guard lock(mutex_);
                auto& s = replicas_[i].state;
                if (!replayed) return is_gone(s);
                s.answers = true;
                s.replayed.bytes = *replayed;
                s.behind = samples_.behind(*replayed);
                s.lag = samples_.lag(clock::now(), *replayed);
                s.is_usable = s.lag <= options_.most_lag;
            },
            [&] { fails(i); });
    }

    std::size_t choose(log_position after, const time_limit* limit) {
        const auto end = clock::now() + options_.replay_wait;
        for (auto pause = std::chrono::milliseconds(1);; pause = std::min(2 * pause, std::chrono::milliseconds(16))) {
            if (const auto chosen = choose_now(after)) return *chosen;
            if (limit != nullptr) limit->expect_time();
            if (clock::now() >= end) return primary;
            std::this_thread::sleep_for(pause);
            for (std::size_t i = 0; i < replicas_.size(); ++i)
                if (answers(i)) look_at(i);
        }
    }
    bool answers(std::size_t i) {
        const std::lock_guard lock(mutex_);
        return replicas_[i].state.answers;
    }
    // Nothing where waiting may help.
    std::optional<std::size_t> choose_now(log_position after) {
        const std::lock_guard lock(mutex_);
        std::vector<replica_state> good;
        bool may_come = false;
        for (const auto& r : replicas_) {
            may_come = may_come || r.state.is_usable;
            if (r.state.is_usable && r.state.replayed >= after) good.push_back(r.state);
        }
        if (good.empty()) return may_come ? std::nullopt : std::optional(primary);
        const auto chosen = chooser_ ? chooser_(good) : least_used(good);
        return chosen < good.size() ? good[chosen].number : primary;
    }
    // Of those with the fewest reads one after another.
    std::size_t least_used(const std::vector<replica_state>& good) {
        std::size_t best = turn_ % good.size();
        for (std::size_t i = 1; i < good.size(); ++i) {
            const auto next = (turn_ + i) % good.size();
            if (good[next].in_use < good[best].in_use) best = next;
        }
        ++turn_;
        return best;
    }

    pool<Db>& primary_;
    const replica_chooser chooser_;
    const replica_options options_;

    std::mutex mutex_;
    std::vector<replica> replicas_;
    log_samples samples_;
    std::optional<clock::time_point> looked_;
    bool is_looking_ = false;
    std::size_t turn_ = 0;
};

}  // namespace mizzle::detail
