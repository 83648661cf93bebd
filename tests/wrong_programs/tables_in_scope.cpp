// A column can be used where its table is in from() or a join.
#include "schema.hpp"

// expect 1: mizzle: select() names a column whose table is not in from() or a join; join the table
// names 1: posts::title_column
auto selected(sqlite& db) {
#if WRONG == 1
    return db.all(select(users.name, posts.title).from(users));  // <- here 1
#else
    return db.all(select(users.name, posts.title).from(users).inner_join(posts, posts.user_id == users.id));
#endif
}

// expect 2: mizzle: select() names a column whose table is not in from() or a join; join the table
// names 2: posts::likes_column
auto selected_inside_an_expression(sqlite& db) {
#if WRONG == 2
    return db.first(select(users.name, sum(posts.likes + 1)).from(users).group_by(users.id));  // <- here 2
#else
    return db.first(select(users.name, sum(posts.likes + 1))
                        .from(users)
                        .left_join(posts, posts.user_id == users.id)
                        .group_by(users.id));
#endif
}

// expect 3: mizzle: select() names a column whose table is not in from() or a join; join the table
// names 3: posts
auto selected_as_a_whole(sqlite& db) {
#if WRONG == 3
    return db.one(select(users, posts).from(users));  // <- here 3
#else
    return db.one(select(users, posts).from(users).cross_join(posts));
#endif
}

// expect 4: mizzle: select() names a column whose table is not in from() or a join; join the table
// names 4: users::name_column
auto selected_from_nowhere(sqlite& db) {
#if WRONG == 4
    return db.all(select(users.name));  // <- here 4
#else
    return db.all(select(users.name).from(users));
#endif
}

// expect 5: mizzle: where() uses a column whose table is not in from() or a join; join the table
// names 5: posts::likes_column
auto filtered(sqlite& db) {
#if WRONG == 5
    return db.all(select(users.name).from(users).where(users.age > 18 && posts.likes > 3));  // <- here 5
#else
    return db.all(select(users.name).from(users).cross_join(posts).where(users.age > 18 && posts.likes > 3));
#endif
}

// expect 6: mizzle: the condition of inner_join() uses a column whose table is not in from() or a join so far
// names 6: tags::id_column
auto joined(sqlite& db) {
#if WRONG == 6
    return db.all(select().from(posts).inner_join(post_tags, post_tags.tag_id == tags.id));  // <- here 6
#else
    return db.all(select().from(tags).inner_join(post_tags, post_tags.tag_id == tags.id));
#endif
}

// expect 7: mizzle: the condition of left_join() uses a column whose table is not in from() or a join so far
// names 7: tags::id_column
auto left_joined(sqlite& db) {
#if WRONG == 7
    return db.all(select().from(posts).left_join(post_tags, post_tags.tag_id == tags.id));  // <- here 7
#else
    return db.all(select().from(tags).left_join(post_tags, post_tags.tag_id == tags.id));
#endif
}

// expect 8: mizzle: this table is joined already
// names 8: posts
auto joined_twice(sqlite& db) {
#if WRONG == 8
    return db.all(select()
                      .from(users)
                      .left_join(posts, posts.user_id == users.id)
                      .inner_join(posts, posts.user_id == users.id));  // <- here 8
#else
    return db.all(select().from(users).left_join(posts, posts.user_id == users.id));
#endif
}

// expect 9: mizzle: group_by() uses a column whose table is not in from() or a join; join the table
// names 9: posts::user_id_column
auto grouped(sqlite& db) {
#if WRONG == 9
    return db.all(select(count()).from(users).group_by(posts.user_id));  // <- here 9
#else
    return db.all(select(count()).from(posts).group_by(posts.user_id));
#endif
}

// expect 10: mizzle: having() uses a column whose table is not in from() or a join; join the table
// names 10: posts::likes_column
auto filtered_groups(sqlite& db) {
#if WRONG == 10
    return db.all(select(users.id, count()).from(users).group_by(users.id).having(posts.likes > 3));  // <- here 10
#else
    return db.all(select(users.id, count()).from(users).group_by(users.id).having(users.age > 3));
#endif
}

// expect 11: mizzle: order_by() uses a column whose table is not in from() or a join; join the table
// names 11: posts::title_column
auto ordered(sqlite& db) {
#if WRONG == 11
    return db.all(select(users.name).from(users).order_by(users.id, desc(posts.title)));  // <- here 11
#else
    return db.all(select(users.name).from(users).order_by(users.id, desc(users.name)));
#endif
}

// expect 12: mizzle: select() without columns means those of every table; add from(table)
auto everything_from_nowhere(sqlite& db) {
#if WRONG == 12
    return db.all(select());  // <- here 12
#else
    return db.all(select().from(tags));
#endif
}

// expect 13: mizzle: order_by() uses a name that no selected expression has; give it one by as(name)
// names 13: mizzle_name_total
MIZZLE_NAME(total)
auto ordered_by_an_unknown_name(sqlite& db) {
#if WRONG == 13
    return db.all(select(posts.user_id, sum(posts.likes))
                      .from(posts)
                      .group_by(posts.user_id)
                      .order_by(desc(total)));  // <- here 13
#else
    return db.all(
        select(posts.user_id, sum(posts.likes).as(total)).from(posts).group_by(posts.user_id).order_by(desc(total)));
#endif
}

// What needs no table needs no from().
auto time_of_the_database(sqlite& db) { return db.one(select(now())); }

// expect 14: mizzle: inner_join() takes a table and a condition, such as posts.user_id == users.id
auto condition_behind_the_join(sqlite& db) {
#if WRONG == 14
    return db.all(select(users.id).from(users).inner_join(posts).on(posts.user_id == users.id));  // <- here 14
#else
    return db.all(select(users.id).from(users).inner_join(posts, posts.user_id == users.id));
#endif
}
