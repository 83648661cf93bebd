// mizzle::pool: connections that the threads of a program share.
#pragma once
#include "standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "database/facade.hpp"
#include "database/session.hpp"
#include "mizzle.hpp"
#include "pool/lent_list.hpp"
#include "pool/pool_connection.hpp"

#include <chrono>
#include <concepts>
#include <memory>
#include <source_location>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace mizzle::detail {

struct pools_are_included {};

template <class Db, class Executor> class async_pool;

template <class Db>
    requires is_no_database<Db>
class pool<Db> {
    static_assert(std::is_void_v<Db> && !std::is_void_v<Db>,
                  "mizzle: a pool is of a database's type: mizzle::pool<mizzle::sqlite>");

public:
    template <class... X> explicit pool(const X&...) {}
};
template <class... X> pool(const X&...) -> pool<void>;

// pool<sqlite>, pool<postgres>, pool<mysql>: what a connection answers, a pool answers on one that is free, for any
// number of threads at once; transaction() and stream() keep theirs until they end. No thread is made: connections are
// opened, looked at and closed by the calls, and by maintain().
//
// On SQLite reads run side by side, and what may write takes turns in the order in which it came: a statement that
// writes or is SQL text, and a transaction that is not read only.
template <class Db> class pool final : public lent_calls<pool<Db>, Db>, public lender<Db> {
public:
    using database_type = Db;

    // `where` and `database` are what a connection is opened with. Nothing is opened before it is needed, unless
    // options.least_idle says so; what that throws is thrown here.
    explicit pool(given_string where, const pool_options& options = {}, pool_hooks<Db> hooks = {},
                  typename Db::options_type database = {})
        : core_(std::make_shared<core>(opening<Db>(std::move(where), std::move(database), std::move(hooks)), options)) {
        core_->maintain();
    }
    template <class Options>
        requires(!std::is_convertible_v<const Options&, pool_options>)
    explicit pool(const std::string&, const Options&) {
        static_assert(std::is_void_v<Options>,
                      "mizzle: the options of a pool follow its database's name, in braces: {.size = 16, .wait = "
                      "std::chrono::seconds(2)}");
    }
    template <class Connection>
        requires((database<Connection> && !std::same_as<Connection, pool>) || std::is_arithmetic_v<Connection>)
    explicit pool(const Connection&, const pool_options& = {}) {
        static_assert(std::is_void_v<Connection>,
                      "mizzle: a pool opens its connections itself: mizzle::pool<mizzle::sqlite> db{\"app.db\"}");
    }
    template <class Late = void> pool() {
        static_assert(!std::is_void_v<Late>,
                      "mizzle: a pool opens its connections itself: mizzle::pool<mizzle::sqlite> db{\"app.db\"}");
    }
    pool(const pool&) = delete;
    pool& operator=(const pool&) = delete;
    template <std::same_as<pool> Same> explicit(false) pool(Same&) {
        static_assert(!std::same_as<Same, pool>, "mizzle: a pool cannot be copied; take it by reference");
    }
    // Waits for what runs, cancels it, and waits again, for options.grace each. A pool_connection that outlives this
    // closes its connection in the end.
    ~pool() { close(); }

    // A connection for a while. Throws pool_timeout where none came free in time, pool_overloaded, pool_closed, and
    // what opening one throws: at once while the database cannot be reached.
    [[nodiscard]] pool_connection<Db> acquire(std::source_location where = std::source_location::current()) {
        return acquire(core_->options().wait, where);
    }
    [[nodiscard]] pool_connection<Db> acquire(time_span<std::chrono::milliseconds> wait,
                                              std::source_location where = std::source_location::current()) {
        return {core_, false, wait, nullptr, where};
    }

    // begin ... commit on one connection: block(tx) has it for as long as it runs. What it throws takes all back.
    template <class F>
    auto transaction(F&& block, const transaction_options& options = {},
                     std::source_location where = std::source_location::current()) {
        const auto connection = taken(options.access != access_mode::read_only, nullptr, where);
        return connection->transaction(std::forward<F>(block), options);
    }

    // Statements that run on an executor of the program's: pool.on(executor).async(statement) is a future,
    // co_await pool.on(executor).awaited(statement) for a coroutine. See async.hpp.
    template <class Executor> auto on(Executor& executor) {
        constexpr bool is_included = requires { sizeof(async_pool<Db, Executor>); };
        static_assert(is_included, "mizzle: on() needs #include <mizzle/async.hpp>");
        if constexpr (is_included) return async_pool<Db, Executor>(core_, executor);
    }
    template <class Executor> auto on(const Executor&& executor) {
        static_assert(std::is_void_v<Executor>,
                      "mizzle: on() only looks at the executor, which must outlive it; give the executor a name");
        if constexpr (std::is_class_v<Executor>)
            if constexpr (requires { sizeof(async_pool<Db, Executor>); })
                return async_pool<Db, Executor>(core_, const_cast<Executor&>(executor));
    }

    MIZZLE_DETAIL_REFUSE_OPTIONS

    pool_statistics statistics() { return core_->statistics(); }
    // What is in use now, the longest held first.
    std::vector<pool_hold> held() { return core_->held(); }
    // For a thread or a timer of the program's: closes what is too old or too long unused, and opens up to least_idle.
    void maintain() { core_->maintain(); }
    // The end: calls throw pool_closed from now on. Waits for those that run, then cancels them and waits again. False
    // where a connection was still in use after that.
    bool close() { return close(core_->options().grace); }
    bool close(time_span<std::chrono::milliseconds> grace) { return core_->close(grace); }

    // For lent_calls and limited.
    pool_connection<Db> hold(bool writes, const time_limit* limit = nullptr) { return taken(writes, limit, {}); }
    // For replicated: one that is free now.
    pool_connection<Db> hold_free(const time_limit& limit) {
        return {core_, false, std::chrono::milliseconds(0), &limit, {}};
    }
    template <class F> decltype(auto) with_database(bool writes, F&& f) {
        const auto connection = taken(writes, nullptr, {});
        return f(*connection);
    }
    template <class F> decltype(auto) with_limited(bool writes, const time_limit& limit, F&& f) {
        limit.expect_time();
        const auto connection = taken(writes, &limit, {});
        return f(*connection);
    }

private:
    using core = pool_core<Db>;

    // For sessions.
    Db& lend(bool reads) override { return lent(reads, nullptr); }
    Db& lend_within(bool reads, const time_limit& limit) override { return lent(reads, &limit); }
    Db& lent(bool reads, const time_limit* limit) { return lent_.add(taken(!reads, limit, {})); }
    void take_back(Db& db) noexcept override { const auto connection = lent_.take_back(db); }

    pool_connection<Db> taken(bool writes, const time_limit* limit, std::source_location where) {
        return {core_, writes, core_->options().wait, limit, where};
    }

    std::shared_ptr<core> core_;
    lent_list<pool_connection<Db>> lent_;
};

}  // namespace mizzle::detail

namespace mizzle {

// pool<Db> is connections to one database for any number of threads: it answers what a connection answers, on one that
// is free, and throws a pool_error where none is.
using detail::pool;

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
