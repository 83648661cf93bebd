// The functions of migrate.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "migrate.hpp"

namespace mizzle::detail::postgres_detail {

MIZZLE_INLINE std::string at_least(std::int64_t least, std::chrono::milliseconds time) {
    return std::to_string(std::clamp<std::int64_t>(time.count(), least, std::numeric_limits<std::int32_t>::max()));
}

MIZZLE_INLINE std::string migration_lock(std::chrono::milliseconds wait) {
    return "set local client_min_messages = warning; set local statement_timeout = 0; set local lock_timeout = " +
           at_least(1, wait) +
           "; select pg_catalog.pg_advisory_xact_lock(1296664684, "
           "pg_catalog.hashtext(coalesce(pg_catalog.current_schema(), '')))";
}

MIZZLE_INLINE std::string migration_limits(std::chrono::milliseconds lock, std::chrono::milliseconds statement) {
    return "set local lock_timeout = " + at_least(0, lock) +
           "; set local statement_timeout = " + at_least(0, statement);
}

MIZZLE_INLINE std::string drop_index(std::string_view name) {
    return "drop index " + quoted(dialects::postgres::id, name);
}

}  // namespace mizzle::detail::postgres_detail
