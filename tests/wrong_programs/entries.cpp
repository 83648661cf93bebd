// Each entry of a table is (name, type, modifiers...), in parentheses of its own.
#include "tables.hpp"

// expect 1: mizzle: table entries_1: (id, integer) (key, text) is not one entry (name, type, modifiers...)
#if WRONG == 1
MIZZLE_TABLE(entries_1, (id, integer) (key, text))  // <- here 1
#else
MIZZLE_TABLE(entries_1, (id, integer), (key, text))
#endif

// expect 2: mizzle: table entries_2: key text is not one entry (name, type, modifiers...)
#if WRONG == 2
MIZZLE_TABLE(entries_2, (id, integer), key text)  // <- here 2
#else
MIZZLE_TABLE(entries_2, (id, integer), (key, text))
#endif

// expect 3: mizzle: table entries_3: primary_key(id, key) is not one entry (name, type, modifiers...)
#if WRONG == 3
MIZZLE_TABLE(entries_3, (id, integer), (key, text), primary_key(id, key))  // <- here 3
#else
MIZZLE_TABLE(entries_3, (id, integer), (key, text))
MIZZLE_CONSTRAINTS(entries_3, primary_key(entries_3.id, entries_3.key))
#endif

// expect 4: mizzle: table entries_4: the name of column (class, text) is a word of C++, or row, new_row or changes
#if WRONG == 4
MIZZLE_TABLE(entries_4, (id, integer), (class, text))  // <- here 4
#else
MIZZLE_TABLE(entries_4, (id, integer), (class_, text, named("class")))
#endif

// expect 5: mizzle: table entries_5: the name of column (row, text) is a word of C++, or row, new_row or changes
#if WRONG == 5
MIZZLE_TABLE(entries_5, (id, integer), (row, text))  // <- here 5
#else
MIZZLE_TABLE(entries_5, (id, integer), (row_, text, named("row")))
#endif

// expect 6 gcc: 'strng' was not declared in this scope
// expect 6 gcc to 12: invalid return type
// expect 6 clang: use of undeclared identifier 'strng'
// expect 6: mizzle: a column's entry holds what is no SQL type or modifier, or is not written so
#if WRONG == 6
MIZZLE_TABLE(entries_6, (id, integer), (key, strng))  // <- here 6
#else
MIZZLE_TABLE(entries_6, (id, integer), (key, text))
#endif

// expect 8: mizzle: MIZZLE_TABLE(class, ...): this name is a word of C++ or of Mizzle
#if WRONG == 8
MIZZLE_TABLE(class, (id, integer), (key, text))  // <- here 8
#else
MIZZLE_TABLE_AS(entries_8, named("class"), (id, integer), (key, text))
#endif

MIZZLE_TABLE(keyed, (id, integer), (name, text), (parent_id, integer))

// expect 9: mizzle: an index is on columns or expressions, such as on(users.email, desc(users.id))
// expect 10: mizzle: unique(name).on() takes columns, such as users.id
// expect 11: mizzle: primary_key() takes columns, such as users.id
// expect 12: mizzle: foreign_key() takes columns, such as users.id
// expect 15: mizzle: references() takes columns, such as users.id
// expect 13: mizzle: check(name, condition) takes a condition, such as users.age > 17
// expect 14: mizzle: MIZZLE_CONSTRAINTS(table, ...) takes index(), unique_index(), unique(), check(), primary_key()
// expect 14 gcc: template instantiation depth
// expect 14 clang: instantiating fold expression
#if WRONG == 9
MIZZLE_CONSTRAINTS(keyed, index("i").on("name"))  // <- here 9
#elif WRONG == 10
MIZZLE_CONSTRAINTS(keyed, unique("i").on("name"))  // <- here 10
#elif WRONG == 11
MIZZLE_CONSTRAINTS(keyed, primary_key("id"))  // <- here 11
#elif WRONG == 12
MIZZLE_CONSTRAINTS(keyed, foreign_key("parent_id").references(keyed.id))  // <- here 12
#elif WRONG == 13
MIZZLE_CONSTRAINTS(keyed, check("c", "id > 0"))  // <- here 13
#elif WRONG == 14
MIZZLE_CONSTRAINTS(keyed, keyed.id)  // <- here 14
#elif WRONG == 15
MIZZLE_CONSTRAINTS(keyed, foreign_key(keyed.parent_id).references(keyed))  // <- here 15
#else
MIZZLE_CONSTRAINTS(keyed, index("i").on(keyed.name, desc(keyed.id)), unique("u").on(keyed.name),
                   foreign_key(keyed.parent_id).references(keyed.id), check("c", keyed.id > 0), primary_key(keyed.id))
