// Copies a whole database while other connections use it.
#pragma once
#include "../../sqlite.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <thread>

namespace mizzle {

// backup_progress is how far a backup has come, in pages of the file.
struct backup_progress {
    int done = 0, pages = 0;  // pages may become more meanwhile, as others write
};
// backup_options says how many pages a step of a backup copies, and whom it tells how far it is.
struct backup_options {
    int pages_at_once = 1'000;                                 // in one go, during which others wait who want to write
    detail::time_span<std::chrono::milliseconds> pause{0};     // between two of them
    detail::time_span<std::chrono::milliseconds> wait{5'000};  // for a lock of another connection's, of either database
    // After each. What it throws ends the copy and leaves the target as it was.
    std::function<void(const backup_progress&)> on_progress = {};
};

}  // namespace mizzle

namespace mizzle::detail {

namespace sqlite_detail {

// While this lives the connection asks for a lock once: SQLite would wait as long as busy_timeout says.
class impatient {
public:
    explicit impatient(sqlite3* db) : db_(db), busy_timeout_(busy_timeout_of(db)) { sqlite3_busy_timeout(db_, 0); }
    impatient(const impatient&) = delete;
    impatient& operator=(const impatient&) = delete;
    ~impatient() { sqlite3_busy_timeout(db_, busy_timeout_); }

private:
    sqlite3* db_;
    int busy_timeout_;
};

class running_backup {
public:
    running_backup(sqlite3* from, sqlite3* to) : backup_(sqlite3_backup_init(to, "main", from, "main")) {
        if (backup_ == nullptr) fail(sqlite3_extended_errcode(to));
    }
    running_backup(const running_backup&) = delete;
    running_backup& operator=(const running_backup&) = delete;
    // Takes back what was not finished.
    ~running_backup() { sqlite3_backup_finish(backup_); }

    // False when all is copied.
    bool step(int pages, std::chrono::milliseconds wait) {
        const auto end = std::chrono::steady_clock::now() + wait;
        for (;;) {
            const int result = sqlite3_backup_step(backup_, pages);
            if (result == SQLITE_OK) return true;
            if (result == SQLITE_DONE) return false;
            const bool is_locked = (result & 0xff) == SQLITE_BUSY || (result & 0xff) == SQLITE_LOCKED;
            if (!is_locked || std::chrono::steady_clock::now() >= end) fail(result);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }
    backup_progress progress() const {
        const int pages = sqlite3_backup_pagecount(backup_);
        return {pages - sqlite3_backup_remaining(backup_), pages};
    }

private:
    [[noreturn]] static void fail(int result) {
        throw_error(result, message_of({"cannot copy the database: ", sqlite3_errstr(result)}), {},
                    error_source::sql_text);
    }

    sqlite3_backup* backup_;
};

}  // namespace sqlite_detail

// Into another connection's database, whose content it replaces: a file into memory, or back. Neither may have a
// transaction open. What other connections write meanwhile is copied, too. Throws busy where a lock did not go in time,
// disk_full, storage_error; the target is then as it was.
inline void backup(sqlite& from, sqlite& to, const backup_options& options = {}) {
    auto& source = from.connection();
    auto& target = to.connection();
    if (source.has_streams() || target.has_streams() || &source == &target)
        throw_usage_error("mizzle: backup() is between two databases, of which no stream is open");
    const sqlite_detail::impatient from_now_on(source.driver().native()), likewise(target.driver().native());
    sqlite_detail::running_backup copy(source.driver().native(), target.driver().native());
    while (copy.step(std::max(options.pages_at_once, 1), options.wait)) {
        if (options.on_progress) options.on_progress(copy.progress());
        if (options.pause.count() > 0) std::this_thread::sleep_for(options.pause);
    }
    if (options.on_progress) options.on_progress(copy.progress());
}
// Into a file, which is made if there is none.
inline void backup(sqlite& from, const given_string& file, const backup_options& options = {}) {
    sqlite to(file, {.journal = sqlite_journal::as_it_is, .busy_timeout = options.wait});
    backup(from, to, options);
}

}  // namespace mizzle::detail

namespace mizzle {

// backup(db, "copy.db") copies a SQLite database in use to a file or into another connection's database; it throws
// busy where a lock lasts too long, and the target is then as it was.
using detail::backup;

}  // namespace mizzle
