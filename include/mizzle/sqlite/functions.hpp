// What the driver adds to SQLite's functions.
#pragma once
#include "decimal_functions.hpp"
#include "time_functions.hpp"

namespace mizzle::sqlite_detail {

inline void add_functions(sqlite3* db) {
    add_rounding_functions(db);
    add_time_functions(db);
}

}  // namespace mizzle::sqlite_detail
