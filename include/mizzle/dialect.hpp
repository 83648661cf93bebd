// What shared code may know of a database: the constants of its dialect. Those of each database stand in its own
// folder.
#pragma once
#include "features.hpp"

#include <cstddef>
#include <string_view>

namespace mizzle::detail {

inline constexpr std::size_t no_longest_name = static_cast<std::size_t>(-1);

// A number of a word: two addresses are no constants to compare with GCC's sanitizers.
constexpr unsigned number_of_word(std::string_view word) {
    unsigned number = 2166136261u;
    for (const char c : word) number = (number ^ static_cast<unsigned char>(c)) * 16777619u;
    return number;
}

// How a database differs from standard SQL, as far as a word says it. What a word does not say is an overload of
// spell() in the database's folder.
struct dialect_constants {
    std::string_view name;                   // as its makers write it
    std::string_view word;                   // as programs do
    unsigned number = number_of_word(word);  // tells it from others
    feature_set provides = 0;                // the features that it has
    char quote = '"';                        // around names
    std::string_view parameter_sign = "?";
    bool numbers_parameters = true;  // ?1: one may stand for a value at several places
    std::string_view default_row = " default values";
    std::size_t longest_name = no_longest_name;  // in bytes; of a longer one it would keep these
    std::string_view true_word = "true";
    std::string_view is_distinct = " is distinct from ", is_not_distinct = " is not distinct from ";
    std::string_view cross_join = " cross join ";
    std::string_view no_limit = "";         // what an offset without a limit needs before it
    std::string_view before_conflict = "";  // after tables of a select, for whose join it would take `on conflict`
    std::string_view before_update = "";    // after set, for an update that looks at rows that it writes
    std::string_view before_operand = "(";  // before an operand of a set operation that is no plain select
    bool operates_from_the_left = false;    // among set operations, intersect does not come first
    bool casts_outputs = false;             // the columns of a set operation, whose types it cannot see
    bool names_values = true;               // (values ...) as t (a, b)
    bool stores_ctes = true;                // with t as materialized (...)
    bool has_intervals = true;              // as a type of its own, not as text
    bool scales_decimals = false;           // numeric(p, s) of up to 18 digits is kept as an integer
    bool keeps_times_as_text = false;       // dates and times
    bool lists_are_json = false;            // arrays, and what in() looks in
    // Of decimals that are read from such a list, the digits before and after the point; dates then are those of the
    // years from 1 to 9999. 0: any.
    std::size_t whole_digits_in_lists = 0, places_in_lists = 0;
    bool takes_json_paths = false;          // '$."key"' where standard JSON operators take a key
    std::string_view last_of_json = "$[#";  // what a negative place in an array follows in such a path
    bool sends_columns = false;             // rows go as an array for each column
    bool plans_in_steps = false;            // explain gives a row for each step, not a line
    bool cuts_patterns = false;             // of like, at a NUL
    bool nulls_come_first = false;          // in ascending order
    // The function around a chain of numbers that are computed, which is an error where the result is out of range.
    std::string_view computed = "", finite = "";
    bool flattens_conditions = false;  // it takes a chain of and, or of or, for one list, however long
    // In schemas.
    bool has_schemas = false;  // named("table").in("schema")
    bool has_materialized_views = false, has_sequences = false;
    bool has_comments = false;               // comment on
    bool comments_stand_beside = false;      // comment '...' in create table
    bool has_identity = true;                // generated ... as identity
    bool numbers_one_column = false;         // of a table, which serial and identity are
    bool has_virtual_columns = true;         // generated ones that are not stored
    bool has_index_methods = false;          // create index ... using
    bool has_nulls_not_distinct = false;     // unique nulls not distinct
    bool makes_null_unique = true;           // by that or otherwise
    bool has_partial_unique_indexes = true;  // unique index ... where
    bool keeps_statements = false;           // the text of those that made triggers and views
    bool defers_constraints = true;          // deferrable initially deferred
    bool finds_references_late = false;      // a referenced table may come later
    bool indexes_are_in_schemas = false;     // the schema stands before the index, not before its table
    std::string_view table_options = "";     // after the columns of create table
    std::string_view explain = "explain ", explain_analyze = {};
};

inline constexpr dialect_constants standard_sql{.name = "SQL", .word = "sql"};

// Which dialect, as a value: what is done while the program runs goes by it.
class dialect_id {
public:
    constexpr dialect_id() : constants_(&standard_sql) {}
    constexpr explicit dialect_id(const dialect_constants& constants) : constants_(&constants) {}
    constexpr const dialect_constants* operator->() const { return constants_; }
    friend constexpr bool operator==(dialect_id a, dialect_id b) { return a->number == b->number; }

private:
    const dialect_constants* constants_;
};
constexpr std::string_view name_of(dialect_id dialect) { return dialect->name; }

}  // namespace mizzle::detail

// Each database's folder adds a tag to these, by which a program names it: to_sql<mizzle::dialects::sqlite>(statement).
namespace mizzle::detail::dialects {}

namespace mizzle {

namespace dialects = detail::dialects;

}  // namespace mizzle
