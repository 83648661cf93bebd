// A statement sets each column once.
#include "schema.hpp"

// expect 1: mizzle: set() assigns to a column twice
// names 1: users::name_column
auto updated(sqlite& db) {
#if WRONG == 1
    return db.run(
        update(users).set(users.name = "x", users.age = 3, users.name = "y").where(users.id == 1));  // <- here 1
#else
    return db.run(update(users).set(users.name = "x", users.age = 3).where(users.id == 1));
#endif
}

// Beside changes an assignment wins.
auto changed(sqlite& db) { return db.run(update(users).set({.name = "x"}, users.name = "y").where(users.id == 1)); }

// expect 2: mizzle: values() sets a column twice
// names 2: tags::name_column
auto inserted(sqlite& db) {
#if WRONG == 2
    return db.run(insert_into(tags).values(tags.name = "x", tags.name = "y"));  // <- here 2
#else
    return db.run(insert_into(tags).values(tags.id = 3, tags.name = "y"));
#endif
}

// expect 3: mizzle: do_update() sets a column twice
// names 3: tags::name_column
auto conflicting(sqlite& db) {
    auto insert = insert_into(tags).values(tags.name = "x");
#if WRONG == 3
    return db.run(std::move(insert).on_conflict(tags.name).do_update(tags.name = "y", tags.name = "z"));  // <- here 3
#else
    return db.run(std::move(insert).on_conflict(tags.name).do_update(tags.name = "y", tags.id = 3));
#endif
}
