// What stands in MIZZLE_CONSTRAINTS, MIZZLE_SCHEMA, MIZZLE_ENUM and the like. After most of these the compiler stops,
// which is an error more.
#include "tables.hpp"

MIZZLE_TABLE(rooms, (id, integer), (name, text), (house_id, integer))

// expect 1: mizzle: an index, a unique key or a check begins with its name in SQL, as text
// expect 1 gcc: template instantiation depth
// expect 1 clang: instantiating fold expression
// expect 2: mizzle: an index, a unique key or a check begins with its name in SQL, as text
// expect 2 gcc: template instantiation depth
// expect 2 clang: instantiating fold expression
// expect 3: mizzle: a comma is missing between the constraints of a table
// expect 3 gcc: template instantiation depth
// expect 3 clang: instantiating fold expression
// expect 4: mizzle: a table has a constraint or an index of this name twice
// expect 4 gcc: template instantiation depth
// expect 4 clang: instantiating fold expression
// expect 5: mizzle: a table has a constraint or an index of this name twice
// expect 5 gcc: template instantiation depth
// expect 5 clang: instantiating fold expression
// expect 6: mizzle: MIZZLE_CONSTRAINTS(table, ...) takes index(), unique_index(), unique(), check(), primary_key()
// expect 6 gcc: template instantiation depth
// expect 6 clang: instantiating fold expression
// expect 7: mizzle: after an index comes on(), where() or using_(), after unique() on() or nulls_not_distinct()
// expect 7 gcc: template instantiation depth
// expect 7 clang: instantiating fold expression
// expect 8: mizzle: MIZZLE_TABLE and its like stand in a namespace, not in a function
// expect 8 gcc: template instantiation depth
// expect 8 clang: instantiating fold expression
// expect 9: mizzle: MIZZLE_TABLE and its like stand in a namespace, not in a class
// expect 9 gcc: template instantiation depth
// expect 9 clang: instantiating fold expression
// expect 10: mizzle: a check is of one row: it has no aggregate, no window and no param<T>
// expect 11: mizzle: a check is of one row: it has no aggregate, no window and no param<T>
// expect 12: mizzle: the condition of an index is an expression that is boolean, such as users.age > 17
// expect 13: mizzle: the condition of an index is an expression that is boolean, such as users.age > 17
// expect 59: mizzle: an index, a unique key or a check begins with its name in SQL, as text
// expect 59 gcc: template instantiation depth
// expect 59 clang: instantiating fold expression
#if WRONG == 1
MIZZLE_CONSTRAINTS(rooms, index(rooms.name))  // <- here 1
#elif WRONG == 2
MIZZLE_CONSTRAINTS(rooms, check(rooms.id > 0))                                                         // <- here 2
#elif WRONG == 3
MIZZLE_CONSTRAINTS(rooms, index("a").on(rooms.name) index("b").on(rooms.id))  // <- here 3
#elif WRONG == 4
MIZZLE_CONSTRAINTS(rooms, index("a").on(rooms.name), index("a").on(rooms.id))  // <- here 4
#elif WRONG == 5
MIZZLE_CONSTRAINTS(rooms, foreign_key(rooms.house_id).references(users.id),  // <- here 5
                   foreign_key(rooms.house_id).references(users.id))
#elif WRONG == 6
MIZZLE_CONSTRAINTS(rooms, indx("a").on(rooms.name))  // <- here 6
#elif WRONG == 7
MIZZLE_CONSTRAINTS(rooms, index("a").columns(rooms.name))  // <- here 7
#elif WRONG == 8
void constrain() {
    MIZZLE_CONSTRAINTS(rooms, index("a").on(rooms.name))  // <- here 8
}
#elif WRONG == 9
struct house {
    MIZZLE_CONSTRAINTS(rooms, index("a").on(rooms.name))  // <- here 9
};
#elif WRONG == 10
MIZZLE_CONSTRAINTS(rooms, check("a", count(rooms.id) > 3))  // <- here 10
#elif WRONG == 11
MIZZLE_CONSTRAINTS(rooms, check("a", rooms.id > param<int>))  // <- here 11
#elif WRONG == 12
MIZZLE_CONSTRAINTS(rooms, index("a").on(rooms.name).where("id > 0"))  // <- here 12
#elif WRONG == 59
MIZZLE_CONSTRAINTS(rooms, index("").on(rooms.name))  // <- here 59
#elif WRONG == 13
MIZZLE_CONSTRAINTS(rooms, index("a").on(rooms.name).where(rooms.id))  // <- here 13
#else
MIZZLE_CONSTRAINTS(rooms, index("a").on(rooms.name).where(rooms.id > 0), unique("b").on(rooms.id),
                   check("c", rooms.id > 0), foreign_key(rooms.house_id).references(users.id))