#endif

// After these the compiler stops, which is an error more.

// expect 16: mizzle: a comma is missing in an entry of a table: (name, type, modifiers...)
// expect 16 gcc: template instantiation depth
// expect 16 clang: instantiating fold expression
#if WRONG == 16
MIZZLE_TABLE(entries_16, (id integer, primary_key), (key, text))  // <- here 16
#else
MIZZLE_TABLE(entries_16, (id, integer, primary_key), (key, text))
#endif

// expect 17: mizzle: a comma is missing in an entry of a table: (name, type, modifiers...)
// expect 17 gcc: template instantiation depth
// expect 17 clang: instantiating fold expression
#if WRONG == 17
MIZZLE_TABLE(entries_17, (id, integer primary_key), (key, text))  // <- here 17
#else
MIZZLE_TABLE(entries_17, (id, integer, primary_key), (key, text))
#endif

// expect 18: mizzle: an entry of a table begins with the column's name, an identifier, and a comma
// expect 18 gcc: template instantiation depth
// expect 18 clang: instantiating fold expression
#if WRONG == 18
MIZZLE_TABLE(entries_18, (first-name, text))  // <- here 18
#else
MIZZLE_TABLE(entries_18, (first_name, text, named("first-name")))
#endif

// expect 19: mizzle: an entry of a table begins with the column's name, an identifier, and a comma
// expect 19 gcc: template instantiation depth
// expect 19 clang: instantiating fold expression
#if WRONG == 19
MIZZLE_TABLE(entries_19, (2nd, text))  // <- here 19
#else
MIZZLE_TABLE(entries_19, (second, text, named("2nd")))
#endif

// expect 20: mizzle: an entry of a table begins with the column's name, an identifier, and a comma
// expect 20 gcc: pasting "MIZZLE_DETAIL_IS_" and ""id"" does not give a valid
// expect 20 gcc: does not give a valid preprocessing token
// expect 20 gcc: template instantiation depth
// expect 20 clang: instantiating fold expression
#if WRONG == 20
MIZZLE_TABLE(entries_20, ("id", text))  // <- here 20
#else
MIZZLE_TABLE(entries_20, (id, text))
#endif

// expect 21: mizzle: after a column's name comes its SQL type, such as integer, bigint, boolean or text; C++ types
// expect 21 gcc: template instantiation depth
// expect 21 clang: instantiating fold expression
#if WRONG == 21
MIZZLE_TABLE(entries_21, (name, std::string))  // <- here 21
#else
MIZZLE_TABLE(entries_21, (name, text))
#endif

// expect 22: mizzle: after a column's name comes its SQL type, such as integer, bigint, boolean or text; C++ types
// expect 22 gcc: template instantiation depth
// expect 22 clang: instantiating fold expression
#if WRONG == 22
MIZZLE_TABLE(entries_22, (id, int, not_null))  // <- here 22
#else
MIZZLE_TABLE(entries_22, (id, integer, not_null))
#endif

// expect 23: mizzle: a table has two columns of one name
// expect 23 gcc: template instantiation depth
// expect 23 clang: instantiating fold expression
#if WRONG == 23
MIZZLE_TABLE(entries_23, (id, integer), (name, text), (name, integer))  // <- here 23
#else
MIZZLE_TABLE(entries_23, (id, integer), (name, text), (name_2, integer))
#endif

// expect 24: mizzle: a table is not complete inside its own declaration: a key to the table itself is foreign_key(t.a)
// expect 24 gcc: template instantiation depth
// expect 24 clang: instantiating fold expression
#if WRONG == 24
MIZZLE_TABLE(entries_24, (id, integer, primary_key), (parent_id, integer, references(entries_24.id)))  // <- here 24
#else
MIZZLE_TABLE(entries_24, (id, integer, primary_key), (parent_id, integer))
MIZZLE_CONSTRAINTS(entries_24, foreign_key(entries_24.parent_id).references(entries_24.id))
#endif

