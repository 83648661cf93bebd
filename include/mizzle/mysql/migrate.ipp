// The functions of migrate.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "migrate.hpp"

namespace mizzle::detail::mysql_detail {

MIZZLE_INLINE std::string take_migration_lock(std::chrono::milliseconds wait) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(wait).count();
    return "select coalesce(get_lock(@mizzle_lock, " + std::to_string(std::clamp<long long>(seconds, 0, 31'536'000)) +
           "), 0)";
}

// Who waits to alter a table has all others wait behind it. Seconds, where 0 would be none for the locks, and without
// end for the statement.
MIZZLE_INLINE std::string migration_limits(std::chrono::milliseconds lock, std::chrono::milliseconds statement) {
    const auto seconds = [](std::chrono::milliseconds time) {
        return std::clamp<long long>((time.count() + 999) / 1000, 1, 31'536'000);
    };
    const std::string wait = lock.count() == 0 ? "31536000" : std::to_string(seconds(lock));
    return "set @mizzle_lock_wait = @@lock_wait_timeout, @mizzle_row_wait = @@innodb_lock_wait_timeout, "
           "@mizzle_statement_time = @@max_statement_time, lock_wait_timeout = " +
           wait + ", innodb_lock_wait_timeout = " + wait +
           ", max_statement_time = " + (statement.count() == 0 ? "0" : std::to_string(seconds(statement)));
}

MIZZLE_INLINE std::string definitions_of(const std::vector<std::string>& names) {
    std::string list = "''";
    append_text_literals(list, names, ", ");
    // By the schema's column that the server looks up: by another one it opens the tables of all databases, and fails
    // where one of them is being changed.
    const auto part = [&](std::string_view facts, std::string_view of, std::string_view schema, std::string_view name,
                          std::string_view order) {
        return "coalesce((select group_concat(concat_ws('|', " + std::string(facts) + ") order by " +
               std::string(order) + " separator ';') from information_schema." + std::string(of) + " where " +
               std::string(schema) + " = @mizzle_database and " + std::string(name) + " in (" + list + ")), '')";
    };
    return "md5(concat_ws('#', " +
           part("table_name, table_type, engine, table_collation, create_options, table_comment", "tables",
                "table_schema", "table_name", "table_name") +
           ", " +
           part("table_name, column_name, ordinal_position, column_default, is_nullable, column_type, collation_name, "
                "extra, generation_expression, column_comment",
                "columns", "table_schema", "table_name", "table_name, ordinal_position") +
           ", " +
           part("table_name, index_name, non_unique, seq_in_index, column_name, collation, sub_part, index_type, "
                "index_comment",
                "statistics", "table_schema", "table_name", "table_name, index_name, seq_in_index") +
           ", " +
           part("table_name, constraint_name, constraint_type", "table_constraints", "table_schema", "table_name",
                "table_name, constraint_type, constraint_name") +
           ", " +
           part("table_name, constraint_name, check_clause", "check_constraints", "constraint_schema", "table_name",
                "table_name, constraint_name") +
           ", " +
           part("table_name, constraint_name, referenced_table_name, update_rule, delete_rule",
                "referential_constraints", "constraint_schema", "table_name", "table_name, constraint_name") +
           ", " + part("table_name, view_definition", "views", "table_schema", "table_name", "table_name") + ", " +
           part("trigger_name, event_object_table, action_timing, event_manipulation, action_order, action_statement",
                "triggers", "event_object_schema", "trigger_name", "trigger_name") +
           ", " +
           part("routine_name, routine_type, dtd_identifier, routine_definition, created, last_altered", "routines",
                "routine_schema", "routine_name", "routine_type, routine_name") +
           "))";
}

}  // namespace mizzle::detail::mysql_detail
