// What a database lacks is refused where a statement runs on it.
#include "schema.hpp"

#include <mizzle/any_session.hpp>
#include <mizzle/postgres.hpp>

// expect 1: mizzle: SQLite has no row locks such as for_update(); a transaction that begins immediate locks all:
#if WRONG == 1
auto row_lock(sqlite& db) {
    return db.all(select().from(users).where(users.id == 1).for_update());  // <- here 1
}
#else
auto row_lock(postgres& db) { return db.all(select().from(users).where(users.id == 1).for_update()); }
#endif

// expect 2: mizzle: SQLite has no distinct_on(); group_by() with min() or max() says as much
#if WRONG == 2
auto latest_posts(sqlite& db) {
    return db.all(select(posts.title).distinct_on(posts.user_id).from(posts).order_by(posts.user_id));  // <- here 2
}
#else
auto latest_posts(postgres& db) {
    return db.all(select(posts.title).distinct_on(posts.user_id).from(posts).order_by(posts.user_id));
}
#endif

// expect 3: mizzle: a row lock needs rows; groups and aggregates have none
auto lock_of_groups(postgres& db) {
#if WRONG == 3
    return db.all(select(count()).from(users).for_update());  // <- here 3
#else
    return db.all(select(users.id).from(users).for_update());
#endif
}

// expect 4: mizzle: of() names a table that is not in from() or a join
auto lock_of_another_table(postgres& db) {
#if WRONG == 4
    return db.all(select(users.id).from(users).for_share().of(posts));  // <- here 4
#else
    return db.all(select(users.id).from(users).for_share().of(users));
#endif
}

// expect 5: mizzle: a row lock has one of skip_locked() and nowait()
auto waits_and_does_not(postgres& db) {
#if WRONG == 5
    return db.all(select(users.id).from(users).for_update().skip_locked().nowait());  // <- here 5
#else
    return db.all(select(users.id).from(users).for_update().skip_locked());
#endif
}

// expect 6: mizzle: a row lock such as for_update() comes at the end of a select
auto lock_before_from(postgres& db) {
#if WRONG == 6
    return db.all(select(users.id).for_key_share().from(users));  // <- here 6
#else
    return db.all(select(users.id).from(users).for_key_share());
#endif
}

// expect 7: mizzle: distinct_on() comes right after select(...), and takes columns or expressions
auto distinct_on_after_from(postgres& db) {
#if WRONG == 7
    return db.all(select(users.id).from(users).distinct_on(users.name));  // <- here 7
#else
    return db.all(select(users.id).distinct_on(users.name).from(users));
#endif
}

// expect 8: mizzle: SQLite has no explain analyze; explain() shows the plan without running it
#if WRONG == 8
auto analyzed(sqlite& db) {
    return db.explain_analyze(select().from(users));  // <- here 8
}
#else
auto analyzed(postgres& db) { return db.explain_analyze(select().from(users)); }
#endif

// expect 9: mizzle: explain() takes an insert of one row, not of a list
auto plan_of_many(postgres& db, const std::vector<tags::new_row>& rows) {
#if WRONG == 9
    return db.explain(insert_into(tags).values(rows));  // <- here 9
#else
    return db.explain(insert_into(tags).values(rows[0]));
#endif
}

// expect 13: mizzle: SQLite may have written by then what a subquery in returning(), or in do_update() of many rows
#if WRONG == 13
auto count_of_the_others(sqlite& db) {
    const auto others = scalar(select(count()).from(tags));
    return db.all(insert_into(tags).values({.name = "new"}).returning(others));  // <- here 13
}
#else
auto count_of_the_others(postgres& db) {
    return db.all(insert_into(tags).values({.name = "new"}).returning(scalar(select(count()).from(tags))));
}
#endif

// expect 14: mizzle: SQLite may have written by then what a subquery in returning(), or in do_update() of many rows
auto posts_of_the_deleted(sqlite& db) {
    const auto written = scalar(select(count()).from(posts).where(posts.user_id == outer(users.id)));
#if WRONG == 14
    return db.all(delete_from(users).where(users.id == 1).returning(written));  // <- here 14
#else
    return db.all(select(written).from(users).where(users.id == 1));
#endif
}

// expect 15: mizzle: SQLite may have written by then what a subquery in returning(), or in do_update() of many rows
auto rows_that_meet(sqlite& db, const std::vector<tags::new_row>& rows) {
    const auto longest = coalesce(scalar(select(max(tags.name)).from(tags)), "");
#if WRONG == 15
    return db.run(insert_into(tags).values(rows).on_conflict(tags.name).do_update(tags.name = longest));  // <- here 15
#else
    return db.run(
        insert_into(tags).values({.name = rows.at(0).name}).on_conflict(tags.name).do_update(tags.name = longest));
#endif
}

