// Which rows a connection to SQLite has changed: its update hook, as events of a table.
#pragma once
#include "../standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "../sqlite.hpp"
#include "change_log.hpp"

#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

// changes calls handlers with the rows that this connection has changed, in their order, once they are committed; what
// is taken back, by a savepoint or with its statement, is not told. It knows nothing of other connections. Handlers are
// observers: see on_query(). The rows that a deletion of a whole table takes are told one by one, which makes it
// slower.
//
// What SQLite's update hook does not see is not told: the rows that "insert or replace" in SQL text takes the place of.
class changes {
public:
    // Throws usage_error where the connection has an update hook of the program's or of another one of these. It takes
    // the connection's authorizer as well, of which SQLite does not tell whether the program has set one, and remains
    // until the connection ends.
    explicit changes(sqlite& db) : log_(std::make_shared<sqlite_detail::change_log>(first_of(db))) {
        db.on_query([log = log_](const query_event& event) {
            // What cannot be read as its type was written all the same.
            log->heed(event.sql, event.failure != nullptr && event.failure->family() != "error");
        });
    }

    // handler(const row_change&), of which there may be several for a table.
    template <table_like Table, class F> void on(const Table&, F handler) {
        static_assert(!view_like<Table>, "mizzle: a view has no rows of its own; name the table");
        static_assert(std::is_invocable_v<F&, const row_change&>,
                      "mizzle: on() takes a handler of row_change: [](const mizzle::row_change& c) { ... }");
        log_->add(table_name_of<Table>().name, std::move(handler));
    }

private:
    static sqlite3* first_of(auto& db) {
        auto& driver = db.connection().driver();
        if (!driver.take_update_hook())
            throw_usage_error("mizzle: changes() of this connection are there already; add handlers to those");
        return driver.native();
    }

    std::shared_ptr<sqlite_detail::change_log> log_;
};

}  // namespace mizzle::detail

namespace mizzle {

using detail::changes;

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
