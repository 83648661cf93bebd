// Beside an aggregate stand grouped columns.
#include "schema.hpp"

// expect 1: mizzle: beside an aggregate every selected column must be in group_by(), or its table's primary key
// names 1: users::name_column
auto without_groups(sqlite& db) {
#if WRONG == 1
    return db.all(select(users.name, count()).from(users));  // <- here 1
#else
    return db.all(select(users.name, count()).from(users).group_by(users.name));
#endif
}

// expect 2: mizzle: beside an aggregate every selected column must be in group_by(), or its table's primary key
// names 2: posts::title_column
auto with_another_group(sqlite& db) {
#if WRONG == 2
    return db.all(select(posts.title, max(posts.likes)).from(posts).group_by(posts.user_id));  // <- here 2
#else
    return db.all(select(posts.title, max(posts.likes)).from(posts).group_by(posts.id));
#endif
}

// The primary key covers its own table alone.
// expect 3: mizzle: beside an aggregate every selected column must be in group_by(), or its table's primary key
// names 3: posts::title_column
auto with_a_key_of_another_table(sqlite& db) {
#if WRONG == 3
    return db.all(select(users.name, posts.title)  // <- here 3
                      .from(users)
                      .inner_join(posts, posts.user_id == users.id)
                      .group_by(users.id));
#else
    return db.all(select(users.name, users.email, count(posts.title))
                      .from(users)
                      .inner_join(posts, posts.user_id == users.id)
                      .group_by(users.id));
#endif
}

// A key of several columns covers its table once all of them are grouped.
// expect 4: mizzle: beside an aggregate every selected column must be in group_by(), or its table's primary key
// names 4: post_tags::post_id_column
auto with_half_a_key(sqlite& db) {
#if WRONG == 4
    return db.all(select(post_tags).from(post_tags).group_by(post_tags.post_id));  // <- here 4
#else
    return db.all(select(post_tags).from(post_tags).group_by(post_tags.post_id, post_tags.tag_id));
#endif
}

// expect 5: mizzle: beside an aggregate every selected column must be in group_by(), or its table's primary key
// names 5: users::age_column
auto inside_an_expression(sqlite& db) {
#if WRONG == 5
    return db.all(select(sum(users.age) + users.age).from(users).group_by(users.name));  // <- here 5
#else
    return db.all(
        select(sum(users.age) + length(users.name), users.age + 1).from(users).group_by(users.name, users.age + 1));
#endif
}

// expect 6: mizzle: beside an aggregate every selected column must be in group_by(), or its table's primary key
// names 6: users
auto everything(sqlite& db) {
#if WRONG == 6
    return db.all(select().from(users).group_by(users.role));  // <- here 6
#else
    return db.all(select().from(users).group_by(users.id));
#endif
}

// expect 7: mizzle: where() cannot use an aggregate; having() can, after group_by()
// names 7: functions::count
auto where(sqlite& db) {
#if WRONG == 7
    return db.all(select(users.role).from(users).where(count() > 3).group_by(users.role));  // <- here 7
#else
    return db.all(select(users.role).from(users).group_by(users.role).having(count() > 3));
#endif
}

// expect 8: mizzle: group_by() cannot use an aggregate
// names 8: functions::count
auto group_by(sqlite& db) {
#if WRONG == 8
    return db.all(select(count()).from(users).group_by(count()));  // <- here 8
#else
    return db.all(select(count()).from(users).group_by(users.role));
#endif
}

// expect 9: mizzle: having() uses a column that is neither in group_by() nor inside an aggregate
// names 9: users::age_column
auto having(sqlite& db) {
#if WRONG == 9
    return db.all(select(users.role).from(users).group_by(users.role).having(users.age > 17));  // <- here 9
#else
    return db.all(select(users.role).from(users).group_by(users.role).having(max(users.age) > 17));
#endif
}

// expect 10: mizzle: order_by() uses a column that is neither in group_by() nor inside an aggregate
// names 10: users::name_column
auto order_by(sqlite& db) {
#if WRONG == 10
    return db.all(select(users.role, count()).from(users).group_by(users.role).order_by(users.name));  // <- here 10
#else
    return db.all(select(users.role, count())
                      .from(users)
                      .group_by(users.role)
                      .order_by(desc(count()), users.role, min(users.name)));
#endif
}

