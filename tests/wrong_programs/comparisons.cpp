// Both sides of a comparison have SQL types that compare, and NULL is asked for by its name.
#include "schema.hpp"

// expect 1: mizzle: the two sides of this comparison have SQL types that do not compare; cast one of them
// names 1: users::name_column
auto text_with_number(sqlite& db) {
#if WRONG == 1
    return db.all(select().from(users).where(users.name == 5));  // <- here 1
#else
    return db.all(select().from(users).where(users.name == "5"));
#endif
}

// expect 2: mizzle: the two sides of this comparison have SQL types that do not compare; cast one of them
// names 2: posts::id_column
auto number_with_text(sqlite& db, const std::string& id) {
#if WRONG == 2
    return db.all(select().from(posts).where(posts.id == id));  // <- here 2
#else
    return db.all(select().from(posts).where(posts.id == std::stoi(id)));
#endif
}

// expect 3: mizzle: the two sides of this comparison have SQL types that do not compare; cast one of them
// names 3: posts::user_id_column, users::email_column
auto columns(sqlite& db) {
#if WRONG == 3
    return db.all(select().from(posts).inner_join(users, posts.user_id == users.email));  // <- here 3
#else
    return db.all(select().from(posts).inner_join(users, cast<std::string>(posts.user_id) == users.email));
#endif
}

// expect 4: mizzle: the column is boolean; give true, false or a bool
// names 4: users::is_active_column
auto boolean_with_number(sqlite& db) {
#if WRONG == 4
    return db.all(select().from(users).where(users.is_active == 1));  // <- here 4
#else
    return db.all(select().from(users).where(users.is_active == true));
#endif
}

// expect 5: mizzle: the column holds an enum; give a value of it, as in color::red
// names 5: users::role_column, color
auto enum_with_another(sqlite& db) {
#if WRONG == 5
    return db.all(select().from(users).where(users.role == color::red));  // <- here 5
#else
    return db.all(select().from(users).where(users.role == role::editor));
#endif
}

// expect 6: mizzle: the column holds an enum; give a value of it, as in color::red
// names 6: users::role_column
auto enum_with_text(sqlite& db) {
#if WRONG == 6
    return db.all(select().from(users).where("editor" == users.role));  // <- here 6
#else
    return db.all(select().from(users).where(role::editor == users.role));
#endif
}

// expect 7: mizzle: text is no time; write a value of the column's std::chrono type
// names 7: users::created_at_column
auto time_with_text(sqlite& db, timestamptz start) {
#if WRONG == 7
    return db.all(select().from(users).where(start < now() && users.created_at >= "2026-01-01"));  // <- here 7
#else
    return db.all(select().from(users).where(start < now() && users.created_at >= start));
#endif
}

// expect 8: mizzle: a comparison with NULL is never true in SQL; write column.is_null()
// names 8: users::nickname_column
auto with_null(sqlite& db) {
#if WRONG == 8
    return db.all(select().from(users).where(users.nickname == null));  // <- here 8
#else
    return db.all(select().from(users).where(users.nickname.is_null()));
#endif
}

// expect 9: mizzle: a comparison with NULL is never true in SQL; write column.is_null()
// names 9: users::nickname_column
auto null_with(sqlite& db) {
#if WRONG == 9
    return db.all(select().from(users).where(null != users.nickname));  // <- here 9
#else
    return db.all(select().from(users).where(users.nickname.is_not_null()));
#endif
}

// expect 10: mizzle: a comparison with an empty std::optional would never be true; give its value, or write column.is_
// names 10: users::nickname_column
auto with_optional(sqlite& db, const std::optional<std::string>& nickname) {
#if WRONG == 10
    return db.all(select().from(users).where(users.nickname == nickname));  // <- here 10
#else
    return db.all(select().from(users).where(users.nickname.is_not_distinct_from(nickname)));
#endif
}

// expect 11: mizzle: a comparison with an empty std::optional would never be true; give its value, or write column.is_
// names 11: users::age_column
auto optional_with(sqlite& db, std::optional<int> age) {
#if WRONG == 11
    return db.all(select().from(users).where(age < users.age));  // <- here 11
#else
    return db.all(select().from(users).where(*age < users.age));
#endif
}

// expect 12: mizzle: a comparison with NULL is never true in SQL; write column.is_null()
// names 12: users::age_column
auto with_nullopt(sqlite& db) {
#if WRONG == 12
    return db.all(select().from(users).where(users.age != std::nullopt));  // <- here 12
#else
    return db.all(select().from(users).where(users.age.is_not_null()));
#endif
}

// expect 13: mizzle: the bounds of between() have SQL types that do not compare with the expression; cast them
// names 13: users::age_column
auto between(sqlite& db) {
#if WRONG == 13
    return db.all(select().from(users).where(users.age.between(18, "65")));  // <- here 13
#else
    return db.all(select().from(users).where(users.age.between(18, 65)));
#endif
}

// expect 14: mizzle: the bounds of not_between() have SQL types that do not compare with the expression; cast them
// names 14: users::age_column
auto not_between(sqlite& db) {
#if WRONG == 14
    return db.all(select().from(users).where(users.age.not_between(null, 65)));  // <- here 14
#else
    return db.all(select().from(users).where(users.age.not_between(18, 65)));
#endif
}

// expect 15: mizzle: a value given to in() has a type that does not compare with the expression
// names 15: users::name_column
auto in(sqlite& db) {
#if WRONG == 15
    return db.all(select().from(users).where(users.name.in("ada", 7)));  // <- here 15
#else
    return db.all(select().from(users).where(users.name.in("ada", "bob")));
#endif
}

