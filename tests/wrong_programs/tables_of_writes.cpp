// An insert, update or delete is about the columns of its own table.
#include "schema.hpp"

// expect 1: mizzle: set() assigns to a column of another table than the update's
// names 1: tags::name_column
auto set_column(sqlite& db) {
#if WRONG == 1
    return db.run(update(users).set(tags.name = "x").where(users.id == 1));  // <- here 1
#else
    return db.run(update(users).set(users.name = "x").where(users.id == 1));
#endif
}

// expect 2: mizzle: set() uses a column of another table than the update's
// names 2: tags::name_column
auto set_to_column(sqlite& db) {
#if WRONG == 2
    return db.run(update(users).set(users.nickname = tags.name).where(users.id == 1));  // <- here 2
#else
    return db.run(update(users).set(users.nickname = users.name).where(users.id == 1));
#endif
}

// expect 3: mizzle: set() assigns to a column of another table than the update's
// names 3: tags::name_column
auto set_beside_changes(sqlite& db, const users::changes& changes) {
#if WRONG == 3
    return db.run(update(users).set(changes, tags.name = "x").where(users.id == 1));  // <- here 3
#else
    return db.run(update(users).set(changes, users.name = "x").where(users.id == 1));
#endif
}

// expect 4: mizzle: where() uses a column of another table than the statement's
// names 4: posts::user_id_column
auto update_where(sqlite& db) {
#if WRONG == 4
    return db.run(update(users).set(users.name = "x").where(users.id == posts.user_id));  // <- here 4
#else
    return db.run(update(users).set(users.name = "x").where(users.id == users.age));
#endif
}

// expect 5: mizzle: where() uses a column of another table than the statement's
// names 5: posts::user_id_column
auto delete_where(sqlite& db) {
#if WRONG == 5
    return db.run(delete_from(users).where(posts.user_id == 3));  // <- here 5
#else
    return db.run(delete_from(posts).where(posts.user_id == 3));
#endif
}

// expect 6: mizzle: returning() uses a column of another table than the statement's
// names 6: posts::title_column
auto insert_returning(sqlite& db) {
#if WRONG == 6
    return db.one(insert_into(tags).values({.name = "x"}).returning(tags.id, posts.title));  // <- here 6
#else
    return db.one(insert_into(tags).values({.name = "x"}).returning(tags.id, tags.name));
#endif
}

// expect 7: mizzle: returning() uses a column of another table than the statement's
// names 7: users
auto delete_returning(sqlite& db) {
#if WRONG == 7
    return db.all(delete_from(tags).where(tags.id == 1).returning(users));  // <- here 7
#else
    return db.all(delete_from(tags).where(tags.id == 1).returning(tags));
#endif
}

// expect 8: mizzle: values() sets a column of another table than the insert's
// names 8: posts::title_column
auto inserted_column(sqlite& db) {
#if WRONG == 8
    return db.run(insert_into(tags).values(tags.name = "x", posts.title = "y"));  // <- here 8
#else
    return db.run(insert_into(tags).values(tags.name = "x"));
#endif
}

// expect 9: mizzle: values() uses a column; the row that is inserted has none yet
// names 9: posts::title_column
auto inserted_value(sqlite& db) {
#if WRONG == 9
    return db.run(insert_into(tags).values(tags.name = posts.title));  // <- here 9
#else
    return db.run(insert_into(tags).values(tags.name = lower(sql<std::string>("hex(randomblob(4))"))));
#endif
}

// expect 10: mizzle: on_conflict() names a column of another table than the insert's
// names 10: users::email_column
auto conflict_target(sqlite& db) {
#if WRONG == 10
    return db.run(insert_into(tags).values({.name = "x"}).on_conflict(users.email).do_nothing());  // <- here 10
#else
    return db.run(insert_into(tags).values({.name = "x"}).on_conflict(tags.name).do_nothing());
#endif
}

// expect 11: mizzle: do_update() sets a column of another table than the insert's
// names 11: users::email_column
auto conflict_set(sqlite& db) {
#if WRONG == 11
    return db.run(
        insert_into(tags).values({.name = "x"}).on_conflict(tags.name).do_update(users.email = "y"));  // <- here 11
#else
    return db.run(insert_into(tags).values({.name = "x"}).on_conflict(tags.name).do_update(tags.name = "y"));
#endif
}

// expect 12: mizzle: do_update() uses a column of another table than the insert's
// names 12: users::email_column
auto conflict_set_to_column(sqlite& db) {
#if WRONG == 12
    return db.run(insert_into(tags)
                      .values({.name = "x"})
                      .on_conflict(tags.name)
                      .do_update(tags.name = users.email));  // <- here 12
#else
    return db.run(insert_into(tags)
                      .values({.name = "x"})
                      .on_conflict(tags.name)
                      .do_update(tags.name = concat(tags.name, excluded(tags.name))));
#endif
}

// expect 13: mizzle: do_update() uses a column of another table than the insert's
// names 13: users::email_column
auto conflict_set_to_excluded(sqlite& db) {
#if WRONG == 13
    return db.run(insert_into(tags)
                      .values({.name = "x"})
                      .on_conflict(tags.name)
                      .do_update(tags.name = excluded(users.email)));  // <- here 13
#else
    return db.run(
        insert_into(tags).values({.name = "x"}).on_conflict(tags.name).do_update(tags.name = excluded(tags.name)));
#endif
}

