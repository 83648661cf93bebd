// The lock of those who migrate a database whose DDL commits by itself: the connection's, from a look at the history
// until the end of the migration.
#pragma once
#include "options.hpp"
#include "session.hpp"

#include <chrono>

namespace mizzle::detail {

// Does nothing where a transaction holds the lock.
class migration_lock {
public:
    migration_lock(migration_session& s, std::chrono::milliseconds wait, const migration_options& options);
    migration_lock(const migration_lock&) = delete;
    migration_lock& operator=(const migration_lock&) = delete;
    ~migration_lock();

private:
    migration_session& session_;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "lock.ipp"
#endif
