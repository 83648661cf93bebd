// What the driver sets on each connection, so that SQL means on it what it means on the other databases.
#pragma once
#include "client.hpp"

#include <string>
#include <string_view>

namespace mizzle::mysql_detail {

// MariaDB tells its name in its version: "10.11.19-MariaDB-0+deb12u1".
bool is_mariadb(MYSQL* m);

// Since when each of MariaDB's series has the variable innodb_snapshot_isolation.
constexpr bool has_snapshot_isolation(unsigned long version) {
    constexpr unsigned long first[] = {100618, 101108, 110006, 110105, 110204};
    for (const auto v : first)
        if (version >= v && version / 100 == v / 100) return true;
    return version >= 110402;
}

// - A value that its column cannot hold is an error, not another value: STRICT_ALL_TABLES, NO_ZERO_DATE,
//   NO_ZERO_IN_DATE, ERROR_FOR_DIVISION_BY_ZERO, NO_ENGINE_SUBSTITUTION; a 0 for an identity is the number 0:
//   NO_AUTO_VALUE_ON_ZERO; a difference of lengths may be negative: NO_UNSIGNED_SUBTRACTION.
// - The standard's spelling: "name" is an identifier, || joins text, a backslash in a literal is a backslash.
// - MariaDB alone can give all assignments of an update the row as it was (SIMULTANEOUS_ASSIGNMENT; MySQL's see those
//   to the left of them), and must be told to round fractions of seconds as the others do. It knows no columns that
//   depend on a primary key in group by, so that the compiler alone checks groups there.
// - Text is compared by its characters, blanks at its end included; `set names` gives that to parameters, too.
// - A repeatable read that meets a row changed since its snapshot fails, as on PostgreSQL, where the server can.
// - A recursion goes on to its end, where MariaDB would drop the rows beyond a thousand steps, and MySQL fail.
// - Times of day are UTC's, each statement commits by itself, and group_concat() never cuts text off.
std::string settings_for(MYSQL* m);

}  // namespace mizzle::mysql_detail

#ifndef MIZZLE_COMPILED
#include "settings.ipp"
#endif
