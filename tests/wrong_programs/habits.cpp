// What hands write that know another library, or C++ alone: each is told how it is said here.
#include "schema.hpp"

// expect 1: mizzle: a const database cannot run statements; take it by reference, as in mizzle::sqlite& or auto& tx
#if WRONG == 1
auto const_database(const sqlite& db) {
    return db.all(select().from(tags));  // <- here 1
}
#else
auto const_database(sqlite& db) { return db.all(select().from(tags)); }
#endif

// expect 2: mizzle: a connection cannot be copied; take it by reference, or std::move() it
auto copied_database(sqlite& db) {
#if WRONG == 2
    auto other = db;  // <- here 2
#else
    auto other = std::move(db);
#endif
    return other.all(select().from(tags));
}

// expect 3: mizzle: the block of transaction() takes the transaction by reference: [&](auto& tx) { ... }
void block_without_transaction(sqlite& db) {
#if WRONG == 3
    db.transaction([&] { db.run(delete_from(tags).all_rows()); });  // <- here 3
#else
    db.transaction([&](auto& tx) { tx.run(delete_from(tags).all_rows()); });
#endif
}

// expect 4: mizzle: the block of transaction() takes the transaction by reference: [&](auto& tx) { ... }
void block_with_a_copy(sqlite& db) {
#if WRONG == 4
    db.transaction([&](auto tx) { tx.run(delete_from(tags).all_rows()); });  // <- here 4
#else
    db.transaction([&](auto& tx) { tx.run(delete_from(tags).all_rows()); });
#endif
}

// expect 5: mizzle: the transaction ends with its block, and the rows of stream() with it; return what all() gives
void transaction_returned(sqlite& db) {
#if WRONG == 5
    db.transaction([&](auto& tx) { return &tx; });  // <- here 5
#else
    db.transaction([&](auto& tx) { return tx.all(select().from(tags)); });
#endif
}

// expect 6: mizzle: the transaction ends with its block, and the rows of stream() with it; return what all() gives
void stream_returned(sqlite& db) {
#if WRONG == 6
    db.transaction([&](auto& tx) { return tx.stream(select().from(tags)); });  // <- here 6
#else
    db.transaction([&](auto& tx) { return tx.all(select().from(tags)); });
#endif
}

// expect 7: mizzle: count() counts rows, count(column) those in which the column is not NULL; no table, text or number
auto count_of_a_table(sqlite& db) {
#if WRONG == 7
    return db.one(select(count(users)).from(users));  // <- here 7
#else
    return db.one(select(count()).from(users));
#endif
}

// expect 8: mizzle: an order is written around the expression: desc(column)
auto order_behind_the_column(sqlite& db) {
#if WRONG == 8
    return db.all(select().from(users).order_by(users.name.desc()));  // <- here 8
#else
    return db.all(select().from(users).order_by(desc(users.name)));
#endif
}

// expect 9: mizzle: limit() takes one number, of rows: limit(rows).offset(how many are passed over)
auto limit_from_to(sqlite& db) {
#if WRONG == 9
    return db.all(select().from(users).limit(10, 20));  // <- here 9
#else
    return db.all(select().from(users).limit(20).offset(10));
#endif
}

// expect 10: mizzle: a column is set by column = column + value in set()
auto added_in_place(sqlite& db) {
#if WRONG == 10
    return db.run(update(users).set(users.age += 1).where(users.id == 1));  // <- here 10
#else
    return db.run(update(users).set(users.age = users.age + 1).where(users.id == 1));
#endif
}

// expect 11: mizzle: text is no decimal; write numeric("12.50"), or numeric::parse(text)
auto text_for_a_decimal(sqlite& db) {
#if WRONG == 11
    return db.all(select().from(users).where(users.balance > "12.50"));  // <- here 11
#else
    return db.all(select().from(users).where(users.balance > numeric("12.50")));
#endif
}

// expect 12: mizzle: where() uses a column whose table is not in from() or a join; join the table, or, in a subquery,
// say
auto outer_forgotten(sqlite& db) {
#if WRONG == 12
    return db.all(select().from(users).where(
        exists(select(posts.id).from(posts).where(posts.user_id == users.id))));  // <- here 12
#else
    return db.all(
        select().from(users).where(exists(select(posts.id).from(posts).where(posts.user_id == outer(users.id)))));
#endif
}

MIZZLE_SCHEMA(schema, users, posts)

// expect 13: mizzle: create() takes a schema, which names its tables: MIZZLE_SCHEMA(schema, users, todos)
void create_of_a_table(sqlite& db) {
#if WRONG == 13
    create(db, users);  // <- here 13
#else
    create(db, schema);
#endif
}

// expect 14: mizzle: from() takes tables
auto from_of_a_column(sqlite& db) {
#if WRONG == 14
    return db.all(select(users.id).from(users, posts.id));  // <- here 14
#else
    return db.all(select(users.id).from(users, posts).where(posts.user_id == users.id));
#endif
}

// expect 15: mizzle: a value given to in() has a type that does not compare with the expression
auto in_braces(sqlite& db) {
#if WRONG == 15
    return db.all(select(users.id).from(users).where(users.id.in({"1", "2"})));  // <- here 15
#else
    return db.all(select(users.id).from(users).where(users.id.in({1, 2})));
#endif
}

// expect 16: mizzle: select() takes columns, expressions, tables, and values that have an SQL type
auto null_selected(sqlite& db) {
#if WRONG == 16
    return db.all(select(users.id, nullptr).from(users));  // <- here 16
#else
    return db.all(select(users.id, 1).from(users));
#endif
}

// expect 17: mizzle: text is no time; write a value of the column's std::chrono type
auto text_for_a_time(sqlite& db) {
#if WRONG == 17
    return db.all(select().from(users).where(users.created_at >= "2026-01-31"));  // <- here 17
#else
    const auto day = std::chrono::sys_days(std::chrono::year(2026) / 1 / 31);
    return db.all(select().from(users).where(users.created_at >= day));
#endif
}

// expect 18: mizzle: the transaction ends with its block, and the rows of stream() with it; return what all() gives
void session_of_a_transaction_returned(sqlite& db) {
#if WRONG == 18
    db.transaction([&](auto& tx) { return session<sqlite>(tx); });  // <- here 18
#else
    db.transaction([&](auto& tx) { return session<sqlite>(tx).all(select().from(tags)); });
#endif
}

// expect 19: mizzle: desc() takes a column or an expression, or a name that select() gives to one, and no text
auto order_of_text(sqlite& db) {
#if WRONG == 19
    return db.all(select().from(users).order_by(desc("name")));  // <- here 19
#else
    return db.all(select().from(users).order_by(desc(users.name)));
#endif
}

// A mistake inside a block is told by itself.
// expect 20 gcc: has no member named 'savepoint'
// expect 20 clang: no member named 'savepoint'
auto mistake_in_a_block(sqlite& db) {
#if WRONG == 20
    db.transaction([&](auto& tx) { tx.savepoint("x"); });  // <- here 20
#else
    db.transaction([&](auto& tx) { tx.transaction([&](auto&) {}); });
#endif
}
