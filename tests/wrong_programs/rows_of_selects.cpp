// What databases ask of selects beside the types: what sorts distinct rows, which rows can be locked, and which names
// common table expressions have.
#include "schema.hpp"

#include <mizzle/postgres.hpp>

MIZZLE_NAME(likers)
MIZZLE_VIEW(authors, select(posts.user_id, count().as(likers)).from(posts).group_by(posts.user_id))

// expect 1: mizzle: order_by() beside distinct() takes what is selected; select it as well, or use group_by() and sort
auto sorted_by_what_is_gone(sqlite& db) {
#if WRONG == 1
    return db.all(select(posts.user_id).distinct().from(posts).order_by(posts.likes));  // <- here 1
#else
    return db.all(select(posts.user_id).from(posts).group_by(posts.user_id).order_by(max(posts.likes)));
#endif
}

// expect 2: mizzle: order_by() beside distinct() takes what is selected; select it as well, or use group_by() and sort
auto sorted_by_a_function(sqlite& db) {
#if WRONG == 2
    return db.all(select().distinct().from(users).order_by(desc(lower(users.name))));  // <- here 2
#else
    return db.all(select(lower(users.name)).distinct().from(users).order_by(desc(lower(users.name))));
#endif
}

// expect 3: mizzle: order_by() beside distinct_on() begins with the same expressions, and then says which row of them
auto latest_of_each(postgres& db) {
    const auto latest = select(posts.title).distinct_on(posts.user_id).from(posts);
#if WRONG == 3
    return db.all(latest.order_by(desc(posts.id)));  // <- here 3
#else
    return db.all(latest.order_by(posts.user_id, desc(posts.id)));
#endif
}

// expect 4: mizzle: a row lock needs a row of each table: a left, right or full join may find none, and groups
auto lock_of_an_outer_join(postgres& db) {
    const auto all = select(posts.id).from(posts).left_join(users, users.id == posts.user_id);
#if WRONG == 4
    return db.all(all.for_update());  // <- here 4
#else
    return db.all(all.for_update().of(posts));
#endif
}

// expect 5: mizzle: a row lock needs the rows of tables; distinct rows are none
auto lock_of_distinct_rows(postgres& db) {
#if WRONG == 5
    return db.all(select(posts.user_id).distinct().from(posts).for_share());  // <- here 5
#else
    return db.all(select(posts.user_id).from(posts).for_share());
#endif
}

// expect 6: mizzle: a row lock needs a row of each table: a left, right or full join may find none, and groups
auto lock_of_a_grouped_subquery(postgres& db) {
    const auto liked = subquery<"liked">(select(posts.user_id).from(posts).group_by(posts.user_id));
    const auto all = select(users.id).from(users).inner_join(liked, liked.user_id == users.id);
#if WRONG == 6
    return db.all(all.for_update());  // <- here 6
#else
    return db.all(all.for_update().of(users));
#endif
}

// expect 7: mizzle: a row lock needs a row of each table: a left, right or full join may find none, and groups
auto lock_of_a_grouped_view(postgres& db) {
#if WRONG == 7
    return db.all(select(authors.user_id).from(authors).for_update());  // <- here 7
#else
    return db.all(select(authors.user_id).from(authors));
#endif
}

// expect 8: mizzle: a row lock needs a row of each table: a left, right or full join may find none, and groups
auto lock_of_a_common_table(postgres& db) {
    const auto liked = cte<"liked">(select(posts.user_id).from(posts));
    const auto all = select(users.id).from(users).inner_join(liked, liked.user_id == users.id);
#if WRONG == 8
    return db.all(with(liked)(all.for_update()));  // <- here 8
#else
    return db.all(with(liked)(all.for_update().of(users)));
#endif
}

// expect 9: mizzle: a row lock cannot be taken where a window function is selected; lock in a subquery
auto lock_in_the_order_of_a_window(postgres& db) {
#if WRONG == 9
    return db.all(select(posts.id).from(posts).order_by(row_number().over()).for_update());  // <- here 9
#else
    return db.all(select(posts.id).from(posts).order_by(posts.likes).for_update());
#endif
}

// expect 10: mizzle: stream() reads; a statement with a common table expression that writes is run by all() or run()
auto streamed_write(postgres& db) {
    const auto gone = cte<"gone">(delete_from(posts).where(posts.likes == 0).returning());
#if WRONG == 10
    return db.stream(with(gone)(select(gone.title).from(gone)));  // <- here 10
#else
    return db.all(with(gone)(select(gone.title).from(gone)));
#endif
}

// expect 11: mizzle: a common table expression has the name of a table that the statement reads and would hide it
auto named_as_its_table(sqlite& db) {
#if WRONG == 11
    const auto active = cte<"Users">(select(users.id).from(users).where(users.is_active == true));
    return db.all(with(active)(select(active.id).from(active)));  // <- here 11
#else
    const auto active = cte<"active">(select(users.id).from(users).where(users.is_active == true));
    return db.all(with(active)(select(active.id).from(active)));
#endif
}

// expect 12: mizzle: with() is given two common table expressions of one name; give one of them another
auto named_alike(sqlite& db) {
    const auto a = cte<"ids">(select(users.id).from(users));
#if WRONG == 12
    const auto b = cte<"Ids">(select(posts.id).from(posts));
    return db.all(with(a, b)(select(a.id).from(a)));  // <- here 12
#else
    const auto b = cte<"others">(select(posts.id).from(posts));
    return db.all(with(a, b)(select(a.id).from(a).inner_join(b, a.id == b.id)));
#endif
}
