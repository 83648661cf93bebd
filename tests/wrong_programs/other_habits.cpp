// More of what hands write that know another library: arguments that are left out, given twice or of another kind.
#include "schema.hpp"

// expect 1: mizzle: where() takes one condition; several are joined by && or ||
auto conditions_in_a_list(sqlite& db) {
#if WRONG == 1
    return db.all(select(users.id).from(users).where(users.age > 18, users.is_active == true));  // <- here 1
#else
    return db.all(select(users.id).from(users).where(users.age > 18 && users.is_active == true));
#endif
}

// expect 2: mizzle: where() takes one condition; several are joined by && or ||
auto conditions_of_a_delete(sqlite& db) {
#if WRONG == 2
    return db.run(delete_from(users).where(users.age > 18, users.is_active == true));  // <- here 2
#else
    return db.run(delete_from(users).where(users.age > 18 && users.is_active == true));
#endif
}

// expect 3: mizzle: inner_join() takes a table and a condition, such as posts.user_id == users.id
auto join_by_guessing(sqlite& db) {
#if WRONG == 3
    return db.all(select(users.name, posts.title).from(users).inner_join(posts));  // <- here 3
#else
    return db.all(select(users.name, posts.title).from(users).inner_join(posts, posts.user_id == users.id));
#endif
}

// expect 4: mizzle: count() counts rows, count(column) those in which the column is not NULL; no table, text or number
auto count_of_a_star(sqlite& db) {
#if WRONG == 4
    return db.one(select(count("*")).from(users));  // <- here 4
#else
    return db.one(select(count()).from(users));
#endif
}

// expect 5: mizzle: count() counts rows, count(column) those in which the column is not NULL; no table, text or number
auto count_of_one(sqlite& db) {
#if WRONG == 5
    return db.one(select(users.role, count(1)).from(users).group_by(users.role));  // <- here 5
#else
    return db.one(select(users.role, count()).from(users).group_by(users.role));
#endif
}

// expect 6: mizzle: max() takes an expression, such as a column; a table is none
auto max_of_a_table(sqlite& db) {
#if WRONG == 6
    return db.one(select(max(users)).from(users));  // <- here 6
#else
    return db.one(select(max(users.age)).from(users));
#endif
}

// expect 7: mizzle: returning() takes columns, expressions and tables; without any it gives the whole row
auto returned_star(sqlite& db) {
#if WRONG == 7
    return db.one(insert_into(tags).values({.name = "x"}).returning("*"));  // <- here 7
#else
    return db.one(insert_into(tags).values({.name = "x"}).returning());
#endif
}

// expect 8: mizzle: update() takes one table; others that set() and where() read come by set(...).from(tables)
void update_of_two(sqlite& db) {
#if WRONG == 8
    update(users, posts);  // <- here 8
    (void)db;
#else
    db.run(update(users).set(users.nickname = posts.title).from(posts).where(posts.user_id == users.id));
#endif
}

// expect 9: mizzle: delete_from() takes one table; where() says which of its rows, also by exists(select...)
void delete_of_a_column(sqlite& db) {
#if WRONG == 9
    delete_from(users.nickname);  // <- here 9
    (void)db;
#else
    db.run(update(users).set(users.nickname = null).all_rows());
#endif
}

// expect 10: mizzle: a row is no value; compare a member of it, such as row.count
auto row_compared(sqlite& db) {
#if WRONG == 10
    return db.one(select(count()).from(users)) > 3;  // <- here 10
#else
    return db.one(select(count()).from(users)).count > 3;
#endif
}

// expect 11: mizzle: a row is no value; compare a member of it, such as row.count
auto row_equal(sqlite& db) {
#if WRONG == 11
    return db.one(select(users.name).from(users)) == "ada";  // <- here 11
#else
    return db.one(select(users.name).from(users)).name == "ada";
#endif
}

// expect 12: mizzle: a condition is made of expressions, such as users.age > 18; a bool of the program's goes into
auto condition_of_text(sqlite& db) {
#if WRONG == 12
    const condition where = "age > 18";  // <- here 12
#else
    const condition where = users.age > 18;
#endif
    return db.all(select(users.id).from(users).where(where));
}

// expect 13: mizzle: a transaction commits when its block returns; rollback() leaves it otherwise
void commit_by_hand(sqlite& db) {
    db.transaction([](auto& tx) {
        tx.run(delete_from(tags).all_rows());
#if WRONG == 13
        tx.commit();  // <- here 13
#endif
    });
}

