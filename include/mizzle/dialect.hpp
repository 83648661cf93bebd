// The databases' names and what each can do. The spelling is in the writer.
#pragma once
#include <string_view>

namespace mizzle {

enum class dialect_id : unsigned char { sqlite, postgres };

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
};

}  // namespace dialects

constexpr std::string_view name_of(dialect_id id) {
    return id == dialect_id::sqlite ? dialects::sqlite::name : dialects::postgres::name;
}

}  // namespace mizzle
