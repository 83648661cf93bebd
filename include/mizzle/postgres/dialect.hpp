// PostgreSQL's dialect: what it is called, what it has, and the words that it says otherwise.
#pragma once
#include "../dialect.hpp"
#include "../sql/script_rules.hpp"
#include "lacks.hpp"

namespace mizzle::detail::dialects {

struct postgres {
    static constexpr feature_set provides = provided_by<postgres>();
    static constexpr dialect_constants constants{
        .name = "PostgreSQL",
        .word = "postgres",
        .provides = provides,
        .parameter_sign = "$",
        .longest_name = 63,
        .casts_outputs = true,
        .sends_columns = true,
        .flattens_conditions = true,
        .has_schemas = true,
        .has_materialized_views = true,
        .has_sequences = true,
        .has_comments = true,
        .has_virtual_columns = false,  // before version 18
        .has_index_methods = true,
        .has_nulls_not_distinct = true,
        .explain_analyze = "explain (analyze, buffers) ",
    };
    static constexpr dialect_id id{constants};
    static constexpr std::string_view name = constants.name;
    static constexpr bool spells_statements = true;
    static constexpr bool reads_binary_values = true;
    static constexpr bool has_row_locks = (provides & needed(feature::row_locks)) != 0;
    static constexpr bool has_materialized_views = constants.has_materialized_views;
    static constexpr bool has_explain_analyze = !constants.explain_analyze.empty();
};

constexpr script_rules script_rules_of(postgres) {
    script_rules rules;
    rules.dollar_quotes = rules.escape_strings = rules.nested_comments = true;
    rules.returns_end_comments = rules.atomic_bodies = rules.parentheses = true;
    return rules;
}

}  // namespace mizzle::detail::dialects
