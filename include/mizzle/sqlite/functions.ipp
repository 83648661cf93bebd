// The functions of functions.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "decimal.hpp"
#include "decimal_functions.hpp"
#include "functions.hpp"
#include "number_functions.hpp"
#include "search_functions.hpp"
#include "text_functions.hpp"
#include "time_functions.hpp"
#include "value_functions.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE void add_functions(sqlite3* db) {
    add_decimal_sum(db);
    for (const auto& function : decimal_functions) add_function(db, function);
    for (const auto& function : number_functions) add_function(db, function);
    for (const auto& function : search_functions) add_function(db, function);
    for (const auto& function : text_functions) add_function(db, function);
    for (const auto& function : time_functions) add_function(db, function);
    for (const auto& function : value_functions) add_function(db, function);
}

}  // namespace mizzle::detail::sqlite_detail
