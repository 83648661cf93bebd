// What the servers' messages tell: names of the schema, and which words of them may be shown.
#pragma once
#include "../database/error.hpp"
#include "../database/message_shape.hpp"

#include <string>
#include <string_view>

namespace mizzle::detail::mysql_detail {

// A name within the quotes of the session's sql_mode: `a ``quoted`` name`, "a ""quoted"" name". Moves `text` behind it;
// empty where there is none.
std::string take_quoted(std::string_view& text);

bool skip(std::string_view& text, std::string_view expected);

// What stands between two texts of a message; empty where it is not in between of them.
std::string_view between(std::string_view message, std::string_view before, std::string_view after);

// ... constraint fails (`db`.`todos`, CONSTRAINT `owner` FOREIGN KEY (`a`, `b`) REFERENCES `users` (`a`, `b`) ...)
void read_foreign_key(std::string_view message, error_details& details);

// CONSTRAINT `positive` failed for `db`.`items`; Check constraint 'positive' is violated.
void read_check(std::string_view message, error_details& details);

// Column 'name' cannot be null; Field 'name' doesn't have a default value
void read_not_null(std::string_view message, error_details& details);

// Data too long for column 'name' at row 1
void read_too_long(std::string_view message, error_details& details);

// Duplicate entry 'a value' for key 'users.email': the key alone is a name.
void read_unique(std::string_view message, error_details& details);

// Whether a constraint's name is made of words of the statement, as those are that nobody chose: users_email_key,
// PRIMARY.
bool is_default_name(std::string_view name, std::string_view statement);

// Whether the statement's own text has the name that is missing: Table 'db.users' doesn't exist
bool is_named_in(std::string_view message, std::string_view statement);

// Of the messages that programs meet those that say what was wrong with a value, a name or a type.
inline constexpr std::string_view shapes_of_messages[] = {
    // values
    "Duplicate entry '%v' for key '%n'",
    "Cannot add or update a child row: a foreign key constraint fails",
    "Cannot delete or update a parent row: a foreign key constraint fails",
    "Cannot add or update a child row: a foreign key constraint fails (%n, CONSTRAINT %n FOREIGN KEY (%t) REFERENCES "
    "%n (%t)%a)",
    "Cannot delete or update a parent row: a foreign key constraint fails (%n, CONSTRAINT %n FOREIGN KEY (%t) "
    "REFERENCES %n (%t)%a)",
    "CONSTRAINT %n failed for %n",
    "Check constraint '%n' is violated.",
    "CHECK OPTION failed '%n'",
    "CHECK OPTION failed %n",
    "Column '%n' cannot be null",
    "Field '%n' doesn't have a default value",
    "Column set to default value; NULL supplied to NOT NULL column '%n' at row %v",
    "Data too long for column '%n' at row %v",
    "Out of range value for column '%n' at row %v",
    "Data truncated for column '%n' at row %v",
    "Incorrect string value: '%v' for column %v at row %v",
    "Incorrect integer value: '%v' for column %v at row %v",
    "Incorrect decimal value: '%v' for column %v at row %v",
    "Incorrect double value: '%v' for column %v at row %v",
    "Incorrect date value: '%v' for column %v at row %v",
    "Incorrect time value: '%v' for column %v at row %v",
    "Incorrect datetime value: '%v' for column %v at row %v",
    "Incorrect uuid value: '%v' for column %v at row %v",
    "Incorrect date value: '%v'",
    "Incorrect time value: '%v'",
    "Incorrect datetime value: '%v'",
    "Truncated incorrect INTEGER value: '%v'",
    "Truncated incorrect DECIMAL value: '%v'",
    "Truncated incorrect DOUBLE value: '%v'",
    "Truncated incorrect date value: '%v'",
    "Truncated incorrect time value: '%v'",
    "Truncated incorrect datetime value: '%v'",
    "Invalid utf8mb4 character string: '%v'",
    "Division by 0",
    "BIGINT value is out of range in '%v'",
    "BIGINT UNSIGNED value is out of range in '%v'",
    "DECIMAL value is out of range in '%v'",
    "DOUBLE value is out of range in '%v'",
    "Datetime function: %n field overflow",
    "Got error '%v' from regexp",
    "Regex error '%v'",
    "Subquery returns more than 1 row",
    "Subquery returns more than one row",
    "Operand should contain %v column(s)",
    "Incorrect arguments to %n",
    "Incorrect usage of %n and %n",
    // other transactions
    "Deadlock found when trying to get lock; try restarting transaction",
    "Lock wait timeout exceeded; try restarting transaction",
    "Record has changed since last read in table '%n'",
    "Statement aborted because lock(s) could not be acquired immediately and NOWAIT is set.",
    "Query execution was interrupted",
    "Query execution was interrupted (max_statement_time exceeded)",
    "Query execution was interrupted, maximum statement execution time exceeded",
    "Connection was killed",
    "Server shutdown in progress",
    "Cannot execute statement in a READ ONLY transaction",
    "Transaction characteristics can't be changed while a transaction is in progress",
    "Running in read-only mode",
    "SAVEPOINT %n does not exist",
    "WSREP has not yet prepared node for application use",
    "Too many connections",
    "Can't create more than max_prepared_stmt_count statements (current value: %v)",
    "Prepared statement contains too many placeholders",
    "Got a packet bigger than 'max_allowed_packet' bytes",
    "Commands out of sync; you can't run this command now",
    "MySQL server has gone away",
    "Server has gone away",
    "Lost connection to MySQL server during query",
    "Lost connection to server during query",
    // the text and the schema
    "You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version for the "
    "right syntax to use near '%v' at line %v",
    "You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the "
    "right syntax to use near '%v' at line %v",
    "Query was empty",
    "This command is not supported in the prepared statement protocol yet",
    "Table '%n' doesn't exist",
    "Table '%n' already exists",
    "Unknown table '%n'",
    "Unknown database '%n'",
    "No database selected",
    "Unknown column '%n' in 'field list'",
    "Unknown column '%n' in 'where clause'",
    "Unknown column '%n' in 'on clause'",
    "Unknown column '%n' in 'order clause'",
    "Unknown column '%n' in 'group statement'",
    "Unknown column '%n' in 'having clause'",
    "Unknown column '%n' in '%n'",
    "Column '%n' in %n is ambiguous",
    "Duplicate column name '%n'",
    "Duplicate key name '%n'",
    "Not unique table/alias: '%n'",
    "Unknown table '%n' in 'field list'",
    "Column count doesn't match value count at row %v",
    "The used SELECT statements have a different number of columns",
    "'%n' isn't in GROUP BY",
    "Invalid use of group function",
    "FUNCTION %n does not exist",
    "PROCEDURE %n does not exist",
    "Incorrect parameter count in the call to native function '%n'",
    "Incorrect parameters in the call to native function '%n'",
    "Unknown collation: '%n'",
    "Unknown system variable '%n'",
    "%n command denied to user %v for table %v",
    "Every derived table must have its own alias",
    "The table '%n' is full",
};

}  // namespace mizzle::detail::mysql_detail

#ifndef MIZZLE_COMPILED
#include "messages.ipp"
#endif
