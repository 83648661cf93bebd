// Inserts from selects, upserts, updates from other tables and by key.
#include "schema.hpp"

#include <mizzle/postgres.hpp>

// expect 1: mizzle: an insert must give every NOT NULL column without a default; columns(...) leaves one out
auto leaves_out(sqlite& db) {
#if WRONG == 1
    return db.run(insert_into(posts).columns(posts.title).select(select(users.name).from(users)));  // <- here 1
#else
    return db.run(
        insert_into(posts).columns(posts.user_id, posts.title).select(select(users.id, users.name).from(users)));
#endif
}

// expect 2: mizzle: an insert's columns(...) and the columns of its select are not the same number
auto another_number(sqlite& db) {
#if WRONG == 2
    return db.run(insert_into(tags).columns(tags.name).select(select(users.name, users.id).from(users)));  // <- here 2
#else
    return db.run(insert_into(tags).columns(tags.name).select(select(users.name).from(users)));
#endif
}

// expect 3: mizzle: a column of the select has another SQL type than the one that it is inserted into; cast it
auto another_type(sqlite& db) {
#if WRONG == 3
    return db.run(insert_into(tags).columns(tags.name).select(select(users.id).from(users)));  // <- here 3
#else
    return db.run(insert_into(tags).columns(tags.name).select(select(cast<std::string>(users.id)).from(users)));
#endif
}

// expect 4: mizzle: a column of the select may be NULL and the one that it is inserted into is NOT NULL
// names 4: tags::name_column
auto null_for_not_null(sqlite& db) {
#if WRONG == 4
    return db.run(insert_into(tags).columns(tags.name).select(select(users.nickname).from(users)));  // <- here 4
#else
    return db.run(insert_into(tags).columns(tags.name).select(select(coalesce(users.nickname, "")).from(users)));
#endif
}

// What a left join does not find is NULL, too.
// expect 5: mizzle: a column of the select may be NULL and the one that it is inserted into is NOT NULL
auto null_of_a_join(sqlite& db) {
#if WRONG == 5
    return db.run(insert_into(tags).columns(tags.name).select(  // <- here 5
        select(posts.title).from(users).left_join(posts, posts.user_id == users.id)));
#else
    return db.run(insert_into(tags).columns(tags.name).select(
        select(posts.title).from(users).inner_join(posts, posts.user_id == users.id)));
#endif
}

// expect 6: mizzle: columns() names a column of another table than the insert's
auto columns_of_another_table(sqlite& db) {
#if WRONG == 6
    return db.run(insert_into(tags)
                      .columns(tags.name, users.name)  // <- here 6
                      .select(select(users.name, users.email).from(users)));
#else
    return db.run(insert_into(tags).columns(tags.name).select(select(users.name).from(users)));
#endif
}

// expect 7: mizzle: set_excluded() sets nothing: the insert gives the key's columns alone
auto nothing_excluded(sqlite& db) {
#if WRONG == 7
    return db.run(
        insert_into(tags).values(tags.name = "x").on_conflict(tags.name).do_update(set_excluded()));  // <- here 7
#else
    return db.run(insert_into(tags).values(tags.name = "x").on_conflict(tags.id).do_update(set_excluded()));
#endif
}

// expect 8: mizzle: SQLite knows the keys of on_conflict() by their columns, not by name; name the columns
#if WRONG == 8
auto key_by_name(sqlite& db) {
    return db.run(insert_into(tags)  // <- here 8
                      .values({.name = "x"})
                      .on_conflict_on_constraint<"tags_name_key">()
                      .do_nothing());
}
#else
auto key_by_name(postgres& db) {
    return db.run(insert_into(tags).values({.name = "x"}).on_conflict_on_constraint<"tags_name_key">().do_nothing());
}
#endif

// expect 9: mizzle: PostgreSQL takes one on_conflict(); on_conflict().do_nothing() is for any key
#if WRONG == 9
auto two_keys(postgres& db) {
    return db.run(insert_into(tags)  // <- here 9
                      .values({.name = "x"})
                      .on_conflict(tags.id)
                      .do_nothing()
                      .on_conflict(tags.name)
                      .do_nothing());
}
#else
auto two_keys(sqlite& db) {
    return db.run(
        insert_into(tags).values({.name = "x"}).on_conflict(tags.id).do_nothing().on_conflict(tags.name).do_nothing());
}
#endif

// expect 10: mizzle: on_conflict() without columns is for any key; it comes last
auto after_any_key(sqlite& db) {
#if WRONG == 10
    return db.run(insert_into(tags)
                      .values({.name = "x"})
                      .on_conflict()
                      .do_nothing()
                      .on_conflict(tags.id)  // <- here 10
                      .do_nothing());
#else
    return db.run(insert_into(tags).values({.name = "x"}).on_conflict(tags.id).do_nothing().on_conflict().do_nothing());
#endif
}

// expect 11: mizzle: set() uses a column of another table than the update's; from(table) adds one
// names 11: users::name_column
auto set_from_nowhere(sqlite& db) {
#if WRONG == 11
    return db.run(update(posts).set(posts.title = users.name).where(posts.id == 1));  // <- here 11
#else
    return db.run(update(posts).set(posts.title = users.name).from(users).where(posts.user_id == users.id));
#endif
}

