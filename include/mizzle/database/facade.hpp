// What a program holds of a database, whatever the driver: mizzle::sqlite and mizzle::postgres are made of this.
#pragma once
#include "../query/clauses/comment.hpp"
#include "limits/limited.hpp"
#include "queries.hpp"
#include "script_text.hpp"
#include "session.hpp"
#include "statements/query_event.hpp"
#include "transactions/transaction.hpp"

#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

// For those who open a database otherwise. A null pointer would be taken for text.
#define MIZZLE_DETAIL_OPENED_OTHERWISE(Self, given)                                                                  \
    template <class Late = void> Self() : facade(std::in_place, 0, std::string(), options_type{}) {                  \
        static_assert(!std::is_void_v<Late>, "mizzle: a database is opened by its name: mizzle::" #Self " db{" given \
                                             "}; its options come second, in braces");                               \
    }                                                                                                                \
    template <class Name, class... Options>                                                                          \
        requires(std::is_null_pointer_v<Name> || std::is_arithmetic_v<Name> ||                                       \
                 (std::is_convertible_v<const Name&, std::string> &&                                                 \
                  (sizeof...(Options) > 1 || !(std::is_convertible_v<const Options&, options_type> && ...))))        \
    explicit Self(const Name&, const Options&...) : facade(std::in_place, 0, std::string(), options_type{}) {        \
        static_assert(std::is_void_v<Name>, "mizzle: a database is opened by its name: mizzle::" #Self " db{" given  \
                                            "}; its options come second, in braces");                                \
    }

namespace mizzle::detail {

// Self is the class that derives from this.
template <class Self, class Driver> class facade : public queries<Self> {
public:
    using dialect = typename Driver::dialect;
    using driver_type = Driver;
    using connection_type = database_connection<Driver>;

    // Runs SQL text, one statement or many, without results: for set-up and scripts. Nothing is bound.
    void exec(given_text script) { connection().exec(script); }
    template <no_script_text Script> void exec(const Script&) {
        static_assert(std::is_void_v<Script>, MIZZLE_DETAIL_NO_SCRIPT_TEXT);
    }

    // Runs block(tx) in a transaction: commits when it returns, rolls back when it throws, and returns what it returns.
    template <class F> auto transaction(F&& block, const transaction_options& options = {}) {
        using tx = open_transaction<Self>;
        MIZZLE_DETAIL_CHECK_BLOCK(F, tx);
        if constexpr (takes_transaction<F, tx> && !returns_what_ends<F, tx>) {
            auto& c = connection();
            return run_transaction<Self>(connection_->transaction, c, std::forward<F>(block), options);
        }
    }

    MIZZLE_DETAIL_REFUSE_OPTIONS

    // For those who know transactions that are begun and ended by hand.
    template <class Late = void> void begin() {
        static_assert(!std::is_void_v<Late>,
                      "mizzle: a transaction is a block: db.transaction([&](auto& tx) { ... }), which commits when it "
                      "returns");
    }
    template <class Late = void> void commit() {
        static_assert(!std::is_void_v<Late>,
                      "mizzle: a transaction is a block: db.transaction([&](auto& tx) { ... }), which commits when it "
                      "returns");
    }
    template <class Late = void> void rollback() {
        static_assert(!std::is_void_v<Late>,
                      "mizzle: a transaction is a block: db.transaction([&](auto& tx) { ... }), in which tx.rollback() "
                      "takes everything back");
    }
    template <class F> void transaction(F&&, const transaction_options& = {}) const {
        static_assert(std::is_void_v<F>,
                      "mizzle: a const database cannot run statements; take it by reference, as in mizzle::sqlite& or "
                      "auto& tx");
    }
    template <class Late = void> auto transaction() {
        static_assert(!std::is_void_v<Late>,
                      "mizzle: a transaction is a block: db.transaction([&](auto& tx) { ... }), which commits when it "
                      "returns");
    }
    template <class First, class... V> void exec(std::string_view, const First&, const V&...) {
        static_assert(
            std::is_void_v<First>,
            "mizzle: exec() runs SQL text as it is; values are bound by run(sql_statement(\"... {}\", value))");
    }

    // Calls observer(const query_event&) after each statement, and after what begins, commits and takes back
    // transactions. It cannot use this connection, and changes nothing of what it is told: see on_observer_error().
    template <class F> void on_query(F&& observer, query_event_options options = {}) {
        constexpr bool observes = std::is_invocable_v<std::decay_t<F>&, const query_event&>;
        static_assert(observes, "mizzle: on_query() takes what is called with each event: "
                                "[](const mizzle::query_event& e) { ... }");
        const thread_user me(any_connection().user());
        if constexpr (observes) any_connection().observers().add(std::forward<F>(observer), options);
    }

    // Calls handler(std::exception_ptr) with what an observer throws. Without one it is printed to the standard error
    // output; the statement and the transaction go on either way.
    template <class F> void on_observer_error(F&& handler) {
        constexpr bool handles = std::is_invocable_v<std::decay_t<F>&, std::exception_ptr>;
        static_assert(handles, "mizzle: on_observer_error() takes what is called with a std::exception_ptr: "
                               "[](std::exception_ptr thrown) { ... }");
        const thread_user me(any_connection().user());
        if constexpr (handles) any_connection().observers().on_failure(std::forward<F>(handler));
    }

    // Tags such as {{"application", "shop"}} in a comment at the end of each statement's text, as sqlcommenter writes
    // them; see comment.hpp for those of one statement. It is a part of what is prepared, so that running costs
    // nothing.
    void comment_statements(std::initializer_list<comment_tag> tags) {
        const auto text = encoded_tags(tags);
        if (!text.empty()) any_connection().comment_statements(text);
    }

    // Ends the statement that another thread is running on this connection; it throws query_canceled there.
    void interrupt() { any_connection().cancel(); }

    // Throws usage_error while a transaction is open, whose tx is what to use then, and where the connection was moved
    // elsewhere.
    connection_type& connection() const {
        any_connection().expect_level(0);
        return *connection_;
    }

protected:
    template <class... A>
    explicit facade(std::in_place_t, std::size_t statement_cache, const A&... arguments)
        : connection_(std::make_unique<kept_connection>(statement_cache, arguments...)) {}

    // Whether or not a transaction is open.
    connection_type& any_connection() const {
        if (connection_ == nullptr) [[unlikely]]
            throw_usage_error("mizzle: this database was moved from; use the one that it was moved to");
        return *connection_;
    }

private:
    template <class Db> friend class session;

    // Where they are they stay when this is moved, for those who look at them.
    struct kept_connection : connection_type {
        using connection_type::connection_type;
        std::unique_ptr<open_transaction<Self>> transaction;
    };
    std::unique_ptr<kept_connection> connection_;
};

}  // namespace mizzle::detail
