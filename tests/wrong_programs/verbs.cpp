// Verbs take whole statements, one table, a time with its unit, a database that has a name.
#include "schema.hpp"

#include <mizzle/any_session.hpp>

#include <chrono>

// expect 1: mizzle: an update says what it sets before which rows: update(table).set(column = value).where(condition)
auto where_before_set(sqlite& db) {
#if WRONG == 1
    return db.run(update(users).where(users.id == 1));  // <- here 1
#else
    return db.run(update(users).set(users.age = 3).where(users.id == 1));
#endif
}

// expect 2: mizzle: insert_into() takes one table; its columns stand in values(column = value), or in
auto columns_beside_the_table(sqlite& db) {
#if WRONG == 2
    return db.run(insert_into(tags, tags.name).values("x"));  // <- here 2
#else
    return db.run(insert_into(tags).values(tags.name = "x"));
#endif
}

// expect 3: mizzle: delete_from() takes one table; where() says which of its rows, also by exists(select...)
auto delete_of_a_column(sqlite& db) {
#if WRONG == 3
    return db.run(delete_from(users.nickname).where(users.id == 1));  // <- here 3
#else
    return db.run(delete_from(users).where(users.id == 1));
#endif
}

// expect 4: mizzle: batch() takes whole statements, batch(a, b), or a range of statements of one type
auto batch_of_a_condition(sqlite& db) {
#if WRONG == 4
    return db.batch(delete_from(users).where(users.id == 1), users.id == 1);  // <- here 4
#else
    return db.batch(delete_from(users).where(users.id == 1), select(users.id).from(users));
#endif
}

// expect 5: mizzle: batch() takes whole statements, batch(a, b), or a range of statements of one type
auto batch_of_half_a_statement(sqlite& db) {
#if WRONG == 5
    return db.batch(insert_into(tags));  // <- here 5
#else
    return db.batch(insert_into(tags).values(tags.name = "x"));
#endif
}

// expect 6: mizzle: batch_alone() takes whole statements, batch_alone(a, b)
auto batch_of_text(sqlite& db) {
#if WRONG == 6
    return db.batch_alone("delete from users");  // <- here 6
#else
    return db.batch_alone(delete_from(users).all_rows());
#endif
}

// expect 7: mizzle: within() takes a time and its unit, such as std::chrono::milliseconds(200)
auto time_without_unit(sqlite& db) {
#if WRONG == 7
    return db.within(5).all(select(users.id).from(users));  // <- here 7
#else
    return db.within(std::chrono::seconds(5)).all(select(users.id).from(users));
#endif
}

// expect 8: mizzle: a session only looks at a database, which must outlive it; give the database a name
auto session_of_what_is_gone(sqlite& named) {
#if WRONG == 8
    any_session<sqlite> db{sqlite{":memory:"}};  // <- here 8
#else
    any_session<sqlite> db{named};
#endif
    return db.all(select(users.id).from(users));
}

// expect 9: mizzle: lag() takes what another row's value is asked of: lag(column).over(order_by(column))
auto lag_of_nothing(sqlite& db) {
#if WRONG == 9
    return db.all(select(lag().over(order_by(users.id))).from(users));  // <- here 9
#else
    return db.all(select(lag(users.age).over(order_by(users.id))).from(users));
#endif
}

// expect 10: mizzle: scalar() takes a select(...).from(...) of one column
auto scalar_of_two(sqlite& db) {
#if WRONG == 10
    return db.all(select(scalar(select(posts.id, posts.likes).from(posts))).from(users));  // <- here 10
#else
    return db.all(select(scalar(select(max(posts.likes)).from(posts))).from(users));
#endif
}

// expect 11: mizzle: order_by() uses a name that no extra has; give it one by as(name)
MIZZLE_NAME(popularity)
MIZZLE_RELATIONS(users, (posts, many(posts)))
auto sorted_by_a_name_of_nothing_below(sqlite& db) {
#if WRONG == 11
    return db.all(query(users).with(relations::users.posts.order_by(popularity)));  // <- here 11
#else
    return db.all(
        query(users).with(relations::users.posts.order_by(popularity).extras((posts.likes + 1).as(popularity))));
#endif
}

