// Functions are called with the types that they are made for, and where the database has them.
#include "schema.hpp"

#include <mizzle/pool.hpp>
#include <mizzle/postgres.hpp>

#include <ranges>
#include <vector>

MIZZLE_TABLE(notes,
    (id,    serial,             primary_key),
    (body,  text,               not_null),
    (words, array_of<std::string>),
    (reals, array_of<double>),
    (doc,   jsonb<json_text>),
    (day,   date,               not_null),
    (clock, time,               not_null),
    (at,    timestamptz,        not_null))

MIZZLE_FUNCTION(levenshtein, int(std::string, std::string))

// expect 1: mizzle: floor() is for floating-point numbers and decimals; whole numbers are whole, and
// names 1: users::age_column
auto floor_of_integer(sqlite& db) {
#if WRONG == 1
    return db.all(select(floor(users.age)).from(users));  // <- here 1
#else
    return db.all(select(floor(users.score)).from(users));
#endif
}

// expect 2: mizzle: sqrt() takes numbers, integer or floating-point; cast<double>(expression) makes others
auto root_of_text(sqlite& db) {
#if WRONG == 2
    return db.all(select(sqrt(users.name)).from(users));  // <- here 2
#else
    return db.all(select(sqrt(users.age)).from(users));
#endif
}

// expect 3: mizzle: the operands of greatest() must be of one SQL type; cast one of them
auto greatest_of_two_types(sqlite& db) {
#if WRONG == 3
    return db.all(select(greatest(users.name, users.age)).from(users));  // <- here 3
#else
    return db.all(select(greatest(users.name, cast<std::string>(users.age))).from(users));
#endif
}

// expect 4: mizzle: left() takes text and how many of its characters
auto left_of_number(sqlite& db) {
#if WRONG == 4
    return db.all(select(left(users.age, 2)).from(users));  // <- here 4
#else
    return db.all(select(left(users.name, 2)).from(users));
#endif
}

// expect 5: mizzle: replace() takes three texts: where, what, by what
auto replace_by_number(sqlite& db) {
#if WRONG == 5
    return db.all(select(replace(users.name, "a", 1)).from(users));  // <- here 5
#else
    return db.all(select(replace(users.name, "a", "1")).from(users));
#endif
}

// expect 6: mizzle: extract() takes a part that the type has: a date has no hours, a time of day no days
// names 6: notes::day_column
auto hour_of_date(sqlite& db) {
#if WRONG == 6
    return db.all(select(extract<date_part::hour>(notes.day)).from(notes));  // <- here 6
#else
    return db.all(select(extract<date_part::hour>(notes.at)).from(notes));
#endif
}

// expect 7: mizzle: to a date or time an interval is added, such as std::chrono::hours(1), and to a date days; two of
auto timestamp_and_number(sqlite& db) {
#if WRONG == 7
    return db.all(select(notes.id).from(notes).where(notes.at < now() + 5));  // <- here 7
#else
    return db.all(select(notes.id).from(notes).where(notes.at < now() + std::chrono::days(5)));
#endif
}

// expect 8: mizzle: to a date or time an interval is added, such as std::chrono::hours(1), and to a date days; two of
auto date_from_timestamp(sqlite& db) {
#if WRONG == 8
    return db.all(select(notes.at - notes.day).from(notes));  // <- here 8
#else
    return db.all(select(date_of(notes.at) - notes.day).from(notes));
#endif
}

// expect 9: mizzle: date_trunc() is for timestamps, to a part from second to year, and dates, from day to year
auto truncated_time(sqlite& db) {
#if WRONG == 9
    return db.all(select(date_trunc<date_part::hour>(notes.clock)).from(notes));  // <- here 9
#else
    return db.all(select(date_trunc<date_part::hour>(notes.at)).from(notes));
#endif
}

// expect 10: mizzle: json_get() takes JSON, and the way to a part of it: keys as text, places as whole numbers
// names 10: notes::body_column
auto part_of_text(sqlite& db) {
#if WRONG == 10
    return db.all(select(json_get(notes.body, "a")).from(notes));  // <- here 10
#else
    return db.all(select(json_get(notes.doc, "a")).from(notes));
#endif
}

