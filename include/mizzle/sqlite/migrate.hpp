// How migrations are applied to SQLite. Who begins a transaction that writes has waited for all others.
#pragma once
#include "../database/migration_words.hpp"
#include "dialect.hpp"

namespace mizzle::detail::dialects {

constexpr migration_words migration_words_of(sqlite) {
    migration_words words;
    words.rules = script_rules_of(sqlite{});
    words.create_history = "create table if not exists mizzle_migrations ("
                           "id integer primary key, name text not null unique, checksum text not null, "
                           "state text not null check (state in ('applied', 'applying', 'reverting')), "
                           "steps integer not null, backend integer not null, applied_at text not null, "
                           "microseconds integer not null, applied_by text not null, version text not null)";
    words.foreign_keys = "select foreign_keys from pragma_foreign_keys";
    words.foreign_keys_off = "pragma foreign_keys = off";
    words.foreign_keys_on = "pragma foreign_keys = on";
    words.broken_foreign_keys = "select count(*) from pragma_foreign_key_check";
    words.trigger_tables = "select tbl_name from sqlite_schema where type = 'trigger' order by rowid";
    words.trigger_names = "select name from sqlite_schema where type = 'trigger' order by rowid";
    words.trigger_texts = "select sql from sqlite_schema where type = 'trigger' order by rowid";
    words.trigger_drops = "select 'drop trigger \"' || replace(name, '\"', '\"\"') || '\"' from sqlite_schema "
                          "where type = 'trigger' order by rowid";
    words.tables_of_name =
        "select count(*) from sqlite_schema where type in ('table', 'view') and name collate nocase = ";
    words.triggers_of_name = "select count(*) from sqlite_schema where type = 'trigger' and name collate nocase = ";
    words.option_tables =
        "select name from pragma_table_list where schema = 'main' and type = 'table' and (strict or wr) "
        "order by name";
    words.option_texts = "select case when strict and wr then 'strict, without rowid' when strict then 'strict' "
                         "else 'without rowid' end from pragma_table_list "
                         "where schema = 'main' and type = 'table' and (strict or wr) order by name";
    return words;
}

}  // namespace mizzle::detail::dialects