// expect 14: mizzle: a transaction is a block: db.transaction([&](auto& tx) { ... }), which commits when it returns
void begin_by_hand(sqlite& db) {
#if WRONG == 14
    db.begin();  // <- here 14
#else
    db.transaction([](auto& tx) { tx.run(delete_from(tags).all_rows()); });
#endif
}

// expect 15: mizzle: a transaction is a block: db.transaction([&](auto& tx) { ... }), which commits when it returns
void transaction_without_a_block(sqlite& db) {
#if WRONG == 15
    db.transaction();  // <- here 15
#else
    db.transaction([](auto& tx) { tx.run(delete_from(tags).all_rows()); });
#endif
}

// expect 16: mizzle: exec() runs SQL text as it is; values are bound by run(sql_statement("... {}", value))
void script_with_values(sqlite& db) {
#if WRONG == 16
    db.exec("delete from tags where id = ?", 7);  // <- here 16
#else
    db.run(sql_statement("delete from tags where id = {}", 7));
#endif
}

// expect 17: mizzle: text is no date; write a std::chrono::year_month_day, such as 2026y / 1 / 31
MIZZLE_TABLE(people, (id, serial, primary_key), (born, date, not_null), (pay, numeric(10, 2)), (likes, enum_<color>))
auto date_of_text(sqlite& db) {
#if WRONG == 17
    return db.run(insert_into(people).values({.born = "2026-01-31"}));  // <- here 17
#else
    return db.run(insert_into(people).values({.born = std::chrono::year(2026) / 1 / 31}));
#endif
}

// expect 18: mizzle: text is no decimal; write numeric("12.50"), or numeric::parse(text)
auto decimal_of_text(sqlite& db) {
#if WRONG == 18
    return db.run(update(people).set(people.pay = "12.50").where(people.id == 1));  // <- here 18
#else
    return db.run(update(people).set(people.pay = numeric("12.50")).where(people.id == 1));
#endif
}

// expect 19: mizzle: a point in time is no date; write
auto date_of_now(sqlite& db, std::chrono::system_clock::time_point now) {
#if WRONG == 19
    return db.run(update(people).set(people.born = now).where(people.id == 1));  // <- here 19
#else
    const std::chrono::year_month_day today = std::chrono::floor<std::chrono::days>(now);
    return db.run(update(people).set(people.born = today).where(people.id == 1));
#endif
}

// expect 20: mizzle: the column holds an enum; give a value of it, as in color::red, or *parse_enum<color>(text)
auto enum_of_text(sqlite& db) {
#if WRONG == 20
    return db.run(update(people).set({.likes = "red"}).where(people.id == 1));  // <- here 20
#else
    return db.run(update(people).set({.likes = color::red}).where(people.id == 1));
#endif
}

// expect 21: mizzle: is_null() stands behind the expression: column.is_null()
auto null_test_around(sqlite& db) {
#if WRONG == 21
    return db.all(select(users.id).from(users).where(is_null(users.age)));  // <- here 21
#else
    return db.all(select(users.id).from(users).where(users.age.is_null()));
#endif
}

// A database whose header is missing.
// expect 22 gcc: invalid use of incomplete type
// expect 22 clang: member access into incomplete type
// names 22: mizzle: include <mizzle/mysql.hpp>, where mizzle::mysql is
#if WRONG == 22
void header_left_out(mysql& db) {
    db.run(delete_from(tags).all_rows());  // <- here 22
}
#else
void header_left_out(sqlite& db) { db.run(delete_from(tags).all_rows()); }
#endif

// expect 23: mizzle: this is a whole table, which has no value; say which of its columns, as in users.id
auto table_added(sqlite& db) {
#if WRONG == 23
    return db.all(select(users + 1).from(users));  // <- here 23
#else
    return db.all(select(users.id + 1).from(users));
#endif
}

// expect 24: mizzle: in() stands behind the expression: column.in(1, 2)
auto in_around(sqlite& db) {
#if WRONG == 24
    return db.all(select(users.id).from(users).where(in(users.id, 1, 2)));  // <- here 24
#else
    return db.all(select(users.id).from(users).where(users.id.in(1, 2)));
#endif
}

// expect 25: mizzle: in() stands behind the expression: column.in(select(...).from(...))
auto in_of_a_select(sqlite& db) {
#if WRONG == 25
    return db.all(select(posts.id).from(posts).where(in(select(users.id).from(users), 3)));  // <- here 25
#else
    return db.all(select(posts.id).from(posts).where(posts.user_id.in(select(users.id).from(users))));
#endif
}

