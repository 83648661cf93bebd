// database is what a program's functions can ask of a database without naming one: template <mizzle::database Db>.
#pragma once
#include <concepts>
#include <string_view>

namespace mizzle {

// A connection, an open transaction or a session of any driver.
template <class Db>
concept database = requires(Db& db, std::string_view script) {
    typename Db::dialect;
    db.exec(script);
};

}  // namespace mizzle

namespace mizzle::detail {

// One connection all along. A session's may be another for each statement.
template <class Db>
concept has_connection = requires(Db& db) { db.connection(); };

// Uses a connection for each statement, which use(reads) gives it: a session. It is asked for that itself, since what
// is inlined through a function that takes another is compiled once more for each of the two.
template <class Db> inline constexpr bool uses_connections = false;

// Any of several databases, such as any_session. on_database(f) calls f with the one that it is.
template <class Db>
concept chosen_at_run_time = requires { typename Db::databases; };

}  // namespace mizzle::detail