// expect 25: mizzle: this SQL type stands without parentheses; varchar(n), char_(n) and numeric(p, s) have some
// expect 25 gcc: template instantiation depth
// expect 25 clang: instantiating fold expression
#if WRONG == 25
MIZZLE_TABLE(entries_25, (id, integer(11)))  // <- here 25
#else
MIZZLE_TABLE(entries_25, (id, integer))
#endif

// expect 26: mizzle: this modifier stands without parentheses in a column's entry
// expect 26 gcc: template instantiation depth
// expect 26 clang: instantiating fold expression
#if WRONG == 26
MIZZLE_TABLE(entries_26, (key, text, unique("x")))  // <- here 26
#else
MIZZLE_TABLE(entries_26, (key, text, unique))
#endif

// expect 27: mizzle: this modifier takes something in parentheses, such as default_value(1)
// expect 27 gcc: template instantiation depth
// expect 27 clang: instantiating fold expression
#if WRONG == 27
MIZZLE_TABLE(entries_27, (key, integer, default_value))  // <- here 27
#else
MIZZLE_TABLE(entries_27, (key, integer, default_value(1)))
#endif

// expect 28: mizzle: varchar(n) and char_(n) have one length, from 1
// expect 28 gcc: template instantiation depth
// expect 28 clang: instantiating fold expression
#if WRONG == 28
MIZZLE_TABLE(entries_28, (key, varchar(0)))  // <- here 28
#else
MIZZLE_TABLE(entries_28, (key, varchar(1)))
#endif

// expect 29: mizzle: varchar(n) and char_(n) have one length, from 1
// expect 29 gcc: template instantiation depth
// expect 29 clang: instantiating fold expression
#if WRONG == 29
MIZZLE_TABLE(entries_29, (key, numeric(2, 4)))  // <- here 29
#else
MIZZLE_TABLE(entries_29, (key, numeric(4, 2)))
#endif

// expect 30: mizzle: a column can be null unless it is not_null, so null is no modifier
// expect 30 gcc: template instantiation depth
// expect 30 clang: instantiating fold expression
#if WRONG == 30
MIZZLE_TABLE(entries_30, (key, text, null))  // <- here 30
#else
MIZZLE_TABLE(entries_30, (key, text))
#endif

// expect 31: mizzle: this is declared already
// expect 31 gcc: template instantiation depth
// expect 31 clang: instantiating fold expression
MIZZLE_TABLE(entries_31, (id, integer))
#if WRONG == 31
MIZZLE_TABLE(entries_31, (id, integer))  // <- here 31
#endif

// expect 32: mizzle: MIZZLE_TABLE and its like stand in a namespace, not in a function
// expect 32 gcc: template instantiation depth
// expect 32 clang: instantiating fold expression
#if WRONG == 32
void declare(){
    MIZZLE_TABLE(entries_32, (id, integer))  // <- here 32
    }
#else
MIZZLE_TABLE(entries_32, (id, integer))
#endif

// expect 33: mizzle: an entry of a table ends without a comma: (name, type, modifiers...)
// expect 33 gcc: template instantiation depth
// expect 33 clang: instantiating fold expression
#if WRONG == 33
    MIZZLE_TABLE(entries_33, (key, text, not_null, ))  // <- here 33
#else
MIZZLE_TABLE(entries_33, (key, text, not_null))
#endif

// expect 34: mizzle: after references(users.id) comes .on_delete(action), .on_update(action) or .deferred(), each once
// expect 34 gcc: template instantiation depth
// expect 34 clang: instantiating fold expression
#if WRONG == 34
        MIZZLE_TABLE(entries_34, (key, integer, references(users.id).on_delete(cascade).on_delete(restrict)))  // <- here 34
#else
MIZZLE_TABLE(entries_34, (key, integer, references(users.id).on_delete(cascade).on_update(restrict)))
#endif

