// How a transaction is run.
#pragma once
#include <chrono>

namespace mizzle {

// What a transaction may see of others. SQLite's are always serializable, which meets every level.
enum class isolation : unsigned char { standard, read_committed, repeatable_read, serializable };

enum class access_mode : unsigned char { standard, read_write, read_only };

// How a transaction takes its locks on SQLite; PostgreSQL does not ask.
enum class begin_mode : unsigned char { deferred, immediate, exclusive };

// Runs the block again when the database asks for it, by a transient_error: after a serialization_failure, a deadlock,
// a busy database, a stale_statement. The wait before each new attempt doubles, and is shortened at random so that two
// transactions do not meet again.
struct retry_policy {
    int attempts = 1;  // in all
    std::chrono::milliseconds backoff{20};
};

struct transaction_options {
    mizzle::isolation isolation = mizzle::isolation::standard;
    access_mode access = access_mode::standard;
    // PostgreSQL: a serializable, read-only transaction waits at its start until nothing can make it fail.
    bool deferrable = false;
    // immediate: a transaction that may write waits for its turn at the start, where waiting cannot end in a deadlock.
    begin_mode begin = begin_mode::immediate;
    retry_policy retry{};
};

}  // namespace mizzle