// expect 26: mizzle: between() stands behind the expression: column.between(1, 9)
auto between_around(sqlite& db) {
#if WRONG == 26
    return db.all(select(users.id).from(users).where(between(users.age, 1, 3)));  // <- here 26
#else
    return db.all(select(users.id).from(users).where(users.age.between(1, 3)));
#endif
}

// expect 27: mizzle: conditions are joined by &&; bits of numbers by sql<int>
auto bits_of_conditions(sqlite& db) {
#if WRONG == 27
    return db.all(select(users.id).from(users).where((users.age > 3) & (users.id == 1)));  // <- here 27
#else
    return db.all(select(users.id).from(users).where(users.age > 3 && users.id == 1));
#endif
}

// expect 28: mizzle: param<T> stands without parentheses; its value follows the statement
auto param_with_a_name(sqlite& db) {
#if WRONG == 28
    return db.all(select(users.name).from(users).where(users.id == param<int>("id")), 3);  // <- here 28
#else
    return db.all(select(users.name).from(users).where(users.id == param<int>), 3);
#endif
}

// expect 29: mizzle: an alias has its name in angle brackets: alias<"name">(table)
auto alias_as_text(sqlite& db) {
#if WRONG == 29
    const auto boss = alias("boss", users);  // <- here 29
#else
    const auto boss = alias<"boss">(users);
#endif
    return db.all(select(boss.id).from(boss));
}

// expect 30: mizzle: a subquery has a name in angle brackets: subquery<"name">(select(...).from(...))
auto subquery_as_text(sqlite& db) {
#if WRONG == 30
    const auto all = subquery("all", select(users.id).from(users));  // <- here 30
#else
    const auto all = subquery<"all">(select(users.id).from(users));
#endif
    return db.all(select(all.id).from(all));
}

// expect 31: mizzle: cast() takes the C++ type of the SQL type in angle brackets: cast<std::string>(expression)
auto cast_as_text(sqlite& db) {
#if WRONG == 31
    return db.all(select(cast(users.id, "text")).from(users));  // <- here 31
#else
    return db.all(select(cast<std::string>(users.id)).from(users));
#endif
}

// expect 32: mizzle: case_when() takes a condition and its result: case_when(condition, 1).when(other, 2).else_(3)
auto case_without_result(sqlite& db) {
#if WRONG == 32
    return db.all(select(case_when(users.age > 3)).from(users));  // <- here 32
#else
    return db.all(select(case_when(users.age > 3, 1).else_(2)).from(users));
#endif
}

// expect 33: mizzle: a column is set by column = column + 1 in set()
auto counted_up(sqlite& db) {
#if WRONG == 33
    return db.run(update(users).set(users.age++).where(users.id == 1));  // <- here 33
#else
    return db.run(update(users).set(users.age = users.age + 1).where(users.id == 1));
#endif
}

// Templates whose header is missing.
// expect 34: mizzle: include <mizzle/pool.hpp>, where mizzle::pool is
#if WRONG == 34
void pool_without_header() {
    const pool<sqlite> lender("app.db");  // <- here 34
}
#else
void pool_without_header(pool<sqlite>&) {}
#endif

// expect 35: mizzle: include <mizzle/any_session.hpp>, where mizzle::any_session is
#if WRONG == 35
void session_without_header(any_session<sqlite, postgres>) {}  // <- here 35
#else
void session_without_header(any_session<sqlite, postgres>&) {}
#endif

// expect 36: mizzle: from() takes a table
auto from_nothing(sqlite& db) {
#if WRONG == 36
    return db.all(select(1).from());  // <- here 36
#else
    return db.all(select(1).from(users));
#endif
}

// expect 37: mizzle: all_of() takes an array; a table's columns are selected by select(users)
auto all_of_a_table(sqlite& db) {
#if WRONG == 37
    return db.all(select(all_of(users)).from(users));  // <- here 37
#else
    return db.all(select(users).from(users));
#endif
}

// expect 38: mizzle: any_of() takes an array; a table's columns are selected by select(users)
auto any_of_a_select(sqlite& db) {
    const auto authors = select(posts.user_id).from(posts);
#if WRONG == 38
    return db.all(select(users.id).from(users).where(users.id == any_of(authors)));  // <- here 38
#else
    return db.all(select(users.id).from(users).where(users.id.in(authors)));
#endif
}
