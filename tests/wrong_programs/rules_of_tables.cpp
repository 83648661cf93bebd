// What a table asks of every statement is a constant condition on its own rows, and a version is the library's to
// count.
#include "schema.hpp"

namespace rules {
inline int tenant = 1;
inline int current_tenant() { return tenant; }
MIZZLE_TABLE(notes, (id, serial, primary_key), (tenant_id, integer, not_null), (title, text, not_null))
MIZZLE_FILTERS(notes, filter<"tenant">([](const auto& t) { return t.tenant_id == each_time(current_tenant); }))

MIZZLE_TABLE(pages, (id, serial, primary_key), (tenant_id, integer, not_null), (gone, boolean, not_null))
// expect 1: mizzle: the condition of a filter is a constant; a value that the program knows
// names 1: pages
// expect 2: mizzle: MIZZLE_FILTERS(table, ...) takes filter<"name">(function), whose function takes
// names 2: pages
// expect 3: mizzle: a filter uses a column of another table; in a subquery it names its own by outer(column)
// names 3: users::id_column
// expect 4: mizzle: a filter is about one row: no aggregate, no window function and no param<T>
// names 4: parameter<int>
// expect 18: mizzle: a filter has a name in angle brackets and is a function of the table
// expect 18 gcc: template instantiation depth
// expect 18 clang: instantiating fold expression
// expect 19: mizzle: a declaration begins with its name: an identifier, neither text, nor a macro, nor a word of C++
// expect 19 gcc: template instantiation depth
// expect 19 clang: instantiating fold expression
#if WRONG == 18
MIZZLE_FILTERS(pages, filter("gone", pages.gone == false))  // <- here 18
#elif WRONG == 19
// clang-format off
MIZZLE_FILTERS(pages filter<"gone">([](const auto& t) { return t.gone == false; }))  // <- here 19
// clang-format on
#elif WRONG == 1
MIZZLE_FILTERS(pages, filter<"tenant">([](const auto& t) { return t.tenant_id == tenant; }))  // <- here 1
#elif WRONG == 2
MIZZLE_FILTERS(pages, filter<"gone">([](const auto& t) { return t.tenant_id + 1; }))  // <- here 2
#elif WRONG == 3
MIZZLE_FILTERS(pages, filter<"gone">([](const auto& t) { return t.id == users.id; }))  // <- here 3
#elif WRONG == 4
MIZZLE_FILTERS(pages, filter<"gone">([](const auto& t) { return t.id == param<int>; }))  // <- here 4
#else
MIZZLE_FILTERS(pages, filter<"tenant">([](const auto& t) { return t.tenant_id == each_time(current_tenant); }),
               filter<"gone">([](const auto& t) { return t.gone == false; }))
#endif

MIZZLE_TABLE(late, (id, serial, primary_key), (gone, boolean, not_null))
// expect 5: mizzle: MIZZLE_FILTERS(late, ...) stands behind something that reads the table
// names 5: late
#if WRONG == 5
inline const auto all_of_late = select().from(late);
#endif
MIZZLE_FILTERS(late, filter<"gone">([](const auto& t) { return t.gone == false; }))  // <- here 5

// expect 6: mizzle: a version begins at 1 and every update counts it up; it is no key
// names 6: primary_key
#if WRONG == 6
MIZZLE_TABLE(keyed, (id, integer, primary_key, version))  // <- here 6
#else
MIZZLE_TABLE(keyed, (id, integer, primary_key), (seen, integer, version))
#endif

// expect 7: mizzle: version is for integer and bigint: every update counts it up
// names 7: specification
#if WRONG == 7
MIZZLE_TABLE(texts, (id, integer, primary_key), (seen, text, version))  // <- here 7
#else
MIZZLE_TABLE(texts, (id, integer, primary_key), (seen, bigint, version))
#endif

// expect 8: mizzle: a view keeps the values of the moment in which it is made, and this select has each_time()
// names 8: view
#if WRONG == 8
MIZZLE_VIEW(note_titles, select(notes.title).from(notes))  // <- here 8
#else
MIZZLE_VIEW(note_titles, select(notes.title, notes.tenant_id).from(unfiltered<"tenant">(notes)))
#endif
}  // namespace rules
using namespace rules;

