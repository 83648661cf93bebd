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

// expect 11: mizzle: a session is of a database's type, which is not const: mizzle::session<mizzle::sqlite>
#if WRONG == 11
int session_of_a_number(session<int> db) { return static_cast<int>(sizeof(db)); }  // <- here 11
#else
int session_of_a_database(session<sqlite> db) { return static_cast<int>(sizeof(db)); }
#endif

// expect 12: mizzle: a session is of a database's type, which is not const: mizzle::session<mizzle::sqlite>
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

// expect 16: mizzle: new_row is what an insert takes, changes what an update takes; rows are read into the
auto rows_into_what_is_inserted(sqlite& db) {
#if WRONG == 16
    return db.all<users::new_row>(select(users).from(users));  // <- here 16
#else
    return db.all<users::row>(select(users).from(users));
#endif
}

// expect 17: mizzle: new_row is what an insert takes, changes what an update takes; rows are read into the
auto row_into_changes(sqlite& db) {
#if WRONG == 17
    return db.one<users::changes>(select().from(users));  // <- here 17
#else
    return db.one<users::row>(select().from(users));
#endif
}

// expect 18: mizzle: the rows of a stream go by one at a time
auto row_by_number(sqlite& db) {
#if WRONG == 18
    return db.stream(select(tags.id).from(tags))[0].id;  // <- here 18
#else
    return db.all(select(tags.id).from(tags))[0].id;
#endif
}

// expect 19: mizzle: the rows of a stream go by one at a time
auto rows_counted(sqlite& db) {
#if WRONG == 19
    return db.stream(select(tags.id).from(tags)).size();  // <- here 19
#else
    return db.all(select(tags.id).from(tags)).size();
#endif
}

// expect 20: mizzle: a floating-point number is no exact decimal; write numeric("12.50")
auto decimal_of_a_double(sqlite& db) {
#if WRONG == 20
    return db.run(update(users).set(users.balance = numeric(0.1)).where(users.id == 1));  // <- here 20
#else
    return db.run(update(users).set(users.balance = numeric("0.1")).where(users.id == 1));
#endif
}

// Text that the compiler reads: it says of the library's own function that the text is none.
// expect 21 gcc: call to non-'constexpr' function
// expect 21 clang: is not a constant expression
// names 21: mizzle: numeric(\"...\") takes a decimal number, such as \"12.50\"
auto decimal_with_a_comma() {
#if WRONG == 21
    return numeric("12,50");  // <- here 21
#else
    return numeric("12.50");
#endif
}

// expect 22 gcc: call to non-'constexpr' function
// expect 22 clang: is not a constant expression
// names 22: mizzle: uuid(\"...\") takes 32 hexadecimal digits, with hyphens or without
auto uuid_of_other_text() {
#if WRONG == 22
    return uuid("abc");  // <- here 22
#else
    return uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
#endif
}

// expect 23: mizzle: select() is given a function that is not called: count(), max(users.age), row_number().over(...)
auto count_without_parentheses(sqlite& db) {
#if WRONG == 23
    return db.all(select(count).from(users));  // <- here 23
#else
    return db.all(select(count()).from(users));
#endif
}

// expect 24: mizzle: select() is given a function that is not called: count(), max(users.age), row_number().over(...)
auto numbers_without_parentheses(sqlite& db) {
#if WRONG == 24
    return db.all(select(users.id, row_number).from(users));  // <- here 24
#else
    return db.all(select(users.id, row_number().over(order_by(users.id))).from(users));
#endif
}

// expect 25: mizzle: select() takes columns, expressions, tables, and values that have an SQL type
auto time_without_parentheses(sqlite& db) {
#if WRONG == 25
    return db.all(select(now).from(users));  // <- here 25
#else
    return db.all(select(now()).from(users));
#endif
}

// expect 26: mizzle: sum() takes one expression; those of one row are added: sum(a + b)
auto sum_of_two(sqlite& db) {
#if WRONG == 26
    return db.all(select(sum(posts.likes, posts.id)).from(posts));  // <- here 26
#else
    return db.all(select(sum(posts.likes + posts.id)).from(posts));
#endif
}

// expect 27: mizzle: max() takes one expression; of those of one row there is greatest(a, b)
auto greatest_of_a_row(sqlite& db) {
#if WRONG == 27
    return db.all(select(max(posts.likes, posts.id)).from(posts));  // <- here 27
#else
    return db.all(select(greatest(posts.likes, posts.id)).from(posts));
#endif
}

// expect 28: mizzle: avg() takes one expression
auto average_of_nothing(sqlite& db) {
#if WRONG == 28
    return db.all(select(avg()).from(posts));  // <- here 28
#else
    return db.all(select(avg(posts.likes)).from(posts));
#endif
}

// expect 29: mizzle: lower() takes one expression; several texts are joined by concat(a, b)
auto lower_of_two(sqlite& db) {
#if WRONG == 29
    return db.all(select(lower(users.name, users.email)).from(users));  // <- here 29
#else
    return db.all(select(lower(concat(users.name, users.email))).from(users));
#endif
}

// expect 30: mizzle: desc() is around one expression: order_by(desc(a), desc(b))
auto order_of_two(sqlite& db) {
#if WRONG == 30
    return db.all(select(users.id).from(users).order_by(desc(users.name, users.id)));  // <- here 30
#else
    return db.all(select(users.id).from(users).order_by(desc(users.name), desc(users.id)));
#endif
}

