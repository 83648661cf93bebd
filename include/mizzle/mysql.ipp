// The functions of mysql.hpp that no type of a program's takes part in.
#pragma once
#include "inline.hpp"
#include "mysql.hpp"

namespace mizzle {

MIZZLE_INLINE mysql::mysql(const detail::given_string& url, const mysql_connection_options& options)
    : facade(std::in_place, options.statement_cache, url, options) {}

MIZZLE_INLINE bool mysql::is_open() const { return any_connection().driver().is_open(); }
MIZZLE_INLINE void mysql::reconnect() { any_connection().reconnect(); }

}  // namespace mizzle
