// What a program does for its SQLite file now and then.
#pragma once
#include "../../sqlite.hpp"

#include <algorithm>

namespace mizzle {

// A checkpoint_mode is how thorough a checkpoint is, in SQLite's words: `pragma wal_checkpoint(full)`.
enum class checkpoint_mode : unsigned char {
    passive,   // as much as can be done without waiting for anybody
    full,      // waits for writers, and for readers of what is older
    restart,   // and until the next writer begins the log anew
    truncate,  // and leaves an empty log
};
// checkpoint_result is what a checkpoint did: whether it was complete, and how many pages there were.
struct checkpoint_result {
    bool is_complete = false;  // all of the log is in the database
    int log = 0, copied = 0;   // pages
};

}  // namespace mizzle

namespace mizzle::detail {

// PRAGMA wal_checkpoint: moves what is in the write-ahead log into the database. Waits as long as busy_timeout says;
// who is in the way then makes it incomplete, which is no error. Without a log there is nothing to do. No transaction
// may be open.
inline checkpoint_result checkpoint(sqlite& db, checkpoint_mode mode = checkpoint_mode::passive) {
    sqlite3* native = db.connection().driver().native();
    checkpoint_result found;
    const int result = sqlite3_wal_checkpoint_v2(native, nullptr, static_cast<int>(mode), &found.log, &found.copied);
    if (result != SQLITE_OK && (result & 0xff) != SQLITE_BUSY)
        sqlite_detail::throw_error(result, sqlite3_errmsg(native), "pragma wal_checkpoint",
                                   sqlite_detail::error_source::run);
    found.log = std::max(found.log, 0);
    found.copied = std::max(found.copied, 0);
    found.is_complete = result == SQLITE_OK && found.copied == found.log;
    return found;
}

// optimize(db) makes statistics for the planner where they are missing or old: `pragma optimize`. SQLite's advice is to
// call it before a connection is closed, and now and then where it stays open.
inline void optimize(sqlite& db) { db.exec("pragma optimize"); }

}  // namespace mizzle::detail

namespace mizzle {

// checkpoint(db, mode) moves what is in the write-ahead log into the database: `pragma wal_checkpoint`.
using detail::checkpoint;
using detail::optimize;

}  // namespace mizzle
