// A select inside another statement.
#include "schema.hpp"

// expect 1: mizzle: where() uses a column whose table is not in from() or a join; join the table
auto column_of_the_statement_around(sqlite& db) {
#if WRONG == 1
    const auto written = select(posts.id).from(posts).where(posts.user_id == users.id);  // <- here 1
#else
    const auto written = select(posts.id).from(posts).where(posts.user_id == outer(users.id));
#endif
    return db.all(select(users.name).from(users).where(exists(written)));
}

// expect 2: mizzle: where() uses a column whose table is not in from() or a join; join the table
auto outer_column_that_is_not_there(sqlite& db) {
    const auto written = exists(select(posts.id).from(posts).where(posts.user_id == outer(users.id)));
#if WRONG == 2
    return db.all(select(posts.title).from(posts).where(written));  // <- here 2
#else
    return db.all(select(users.name).from(users).where(written));
#endif
}

// expect 3: mizzle: scalar() takes a select(...).from(...) of one column
auto scalar_of_two_columns(sqlite& db) {
#if WRONG == 3
    const auto latest = scalar(select(posts.user_id, posts.id).from(posts));  // <- here 3
#else
    const auto latest = scalar(select(max(posts.user_id)).from(posts));
#endif
    return db.all(select(users.id).from(users).where(users.id == latest));
}

// expect 4: mizzle: a value given to in() has a type that does not compare with the expression
auto in_select_of_another_type(sqlite& db) {
#if WRONG == 4
    return db.all(select(users.id).from(users).where(users.id.in(select(posts.title).from(posts))));  // <- here 4
#else
    return db.all(select(users.id).from(users).where(users.id.in(select(posts.user_id).from(posts))));
#endif
}

// expect 5: mizzle: exists() takes a select(...).from(...)
auto exists_without_a_table(sqlite& db) {
#if WRONG == 5
    return db.all(select(users.id).from(users).where(exists(select(posts.id))));  // <- here 5
#else
    return db.all(select(users.id).from(users).where(exists(select(posts.id).from(posts))));
#endif
}

// expect 6: mizzle: the select in in() uses a column that it does not read, or does not group
auto selects_a_column_that_is_not_read(sqlite& db) {
#if WRONG == 6
    return db.all(select(users.id).from(users).where(users.name.in(select(users.name).from(posts))));  // <- here 6
#else
    return db.all(select(users.id).from(users).where(users.name.in(select(posts.title).from(posts))));
#endif
}

// expect 7: mizzle: outer(column) is of a statement around a subquery, and there is none that far out
auto outer_without_a_subquery(sqlite& db) {
#if WRONG == 7
    return db.all(select(users.id).from(users).where(users.name == outer(users.name)));  // <- here 7
#else
    return db.all(select(users.id).from(users).where(
        exists(select(users.id).from(users).where(users.name == outer(users.name)))));
#endif
}

// expect 8: mizzle: outer(column) is of a statement around a subquery, and there is none that far out
auto outer_of_nothing(sqlite& db) {
#if WRONG == 8
    return db.all(select(users.id).from(users).where(  // <- here 8
        exists(select(posts.id).from(posts).where(posts.user_id == outer(outer(users.id))))));
#else
    return db.all(select(users.id).from(users).where(
        exists(select(posts.id).from(posts).where(posts.user_id == outer(users.id)))));
#endif
}

// expect 9: mizzle: with(...)(statement) takes a select, insert, update or delete, and query() reads tables
auto query_with_a_common_table(sqlite& db) {
    const auto named = cte<"named">(select(users.id).from(users).where(users.name == "ada"));
#if WRONG == 9
    return db.all(with(named)(query(users)));  // <- here 9
#else
    return db.all(with(named)(select(users.name).from(users).inner_join(named, named.id == users.id)));
#endif
}

// expect 10: mizzle: union_() stands between two selects: first.union_(second)
auto union_as_a_function(sqlite& db) {
    const auto first = select(users.name).from(users);
    const auto second = select(posts.title).from(posts);
#if WRONG == 10
    return db.all(union_(first, second));  // <- here 10
#else
    return db.all(first.union_(second));
#endif
}
