// The databases' names and what each can do. The spelling is in the writer.
#pragma once
#include <string_view>

namespace mizzle {

enum class dialect_id : unsigned char { sqlite, postgres };

namespace dialects {

struct sqlite {
    static constexpr dialect_id id = dialect_id::sqlite;
    static constexpr std::string_view name = "SQLite";
    static constexpr bool has_row_locks = false;    // for_update() and its like
    static constexpr bool has_distinct_on = false;  // distinct_on()
    static constexpr bool has_schemas = false;      // named("table").in("schema")
    // Aggregates and window functions.
    static constexpr bool has_aggregate_order = false;          // string_agg(...).order_by()
    static constexpr bool has_distinct_with_separator = false;  // string_agg(distinct(x), separator)
    static constexpr bool has_statistical_aggregates = false;   // stddev(), bit_and(), percentile_cont()
    static constexpr bool has_typed_range_frames = false;       // range_between() over dates and decimals
    static constexpr bool has_grouping_sets = false;            // rollup(), cube(), grouping_sets()
};

struct postgres {
    static constexpr dialect_id id = dialect_id::postgres;
    static constexpr std::string_view name = "PostgreSQL";
    static constexpr bool has_row_locks = true;
    static constexpr bool has_distinct_on = true;
    static constexpr bool has_schemas = true;
    // Aggregates and window functions.
    static constexpr bool has_aggregate_order = true;          // string_agg(...).order_by()
    static constexpr bool has_distinct_with_separator = true;  // string_agg(distinct(x), separator)
    static constexpr bool has_statistical_aggregates = true;   // stddev(), bit_and(), percentile_cont()
    static constexpr bool has_typed_range_frames = true;       // range_between() over dates and decimals
    static constexpr bool has_grouping_sets = true;            // rollup(), cube(), grouping_sets()
};

}  // namespace dialects

constexpr std::string_view name_of(dialect_id id) {
    return id == dialect_id::sqlite ? dialects::sqlite::name : dialects::postgres::name;
}

}  // namespace mizzle
