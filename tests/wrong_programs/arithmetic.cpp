// Arithmetic that one of the databases does not know.
#include "schema.hpp"

// expect: mizzle: % takes whole numbers or decimals, not floating-point numbers; cast them
auto remainder_of_reals(sqlite& db) {
#ifdef WRONG
    return db.all(select(users.score % 2).from(users));  // <- here
#else
    return db.all(select(users.age % 2).from(users));
#endif
}
