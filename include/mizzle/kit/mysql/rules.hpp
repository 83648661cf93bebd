// What the kit goes by on MySQL and MariaDB.
#pragma once
#include "../../mysql/dialect.hpp"
#include "../database_rules.hpp"
#include "enums.hpp"
#include "types.hpp"

namespace mizzle::kit::mysql {

inline std::string literal_of(const column_description* column, const std::string& quoted) {
    const bool is_bytes =
        column != nullptr && (column->type.starts_with("binary") || column->type.find("blob") != std::string::npos);
    const std::string text = is_bytes ? "'x''', hex(" + quoted + ")" : "'''', replace(" + quoted + ", '''', '''''')";
    return "coalesce(concat(" + text + ", ''''), 'null')";
}

// The order of a table in from() is forgotten.
inline std::string list_of_lists(const std::string& list, const std::string& from, const std::string& order) {
    return "select coalesce(json_arrayagg(json_array(" + list + ") order by " + order + "), '[]')" + from;
}

}  // namespace mizzle::kit::mysql

namespace mizzle::detail::dialects {

constexpr kit::database_rules kit_rules_of(mysql) {
    return {
        .objects = {.compared = "create trigger, function, procedure and view",
                    .has_definers = true,
                    .drops_triggers_by_name = true},
        .lint = {.copies_tables = true},
        .types = {.labels = kit::mysql::labels_of,
                  .is_numbered = kit::mysql::is_numbered,
                  .without_numbering = kit::mysql::without_numbering,
                  .is_long = kit::mysql::is_long},
        .headers = {.declare_apart = kit::mysql::declare_enums, .hidden_type = kit::mysql::hidden_type},
        .url = {.schemes = {"mysql", "mariadb"}, .example = "mysql://USER@HOST/NAME"},
        .word_of_text = "char",
        .has_history = "select json_array(count(*)) from information_schema.tables where table_schema = database() and "
                       "table_name = 'mizzle_migrations'",
        .applied_migrations =
            "select coalesce(json_arrayagg(name), '[]') from mizzle_migrations where state = 'applied'",
        .literal = kit::mysql::literal_of,
        .list_of_lists = kit::mysql::list_of_lists,
    };
}

}  // namespace mizzle::detail::dialects
