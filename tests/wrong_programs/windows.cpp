// Calls over windows stand where SQL computes them, and look at what is there.
#include "schema.hpp"

MIZZLE_NAME(by_user)
MIZZLE_NAME(by_nobody)

// expect 1: mizzle: a window function such as row_number() needs over(...)
auto without_over(sqlite& db) {
#if WRONG == 1
    return db.all(select(row_number()).from(posts));  // <- here 1
#else
    return db.all(select(row_number().over(order_by(posts.id))).from(posts));
#endif
}

// expect 2: mizzle: where() cannot use a window function; select it in a subquery
auto in_where(sqlite& db) {
#if WRONG == 2
    return db.all(select(posts.id).from(posts).where(rank().over(order_by(posts.likes)) <= 3));  // <- here 2
#else
    return db.all(select(posts.id).from(posts).order_by(rank().over(order_by(posts.likes))));
#endif
}

// expect 3: mizzle: group_by() cannot use a window function; select it in a subquery
auto in_group_by(sqlite& db) {
#if WRONG == 3
    return db.all(select(count()).from(posts).group_by(ntile(4).over(order_by(posts.id))));  // <- here 3
#else
    return db.all(select(count()).from(posts).group_by(posts.user_id));
#endif
}

// expect 4: mizzle: having() cannot use a window function; select it in a subquery
auto in_having(sqlite& db) {
#if WRONG == 4
    return db.all(
        select(count()).from(posts).group_by(posts.user_id).having(rank().over(order_by(count())) == 1));  // <- here 4
#else
    return db.all(select(rank().over(order_by(count()))).from(posts).group_by(posts.user_id).having(count() > 1));
#endif
}

// expect 5: mizzle: over(name) names a window that the statement does not define; add window(name, ...)
// names 5: by_nobody
auto unknown_window(sqlite& db) {
#if WRONG == 5
    return db.all(select(count().over(by_nobody))  // <- here 5
                      .from(posts)
                      .window(by_user, partition_by(posts.user_id)));
#else
    return db.all(select(count().over(by_user)).from(posts).window(by_user, partition_by(posts.user_id)));
#endif
}

// expect 6: mizzle: select() names a column whose table is not in from() or a join; join the table
// names 6: users::id_column
auto another_table(sqlite& db) {
#if WRONG == 6
    return db.all(select(count().over(partition_by(users.id))).from(posts));  // <- here 6
#else
    return db.all(select(count().over(partition_by(posts.user_id))).from(posts));
#endif
}

// expect 7: mizzle: window() uses a column whose table is not in from() or a join; join the table
auto another_table_in_window(sqlite& db) {
#if WRONG == 7
    return db.all(select(count().over(by_user)).from(posts).window(by_user, partition_by(users.id)));  // <- here 7
#else
    return db.all(select(count().over(by_user)).from(posts).window(by_user, partition_by(posts.user_id)));
#endif
}

// expect 8: mizzle: beside an aggregate every selected column must be in group_by(), or its table's primary key
// names 8: posts::likes_column
auto not_grouped(sqlite& db) {
#if WRONG == 8
    return db.all(select(posts.user_id, count(), sum(posts.likes).over(order_by(posts.user_id)))  // <- here 8
                      .from(posts)
                      .group_by(posts.user_id));
#else
    return db.all(select(posts.user_id, count(), sum(sum(posts.likes)).over(order_by(posts.user_id)))
                      .from(posts)
                      .group_by(posts.user_id));
#endif
}

// expect 9: mizzle: sum() cannot hold a window function; select that in a subquery
auto in_an_aggregate(sqlite& db) {
#if WRONG == 9
    return db.all(select(sum(row_number().over(order_by(posts.id)))).from(posts));  // <- here 9
#else
    return db.all(select(sum(posts.id)).from(posts));
#endif
}

// expect 10: mizzle: over() computes with all values; distinct() is for groups
auto distinct_over(sqlite& db) {
#if WRONG == 10
    return db.all(select(count(distinct(posts.user_id)).over()).from(posts));  // <- here 10
#else
    return db.all(select(count(posts.user_id).over()).from(posts));
#endif
}

