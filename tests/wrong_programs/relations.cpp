// Relations, and queries that ask for them.
#include "schema.hpp"

MIZZLE_TABLE(notes,
    (id,        serial,  primary_key),
    (post_id,   integer, not_null, references(posts.id)),
    (author_id, integer, references(users.id)),
    (editor_id, integer, references(users.id)))

MIZZLE_TABLE(people,
    (id,      serial, primary_key),
    (boss_id, integer),
    (team,    text))
MIZZLE_CONSTRAINTS(people,
    foreign_key(people.boss_id).references(people.id))

MIZZLE_RELATIONS(posts,
    (author, one(users)),
    (notes,  many(notes)),
    (labels, many(tags).through(post_tags)))

// expect 1: mizzle: relation users.labels: no foreign key ties the tables, or none on these columns; say on(condition)
#if WRONG == 1
MIZZLE_RELATIONS(users, (posts, many(posts)), (labels, many(tags)))  // <- here 1
#else
MIZZLE_RELATIONS(users, (posts, many(posts)), (labels, many(tags).on(tags.name == users.name)))
#endif

// expect 2: mizzle: relation notes.author: several foreign keys tie the tables; say which by on(columns)
#if WRONG == 2
MIZZLE_RELATIONS(notes, (author, one(users)))  // <- here 2
#else
MIZZLE_RELATIONS(notes, (author, one(users).on(notes.author_id)))
#endif

// expect 3: mizzle: relation tags.writers: the table it goes through has no foreign key to the target
#if WRONG == 3
MIZZLE_RELATIONS(tags, (writers, many(users).through(post_tags)))  // <- here 3
#else
MIZZLE_RELATIONS(tags, (writers, many(posts).through(post_tags)))
#endif

// expect 4: mizzle: relation people.boss_id: the table has a column of this name; rows have both as members
#if WRONG == 4
MIZZLE_RELATIONS(people, (boss_id, one(people)), (team_mates, many(people).on(people.team == outer(people.team))))  // <- here 4
#else
MIZZLE_RELATIONS(people, (boss, one(people)), (team_mates, many(people).on(people.team == outer(people.team))),
                 (anybody, many(people).on(people.team == people.team)))
#endif

// expect 5: mizzle: with() takes relations of this level's table; this one is another table's
auto relation_of_another_table(sqlite& db) {
#if WRONG == 5
    return db.all(query(users).with(relations::posts.notes));  // <- here 5
#else
    return db.all(query(posts).with(relations::posts.notes));
#endif
}

// expect 6: mizzle: with() takes relations, such as relations::users.todos
auto table_for_a_relation(sqlite& db) {
#if WRONG == 6
    return db.all(query(users).with(posts));  // <- here 6
#else
    return db.all(query(users).with(relations::users.posts));
#endif
}

// expect 7: mizzle: where() at this level of the query uses a column of another table
auto column_of_another_level(sqlite& db) {
#if WRONG == 7
    return db.all(query(users).with(relations::users.posts.where(users.id == 7)));  // <- here 7
#else
    return db.all(query(users).with(relations::users.posts.where(posts.user_id == 7)));
#endif
}

// expect 8: mizzle: order_by() at this level of the query uses a column of another table
auto order_by_another_level(sqlite& db) {
#if WRONG == 8
    return db.all(query(users).with(relations::users.posts).order_by(posts.id));  // <- here 8
#else
    return db.all(query(users).with(relations::users.posts).order_by(users.id));
#endif
}

// expect 9: mizzle: columns() takes columns of this level's table; other values are extras()
auto columns_of_another_table(sqlite& db) {
#if WRONG == 9
    return db.all(query(users).columns(posts.title));  // <- here 9
#else
    return db.all(query(users).columns(users.name));
#endif
}

// expect 10: mizzle: a relation stands once in with(); declare a second one for other rows of the same table
auto relation_twice(sqlite& db) {
#if WRONG == 10
    return db.all(
        query(users).with(relations::users.posts, relations::users.posts.where(posts.likes > 1)));  // <- here 10
#else
    return db.all(query(users).with(relations::users.posts, relations::users.labels));
#endif
}

// expect 11: mizzle: where() comes once at each level of a query; conditions are joined by &&
auto where_twice(sqlite& db) {
#if WRONG == 11
    return db.all(query(users).where(users.id == 1).where(users.age == 2));  // <- here 11
#else
    return db.all(query(users).where(users.id == 1 && users.age == 2));
#endif
}