MIZZLE_SEQUENCE(numbers, start(100))

// expect 10: mizzle: SQLite has no sequences such as nextval() asks; a key that is integer and primary_key is given
#if WRONG == 10
auto next_number(sqlite& db) {
    return db.one(select(nextval(numbers)));  // <- here 10
}
#else
auto next_number(postgres& db) { return db.one(select(nextval(numbers))); }
#endif

MIZZLE_TABLE(a_table_whose_name_is_longer_than_the_sixty_three_bytes_that_stay, (id, integer, primary_key))
MIZZLE_TABLE(narrow, (id, integer, primary_key),
             (a_column_whose_name_is_longer_than_the_sixty_three_bytes_that_it_has, integer))

// expect 11: mizzle: PostgreSQL keeps 63 bytes of a name, and this statement has a longer one
auto of_a_long_table(postgres& db, sqlite& other) {
    (void)other.all(select().from(a_table_whose_name_is_longer_than_the_sixty_three_bytes_that_stay));
    constexpr auto table = alias<"short">(a_table_whose_name_is_longer_than_the_sixty_three_bytes_that_stay);
    (void)other.all(select(table.id).from(table));
#if WRONG == 11
    return db.all(select(table.id).from(table));  // <- here 11
#else
    return db.all(select(narrow.id).from(narrow));
#endif
}

// expect 12: mizzle: PostgreSQL keeps 63 bytes of a name, and this statement has a longer one
auto by_a_long_column(postgres& db) {
#if WRONG == 12
    return db.run(delete_from(narrow).where(  // <- here 12
        narrow.a_column_whose_name_is_longer_than_the_sixty_three_bytes_that_it_has == 1));
#else
    return db.run(delete_from(narrow).where(narrow.id == 1));
#endif
}

// expect 16: mizzle: SQLite has no row locks such as for_update(); a transaction that begins immediate locks all:
#if WRONG == 16
auto lock_on_either(any_session<postgres, sqlite> db) {
    return db.all(select().from(users).where(users.id == 1).for_update());  // <- here 16
}
#else
auto lock_on_either(any_session<postgres> db) { return db.all(select().from(users).where(users.id == 1).for_update()); }
#endif

// expect 17: mizzle: a session only looks at a database, which must outlive it; give the database a name
auto session_of_a_temporary() {
#if WRONG == 17
    session<sqlite> db = sqlite(":memory:");  // <- here 17
#else
    sqlite named(":memory:");
    session<sqlite> db = named;
#endif
    return db.all(select().from(users));
}

// expect 18: mizzle: an insert, update or delete in with() stands before the whole statement, not in a subquery,
auto write_inside_of_a_subquery(postgres& db) {
    const auto gone = cte<"gone">(delete_from(posts).where(posts.user_id == 1).returning(posts.id));
#if WRONG == 18
    const auto ids = subquery<"ids">(with(gone)(select(gone.id).from(gone)));
    return db.all(select(ids.id).from(ids));  // <- here 18
#else
    return db.all(with(gone)(select(gone.id).from(gone)));
#endif
}

// expect 19: mizzle: SQLite searches text by an index that MIZZLE_CONSTRAINTS declares, of a table whose primary key is
#if WRONG == 19
auto search_without_index(sqlite& db) {
    const auto is_found = matches(to_tsvector<"simple">(users.name), to_tsquery<"simple">("ada"));
    return db.all(select(users.id).from(users).where(is_found));  // <- here 19
}
#else
auto search_without_index(postgres& db) {
    const auto is_found = matches(to_tsvector<"simple">(users.name), to_tsquery<"simple">("ada"));
    return db.all(select(users.id).from(users).where(is_found));
}
#endif

MIZZLE_NAME(distance)

// expect 20: mizzle: SQLite sees no outer(column) in order_by() and group_by() of a subquery; select the expression
auto nearest_age(sqlite& db) {
    constexpr auto other = alias<"other">(users);
#if WRONG == 20
    return db.all(select(users.id, scalar(select(other.id)  // <- here 20
                                              .from(other)
                                              .order_by(abs(other.age - outer(users.age)))
                                              .limit(1)))
                      .from(users));
#else
    const auto apart =
        subquery<"apart">(select(other.id, abs(other.age - outer(outer(users.age))).as(distance)).from(other));
    return db.all(select(users.id, scalar(select(apart.id).from(apart).order_by(apart.distance).limit(1))).from(users));
#endif
}
