// MySQL's dialect: what it is called, what it has, and the words that it says otherwise.
#pragma once
#include "../dialect.hpp"
#include "../sql/script_rules.hpp"
#include "lacks.hpp"

namespace mizzle::detail::dialects {

struct mysql {
    static constexpr feature_set provides = provided_by<mysql>();
    static constexpr dialect_constants constants{
        .name = "MySQL",
        .word = "mysql",
        .provides = provides,
        .numbers_parameters = false,
        .default_row = " () values ()",
        .longest_name = 64,
        .is_not_distinct = " <=> ",
        .no_limit = " limit 18446744073709551615",
        .before_conflict = " where true",
        .names_values = false,
        .stores_ctes = false,
        .has_intervals = false,
        .lists_are_json = true,
        .whole_digits_in_lists = 35,
        .places_in_lists = 30,
        .takes_json_paths = true,
        .last_of_json = "$[",
        .nulls_come_first = true,
        .has_schemas = true,
        .comments_stand_beside = true,
        .has_identity = false,  // as auto_increment
        .numbers_one_column = true,
        .makes_null_unique = false,
        .has_partial_unique_indexes = false,
        .defers_constraints = false,
        .table_options = " character set utf8mb4 collate utf8mb4_nopad_bin",
        .explain = "explain format=json ",
    };
    static constexpr dialect_id id{constants};
    static constexpr std::string_view name = constants.name;
    static constexpr bool spells_statements = true;
    static constexpr bool has_row_locks = (provides & needed(feature::row_locks)) != 0;
    static constexpr bool has_materialized_views = constants.has_materialized_views;
    static constexpr bool has_explain_analyze = !constants.explain_analyze.empty();
};

constexpr script_rules script_rules_of(mysql) {
    script_rules rules;
    rules.backticks = rules.hash_comments = rules.compound_bodies = true;
    return rules;
}

}  // namespace mizzle::detail::dialects