#endif

// expect 14: mizzle: MIZZLE_SCHEMA(name, users, todos) takes a name of the schema's own and the names of tables
// expect 14 gcc: template instantiation depth
// expect 14 clang: instantiating fold expression
// expect 15: mizzle: MIZZLE_SCHEMA(name, users, todos) takes a name of the schema's own and the names of tables
// expect 15 gcc: template instantiation depth
// expect 15 clang: instantiating fold expression
// expect 16: mizzle: MIZZLE_SCHEMA(name, users, todos) takes a name of the schema's own and the names of tables
// expect 16 gcc: template instantiation depth
// expect 16 clang: instantiating fold expression
// expect 17: mizzle: this name is a table's already; a declaration begins with a name of its own
// expect 17 gcc: template instantiation depth
// expect 17 clang: instantiating fold expression
// expect 18: mizzle: MIZZLE_TABLE and its like stand in a namespace, not in a function
// expect 18 gcc: template instantiation depth
// expect 18 clang: instantiating fold expression
#if WRONG == 14
MIZZLE_SCHEMA(house, users posts)  // <- here 14
#elif WRONG == 15
MIZZLE_SCHEMA(house, "users")                                                                          // <- here 15
#elif WRONG == 16
MIZZLE_SCHEMA(house, {users, posts})                                          // <- here 16
#elif WRONG == 17
MIZZLE_SCHEMA(users, posts)                                                    // <- here 17
#elif WRONG == 18
void list(){
    MIZZLE_SCHEMA(house, users, posts)  // <- here 18
}
#else
MIZZLE_SCHEMA(house, users, ::posts)
#endif

// expect 19: mizzle: MIZZLE_ENUM(name, first, second) takes the enumerators' names alone
// expect 19 gcc: template instantiation depth
// expect 19 clang: instantiating fold expression
// expect 20: mizzle: MIZZLE_ENUM(name, first, second) takes the enumerators' names alone
// expect 20 gcc: template instantiation depth
// expect 20 clang: instantiating fold expression
// expect 21: mizzle: MIZZLE_ENUM(name, first, second) takes the enumerators' names alone
// expect 21 gcc: template instantiation depth
// expect 21 clang: instantiating fold expression
// expect 22: mizzle: an enum has two enumerators of one name
// expect 22 gcc: template instantiation depth
// expect 22 clang: instantiating fold expression
// expect 23: mizzle: MIZZLE_TABLE and its like stand in a namespace, not in a class
// expect 23 gcc: template instantiation depth
// expect 23 clang: instantiating fold expression
#if WRONG == 19
MIZZLE_ENUM(mood, good, default)  // <- here 19
#elif WRONG == 20
MIZZLE_ENUM(mood)                                                                                      // <- here 20
#elif WRONG == 21
MIZZLE_ENUM(mood, good, NULL)                                                 // <- here 21
#elif WRONG == 22
MIZZLE_ENUM(mood, good, bad, good)                                             // <- here 22
#elif WRONG == 23
struct person {
    MIZZLE_ENUM(mood, good, bad)  // <- here 23
};
#else
MIZZLE_ENUM(mood, good, bad, default_, )
#endif

