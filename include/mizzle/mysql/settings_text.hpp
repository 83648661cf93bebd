// What is set on each connection, so that SQL means on it what it means on the other databases.
#pragma once
#include <string_view>

namespace mizzle::detail::mysql_detail {

// - A value that its column cannot hold is an error, not another value: STRICT_ALL_TABLES, NO_ZERO_DATE,
//   NO_ZERO_IN_DATE, ERROR_FOR_DIVISION_BY_ZERO, NO_ENGINE_SUBSTITUTION; a 0 for an identity is the number 0:
//   NO_AUTO_VALUE_ON_ZERO; a difference of lengths may be negative: NO_UNSIGNED_SUBTRACTION.
// - The standard's spelling: "name" is an identifier, || joins text, a backslash in a literal is a backslash.
// - MariaDB alone can give all assignments of an update the row as it was (SIMULTANEOUS_ASSIGNMENT; MySQL's see those
//   to the left of them), and must be told to round fractions of seconds as the others do. It knows no columns that
//   depend on a primary key in group by, so that the compiler alone checks groups there.
// - Text is compared by its characters, blanks at its end included; `set names` gives that to parameters, too.
// - A recursion goes on to its end, where MariaDB would drop the rows beyond a thousand steps, and MySQL fail.
// - Times of day are UTC's, each statement commits by itself, and group_concat() never cuts text off.
inline constexpr std::string_view mariadb_settings =
    "set names utf8mb4 collate utf8mb4_nopad_bin, sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
    "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO,NO_UNSIGNED_SUBTRACTION,ANSI_QUOTES,"
    "PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,SIMULTANEOUS_ASSIGNMENT,TIME_ROUND_FRACTIONAL', time_zone = '+00:00', "
    "autocommit = 1, sql_auto_is_null = 0, group_concat_max_len = 1073741824, max_recursive_iterations = 4294967295";
inline constexpr std::string_view mysql_settings =
    "set names utf8mb4 collate utf8mb4_0900_bin, sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
    "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO,NO_UNSIGNED_SUBTRACTION,ANSI_QUOTES,"
    "PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,ONLY_FULL_GROUP_BY', time_zone = '+00:00', autocommit = 1, "
    "sql_auto_is_null = 0, group_concat_max_len = 1073741824, cte_max_recursion_depth = 4294967295";

// What the settings begin with: the characters in which text is sent both ways.
constexpr std::string_view characters_of(std::string_view settings) { return settings.substr(0, settings.find(',')); }
static_assert(characters_of(mariadb_settings) == "set names utf8mb4 collate utf8mb4_nopad_bin");
static_assert(characters_of(mysql_settings) == "set names utf8mb4 collate utf8mb4_0900_bin");

}  // namespace mizzle::detail::mysql_detail
