// What SQLite's update hook says, kept until it is committed.
#pragma once
#include "../error.hpp"

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle {

// A row_change is a row that a committed transaction inserted, updated or deleted.
struct row_change {
    enum class kind_type : unsigned char { inserted, updated, deleted };
    kind_type kind = kind_type::inserted;
    // SQLite's number of the row, which is the primary key where that is one integer column.
    std::int64_t rowid = 0;
};

}  // namespace mizzle

namespace mizzle::detail {

namespace sqlite_detail {

class change_log {
public:
    // Throws usage_error where there is a hook already.
    explicit change_log(sqlite3* db);
    change_log(const change_log&) = delete;
    change_log& operator=(const change_log&) = delete;

    void add(std::string_view table, std::function<void(const row_change&)> handler) {
        handlers_.push_back({std::string(table), std::move(handler)});
    }
    // After each statement.
    void heed(std::string_view sql, bool has_failed);

private:
    struct kept {
        std::string table;
        std::function<void(const row_change&)> handler;
    };
    struct change {
        row_change row;
        std::size_t handler;
    };
    struct mark {
        std::string name;
        std::size_t size;
    };
    static void on_update(void* self, int operation, const char* database, const char* table, sqlite3_int64 rowid);
    static void on_rollback(void* self);
    static int on_prepare(void* self, int action, const char* table, const char*, const char* database, const char*);
    bool is_watched(const char* database, const char* table) const;
    void follow_savepoints(std::string_view sql);
    void roll_back_to(std::string_view name);
    void release(std::string_view name);
    void tell();

    sqlite3* db_;
    std::deque<kept> handlers_;  // a handler may add another
    std::vector<change> changes_;
    std::size_t before_statement_ = 0;  // how many there were
    std::vector<mark> marks_;           // savepoints that are open
    bool is_short_of_memory_ = false;
};

}  // namespace sqlite_detail

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "change_log.ipp"
#endif
