// How migrations are applied to PostgreSQL. The lock ends with its transaction: one of the session's would stay behind
// in a pooler's connection.
#pragma once
#include "../database/migration_words.hpp"
#include "../sql/writer.hpp"
#include "dialect.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace mizzle::detail::postgres_detail {

// The server counts milliseconds in 32 bits.
std::string at_least(std::int64_t least, std::chrono::milliseconds time);
// The number says whose lock it is; each schema that has a history has its own.
std::string migration_lock(std::chrono::milliseconds wait);
std::string migration_limits(std::chrono::milliseconds lock, std::chrono::milliseconds statement);
std::string drop_index(std::string_view name);

}  // namespace mizzle::detail::postgres_detail

namespace mizzle::detail::dialects {

constexpr migration_words migration_words_of(postgres) {
    migration_words words;
    words.rules = script_rules_of(postgres{});
    words.create_history = "create table if not exists mizzle_migrations ("
                           "id bigint generated always as identity primary key, name text not null unique, "
                           "checksum text not null, "
                           "state text not null check (state in ('applied', 'applying', 'reverting')), "
                           "steps integer not null, backend integer not null, applied_at timestamptz not null, "
                           "microseconds bigint not null, applied_by text not null, version text not null)";
    words.lock = postgres_detail::migration_lock;
    words.limit = postgres_detail::migration_limits;
    words.before_locked_table = "lock table ";
    words.after_locked_table = " in share row exclusive mode";
    words.own_backend = "select pg_catalog.pg_backend_pid()";
    words.backends_of_number = "select count(*) from pg_catalog.pg_stat_activity where pid = ";
    words.invalid_indexes = "select c.relname::text from pg_catalog.pg_index i "
                            "join pg_catalog.pg_class c on c.oid = i.indexrelid "
                            "where not i.indisvalid and pg_catalog.pg_table_is_visible(c.oid) order by 1";
    words.drop_index = postgres_detail::drop_index;
    return words;
}

}  // namespace mizzle::detail::dialects

#ifndef MIZZLE_COMPILED
#include "migrate.ipp"
#endif
