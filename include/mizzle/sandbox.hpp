// mizzle::sandbox is a database in which whatever a test does is taken back.
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
#include "sandbox/script.hpp"
#include "sandbox/turns.hpp"

#include <concepts>
#include <exception>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace mizzle::detail {

// What has connections to lend, such as a pool.
template <class T>
concept lends_connections = requires(T& lender) {
    typename T::database_type;
    { *lender.acquire() } -> std::same_as<typename T::database_type&>;
};

// A connection within a transaction that is taken back when this goes. It answers what a connection answers, and what a
// session can be made of, to any number of threads, whose calls take turns. Each call stands alone, as it does on the
// connection: it has a savepoint, so that one that fails takes back what it did, and nothing else. transaction() is a
// savepoint, too. Until this goes, nobody else uses the connection.
template <class Db> class sandbox final : public lent_calls<sandbox<Db>, Db>, public lender<Db> {
public:
    using connection_type = typename Db::connection_type;

    // `options` are those of the transaction around it all.
    explicit sandbox(Db& db MIZZLE_DETAIL_LOOKED_AT, const transaction_options& options = {})
        : sandbox(nullptr, db, options) {}
    template <lends_connections Pool>
        requires std::same_as<typename Pool::database_type, Db>
    explicit sandbox(Pool& pool, const transaction_options& options = {})
        : sandbox(std::make_shared<decltype(pool.acquire())>(pool.acquire()), options) {}
    sandbox(const sandbox&) = delete;
    sandbox& operator=(const sandbox&) = delete;
    // Waits for the call that runs.
    ~sandbox() {
        turns_.enter(nullptr);
        connection_.judge_text_by(nullptr);
        level_.reset();
        turns_.leave();
    }

    // A savepoint. Throws usage_error for options that the sandbox's own transaction does not meet. options.retry holds
    // as it does elsewhere.
    template <class F> auto transaction(F&& block, const transaction_options& options = {}) {
        using tx = open_transaction<Db>;
        MIZZLE_DETAIL_CHECK_BLOCK(F, tx);
        if constexpr (takes_transaction<F, tx> && !returns_what_ends<F, tx>) {
            expect_met(options);
            const sandbox_turn turn(turns_, nullptr);
            for (int attempt = 1;; ++attempt) {
                try {
                    return tx_.transaction(block);
                } catch (const transient_error&) {
                    if (attempt >= options.retry.attempts) throw;
                }
                wait_before_attempt(options.retry, attempt);
            }
        }
    }

    // For lent_calls and limited.
    class visit;
    visit hold(bool, const time_limit* limit = nullptr) { return visit(*this, limit); }
    template <class F> decltype(auto) with_database(bool, F&& f) {
        const visit mine(*this, nullptr);
        return f(tx_);
    }
    template <class F> decltype(auto) with_limited(bool, const time_limit& limit, F&& f) {
        limit.expect_time();
        const visit mine(*this, &limit);
        return f(tx_);
    }

    // One call: its turn and its savepoint.
    class visit {
    public:
        visit(sandbox& s, const time_limit* limit)
            : sandbox_(s), turn_(s.turns_, limit), thrown_(std::uncaught_exceptions()) {
            sandbox_.tx_.connection().open_level();
        }
        visit(const visit&) = delete;
        visit& operator=(const visit&) = delete;
        ~visit() { sandbox_.close(std::uncaught_exceptions() == thrown_); }
        connection_type& connection() const { return sandbox_.tx_.connection(); }

    private:
        sandbox& sandbox_;
        sandbox_turn turn_;
        int thrown_;
    };

private:
    sandbox(std::shared_ptr<void> kept, Db& db, const transaction_options& options)
        : kept_(std::move(kept)), db_(db), options_(options), connection_(db.connection()), tx_(connection_, 1) {
        level_.emplace(connection_, 1, &options_);
        connection_.judge_text_by(&expect_no_end_of<typename Db::dialect>);
    }
    template <class Held>
    sandbox(const std::shared_ptr<Held>& held, const transaction_options& options) : sandbox(held, **held, options) {}

    void close(bool keeps) noexcept {
        if (keeps && connection_.status() == transaction_status::open) try {
                return connection_.keep_level();
            } catch (...) {
                // What the next call finds.
            }
        connection_.abandon_level();
    }

    void expect_met(const transaction_options& o) const {
        const bool is_met = o.isolation <= options_.isolation && (!o.deferrable || options_.deferrable) &&
                            (o.access != access_mode::read_only || options_.access == access_mode::read_only) &&
                            (o.begin != begin_mode::exclusive || options_.begin == begin_mode::exclusive);
        if (!is_met)
            throw_usage_error("mizzle: a transaction in a sandbox has the sandbox's isolation, access and locks; give "
                              "these options to the sandbox: sandbox(db, options)");
    }

    // For sessions.
    Db& lend(bool) override { return lent(nullptr); }
    Db& lend_within(bool, const time_limit& limit) override { return lent(&limit); }
    Db& lent(const time_limit* limit) {
        auto mine = std::make_unique<visit>(*this, limit);
        lent_.push_back(std::move(mine));
        return db_;
    }
    session<Db> lent_session(Db&) override { return session<Db>(tx_); }
    void take_back(Db&) noexcept override {
        const auto last = std::move(lent_.back());
        lent_.pop_back();
    }

    std::shared_ptr<void> kept_;  // what the database belongs to, where it is lent
    Db& db_;
    const transaction_options options_;
    connection_type& connection_;
    open_transaction<Db> tx_;
    std::optional<transaction_level<connection_type>> level_;
    sandbox_turns turns_;
    std::vector<std::unique_ptr<visit>> lent_;  // to sessions, of the thread whose turn it is
};
// What is none, is const, or is gone after the line.
template <class Db>
    requires(std::is_const_v<Db> || is_no_database<Db>)
class sandbox<Db> {
    static_assert(std::is_void_v<Db> && !std::is_void_v<Db>,
                  "mizzle: a sandbox is made of a database or a pool that has a name and is not const: "
                  "mizzle::sqlite db{\"app.db\"}; mizzle::sandbox test(db)");

public:
    template <class... X> explicit sandbox(X&&...) {}
};

template <class Temporary>
    requires(!std::is_lvalue_reference_v<Temporary>)
sandbox(Temporary&&, const transaction_options& = {}) -> sandbox<const Temporary>;
template <lends_connections Pool> sandbox(Pool&) -> sandbox<typename Pool::database_type>;
template <lends_connections Pool> sandbox(Pool&, const transaction_options&) -> sandbox<typename Pool::database_type>;

}  // namespace mizzle::detail

namespace mizzle {

using detail::sandbox;

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
