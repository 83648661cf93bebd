// The functions of postgres.hpp that no type of a program's takes part in.
#pragma once
#include "inline.hpp"
#include "postgres.hpp"

namespace mizzle {

MIZZLE_INLINE postgres::postgres(const detail::given_string& where, const postgres_options& options)
    : facade(std::in_place, options.statement_cache, where, options) {}

MIZZLE_INLINE bool postgres::is_open() const { return any_connection().driver().is_open(); }
MIZZLE_INLINE void postgres::reconnect() { any_connection().reconnect(); }

}  // namespace mizzle
