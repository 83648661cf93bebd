// mizzle::postgres: a PostgreSQL database, by way of libpqxx.
#pragma once
#include "mizzle.hpp"
#include "postgres/connection.hpp"
#include "postgres/copy.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace mizzle {

// One connection, for one thread at a time. Movable; rows being streamed and open transactions must end first.
class postgres : public queries<postgres> {
public:
    using dialect = dialects::postgres;
    using driver_type = postgres_detail::connection;

    // What libpq takes: "postgresql://user@host:5432/app?sslmode=verify-full", or "host=/run/postgresql dbname=app".
    // What it leaves out comes from PGHOST, PGUSER, PGPASSWORD and the like. Throws connection_error, in which
    // passwords are not repeated.
    explicit postgres(const std::string& where, const postgres_options& options = {})
        : connection_(std::make_unique<driver_type>(where, options)) {}

    // Runs SQL text, one statement or many, without results: for set-up and scripts. Nothing is bound.
    void exec(std::string_view script) { driver().exec(script); }

    // Runs block(tx) in a transaction: commits when it returns, rolls back when it throws, and returns what it returns.
    template <class F> auto transaction(F&& block, const transaction_options& options = {}) {
        return run_transaction(*this, std::forward<F>(block), options);
    }

    // Sends many rows through COPY, the fastest way in; all of them or none. `rows` is any range of Table::new_row.
    // Returns how many there were.
    template <table_like Table, class Rows> std::int64_t copy_into(const Table&, const Rows& rows) {
        return driver().copy_into<Table>(rows);
    }

    // Calls observer(const query_event&) after each statement.
    template <class F> void on_query(F&& observer, query_event_options options = {}) {
        connection_->observers().add(std::forward<F>(observer), options);
    }

    // Ends the statement that another thread is running on this connection; it throws query_canceled there.
    void interrupt() { connection_->cancel(); }

    // Whether the connection is believed to be alive: a loss is noticed by the statement that follows it.
    bool is_open() const { return connection_->is_open(); }
    // A new connection after one was lost. What had been sent is not sent again.
    void reconnect() { driver().connect(); }

    // Throws usage_error while a transaction is open: its tx is what to use then.
    driver_type& driver() const {
        connection_->expect_level(0);
        return *connection_;
    }

private:
    std::unique_ptr<driver_type> connection_;
};

}  // namespace mizzle
