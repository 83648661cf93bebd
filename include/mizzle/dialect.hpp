// The databases' names and what each can do. The spelling is in the writer.
#pragma once
#include "standard.hpp"

#include <string_view>

namespace mizzle {

enum class dialect_id : unsigned char { sqlite, postgres, mysql };

// What a part of a statement may need: a bit each. What runs the statement refuses, while compiling, what is not there;
// the sentences are in database/needs.hpp.
namespace features {

// Of the database.
inline constexpr unsigned row_locks = 1u << 0;  // for_update() and its like
inline constexpr unsigned distinct_on = 1u << 1;
inline constexpr unsigned lateral = 1u << 2;
inline constexpr unsigned writing_ctes = 1u << 3;  // cte(insert, update or delete)
inline constexpr unsigned quantified = 1u << 4;    // == any(select), < all(select)
inline constexpr unsigned sequences = 1u << 5;     // nextval(), currval()
inline constexpr unsigned postgres_functions = 1u << 6;
inline constexpr unsigned regular_expressions = 1u << 7;       // matches() of text
inline constexpr unsigned full_text = 1u << 8;                 // to_tsvector() and its like
inline constexpr unsigned json_containment = 1u << 9;          // json_contains()
inline constexpr unsigned quantifiers = 1u << 10;              // < any_of(array) and its like
inline constexpr unsigned aggregate_order = 1u << 11;          // string_agg(...).order_by()
inline constexpr unsigned distinct_with_separator = 1u << 12;  // string_agg(distinct(x), separator)
inline constexpr unsigned statistical_aggregates = 1u << 13;   // stddev(), bit_and(), percentile_cont()
inline constexpr unsigned typed_range_frames = 1u << 14;       // range_between() over dates and decimals
inline constexpr unsigned grouping_sets = 1u << 15;            // rollup(), cube(), grouping_sets()
inline constexpr unsigned conflict_on_constraint = 1u << 16;   // on_conflict_on_constraint<"name">()
inline constexpr unsigned overriding = 1u << 17;               // overriding_system_value()
inline constexpr unsigned delete_using = 1u << 18;             // delete_from(table).using_(other)
inline constexpr unsigned returning_of_others = 1u << 19;      // returning() of columns of from(other)
inline constexpr unsigned default_keyword = 1u << 20;          // column = default_
inline constexpr unsigned several_conflicts = 1u << 21;        // an on_conflict() for each of several keys
inline constexpr unsigned write_limit = 1u << 22;              // update(...).where(...).limit(n)
inline constexpr unsigned driver_functions = 1u << 23;         // those that the driver adds to SQLite
inline constexpr unsigned text_order = 1u << 24;               // < and order_by() of arrays, JSON, custom types
inline constexpr unsigned text_equality = 1u << 25;            // == and distinct() of what has more than one text
inline constexpr unsigned raw_decimals = 1u << 26;             // sql() that takes or gives decimals

// Of the statement around.
inline constexpr unsigned lockable_rows = 1u << 27;     // tables whose rows for_update() can lock
inline constexpr unsigned with = 1u << 28;              // with() for a common table expression that is read
inline constexpr unsigned missing_over = 1u << 29;      // over() for a window function
inline constexpr unsigned nested_aggregate = 1u << 30;  // an aggregate that is not inside of another
inline constexpr unsigned named_window = 1u << 31;      // window() for a name in over()

inline constexpr unsigned all_of_a_database = lockable_rows - 1, all_of_sqlite_alone = several_conflicts | write_limit;

}  // namespace features

namespace dialects {

struct sqlite {
    static constexpr dialect_id id = dialect_id::sqlite;
    static constexpr std::string_view name = "SQLite";
    static constexpr bool spells_statements = true;
    static constexpr unsigned provides = features::all_of_sqlite_alone | features::driver_functions;
    static constexpr bool has_row_locks = (provides & features::row_locks) != 0;  // for programs to ask
    static constexpr bool has_schemas = false;                                    // named("table").in("schema")
    static constexpr bool has_materialized_views = false;
    static constexpr bool has_explain_analyze = false;
};

struct postgres {
    static constexpr dialect_id id = dialect_id::postgres;
    static constexpr std::string_view name = "PostgreSQL";
    static constexpr bool spells_statements = true;
    static constexpr unsigned provides = features::all_of_a_database & ~features::all_of_sqlite_alone;
    static constexpr bool has_row_locks = (provides & features::row_locks) != 0;
    static constexpr bool has_schemas = true;
    static constexpr bool has_materialized_views = true;
    static constexpr bool has_explain_analyze = true;
};

// Its driver alone: no part of a statement is spelled for it yet.
struct mysql {
    static constexpr dialect_id id = dialect_id::mysql;
    static constexpr std::string_view name = "MySQL";
    static constexpr bool spells_statements = false;
    static constexpr unsigned provides = 0;
    static constexpr bool has_row_locks = (provides & features::row_locks) != 0;
    static constexpr bool has_schemas = false;
    static constexpr bool has_materialized_views = false;
    static constexpr bool has_explain_analyze = false;
};

}  // namespace dialects

constexpr std::string_view name_of(dialect_id id) {
    return id == dialect_id::sqlite     ? dialects::sqlite::name
           : id == dialect_id::postgres ? dialects::postgres::name
                                        : dialects::mysql::name;
}

}  // namespace mizzle
