// What is chosen at run time is chosen among what the compiler has checked.
#include "schema.hpp"

// expect 1: mizzle: order_by() uses a column whose table is not in from() or a join; join the table
// names 1: posts
auto sorted_by_another_table(sqlite& db, const std::string& names) {
#if WRONG == 1
    return db.all(select().from(users).order_by(sort_keys(users.name, posts.likes).parse(names)));  // <- here 1
#else
    return db.all(select().from(users).order_by(sort_keys(users.name, users.age).parse(names)));
#endif
}

// expect 2: mizzle: sort_keys() takes columns and key("name", expression), each perhaps in asc() or desc()
auto key_without_name() {
#if WRONG == 2
    return sort_keys(lower(users.name));  // <- here 2
#else
    return sort_keys(key("name", lower(users.name)));
#endif
}

// expect 3: mizzle: select() names a column whose table is not in from() or a join; join the table
auto choice_of_another_table(sqlite& db, const std::string& names) {
#if WRONG == 3
    return db.all(select(columns_of(names, users.name, posts.title)).from(users));  // <- here 3
#else
    return db.all(select(columns_of(names, users.name, users.age)).from(users));
#endif
}

// expect 4: mizzle: columns_of() takes names, and then columns and expressions that have a name of up to 63 characters;
auto choice_without_name(const std::string& names) {
#if WRONG == 4
    return columns_of(names, users.age + 1);  // <- here 4
#else
    return columns_of(names, (users.age + 1).as<"age">());
#endif
}

// expect 5: mizzle: beside columns_of() nothing else is selected; allow it there
auto choice_and_more(sqlite& db, const std::string& names) {
#if WRONG == 5
    return db.all(select(users.id, columns_of(names, users.name)).from(users));  // <- here 5
#else
    return db.all(select(columns_of(names, users.id, users.name)).from(users));
#endif
}

// expect 6: mizzle: after() looks for the order's keys in the row, which lacks one of them; select its column, or give
auto row_without_key(const posts::row& last) {
#if WRONG == 6
    return sort_by(users.name, users.id).after(last);  // <- here 6
#else
    return sort_by(posts.title, posts.id).after(last);
#endif
}

// expect 7: mizzle: after() takes a row, or a value for each key, in the order of the keys and of its type
auto too_few_values() {
#if WRONG == 7
    return sort_by(users.name, users.age, users.id).after("ada", 7);  // <- here 7
#else
    return sort_by(users.name, users.id).after("ada", 7);
#endif
}

// expect 8: mizzle: a dynamic<T> holds expressions of the SQL type of T; cast<T>(expression) makes one
auto text_as_number() {
#if WRONG == 8
    return dynamic<int>(users.name);  // <- here 8
#else
    return dynamic<int>(users.age);
#endif
}

// expect 9: mizzle: a dynamic<T> is put together at run time, so it takes values, not param<T>
auto parameter_inside() {
#if WRONG == 9
    return dynamic<int>(users.age + param<int>);  // <- here 9
#else
    return dynamic<int>(users.age + 1);
#endif
}

// expect 10: mizzle: the condition of left_join_if() takes values, not param<T>: it may not be there
auto parameter_of_a_join(bool on) {
#if WRONG == 10
    const auto written = posts.user_id == users.id && posts.id > param<int>;
    return select().from(users).left_join_if(on, posts, written);  // <- here 10
#else
    return select().from(users).left_join_if(on, posts, posts.user_id == users.id && posts.id > 3);
#endif
}

// expect 11: mizzle: none of the columns that may be selected has this C++ type
auto value_of_another_type(sqlite& db) {
    const auto row = db.one(select(columns_of("name", users.name, users.age)).from(users));
#if WRONG == 11
    return get<double>(row, "name");  // <- here 11
#else
    return get<std::string>(row, "name");
#endif
}

// expect 12: mizzle: columns_of() takes names, and then columns and expressions that have a name of up to 63
// characters;
auto columns_without_names(sqlite& db) {
#if WRONG == 12
    return db.all(select(columns_of(users.name, users.age)).from(users));  // <- here 12
#else
    return db.all(select(columns_of("name", users.name, users.age)).from(users));
#endif
}
