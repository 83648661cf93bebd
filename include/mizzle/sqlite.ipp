// The functions of sqlite.hpp that no type of a program's takes part in.
#pragma once
#include "inline.hpp"
#include "sqlite.hpp"

namespace mizzle {

MIZZLE_INLINE sqlite::sqlite(const detail::given_string& name, const sqlite_options& options)
    : facade(std::in_place, options.statement_cache, name, options) {}

MIZZLE_INLINE sqlite3* sqlite::native_handle() const {
    any_connection().lend_handle();
    return any_connection().driver().native();
}

}  // namespace mizzle
