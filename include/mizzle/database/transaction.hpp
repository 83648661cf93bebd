// db.transaction([&](auto& tx) { ... }): commits when the block returns, rolls back when it throws.
#pragma once
#include "pause.hpp"
#include "queries.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mizzle {

// What a transaction may see of others. SQLite's are always serializable, which meets every level.
enum class isolation : unsigned char { standard, read_committed, repeatable_read, serializable };

enum class access_mode : unsigned char { standard, read_write, read_only };

// How a transaction takes its locks on SQLite; PostgreSQL does not ask.
enum class begin_mode : unsigned char { deferred, immediate, exclusive };

// Runs the block again when the database asks for it: after a serialization_failure, a deadlock or a busy database. The
// wait before each new attempt doubles, and is shortened at random so that two transactions do not meet again.
struct retry_policy {
    int attempts = 1;  // in all
    std::chrono::milliseconds backoff{20};
};

struct transaction_options {
    mizzle::isolation isolation = mizzle::isolation::standard;
    access_mode access = access_mode::standard;
    // PostgreSQL: a serializable, read-only transaction waits at its start until nothing can make it fail.
    bool deferrable = false;
    // immediate: a transaction that may write waits for its turn at the start, where waiting cannot end in a deadlock.
    begin_mode begin = begin_mode::immediate;
    retry_policy retry{};
};

// Thrown by rollback() to leave the block.
struct rollback_signal : rolled_back {
    int level;
    explicit rollback_signal(int l) : rolled_back("mizzle: the transaction was rolled back on purpose"), level(l) {}
};

// An open transaction: statements go through it, not through the connection, until the block ends.
template <class Database> class open_transaction : public queries<open_transaction<Database>> {
public:
    using dialect = typename Database::dialect;
    using driver_type = typename Database::driver_type;

    open_transaction(driver_type& d, int level) : driver_(d), level_(level) {}
    open_transaction(const open_transaction&) = delete;
    open_transaction& operator=(const open_transaction&) = delete;

    // A savepoint: what its block did is taken back if it throws, and this transaction goes on.
    template <class F> auto transaction(F&& f);

    // Leaves the block and takes back what it did. The caller gets the exception rolled_back where the block returns
    // a value, since there is none.
    [[noreturn]] void rollback() { throw rollback_signal(level_); }

    // Runs SQL text, one statement or many.
    void exec(std::string_view script) { driver().exec(script); }

    // Sends many rows the fastest way in, as postgres::copy_into does.
    template <table_like Table, class Rows> std::int64_t copy_into(const Table&, const Rows& rows) {
        constexpr bool copies = requires(driver_type& d) { d.template copy_into<Table>(rows); };
        static_assert(copies, "mizzle: SQLite has no copy; insert_into(table).values(rows) is its fastest way in");
        if constexpr (copies) return driver().template copy_into<Table>(rows);
        else return 0;
    }

    // Throws usage_error once the transaction has ended, and while a nested one is open.
    driver_type& driver() const {
        driver_.expect_level(level_);
        return driver_;
    }

private:
    driver_type& driver_;
    int level_;
};

// One level of a transaction, from its beginning on: takes it back unless it is kept.
template <class Driver> class transaction_level {
public:
    transaction_level(Driver& d, int level) : driver_(d), level_(level) { driver_.set_level(level_); }
    transaction_level(const transaction_level&) = delete;
    transaction_level& operator=(const transaction_level&) = delete;
    ~transaction_level() {
        driver_.set_level(level_ - 1);
        if (kept_) return;
        if (level_ == 1) driver_.rollback();
        else driver_.abandon_savepoint();
    }
    void keep() {
        if (level_ == 1) driver_.commit();
        else driver_.keep_savepoint();
        kept_ = true;
    }

private:
    Driver& driver_;
    int level_;
    bool kept_ = false;
};

template <class Database, class F> auto run_level(typename Database::driver_type& d, int level, F&& f) {
    using result = std::invoke_result_t<F&, open_transaction<Database>&>;
    open_transaction<Database> tx(d, level);
    transaction_level<typename Database::driver_type> guard(d, level);
    if constexpr (std::is_void_v<result>) {
        try {
            f(tx);
        } catch (const rollback_signal& signal) {
            if (signal.level != level) throw;
            return;
        }
        guard.keep();
    } else {
        result value = f(tx);
        guard.keep();
        return value;
    }
}

[[gnu::cold, gnu::noinline]] inline void wait_before_attempt(const retry_policy& policy, int attempt) {
    const auto doublings = std::min(attempt - 1, 16);
    const auto longest = policy.backoff.count() << doublings;
    if (longest <= 0) return;
    // Two transactions that meet read the clock at different nanoseconds, which is as random as is needed here.
    const auto now = static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
    const auto share = static_cast<std::int64_t>((now * 0x9e37'79b9'7f4a'7c15) >> 54);  // of 1024
    pause_for(longest * 500 + longest * 500 * share / 1024);
}

template <class Database, class F> auto run_transaction(Database& db, F&& f, const transaction_options& options) {
    auto& d = db.driver();
    for (int attempt = 1;; ++attempt) {
        const bool is_last = attempt >= options.retry.attempts;
        try {
            d.begin(options);
            return run_level<Database>(d, 1, f);
        } catch (const serialization_failure&) {
            if (is_last) throw;
        } catch (const deadlock&) {
            if (is_last) throw;
        } catch (const busy&) {
            if (is_last) throw;
        }
        wait_before_attempt(options.retry, attempt);
    }
}

template <class Database> template <class F> auto open_transaction<Database>::transaction(F&& f) {
    auto& d = driver();
    d.begin_savepoint();
    return run_level<Database>(d, level_ + 1, std::forward<F>(f));
}

}  // namespace mizzle