// expect 12: mizzle: where() cannot use an aggregate; count(relation) and its like can stand there
auto aggregate_of_a_column(sqlite& db) {
#if WRONG == 12
    return db.all(query(users).where(count(posts.id) > 3 && users.id > 0));  // <- here 12
#else
    return db.all(query(users).where(count(relations::users.posts) > 3 && users.id > 0));
#endif
}

// expect 13: mizzle: where() uses a column whose table is not in from() or a join; join the table
auto exists_of_another_table(sqlite& db) {
#if WRONG == 13
    return db.all(select(users.id).from(users).where(exists(relations::posts.notes)));  // <- here 13
#else
    return db.all(select(posts.id).from(posts).where(exists(relations::posts.notes)));
#endif
}

// expect 14: mizzle: exists() takes a relation with where() at most
auto exists_with_a_limit(sqlite& db) {
#if WRONG == 14
    return db.all(query(users).where(exists(relations::users.posts.limit(3))));  // <- here 14
#else
    return db.all(query(users).where(exists(relations::users.posts)));
#endif
}

// expect 15: mizzle: sum() of a relation uses a column of another table than the relation's
auto sum_of_another_table(sqlite& db) {
#if WRONG == 15
    return db.all(query(users).extras(sum(relations::users.posts, users.age)));  // <- here 15
#else
    return db.all(query(users).extras(sum(relations::users.posts, posts.likes)));
#endif
}

// expect 16: mizzle: order_by() uses a name that no extra has; give it one by as(name)
MIZZLE_NAME(popularity)
auto order_by_a_name_of_nothing(sqlite& db) {
#if WRONG == 16
    return db.all(query(users).order_by(desc(popularity)));  // <- here 16
#else
    return db.all(
        query(users).extras(sum(relations::users.posts, posts.likes).as(popularity)).order_by(desc(popularity)));
#endif
}

// expect 17: mizzle: stream() takes a select; the rows of a query() and those related to them come together
auto stream_of_a_tree(sqlite& db) {
#if WRONG == 17
    for (const auto& row : db.stream(query(users).with(relations::users.posts))) static_cast<void>(row);  // <- here 17
#else
    for (const auto& row : db.all(query(users).with(relations::users.posts))) static_cast<void>(row);
#endif
}

// expect 18: mizzle: the aggregate must have a member for each thing selected, in order and of its type
// names 18: position<2>, member<std::vector<int
struct own_post {
    std::string title;
};
struct own_user {
    std::string name;
#if WRONG == 18
    std::vector<int> posts;
#else
    std::vector<own_post> posts;
#endif
};
auto aggregate_of_another_shape(sqlite& db) {
    return db.all<own_user>(  // <- here 18
        query(users).columns(users.name).with(relations::users.posts.columns(posts.title)));
}

// expect 19: mizzle: a condition in this relation's declaration uses a column of another table
auto declaration_without_outer(sqlite& db) {
#if WRONG == 19
    return db.all(query(people).with(relations::people.anybody));  // <- here 19
#else
    return db.all(query(people).with(relations::people.team_mates));
#endif
}

// expect 20: mizzle: with() takes relations, such as relations::users.todos
auto with_nothing(sqlite& db) {
#if WRONG == 20
    return db.all(query(users).with());  // <- here 20
#else
    return db.all(query(users));
#endif
}

// expect 21: mizzle: columns() takes the columns that are read; without it that is every column
auto no_columns(sqlite& db) {
#if WRONG == 21
    return db.all(query(users).columns());  // <- here 21
#else
    return db.all(query(users).columns(users.id));
#endif
}

// expect 22: mizzle: extras() takes expressions, each with a name by as(name)
auto extra_without_a_name(sqlite& db) {
#if WRONG == 22
    return db.all(query(users).extras(users.age + 1));  // <- here 22
#else
    return db.all(query(users).extras((users.age + 1).as<"next_age">()));
#endif
}

// expect 23: mizzle: query() takes one table; with(relations::users.posts) adds the rows that belong to its own
auto query_of_two(sqlite& db) {
#if WRONG == 23
    return db.all(query(users, posts));  // <- here 23
#else
    return db.all(query(users).with(relations::users.posts));
#endif
}

// expect 24: mizzle: sum() of a relation takes an expression of its table after it
auto sum_of_a_relation_alone(sqlite& db) {
#if WRONG == 24
    return db.all(query(users).extras(sum(relations::users.posts)));  // <- here 24
#else
    return db.all(query(users).extras(sum(relations::users.posts, posts.likes)));
#endif
}
