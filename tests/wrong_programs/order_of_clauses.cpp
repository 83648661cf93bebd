// Clauses come in SQL's order.
#include "schema.hpp"

// expect 1: mizzle: where() comes once, after from() and the joins; conditions are joined by &&
auto where_before_from(sqlite& db) {
#if WRONG == 1
    return db.all(select(users.id).where(users.id == 1).from(users));  // <- here 1
#else
    return db.all(select(users.id).from(users).where(users.id == 1));
#endif
}

// expect 2: mizzle: where() comes once, after from() and the joins; conditions are joined by &&
auto where_twice(sqlite& db) {
#if WRONG == 2
    return db.all(select().from(users).where(users.id == 1).where(users.age > 17));  // <- here 2
#else
    return db.all(select().from(users).where(users.id == 1 && users.age > 17));
#endif
}

// expect 3: mizzle: joins come right after from(...)
auto join_after_where(sqlite& db) {
#if WRONG == 3
    return db.all(select().from(users).where(users.id == 1).inner_join(posts, posts.user_id == users.id));  // <- here 3
#else
    return db.all(select().from(users).inner_join(posts, posts.user_id == users.id).where(users.id == 1));
#endif
}

// expect 4: mizzle: joins come right after from(...)
// expect 4: mizzle: select() names a column whose table is not in from() or a join; join the table
auto join_without_from(sqlite& db) {
#if WRONG == 4
    return db.all(select(posts.title).cross_join(posts).from(users));  // <- here 4
#else
    return db.all(select(posts.title).from(users).cross_join(posts));
#endif
}

// expect 5: mizzle: from() comes right after select(...), once; further tables are joined
auto from_twice(sqlite& db) {
#if WRONG == 5
    return db.all(select().from(users).from(posts));  // <- here 5
#else
    return db.all(select().from(users).cross_join(posts));
#endif
}

// expect 6: mizzle: group_by() comes once, after where() and before having() and order_by()
auto group_after_order(sqlite& db) {
#if WRONG == 6
    return db.all(select(users.role).from(users).order_by(users.role).group_by(users.role));  // <- here 6
#else
    return db.all(select(users.role).from(users).group_by(users.role).order_by(users.role));
#endif
}

// expect 7: mizzle: having() comes once, after where() and group_by(), before order_by()
auto having_without_group(sqlite& db) {
#if WRONG == 7
    return db.all(select(count()).from(users).order_by(count()).having(count() > 3));  // <- here 7
#else
    return db.all(select(count()).from(users).having(count() > 3));
#endif
}

// expect 8: mizzle: order_by() comes once, before limit() and offset()
auto order_after_limit(sqlite& db) {
#if WRONG == 8
    return db.all(select().from(users).limit(3).order_by(users.id));  // <- here 8
#else
    return db.all(select().from(users).order_by(users.id).limit(3));
#endif
}

// expect 9: mizzle: limit() comes once, after order_by() and before offset()
auto limit_after_offset(sqlite& db) {
#if WRONG == 9
    return db.all(select().from(users).offset(3).limit(3));  // <- here 9
#else
    return db.all(select().from(users).limit(3).offset(3));
#endif
}

// expect 10: mizzle: offset() comes once, after order_by() and limit()
auto offset_twice(sqlite& db) {
#if WRONG == 10
    return db.all(select().from(users).offset(3).offset(3));  // <- here 10
#else
    return db.all(select().from(users).offset(3));
#endif
}

// expect 11: mizzle: distinct() comes right after select(...)
auto distinct_after_from(sqlite& db) {
#if WRONG == 11
    return db.all(select(users.age).from(users).distinct());  // <- here 11
#else
    return db.all(select(users.age).distinct().from(users));
#endif
}

// expect 12: mizzle: where() comes once; conditions are joined by &&
auto update_where_twice(sqlite& db) {
#if WRONG == 12
    return db.run(update(tags).set(tags.name = "x").where(tags.id == 1).where(tags.id == 2));  // <- here 12
#else
    return db.run(update(tags).set(tags.name = "x").where(tags.id == 1 || tags.id == 2));
#endif
}

// expect 13: mizzle: all_rows() stands in the place of where()
auto where_and_all_rows(sqlite& db) {
#if WRONG == 13
    return db.run(delete_from(tags).where(tags.id == 1).all_rows());  // <- here 13
#else
    return db.run(delete_from(tags).where(tags.id == 1));
#endif
}