// expect 24: mizzle: MIZZLE_SEQUENCE(name, ...) takes start(n), increment(n), minimum(n), maximum(n), cache(n)
// expect 24 gcc: template instantiation depth
// expect 24 clang: instantiating fold expression
// expect 25: mizzle: MIZZLE_SEQUENCE(name, ...) takes start(n), increment(n), minimum(n), maximum(n), cache(n)
// expect 25 gcc: template instantiation depth
// expect 25 clang: instantiating fold expression
// expect 26: mizzle: MIZZLE_SEQUENCE(name, ...) takes start(n), increment(n), minimum(n), maximum(n), cache(n)
// expect 26 gcc: template instantiation depth
// expect 26 clang: instantiating fold expression
// expect 27: mizzle: the numbers of a sequence go up or down: its increment is not 0
#if WRONG == 24
MIZZLE_SEQUENCE(numbers, begin(3))  // <- here 24
#elif WRONG == 25
MIZZLE_SEQUENCE(numbers, start = 3)                                                                    // <- here 25
#elif WRONG == 26
MIZZLE_SEQUENCE(numbers, start(3) increment(4))                               // <- here 26
#elif WRONG == 27
MIZZLE_SEQUENCE(numbers, increment(0))                                         // <- here 27
#else
MIZZLE_SEQUENCE(numbers, start(3), increment(-4), cycle, named("n").in("s"))
#endif

// expect 28: mizzle: a view is made of a select(...).from(...)
// expect 29: mizzle: MIZZLE_VIEW(name, select(...).from(...)) takes a select, whose columns are the view's
// expect 29 gcc: template instantiation depth
// expect 29 clang: instantiating fold expression
// expect 30: mizzle: MIZZLE_VIEW(name, select(...).from(...)) takes a select, whose columns are the view's
// expect 30 gcc: template instantiation depth
// expect 30 clang: instantiating fold expression
// expect 31: mizzle: a declaration begins with its name: an identifier, neither text, nor a macro, nor a word of C++
// expect 31 gcc: template instantiation depth
// expect 31 clang: instantiating fold expression
#if WRONG == 28
MIZZLE_VIEW(seen, users)  // <- here 28
#elif WRONG == 29
MIZZLE_VIEW(seen, "select id from users")                                                              // <- here 29
#elif WRONG == 30
MIZZLE_VIEW(seen, (id, integer), (name, text))                                // <- here 30
#elif WRONG == 31
MIZZLE_VIEW(class, select(users.id).from(users))                               // <- here 31
#else
MIZZLE_VIEW(seen, select(users.id).from(users))
#endif

// expect 32 gcc: does not give a valid preprocessing token
// expect 32: mizzle: a declaration begins with its name: an identifier, neither text, nor a macro, nor a word of C++
// expect 32 gcc: template instantiation depth
// expect 32 clang: instantiating fold expression
// expect 33: mizzle: a declaration begins with its name: an identifier, neither text, nor a macro, nor a word of C++
// expect 33 gcc: template instantiation depth
// expect 33 clang: instantiating fold expression
#if WRONG == 32
MIZZLE_NAME("total")  // <- here 32
#elif WRONG == 33
MIZZLE_NAME(new)                                                                                       // <- here 33
#else
MIZZLE_NAME(total)
#endif

// expect 36: mizzle: MIZZLE_FUNCTION(name, result(argument, ...)) takes the type of a function
// expect 36 gcc: template instantiation depth
// expect 36 clang: instantiating fold expression
// expect 37: mizzle: MIZZLE_FUNCTION(name, result(argument, ...)) takes the type of a function
// expect 37 gcc: template instantiation depth
// expect 37 clang: instantiating fold expression
// expect 38: mizzle: after its own name a declaration with _AS gives the one in SQL: named("Name")
// expect 38 gcc: template instantiation depth
// expect 38 clang: instantiating fold expression
#if WRONG == 36
MIZZLE_FUNCTION(similar, int, std::string)  // <- here 36
#elif WRONG == 37
MIZZLE_FUNCTION(similar, (std::string)->int)                                                           // <- here 37
#elif WRONG == 38
MIZZLE_FUNCTION_AS(similar, "similarity", int(std::string))  // <- here 38
#else
MIZZLE_FUNCTION_AS(similar, named("similarity"), int(std::string))
#endif

