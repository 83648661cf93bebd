// What MariaDB's information schema is asked for a schema: one statement, whose answer is JSON.
#pragma once
#include "../../mizzle.hpp"
#include "../names.hpp"

#include <string>
#include <vector>

namespace mizzle::kit::mysql {

// A schema that is current, `database`, has no name in what is read. It is a literal: a statement that was prepared
// before another one became current would go on with the one before.
inline std::string catalog_query(const std::string& database, const std::vector<std::string>& schemas) {
    std::string current;
    append_text_literal(current, database);
    std::string names = current;
    append_text_literals(names, schemas, ", ");
    const auto list = [&](const std::string& member, const std::string& facts, const std::string& from,
                          const std::string& schema, const std::string& where, const std::string& order) {
        return "'\"" + member + "\":', convert(coalesce((select json_arrayagg(json_object('schema', case when " +
               schema + " = " + current + " then '' else " + schema + " end, " + facts + ") order by " + order +
               ") from information_schema." + from + " where " + schema + " in (" + names + ") and " + where +
               "), '[]') using utf8mb4)";
    };
    const std::string is_ours = "table_name <> 'mizzle_migrations'";
    return "select concat('{', '\"database\":', convert(json_quote(" + current + ") using utf8mb4), ',', " +
           list("tables", "'name', table_name, 'comment', table_comment", "tables", "table_schema",
                is_ours + " and table_type in ('BASE TABLE', 'SYSTEM VERSIONED')", "table_schema, table_name") +
           ", ',', " +
           list("columns",
                "'table', table_name, 'name', column_name, 'type', column_type, 'default', column_default, 'nullable', "
                "is_nullable = 'YES', 'extra', lower(extra), 'generated', generation_expression, 'collation', "
                "collation_name, 'comment', column_comment",
                "columns", "table_schema", is_ours, "table_schema, table_name, ordinal_position") +
           ", ',', " +
           list("parts",
                "'table', table_name, 'name', index_name, 'unique', non_unique = 0, 'column', column_name, 'length', "
                "sub_part, 'descending', coalesce(collation, 'A') = 'D', 'method', index_type",
                "statistics", "table_schema", is_ours, "table_schema, table_name, index_name, seq_in_index") +
           ", ',', " +
           list("checks", "'table', table_name, 'name', constraint_name, 'level', level, 'check', check_clause",
                "check_constraints", "constraint_schema", is_ours, "constraint_schema, table_name, constraint_name") +
           ", ',', " +
           list("references",
                "'table', table_name, 'name', constraint_name, 'column', column_name, 'foreign_schema', case when "
                "referenced_table_schema = " +
                    current +
                    " then '' else referenced_table_schema end, 'foreign_table', "
                    "referenced_table_name, 'referenced', referenced_column_name",
                "key_column_usage", "table_schema", is_ours + " and referenced_table_name is not null",
                "table_schema, table_name, constraint_name, ordinal_position") +
           ", ',', " +
           list("rules", "'table', table_name, 'name', constraint_name, 'delete', delete_rule, 'update', update_rule",
                "referential_constraints", "constraint_schema", is_ours,
                "constraint_schema, table_name, constraint_name") +
           ", ',', " +
           list("views", "'name', table_name, 'select', view_definition", "views", "table_schema", "1 = 1",
                "table_schema, table_name") +
           ", ',', " +
           list("triggers",
                "'name', trigger_name, 'table', event_object_table, 'words', lower(concat(action_timing, ' ', "
                "event_manipulation)), 'body', action_statement",
                "triggers", "trigger_schema", "1 = 1",
                "trigger_schema, event_object_table, action_timing, event_manipulation, action_order") +
           ", ',', " +
           list(
               "routines",
               "'name', routine_name, 'kind', lower(routine_type), 'returns', dtd_identifier, 'deterministic', "
               "is_deterministic = 'YES', 'data', lower(sql_data_access), 'security', lower(security_type), 'comment', "
               "routine_comment, 'body', routine_definition",
               "routines", "routine_schema", "routine_type in ('FUNCTION', 'PROCEDURE')",
               "routine_schema, routine_type, routine_name") +
           ", ',', " +
           list("parameters",
                "'routine', specific_name, 'kind', lower(routine_type), 'mode', lower(parameter_mode), 'name', "
                "parameter_name, 'type', dtd_identifier",
                "parameters", "specific_schema", "ordinal_position > 0",
                "specific_schema, specific_name, ordinal_position") +
           ", '}')";
}

}  // namespace mizzle::kit::mysql
