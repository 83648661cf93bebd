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
    static constexpr bool has_explain_analyze = false;
    static constexpr bool has_sequences = false;  // nextval(), currval()
};

struct postgres {
    static constexpr dialect_id id = dialect_id::postgres;
    static constexpr std::string_view name = "PostgreSQL";
    static constexpr bool has_row_locks = true;
    static constexpr bool has_distinct_on = true;
    static constexpr bool has_schemas = true;
    static constexpr bool has_explain_analyze = true;
    static constexpr bool has_sequences = true;
};

}  // namespace dialects

constexpr std::string_view name_of(dialect_id id) {
    return id == dialect_id::sqlite ? dialects::sqlite::name : dialects::postgres::name;
}

}  // namespace mizzle
