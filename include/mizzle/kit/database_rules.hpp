// What the kit goes by where databases differ in a word or a habit. Each has its own in its folder here, in rules.hpp,
// as kit_rules_of(dialect).
#pragma once
#include "../sql/schema/description.hpp"
#include "names.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::kit {

// How what is declared as its statement is read.
struct object_rules {
    std::string_view compared = "";       // the statements that the kit knows, as a sentence names them
    bool has_tables_of_words = false;     // create virtual table ... using fts5
    bool has_definers = false;            // create definer = ... trigger
    bool overloads_functions = false;     // a function is named by its arguments, too
    bool has_rules_and_policies = false;  // and extensions, and materialized views
    bool drops_triggers_by_name = false;  // without their table
    bool keeps_what_is_read = false;      // what names a table is in the way of its change, be it no view
};

// What a statement makes others wait for.
struct lint_rules {
    bool locks_while_indexing = false;  // unless it is said to be done concurrently
    bool locks_while_checking = false;  // unless it is added as not valid
    bool copies_tables = false;         // which are altered, unless that is said to be done in place
};

// What a column's type says beside its values.
struct type_rules {
    std::vector<std::string> (*labels)(const std::string& type) = [](const std::string&) {
        return std::vector<std::string>();
    };  // of an enum that is the column's type and nothing else
    bool (*is_numbered)(const std::string& type) = [](const std::string&) { return false; };
    std::string (*without_numbering)(const std::string& type) = [](const std::string& type) { return type; };
    // Whether an index takes the beginning of such values only.
    bool (*is_long)(const std::string& type) = [](const std::string&) { return false; };
    // Whether a value goes from one column's type to the other's without a person's word.
    bool (*is_converted)(const column_description& was, const column_description& is) =
        [](const column_description&, const column_description&) { return true; };
};

// How a schema that is there becomes declarations.
struct header_rules {
    // Adds what is declared apart, and stands in the columns alone.
    void (*declare_apart)(schema_description& all) = [](schema_description&) {};
    // What the expression of a column that an index makes for itself is to a program; nothing of other columns.
    std::optional<std::string> (*hidden_type)(const table_description& t, const column_description& c) =
        [](const table_description&, const column_description&) { return std::optional<std::string>(); };
};

// How a person says which database is meant.
struct url_rules {
    std::array<std::string_view, 2> schemes{};  // what stands before the colon
    std::string_view example = "";
    bool is_path_behind = false;  // what stands behind it is what the driver opens
};

struct database_rules {
    object_rules objects{};
    lint_rules lint{};
    type_rules types{};
    header_rules headers{};
    url_rules url{};
    std::string_view word_of_text = "text";  // what a cast to text goes by
    std::string_view scratch = "";           // the name of an empty database that is there for the asking
    // A list of one number, whether there is a history of migrations, and the names of those that it has applied.
    std::string_view has_history = "", applied_migrations = "";
    // An expression that gives a column's value as a literal, and a select that gives the lists of all rows in one.
    std::string (*literal)(const column_description* column, const std::string& quoted) = nullptr;
    std::string (*list_of_lists)(const std::string& list, const std::string& from, const std::string& order) = nullptr;
};

}  // namespace mizzle::kit