// expect 39: mizzle: this name is a table's already; a declaration begins with a name of its own
// expect 39 gcc: template instantiation depth
// expect 39 clang: instantiating fold expression
// expect 40: mizzle: MIZZLE_ALIAS(boss, users) takes a name of its own and then the table
// expect 40 gcc: template instantiation depth
// expect 40 clang: instantiating fold expression
#if WRONG == 39
MIZZLE_ALIAS(users, boss)  // <- here 39
#elif WRONG == 40
MIZZLE_ALIAS(boss, "users")                                                                            // <- here 40
#else
MIZZLE_ALIAS(boss, users)
#endif

// expect 41: mizzle: MIZZLE_TABLE and its like stand in a namespace, not in a class
// expect 41 gcc: template instantiation depth
// expect 41 clang: instantiating fold expression
// expect 42: mizzle: a table has columns: MIZZLE_TABLE(users, (id, integer, primary_key), (name, text))
// expect 42 gcc: template instantiation depth
// expect 42 clang: instantiating fold expression
// expect 43 gcc: does not give a valid preprocessing token
// expect 43 gcc: does not give a valid preprocessing
// expect 43 gcc: does not give a valid
// expect 43: mizzle: MIZZLE_TABLE begins with the table's name, an identifier
// expect 43 gcc: template instantiation depth
// expect 43 clang: instantiating fold expression
// expect 44 gcc: does not give a valid preprocessing token
// expect 44 gcc: does not give a valid preprocessing
// expect 44: mizzle: an entry of a table begins with the column's name, an identifier, and a comma
// expect 44 gcc: template instantiation depth
// expect 44 clang: instantiating fold expression
// expect 45 gcc: does not give a valid preprocessing token
// expect 45 gcc: does not give a valid preprocessing
// expect 45: mizzle: an entry of a table begins with the column's name, an identifier, and a comma
// expect 45 gcc: template instantiation depth
// expect 45 clang: instantiating fold expression
// expect 46: mizzle: table trees: the name of column (__null, integer) is a word of C++
// expect 47: mizzle: after its own name a declaration with _AS gives the one in SQL: named("Name")
// expect 47 gcc: template instantiation depth
// expect 47 clang: instantiating fold expression
// expect 48: mizzle: a table has one column that is primary_key; a key of several columns is declared by
// expect 48 gcc: template instantiation depth
// expect 48 clang: instantiating fold expression
#if WRONG == 41
struct garden {
    MIZZLE_TABLE(trees, (id, integer))  // <- here 41
};
#elif WRONG == 42
MIZZLE_TABLE(trees)                                                                                    // <- here 42
#elif WRONG == 43
MIZZLE_TABLE((id, integer), (name, text))                                     // <- here 43
#elif WRONG == 44
MIZZLE_TABLE(trees, (id, integer), (errno, integer))         // <- here 44
#elif WRONG == 45
MIZZLE_TABLE(trees, (id, integer), (EOF, integer))  // <- here 45
#elif WRONG == 46
MIZZLE_TABLE(trees, (id, integer), (NULL, integer))  // <- here 46
#elif WRONG == 47
MIZZLE_TABLE_AS(trees, "Trees", (id, integer))             // <- here 47
#elif WRONG == 48
MIZZLE_TABLE(trees, (id, integer, primary_key), (kind, integer, primary_key))  // <- here 48
#else
MIZZLE_TABLE_AS(trees, named("Trees"), (id, integer, primary_key), (kind, integer), (T, text), (field, text), (f, text),
                (get, text), (table, text), (text, text), (stdin, text))
#endif

