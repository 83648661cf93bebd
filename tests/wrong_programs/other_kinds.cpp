// A table, a select or a pointer where a value, SQL text or the type of a database is meant.
#include "schema.hpp"

// expect 1: mizzle: this is a whole table, which has no value; say which of its columns, as in users.id
auto table_compared(sqlite& db) {
#if WRONG == 1
    return db.all(select().from(users).where(users == 3));  // <- here 1
#else
    return db.all(select().from(users).where(users.id == 3));
#endif
}

// expect 2: mizzle: this is a whole table, which has no value; say which of its columns, as in users.id
auto order_of_a_table(sqlite& db) {
#if WRONG == 2
    return db.all(select().from(users).where(3 < users && users.age > 1));  // <- here 2
#else
    return db.all(select().from(users).where(3 < users.id && users.age > 1));
#endif
}

// expect 3: mizzle: this is a whole table, which has no value; say which of its columns, as in users.id
auto two_tables_compared(sqlite& db) {
#if WRONG == 3
    return db.all(select(users.id).from(users).inner_join(posts, posts == users));  // <- here 3
#else
    return db.all(select(users.id).from(users).inner_join(posts, posts.user_id == users.id));
#endif
}

// expect 4: mizzle: this is a whole table, which has no value; say which of its columns, as in users.id
auto column_beside_a_table(sqlite& db) {
#if WRONG == 4
    return db.all(select(users.id).from(users).inner_join(posts, posts.user_id == users));  // <- here 4
#else
    return db.all(select(users.id).from(users).inner_join(posts, posts.user_id == users.id));
#endif
}

// expect 5: mizzle: this is a whole table, which has no value; say which of its columns, as in users.id
auto in_a_table(sqlite& db) {
#if WRONG == 5
    return db.all(select().from(posts).where(posts.user_id.in(users)));  // <- here 5
#else
    return db.all(select().from(posts).where(posts.user_id.in(select(users.id).from(users))));
#endif
}

// expect 6: mizzle: the select in in() is a select(...).from(...) of one column
auto in_select_of_two_columns(sqlite& db) {
#if WRONG == 6
    return db.all(select().from(users).where(users.id.in(select(posts.user_id, posts.id).from(posts))));  // <- here 6
#else
    return db.all(select().from(users).where(users.id.in(select(posts.user_id).from(posts))));
#endif
}

// expect 7: mizzle: the select in not_in() is a select(...).from(...) of one column
auto not_in_select_without_a_table(sqlite& db) {
#if WRONG == 7
    return db.all(select().from(users).where(users.id.not_in(select(posts.user_id))));  // <- here 7
#else
    return db.all(select().from(users).where(users.id.not_in(select(posts.user_id).from(posts))));
#endif
}

// expect 8: mizzle: a select is compared as scalar(select(...).from(...)), or by in(select(...).from(...))
auto select_compared(sqlite& db) {
#if WRONG == 8
    return db.all(select().from(users).where(users.id == select(max(posts.user_id)).from(posts)));  // <- here 8
#else
    return db.all(select().from(users).where(users.id == scalar(select(max(posts.user_id)).from(posts))));
#endif
}

// expect 9: mizzle: a select is compared as scalar(select(...).from(...)), or by in(select(...).from(...))
auto select_before_the_column(sqlite& db) {
#if WRONG == 9
    return db.all(select().from(users).where(select(count()).from(posts) > users.age));  // <- here 9
#else
    return db.all(select().from(users).where(scalar(select(count()).from(posts)) > users.age));
#endif
}

// expect 10: mizzle: arithmetic takes numbers on both sides; text is joined by concat(a, b), a select is scalar(...)
auto select_added(sqlite& db) {
#if WRONG == 10
    return db.all(select(users.age + select(count()).from(posts)).from(users));  // <- here 10
#else
    return db.all(select(users.age + scalar(select(count()).from(posts))).from(users));
#endif
}

// expect 11: mizzle: a session is of a database's type: mizzle::session<mizzle::sqlite>
#if WRONG == 11
int session_of_a_number(session<int> db) { return static_cast<int>(sizeof(db)); }  // <- here 11
#else
int session_of_a_database(session<sqlite> db) { return static_cast<int>(sizeof(db)); }
#endif

// expect 12: mizzle: a session is of a database's type: mizzle::session<mizzle::sqlite>
#if WRONG == 12
int session_of_a_table(session<decltype(posts)> db) { return static_cast<int>(sizeof(db)); }  // <- here 12
#else
int session_of_one_more_database(session<sqlite> db) { return static_cast<int>(sizeof(db)); }
#endif

// expect 13: mizzle: exec() takes SQL text; a statement that is built in C++ runs by run(statement)
void null_pointer_run(sqlite& db) {
#if WRONG == 13
    db.exec(nullptr);  // <- here 13
#else
    db.exec("vacuum");
#endif
}

// expect 14: mizzle: exec() takes SQL text; a statement that is built in C++ runs by run(statement)
void statement_run_as_text(session<sqlite> db) {
#if WRONG == 14
    db.exec(delete_from(tags).all_rows());  // <- here 14
#else
    db.run(delete_from(tags).all_rows());
#endif
}

// expect 15: mizzle: exec() takes SQL text; a statement that is built in C++ runs by run(statement)
void null_pointer_run_in_a_transaction(sqlite& db) {
#if WRONG == 15
    db.transaction([&](auto& tx) { tx.exec(nullptr); });  // <- here 15
#else
    db.transaction([&](auto& tx) { tx.exec("delete from tags"); });
#endif
}
