// An insert gives every column that is NOT NULL and has no default.
#include "schema.hpp"

// expect 1: mizzle: an insert must give every NOT NULL column without a default; the column left out is named in
// names 1: posts::title_column
auto one_row(sqlite& db) {
#if WRONG == 1
    return db.run(insert_into(posts).values({.user_id = 1, .body = "b"}));  // <- here 1
#else
    return db.run(insert_into(posts).values({.user_id = 1, .title = "t", .body = "b"}));
#endif
}

// expect 2: mizzle: an insert must give every NOT NULL column without a default; the column left out is named in
// names 2: tags::name_column
auto many_rows(sqlite& db) {
#if WRONG == 2
    return db.run(insert_into(tags).values({{.name = "x"}, {.id = 7}}));  // <- here 2
#else
    return db.run(insert_into(tags).values({{.name = "x"}, {.id = 7, .name = "y"}}));
#endif
}

// expect 3: mizzle: an insert must give every NOT NULL column without a default; the column left out is named in
// names 3: posts::user_id_column
auto kept_row(sqlite& db) {
#if WRONG == 3
    posts::new_row post{.title = "t"};  // <- here 3
#else
    posts::new_row post{.user_id = 3, .title = "t"};
#endif
    return db.run(insert_into(posts).values(post));
}

// expect 4: mizzle: an insert must give every NOT NULL column without a default; values(...) leaves one out
// names 4: posts::title_column
auto assignments(sqlite& db) {
#if WRONG == 4
    return db.run(insert_into(posts).values(posts.user_id = 1, posts.body = "b"));  // <- here 4
#else
    return db.run(insert_into(posts).values(posts.user_id = 1, posts.title = "t", posts.body = "b"));
#endif
}

// expect 5: mizzle: default_values() needs a default for every NOT NULL column; this table has one without
// names 5: tags::name_column
auto defaults(sqlite& db) {
#if WRONG == 5
    return db.run(insert_into(tags).default_values());  // <- here 5
#else
    return db.run(insert_into(tags).values({.name = "x"}));
#endif
}