// expect 35: mizzle: enum_<E>, json<T>, jsonb<T>, array_of<T> and custom<T> take a C++ type in angle brackets
// expect 35 gcc: template instantiation depth
// expect 35 clang: instantiating fold expression
#if WRONG == 35
             MIZZLE_TABLE(entries_35, (key, array_of<array_of<text>>))  // <- here 35
#else
MIZZLE_TABLE(entries_35, (key, array_of<std::string>))
#endif

// expect 36: mizzle: this is no modifier of a column; they are not_null, primary_key, unique, default_value(1)
// expect 36 gcc: template instantiation depth
// expect 36 clang: instantiating fold expression
// names 36: primarykey
#if WRONG == 36
                  MIZZLE_TABLE(entries_36, (key, integer, primarykey))  // <- here 36
#else
MIZZLE_TABLE(entries_36, (key, integer, primary_key))
#endif

// expect 37: mizzle: this is no modifier of a column; they are not_null, primary_key, unique, default_value(1)
// expect 37 gcc: template instantiation depth
// expect 37 clang: instantiating fold expression
#if WRONG == 37
                      MIZZLE_TABLE(entries_37, (key, integer, default(1)))  // <- here 37
#else
MIZZLE_TABLE(entries_37, (key, integer, default_value(1)))
#endif

// expect 38: mizzle: null is no default: a column is null where an insert gives none unless it is not_null
// expect 38 gcc: template instantiation depth
// expect 38 clang: instantiating fold expression
#if WRONG == 38
                          MIZZLE_TABLE(entries_38, (key, integer, default_value(NULL)))  // <- here 38
#else
MIZZLE_TABLE(entries_38, (key, integer))
#endif

// expect 39: mizzle: a time of the program's is no default of the database's: default_now is when the row is inserted
// expect 39 gcc: template instantiation depth
// expect 39 clang: instantiating fold expression
#if WRONG == 39
                              MIZZLE_TABLE(entries_39,  // <- here 39
             (key, timestamptz, default_value(std::chrono::system_clock::now())))
#else
MIZZLE_TABLE(entries_39, (key, timestamptz, default_now))
#endif

// expect 40: mizzle: this modifier stands without parentheses in a column's entry
// expect 40 gcc: template instantiation depth
// expect 40 clang: instantiating fold expression
#if WRONG == 40
                                      MIZZLE_TABLE(entries_40, (key, integer, not_null()))  // <- here 40
#else
MIZZLE_TABLE(entries_40, (key, integer, not_null))
#endif

// expect 41: mizzle: a table has two columns of one name
// expect 41 gcc: template instantiation depth
// expect 41 clang: instantiating fold expression
#if WRONG == 41
                                          MIZZLE_TABLE(entries_41,  // <- here 41
             (key, text, named("k")), (other, text, named("k")))
#else
MIZZLE_TABLE(entries_41, (key, text, named("other")), (other, text, named("key")))
#endif

// expect 42: mizzle: a column that is not_null cannot be set to null, nor to the default that it lacks
// expect 42 gcc: template instantiation depth
// expect 42 clang: instantiating fold expression
#if WRONG == 42
                                                   MIZZLE_TABLE(entries_42,  // <- here 42
             (key, integer, not_null, references(users.id).on_delete(set_default)))
#else
MIZZLE_TABLE(entries_42, (key, integer, not_null, default_value(1), references(users.id).on_delete(set_default)))
#endif

// expect 43: mizzle: varchar(n) and char_(n) have one length, from 1
// expect 43 gcc: template instantiation depth
// expect 43 clang: instantiating fold expression
// clang-format off
#if WRONG == 43
MIZZLE_TABLE(entries_43, (key, numeric(10, 2, 1)))  // <- here 43
#else
MIZZLE_TABLE(entries_43, (key, numeric(10, 2)))
#endif
// clang-format on

// expect 44: mizzle: named(), collate(), comment(), renamed_from() and generated_as() take one text each
// expect 44 gcc: template instantiation depth
// expect 44 clang: instantiating fold expression
// clang-format off
#if WRONG == 44
MIZZLE_TABLE(entries_44, (key, text, comment(5)))  // <- here 44
#else
MIZZLE_TABLE(entries_44, (key, text, comment("a, " "b")))
#endif
// clang-format on

