// Nothing that a program says is dropped: statements that are not run, keys that are none, indexes of nothing.
#include "schema.hpp"

#pragma GCC diagnostic error "-Wunused-result"

// expect 6: mizzle: an index or unique key lacks on(column, ...), a primary key its columns, or a foreign key
#if WRONG == 6
MIZZLE_CONSTRAINTS(tags, index("tags_by_nothing"), unique_index("tags_lower").on(lower(tags.name)))  // <- here 6
#else
MIZZLE_CONSTRAINTS(tags, index("tags_by_name").on(tags.name), unique_index("tags_lower").on(lower(tags.name)))
#endif

// expect 1: mizzle: a statement does nothing by itself; give it to db.run() or db.all()
void statement_alone([[maybe_unused]] sqlite& db) {
#if WRONG == 1
    insert_into(tags).values({.name = "new"});  // <- here 1
#else
    db.run(insert_into(tags).values({.name = "new"}));
#endif
}

// expect 2: mizzle: a statement does nothing by itself; give it to db.run() or db.all()
void update_alone([[maybe_unused]] sqlite& db) {
#if WRONG == 2
    update(tags).set(tags.name = "x").where(tags.id == 1);  // <- here 2
#else
    db.run(update(tags).set(tags.name = "x").where(tags.id == 1));
#endif
}

// expect 3: mizzle: on_conflict() names no key of the table: a primary key, a unique column or the columns of a unique
auto conflict_of_no_key(sqlite& db) {
#if WRONG == 3
    return db.run(
        insert_into(posts).values({.user_id = 1, .title = "x"}).on_conflict(posts.title).do_nothing());  // <- here 3
#else
    return db.run(insert_into(posts).values({.user_id = 1, .title = "x"}).on_conflict(posts.id).do_nothing());
#endif
}

// expect 4: mizzle: on_conflict() names no key of the table: a primary key, a unique column or the columns of a unique
auto conflict_of_half_a_key(sqlite& db) {
    auto insert = insert_into(post_tags).values({.post_id = 1, .tag_id = 1});
#if WRONG == 4
    return db.run(std::move(insert).on_conflict(post_tags.post_id).do_nothing());  // <- here 4
#else
    return db.run(std::move(insert).on_conflict(post_tags.tag_id, post_tags.post_id).do_nothing());
#endif
}

// expect 5: mizzle: on_conflict() names no key of the table: a primary key, a unique column or the columns of a unique
auto conflict_of_another_expression(sqlite& db) {
    const auto of = [](std::string name) { return insert_into(tags).values({.name = std::move(name)}); };
#if WRONG == 5
    return db.run(of("x").on_conflict(upper(tags.name)).do_update(tags.name = "y"));  // <- here 5
#else
    return db.run(of("x").on_conflict(lower(tags.name)).do_update(tags.name = "y"));
#endif
}

MIZZLE_TABLE(tickets, (id, bigint, primary_key, identity_always), (title, text, not_null))

// expect 7: mizzle: the database always hands out the numbers of this column; one that the program gives needs
auto number_of_the_program(sqlite& db) {
#if WRONG == 7
    return db.run(insert_into(tickets).values({.id = 7, .title = "x"}));  // <- here 7
#else
    return db.run(insert_into(tickets).values({.title = "x"}));
#endif
}

// expect 8: mizzle: the database always hands out the numbers of this column; an update cannot set it
auto number_changed(sqlite& db) {
#if WRONG == 8
    return db.run(update(tickets).set(tickets.id = 7).where(tickets.id == 1));  // <- here 8
#else
    return db.run(update(tickets).set(tickets.title = "y").where(tickets.id == 1));
#endif
}

// expect 9: mizzle: the condition of left_join() beside from() uses the written table or one that is not joined;
// where()
auto join_to_the_written_table(sqlite& db) {
    const auto change = update(users).set(users.nickname = tags.name).from(posts);
#if WRONG == 9
    return db.run(change.left_join(tags, tags.id == users.id).where(posts.user_id == users.id));  // <- here 9
#else
    return db.run(change.left_join(tags, tags.id == posts.id).where(posts.user_id == users.id));
#endif
}

// expect 10: mizzle: nothing looks at these rows; run() is for what a statement does
void rows_alone([[maybe_unused]] sqlite& db) {
#if WRONG == 10
    db.all(update(tags).set(tags.name = "x").where(tags.id == 1).returning());  // <- here 10
#else
    db.run(update(tags).set(tags.name = "x").where(tags.id == 1));
#endif
}

// expect 11: mizzle: nothing looks at these rows; run() is for what a statement does
void row_alone([[maybe_unused]] sqlite& db) {
    db.transaction([](auto& tx) {
#if WRONG == 11
        tx.first(select().from(tags));  // <- here 11
#else
        tx.run(select().from(tags));
#endif
    });
}

// expect 12: mizzle: nothing looks at these outcomes, which hold what went wrong; batch() throws it
void outcomes_alone([[maybe_unused]] sqlite& db) {
#if WRONG == 12
    db.batch_alone(delete_from(posts).all_rows(), delete_from(tags).all_rows());  // <- here 12
#else
    db.batch(delete_from(posts).all_rows(), delete_from(tags).all_rows());
#endif
}
