// Raw SQL stands in the program; text that is known at run time only is never SQL.
#include "schema.hpp"

// expect 1: is not a constant expression
auto run_time_text(sqlite& db, const std::string& order) {
#if WRONG == 1
    return db.all(select().from(users).order_by(sql(order.c_str())));  // <- here 1
#else
    return db.all(select().from(users).order_by(sql("nullif({}, nickname)", order)));
#endif
}

// expect 2: mizzle: sql("...") that is selected needs the C++ type of its value: sql<int>("...")
auto selected(sqlite& db) {
#if WRONG == 2
    return db.all(select(sql("abs(age)")).from(users));  // <- here 2
#else
    return db.all(select(sql<int>("abs(age)")).from(users));
#endif
}

// expect 3: mizzle: sql("...") that is returned needs the C++ type of its value: sql<int>("...")
auto returned(sqlite& db) {
#if WRONG == 3
    return db.all(delete_from(tags).where(tags.id == 1).returning(sql("rowid")));  // <- here 3
#else
    return db.all(delete_from(tags).where(tags.id == 1).returning(sql<long>("rowid")));
#endif
}

struct unknown {};

// expect 4: mizzle: sql<T>() takes the C++ type of an SQL type
// names 4: unknown
auto of_unknown_type(sqlite& db) {
#if WRONG == 4
    return db.all(select(sql<unknown>("abs(age)")).from(users));  // <- here 4
#else
    return db.all(select(sql<int>("abs(age)")).from(users));
#endif
}

// expect 5: mizzle: an operand of sql() must be an expression or a value that has an SQL type
// names 5: unknown
auto unknown_operand(sqlite& db) {
#if WRONG == 5
    return db.all(select(sql<int>("abs({})", unknown{})).from(users));  // <- here 5
#else
    return db.all(select(sql<int>("abs({})", 5)).from(users));
#endif
}
