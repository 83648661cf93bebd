// Trees of rows that are inserted, and that are read.
#include "schema.hpp"

#include <string_view>

MIZZLE_TABLE(ratings,
    (post_id, integer, not_null, references(posts.id)),
    (user_id, integer, not_null, references(users.id)),
    (stars,   integer, not_null))

MIZZLE_VIEW(readers, select(users.id, users.name).from(users))

MIZZLE_RELATIONS(users,
    (posts,     many(posts)),
    (liked,     many(posts).where(posts.likes > 1)),
    (namesakes, many(tags).on(tags.name == users.name)))
MIZZLE_RELATIONS(posts,
    (author, one(users).on(posts.user_id)),
    (labels, many(tags).through(post_tags)),
    (raters, many(users).through(ratings)))

constexpr auto plain = query(::users).with(relations::users.posts);

// expect 1: mizzle: insert_tree() takes a shape of tables and relations alone; where(), order_by(), limit(),
auto with_a_condition(sqlite& db) {
#if WRONG == 1
    const auto shape = query(::users).with(relations::users.posts.where(::posts.likes > 1));
#else
    const auto shape = query(::users).with(relations::users.posts);
#endif
    return insert_tree(db, shape, {{.email = "a", .name = "b"}});  // <- here 1
}

// expect 2: mizzle: insert_tree() takes a shape of tables and relations alone; where(), order_by(), limit(),
auto with_some_columns(sqlite& db) {
#if WRONG == 2
    const auto shape = query(::users).columns(::users.id).with(relations::users.posts);
#else
    const auto shape = query(::users).with(relations::users.posts);
#endif
    const std::vector<new_tree<decltype(shape)>> rows(2, {{.email = "a", .name = "b"}});
    return insert_tree(db, shape, rows);  // <- here 2
}

// expect 3: mizzle: insert_tree() takes relations that a foreign key ties; one of this shape is tied by on(condition)
// names 3: namesakes
auto by_condition(sqlite& db) {
#if WRONG == 3
    const auto shape = query(::users).with(relations::users.namesakes);
#else
    const auto shape = query(::users).with(relations::users.posts);
#endif
    return insert_tree(db, shape, {{.email = "a", .name = "b"}});  // <- here 3
}

// expect 4: mizzle: insert_tree() takes relations without where() in their declaration; one of this shape has it
// names 4: liked
auto filtered(sqlite& db) {
#if WRONG == 4
    const auto shape = query(::users).with(relations::users.liked.with(relations::posts.labels));
#else
    const auto shape = query(::users).with(relations::users.posts.with(relations::posts.labels));
#endif
    return insert_tree(db, shape, {{.email = "a", .name = "b"}});  // <- here 4
}

// expect 5: mizzle: insert_tree() cannot fill the table that a relation of this shape goes through: beside the two keys
// names 5: raters
auto junction_with_more(sqlite& db) {
#if WRONG == 5
    const auto shape = query(::posts).with(relations::posts.raters);
#else
    const auto shape = query(::posts).with(relations::posts.labels);
#endif
    return insert_tree(db, shape, {{.user_id = 1, .title = "t"}});  // <- here 5
}

// expect 6: mizzle: an insert must give every NOT NULL column without a default; the column left out is named in
// late 6: clang
// names 6: posts::title_column
auto column_left_out(sqlite& db) {
#if WRONG == 6
    return insert_tree(db, plain, {{.email = "a", .name = "b"}, {.posts = {{.body = "x"}}}});  // <- here 6
#else
    return insert_tree(db, plain, {{.email = "a", .name = "b"}, {.posts = {{.title = "x"}}}});
#endif
}

// expect 7: mizzle: insert_tree() takes a std::vector of new_tree<decltype(shape)>
auto other_rows(sqlite& db) {
#if WRONG == 7
    const std::vector<::users::new_row> rows;
#else
    const std::vector<new_tree<decltype(plain)>> rows;
#endif
    return insert_tree(db, plain, rows);  // <- here 7
}

// expect 8: mizzle: a tree of new rows has the shape of a query of a table that MIZZLE_TABLE declares
#if WRONG == 8
using of_a_view = new_tree<decltype(query(::readers))>;  // <- here 8
#else
using of_a_view = new_tree<decltype(query(::users))>;
#endif

// expect 9: mizzle: null is given for a column that is NOT NULL; give a value
// names 9: posts::title_column
auto null_below(sqlite& db) {
#if WRONG == 9
    return insert_tree(db, plain, {{.email = "a", .name = "b"}, {.posts = {{.title = null}}}});  // <- here 9
#else
    return insert_tree(db, plain, {{.email = "a", .name = "b"}, {.posts = {{.title = "t"}}}});
#endif
}

// expect 10: mizzle: the aggregate must have a member for each thing selected, in order and of its type
struct viewed_post {
    int id;
#if WRONG == 10
    std::string_view title;
#else
    std::string title;
#endif
};
struct author_of_viewed {
    int id;
    std::vector<viewed_post> posts;
};
auto tree_with_a_view(sqlite& db) {
    const auto posts_of = relations::users.posts.columns(::posts.id, ::posts.title);
    return db.all<author_of_viewed>(query(::users).columns(::users.id).with(posts_of));  // <- here 10
}

// expect 11: mizzle: a tree of new rows has the shape of a query of a table that MIZZLE_TABLE declares
// names 11: is_shape<relations::users::type_of_posts>
auto tree_of_a_relation(sqlite& db) {
#if WRONG == 11
    return insert_tree(db, relations::users.posts, {});  // <- here 11
#else
    return insert_tree(db, plain, {{.email = "a", .name = "b"}});
#endif
}
