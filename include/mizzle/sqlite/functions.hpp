// What the driver adds to SQLite's functions.
#pragma once
#include "decimal.hpp"
#include "decimal_functions.hpp"
#include "number_functions.hpp"
#include "search_functions.hpp"
#include "text_functions.hpp"
#include "time_functions.hpp"
#include "value_functions.hpp"

namespace mizzle::detail::sqlite_detail {

void add_functions(sqlite3* db);

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "functions.ipp"
#endif
