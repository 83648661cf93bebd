// Each entry of a table is (name, type, modifiers...), in parentheses of its own.
#include "schema.hpp"

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
// expect 6 gcc: invalid return type
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
// expect 14: mizzle: MIZZLE_CONSTRAINTS takes index(), unique(), check(), primary_key(), foreign_key()
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
