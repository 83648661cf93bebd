// A statement's parameters are given one by one, in order and of their types.
#include "schema.hpp"

constexpr auto by_age_and_name =
    select(users.id).from(users).where(users.age > param<int> && users.name == param<std::string>);

// expect 1: mizzle: the arguments after the statement must be one for each param<T> in it, in order and of type T
// names 1: parameter<int>
auto none_given(sqlite& db) {
#if WRONG == 1
    return db.all(by_age_and_name);  // <- here 1
#else
    return db.all(by_age_and_name, 17, "ada");
#endif
}

// expect 2: mizzle: the arguments after the statement must be one for each param<T> in it, in order and of type T
auto too_many(sqlite& db, const std::string& name) {
#if WRONG == 2
    return db.first(by_age_and_name, 17, name, 3);  // <- here 2
#else
    return db.first(by_age_and_name, 17, name);
#endif
}

// expect 3: mizzle: the arguments after the statement must be one for each param<T> in it, in order and of type T
auto in_another_order(sqlite& db) {
#if WRONG == 3
    return db.one(by_age_and_name, "ada", 17);  // <- here 3
#else
    return db.one(by_age_and_name, 17, "ada");
#endif
}

// expect 4: mizzle: the arguments after the statement must be one for each param<T> in it, in order and of type T
auto of_another_type(sqlite& db) {
#if WRONG == 4
    return db.stream(by_age_and_name, "17", "ada");  // <- here 4
#else
    return db.stream(by_age_and_name, 17, "ada");
#endif
}

// expect 5: mizzle: the arguments after the statement must be one for each param<T> in it, in order and of type T
auto optional_given(sqlite& db, std::optional<int> id) {
#if WRONG == 5
    return db.run(delete_from(users).where(users.id == param<int>), id);  // <- here 5
#else
    return db.run(delete_from(users).where(users.id == param<int>), id.value());
#endif
}

// expect 6: mizzle: the arguments after the statement must be one for each param<T> in it, in order and of type T
auto fraction_given(sqlite& db) {
#if WRONG == 6
    return db.run(delete_from(users).where(users.id == param<int>), 1.5);  // <- here 6
#else
    return db.run(delete_from(users).where(users.id == param<int>), 1);
#endif
}

// expect 7: mizzle: the two sides of this comparison have SQL types that do not compare; cast one of them
// names 7: users::name_column, parameter<int>
auto compared_with_another_type(sqlite& db) {
#if WRONG == 7
    return db.run(delete_from(users).where(users.name == param<int>), 1);  // <- here 7
#else
    return db.run(delete_from(users).where(users.id == param<int>), 1);
#endif
}

// expect 8: mizzle: param<T> takes the C++ type of an SQL type, such as int or std::string
// names 8: has_sql_type<char>
auto of_no_sql_type(sqlite& db) {
#if WRONG == 8
    return db.run(delete_from(users).where(users.name == param<char>), "x");  // <- here 8
#else
    return db.run(delete_from(users).where(users.name == param<std::string>), "x");
#endif
}
