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

// expect 6 gcc: the_text_needs_one_pair_of_braces_for_each_operand
// expect 6 clang: is not a constant expression
// names 6 clang: the_text_needs_one_pair_of_braces_for_each_operand
auto too_few_operands(sqlite& db) {
#if WRONG == 6
    return db.all(select(sql<int>("abs({}) + {}", users.age)).from(users));  // <- here 6
#else
    return db.all(select(sql<int>("abs({}) + {}", users.age, 1)).from(users));
#endif
}

// expect 7: is not a constant expression
auto run_time_statement(sqlite& db, const std::string& table) {
#if WRONG == 7
    return db.all(sql_statement<int>(("select count(*) from " + table).c_str()));  // <- here 7
#else
    return db.all(unsafe_sql_statement<int>("select count(*) from " + table));
#endif
}

// expect 8: mizzle: a row of sql_statement<Row>() is an aggregate of up to 24 members of C++ types that SQL has, the
struct of_unknown_members {
    int number;
    unknown other;
};
auto unknown_row(sqlite& db) {
#if WRONG == 8
    return db.all(sql_statement<of_unknown_members>("select 1, 2"));  // <- here 8
#else
    return db.all(sql_statement<int>("select 1"));
#endif
}

// expect 9: mizzle: this statement returns no rows; run() it, or add returning()
auto rows_of_nothing(sqlite& db) {
#if WRONG == 9
    return db.all(sql_statement("vacuum"));  // <- here 9
#else
    return db.run(sql_statement("vacuum"));
#endif
}

// expect 10 gcc: call to non-'constexpr' function 'void mizzle::detail::sql_text_must_not_hold_a_NUL_character()'
// expect 10 clang: is not a constant expression
// names 10: sql_text_must_not_hold_a_NUL_character
auto cut_text(sqlite& db) {
#if WRONG == 10
    return db.run(sql_statement("delete from users\0 where id = 1"));  // <- here 10
#else
    return db.run(sql_statement("delete from users where id = 1"));
#endif
}

MIZZLE_TABLE(offers, (id, integer, primary_key), (price, numeric(9, 2), not_null))

// expect 11: mizzle: raw SQL does not know how SQLite keeps decimals, as integers or text; pass it
auto decimal_in_text(sqlite& db) {
#if WRONG == 11
    return db.all(select(offers.id).from(offers).where(sql<bool>("{} > 5", offers.price)));  // <- here 11
#else
    return db.all(select(offers.id).from(offers).where(sql<bool>("{} > 5", cast<double>(offers.price))));
#endif
}

// expect 12: mizzle: raw SQL does not know how SQLite keeps decimals, as integers or text; pass it
auto decimal_from_text(sqlite& db) {
#if WRONG == 12
    return db.all(select(sql<numeric>("7.50")));  // <- here 12
#else
    return db.all(select(cast<numeric>(sql<std::string>("'7.50'"))));
#endif
}

// expect 13: mizzle: an operand of sql() must be an expression or a value that has an SQL type
auto operand_that_may_be_nothing(sqlite& db, const std::optional<std::string>& name) {
#if WRONG == 13
    return db.all(select(users.id).from(users).where(sql<bool>("name = {}", name)));  // <- here 13
#else
    return db.all(select(users.id).from(users).where(sql<bool>("name = {}", name.value_or("none"))));
#endif
}

// expect 14: mizzle: the result of a case must be an expression or a value that has an SQL type
auto result_that_may_be_nothing(sqlite& db, const std::optional<std::string>& name) {
#if WRONG == 14
    return db.all(select(case_when(users.age > 3, name)).from(users));  // <- here 14
#else
    return db.all(select(case_when(users.age > 3, name.value_or("none"))).from(users));
#endif
}

// expect 15: mizzle: sql() takes text that stands in the program, a literal, with {} for each value; unsafe_sql<T>(
auto text_made_at_run_time(sqlite& db, const std::string& text) {
#if WRONG == 15
    const auto made = sql<int>(text);  // <- here 15
#else
    const auto made = unsafe_sql<int>(text);
#endif
    return db.all(select(made).from(users));
}

// expect 16: mizzle: SQL text must not hold a NUL character, where a database would take it to end
// names 16: emptied
#if WRONG == 16
MIZZLE_SQL_OBJECT(emptied, "delete from users\0 where id = 1")  // <- here 16
#else
MIZZLE_SQL_OBJECT(emptied, "delete from users where id = 1")
#endif

// expect 17 gcc: call to non-'constexpr' function 'void mizzle::detail::sql_text_must_not_hold_a_NUL_character()'
// expect 17 gcc to 12: invalid return type
// expect 17 gcc to 12: mizzle: a column's entry holds what is no SQL type or modifier, or is not written so: (name,
// expect 17 clang: call to consteval function 'mizzle::detail::declared_sql::declared_sql<char[8]>' is not a constant
// expect 17 clang: call to consteval function 'mizzle::detail::declaration_words::generated_as' is not a constant
// late 17: clang
// names 17: sql_text_must_not_hold_a_NUL_character
#if WRONG == 17
MIZZLE_TABLE(cut, (id, integer), (twice, integer, generated_as("id\0 * 2")))  // <- here 17
#else
MIZZLE_TABLE(cut, (id, integer), (twice, integer, generated_as("id * 2")))
#endif

// expect 18 gcc: call to non-'constexpr' function 'void mizzle::detail::sql_text_must_not_hold_a_NUL_character()'
// expect 18 clang: call to consteval function 'mizzle::detail::comment_text::comment_text<char[16]>' is not a constant
// names 18: sql_text_must_not_hold_a_NUL_character
auto commented_in_part(sqlite& db) {
#if WRONG == 18
    return db.all(select(tags.id).from(tags).comment("nightly\0 report"));  // <- here 18
#else
    return db.all(select(tags.id).from(tags).comment("nightly report"));
#endif
}
