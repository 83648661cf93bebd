// What a declaration says must make sense to a database. GCC shows the first line of a macro's use.
#include "tables.hpp"

// expect 1: mizzle: a column and the one it references must have the same type
// names 1: users::email_column
#if WRONG == 1
MIZZLE_TABLE(comments,  // <- here 1
    (id,      serial,  primary_key),
    (user_id, integer, not_null, references(users.email)))
#else
MIZZLE_TABLE(comments,
    (id,      serial,  primary_key),
    (user_id, integer, not_null, references(users.id)))
#endif

// expect 2: mizzle: a foreign key's columns and those it references must be of the same number and types
// names 2: comments::user_id_column, users::email_column
// expect 3: mizzle: a foreign key's columns and those it references must be of the same number and types
// names 3: comments::user_id_column, post_tags::tag_id_column
#if WRONG == 2
MIZZLE_CONSTRAINTS(comments,  // <- here 2 gcc
    foreign_key(comments.user_id).references(users.email))  // <- here 2 clang
#elif WRONG == 3
MIZZLE_CONSTRAINTS(comments,  // <- here 3 gcc
    foreign_key(comments.user_id).references(post_tags.post_id, post_tags.tag_id))  // <- here 3 clang
#else
MIZZLE_CONSTRAINTS(comments,
    foreign_key(comments.user_id).references(users.id))
#endif

// expect 4: mizzle: default_now is for dates and times
// names 4: types::text
// expect 5: mizzle: the database computes this column; it has no default beside that
// names 5: types::integer
#if WRONG == 4
MIZZLE_TABLE(documents,  // <- here 4
    (id,         serial,  primary_key),
    (created_at, text,    not_null, default_now),
    (pages,      integer, not_null, default_value(0)))
#elif WRONG == 5
MIZZLE_TABLE(documents,  // <- here 5
    (id,         serial,  primary_key),
    (pages,      integer, not_null, default_value(0)),
    (sheets,     integer, generated_as("(pages + 1) / 2"), default_value(0)))
#else
MIZZLE_TABLE(documents,
    (id,         serial,      primary_key),
    (created_at, timestamptz, not_null, default_now),
    (pages,      integer,     not_null, default_value(0)),
    (sheets,     integer,     generated_as("(pages + 1) / 2")))
#endif

// expect 6: mizzle: the condition of a check must be boolean; compare the expression with something
// names 6: documents::pages_column
#if WRONG == 6
MIZZLE_CONSTRAINTS(documents,  // <- here 6 gcc
    check("documents_pages", documents.pages))  // <- here 6 clang
#else
MIZZLE_CONSTRAINTS(documents,
    check("documents_pages", documents.pages > 0))
#endif

// expect 7: mizzle: the value of default_value() is of another kind than the column: it takes a value of the
// names 7: types::integer
#if WRONG == 7
MIZZLE_TABLE(notes,  // <- here 7
    (id,     serial,  primary_key),
    (length, integer, not_null, default_value("none")))
#else
MIZZLE_TABLE(notes,
    (id,     serial,  primary_key),
    (length, integer, not_null, default_value(0)))
#endif

// expect 8: mizzle: a table has one column that is primary_key; a key of several columns is declared by
// expect 8 gcc: template instantiation depth
// expect 8 clang: instantiating fold expression
#if WRONG == 8
MIZZLE_TABLE(pairs,  // <- here 8
    (a, integer, primary_key),
    (b, integer, primary_key))
#else
MIZZLE_TABLE(pairs,
    (a, integer, not_null),
    (b, integer, not_null))

MIZZLE_CONSTRAINTS(pairs,
    primary_key(pairs.a, pairs.b))
#endif

// expect 9: mizzle: after a column's name comes its SQL type, such as integer or text, and then modifiers; C++ types
#if WRONG == 9
MIZZLE_TABLE(entries_9, (key, not_null, text))  // <- here 9
#else
MIZZLE_TABLE(entries_9, (key, text, not_null))
#endif

