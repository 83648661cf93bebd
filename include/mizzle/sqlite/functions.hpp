// What the driver adds to SQLite's functions.
#pragma once
#include "decimal.hpp"
#include "decimal_functions.hpp"
#include "number_functions.hpp"
#include "text_functions.hpp"
#include "time_functions.hpp"
#include "value_functions.hpp"

namespace mizzle::sqlite_detail {

inline void add_functions(sqlite3* db) {
    add_decimal_sum(db);
    for (const auto& function : decimal_functions) add_function(db, function);
    for (const auto& function : number_functions) add_function(db, function);
    for (const auto& function : text_functions) add_function(db, function);
    for (const auto& function : time_functions) add_function(db, function);
    for (const auto& function : value_functions) add_function(db, function);
}

}  // namespace mizzle::sqlite_detail
