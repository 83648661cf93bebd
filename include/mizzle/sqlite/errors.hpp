// SQLite's result codes as typed errors.
#pragma once
#include "../database/error.hpp"
#include "../database/message_shape.hpp"
#include "../database/refusal.hpp"
#include "../message.hpp"

#include <sqlite3.h>

#include <string>
#include <string_view>

namespace mizzle::detail::sqlite_detail {

// SQLite names what was violated in its message alone: "UNIQUE constraint failed: users.email, users.name".
MIZZLE_COLD void read_violation(std::string_view message, error_details& details);

// Where an error comes from. What SQLite says of a text quotes that text and the schema; what it says while a statement
// runs may quote values, those of triggers, of functions and of the words of a search among them.
enum class error_source : unsigned char { sql_text, run };

// What SQLite itself says of a statement that runs.
inline constexpr std::string_view shapes_of_messages[] = {
    "FOREIGN KEY constraint failed",
    "datatype mismatch",
    "integer overflow",
    "string or blob too big",
    "out of memory",
    "interrupted",
    "query aborted",
    "database is locked",
    "database table is locked",
    "database table is locked: %n",
    "database schema is locked: %n",
    "database schema has changed",
    "locking protocol",
    "database or disk is full",
    "attempt to write a readonly database",
    "disk I/O error",
    "database disk image is malformed",
    "unable to open database file",
    "file is not a database",
    "no such table: %n",
    "no such column: %n",
    "no such index: %n",
    "no such savepoint: %n",
    "no such function: %n",
    "no such collation sequence: %n",
    "table %n has no column named %n",
    "malformed JSON",
    "JSON cannot hold BLOB values",
    "JSON path error near '%v'",
    "bad JSON path: %v",
    "fts5: syntax error near \"%v\"",
    "malformed MATCH expression: [%v]",
    "unable to open database: %v",
    "json_object() labels must be TEXT",
    "LIKE or GLOB pattern too complex",
    "ESCAPE expression must be a single character",
    "too many levels of trigger recursion",
    "argument of ntile must be a positive integer",
    "second argument to nth_value must be a positive integer",
    "frame starting offset must be a non-negative integer",
    "frame ending offset must be a non-negative integer",
    "frame starting offset must be a non-negative number",
    "frame ending offset must be a non-negative number",
    "cannot start a transaction within a transaction",
    "cannot commit - no transaction is active",
    "cannot rollback - no transaction is active",
    "cannot commit transaction - SQL statements in progress",
    "cannot open savepoint - SQL statements in progress",
    "cannot release savepoint - SQL statements in progress",
    "cannot VACUUM - SQL statements in progress",
    "cannot VACUUM from within a transaction",
    "cannot change into wal mode from within a transaction",
    "cannot change out of wal mode from within a transaction",
    "abort due to ROLLBACK",
};

// What it says of a text that may quote the values in that text. All else names what the schema holds.
inline constexpr std::string_view shapes_of_text[] = {
    "near \"%n\": syntax error",
    "unrecognized token: \"%v\"",
};

constexpr bool is_unique_violation(int code) {
    return code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID;
}

// The violations that name what the schema holds, and nothing else.
constexpr bool is_named_violation(int code) {
    return is_unique_violation(code) || code == SQLITE_CONSTRAINT_NOTNULL || code == SQLITE_CONSTRAINT_CHECK ||
           code == SQLITE_CONSTRAINT_DATATYPE;
}

// The driver's own functions speak for themselves: their sentences begin so.
inline constexpr std::string_view own_sentence = "mizzle: ";

MIZZLE_COLD shown_message shown_message_of(int code, std::string_view message, std::string_view statement,
                                           error_source source);

MIZZLE_COLD refusal refusal_of(int code, std::string_view message, error_source source, bool took_all_back);

// `took_all_back`: the error has ended the transaction that the statement was part of.
[[noreturn]] MIZZLE_COLD void throw_error(int code, std::string_view message, std::string_view statement,
                                          error_source source = error_source::run, bool took_all_back = false,
                                          std::string_view unique_key = {});

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "errors.ipp"
#endif
