// How a SQLite connection is opened.
#pragma once
#include "../database/limits/time_span.hpp"

#include <chrono>
#include <cstddef>
#include <functional>

struct sqlite3;

namespace mizzle {

// A sqlite_journal is `pragma journal_mode`.
enum class sqlite_journal : unsigned char { as_it_is, delete_, truncate, persist, memory, wal, off };
// A sqlite_synchronous is `pragma synchronous`.
enum class sqlite_synchronous : unsigned char { as_it_is, off, normal, full, extra };

// sqlite_options say how a SQLite file is opened, and which pragmas its connections begin with.
struct sqlite_options {
    bool read_only = false;  // the file must exist; nothing is written, not even a journal mode
    bool create = true;      // makes the file if there is none
    bool foreign_keys = true;
    sqlite_journal journal = sqlite_journal::wal;                     // for files that are opened for writing
    sqlite_synchronous synchronous = sqlite_synchronous::as_it_is;    // SQLite's own default is full
    detail::time_span<std::chrono::milliseconds> busy_timeout{5000};  // how long to wait for another connection's lock
    // Plans do not depend on the values of LIMIT and LIKE, so that a kept statement is never prepared again for them.
    bool stable_plans = true;
    // PRAGMA case_sensitive_like: like() tells letters apart as it does on PostgreSQL. Off, as SQLite has it by itself,
    // it takes ASCII letters of either case for equal; so does ilike() either way.
    bool case_sensitive_like = true;
    // How many prepared statements are kept of those whose text is made at run time.
    std::size_t statement_cache = 128;
    // Called with the connection when it is open and nothing was asked of it yet: for the key of an encrypted file.
    // What it throws is thrown, and the connection is closed.
    std::function<void(sqlite3*)> on_open = {};
};

}  // namespace mizzle
