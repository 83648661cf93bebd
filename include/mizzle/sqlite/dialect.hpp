// SQLite's dialect: what it is called, what it has, and the words that it says otherwise.
#pragma once
#include "../dialect.hpp"
#include "../sql/script_rules.hpp"
#include "lacks.hpp"

namespace mizzle::detail::dialects {

struct sqlite {
    static constexpr feature_set provides = provided_by<sqlite>();
    static constexpr dialect_constants constants{
        .name = "SQLite",
        .word = "sqlite",
        .provides = provides,
        .true_word = "1",
        .is_distinct = " is not ",
        .is_not_distinct = " is ",
        .cross_join = " join ",  // its cross join is an order of the tables that must stay
        .no_limit = " limit -1",
        .before_conflict = " where true",
        .before_update = " from (select 1)",  // then it computes all rows before it writes the first
        .before_operand = "select * from (",
        .operates_from_the_left = true,
        .names_values = false,
        .has_intervals = false,
        .scales_decimals = true,
        .keeps_times_as_text = true,
        .lists_are_json = true,
        .takes_json_paths = true,
        .plans_in_steps = true,
        .cuts_patterns = true,
        .nulls_come_first = true,
        .computed = "mizzle_computed(",
        .finite = "mizzle_finite(",
        .has_identity = false,
        .numbers_one_column = true,
        .keeps_statements = true,
        .finds_references_late = true,
        .indexes_are_in_schemas = true,
        .explain = "explain query plan ",
    };
    static constexpr dialect_id id{constants};
    static constexpr std::string_view name = constants.name;
    static constexpr bool spells_statements = true;
    static constexpr bool has_row_locks = (provides & needed(feature::row_locks)) != 0;  // for programs to ask
    static constexpr bool has_materialized_views = constants.has_materialized_views;
    static constexpr bool has_explain_analyze = !constants.explain_analyze.empty();
};

constexpr script_rules script_rules_of(sqlite) {
    script_rules rules;
    rules.backticks = rules.brackets = rules.triggers = true;
    return rules;
}

}  // namespace mizzle::detail::dialects
