// An update or delete of every row says so, and a statement is whole before it is run.
#include "schema.hpp"

// expect 1: mizzle: an update or delete without where() would change every row; add where(), or all_rows() if that is
// names 1: users
auto updated(sqlite& db) {
#if WRONG == 1
    return db.run(update(users).set(users.name = "x"));  // <- here 1
#else
    return db.run(update(users).set(users.name = "x").where(users.id == 1));
#endif
}

// expect 2: mizzle: an update or delete without where() would change every row; add where(), or all_rows() if that is
// names 2: users
auto deleted(sqlite& db) {
#if WRONG == 2
    return db.run(delete_from(users));  // <- here 2
#else
    return db.run(delete_from(users).all_rows());
#endif
}

// expect 3: mizzle: an update or delete without where() would change every row; add where(), or all_rows() if that is
// names 3: users
auto returned(sqlite& db) {
#if WRONG == 3
    return db.all(update(users).set({.name = "x"}).returning(users.id));  // <- here 3
#else
    return db.all(update(users).set({.name = "x"}).all_rows().returning(users.id));
#endif
}

// expect 4: mizzle: run() takes a whole statement: select(), insert_into() with values(), update() with set()
// names 4: users
auto nothing_set(sqlite& db) {
#if WRONG == 4
    return db.run(update(users));  // <- here 4
#else
    return db.run(update(users).set(users.name = "x").all_rows());
#endif
}

// expect 5: mizzle: run() takes a whole statement: select(), insert_into() with values(), update() with set()
// names 5: tags
auto nothing_inserted(sqlite& db) {
#if WRONG == 5
    return db.run(insert_into(tags));  // <- here 5
#else
    return db.run(insert_into(tags).values({.name = "x"}));
#endif
}

// expect 6: mizzle: run() takes a whole statement: select(), insert_into() with values(), update() with set()
// names 6: tags
auto conflict(sqlite& db) {
#if WRONG == 6
    return db.run(insert_into(tags).values({.name = "x"}).on_conflict(tags.name));  // <- here 6
#else
    return db.run(insert_into(tags).values({.name = "x"}).on_conflict(tags.name).do_nothing());
#endif
}

// expect 7: mizzle: all() takes a whole statement: select(), insert_into() with values(), update() with set()
auto text(sqlite& db) {
#if WRONG == 7
    return db.all("select 1");  // <- here 7
#else
    return db.all(select(sql<int>("1")));
#endif
}

// expect 8: mizzle: limit() of an update or delete comes after where() or all_rows(), and not beside from() or using_()
auto a_few_of_all(sqlite& db) {
#if WRONG == 8
    return db.run(delete_from(users).limit(3));  // <- here 8
#else
    return db.run(delete_from(users).all_rows().limit(3));
#endif
}
