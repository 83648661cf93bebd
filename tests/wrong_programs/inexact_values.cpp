// A value is stored exactly or not at all.
#include "schema.hpp"

#include <chrono>

// expect 1: mizzle: a double would lose digits in a column that is real; give a float, as 0.1F is
// names 1: users::score_column
auto double_into_real(sqlite& db) {
#if WRONG == 1
    return db.run(update(users).set(users.score = 0.1).where(users.id == 1));  // <- here 1
#else
    return db.run(update(users).set(users.score = 0.1F).where(users.id == 1));
#endif
}

// expect 2: mizzle: a floating-point number would lose its fraction in a column of integers; round it
// names 2: users::age_column
auto double_into_integer(sqlite& db) {
#if WRONG == 2
    return db.run(update(users).set({.age = 41.5}).where(users.id == 1));  // <- here 2
#else
    return db.run(update(users).set({.age = 41}).where(users.id == 1));
#endif
}

// expect 3: mizzle: text is no number; write it without quotes
// names 3: posts::user_id_column
auto text_into_integer(sqlite& db) {
#if WRONG == 3
    return db.run(insert_into(posts).values({.user_id = "1", .title = "x"}));  // <- here 3
#else
    return db.run(insert_into(posts).values({.user_id = 1L, .title = "x"}));
#endif
}

// expect 4: mizzle: the column is text; give a std::string, a std::string_view or text in double quotes
// names 4: users::nickname_column
auto integer_into_text(sqlite& db) {
#if WRONG == 4
    return db.run(update(users).set({.nickname = 7}).where(users.id == 1));  // <- here 4
#else
    return db.run(update(users).set({.nickname = "7"}).where(users.id == 1));
#endif
}

// expect 5: mizzle: the column is boolean; give true, false or a bool
// names 5: users::is_active_column
auto integer_into_boolean(sqlite& db) {
#if WRONG == 5
    return db.run(update(users).set({.is_active = 1}).where(users.id == 1));  // <- here 5
#else
    return db.run(update(users).set({.is_active = true}).where(users.id == 1));
#endif
}

// expect 6: mizzle: true and false are no numbers; give 1 or 0
// names 6: users::age_column
auto boolean_into_integer(sqlite& db) {
#if WRONG == 6
    return db.run(update(users).set(users.age = true).where(users.id == 1));  // <- here 6
#else
    return db.run(update(users).set(users.age = 1).where(users.id == 1));
#endif
}

// expect 7: mizzle: a floating-point number is no exact decimal; write numeric("12.50")
// names 7: users::balance_column
auto double_into_decimal(sqlite& db) {
#if WRONG == 7
    return db.run(update(users).set({.balance = 12.34}).where(users.id == 1));  // <- here 7
#else
    return db.run(update(users).set({.balance = mizzle::numeric::parse("12.34").value()}).where(users.id == 1));
#endif
}

// expect 8: mizzle: the column holds an enum; give a value of it, as in color::red
// names 8: users::role_column
auto another_enum(sqlite& db) {
#if WRONG == 8
    return db.run(update(users).set(users.role = color::red).where(users.id == 1));  // <- here 8
#else
    return db.run(update(users).set(users.role = role::author).where(users.id == 1));
#endif
}

// expect 9: mizzle: timestamptz takes a std::chrono::sys_time, such as system_clock::now() or sys_days(date)
// names 9: users::created_at_column
auto local_time_into_timestamptz(sqlite& db, std::chrono::local_seconds local, std::chrono::sys_seconds utc) {
#if WRONG == 9
    (void)utc;
    return db.run(update(users).set({.created_at = local}).where(users.id == 1));  // <- here 9
#else
    (void)local;
    return db.run(update(users).set({.created_at = utc}).where(users.id == 1));
#endif
}

// expect 10: mizzle: the column is text; give a std::string, a std::string_view or text in double quotes
// names 10: users::nickname_column
auto optional_of_another_type(sqlite& db, std::optional<int> number) {
#if WRONG == 10
    return db.run(update(users).set({.nickname = number}).where(users.id == 1));  // <- here 10
#else
    return db.run(update(users).set({.age = number}).where(users.id == 1));
#endif
}

// expect 11: mizzle: the expression has another SQL type than the column that it is assigned to; cast it
// names 11: users::name_column, users::age_column
auto expression_of_another_type(sqlite& db) {
#if WRONG == 11
    return db.run(update(users).set(users.name = users.age).where(users.id == 1));  // <- here 11
#else
    return db.run(update(users).set(users.name = cast<std::string>(users.age)).where(users.id == 1));
#endif
}

// expect 12: mizzle: the expression has another SQL type than the column that it is assigned to; cast it
// names 12: posts::user_id_column, parameter
auto parameter_of_another_type(sqlite& db) {
#if WRONG == 12
    return db.run(insert_into(posts).values(posts.user_id = param<std::string>, posts.title = "x"), "1");  // <- here 12
#else
    return db.run(insert_into(posts).values(posts.user_id = param<int>, posts.title = "x"), 1);
#endif
}

// expect 13 gcc: mizzle::detail::throw_usage_error(const char*)
// expect 13 clang: is not a constant expression
// names 13: mizzle: numeric(\"...\") takes a decimal number
auto digits_that_are_none(sqlite& db) {
#if WRONG == 13
    return db.run(update(users).set(users.balance = numeric("12,50")).where(users.id == 1));  // <- here 13
#else
    return db.run(update(users).set(users.balance = numeric("12.50")).where(users.id == 1));
#endif
}
