// db.transaction([&](auto& tx) { ... }): commits when the block returns, rolls back when it throws.
#pragma once
#include "../limits/pause.hpp"
#include "../queries.hpp"
#include "../script_text.hpp"
#include "../statements/copy.hpp"
#include "../statements/later.hpp"
#include "transaction_options.hpp"

#include <algorithm>
#include <chrono>
#include <concepts>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

// Thrown by rollback() to leave the block.
struct rollback_signal : rolled_back {
    int level;
    explicit rollback_signal(int l) : rolled_back("mizzle: the transaction was rolled back on purpose"), level(l) {}
};

template <class Db> class session;

// An open transaction: statements go through it, not through the connection, until the block ends. The connection keeps
// the object for its next transaction, so that a pointer to it that outlives the block is told so and does not dangle.
template <class Database> class open_transaction : public queries<open_transaction<Database>> {
public:
    using dialect = typename Database::dialect;
    using connection_type = typename Database::connection_type;

    open_transaction(connection_type& c, int level) : connection_(c), level_(level) {}
    open_transaction(const open_transaction&) = delete;
    open_transaction& operator=(const open_transaction&) = delete;

    // A savepoint: what its block did is taken back if it throws, and this transaction goes on.
    template <class F> auto transaction(F&& f);

    // What the statement gives, when it is read: later_result<T>. It is sent together with others, in one round trip
    // where the driver has batches: when one of them is read, before what else this transaction does, or when it
    // commits, at the latest. An error of one is thrown there, those behind it do not run, and the transaction, or the
    // nested one that it was given to, can only be taken back. Without batches it runs at once, to the same effect.
    template <statement_like S, class... A> auto later(S&& statement, const A&... arguments) {
        using Self = open_transaction;
        MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
        static_assert(sizeof(all_provided<typename Self::dialect, lacking_features>) != 0);
        connection_.expect_turn(level_);
        auto& unsent = connection_.template unsent<later_statements<typename connection_type::driver_type>>();
        return later_result(this->ask_later(unsent, *this, connection_, statement, arguments...));
    }

    // Leaves the block and takes back what it did. The caller gets the exception rolled_back where the block returns
    // a value, since there is none.
    [[noreturn]] void rollback() { throw rollback_signal(level_); }

    // For those who know transactions that are begun and ended by hand.
    template <class Late = void> void commit() {
        static_assert(!std::is_void_v<Late>,
                      "mizzle: a transaction commits when its block returns; rollback() leaves it otherwise");
    }

    // Runs SQL text, one statement or many.
    void exec(given_text script) { connection().exec(script); }
    template <no_script_text Script> void exec(const Script&) {
        static_assert(std::is_void_v<Script>, MIZZLE_DETAIL_NO_SCRIPT_TEXT);
    }

    // Sends many rows the fastest way in, as postgres::copy_into does.
    template <table_like Table, class Rows> std::int64_t copy_into(const Table&, const Rows& rows) {
        constexpr bool copies = copying_driver<typename connection_type::driver_type>;
        static_assert(sizeof(provided<typename connection_type::dialect, feature::copy, copies>) != 0);
        if constexpr (copies) return copy_rows<Table>(connection(), rows);
        else return 0;
    }

    // Throws usage_error once the transaction has ended, and while a nested one is open.
    connection_type& connection() const {
        connection_.expect_level(level_);
        return connection_;
    }

private:
    template <class Db> friend class session;

    connection_type& connection_;
    int level_;
    std::unique_ptr<open_transaction> inner_;
};

// What a block is and gives. It takes the transaction by reference, and what it returns lives on after it.
template <class F, class Tx> inline constexpr bool takes_transaction = requires(F& block, Tx& tx) { block(tx); };

// Whether a block is made for something else, found out without what stands in it: a mistake there is told by itself.
// Beside a block that takes a reference, another call that takes a const one is not the better of both.
struct empty_call {
    void operator()();
};
template <class Block> struct twice_called : Block, empty_call {};
template <class Block>
concept has_call = std::is_class_v<Block> && !std::is_final_v<Block> && !requires { &twice_called<Block>::operator(); };
template <class Block, class Tx> struct block_or_another : Block {
    using Block::operator();
    Tx* operator()(const Tx&);
};
template <class Block, class Tx>
concept prefers_another = !has_call<Block> || requires(block_or_another<Block, Tx>& either, Tx& tx) {
    { either(tx) } -> std::same_as<Tx*>;
};
template <class F, class Tx>
concept takes_another = prefers_another<std::remove_cvref_t<F>, Tx> && !takes_transaction<F, Tx>;

