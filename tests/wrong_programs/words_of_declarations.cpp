// Words of a declaration in a place that is not theirs, or with what they do not take. How else these may be written is
// in tests/schema/entry_text.cpp. After most the compiler stops, which is an error more.
#include "tables.hpp"

// expect 1: mizzle: enum_<E>, json<T>, jsonb<T>, array_of<T> and custom<T> take a C++ type in angle brackets
// expect 1 gcc: template instantiation depth
// expect 1 clang: instantiating fold expression
// expect 2: mizzle: references() takes one column, with a dot after its table: references(users.id)
// expect 2 gcc: template instantiation depth
// expect 2 clang: instantiating fold expression
// expect 3: mizzle: after references(users.id) comes .on_delete(action), .on_update(action) or .deferred()
// expect 3 gcc: template instantiation depth
// expect 3 clang: instantiating fold expression
// expect 4: mizzle: a column that is not_null cannot be set to null
// expect 4 gcc: template instantiation depth
// expect 4 clang: instantiating fold expression
// expect 5: mizzle: on_delete(cascade) and on_update(cascade) stand behind references() and a dot
// expect 5 gcc: template instantiation depth
// expect 5 clang: instantiating fold expression
// expect 6: mizzle: a column has one default: default_value(1)
// expect 6 gcc: template instantiation depth
// expect 6 clang: instantiating fold expression
// expect 7: mizzle: generated_as() takes SQL as text, in which columns have their names in SQL
// expect 7 gcc: template instantiation depth
// expect 7 clang: instantiating fold expression
// expect 8: mizzle: check(), index(), unique_index() and foreign_key() stand in MIZZLE_CONSTRAINTS(table, ...)
// expect 8 gcc: template instantiation depth
// expect 8 clang: instantiating fold expression
// expect 9: mizzle: a table cannot have this name in C++
// expect 9 gcc: template instantiation depth
// expect 9 clang: instantiating fold expression
#if WRONG == 1
MIZZLE_TABLE(lamps, (id, integer), (kept, json))  // <- here 1
#elif WRONG == 2
MIZZLE_TABLE(lamps, (id, integer), (user_id, integer, references(users::id)))  // <- here 2
#elif WRONG == 3
MIZZLE_TABLE(lamps, (id, integer), (user_id, integer, references(users.id).on_delete(null)))  // <- here 3
#elif WRONG == 4
MIZZLE_TABLE(lamps, (user_id, integer, not_null, references(users.id).on_delete(set_null)))  // <- here 4
#elif WRONG == 5
MIZZLE_TABLE(lamps, (user_id, integer, references(users.id), on_delete(cascade)))  // <- here 5
#elif WRONG == 6
MIZZLE_TABLE(lamps, (id, integer, default_value(1, 2)))            // <- here 6
#elif WRONG == 7
MIZZLE_TABLE(lamps, (watts, integer), (half, integer, generated_as(watts / 2)))  // <- here 7
#elif WRONG == 8
MIZZLE_TABLE(lamps, (watts, integer, check("watts", watts > 0)))  // <- here 8
#elif WRONG == 9
MIZZLE_TABLE(row, (watts, integer))  // <- here 9
#else
MIZZLE_TABLE_AS(lamps, named("row"), (watts, integer, default_value(1)), (kept, json<json_text>),
                (half, integer, generated_as("watts / 2")),
                (user_id, integer, references(users.id).on_delete(set_null).on_update(cascade).deferred()),
                (other_id, integer, not_null, references(::users.id).on_delete(cascade)))
#endif

// expect 10: mizzle: a column has one default, default_value(...) or default_now, or is serial or identity
// expect 11: mizzle: a default is a value, or SQL of no column
// expect 12: mizzle: collate() is for text
// expect 13: mizzle: the database computes this column; it has no default beside that
// expect 14: mizzle: the database computes this column; it cannot be a primary key, serial or identity
// expect 15: mizzle: what default_from() or on_update() calls gives a value of another kind than the column
// expect 16: mizzle: the value of default_value() is of another kind than the column
// expect 17: mizzle: the value of default_value() is of another kind than the column
#if WRONG == 10
MIZZLE_TABLE(doors, (id, serial, default_value(1)))  // <- here 10
#elif WRONG == 11
MIZZLE_TABLE(doors, (id, integer, default_value(users.age)))                   // <- here 11
#elif WRONG == 12
MIZZLE_TABLE(doors, (id, integer, collate("nocase")))                                         // <- here 12
#elif WRONG == 13
MIZZLE_TABLE(doors, (id, integer, generated_as("1"), default_from([] { return 1; })))        // <- here 13
#elif WRONG == 14
MIZZLE_TABLE(doors, (id, integer, primary_key, generated_as("1")))                 // <- here 14
#elif WRONG == 15
MIZZLE_TABLE(doors, (id, integer, on_update([] { return "x"; })))  // <- here 15
#elif WRONG == 16
MIZZLE_TABLE(doors, (made_on, date, default_value("2020-01-01")))                // <- here 16
#elif WRONG == 17
MIZZLE_TABLE(doors, (price, numeric(10, 2), default_value(1.5)))  // <- here 17
#else
MIZZLE_TABLE(doors, (id, serial, primary_key), (name, text, collate("nocase")), (twice, integer, generated_as("2")),
             (changed, integer, on_update([] { return 1; })), (made_on, date, default_value(sql("current_date"))),
             (price, numeric(10, 2), default_value(numeric("1.50"))))
#endif

// expect 18 gcc: 'pots' was not declared in this scope
// expect 18 gcc to 12: invalid return type
// expect 18 clang: use of undeclared identifier 'pots'
// expect 18: mizzle: MIZZLE_SCHEMA(name, ...) lists what is no table, view or sequence declared before it
// expect 19: mizzle: MIZZLE_SCHEMA(name, ...) takes tables, views and sequences, no columns and no aliases
// expect 20: mizzle: a view has two columns of one name; give one of them another by .as(name)
// expect 21: mizzle: MIZZLE_ALIAS(boss, users) takes a name of its own and then a table
// expect 22: mizzle: MIZZLE_FUNCTION takes C++ types of SQL types, such as int(std::string), or SQL types
// expect 23: mizzle: MIZZLE_FUNCTION(name, result(argument, ...)) takes the type of a function
// expect 23 gcc: template instantiation depth
// expect 23 clang: instantiating fold expression
// expect 24: mizzle: this is declared already
// expect 24 gcc: template instantiation depth
// expect 24 clang: instantiating fold expression
MIZZLE_NAME(height)
#if WRONG == 18
MIZZLE_SCHEMA(hall, users, pots)  // <- here 18
#elif WRONG == 19
MIZZLE_ALIAS(visitors, users)
MIZZLE_SCHEMA(hall, users, visitors)  // <- here 19
#elif WRONG == 20
MIZZLE_VIEW(hall, select(users.id, posts.id).from(users).cross_join(posts))                   // <- here 20
#elif WRONG == 21
MIZZLE_ALIAS(hall, users.name)                                                               // <- here 21
#elif WRONG == 22
MIZZLE_FUNCTION(hall, void(int))                                                   // <- here 22
#elif WRONG == 23
MIZZLE_FUNCTION(hall, text(integer))                               // <- here 23
#elif WRONG == 24
MIZZLE_NAME(height)                                                              // <- here 24
#else
MIZZLE_ALIAS(visitors, users)
MIZZLE_VIEW(heights, select(users.id, posts.id.as(height)).from(users).cross_join(posts))
MIZZLE_FUNCTION(length_of, int(const std::string&))
MIZZLE_SCHEMA(hall, users, heights)
#endif