// expect 31: mizzle: distinct() of an expression stands inside of an aggregate, as in count(distinct(column));
auto distinct_beside_others(sqlite& db) {
#if WRONG == 31
    return db.all(select(users.id, distinct(users.name)).from(users));  // <- here 31
#else
    return db.all(select(users.id, users.name).distinct().from(users));
#endif
}

// expect 32: mizzle: all() takes a statement, such as select().from(users)
auto rows_of_nothing(sqlite& db) {
#if WRONG == 32
    return db.all();  // <- here 32
#else
    return db.all(select().from(users));
#endif
}

// expect 33: mizzle: batch() takes statements, batch(a, b), or a range of them
auto batch_of_nothing(sqlite& db) {
#if WRONG == 33
    return db.batch();  // <- here 33
#else
    return db.batch(select().from(users), select().from(tags));
#endif
}

// The language lets nobody but the compiler speak of braces: it names the function that takes them, and of a row that
// is named, as in users::new_row{...}, the member that there is not.
// expect 34 gcc: no matching function for call to
// expect 34 clang: no matching member function for call to 'values'
// names 34: values
auto member_that_is_not_there(sqlite& db) {
#if WRONG == 34
    return db.run(insert_into(users).values({.email = "a", .nam = "b"}));  // <- here 34
#else
    return db.run(insert_into(users).values({.email = "a", .name = "b"}));
#endif
}

// expect 35 gcc: no matching function for call to
// expect 35 clang: no matching member function for call to 'values'
// names 35: values
auto member_that_is_not_there_in_one_of_several(sqlite& db) {
#if WRONG == 35
    return db.run(insert_into(users).values({{.email = "a", .name = "a"}, {.email = "b", .nam = "b"}}));  // <- here 35
#else
    return db.run(insert_into(users).values({{.email = "a", .name = "a"}, {.email = "b", .name = "b"}}));
#endif
}

// expect 36 gcc: no matching function for call to
// expect 36 clang: no matching member function for call to 'set'
// names 36: set
auto change_that_is_not_there(sqlite& db) {
#if WRONG == 36
    return db.run(update(users).set({.nam = "b"}).where(users.id == 1));  // <- here 36
#else
    return db.run(update(users).set({.name = "b"}).where(users.id == 1));
#endif
}

// expect 37 gcc: has no non-static data member named 'nam'
// expect 37 clang: field designator 'nam' does not refer to any
auto named_row_with_another_member() {
#if WRONG == 37
    return users::new_row{.email = "a", .nam = "b"};  // <- here 37
#else
    return users::new_row{.email = "a", .name = "b"};
#endif
}

// expect 38 gcc: use of deleted function
// expect 38 clang: call to deleted constructor of
// names 38: mizzle: a stream is not copied; take it by reference
void stream_copied(sqlite& db) {
    auto rows = db.stream(select(tags.id).from(tags));
#if WRONG == 38
    auto same = rows;  // <- here 38
#else
    auto& same = rows;
#endif
    for (const auto& row : same) static_cast<void>(row);
}

// expect 39: mizzle: ntile() takes the number of parts: ntile(4).over(order_by(column))
auto parts_without_number(sqlite& db) {
#if WRONG == 39
    return db.all(select(ntile().over(order_by(users.id))).from(users));  // <- here 39
#else
    return db.all(select(ntile(4).over(order_by(users.id))).from(users));
#endif
}

// expect 40 gcc: use of deleted function
// expect 40 clang: call to deleted constructor of
// names 40: mizzle: a session is made of a database, a transaction or a pool: session on(db)
void session_of_nothing(sqlite& db) {
#if WRONG == 40
    session<sqlite> on;  // <- here 40
#else
    session<sqlite> on(db);
#endif
    static_cast<void>(on), static_cast<void>(db);
}

// Members in another order than the columns: Clang takes them and warns.
// expect 41 gcc: designator order for field 'tags::mizzle_new_row<void>::id' does not match declaration order
// expect 41 clang: ISO C++ requires field designators to be specified in declaration order
// names 41 clang: field 'name' will be initialized after field 'id'
auto members_in_another_order(sqlite& db) {
#if WRONG == 41
    return db.run(insert_into(tags).values({.name = "a", .id = 3}));  // <- here 41
#else
    return db.run(insert_into(tags).values({.id = 3, .name = "a"}));
#endif
}

// What follows a NUL is part of the text.
// expect 42 gcc: call to non-'constexpr' function
// expect 42 clang: is not a constant expression
// names 42: mizzle: numeric(\"...\") takes a decimal number, such as \"12.50\"
auto decimal_after_a_nul() {
#if WRONG == 42
    return numeric("12\0 50");  // <- here 42
#else
    return numeric("12\0");
#endif
}

// expect 43 gcc: call to non-'constexpr' function
// expect 43 clang: is not a constant expression
// names 43: mizzle: uuid(\"...\") takes 32 hexadecimal digits, with hyphens or without
auto uuid_after_a_nul() {
#if WRONG == 43
    return uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8\0 7");  // <- here 43
#else
    return uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
#endif
}
