// A column that is NOT NULL is given a value.
#include "schema.hpp"

// expect 1: mizzle: null is given for a column that is NOT NULL; give a value
// names 1: tags::name_column
auto required_null(sqlite& db) {
#if WRONG == 1
    return db.run(insert_into(tags).values({.name = null}));  // <- here 1
#else
    return db.run(insert_into(tags).values({.name = "x"}));
#endif
}

// expect 2: mizzle: a std::optional is given for a column that is NOT NULL; give its value
// names 2: tags::name_column
auto required_optional(sqlite& db, const std::optional<std::string>& name) {
#if WRONG == 2
    return db.run(insert_into(tags).values({.name = name}));  // <- here 2
#else
    return db.run(insert_into(tags).values({.name = name.value()}));
#endif
}

// expect 3: mizzle: null is given for a column that is NOT NULL; give a value
// names 3: tags::name_column
auto required_nullopt(sqlite& db) {
#if WRONG == 3
    return db.run(insert_into(tags).values({.name = std::nullopt}));  // <- here 3
#else
    return db.run(insert_into(tags).values({.name = ""}));
#endif
}

// expect 4: mizzle: null is given for a column that is NOT NULL; leave it out or give a value
// names 4: posts::likes_column
auto defaulted_null(sqlite& db) {
#if WRONG == 4
    return db.run(insert_into(posts).values({.user_id = 1, .title = "x", .body = null, .likes = null}));  // <- here 4
#else
    return db.run(insert_into(posts).values({.user_id = 1, .title = "x", .body = std::nullopt}));
#endif
}

// expect 5: mizzle: a std::optional is given for a column that is NOT NULL; give its value
// names 5: posts::likes_column
auto defaulted_optional(sqlite& db, std::optional<int> likes, std::optional<std::string> body) {
#if WRONG == 5
    return db.run(insert_into(posts).values({.user_id = 1, .title = "x", .body = body, .likes = likes}));  // <- here 5
#else
    return db.run(insert_into(posts).values({.user_id = 1, .title = "x", .body = body, .likes = likes.value_or(0)}));
#endif
}

// expect 6: mizzle: null is given for a column that is NOT NULL; leave it out or give a value
// names 6: users::name_column
auto changed_to_null(sqlite& db) {
#if WRONG == 6
    return db.run(update(users).set({.name = null, .nickname = null}).where(users.id == 1));  // <- here 6
#else
    return db.run(update(users).set({.name = "x", .nickname = null}).where(users.id == 1));
#endif
}

// expect 7: mizzle: a std::optional is given for a column that is NOT NULL; give its value
// names 7: users::role_column
auto changed_to_optional(sqlite& db, std::optional<role> role, std::optional<int> age) {
#if WRONG == 7
    return db.run(update(users).set({.role = role, .age = age}).where(users.id == 1));  // <- here 7
#else
    return db.run(update(users).set({.role = role.value(), .age = age}).where(users.id == 1));
#endif
}

// expect 8: mizzle: null is assigned to a column that is NOT NULL; give a value
// names 8: users::name_column
auto assigned_null(sqlite& db) {
#if WRONG == 8
    return db.run(update(users).set(users.name = null).where(users.id == 1));  // <- here 8
#else
    return db.run(update(users).set(users.nickname = null).where(users.id == 1));
#endif
}

// expect 9: mizzle: a std::optional is assigned to a column that is NOT NULL; give its value
// names 9: users::name_column
auto assigned_optional(sqlite& db, const std::optional<std::string>& name) {
#if WRONG == 9
    return db.run(update(users).set(users.name = name).where(users.id == 1));  // <- here 9
#else
    return db.run(update(users).set(users.nickname = name).where(users.id == 1));
#endif
}

// expect 10: mizzle: null is assigned to a column that is NOT NULL; give a value
// names 10: users::score_column
auto assigned_nullopt(sqlite& db) {
#if WRONG == 10
    return db.run(update(users).set(users.score = std::nullopt).where(users.id == 1));  // <- here 10
#else
    return db.run(update(users).set(users.age = std::nullopt).where(users.id == 1));
#endif
}
