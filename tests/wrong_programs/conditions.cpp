// A condition is boolean.
#include "schema.hpp"

// expect 1: mizzle: the condition of where() must be boolean; compare the expression with something
// names 1: users::age_column
auto where(sqlite& db) {
#if WRONG == 1
    return db.all(select().from(users).where(users.age));  // <- here 1
#else
    return db.all(select().from(users).where(users.is_active));
#endif
}

// expect 2: mizzle: where() takes a condition, such as column == value
auto where_bool(sqlite& db) {
#if WRONG == 2
    return db.all(select().from(users).where(true));  // <- here 2
#else
    return db.all(select().from(users));
#endif
}

// expect 3: mizzle: the condition of where() must be boolean; compare the expression with something
// names 3: users::name_column
auto update_where(sqlite& db) {
#if WRONG == 3
    return db.run(update(users).set(users.name = "x").where(users.name));  // <- here 3
#else
    return db.run(update(users).set(users.name = "x").where(users.name == "y"));
#endif
}

// expect 4: mizzle: where() takes a condition, such as column == value
auto delete_where(sqlite& db) {
#if WRONG == 4
    return db.run(delete_from(users).where("id = 3"));  // <- here 4
#else
    return db.run(delete_from(users).where(users.id == 3));
#endif
}

// expect 5: mizzle: the condition of having() must be boolean; compare the expression with something
// names 5: functions::count
auto having(sqlite& db) {
#if WRONG == 5
    return db.all(select(users.role).from(users).group_by(users.role).having(count()));  // <- here 5
#else
    return db.all(select(users.role).from(users).group_by(users.role).having(count() > 3));
#endif
}

// expect 6: mizzle: the condition of inner_join() must be boolean; compare the expression with something
// names 6: posts::user_id_column
auto inner_join(sqlite& db) {
#if WRONG == 6
    return db.all(select().from(users).inner_join(posts, posts.user_id));  // <- here 6
#else
    return db.all(select().from(users).inner_join(posts, posts.user_id == users.id));
#endif
}

// expect 7: mizzle: the condition of left_join() must be boolean; compare the expression with something
auto left_join(sqlite& db) {
#if WRONG == 7
    return db.all(select().from(users).left_join(posts, true));  // <- here 7
#else
    return db.all(select().from(users).left_join(posts, posts.user_id == users.id));
#endif
}

// expect 8: mizzle: both sides of && must be conditions; compare the expression with something
// names 8: users::age_column
auto conjunction(sqlite& db) {
#if WRONG == 8
    return db.all(select().from(users).where(users.is_active && users.age));  // <- here 8
#else
    return db.all(select().from(users).where(users.is_active && users.age > 17));
#endif
}

// expect 9: mizzle: both sides of || must be conditions; compare the expression with something
// names 9: users::age_column
auto disjunction(sqlite& db) {
#if WRONG == 9
    return db.all(select().from(users).where(users.is_active || users.age));  // <- here 9
#else
    return db.all(select().from(users).where(users.is_active || users.age > 17));
#endif
}

// expect 10: mizzle: both sides of && must be conditions; a bool of the program's goes into when(on, condition)
// names 10: users::is_active_column
auto conjunction_with_bool(sqlite& db, bool only_active) {
#if WRONG == 10
    return db.all(select().from(users).where(only_active && users.is_active));  // <- here 10
#else
    return db.all(select().from(users).where(when(only_active, users.is_active)));
#endif
}

// expect 11: mizzle: both sides of || must be conditions; a bool of the program's goes into when(on, condition)
// names 11: users::is_active_column
auto disjunction_with_bool(sqlite& db, bool all) {
#if WRONG == 11
    return db.all(select().from(users).where(users.is_active || all));  // <- here 11
#else
    return db.all(select().from(users).where(when(!all, users.is_active)));
#endif
}