// expect 11: mizzle: rows_between() takes a start and an end that does not lie before it, each of unbounded_preceding
auto backwards(sqlite& db) {
#if WRONG == 11
    return db.all(select(count().over(order_by(posts.id).rows_between(current_row, preceding(1))))  // <- here 11
                      .from(posts));
#else
    return db.all(select(count().over(order_by(posts.id).rows_between(preceding(1), current_row))).from(posts));
#endif
}

// expect 12: mizzle: an offset of range_between() needs one order_by() to add to: a whole number to integers, a number
auto range_of_text(sqlite& db) {
#if WRONG == 12
    return db.all(select(count().over(order_by(posts.title).range_between(preceding(1), current_row)))  // <- here 12
                      .from(posts));
#else
    return db.all(select(count().over(order_by(posts.likes).range_between(preceding(1), current_row))).from(posts));
#endif
}

// expect 13: mizzle: the offset of rows_between() is a whole number
auto half_a_row(sqlite& db) {
#if WRONG == 13
    return db.all(select(count().over(order_by(posts.id).rows_between(preceding(0.5), current_row)))  // <- here 13
                      .from(posts));
#else
    return db.all(select(count().over(order_by(posts.id).rows_between(preceding(1), current_row))).from(posts));
#endif
}

// expect 14: mizzle: groups_between() needs an order_by(): it says which rows are a group
auto groups_without_order(sqlite& db) {
#if WRONG == 14
    return db.all(
        select(count().over(partition_by(posts.user_id).groups_between(preceding(1), current_row)))  // <- here 14
            .from(posts));
#else
    return db.all(select(count().over(order_by(posts.user_id).groups_between(preceding(1), current_row))).from(posts));
#endif
}

// expect 15: mizzle: a window has one frame
auto two_frames(sqlite& db) {
    const auto window = order_by(posts.id).rows_between(preceding(1), current_row);
#if WRONG == 15
    return db.all(select(count().over(window.rows_between(preceding(2), current_row))).from(posts));  // <- here 15
#else
    return db.all(select(count().over(window)).from(posts));
#endif
}

// expect 16: mizzle: the default of lag() must be of the SQL type of its operand; cast one of them
auto default_of_another_type(sqlite& db) {
#if WRONG == 16
    return db.all(select(lag(posts.likes, 1, "none").over(order_by(posts.id))).from(posts));  // <- here 16
#else
    return db.all(select(lag(posts.likes, 1, 0).over(order_by(posts.id))).from(posts));
#endif
}

// expect 17: mizzle: window() comes after having() and before order_by()
auto window_after_order(sqlite& db) {
#if WRONG == 17
    return db.all(
        select(count().over()).from(posts).order_by(posts.id).window(by_user, order_by(posts.id)));  // <- here 17
#else
    return db.all(select(count().over(by_user)).from(posts).window(by_user, order_by(posts.id)).order_by(posts.id));
#endif
}

// expect 18: mizzle: set() uses a window function; an update sees one row at a time
auto in_set(sqlite& db) {
#if WRONG == 18
    return db.run(update(posts)
                      .set(posts.likes = ntile(2).over(order_by(posts.id)))  // <- here 18
                      .where(posts.id == 1));
#else
    return db.run(update(posts).set(posts.likes = posts.likes + 1).where(posts.id == 1));
#endif
}

// expect 19: mizzle: a condition cannot use a window function; select it in a subquery
auto in_a_condition(sqlite& db) {
#if WRONG == 19
    condition where = row_number().over(order_by(posts.id)) < 3;  // <- here 19
#else
    condition where = posts.id < 3;
#endif
    return db.all(select(posts.id).from(posts).where(where));
}

// expect 20: mizzle: over() takes partition_by(...), order_by(...), or a name that window(name, ...) defines
auto over_a_column(sqlite& db) {
#if WRONG == 20
    return db.all(select(count().over(posts.user_id)).from(posts));  // <- here 20
#else
    return db.all(select(count().over(partition_by(posts.user_id))).from(posts));
#endif
}

// expect 21: mizzle: rank() takes nothing: it goes by the order of its window, rank().over(order_by(column))
auto rank_of_a_column(sqlite& db) {
#if WRONG == 21
    const auto place = rank(posts.likes).over(order_by(posts.id));  // <- here 21
#else
    const auto place = rank().over(order_by(posts.likes));
#endif
    return db.all(select(place).from(posts));
}