// expect 49: mizzle: after the name in SQL MIZZLE_ENUM_AS takes each enumerator in parentheses of its own
// expect 49 gcc: template instantiation depth
// expect 49 clang: instantiating fold expression
// expect 50: mizzle: after the name in SQL MIZZLE_ENUM_AS takes each enumerator in parentheses of its own
// expect 50 gcc: template instantiation depth
// expect 50 clang: instantiating fold expression
// expect 51: mizzle: an enum has two enumerators of one name
// expect 51 gcc: template instantiation depth
// expect 51 clang: instantiating fold expression
// expect 52: mizzle: after its own name a declaration with _AS gives the one in SQL: named("Name")
// expect 52 gcc: template instantiation depth
// expect 52 clang: instantiating fold expression
#if WRONG == 49
MIZZLE_ENUM_AS(feeling, named("Feeling"), good, bad)  // <- here 49
#elif WRONG == 50
MIZZLE_ENUM_AS(feeling, named("Feeling"), (good, "so good"), (default, "as ever"))                     // <- here 50
#elif WRONG == 51
MIZZLE_ENUM_AS(feeling, named("Feeling"), (good, "good"), (good, "so good"))  // <- here 51
#elif WRONG == 52
MIZZLE_ENUM_AS(feeling, "Feeling", (good, "good"))           // <- here 52
#else
MIZZLE_ENUM_AS(feeling, named("Feeling"), (good, "so good"),
               (default_, "as \"ever\""
                          "!"))
#endif

// expect 53: mizzle: MIZZLE_SQL_OBJECT(name, "create trigger ...") takes its statement as text
// expect 54: mizzle: MIZZLE_SQL_OBJECT has a text that is empty, or two for the same database
// expect 55: mizzle: MIZZLE_SQL_OBJECT has a text that is empty, or two for the same database
// expect 56 gcc: does not give a valid preprocessing token
// expect 56: mizzle: a declaration begins with its name: an identifier, neither text, nor a macro, nor a word of C++
// expect 56 gcc: template instantiation depth
// expect 56 clang: instantiating fold expression
#if WRONG == 53
MIZZLE_SQL_OBJECT(noted, 3)  // <- here 53
#elif WRONG == 54
MIZZLE_SQL_OBJECT(noted, "")                                                                           // <- here 54
#elif WRONG == 55
MIZZLE_SQL_OBJECT(noted, sqlite("create view a"), sqlite("create view b"))    // <- here 55
#elif WRONG == 56
MIZZLE_SQL_OBJECT("noted", "create view noted as select 1")  // <- here 56
#else
MIZZLE_SQL_OBJECT(noted, "create view noted as select 1", postgres("create view noted as select 2"))
#endif

// expect 57: mizzle: the default is a number that the column's type cannot hold; a larger one is integer or bigint
// expect 58: mizzle: the default is a number that the column's type cannot hold; a larger one is integer or bigint
#if WRONG == 57
MIZZLE_TABLE(steps, (id, serial, primary_key), (count, smallint, default_value(70000)))  // <- here 57
#elif WRONG == 58
MIZZLE_TABLE(steps, (id, serial, primary_key), (count, integer, not_null, default_value(3000000000)))  // <- here 58
#else
MIZZLE_TABLE(steps, (id, serial, primary_key), (count, smallint, default_value(-32768)),
             (total, bigint, default_value(3000000000)))
#endif

// expect 60: mizzle: a declaration begins with its name: an identifier, neither text, nor a macro, nor a word of C++
// expect 60 gcc: template instantiation depth
// expect 60 clang: instantiating fold expression
// clang-format off
#if WRONG == 60
MIZZLE_VIEW(seen_60 select(users.id).from(users))  // <- here 60
#else
MIZZLE_VIEW(seen_60, select(users.id).from(users))
#endif
// clang-format on

// expect 61: mizzle: a declaration begins with its name: an identifier, neither text, nor a macro, nor a word of C++
// expect 61 gcc: template instantiation depth
// expect 61 clang: instantiating fold expression
// clang-format off
#if WRONG == 61
MIZZLE_FUNCTION(similar_61 int(std::string))  // <- here 61
#else
MIZZLE_FUNCTION(similar_61, int(std::string))
#endif
// clang-format on

// expect 62: mizzle: this name is a table's already
// expect 62 gcc: template instantiation depth
// expect 62 clang: instantiating fold expression
#if WRONG == 62
MIZZLE_SEQUENCE(users, start(3))  // <- here 62
#else
MIZZLE_SEQUENCE(users_numbers, start(3))
#endif
