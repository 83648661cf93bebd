// What fmt prints are statements and rows; a stream of C++ prints their members.
#include "schema.hpp"

#include <mizzle/fmt.hpp>

#include <ostream>

// expect 1: mizzle: a column has no text, nor has an expression; print a statement, a row or a member of a row
// late 1: clang
auto printed_column(sqlite& db) {
#if WRONG == 1
    static_cast<void>(db);
    return fmt::format("{}", users.name);  // <- here 1
#else
    return fmt::format("{}", db.one(select(users.name).from(users)).name);
#endif
}

// Clang says of each << that there is that it is another.
// expect 2 gcc: use of deleted function
// expect 2 clang: overload resolution selected deleted operator '<<'
// names 2: mizzle: a numeric is printed as text: << number.to_string()
// late 2: clang
void streamed_decimal(std::ostream& out, const numeric& number) {
#if WRONG == 2
    out << number;  // <- here 2
#else
    out << number.to_string();
#endif
}

// expect 3 gcc: use of deleted function
// expect 3 clang: overload resolution selected deleted operator '<<'
// names 3: mizzle: a row is printed by its members
// late 3: clang
void streamed_row(std::ostream& out, sqlite& db) {
#if WRONG == 3
    out << db.one(select(users.name).from(users));  // <- here 3
#else
    out << db.one(select(users.name).from(users)).name;
#endif
}
