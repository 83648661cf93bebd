// The functions of session.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "session.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE std::string session_of(sqlite3* db) {
    static constexpr const char* question =
        "select (select foreign_keys from pragma_foreign_keys) || ' ' || (select synchronous from pragma_synchronous) "
        "|| ' ' || (select query_only from pragma_query_only) || ' ' || (select timeout from pragma_busy_timeout) "
        "|| ' ' || (select recursive_triggers from pragma_recursive_triggers) "
        "|| ' ' || (select read_uncommitted from pragma_read_uncommitted) "
        "|| ' ' || (select ignore_check_constraints from pragma_ignore_check_constraints) "
        "|| ' ' || (select trusted_schema from pragma_trusted_schema) "
        "|| ' ' || (select writable_schema from pragma_writable_schema) "
        "|| ' ' || (select legacy_alter_table from pragma_legacy_alter_table) "
        "|| ' ' || (select cache_size from pragma_cache_size) || ' ' || (select temp_store from pragma_temp_store) "
        "|| ' ' || (select locking_mode from pragma_locking_mode) || ' ' || ('a' like 'A') "
        "|| ' ' || (select reverse_unordered_selects from pragma_reverse_unordered_selects) "
        "|| ' ' || (select cell_size_check from pragma_cell_size_check) "
        "|| ' ' || (select defer_foreign_keys from pragma_defer_foreign_keys) "
        "|| ' ' || (select automatic_index from pragma_automatic_index) "
        "|| ' ' || (select secure_delete from pragma_secure_delete) || ' ' || (select threads from pragma_threads) "
        "|| ' ' || (select journal_size_limit from pragma_journal_size_limit) "
        "|| ' ' || (select max_page_count from pragma_max_page_count) "
        "|| ' ' || (select fullfsync from pragma_fullfsync) "
        "|| ' ' || (select checkpoint_fullfsync from pragma_checkpoint_fullfsync) "
        "|| ' ' || (select full_column_names from pragma_full_column_names) "
        "|| ' ' || (select short_column_names from pragma_short_column_names) "
        "|| ' ' || (select count_changes from pragma_count_changes) "
        "|| ' ' || (select count(*) from pragma_database_list where name not in ('main', 'temp')) "
        "|| ' ' || (select count(*) from sqlite_temp_schema)";
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(db, question, -1, &prepared, nullptr) != SQLITE_OK)
        throw_error(db, question, error_source::sql_text);
    const own_statement statement(prepared);
    if (sqlite3_step(statement.get()) != SQLITE_ROW) throw_error(db, question, error_source::run);
    const auto* text = sqlite3_column_text(statement.get(), 0);
    return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

}  // namespace mizzle::detail::sqlite_detail