// expect 11: mizzle: json_object() takes keys, which are text, and values in turn; a value is a number, boolean, text,
auto object_of_timestamp(sqlite& db) {
#if WRONG == 11
    return db.all(select(json_object("at", notes.at)).from(notes));  // <- here 11
#else
    return db.all(select(json_object("at", notes.day)).from(notes));
#endif
}

// expect 12: mizzle: array_contains() takes an array, and another of the same type or a std::vector of its elements
auto contains_numbers(sqlite& db) {
#if WRONG == 12
    return db.all(select(array_contains(notes.words, std::vector{1})).from(notes));  // <- here 12
#else
    return db.all(select(array_contains(notes.words, std::vector<std::string>{"1"})).from(notes));
#endif
}

// expect 13: mizzle: any_of() and all_of() are compared with an expression or a value of the type of the array's
auto number_among_words(sqlite& db) {
#if WRONG == 13
    return db.all(select(notes.id).from(notes).where(notes.id == any_of(notes.words)));  // <- here 13
#else
    return db.all(select(notes.id).from(notes).where(notes.body == any_of(notes.words)));
#endif
}

// expect 14: mizzle: SQLite compares with an array as == any_of() and != all_of() only
#if WRONG == 14
auto less_than_any(sqlite& db) {
    return db.all(select(notes.id).from(notes).where(notes.body < any_of(notes.words)));  // <- here 14
}
#else
auto less_than_any(postgres& db) {
    return db.all(select(notes.id).from(notes).where(notes.body < any_of(notes.words)));
}
#endif

// expect 15: mizzle: SQLite has no regular expressions such as matches(); use like(), or declare a function that the
#if WRONG == 15
auto matching(sqlite& db) {
    return db.all(select(users.id).from(users).where(matches(users.name, "^a")));  // <- here 15
}
#else
auto matching(postgres& db) { return db.all(select(users.id).from(users).where(matches(users.name, "^a"))); }
#endif

// expect 16: mizzle: SQLite searches a column's words as they are alone: matches(to_tsvector<"simple">(column),
#if WRONG == 16
auto searched(sqlite& db) {
    return db.all(select(to_tsvector(users.name)).from(users));  // <- here 16
}
#else
auto searched(postgres& db) { return db.all(select(to_tsvector(users.name)).from(users)); }
#endif

// expect 17: mizzle: SQLite has no json_contains(); compare json_get_text() of each key
#if WRONG == 17
auto containing(sqlite& db) {
    return db.all(select(notes.id).from(notes).where(json_contains(notes.doc, json_text{"{}"})));  // <- here 17
}
#else
auto containing(postgres& db) {
    return db.all(select(notes.id).from(notes).where(json_contains(notes.doc, json_text{"{}"})));
}
#endif

// expect 18: mizzle: SQLite lacks this function of PostgreSQL's; compute it in the program, or declare a function that
// names 18: md5
#if WRONG == 18
auto hashed(sqlite& db) {
    return db.all(select(md5(users.name)).from(users));  // <- here 18
}
#else
auto hashed(postgres& db) { return db.all(select(md5(users.name)).from(users)); }
#endif

// expect 19: mizzle: the arguments of this function must be, in number and SQL type, those of its declaration; cast
// names 19: mizzle_function_levenshtein
auto distance_of_number(sqlite& db) {
#if WRONG == 19
    return db.all(select(levenshtein(users.name, users.age)).from(users));  // <- here 19
#else
    return db.all(select(levenshtein(users.name, "ada")).from(users));
#endif
}

// expect 20: mizzle: the arguments of this function must be, in number and SQL type, those of its declaration; cast
auto distance_of_one(sqlite& db) {
#if WRONG == 20
    return db.all(select(levenshtein(users.name)).from(users));  // <- here 20
#else
    return db.all(select(levenshtein(users.name, users.name)).from(users));
#endif
}

// expect 21: mizzle: the arguments of this function must be, in number and SQL type, those of its declaration; cast
auto distance_of_null(sqlite& db) {
#if WRONG == 21
    return db.all(select(levenshtein(users.name, null)).from(users));  // <- here 21
#else
    return db.all(select(levenshtein(users.name, users.nickname)).from(users));
#endif
}

