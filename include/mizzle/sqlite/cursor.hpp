// A statement that runs: its rows, one after another. At the end it is reset and free for its next use.
#pragma once
#include "../database/limits/time_limit.hpp"
#include "bind.hpp"
#include "cell.hpp"
#include "prepared.hpp"

#include <chrono>
#include <utility>

namespace mizzle::detail::sqlite_detail {

// What a cursor needs of its connection.
struct running {
    sqlite3* db = nullptr;
    bool is_in_transaction = false;     // of the library's
    const time_limit* limit = nullptr;  // see limit.hpp
    int busy_timeout = 0;               // in milliseconds, while there is a limit
    std::chrono::steady_clock::time_point busy_since{};

    // Throws the error of what ran last. Waiting for a lock ends with the limit, too.
    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE void fail(std::string_view statement) const {
        if (limit != nullptr && (sqlite3_errcode(db) & 0xff) == SQLITE_BUSY) limit->expect_time(statement);
        throw_error(db, statement, error_source::run, is_in_transaction);
    }
};

class cursor {
public:
    cursor(const running& r, prepared& entry) : running_(r), statement_(entry.statement), entry_(entry) {}
    // Of a stream the values are copied.
    cursor(const running& r, prepared& entry, value_list& values, bool stream) : cursor(r, entry) {
        if (stream && !entry.is_read_only) throw_stream_writes();
        // SQLite would take NULL for it.
        if (std::cmp_greater(entry.placeholders, values.size())) [[unlikely]]
            throw_unbound_placeholder();
        if (std::cmp_less(entry.placeholders, values.size())) [[unlikely]]
            throw_unused_value();
        bind(r.db, statement_, values, stream);
    }
    cursor(const cursor&) = delete;
    cursor& operator=(const cursor&) = delete;
    MIZZLE_ALWAYS_INLINE ~cursor() {
        // The error that reset repeats was thrown by step.
        if (!is_reset_) sqlite3_reset(statement_);
    }

    bool step() {
        const int result = sqlite3_step(statement_);
        if (result == SQLITE_ROW) [[likely]]
            return true;
        if (result != SQLITE_DONE) [[unlikely]]
            running_.fail(sqlite3_sql(statement_));
        is_reset_ = true;
        // Outside of a transaction this is where a write with returning commits.
        if (sqlite3_reset(statement_) != SQLITE_OK) running_.fail(sqlite3_sql(statement_));
        return false;
    }

    mizzle::detail::sqlite_detail::cell cell(int index) const { return {statement_, index}; }
    int columns() const { return sqlite3_column_count(statement_); }
    std::string_view column_name(int index) const {
        const char* name = sqlite3_column_name(statement_, index);
        if (name == nullptr) throw_error(SQLITE_NOMEM, "out of memory", sqlite3_sql(statement_));
        return name;
    }
    std::string_view sql() const { return entry_.text(); }
    std::int64_t rows_affected() const { return entry_.is_read_only ? 0 : sqlite3_changes(running_.db); }

    // Nothing of it runs any more.
    void release() noexcept {
        sqlite3_reset(statement_);
        is_reset_ = true;
    }
    // Nothing is sent by a reset.
    void abandon() noexcept {}

private:
    const running& running_;
    sqlite3_stmt* statement_;
    prepared& entry_;
    bool is_reset_ = false;
};

}  // namespace mizzle::detail::sqlite_detail