template <class T> inline constexpr bool ends_with_transaction = false;
template <class Database> inline constexpr bool ends_with_transaction<open_transaction<Database>> = true;
template <class Row, class Driver, class Into>
inline constexpr bool ends_with_transaction<row_stream<Row, Driver, Into>> = true;
template <class F, class Tx>
inline constexpr bool returns_what_ends = [] {
    if constexpr (takes_transaction<F, Tx>)
        return ends_with_transaction<
            std::remove_cv_t<std::remove_pointer_t<std::remove_reference_t<std::invoke_result_t<F&, Tx&>>>>>;
    else return false;
}();
#define MIZZLE_DETAIL_CHECK_BLOCK(F, Tx)                                                                              \
    static_assert(!takes_another<F, Tx>,                                                                              \
                  "mizzle: the block of transaction() takes the transaction by reference: [&](auto& tx) { ... }");    \
    static_assert(!returns_what_ends<F, Tx>,                                                                          \
                  "mizzle: the transaction ends with its block, and the rows of stream() with it; return what all() " \
                  "gives")

// Beside transaction(block, options): what else is given for options, and options that come first.
#define MIZZLE_DETAIL_OPTIONS_OF_TRANSACTION                             \
    "mizzle: the options of a transaction follow its block, in braces: " \
    "db.transaction([&](auto& tx) { ... }, {.isolation = mizzle::isolation::serializable})"
#define MIZZLE_DETAIL_REFUSE_OPTIONS                                            \
    template <class F, class Options>                                           \
        requires(!std::is_convertible_v<const Options&, transaction_options>)   \
    void transaction(F&&, const Options&) {                                     \
        static_assert(std::is_void_v<F>, MIZZLE_DETAIL_OPTIONS_OF_TRANSACTION); \
    }                                                                           \
    template <class F>                                                          \
        requires(!std::is_convertible_v<const F&, transaction_options>)         \
    void transaction(const transaction_options&, const F&) {                    \
        static_assert(std::is_void_v<F>, MIZZLE_DETAIL_OPTIONS_OF_TRANSACTION); \
    }

// One level of a transaction, from its beginning on: takes it back unless it is kept.
template <class Connection> class transaction_level {
public:
    transaction_level(Connection& c, int level, const transaction_options* options) : connection_(c), level_(level) {
        connection_.open_level(options);
        connection_.set_level(level_);
    }
    transaction_level(const transaction_level&) = delete;
    transaction_level& operator=(const transaction_level&) = delete;
    ~transaction_level() {
        connection_.set_level(level_ - 1);
        if (!kept_) connection_.abandon_level();
    }
    void keep() {
        connection_.keep_level();
        kept_ = true;
    }

private:
    Connection& connection_;
    int level_;
    bool kept_ = false;
};

// `options` are those of a transaction; a savepoint has none. `kept` is where the transaction's object stays.
template <class Database, class F>
auto run_level(std::unique_ptr<open_transaction<Database>>& kept, typename Database::connection_type& c, int level,
               const transaction_options* options, F&& f) {
    using result = std::invoke_result_t<F&, open_transaction<Database>&>;
    transaction_level<typename Database::connection_type> guard(c, level, options);
    if (kept == nullptr) kept = std::make_unique<open_transaction<Database>>(c, level);
    open_transaction<Database>& tx = *kept;
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

MIZZLE_COLD void wait_before_attempt(const retry_policy& policy, int attempt);

template <class Database, class F>
auto run_transaction(std::unique_ptr<open_transaction<Database>>& kept, typename Database::connection_type& c, F&& f,
                     const transaction_options& options) {
    for (int attempt = 1;; ++attempt) {
        try {
            return run_level<Database>(kept, c, 1, &options, f);
        } catch (const transient_error&) {
            if (attempt >= options.retry.attempts) throw;
        }
        // It may be the connection that is in need of another attempt.
        c.expect_level(0);
        wait_before_attempt(options.retry, attempt);
    }
}

template <class Database> template <class F> auto open_transaction<Database>::transaction(F&& f) {
    MIZZLE_DETAIL_CHECK_BLOCK(F, open_transaction<Database>);
    return run_level<Database>(inner_, connection(), level_ + 1, nullptr, std::forward<F>(f));
}

}  // namespace mizzle::detail

namespace mizzle {

// open_transaction<Db> is the tx of db.transaction([&](auto& tx) { ... }): statements go through it, not through the
// connection, until the block ends.
using detail::open_transaction;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "transaction.ipp"
#endif
