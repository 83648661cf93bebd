// What the driver adds to SQLite's functions.
#pragma once
#include <sqlite3.h>

namespace mizzle::detail::sqlite_detail {

void add_functions(sqlite3* db);
void add_collecting_functions(sqlite3* db);

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "functions.ipp"
#endif
