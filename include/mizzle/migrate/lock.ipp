// The functions of lock.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "lock.hpp"

namespace mizzle::detail {

MIZZLE_INLINE migration_lock::migration_lock(migration_session& s, std::chrono::milliseconds wait,
                                             const migration_options& options)
    : session_(s) {
    const auto& words = s.words();
    if (words.take_lock == nullptr) return;
    s.exec(words.choose_lock);
    if (s.number(words.take_lock(wait)) != 1)
        throw migration_in_progress(
            "mizzle: another program migrates this database, which has not ended within the time to wait; wait longer");
    s.exec(words.limit(options.lock_timeout, options.statement_timeout));
}

MIZZLE_INLINE migration_lock::~migration_lock() {
    const auto& words = session_.words();
    if (words.take_lock == nullptr) return;
    try {
        session_.exec(words.no_limit);
        session_.exec(words.free_lock);
    } catch (...) {
        // The connection is lost, and the lock with it.
    }
}

}  // namespace mizzle::detail
