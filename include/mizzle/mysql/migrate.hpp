// How migrations are applied to MySQL and MariaDB, where each CREATE, ALTER and DROP commits by itself. The lock is the
// connection's: a kill frees it.
#pragma once
#include "../database/migration_words.hpp"
#include "../sql/values/literal.hpp"
#include "dialect.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail::mysql_detail {

std::string take_migration_lock(std::chrono::milliseconds wait);
std::string migration_limits(std::chrono::milliseconds lock, std::chrono::milliseconds statement);
// A text that changes with the definitions of tables, views, triggers and routines of these names, as an expression.
std::string definitions_of(const std::vector<std::string>& names);

}  // namespace mizzle::detail::mysql_detail

namespace mizzle::detail::dialects {

constexpr migration_words migration_words_of(mysql) {
    migration_words words;
    words.rules = script_rules_of(mysql{});
    words.create_history =
        "create table if not exists mizzle_migrations ("
        "id bigint auto_increment primary key, name varchar(255) not null unique, checksum varchar(100) not null, "
        "state varchar(20) not null check (state in ('applied', 'applying', 'reverting')), "
        "steps integer not null, backend integer not null, applied_at datetime(6) not null, "
        "microseconds bigint not null, applied_by varchar(255) not null, version varchar(100) not null, "
        "definitions varchar(64) not null default '') character set utf8mb4 collate utf8mb4_nopad_bin";
    words.commits_at_ddl = true;
    words.take_lock = mysql_detail::take_migration_lock;
    words.choose_lock =
        "set @mizzle_database = database(), @mizzle_lock = concat('mizzle_', md5(coalesce(database(), '')))";
    words.free_lock = "do release_lock(@mizzle_lock)";
    words.limit = mysql_detail::migration_limits;
    words.no_limit = "set lock_wait_timeout = @mizzle_lock_wait, innodb_lock_wait_timeout = @mizzle_row_wait, "
                     "max_statement_time = @mizzle_statement_time";
    words.definitions = mysql_detail::definitions_of;
    words.own_backend = "select connection_id() & 2147483647";
    words.backends_of_number = "select coalesce(is_used_lock(@mizzle_lock), 0) & 2147483647 = ";
    return words;
}

}  // namespace mizzle::detail::dialects

#ifndef MIZZLE_COMPILED
#include "migrate.ipp"
#endif