// expect 16: mizzle: a value given to in() has a type that does not compare with the expression
// names 16: users::id_column
auto in_list(sqlite& db, const std::vector<std::string>& ids, const std::vector<int>& numbers) {
#if WRONG == 16
    return db.all(select().from(users).where(users.age.in(numbers) && users.id.in(ids)));  // <- here 16
#else
    return db.all(select().from(users).where(users.name.in(ids) && users.id.in(numbers)));
#endif
}

// expect 17: mizzle: not_in() takes at least one value, a std::vector, which may be empty, or a select of one column
// names 17: users::id_column
auto not_in_nothing(sqlite& db) {
#if WRONG == 17
    return db.all(select().from(users).where(users.id.not_in()));  // <- here 17
#else
    return db.all(select().from(users).where(users.id.not_in(std::vector<int>{})));
#endif
}

// expect 18: mizzle: the two sides of is_distinct_from() have SQL types that do not compare; cast one of them
// names 18: users::age_column
auto distinct_from(sqlite& db) {
#if WRONG == 18
    return db.all(select().from(users).where(users.age.is_distinct_from("ada")));  // <- here 18
#else
    return db.all(select().from(users).where(users.age.is_distinct_from(null)));
#endif
}

// expect 19: mizzle: the two sides of is_not_distinct_from() have SQL types that do not compare; cast one of them
// names 19: users::age_column
auto not_distinct_from(sqlite& db, const std::optional<std::string>& age) {
#if WRONG == 19
    return db.all(select().from(users).where(users.age.is_not_distinct_from(age)));  // <- here 19
#else
    return db.all(select().from(users).where(users.nickname.is_not_distinct_from(age)));
#endif
}

// expect 20: mizzle: the operands of coalesce() must be of one SQL type; cast one of them
// names 20: users::nickname_column
auto coalesced(sqlite& db) {
#if WRONG == 20
    return db.all(select(coalesce(users.nickname, 7)).from(users));  // <- here 20
#else
    return db.all(select(coalesce(users.nickname, users.name)).from(users));
#endif
}

// expect 21: mizzle: the operands of nullif() must be of one SQL type; cast one of them
// names 21: users::nickname_column
auto nulled(sqlite& db) {
#if WRONG == 21
    return db.all(select(nullif(users.nickname, users.age)).from(users));  // <- here 21
#else
    return db.all(select(nullif(users.nickname, "")).from(users));
#endif
}

// expect 22: mizzle: the results of a case must be of one SQL type; cast one of them
// names 22: users::is_active_column
auto cases(sqlite& db) {
#if WRONG == 22
    return db.all(select(case_when(users.age > 17, "adult").when(users.is_active, 5)).from(users));  // <- here 22
#else
    return db.all(select(case_when(users.age > 17, "adult").when(users.is_active, "active")).from(users));
#endif
}

// expect 23: mizzle: the results of a case must be of one SQL type; cast one of them
// names 23: users::age_column
auto case_else_(sqlite& db) {
#if WRONG == 23
    return db.all(select(case_when(users.age > 17, "adult").else_(false)).from(users));  // <- here 23
#else
    return db.all(select(case_when(users.age > 17, "adult").else_(null)).from(users));
#endif
}

// expect 24: mizzle: the first result of a case must have a type; put null in else_()
// names 24: users::age_column
auto case_of_null(sqlite& db) {
#if WRONG == 24
    return db.all(select(case_when(users.age < 18, null).else_("adult")).from(users));  // <- here 24
#else
    return db.all(select(case_when(users.age >= 18, "adult").else_(null)).from(users));
#endif
}

// expect 25: mizzle: arithmetic takes numbers on both sides; text is joined by concat(a, b)
// names 25: users::name_column
auto joined_text(sqlite& db) {
#if WRONG == 25
    return db.all(select(users.name + "!").from(users));  // <- here 25
#else
    return db.all(select(concat(users.name, "!")).from(users));
#endif
}

// expect 26: mizzle: arithmetic takes numbers on both sides; text is joined by concat(a, b)
// names 26: posts::likes_column, users::name_column
auto sum_of_unlike(sqlite& db) {
#if WRONG == 26
    return db.all(select().from(users).cross_join(posts).where(posts.likes * users.name > 7));  // <- here 26
#else
    return db.all(select().from(users).cross_join(posts).where(posts.likes * users.age > 7));
#endif
}

// expect 27: mizzle: in() takes at least one value, a std::vector, which may be empty, or a select of one column
// names 27: users::id_column
auto in_nothing(sqlite& db) {
#if WRONG == 27
    return db.all(select().from(users).where(users.id.in()));  // <- here 27
#else
    return db.all(select().from(users).where(users.id.in(std::vector<int>{})));
#endif
}

// expect 28: mizzle: a value given to not_in() has a type that does not compare with the expression
// names 28: users::age_column
auto not_in_optional(sqlite& db, std::optional<int> age) {
#if WRONG == 28
    return db.all(select().from(users).where(users.age.not_in(1, age)));  // <- here 28
#else
    return db.all(select().from(users).where(users.age.not_in(1, age.value())));
#endif
}

// expect 29: mizzle: the result of a case must be an expression or a value that has an SQL type
// names 29: users::age_column, unknown
struct unknown {};
auto case_of_unknown(sqlite& db) {
#if WRONG == 29
    return db.all(select(case_when(users.age > 17, unknown{})).from(users));  // <- here 29
#else
    return db.all(select(case_when(users.age > 17, true)).from(users));
#endif
}
