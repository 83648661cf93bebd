// A limit of time on a SQLite connection: what runs is asked every so often, and so is what waits for a lock.
#pragma once
#include "../database/limits/pause.hpp"
#include "cursor.hpp"

#include <algorithm>
#include <chrono>

namespace mizzle::detail::sqlite_detail {

// Not 0 ends the statement, as sqlite3_interrupt() does.
int on_progress(void* connection) noexcept;

// 0 ends the waiting. It waits as long as the connection's busy timeout says, and no longer than the limit.
int on_busy(void* connection, int attempts) noexcept;

int busy_timeout_of(sqlite3* db);

// From here on; null ends it.
void heed(running& r, const time_limit* limit);

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "limit.ipp"
#endif
