// What a connection to SQLite said last, as an error of its type.
#pragma once
#include "constraint_names.hpp"
#include "errors.hpp"

#include <sqlite3.h>

#include <string>
#include <string_view>

namespace mizzle::detail::sqlite_detail {

// Whether SQLite refuses the text itself: it prepares a statement anew when the schema has changed. The words of a
// search, too, may be told as a column that does not exist.
MIZZLE_COLD bool is_refused_as_text(sqlite3* db, std::string_view statement);

// `in_transaction`: of the library's, as far as that knows.
[[noreturn]] MIZZLE_COLD void throw_error(sqlite3* db, std::string_view statement,
                                          error_source source = error_source::run, bool in_transaction = false);

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "last_error.ipp"
#endif
