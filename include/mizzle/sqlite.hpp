// mizzle::sqlite: a SQLite database in a file or in memory.
#pragma once
#include "mizzle.hpp"
#include "sqlite/connection.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace mizzle {

// One connection, for one thread at a time. Movable; rows being streamed and open transactions must end first.
class sqlite : public queries<sqlite> {
public:
    using dialect = dialects::sqlite;
    using driver_type = sqlite_detail::connection;

    // A path, ":memory:", or a URI such as "file:app.db?mode=ro". Throws connection_error where there is no database.
    explicit sqlite(const std::string& name, const sqlite_options& options = {})
        : connection_(std::make_unique<driver_type>(name, options)) {}

    // Runs SQL text, one statement or many, without results: for set-up and scripts. Nothing is bound.
    void exec(std::string_view script) { driver().exec(script); }

    // Runs block(tx) in a transaction: commits when it returns, rolls back when it throws, and returns what it returns.
    template <class F> auto transaction(F&& block, const transaction_options& options = {}) {
        return run_transaction(*this, std::forward<F>(block), options);
    }

    // Calls observer(const query_event&) after each statement.
    template <class F> void on_query(F&& observer, query_event_options options = {}) {
        connection_->observers().add(std::forward<F>(observer), options);
    }

    // Ends the statement that another thread is running on this connection; it throws query_canceled there.
    void interrupt() { sqlite3_interrupt(connection_->native()); }

    // For what is not wrapped here; it stays open as long as this object.
    sqlite3* native_handle() const { return connection_->native(); }

    // Throws usage_error while a transaction is open: its tx is what to use then.
    driver_type& driver() const {
        connection_->expect_level(0);
        return *connection_;
    }

private:
    std::unique_ptr<driver_type> connection_;
};

}  // namespace mizzle
