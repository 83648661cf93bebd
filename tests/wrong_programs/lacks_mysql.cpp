// What else MySQL and MariaDB lack, or have in another form, each beside what they do have.
#include "schema.hpp"

#include <mizzle/mysql.hpp>

MIZZLE_TABLE(breaks, (name, text, not_null), (length, interval), (notes, jsonb<json_text>))
MIZZLE_SEQUENCE(numbers, start(100))
MIZZLE_MATERIALIZED_VIEW(active_users, select(users.id).from(users).where(users.is_active))

// expect 1: mizzle: MySQL has no arrays, which array_agg() gives and functions of arrays take; json_agg() collects
auto names_of_all(mysql& db) {
#if WRONG == 1
    return db.all(select(array_length(array_agg(users.name))).from(users));  // <- here 1
#else
    return db.all(select(json_array_length(json_agg(users.name))).from(users));
#endif
}

// expect 2: mizzle: MySQL has no over() after string_agg(), json_agg() and json_object_agg(); collect in a subquery
auto names_beside_each(mysql& db) {
#if WRONG == 2
    return db.all(select(string_agg(users.name).over()).from(users));  // <- here 2
#else
    return db.all(select(string_agg(users.name)).from(users));
#endif
}

// expect 3: mizzle: MySQL has no filter() of json_agg() and json_object_agg(), which collect NULL, too; say which rows
// by
auto names_of_active(mysql& db) {
#if WRONG == 3
    return db.all(select(json_agg(users.name).filter(users.is_active)).from(users));  // <- here 3
#else
    return db.all(select(json_agg(users.name)).from(users).where(users.is_active));
#endif
}

// expect 4: mizzle: MySQL's JSON objects have no order of their keys; leave out order_by() in json_object_agg()
auto ages_by_name(mysql& db) {
#if WRONG == 4
    return db.all(select(json_object_agg(users.name, users.age).order_by(users.id)).from(users));  // <- here 4
#else
    return db.all(select(json_object_agg(users.name, users.age)).from(users));
#endif
}

// expect 5: mizzle: on MySQL the separator of string_agg() is one text for all rows, no expression; give the text, or
auto joined_names(mysql& db) {
#if WRONG == 5
    return db.all(select(string_agg(users.name, users.email)).from(users));  // <- here 5
#else
    return db.all(select(string_agg(users.name, param<std::string>)).from(users), std::string("; "));
#endif
}

// expect 6: mizzle: MySQL keeps intervals as text, of which min(), max(), greatest() and least() find another
auto longest(mysql& db) {
#if WRONG == 6
    return db.first(select(max(breaks.length)).from(breaks));  // <- here 6
#else
    return db.first(select(breaks.length).from(breaks).order_by(desc(breaks.length)));
#endif
}

// expect 7: mizzle: MySQL writes floating-point numbers, bytes and intervals as other text than elsewhere; select the
auto scores_as_text(mysql& db) {
#if WRONG == 7
    return db.all(select(cast<std::string>(users.score)).from(users));  // <- here 7
#else
    return db.all(select(cast<std::string>(users.age)).from(users));
#endif
}

// expect 8: mizzle: MySQL sorts the rows of a set operation by its columns as they are; leave out nulls_first()
auto nicknames(mysql& db) {
    const auto both = select(users.nickname).from(users).union_(select(posts.body).from(posts));
#if WRONG == 8
    return db.all(both.order_by(asc(users.nickname).nulls_last()));  // <- here 8
#else
    return db.all(both.order_by(users.nickname));
#endif
}

// expect 9: mizzle: on MySQL returning() after an update needs a table with a primary key; select the rows in a
auto lengthen(mysql& db) {
    const auto longer = update(breaks).set(breaks.name = "long").where(breaks.name == "short");
#if WRONG == 9
    return db.all(longer.returning(breaks.name));  // <- here 9
#else
    return db.run(longer);
#endif
}

// expect 10: mizzle: MariaDB has no lateral joins; a subquery in select() or where(), or a window, says as much
auto last_likes(mysql& db) {
    const auto last = subquery<"last">(select(posts.likes).from(posts).order_by(desc(posts.id)).limit(1));
#if WRONG == 10
    return db.all(select(users.name, last.likes).from(users).cross_join(lateral(last)));  // <- here 10
#else
    return db.all(select(users.name, last.likes).from(users).cross_join(last));
#endif
}

// expect 11: mizzle: MySQL has no insert, update or delete inside of with(); run them one by one in a transaction
auto removed_posts(mysql& db) {
    const auto removal = delete_from(posts).where(posts.user_id == 1).returning(posts.id);
#if WRONG == 11
    const auto gone = cte<"gone">(removal);
    return db.all(with(gone)(select(gone.id).from(gone)));  // <- here 11
#else
    return db.all(removal);
#endif
}

// expect 12: mizzle: MySQL has no sequences such as nextval() asks; a key that is serial is given numbers there
auto next_number(mysql& db) {
#if WRONG == 12
    return db.one(select(nextval(numbers)));  // <- here 12
#else
    return db.one(select(max(users.id)).from(users));
#endif
}

// expect 13: mizzle: MySQL lacks this function of PostgreSQL's, or has another by its name; compute it in the program
auto backwards(mysql& db) {
#if WRONG == 13
    return db.all(select(reverse(users.name)).from(users));  // <- here 13
#else
    return db.all(select(upper(users.name)).from(users));
#endif
}

