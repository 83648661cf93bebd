// What SQL text can change of a connection to SQLite beside the database itself.
#pragma once
#include "errors.hpp"

#include <sqlite3.h>

#include <string>

namespace mizzle::detail::sqlite_detail {

// All of it as one text, to compare: settings, what is attached, what is temporary. Whether LIKE tells letters apart is
// seen, as it cannot be asked.
std::string session_of(sqlite3* db);

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "session.ipp"
#endif
