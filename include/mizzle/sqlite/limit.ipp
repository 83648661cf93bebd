// The functions of limit.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "limit.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE int on_progress(void* connection) noexcept {
    return static_cast<running*>(connection)->limit->is_over() ? 1 : 0;
}

MIZZLE_INLINE int on_busy(void* connection, int attempts) noexcept {
    using namespace std::chrono;
    auto& r = *static_cast<running*>(connection);
    const auto now = steady_clock::now();
    if (attempts == 0) r.busy_since = now;
    const nanoseconds left = r.busy_since + milliseconds(r.busy_timeout) - now;
    if (left <= nanoseconds(0) || r.limit->is_over()) return 0;
    const nanoseconds pause = std::min({left, r.limit->until_next_look(), nanoseconds(milliseconds(1 + attempts))});
    pause_for(std::max<std::int64_t>(duration_cast<microseconds>(pause).count(), 100));
    return 1;
}

MIZZLE_INLINE int busy_timeout_of(sqlite3* db) {
    sqlite3_stmt* statement = nullptr;
    int found = 0;
    if (sqlite3_prepare_v2(db, "pragma busy_timeout", -1, &statement, nullptr) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        found = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return found;
}

MIZZLE_INLINE void heed(running& r, const time_limit* limit) {
    constexpr int steps = 1000;  // of SQLite's machine between two looks: some ten microseconds
    if (limit != nullptr && r.limit == nullptr) {
        r.busy_timeout = busy_timeout_of(r.db);
        sqlite3_busy_handler(r.db, on_busy, &r);
        sqlite3_progress_handler(r.db, steps, on_progress, &r);
    } else if (limit == nullptr && r.limit != nullptr) {
        sqlite3_progress_handler(r.db, 0, nullptr, nullptr);
        sqlite3_busy_timeout(r.db, r.busy_timeout);
    }
    r.limit = limit;
}

}  // namespace mizzle::detail::sqlite_detail