// expect 14: mizzle: MySQL's regular expressions are of another kind than PostgreSQL's matches(); use like(), or
auto named_in_letters(mysql& db) {
#if WRONG == 14
    return db.all(select(users.id).from(users).where(matches(users.name, "^[a-z]+$")));  // <- here 14
#else
    return db.all(select(users.id).from(users).where(users.name.like(starts_with("a"))));
#endif
}

// expect 15: mizzle: MySQL searches text by match() against(), not by to_tsvector(); say so with sql()
auto found(mysql& db) {
    [[maybe_unused]] const auto is_found = matches(to_tsvector<"simple">(users.name), to_tsquery<"simple">("ada"));
#if WRONG == 15
    return db.all(select(users.id).from(users).where(is_found));  // <- here 15
#else
    return db.all(select(users.id).from(users).where(sql<bool>("match({}) against({})", users.name, "ada")));
#endif
}

// expect 16: mizzle: stddev(), variance(), bit_and(), percentile_cont() and their like are not what they are elsewhere
auto spread(mysql& db) {
#if WRONG == 16
    return db.one(select(stddev(users.age)).from(users));  // <- here 16
#else
    return db.one(select(avg(users.age)).from(users));
#endif
}

// expect 17: mizzle: MySQL has no rollup(), cube() and grouping_sets() as others do; ask once for each grouping
auto by_role_and_all(mysql& db) {
#if WRONG == 17
    return db.all(select(users.role, count()).from(users).group_by(rollup(users.role)));  // <- here 17
#else
    return db.all(select(users.role, count()).from(users).group_by(users.role));
#endif
}

// expect 18: mizzle: MySQL takes any unique key for that of on_conflict(), none by its name; name the columns
auto add_tag(mysql& db, const tags::new_row& tag) {
    const auto add = insert_into(tags).values(tag);
#if WRONG == 18
    return db.run(add.on_conflict_on_constraint<"tags_name_key">().do_nothing());  // <- here 18
#else
    return db.run(add.on_conflict(tags.name).do_nothing());
#endif
}

// expect 19: mizzle: MySQL has no overriding clause; a key that is given counts
auto add_numbered_tag(mysql& db) {
#if WRONG == 19
    return db.run(insert_into(tags).overriding_user_value().values(tags.id = 1, tags.name = "a"));  // <- here 19
#else
    return db.run(insert_into(tags).values(tags.id = 1, tags.name = "a"));
#endif
}

// expect 20: mizzle: MySQL may have written by then what a subquery in returning(), or in do_update() of many rows,
// looks
auto count_of_the_others(mysql& db) {
    const auto all = select(count()).from(tags);
    [[maybe_unused]] const auto add = insert_into(tags).values({.name = "new"});
#if WRONG == 20
    return db.all(add.returning(scalar(all)));  // <- here 20
#else
    return db.all(all);
#endif
}

// expect 21: mizzle: MySQL keeps JSON and custom types as text, whose order is another; sort by and compare a part of
auto by_notes(mysql& db) {
#if WRONG == 21
    return db.all(select(breaks.name).from(breaks).order_by(breaks.notes));  // <- here 21
#else
    return db.all(select(breaks.name).from(breaks).order_by(json_get_text(breaks.notes, "a")));
#endif
}

// expect 22: mizzle: MySQL keeps JSON, custom types and intervals as text, of which equal values may have several
auto lengths(mysql& db) {
#if WRONG == 22
    return db.all(select(breaks.length).distinct().from(breaks));  // <- here 22
#else
    return db.all(select(breaks.length).from(breaks));
#endif
}

// expect 23: mizzle: MySQL's json_contains() takes other JSON for contained; compare json_get_text() of each key
auto with_notes(mysql& db) {
#if WRONG == 23
    return db.all(select(breaks.name).from(breaks).where(json_contains(breaks.notes, breaks.notes)));  // <- here 23
#else
    return db.all(select(breaks.name).from(breaks).where(json_get_text(breaks.notes, "a") == "b"));
#endif
}

// expect 24: mizzle: MySQL's analyze gives a table of its own; explain() shows the plan without running it
auto plan(mysql& db) {
#if WRONG == 24
    return db.explain_analyze(select(users.id).from(users));  // <- here 24
#else
    return db.explain(select(users.id).from(users));
#endif
}

// expect 25: mizzle: MySQL has no materialized views; fill a table by insert_into(...).select(...)
void read_anew(mysql& db) {
#if WRONG == 25
    refresh(db, active_users);  // <- here 25
#else
    (void)db.all(select().from(active_users));
#endif
}

// expect 26: mizzle: MySQL's range_between() adds offsets to numbers alone; use rows_between()
auto likes_of_a_week(mysql& db) {
    [[maybe_unused]] const auto week =
        order_by(users.created_at).range_between(preceding(interval{{}, std::chrono::days(7), {}}), current_row);
#if WRONG == 26
    return db.all(select(count().over(week)).from(users));  // <- here 26
#else
    return db.all(select(count().over(order_by(users.created_at))).from(users));
#endif
}

// expect 27: mizzle: MySQL keeps intervals as text, of which one length has several; say == and || instead of
auto by_length(mysql& db) {
#if WRONG == 27
    return db.all(select(count()).from(breaks).group_by(breaks.length));  // <- here 27
#else
    return db.all(select(count()).from(breaks).group_by(breaks.name));
#endif
}