// expect 9: mizzle: unfiltered<"name">() lifts a filter that the table has in MIZZLE_FILTERS
// names 9: late
auto unknown_filter(sqlite& db) {
#if WRONG == 9
    return db.all(select().from(unfiltered<"removed">(late)));  // <- here 9
#else
    return db.all(select().from(unfiltered<"gone">(late)));
#endif
}

// expect 10: mizzle: full_join() of a table with default filters, or to one
// names 10: late
auto full_join(sqlite& db) {
#if WRONG == 10
    return db.all(select(users.id).from(users).full_join(late, late.id == users.id));  // <- here 10
#else
    const auto kept = subquery<"kept">(select(late.id).from(late));
    return db.all(select(users.id).from(users).full_join(kept, kept.id == users.id));
#endif
}

// expect 11: mizzle: every update counts this version up; it cannot be set
// names 11: keyed
auto set_version(sqlite& db) {
#if WRONG == 11
    return db.run(update(keyed).set(keyed.seen = 7).where(keyed.id == 1));  // <- here 11
#else
    return db.run(update(texts).set(texts.id = 7).where(texts.id == 1));
#endif
}

// expect 12: mizzle: every update counts this version up; it cannot be set
// names 12: seen
auto change_version(sqlite& db) {
#if WRONG == 12
    return db.run(update(keyed).set({.id = 2, .seen = 7}).where(keyed.id == 1));  // <- here 12
#else
    return db.run(update(keyed).set({.id = 2}).where(keyed.id == 1));
#endif
}

// expect 13: mizzle: if_unchanged() compares a version: the table needs a column such as (version, integer, version)
// names 13: users
auto unversioned(sqlite& db, const users::row& user, const keyed::row& row) {
#if WRONG == 13
    (void)row;
    return db.run(delete_from(users).if_unchanged(user));  // <- here 13
#else
    (void)user;
    return db.run(delete_from(keyed).if_unchanged(row));
#endif
}

// expect 14: mizzle: if_unchanged() takes a row of the statement's table
// names 14: keyed
auto row_of_another(sqlite& db, const users::row& user, const keyed::row& row) {
#if WRONG == 14
    (void)row;
    return db.run(delete_from(keyed).if_unchanged(user));  // <- here 14
#else
    (void)user;
    return db.run(delete_from(keyed).if_unchanged(row));
#endif
}

// expect 15: mizzle: a check is kept by the database, and each_time() is a value of the moment
// names 15: check
namespace rules {
MIZZLE_TABLE(checked, (id, integer, primary_key))
#if WRONG == 15
MIZZLE_CONSTRAINTS(checked, check("c", checked.id > each_time(current_tenant)))  // <- here 15
#else
MIZZLE_CONSTRAINTS(checked, check("c", checked.id > 0))
#endif
}  // namespace rules

// expect 16: mizzle: later() belongs to a transaction, which sends what it was given together
// names 16: limited
auto later_of_connection(sqlite& db) {
#if WRONG == 16
    return db.within(std::chrono::seconds(1)).later(select().from(users)).get();  // <- here 16
#else
    return db.transaction(
        [](auto& tx) { return tx.within(std::chrono::seconds(1)).later(select().from(users)).get(); });
#endif
}

// expect 17: mizzle: a check has a name and a condition: check("age_is_positive", users.age > 0)
namespace rules {
MIZZLE_TABLE(named_check, (id, integer, primary_key))
#if WRONG == 17
MIZZLE_CONSTRAINTS(named_check, check("id > 0"))  // <- here 17
#else
MIZZLE_CONSTRAINTS(named_check, check("c", named_check.id > 0))
#endif
}  // namespace rules