// expect 14: mizzle: where() uses a column of another table than the insert's
// names 14: users::is_active_column
auto conflict_where(sqlite& db) {
#if WRONG == 14
    return db.run(insert_into(tags)
                      .values({.name = "x"})
                      .on_conflict(tags.name)
                      .do_update(tags.name = "y")
                      .where(users.is_active == true));  // <- here 14
#else
    return db.run(
        insert_into(tags).values({.name = "x"}).on_conflict(tags.name).do_update(tags.name = "y").where(tags.id > 3));
#endif
}

// expect 15: mizzle: do_update() needs the columns of the key: on_conflict(column, ...)
auto conflict_without_target(sqlite& db) {
#if WRONG == 15
    return db.run(insert_into(tags).values({.name = "x"}).on_conflict().do_update(tags.name = "y"));  // <- here 15
#else
    return db.run(insert_into(tags).values({.name = "x"}).on_conflict().do_nothing());
#endif
}

// expect 16: mizzle: set() uses an aggregate; an update sees one row at a time
// names 16: functions::max, users::age_column
auto set_to_aggregate(sqlite& db) {
#if WRONG == 16
    return db.run(update(users).set(users.age = max(users.age)).where(users.id == 1));  // <- here 16
#else
    return db.run(update(users).set(users.age = users.age + 1).where(users.id == 1));
#endif
}

// expect 17: mizzle: returning() cannot use an aggregate
// names 17: functions::count
auto returned_aggregate(sqlite& db) {
#if WRONG == 17
    return db.all(delete_from(tags).where(tags.id == 1).returning(count(tags.id)));  // <- here 17
#else
    return db.all(delete_from(tags).where(tags.id == 1).returning(tags.id));
#endif
}

// expect 18: mizzle: where() cannot use an aggregate
// names 18: functions::max, users::age_column
auto deleted_by_aggregate(sqlite& db) {
#if WRONG == 18
    return db.run(delete_from(users).where(users.age == max(users.age)));  // <- here 18
#else
    return db.run(delete_from(users).where(users.age == 110));
#endif
}

// expect 19: mizzle: on_conflict() takes the columns of a key
auto conflict_by_text(sqlite& db) {
#if WRONG == 19
    return db.run(insert_into(tags).values({.name = "x"}).on_conflict("name").do_nothing());  // <- here 19
#else
    return db.run(insert_into(tags).values({.name = "x"}).on_conflict(tags.name).do_nothing());
#endif
}

// expect 20: mizzle: values() cannot use an aggregate
// names 20: functions::count
auto inserted_aggregate(sqlite& db) {
#if WRONG == 20
    return db.run(insert_into(tags).values(tags.name = "t", tags.id = cast<int>(count())));  // <- here 20
#else
    return db.run(insert_into(posts).values(posts.user_id = 1, posts.title = "t", posts.likes = 0));
#endif
}

// expect 21: mizzle: do_update() cannot use an aggregate
// names 21: functions::max, tags::name_column
auto conflict_aggregate(sqlite& db) {
#if WRONG == 21
    return db.run(insert_into(tags)
                      .values({.name = "x"})
                      .on_conflict(tags.id)
                      .do_update(tags.name = max(tags.name)));  // <- here 21
#else
    return db.run(insert_into(tags).values({.name = "x"}).on_conflict(tags.id).do_update(tags.name = lower(tags.name)));
#endif
}

// expect 22: mizzle: where() uses a column whose table is not in from() or a join; join the table
// names 22: excluded_column<tags::name_column>
auto excluded_of_nothing(sqlite& db) {
#if WRONG == 22
    return db.all(select().from(tags).where(tags.name == excluded(tags.name)));  // <- here 22
#else
    return db.all(select().from(tags).where(tags.name == "x"));
#endif
}

MIZZLE_VIEW(readers, select(users.id, users.name).from(users))

// expect 23: mizzle: delete_from() takes a table that MIZZLE_TABLE declares
auto delete_from_a_view(sqlite& db) {
#if WRONG == 23
    return db.run(delete_from(readers).where(readers.id == 1));  // <- here 23
#else
    return db.run(delete_from(users).where(users.id == 1));
#endif
}

// expect 24: mizzle: insert_into() takes a table that MIZZLE_TABLE declares
auto insert_into_a_view(sqlite& db) {
#if WRONG == 24
    return db.run(insert_into(readers).columns(users.id).select(select(users.id).from(users)));  // <- here 24
#else
    return db.run(
        insert_into(posts).columns(posts.user_id, posts.title).select(select(users.id, users.name).from(users)));
#endif
}

// expect 25: mizzle: update() takes a table that MIZZLE_TABLE declares
auto update_of_a_view(sqlite& db) {
#if WRONG == 25
    return db.run(update(readers).set(users.name = "x").where(readers.id == 1));  // <- here 25
#else
    return db.run(update(users).set(users.name = "x").where(users.id == 1));
#endif
}
