// The databases' names and what each can do. The spelling is in the writer.
#pragma once
#include <string_view>

namespace mizzle {

enum class dialect_id : unsigned char { sqlite, postgres };

// What a part of a statement may need; what runs the statement sees whether it is there.
namespace features {
// Of the database.
inline constexpr unsigned row_locks = 1u << 0, distinct_on = 1u << 1, lateral = 1u << 2, writing_ctes = 1u << 3,
                          quantified = 1u << 4, sequences = 1u << 5, postgres_functions = 1u << 6,
                          regular_expressions = 1u << 7, full_text = 1u << 8, json_containment = 1u << 9,
                          quantifiers = 1u << 10, aggregate_order = 1u << 11, distinct_with_separator = 1u << 12,
                          statistical_aggregates = 1u << 13, typed_range_frames = 1u << 14, grouping_sets = 1u << 15;
// Of the statement: with() for the tables that it defines, over() for a window function, window() for a name.
inline constexpr unsigned with = 1u << 28, missing_over = 1u << 29, nested_aggregate = 1u << 30,
                          named_window = 1u << 31;
}  // namespace features

namespace dialects {

struct sqlite {
    static constexpr dialect_id id = dialect_id::sqlite;
    static constexpr std::string_view name = "SQLite";
    static constexpr bool has_row_locks = false;     // for_update() and its like
    static constexpr bool has_distinct_on = false;   // distinct_on()
    static constexpr bool has_lateral = false;       // lateral(subquery)
    static constexpr bool has_writing_ctes = false;  // cte(insert, update or delete)
    static constexpr bool has_quantified = false;    // == any(select), < all(select)
    static constexpr bool has_materialized_views = false;
    static constexpr bool has_schemas = false;  // named("table").in("schema")
    static constexpr bool has_postgres_functions = false;
    static constexpr bool has_regular_expressions = false;  // matches() of text
    static constexpr bool has_full_text = false;            // to_tsvector() and its like
    static constexpr bool has_json_containment = false;     // json_contains()
    static constexpr bool has_quantifiers = false;          // < any_of() and its like
    // Aggregates and window functions.
    static constexpr bool has_aggregate_order = false;          // string_agg(...).order_by()
    static constexpr bool has_distinct_with_separator = false;  // string_agg(distinct(x), separator)
    static constexpr bool has_statistical_aggregates = false;   // stddev(), bit_and(), percentile_cont()
    static constexpr bool has_typed_range_frames = false;       // range_between() over dates and decimals
    static constexpr bool has_grouping_sets = false;            // rollup(), cube(), grouping_sets()
    static constexpr bool has_explain_analyze = false;
    static constexpr bool has_sequences = false;  // nextval(), currval()
};

struct postgres {
    static constexpr dialect_id id = dialect_id::postgres;
    static constexpr std::string_view name = "PostgreSQL";
    static constexpr bool has_row_locks = true;
    static constexpr bool has_distinct_on = true;
    static constexpr bool has_lateral = true;
    static constexpr bool has_writing_ctes = true;
    static constexpr bool has_quantified = true;
    static constexpr bool has_materialized_views = true;
    static constexpr bool has_schemas = true;
    static constexpr bool has_postgres_functions = true;
    static constexpr bool has_regular_expressions = true;
    static constexpr bool has_full_text = true;
    static constexpr bool has_json_containment = true;
    static constexpr bool has_quantifiers = true;
    // Aggregates and window functions.
    static constexpr bool has_aggregate_order = true;          // string_agg(...).order_by()
    static constexpr bool has_distinct_with_separator = true;  // string_agg(distinct(x), separator)
    static constexpr bool has_statistical_aggregates = true;   // stddev(), bit_and(), percentile_cont()
    static constexpr bool has_typed_range_frames = true;       // range_between() over dates and decimals
    static constexpr bool has_grouping_sets = true;            // rollup(), cube(), grouping_sets()
    static constexpr bool has_explain_analyze = true;
    static constexpr bool has_sequences = true;
};

}  // namespace dialects

constexpr std::string_view name_of(dialect_id id) {
    return id == dialect_id::sqlite ? dialects::sqlite::name : dialects::postgres::name;
}

}  // namespace mizzle