// expect 22: mizzle: collated() is for text; cast<std::string>(expression) makes it so
auto collated_number(sqlite& db) {
#if WRONG == 22
    return db.all(select(users.id).from(users).order_by(collated<"nocase">(users.age)));  // <- here 22
#else
    return db.all(select(users.id).from(users).order_by(collated<"nocase">(users.name)));
#endif
}

// expect 23: mizzle: matches() of a tsvector takes a tsquery
auto found_text(postgres& db) {
#if WRONG == 23
    return db.all(select(users.id).from(users).where(matches(to_tsvector(users.name), users.name)));  // <- here 23
#else
    return db.all(select(users.id).from(users).where(matches(to_tsvector(users.name), to_tsquery("a"))));
#endif
}

// expect 24: mizzle: array_append() is not for floating-point numbers, which SQLite would round to 15 digits; set the
auto appended_real(sqlite& db) {
#if WRONG == 24
    return db.all(select(array_append(notes.reals, 1.5)).from(notes));  // <- here 24
#else
    return db.all(select(array_append(notes.words, "1.5")).from(notes));
#endif
}

// expect 25: mizzle: MIZZLE_FUNCTION takes C++ types of SQL types, such as int(std::string), or SQL types
struct unknown {};
#if WRONG == 25
MIZZLE_FUNCTION(strange, unknown(int))  // <- here 25
#else
MIZZLE_FUNCTION(strange, int(int))
#endif

// expect 32: mizzle: an array is given with its type: column = std::vector<std::string>{"a", "b"}
auto words_in_braces(sqlite& db) {
#if WRONG == 32
    return db.run(update(notes).set(notes.words = {"a", "b"}).where(notes.id == 1));  // <- here 32
#else
    return db.run(update(notes).set(notes.words = std::vector<std::string>{"a", "b"}).where(notes.id == 1));
#endif
}

// Statements that are sent with others are looked at as they are alone.

// expect 26: mizzle: an update or delete without where() would change every row; add where(), or all_rows() if that is
auto batch_of_an_unfiltered_update(postgres& db) {
#if WRONG == 26
    return db.batch(update(users).set(users.name = "x"));  // <- here 26
#else
    return db.batch(update(users).set(users.name = "x").all_rows());
#endif
}

// expect 27: mizzle: an update or delete without where() would change every row; add where(), or all_rows() if that is
auto batch_alone_of_an_unfiltered_delete(postgres& db) {
#if WRONG == 27
    return db.batch_alone(delete_from(users));  // <- here 27
#else
    return db.batch_alone(delete_from(users).all_rows());
#endif
}

// expect 28: mizzle: an update or delete without where() would change every row; add where(), or all_rows() if that is
auto unfiltered_updates(postgres& db, std::vector<int> ids) {
#if WRONG == 28
    const auto all = std::views::transform([](int) { return update(users).set(users.name = "x"); });
    return db.batch(ids | all);  // <- here 28
#else
    return db.batch(
        ids | std::views::transform([](int id) { return update(users).set(users.name = "x").where(users.id == id); }));
#endif
}

// expect 29: mizzle: an update or delete without where() would change every row; add where(), or all_rows() if that is
auto later_unfiltered(open_transaction<postgres>& tx) {
#if WRONG == 29
    return tx.later(delete_from(users));  // <- here 29
#else
    return tx.later(delete_from(users).all_rows());
#endif
}

// expect 30: mizzle: the arguments after the statement must be one for each param<T> in it, in order and of type T
auto later_without_argument(open_transaction<postgres>& tx) {
#if WRONG == 30
    return tx.later(delete_from(users).where(users.id == param<int>));  // <- here 30
#else
    return tx.later(delete_from(users).where(users.id == param<int>), 1);
#endif
}

// expect 31: mizzle: on() needs #include <mizzle/async.hpp>
auto executor_without_header(pool<postgres>& db, int& executor) {
#if WRONG == 31
    return db.on(executor);  // <- here 31
#else
    return (void)executor, db.statistics();
#endif
}
