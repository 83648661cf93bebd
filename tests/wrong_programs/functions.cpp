// Functions take the types that they are made for.
#include "schema.hpp"

// expect 1: mizzle: like() is for text; cast<std::string>(expression) makes it so
// names 1: users::age_column
auto like_of_number(sqlite& db) {
#if WRONG == 1
    return db.all(select().from(users).where(users.age.like("1%")));  // <- here 1
#else
    return db.all(select().from(users).where(cast<std::string>(users.age).like("1%")));
#endif
}

// expect 2: mizzle: not_like() is for text; cast<std::string>(expression) makes it so
// names 2: users::role_column
auto not_like_of_enum(sqlite& db) {
#if WRONG == 2
    return db.all(select().from(users).where(users.role.not_like("a%")));  // <- here 2
#else
    return db.all(select().from(users).where(users.name.not_like("a%")));
#endif
}

// expect 3: mizzle: the pattern of ilike() must be text
// names 3: users::name_column
auto like_number(sqlite& db) {
#if WRONG == 3
    return db.all(select().from(users).where(users.name.ilike(5)));  // <- here 3
#else
    return db.all(select().from(users).where(users.name.ilike("5")));
#endif
}

// expect 4: mizzle: the pattern of not_ilike() must be text
// names 4: users::name_column, users::age_column
auto like_column(sqlite& db) {
#if WRONG == 4
    return db.all(select().from(users).where(users.name.not_ilike(users.age)));  // <- here 4
#else
    return db.all(select().from(users).where(users.name.not_ilike(users.nickname)));
#endif
}

// expect 5: mizzle: sum() is for numbers
// names 5: users::name_column
auto sum_of_text(sqlite& db) {
#if WRONG == 5
    return db.all(select(sum(users.name)).from(users));  // <- here 5
#else
    return db.all(select(sum(users.age)).from(users));
#endif
}

// expect 6: mizzle: avg() is for numbers
// names 6: users::is_active_column
auto avg_of_boolean(sqlite& db) {
#if WRONG == 6
    return db.all(select(avg(users.is_active)).from(users));  // <- here 6
#else
    return db.all(select(avg(users.age)).from(users));
#endif
}

// expect 7: mizzle: lower() is for text; cast<std::string>(expression) makes it so
// names 7: users::age_column
auto lower_of_number(sqlite& db) {
#if WRONG == 7
    return db.all(select(lower(users.age)).from(users));  // <- here 7
#else
    return db.all(select(lower(users.name)).from(users));
#endif
}

// expect 8: mizzle: length() is for text; cast<std::string>(expression) makes it so
// names 8: users::age_column
auto length_of_number(sqlite& db) {
#if WRONG == 8
    return db.all(select(length(users.age)).from(users));  // <- here 8
#else
    return db.all(select(length(cast<std::string>(users.age))).from(users));
#endif
}

// expect 9: mizzle: abs() is for numbers
// names 9: users::name_column
auto abs_of_text(sqlite& db) {
#if WRONG == 9
    return db.all(select(abs(users.name)).from(users));  // <- here 9
#else
    return db.all(select(abs(users.age)).from(users));
#endif
}

// expect 10: mizzle: round() is for floating-point numbers; cast<double>(expression) makes it so
// names 10: users::age_column
auto round_of_integer(sqlite& db) {
#if WRONG == 10
    return db.all(select(round(users.age)).from(users));  // <- here 10
#else
    return db.all(select(round(users.score)).from(users));
#endif
}

// expect 11: mizzle: concat() joins text; cast<std::string>(expression) makes other types text
// names 11: users::name_column, users::age_column
auto concat_of_number(sqlite& db) {
#if WRONG == 11
    return db.all(select(concat(users.name, users.age)).from(users));  // <- here 11
#else
    return db.all(select(concat(users.name, cast<std::string>(users.age))).from(users));
#endif
}

// expect 12: mizzle: the minus sign takes a number
// names 12: users::name_column
auto minus_text(sqlite& db) {
#if WRONG == 12
    return db.all(select(-users.name).from(users));  // <- here 12
#else
    return db.all(select(-users.age).from(users));
#endif
}

// expect 13: mizzle: limit() takes a whole number or a param of one
auto limit_of_text(sqlite& db) {
#if WRONG == 13
    return db.all(select().from(users).limit("5"));  // <- here 13
#else
    return db.all(select().from(users).limit(5));
#endif
}

// expect 14: mizzle: limit() takes a whole number or a param of one
auto limit_of_fraction(sqlite& db) {
#if WRONG == 14
    return db.all(select().from(users).limit(2.5));  // <- here 14
#else
    return db.all(select().from(users).limit(2U));
#endif
}

// expect 15: mizzle: offset() takes a whole number or a param of one
// names 15: parameter<std::
auto offset_of_text_parameter(sqlite& db) {
#if WRONG == 15
    return db.all(select().from(users).limit(5).offset(param<std::string>), "5");  // <- here 15
#else
    return db.all(select().from(users).limit(5).offset(param<long>), 5);
#endif
}

// expect 16: mizzle: limit() takes a whole number or a param of one
auto limit_of_optional(sqlite& db, std::optional<int> limit) {
#if WRONG == 16
    return db.all(select().from(users).limit(limit));  // <- here 16
#else
    return db.all(select().from(users).limit(limit.value_or(50)));
#endif
}

// expect 17: mizzle: cast<T>() takes the C++ type of an SQL type
// names 17: users::age_column
struct unknown {};
auto cast_to_unknown(sqlite& db) {
#if WRONG == 17
    return db.all(select(cast<unknown>(users.age)).from(users));  // <- here 17
#else
    return db.all(select(cast<double>(users.age)).from(users));
#endif
}

// expect 18: mizzle: coalesce() takes what stands in the place of NULL, too: coalesce(column, value)
auto coalesce_of_one(sqlite& db) {
#if WRONG == 18
    return db.all(select(coalesce(users.age)).from(users));  // <- here 18
#else
    return db.all(select(coalesce(users.age, 0)).from(users));
#endif
}

// expect 19: mizzle: as<"name">() gives a name, which is not empty
auto empty_name(sqlite& db) {
#if WRONG == 19
    return db.all(select(count().as<"">()).from(users));  // <- here 19
#else
    return db.all(select(count().as<"all">()).from(users));
#endif
}

// expect 20: mizzle: cast<T>() knows no such values of this type: numbers are made of numbers, dates and times of
// names 20: users::age_column
auto date_of_number(sqlite& db) {
#if WRONG == 20
    return db.all(select(cast<mizzle::date>(users.age)).from(users));  // <- here 20
#else
    return db.all(select(cast<mizzle::date>(cast<std::string>(users.age)), cast<bool>(users.age)).from(users));
#endif
}
