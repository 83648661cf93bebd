// A statement that runs: its rows, one after another. At the end it is reset and free for its next use.
#pragma once
#include "cell.hpp"
#include "prepared.hpp"

#include <utility>

namespace mizzle::sqlite_detail {

class cursor {
public:
    cursor(sqlite3* db, prepared& entry) : db_(db), entry_(&entry), statement_(entry.statement) { entry.in_use = true; }
    cursor(const cursor&) = delete;
    cursor& operator=(const cursor&) = delete;
    ~cursor() {
        // The error that reset repeats was thrown by step.
        if (!is_reset_) sqlite3_reset(statement_);
        entry_->in_use = false;
        if (entry_->is_temporary) delete entry_;
    }

    bool step() {
        const int result = sqlite3_step(statement_);
        if (result == SQLITE_ROW) [[likely]]
            return true;
        if (result == SQLITE_DONE) [[likely]] {
            finish();
            return false;
        }
        throw_error(db_, sqlite3_sql(statement_));
    }

    mizzle::sqlite_detail::cell cell(int index) const { return {statement_, index}; }
    std::string_view sql() const { return sqlite3_sql(statement_); }
    std::int64_t rows_affected() const { return rows_affected_; }

private:
    void finish() {
        rows_affected_ = sqlite3_stmt_readonly(statement_) != 0 ? 0 : sqlite3_changes(db_);
        is_reset_ = true;
        // Outside of a transaction this is where a write with returning commits.
        if (sqlite3_reset(statement_) != SQLITE_OK) throw_error(db_, sqlite3_sql(statement_));
    }

    sqlite3* db_;
    prepared* entry_;
    sqlite3_stmt* statement_;
    std::int64_t rows_affected_ = 0;
    bool is_reset_ = false;
};

}  // namespace mizzle::sqlite_detail