// expect 45: mizzle: named(), collate(), comment(), renamed_from() and generated_as() take one text each
// expect 45 gcc: template instantiation depth
// expect 45 clang: instantiating fold expression
// clang-format off
#if WRONG == 45
MIZZLE_TABLE(entries_45, (key, text, named("a", "b")))  // <- here 45
#else
MIZZLE_TABLE(entries_45, (key, text, named("a\", b")))
#endif
// clang-format on

// expect 46: mizzle: after references(users.id) comes .on_delete(action), .on_update(action) or .deferred(), each once
// expect 46 gcc: template instantiation depth
// expect 46 clang: instantiating fold expression
// clang-format off
#if WRONG == 46
MIZZLE_TABLE(entries_46, (key, integer, references(users.id).on_delete()))  // <- here 46
#else
MIZZLE_TABLE(entries_46, (key, integer, references(users.id).on_delete(cascade)))
#endif
// clang-format on

// expect 47: mizzle: after references(users.id) comes .on_delete(action), .on_update(action) or .deferred(), each once
// expect 47 gcc: template instantiation depth
// expect 47 clang: instantiating fold expression
// clang-format off
#if WRONG == 47
MIZZLE_TABLE(entries_47, (key, integer, references(users.id).on_delete(cascade, restrict)))  // <- here 47
#else
MIZZLE_TABLE(entries_47, (key, integer, references(users.id).on_delete(cascade).deferred()))
#endif
// clang-format on

// expect 48: mizzle: after references(users.id) comes .on_delete(action), .on_update(action) or .deferred(), each once
// expect 48 gcc: template instantiation depth
// expect 48 clang: instantiating fold expression
// clang-format off
#if WRONG == 48
MIZZLE_TABLE(entries_48, (key, integer, references(users.id)->on_delete(cascade)))  // <- here 48
#else
MIZZLE_TABLE(entries_48, (key, integer, references(users.id).on_delete(restrict)))
#endif
// clang-format on

// expect 49: mizzle: an entry of a table begins with the column's name, and then comes its SQL type
// expect 49 gcc: template instantiation depth
// expect 49 clang: instantiating fold expression
// clang-format off
#if WRONG == 49
MIZZLE_TABLE(entries_49, (integer, id), (text, name))  // <- here 49
#else
MIZZLE_TABLE(entries_49, (id, integer), (date, text))
#endif
// clang-format on

// expect 50: mizzle: MIZZLE_TABLE begins with the table's name, an identifier
// expect 50 gcc: template instantiation depth
// expect 50 clang: instantiating fold expression
// clang-format off
#if WRONG == 50
MIZZLE_TABLE(entries_50 (id, integer), (key, text))  // <- here 50
#else
MIZZLE_TABLE(entries_50, (id, integer), (key, text))
#endif
// clang-format on

// expect 51: mizzle: this is declared already
// expect 51 gcc: template instantiation depth
// expect 51 clang: instantiating fold expression
// clang-format off
#if WRONG == 51
MIZZLE_TABLE(color, (id, integer), (key, text))  // <- here 51
#else
MIZZLE_TABLE_AS(colors, named("color"), (id, integer), (key, text))
#endif
// clang-format on

// expect 52: mizzle: after its own name a declaration with _AS gives the one in SQL: named("Name")
// expect 52 gcc: template instantiation depth
// expect 52 clang: instantiating fold expression
// clang-format off
#if WRONG == 52
MIZZLE_TABLE_AS(entries_52, named("a", "b"), (id, integer))  // <- here 52
#else
MIZZLE_TABLE_AS(entries_52, named("a, b"), (id, integer))
#endif
// clang-format on

// expect 53: mizzle: after its own name a declaration with _AS gives the one in SQL: named("Name")
// expect 53 gcc: template instantiation depth
// expect 53 clang: instantiating fold expression
// clang-format off
#if WRONG == 53
MIZZLE_TABLE_AS(entries_53, named(""), (id, integer))  // <- here 53
#else
MIZZLE_TABLE_AS(entries_53, named("a").in("b"), (id, integer))
#endif
                                                                                                                       // clang-format on
