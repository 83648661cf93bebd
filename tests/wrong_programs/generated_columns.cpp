// The database computes generated columns.
#include "schema.hpp"

// expect 1: mizzle: the database computes this column; it cannot be given
// names 1: users::domain_column
auto inserted(sqlite& db) {
#if WRONG == 1
    return db.run(insert_into(users).values({.email = "a@b.c", .name = "a", .domain = "b.c"}));  // <- here 1
#else
    return db.run(insert_into(users).values({.email = "a@b.c", .name = "a"}));
#endif
}

// expect 2: mizzle: the database computes this column; it cannot be given
// names 2: users::domain_column
auto changed(sqlite& db) {
#if WRONG == 2
    return db.run(update(users).set({.domain = null}).where(users.id == 1));  // <- here 2
#else
    return db.run(update(users).set({.nickname = null}).where(users.id == 1));
#endif
}

// expect 3: mizzle: the database computes this column; it cannot be set
// names 3: users::domain_column
auto assigned(sqlite& db) {
#if WRONG == 3
    return db.run(update(users).set(users.domain = "b.c").where(users.id == 1));  // <- here 3
#else
    return db.run(update(users).set(users.nickname = users.domain).where(users.id == 1));
#endif
}

// expect 4: mizzle: the database computes this column; it cannot be set
// names 4: users::domain_column
auto copied(sqlite& db) {
#if WRONG == 4
    return db.run(update(users).set(users.domain = users.domain).where(users.id == 1));  // <- here 4
#else
    return db.run(update(users).set(users.name = users.name).where(users.id == 1));
#endif
}
