// A connection to a SQLite database: a driver, see database/driver.hpp.
#pragma once
#include "../database/driver.hpp"
#include "../message.hpp"
#include "cursor.hpp"
#include "dialect.hpp"
#include "functions.hpp"
#include "limit.hpp"
#include "options.hpp"
#include "prepared.hpp"
#include "session.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mizzle::detail::sqlite_detail {

class connection {
public:
    connection(const std::string& name, const sqlite_options& options);
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;
    ~connection() = default;

    using dialect = dialects::sqlite;
    static constexpr bool has_single_writer = true;
    using cursor_type = cursor;
    using prepared_type = prepared;
    sqlite3* native() const { return handle_.db; }

    std::unique_ptr<prepared> prepare(std::string_view text, statement_facts facts);
    void forget(prepared&) noexcept {}
    // SQLite does so by itself.
    void prepare_again(prepared&) {}
    cursor open(prepared& statement, value_list& values, bool stream);
    // Whether the session is as it was at join_pool(); else it is to be closed, as a pragma does not tell all that it
    // changed.
    bool reset_session() { return session_of(handle_.db) == session_; }
    // Throws usage_error where another connection would have a database of its own.
    void join_pool();
    // For changes(): false where it was taken before.
    bool take_update_hook() noexcept { return !std::exchange(has_update_hook_, true); }
    void cancel() { sqlite3_interrupt(handle_.db); }
    const time_limit* limit() const noexcept { return running_.limit; }
    void set_limit(const time_limit* limit) { heed(running_, limit); }

    // The functions that some statements need. A template, so that only a program that has such a statement compiles
    // them.
    template <class Late = void> void add_functions() {
        if (has_functions_) return;
        sqlite_detail::add_functions(handle_.db);
        add_collecting_functions(handle_.db);
        has_functions_ = true;
    }

    // For locks of rows: what another connection cannot write stays as it is.
    void expect_immediate() const;

    // One statement of it.
    std::optional<std::int64_t> run_script(std::string_view& script);

    transaction_status status() const {
        return sqlite3_get_autocommit(handle_.db) != 0 ? transaction_status::none : transaction_status::open;
    }
    void watch_transaction(bool on) noexcept { running_.is_in_transaction = on; }
    // A script stops after the statement that ends the transaction.
    static bool was_replaced() noexcept { return false; }
    void control(std::string_view text);
    void commit() {
        if (running_.limit != nullptr) running_.limit->expect_time("commit");
        control("commit");
    }
    static std::string_view begin_text(const transaction_options* options);
    void begin(std::string_view text, const transaction_options* options);
    bool restore() noexcept;

private:
    struct handle {
        sqlite3* db = nullptr;
        sqlite3_stmt* rollback = nullptr;
        handle() = default;
        handle(const handle&) = delete;
        handle& operator=(const handle&) = delete;
        ~handle() {
            sqlite3_finalize(rollback);
            sqlite3_close_v2(db);
        }
    };
    // A transaction can then be taken back where there is no memory to prepare that, and its lock is let go.
    void keep_rollback();
    void run_all(std::string_view script) {
        while (run_script(script)) {}
    }
    void configure(const sqlite_options& options);

    handle handle_;
    running running_;
    std::string session_;
    bool has_functions_ = false;
    bool is_read_only_ = false;
    bool has_rollback_ = false;  // false: it is none yet, or SQLite would prepare it again
    bool has_update_hook_ = false;
};

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "connection.ipp"
#endif