// expect 12: mizzle: an update or delete without where() would change every row; add where(), or all_rows() if that is
auto from_without_where(sqlite& db) {
#if WRONG == 12
    return db.run(update(posts).set(posts.title = users.name).from(users));  // <- here 12
#else
    return db.run(update(posts).set(posts.title = users.name).from(users).all_rows());
#endif
}

// expect 13: mizzle: SQLite has no using_() in a delete; say which rows by where(exists(select...)) or
#if WRONG == 13
auto delete_using(sqlite& db) {
    return db.run(delete_from(posts).using_(users).where(posts.user_id == users.id));  // <- here 13
}
#else
auto delete_using(postgres& db) { return db.run(delete_from(posts).using_(users).where(posts.user_id == users.id)); }
#endif

// expect 14: mizzle: SQLite's returning() gives columns of the written table alone, none of from(table)
#if WRONG == 14
auto returning_of_others(sqlite& db) {
    return db.all(update(posts)  // <- here 14
                      .set(posts.likes = 1)
                      .from(users)
                      .where(posts.user_id == users.id)
                      .returning(users.name));
}
#else
auto returning_of_others(postgres& db) {
    return db.all(
        update(posts).set(posts.likes = 1).from(users).where(posts.user_id == users.id).returning(users.name));
}
#endif

// expect 15: mizzle: PostgreSQL has no limit() in an update or delete; say which rows
#if WRONG == 15
auto limited(postgres& db) {
    return db.run(delete_from(posts).where(posts.likes == 0).limit(10));  // <- here 15
}
#else
auto limited(sqlite& db) { return db.run(delete_from(posts).where(posts.likes == 0).limit(10)); }
#endif

// expect 16: mizzle: by_key() finds rows by the key; it cannot set it
auto key_by_key(sqlite& db, const std::vector<posts::row>& rows) {
#if WRONG == 16
    return db.run(update(posts).by_key(rows, posts.id));  // <- here 16
#else
    return db.run(update(posts).by_key(rows, posts.title));
#endif
}

// expect 17: mizzle: by_key() takes a std::vector of the table's rows, and the columns to set
auto rows_of_another_table(sqlite& db, const std::vector<posts::row>& rows, const std::vector<users::row>& others) {
#if WRONG == 17
    return rows.size() + db.run(update(posts).by_key(others, posts.title)).rows_affected;  // <- here 17
#else
    return others.size() + static_cast<std::size_t>(db.run(update(posts).by_key(rows, posts.title)).rows_affected);
#endif
}

// expect 18: mizzle: SQLite has no overriding clause; a key that is given counts
#if WRONG == 18
auto overriding_key(sqlite& db) {
    return db.run(insert_into(tags).overriding_system_value().values(tags.id = 1, tags.name = "x"));  // <- here 18
}
#else
auto overriding_key(postgres& db) {
    return db.run(insert_into(tags).overriding_system_value().values(tags.id = 1, tags.name = "x"));
}
#endif

// expect 19: mizzle: SQLite has no default_ as a value; leave the column out of an insert, or give the value
#if WRONG == 19
auto back_to_default(sqlite& db) {
    return db.run(update(users).set(users.score = default_).where(users.id == 1));  // <- here 19
}
#else
auto back_to_default(postgres& db) { return db.run(update(users).set(users.score = default_).where(users.id == 1)); }
#endif

// expect 20: mizzle: the database has no default for this column, which is NOT NULL; give a value
auto no_default(postgres& db) {
#if WRONG == 20
    return db.run(update(users).set(users.name = default_).where(users.id == 1));  // <- here 20
#else
    return db.run(update(users).set(users.nickname = default_).where(users.id == 1));
#endif
}

// expect 21: mizzle: where() comes once, after on_conflict(column, ...): it is the partial index's condition
auto condition_of_any_key(sqlite& db) {
#if WRONG == 21
    return db.run(insert_into(tags).values({.name = "x"}).on_conflict().where(tags.id > 1).do_nothing());  // <- here 21
#else
    return db.run(insert_into(tags).values({.name = "x"}).on_conflict(tags.name).where(tags.id > 1).do_nothing());
#endif
}

// expect 22: mizzle: by_key() sets a column twice
auto twice_by_key(sqlite& db, const std::vector<posts::row>& rows) {
#if WRONG == 22
    return db.run(update(posts).by_key(rows, posts.title, posts.title));  // <- here 22
#else
    return db.run(update(posts).by_key(rows, posts.title, posts.body));
#endif
}

// expect 23: mizzle: by_key() has nothing to set: beside its key this table has no column that an update sets
auto nothing_by_key(sqlite& db, const std::vector<post_tags::row>& links) {
#if WRONG == 23
    return db.run(update(post_tags).by_key(links)).rows_affected;  // <- here 23
#else
    return db.run(update(posts).by_key(std::vector<posts::row>())).rows_affected + static_cast<long>(links.size());
#endif
}
