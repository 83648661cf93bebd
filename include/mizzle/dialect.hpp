// What shared code may know of a database: the constants of its dialect. Those of each database stand in its own
// folder.
#pragma once
#include "standard.hpp"

#include <cstddef>
#include <string_view>

namespace mizzle {

inline constexpr std::size_t no_longest_name = static_cast<std::size_t>(-1);

// How a database differs from standard SQL, as far as a word says it. What a word does not say is an overload of
// spell() in the database's folder.
struct dialect_constants {
    std::string_view name;  // as its makers write it
    std::string_view word;  // as programs do
    unsigned provides = 0;  // the features that it has
    char quote = '"';       // around names
    std::string_view parameter_sign = "?";
    std::size_t longest_name = no_longest_name;  // in bytes; of a longer one it would keep these
    std::string_view true_word = "true";
    std::string_view is_distinct = " is distinct from ", is_not_distinct = " is not distinct from ";
    std::string_view cross_join = " cross join ";
    std::string_view no_limit = "";         // what an offset without a limit needs before it
    std::string_view before_conflict = "";  // after tables of a select, for whose join it would take `on conflict`
    std::string_view before_operand = "(";  // before an operand of a set operation that is no plain select
    bool operates_from_the_left = false;    // among set operations, intersect does not come first
    bool casts_outputs = false;             // the columns of a set operation, whose types it cannot see
    bool names_values = true;               // (values ...) as t (a, b)
    bool has_intervals = true;              // as a type of its own, not as text
    bool scales_decimals = false;           // numeric(p, s) of up to 18 digits is kept as an integer
    bool keeps_times_as_text = false;       // dates and times
    bool lists_are_json = false;            // arrays, and what in() looks in
    bool takes_json_paths = false;          // '$."key"' where standard JSON operators take a key
    bool sends_columns = false;             // rows go as an array for each column
    bool plans_in_steps = false;            // explain gives a row for each step, not a line
    bool nulls_come_first = false;          // in ascending order
    // The function around a chain of numbers that are computed, which is an error where the result is out of range.
    std::string_view computed = "", finite = "";
    bool flattens_conditions = false;  // it takes a chain of and, or of or, for one list, however long
    // In schemas.
    bool has_schemas = false;  // named("table").in("schema")
    bool has_materialized_views = false, has_sequences = false;
    bool has_comments = false;            // comment on
    bool has_identity = true;             // generated ... as identity
    bool has_virtual_columns = true;      // generated ones that are not stored
    bool has_index_methods = false;       // create index ... using
    bool has_nulls_not_distinct = false;  // unique nulls not distinct
    bool finds_references_late = false;   // a referenced table may come later
    bool indexes_are_in_schemas = false;  // the schema stands before the index, not before its table
    std::string_view explain = "explain ", explain_analyze = {};
};

inline constexpr dialect_constants standard_sql{.name = "SQL", .word = "sql"};

// Which dialect, as a value: what is done while the program runs goes by it.
class dialect_id {
public:
    constexpr dialect_id() : constants_(&standard_sql) {}
    constexpr explicit dialect_id(const dialect_constants& constants) : constants_(&constants) {}
    constexpr const dialect_constants* operator->() const { return constants_; }
    friend constexpr bool operator==(dialect_id a, dialect_id b) { return a.constants_ == b.constants_; }

private:
    const dialect_constants* constants_;
};
constexpr std::string_view name_of(dialect_id dialect) { return dialect->name; }

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

}  // namespace mizzle
