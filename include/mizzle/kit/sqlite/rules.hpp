// What the kit goes by on SQLite.
#pragma once
#include "../../sqlite/dialect.hpp"
#include "../database_rules.hpp"
#include "types.hpp"

namespace mizzle::detail::dialects {

constexpr kit::database_rules kit_rules_of(sqlite) {
    return {
        .objects = {.compared = "create trigger, create view and create virtual table ... using fts5",
                    .has_tables_of_words = true,
                    .drops_triggers_by_name = true},
        .types = {.is_converted =
                      [](const column_description& was, const column_description& is) {
                          return kit::sqlite::converted(was, is).has_value();
                      }},
        .url = {.schemes = {"sqlite"}, .example = "sqlite:FILE", .is_path_behind = true},
        .scratch = ":memory:",
        .has_history = "select json_array(count(*)) from sqlite_master where name = 'mizzle_migrations'",
        .applied_migrations = "select json_group_array(name) from mizzle_migrations where state = 'applied'",
        .literal = [](const column_description*, const std::string& quoted) { return "quote(" + quoted + ")"; },
        .list_of_lists = [](const std::string& list, const std::string& from,
                            const std::string&) { return "select json_group_array(json_array(" + list + "))" + from; },
    };
}

}  // namespace mizzle::detail::dialects