// expect 14: mizzle: returning() comes once, at the end
auto returning_twice(sqlite& db) {
#if WRONG == 14
    return db.all(delete_from(tags).where(tags.id == 1).returning(tags.id).returning(tags.name));  // <- here 14
#else
    return db.all(delete_from(tags).where(tags.id == 1).returning(tags.id, tags.name));
#endif
}

// expect 15: mizzle: where() comes before returning()
auto where_after_returning(sqlite& db) {
#if WRONG == 15
    return db.all(delete_from(tags).returning(tags.id).where(tags.id == 1));  // <- here 15
#else
    return db.all(delete_from(tags).where(tags.id == 1).returning(tags.id));
#endif
}

// expect 16: mizzle: on_conflict() comes right after values()
auto conflict_after_returning(sqlite& db) {
#if WRONG == 16
    return db.all(
        insert_into(tags).values({.name = "x"}).returning().on_conflict(tags.name).do_nothing());  // <- here 16
#else
    return db.all(insert_into(tags).values({.name = "x"}).on_conflict(tags.name).do_nothing().returning());
#endif
}

// expect 17: mizzle: from() takes a table
// expect 17: mizzle: select() names a column whose table is not in from() or a join; join the table
// names 17: users::id_column
auto from_column(sqlite& db) {
#if WRONG == 17
    return db.all(select(users.id).from(users.id));  // <- here 17
#else
    return db.all(select(users.id).from(users));
#endif
}

// expect 18: mizzle: inner_join() takes a table and a condition
// names 18: posts::user_id_column
auto join_column(sqlite& db) {
#if WRONG == 18
    return db.all(select(users.id).from(users).inner_join(posts.user_id, users.id == 1));  // <- here 18
#else
    return db.all(select(users.id).from(users).inner_join(posts, users.id == 1));
#endif
}

// expect 19: mizzle: left_join() takes a table and a condition
// names 19: posts::user_id_column
auto left_join_column(sqlite& db) {
#if WRONG == 19
    return db.all(select(users.id).from(users).left_join(posts.user_id, users.id == 1));  // <- here 19
#else
    return db.all(select(users.id).from(users).left_join(posts, users.id == 1));
#endif
}

// expect 20: mizzle: cross_join() takes a table
// names 20: posts::user_id_column
auto cross_join_column(sqlite& db) {
#if WRONG == 20
    return db.all(select(users.id).from(users).cross_join(posts.user_id));  // <- here 20
#else
    return db.all(select(users.id).from(users).cross_join(posts));
#endif
}

// expect 21: mizzle: group_by() takes columns or expressions
auto group_by_text(sqlite& db) {
#if WRONG == 21
    return db.all(select(users.role).from(users).group_by("role"));  // <- here 21
#else
    return db.all(select(users.role).from(users).group_by(users.role));
#endif
}

// expect 22: mizzle: order_by() takes columns or expressions, each perhaps in asc() or desc()
auto order_by_number(sqlite& db) {
#if WRONG == 22
    return db.all(select(users.role).from(users).order_by(1));  // <- here 22
#else
    return db.all(select(users.role).from(users).order_by(users.role));
#endif
}

// expect 23: mizzle: set() takes changes in braces, assignments (column = value), or both
auto set_condition(sqlite& db) {
#if WRONG == 23
    return db.run(update(tags).set(tags.name == "x").where(tags.id == 1));  // <- here 23
#else
    return db.run(update(tags).set(tags.name = "x").where(tags.id == 1));
#endif
}

// expect 24: mizzle: set() takes changes in braces, assignments (column = value), or both
auto set_condition_beside_changes(sqlite& db) {
#if WRONG == 24
    return db.run(update(tags).set({.id = 7}, tags.name == "x").where(tags.id == 1));  // <- here 24
#else
    return db.run(update(tags).set({.id = 7}, tags.name = "x").where(tags.id == 1));
#endif
}

// expect 25: mizzle: values() takes a row in braces, rows in braces, a std::vector of new_row, or assignments
auto insert_condition(sqlite& db) {
#if WRONG == 25
    return db.run(insert_into(tags).values(tags.name == "x"));  // <- here 25
#else
    return db.run(insert_into(tags).values(tags.name = "x"));
#endif
}

// expect 26: mizzle: do_update() takes assignments: column = excluded(column)
auto conflict_condition(sqlite& db) {
#if WRONG == 26
    return db.run(
        insert_into(tags).values({.name = "x"}).on_conflict(tags.name).do_update(tags.name == "y"));  // <- here 26
#else
    return db.run(insert_into(tags).values({.name = "x"}).on_conflict(tags.name).do_update(tags.name = "y"));
#endif
}