// expect 12: mizzle: ! takes a condition; compare the expression with something
// names 12: users::age_column
auto negated(sqlite& db) {
#if WRONG == 12
    return db.all(select().from(users).where(!users.age));  // <- here 12
#else
    return db.all(select().from(users).where(!users.is_active));
#endif
}

// expect 13: mizzle: when() takes a condition; compare the expression with something
// names 13: users::age_column
auto when_(sqlite& db, bool on) {
#if WRONG == 13
    return db.all(select().from(users).where(when(on, users.age)));  // <- here 13
#else
    return db.all(select().from(users).where(when(on, users.age > 17)));
#endif
}

// expect 14: mizzle: case_when() takes a condition and a result; compare the expression with something
// names 14: users::age_column
auto case_(sqlite& db) {
#if WRONG == 14
    return db.all(select(case_when(users.age, "x")).from(users));  // <- here 14
#else
    return db.all(select(case_when(users.age > 17, "x")).from(users));
#endif
}

// expect 15: mizzle: when() takes a condition and a result; compare the expression with something
// names 15: users::age_column
auto second_case(sqlite& db) {
#if WRONG == 15
    return db.all(select(case_when(users.is_active, "x").when(users.age, "y")).from(users));  // <- here 15
#else
    return db.all(select(case_when(users.is_active, "x").when(users.age > 17, "y")).from(users));
#endif
}

// expect 16: mizzle: a condition is made of conditions; compare the expression with something
// names 16: users::age_column
auto run_time_condition(sqlite& db, bool adults) {
    condition where;
#if WRONG == 16
    if (adults) where &= users.age;  // <- here 16
#else
    if (adults) where &= users.age > 17;
#endif
    return db.all(select().from(users).where(where));
}

// expect 17: mizzle: a condition is put together at run time, so it takes values, not param<T>
// names 17: users::age_column, parameter<int>
auto run_time_parameter(sqlite& db, int age) {
#if WRONG == 17
    (void)age;
    condition where = users.age > param<int>;  // <- here 17
#else
    condition where = users.age > age;
#endif
    return db.all(select().from(users).where(where));
}

// expect 18: mizzle: where() comes once, right after do_update()
auto where_of_nothing(sqlite& db) {
#if WRONG == 18
    return db.run(
        insert_into(tags).values({.name = "x"}).on_conflict(tags.name).do_nothing().where(tags.id == 3));  // <- here 18
#else
    return db.run(
        insert_into(tags).values({.name = "x"}).on_conflict(tags.name).do_update(tags.name = "y").where(tags.id == 3));
#endif
}

// expect 19: mizzle: the condition of where() must be boolean; compare the expression with something
// names 19: tags::id_column
auto where_of_conflict(sqlite& db) {
#if WRONG == 19
    return db.run(insert_into(tags)
                      .values({.name = "x"})
                      .on_conflict(tags.name)
                      .do_update(tags.name = "y")
                      .where(tags.id));  // <- here 19
#else
    return db.run(
        insert_into(tags).values({.name = "x"}).on_conflict(tags.name).do_update(tags.name = "y").where(tags.id == 3));
#endif
}

// expect 20: mizzle: conditions are put together by &= and |=, not by +=
auto added_condition(sqlite& db) {
    condition where = users.age > 3;
#if WRONG == 20
    where += users.age < 9;  // <- here 20
#else
    where &= users.age < 9;
#endif
    return db.all(select(users.id).from(users).where(where));
}

// expect 21: mizzle: between() takes two bounds: between(low, high)
auto one_bound(sqlite& db) {
#if WRONG == 21
    return db.all(select(users.id).from(users).where(users.age.between(3)));  // <- here 21
#else
    return db.all(select(users.id).from(users).where(users.age.between(3, 9)));
#endif
}

// expect 22: mizzle: between() takes two bounds: between(low, high)
auto bounds_in_braces(sqlite& db) {
#if WRONG == 22
    return db.all(select(users.id).from(users).where(users.age.between({3, 9})));  // <- here 22
#else
    return db.all(select(users.id).from(users).where(users.age.between(3, 9)));
#endif
}
