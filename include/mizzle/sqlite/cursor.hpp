// A statement that runs: its rows, one after another. At the end it is reset and free for its next use.
#pragma once
#include "bind.hpp"
#include "cell.hpp"
#include "prepared.hpp"

namespace mizzle::sqlite_detail {

class cursor {
public:
    cursor(sqlite3* db, prepared& entry) : db_(db), statement_(entry.statement), entry_(&entry) { entry.in_use = true; }
    cursor(sqlite3* db, prepared& entry, value_list& values, bool keep) : cursor(db, entry) {
        bind(db, statement_, values, keep);
    }
    cursor(const cursor&) = delete;
    cursor& operator=(const cursor&) = delete;
    ~cursor() {
        // The error that reset repeats was thrown by step.
        if (!is_reset_) sqlite3_reset(statement_);
        entry_->in_use = false;
        if (entry_->is_temporary) [[unlikely]]
            drop();
    }

    bool step() {
        const int result = sqlite3_step(statement_);
        if (result == SQLITE_ROW) [[likely]]
            return true;
        if (result != SQLITE_DONE) [[unlikely]]
            throw_error(db_, sqlite3_sql(statement_));
        is_reset_ = true;
        // Outside of a transaction this is where a write with returning commits.
        if (sqlite3_reset(statement_) != SQLITE_OK) throw_error(db_, sqlite3_sql(statement_));
        return false;
    }

    mizzle::sqlite_detail::cell cell(int index) const { return {statement_, index}; }
    int columns() const { return sqlite3_column_count(statement_); }
    std::string_view column_name(int index) const {
        const char* name = sqlite3_column_name(statement_, index);
        return name == nullptr ? std::string_view() : name;
    }
    std::string_view sql() const { return entry_->text(); }
    std::int64_t rows_affected() const { return entry_->is_read_only ? 0 : sqlite3_changes(db_); }

private:
    [[gnu::cold, gnu::noinline]] void drop() { delete entry_; }

    sqlite3* db_;
    sqlite3_stmt* statement_;
    prepared* entry_;
    bool is_reset_ = false;
};

}  // namespace mizzle::sqlite_detail