// expect 12: mizzle: param<T> takes the C++ type of an SQL type, such as int or std::string
auto selected_param(sqlite& db) {
#if WRONG == 12
    return db.all(select(users.id).from(users).where(users.id < param<char> + 1), 'a');  // <- here 12
#else
    return db.all(select(users.id).from(users).where(users.id < param<int> + 1), 1);
#endif
}

// expect 13: mizzle: all() takes a whole statement: select(), insert_into() with values(), update() with set()
auto rows_of_a_table(sqlite& db) {
#if WRONG == 13
    return db.all(users);  // <- here 13
#else
    return db.all(select(users).from(users));
#endif
}

// expect 14: mizzle: values() takes a row in braces, rows in braces, a std::vector of new_row, or assignments
auto row_of_another_table(sqlite& db) {
#if WRONG == 14
    const posts::new_row row{.user_id = 1, .title = "t"};
#else
    const tags::new_row row{.name = "t"};
#endif
    return db.run(insert_into(tags).values(row));  // <- here 14
}

// expect 15: mizzle: a row lock needs rows; groups and aggregates have none
auto lock_of_a_count(sqlite& db) {
#if WRONG == 15
    return db.all(select(count()).from(users).for_update().or_immediate());  // <- here 15
#else
    return db.all(select(users.id).from(users).for_update().or_immediate());
#endif
}

// expect 16: mizzle: for_update() is a select's; what an insert, update or delete writes is locked by itself
auto lock_of_a_write(sqlite& db) {
#if WRONG == 16
    return db.run(update(users).set(users.name = "x").where(users.id == 1).for_update());  // <- here 16
#else
    return db.run(update(users).set(users.name = "x").where(users.id == 1));
#endif
}

// expect 17: mizzle: a join says which it is: inner_join(table, condition), left_join(), right_join(), full_join()
auto join_alone(sqlite& db) {
#if WRONG == 17
    return db.all(select(users.id).from(users).join(posts, posts.user_id == users.id));  // <- here 17
#else
    return db.all(select(users.id).from(users).inner_join(posts, posts.user_id == users.id));
#endif
}

// expect 18: mizzle: an update sets: update(table).set(column = value)
auto values_of_an_update(sqlite& db) {
#if WRONG == 18
    return db.run(update(users).values({.name = "x"}).where(users.id == 1));  // <- here 18
#else
    return db.run(update(users).set({.name = "x"}).where(users.id == 1));
#endif
}

// expect 19: mizzle: an insert has values: insert_into(table).values({.column = value})
auto insert_that_sets(sqlite& db) {
#if WRONG == 19
    return db.run(insert_into(tags).set({.name = "x"}));  // <- here 19
#else
    return db.run(insert_into(tags).values({.name = "x"}));
#endif
}

// expect 20: mizzle: do_update() takes assignments: column = excluded(column), or set_excluded()
auto update_in_braces(sqlite& db) {
    auto insert = insert_into(tags).values({.name = "x"}).on_conflict(tags.name);
#if WRONG == 20
    return db.run(std::move(insert).do_update({.name = "y"}));  // <- here 20
#else
    return db.run(std::move(insert).do_update(tags.name = "y"));
#endif
}

// expect 21: mizzle: values() takes a row in braces, {.column = value}, or assignments; every column's default is
auto no_values(sqlite& db) {
#if WRONG == 21
    return db.run(insert_into(tags).values());  // <- here 21
#else
    return db.run(insert_into(tags).values({.name = "x"}));
#endif
}

// expect 22: mizzle: set() takes assignments, set(column = value), or changes in braces, {.column = value}
auto nothing_set(sqlite& db) {
#if WRONG == 22
    return db.run(update(users).set().where(users.id == 1));  // <- here 22
#else
    return db.run(update(users).set({.age = 3}).where(users.id == 1));
#endif
}

// expect 23: mizzle: with() takes what cte() or recursive() made
auto with_a_select(sqlite& db) {
    const auto read = select(users.name).from(users);
#if WRONG == 23
    return db.all(with(read)(read));  // <- here 23
#else
    return db.all(with(cte<"names">(read))(read));
#endif
}

// expect 24: mizzle: query() takes a table
auto query_of_text(sqlite& db) {
#if WRONG == 24
    return db.all(query("users"));  // <- here 24
#else
    return db.all(query(users));
#endif
}