// expect 10: mizzle: a column has one SQL type, and after it modifiers, such as not_null or default_value(1)
#if WRONG == 10
MIZZLE_TABLE(entries_10, (key, text, integer))  // <- here 10
#else
MIZZLE_TABLE(entries_10, (key, text, unique))
#endif

// expect 11: mizzle: a modifier stands twice in the declaration of a column
#if WRONG == 11
MIZZLE_TABLE(entries_11, (key, text, not_null, unique, not_null))  // <- here 11
#else
MIZZLE_TABLE(entries_11, (key, text, not_null, unique))
#endif

// expect 12: mizzle: a column lacks its SQL type: (name, type, modifiers...)
#if WRONG == 12
MIZZLE_TABLE(entries_12, (key))  // <- here 12
#else
MIZZLE_TABLE(entries_12, (key, text))
#endif

// expect 13: mizzle: references() takes the column that is referred to: references(users.id)
#if WRONG == 13
MIZZLE_TABLE(entries_13, (key, integer, references(users)))  // <- here 13
#else
MIZZLE_TABLE(entries_13, (key, integer, references(users.id)))
#endif

// expect 14: mizzle: an action is a word, not text: on_delete(cascade)
#if WRONG == 14
MIZZLE_TABLE(entries_14, (key, integer, references(users.id).on_delete("cascade")))  // <- here 14
#else
MIZZLE_TABLE(entries_14, (key, integer, references(users.id).on_delete(cascade)))
#endif

// expect 15: mizzle: text has no length; varchar(80) has one
#if WRONG == 15
MIZZLE_TABLE(entries_15, (key, text(80)))  // <- here 15
#else
MIZZLE_TABLE(entries_15, (key, varchar(80)))
#endif

// expect 16: mizzle: default_now stands without parentheses
#if WRONG == 16
MIZZLE_TABLE(entries_16, (key, timestamptz, default_now()))  // <- here 16
#else
MIZZLE_TABLE(entries_16, (key, timestamptz, default_now))
#endif

// expect 17: mizzle: primary_key stands without parentheses in a column's declaration; a key of several columns is
#if WRONG == 17
MIZZLE_TABLE(entries_17, (key, integer, primary_key()))  // <- here 17
#else
MIZZLE_TABLE(entries_17, (key, integer, primary_key))
#endif

// expect 18: mizzle: a column references one other
#if WRONG == 18
MIZZLE_TABLE(entries_18, (key, integer, references(users.id), references(posts.id)))  // <- here 18
#else
MIZZLE_TABLE(entries_18, (key, integer, references(users.id)))
#endif

// expect 19: mizzle: a column has one default, default_value(...) or default_now
#if WRONG == 19
MIZZLE_TABLE(entries_19, (key, bigint, default_value(1), default_value(2L)))  // <- here 19
#else
MIZZLE_TABLE(entries_19, (key, bigint, default_value(1)))
#endif

// expect 20: mizzle: null is no default: a column is null where an insert gives none
#if WRONG == 20
MIZZLE_TABLE(entries_20, (key, integer, not_null, default_value(null)))  // <- here 20
#else
MIZZLE_TABLE(entries_20, (key, integer))
#endif

// expect 21: mizzle: default_from() and on_update() take what is called without arguments
#if WRONG == 21
MIZZLE_TABLE(entries_21, (key, integer, default_from(3)))  // <- here 21
#else
MIZZLE_TABLE(entries_21, (key, integer, default_from([] { return 3; })))
#endif

// expect 22: mizzle: autoincrement and identity are for whole numbers
#if WRONG == 22
MIZZLE_TABLE(entries_22, (key, text, primary_key, autoincrement))  // <- here 22
#else
MIZZLE_TABLE(entries_22, (key, integer, primary_key, autoincrement))
#endif

// expect 23: mizzle: the default of this column is no decimal number; one is written as in
// expect 23 gcc: template instantiation depth
// expect 23 clang: instantiating fold expression
#if WRONG == 23
MIZZLE_TABLE(entries_23, (key, numeric(10, 2), default_value(numeric("abc"))))  // <- here 23
#else
MIZZLE_TABLE(entries_23, (key, numeric(10, 2), default_value(numeric("-1e2"))))
#endif