// expect 11: mizzle: order_by() uses a column that is neither in group_by() nor inside an aggregate
// names 11: users::name_column
auto order_by_without_groups(sqlite& db) {
#if WRONG == 11
    return db.all(select(count()).from(users).order_by(desc(users.name)));  // <- here 11
#else
    return db.all(select(count()).from(users));
#endif
}

// expect 12: mizzle: the condition of inner_join() cannot use an aggregate; having() can, after group_by()
// names 12: functions::max
auto join(sqlite& db) {
#if WRONG == 12
    return db.all(select(users.name).from(users).inner_join(posts, max(posts.likes) > 3));  // <- here 12
#else
    return db.all(select(users.name).from(users).inner_join(posts, posts.likes > 3));
#endif
}

// expect 13: mizzle: an aggregate cannot hold another aggregate, unless it has over(...)
// names 13: functions::count
auto nested(sqlite& db) {
#if WRONG == 13
    return db.all(select(sum(count(users.id))).from(users));  // <- here 13
#else
    return db.all(select(sum(users.id)).from(users));
#endif
}

// expect 14: mizzle: the condition of left_join() cannot use an aggregate; having() can, after group_by()
// names 14: functions::max
auto left_join(sqlite& db) {
#if WRONG == 14
    return db.all(select(users.name).from(users).left_join(posts, max(posts.likes) > 3));  // <- here 14
#else
    return db.all(select(users.name).from(users).left_join(posts, posts.likes > 3));
#endif
}

// expect 15: mizzle: an aggregate cannot hold another aggregate, unless it has over(...)
// names 15: functions::sum, users::age_column
auto avg_of_sum(sqlite& db) {
#if WRONG == 15
    return db.all(select(avg(sum(users.age))).from(users));  // <- here 15
#else
    return db.all(select(avg(users.age), sum(users.age)).from(users));
#endif
}

// expect 16: mizzle: an aggregate cannot hold another aggregate, unless it has over(...)
// names 16: functions::sum, users::age_column
auto min_of_sum(sqlite& db) {
#if WRONG == 16
    return db.all(select(min(sum(users.age))).from(users));  // <- here 16
#else
    return db.all(select(min(users.age), sum(users.age)).from(users));
#endif
}

// expect 17: mizzle: an aggregate cannot hold another aggregate, unless it has over(...)
// names 17: functions::sum, users::age_column
auto max_of_sum(sqlite& db) {
#if WRONG == 17
    return db.all(select(max(sum(users.age))).from(users));  // <- here 17
#else
    return db.all(select(max(users.age), sum(users.age)).from(users));
#endif
}

// expect 18: mizzle: an aggregate cannot hold another aggregate, unless it has over(...)
// names 18: functions::sum, users::age_column
auto count_of_sum(sqlite& db) {
#if WRONG == 18
    return db.all(select(count(sum(users.age))).from(users));  // <- here 18
#else
    return db.all(select(count(users.age), sum(users.age)).from(users));
#endif
}

MIZZLE_NAME(initial)
MIZZLE_NAME(unheard_of)

// expect 19: mizzle: group_by() uses a name that no selected expression has; give it one by as(name)
auto by_an_unknown_name(sqlite& db) {
#if WRONG == 19
    return db.all(select(lower(users.name).as(initial)).from(users).group_by(unheard_of));  // <- here 19
#else
    return db.all(select(lower(users.name).as(initial)).from(users).group_by(initial));
#endif
}

// expect 20: mizzle: having() without group_by() is about all rows as one: select an aggregate of them
auto having_of_rows(sqlite& db) {
#if WRONG == 20
    return db.all(select(exists(select(posts.id).from(posts))).from(users).having(count() > 1));  // <- here 20
#else
    return db.all(select(max(users.name)).from(users).having(count() > 1));
#endif
}

// expect 21: mizzle: an aggregate in order_by() would make one row of all of them: add group_by(), or count in a
// names 21: max
auto rows_by_an_aggregate(sqlite& db) {
#if WRONG == 21
    return db.all(select(users.id).from(users).order_by(desc(max(users.age))));  // <- here 21
#else
    return db.all(select(users.id).from(users).group_by(users.id).order_by(desc(max(users.age))));
#endif
}
