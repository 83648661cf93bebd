// What MySQL and MariaDB lack is refused where a statement runs on them.
#include "schema.hpp"

#include <mizzle/mysql.hpp>

// expect 1: mizzle: MySQL has no full_join(); unite a left_join() with a right_join() by union_()
#if WRONG == 1
auto all_of_both(mysql& db) {
    return db.all(select().from(users).full_join(posts, posts.user_id == users.id));  // <- here 1
}
#else
auto all_of_both(mysql& db) { return db.all(select().from(users).left_join(posts, posts.user_id == users.id)); }
#endif

// expect 2: mizzle: MariaDB has no with() before an insert, update or delete; use subqueries in its place
void rename_writers(mysql& db) {
    const auto writers = select(posts.user_id).from(posts);
#if WRONG == 2
    const auto named = cte<"named">(writers);
    const auto rename = update(users).set({.name = "writer"}).where(users.id.in(select(named.user_id).from(named)));
    db.run(with(named)(rename));  // <- here 2
#else
    db.run(update(users).set({.name = "writer"}).where(users.id.in(writers)));
#endif
}

// expect 3: mizzle: MySQL has no where() after do_update(); assign case_when(condition, value).else_(the column)
void keep_longest(mysql& db, const tags::new_row& tag) {
#if WRONG == 3
    const auto insert = insert_into(tags)
                            .values(tag)
                            .on_conflict(tags.id)
                            .do_update(tags.name = excluded(tags.name))
                            .where(tags.name < excluded(tags.name));
    db.run(insert);  // <- here 3
#else
    const auto longest = case_when(tags.name < excluded(tags.name), excluded(tags.name)).else_(tags.name);
    db.run(insert_into(tags).values(tag).on_conflict(tags.id).do_update(tags.name = longest));
#endif
}

// expect 4: mizzle: MySQL would return the rows that do_nothing() left as they were, too; select what is wanted in a
void add_once(mysql& db, const tags::new_row& tag) {
    const auto insert = insert_into(tags).values(tag).on_conflict(tags.name).do_nothing();
#if WRONG == 4
    (void)db.all(insert.returning());  // <- here 4
#else
    db.run(insert);
#endif
}

// expect 5: mizzle: on MySQL returning() does not stand after from(), using_() or by_key(); select what is wanted in a
void sign(mysql& db) {
    const auto signed_ =
        update(posts).set(posts.title = concat(posts.title, users.name)).from(users).where(users.id == posts.user_id);
#if WRONG == 5
    (void)db.all(signed_.returning(posts.title));  // <- here 5
#else
    db.run(signed_);
#endif
}

// expect 6: mizzle: on MySQL returning() does not stand beside limit(); say which rows by where()
void like_first(mysql& db) {
    const auto liked = update(posts).set(posts.likes = posts.likes + 1).where(posts.likes == 0);
#if WRONG == 6
    (void)db.all(liked.order_by(posts.id).limit(1).returning(posts.id));  // <- here 6
#else
    (void)db.all(liked.returning(posts.id));
#endif
}

// expect 7: mizzle: MySQL has no distinct_on(); group_by() with min() or max() says as much
auto latest_posts(mysql& db) {
#if WRONG == 7
    return db.all(select(posts.title).distinct_on(posts.user_id).from(posts).order_by(posts.user_id));  // <- here 7
#else
    return db.all(select(max(posts.title)).from(posts).group_by(posts.user_id));
#endif
}

// expect 8: mizzle: MariaDB's subquery() and with() inside of a subquery see no table around it; say outer(column) in
void find_writers(mysql& db) {
#if WRONG == 8
    const auto own = subquery<"own">(select(posts.id).from(posts).where(posts.user_id == outer(outer(users.id))));
    const auto any = select(own.id).from(own);
    (void)db.all(select().from(users).where(exists(any)));  // <- here 8
#else
    const auto own = subquery<"own">(select(posts.user_id).from(posts));
    const auto any = select(own.user_id).from(own).where(own.user_id == outer(users.id));
    (void)db.all(select().from(users).where(exists(any)));
#endif
}

// expect 9: mizzle: MariaDB's subquery() and with() inside of a subquery see no table around it; say outer(column) in
void find_named_writers(mysql& db) {
#if WRONG == 9
    const auto own = cte<"own">(select(posts.id).from(posts).where(posts.user_id == outer(users.id)));
    (void)db.all(select().from(users).where(exists(with(own)(select(own.id).from(own)))));  // <- here 9
#else
    const auto own = cte<"own">(select(posts.user_id).from(posts));
    const auto any = with(own)(select(own.user_id).from(own).where(own.user_id == outer(users.id)));
    (void)db.all(select().from(users).where(exists(any)));
#endif
}

// expect 10: mizzle: MySQL's having() knows no columns but those that are selected or in group_by(); say
// min(expression),
auto decades(mysql& db) {
    const auto decade = users.age / 10;
#if WRONG == 10
    return db.all(select(count()).from(users).group_by(decade).having(decade > 1));  // <- here 10
#else
    return db.all(select(count()).from(users).group_by(decade).having(min(decade) > 1));
#endif
}
