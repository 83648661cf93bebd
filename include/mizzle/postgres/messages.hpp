// The server's messages: their fields, and which of their words may be repeated.
#pragma once
#include "../database/message_shape.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail::postgres_detail {

// What follows `label` at the start of a line, to the next line that starts with another label.
std::string_view field_of_message(std::string_view message, std::string_view label);

// The names that end the message of a broken rule. What stands before them may quote a value that looks like them.
std::string_view names_of_message(std::string_view message, std::string_view code);

// Whether the server itself found a rule broken: a function or trigger may raise such an error, too, with any names.
// LOCATION:  ExecConstraints, execMain.c:2074
bool is_found_by_server(std::string_view message);

// ERROR:  40001: could not serialize access due to concurrent update
std::string_view code_of_message(std::string_view message);

// ERROR:  23505: duplicate key value violates unique constraint "users_email_key"
// It may have lines of its own; the statement's line, the fields and the place in the server's source follow it.
std::string_view primary_message(std::string_view message, std::string_view code);

// Key (email, name)=(...) already exists.
std::vector<std::string> columns_of_key(std::string_view detail);

// Of the messages that programs meet those that say what was wrong with a value, a name or a type. A server may speak
// another language, and functions and triggers say what they like: then the code alone tells.
inline constexpr std::string_view shapes_of_messages[] = {
    // values
    "division by zero",
    "%t out of range",
    "numeric field overflow",
    "value out of range: overflow",
    "value out of range: underflow",
    "value too long for type %t",
    "value \"%v\" is out of range for type %t",
    "\"%v\" is out of range for type %t",
    "invalid input syntax for type %t: \"%v\"",
    "invalid input syntax for type %t",
    "invalid input value for enum %t: \"%v\"",
    "date/time field value out of range: \"%v\"",
    "date field value out of range: %v",
    "time field value out of range: %v",
    "interval field value out of range: \"%v\"",
    "time zone displacement out of range: \"%v\"",
    "time zone \"%v\" not recognized",
    "malformed array literal: \"%v\"",
    "malformed record literal: \"%v\"",
    "malformed range literal: \"%v\"",
    "range lower bound must be less than or equal to range upper bound",
    "invalid byte sequence for encoding \"%t\": %v",
    "unsupported Unicode escape sequence",
    "invalid regular expression: %v",
    "invalid escape string",
    "invalid name syntax",
    "cannot take square root of a negative number",
    "cannot take logarithm of zero",
    "cannot take logarithm of a negative number",
    "zero raised to a negative power is undefined",
    "a negative number raised to a non-integer power yields a complex result",
    "LIMIT must not be negative",
    "OFFSET must not be negative",
    "null value not allowed for object key",
    "negative substring length not allowed",
    "requested length too large",
    "field name must not be null",
    "syntax error in tsquery: \"%v\"",
    "no operand in tsquery: \"%v\"",
    "syntax error at or near \"%v\" of jsonpath input",
    "more than one row returned by a subquery used as an expression",
    "ON CONFLICT DO UPDATE command cannot affect row a second time",
    // rules of the schema
    "duplicate key value violates unique constraint \"%n\"",
    "insert or update on table \"%n\" violates foreign key constraint \"%n\"",
    "update or delete on table \"%n\" violates foreign key constraint \"%n\" on table \"%n\"",
    "null value in column \"%n\" of relation \"%n\" violates not-null constraint",
    "null value in column \"%n\" violates not-null constraint",
    "new row for relation \"%n\" violates check constraint \"%n\"",
    "conflicting key value violates exclusion constraint \"%n\"",
    "could not create unique index \"%n\"",
    "check constraint \"%n\" of relation \"%n\" is violated by some row",
    "column \"%n\" of relation \"%n\" contains null values",
    "value for domain %t violates check constraint \"%n\"",
    "domain %t does not allow null values",
    "new row violates check option for view \"%n\"",
    "new row violates row-level security policy for table \"%n\"",
    "no partition of relation \"%n\" found for row",
    // other transactions
    "could not serialize access due to concurrent update",
    "could not serialize access due to concurrent delete",
    "could not serialize access due to read/write dependencies among transactions",
    "deadlock detected",
    "could not obtain lock on row in relation \"%n\"",
    "could not obtain lock on relation \"%n\"",
    "canceling statement due to user request",
    "canceling statement due to statement timeout",
    "canceling statement due to lock timeout",
    "canceling statement due to conflict with recovery",
    "current transaction is aborted, commands ignored until end of transaction block",
    "cannot execute %n in a read-only transaction",
    "%n cannot run inside a transaction block",
    "%n cannot be executed within a pipeline",
    "savepoint \"%n\" does not exist",
    "cursor \"%n\" does not exist",
    "prepared statement \"%n\" does not exist",
    "cached plan must not change result type",
    "terminating connection due to administrator command",
    "terminating connection due to idle-in-transaction timeout",
    "the database system is shutting down",
    "the database system is starting up",
    "sorry, too many clients already",
    "out of memory",
    "out of shared memory",
    "cannot %n \"%n\" because it is being used by active queries in this session",
    "cannot %n %n because other objects depend on it",
    "cannot drop table %n because other objects depend on it",
    // the text and the schema
    "syntax error at or near \"%n\"",
    "syntax error at end of input",
    "unterminated quoted string at or near \"%v\"",
    "unterminated quoted identifier at or near \"%v\"",
    "unterminated /* comment at or near \"%v\"",
    "cannot insert multiple commands into a prepared statement",
    "relation \"%n\" does not exist",
    "relation \"%n\" already exists",
    "table \"%n\" does not exist",
    "view \"%n\" does not exist",
    "index \"%n\" does not exist",
    "sequence \"%n\" does not exist",
    "schema \"%n\" does not exist",
    "schema \"%n\" already exists",
    "type \"%n\" does not exist",
    "type \"%n\" already exists",
    "role \"%n\" does not exist",
    "database \"%n\" does not exist",
    "collation \"%n\" for encoding \"%t\" does not exist",
    "constraint \"%n\" of relation \"%n\" does not exist",
    "constraint \"%n\" for table \"%n\" does not exist",
    "text search configuration \"%n\" does not exist",
    "unrecognized configuration parameter \"%n\"",
    "column \"%n\" of relation \"%n\" does not exist",
    "column \"%n\" of relation \"%n\" already exists",
    "column \"%n\" does not exist",
    "column %n does not exist",
    "column reference \"%n\" is ambiguous",
    "column \"%n\" specified more than once",
    "table name \"%n\" specified more than once",
    "missing FROM-clause entry for table \"%n\"",
    "invalid reference to FROM-clause entry for table \"%n\"",
    "there is no unique or exclusion constraint matching the ON CONFLICT specification",
    "function %n(%t) does not exist",
    "function %n(%t) is not unique",
    "operator does not exist: %t",
    "operator is not unique: %t",
    "column \"%n\" is of type %t but expression is of type %t",
    "column \"%n\" must appear in the GROUP BY clause or be used in an aggregate function",
    "aggregate functions are not allowed in %n",
    "window functions are not allowed in %n",
    "argument of %n must be type boolean, not type %t",
    "argument of %n must be type %t, not type %t",
    "cannot cast type %t to %t",
    "%n types %t and %t cannot be matched",
    "could not determine data type of parameter $%n",
    "could not identify an equality operator for type %t",
    "could not identify an ordering operator for type %t",
    "for SELECT DISTINCT, ORDER BY expressions must appear in select list",
    "SELECT DISTINCT ON expressions must match initial ORDER BY expressions",
    "FOR UPDATE cannot be applied to the nullable side of an outer join",
    "cannot insert a non-DEFAULT value into column \"%n\"",
    "column \"%n\" can only be updated to DEFAULT",
    "recursive query \"%n\" column %n has type %t in non-recursive term but type %t overall",
    "permission denied for table %n",
    "permission denied for view %n",
    "permission denied for sequence %n",
    "permission denied for schema %n",
    "permission denied for function %n",
    "permission denied for database %n",
    "must be owner of table %n",
    "must be owner of view %n",
    "must be superuser to %n",
};

}  // namespace mizzle::detail::postgres_detail

#ifndef MIZZLE_COMPILED
#include "messages.ipp"
#endif
