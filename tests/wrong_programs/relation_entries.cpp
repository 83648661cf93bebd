// Each relation of a table is (name, one(table)) or (name, many(table)), in parentheses of its own.
#include "tables.hpp"

MIZZLE_TABLE(owners, (id, serial, primary_key))
MIZZLE_TABLE(cats, (id, serial, primary_key), (owner_id, integer, references(owners.id)))
MIZZLE_TABLE(dogs, (id, serial, primary_key), (owner_id, integer, references(owners.id)))

// After all but the last of these the compiler stops, which is an error more.

// expect 1: mizzle: after the table's name each relation stands in parentheses of its own
// expect 1 gcc: template instantiation depth
// expect 1 clang: instantiating fold expression
// expect 2: mizzle: after the table's name each relation stands in parentheses of its own
// expect 2 gcc: template instantiation depth
// expect 2 clang: instantiating fold expression
// expect 3: mizzle: after the table's name each relation stands in parentheses of its own
// expect 3 gcc: template instantiation depth
// expect 3 clang: instantiating fold expression
// expect 4: mizzle: after the table's name each relation stands in parentheses of its own
// expect 4 gcc: template instantiation depth
// expect 4 clang: instantiating fold expression
// expect 5: mizzle: a table has two relations of one name
// expect 5 gcc: template instantiation depth
// expect 5 clang: instantiating fold expression
// expect 6: mizzle: one() and many() take the table that the relation leads to: many(posts)
// expect 6 gcc: template instantiation depth
// expect 6 clang: instantiating fold expression
// expect 7: mizzle: one() and many() take the table that the relation leads to: many(posts)
// expect 7 gcc: template instantiation depth
// expect 7 clang: instantiating fold expression
// expect 8: mizzle: after one(table) or many(table) comes on(), through(), from(), to() or where(), or nothing
// expect 8 gcc: template instantiation depth
// expect 8 clang: instantiating fold expression
// expect 9: mizzle: after one(table) or many(table) comes on(), through(), from(), to() or where(), or nothing
// expect 9 gcc: template instantiation depth
// expect 9 clang: instantiating fold expression
// expect 10: mizzle: after the table's name each relation stands in parentheses of its own
// expect 10 gcc: template instantiation depth
// expect 10 clang: instantiating fold expression
// expect 11: mizzle: after the table's name each relation stands in parentheses of its own
// expect 11 gcc: template instantiation depth
// expect 11 clang: instantiating fold expression
// expect 12 gcc: 'dgs' was not declared in this scope
// expect 12 gcc to 12: invalid return type
// expect 12 clang: use of undeclared identifier 'dgs'
#if WRONG == 1
MIZZLE_RELATIONS(owners, cats, many(cats))  // <- here 1
#elif WRONG == 2
MIZZLE_RELATIONS(owners, (cats many(cats)), (dogs, many(dogs)))  // <- here 2
#elif WRONG == 3
MIZZLE_RELATIONS(owners, (cats, many(cats)) (dogs, many(dogs)))  // <- here 3
#elif WRONG == 4
MIZZLE_RELATIONS(owners, (cats, has_many(cats)), (dogs, many(dogs)))  // <- here 4
#elif WRONG == 5
MIZZLE_RELATIONS(owners, (cats, many(cats)), (cats, many(dogs)))  // <- here 5
#elif WRONG == 6
MIZZLE_RELATIONS(owners, (cats, many("cats")), (dogs, many(dogs)))  // <- here 6
#elif WRONG == 7
MIZZLE_RELATIONS(owners, (cats, many(cats.owner_id)), (dogs, many(dogs)))  // <- here 7
#elif WRONG == 8
MIZZLE_RELATIONS(owners, (cats, many(cats).via(cats.owner_id)), (dogs, many(dogs)))  // <- here 8
#elif WRONG == 9
MIZZLE_RELATIONS(owners, (cats, many(cats).on("owner_id")), (dogs, many(dogs)))  // <- here 9
#elif WRONG == 10
MIZZLE_RELATIONS(owners, (class, many(cats)), (dogs, many(dogs)))  // <- here 10
#elif WRONG == 11
MIZZLE_RELATIONS(owners)  // <- here 11
#elif WRONG == 12
MIZZLE_RELATIONS(owners, (cats, many(cats)), (dogs, many(dgs)))  // <- here 12
#else
MIZZLE_RELATIONS(owners, (cats, many(cats).on(cats.owner_id)), (dogs, many(dogs)))
#endif

// expect 13: mizzle: a declaration begins with its name: an identifier, neither text, nor a macro, nor a word of C++
// expect 13 gcc: does not give a valid preprocessing token
// expect 13 gcc: template instantiation depth
// expect 13 clang: instantiating fold expression
// expect 14: mizzle: MIZZLE_RELATIONS and MIZZLE_CONSTRAINTS stand after the MIZZLE_TABLE of their table
// expect 14 gcc: template instantiation depth
// expect 14 clang: instantiating fold expression
// expect 15: mizzle: this is declared already
// expect 15 gcc: template instantiation depth
// expect 15 clang: instantiating fold expression
// expect 16: mizzle: MIZZLE_TABLE and its like stand in a namespace, not in a function
// expect 16 gcc: template instantiation depth
// expect 16 clang: instantiating fold expression
// expect 17: mizzle: MIZZLE_TABLE and its like stand in a namespace, not in a class
// expect 17 gcc: template instantiation depth
// expect 17 clang: instantiating fold expression
#if WRONG == 13
MIZZLE_RELATIONS((owner, one(owners)))  // <- here 13
#elif WRONG == 14
MIZZLE_RELATIONS(birds, (owner, one(owners)))                    // <- here 14
MIZZLE_TABLE(birds, (id, serial, primary_key), (owner_id, integer, references(owners.id)))
#elif WRONG == 15
MIZZLE_RELATIONS(cats, (owner, one(owners)))
MIZZLE_RELATIONS(cats, (keeper, one(owners)))  // <- here 15
#elif WRONG == 16
void relate() {
    MIZZLE_RELATIONS(cats, (owner, one(owners)))  // <- here 16
}
#elif WRONG == 17
struct animals {
    MIZZLE_RELATIONS(cats, (owner, one(owners)))  // <- here 17
};
#else
MIZZLE_RELATIONS(cats, (owner, one(owners)), (keeper, one(owners)))
#endif

// A relation may be called what no column can.
MIZZLE_RELATIONS(dogs, (row, one(owners)), (each, one(owners)))
