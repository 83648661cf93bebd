// What the kit goes by on PostgreSQL.
#pragma once
#include "../../postgres/dialect.hpp"
#include "../database_rules.hpp"

namespace mizzle::detail::dialects {

constexpr kit::database_rules kit_rules_of(postgres) {
    return {
        .objects = {.compared = "create extension, function, procedure, trigger, view, rule and policy, grant, and "
                                "alter table with row level security",
                    .overloads_functions = true,
                    .has_rules_and_policies = true,
                    .keeps_what_is_read = true},
        .lint = {.locks_while_indexing = true, .locks_while_checking = true},
        .url = {.schemes = {"postgresql", "postgres"}, .example = "postgresql://USER@HOST/NAME"},
        .has_history =
            "select json_build_array(count(*))::text from pg_class where oid = to_regclass('mizzle_migrations')",
        .applied_migrations =
            "select coalesce(json_agg(name), '[]')::text from mizzle_migrations where state = 'applied'",
        .literal = [](const column_description*, const std::string& quoted) { return "quote_literal(" + quoted + ")"; },
        .list_of_lists =
            [](const std::string& list, const std::string& from, const std::string&) {
                return "select coalesce(json_agg(json_build_array(" + list + ")), '[]')::text" + from;
            },
    };
}

}  // namespace mizzle::detail::dialects
