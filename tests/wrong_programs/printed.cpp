// What fmt prints are statements and rows.
#include "schema.hpp"

#include <mizzle/fmt.hpp>

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
