// What may follow an aggregate, what it takes, and what PostgreSQL alone has of it.
#include "schema.hpp"

#include <mizzle/postgres.hpp>

// expect 1: mizzle: filter() takes a condition; compare the expression with something
auto filter_by_a_number(sqlite& db) {
#if WRONG == 1
    return db.all(select(count().filter(posts.likes)).from(posts));  // <- here 1
#else
    return db.all(select(count().filter(posts.likes > 1)).from(posts));
#endif
}

// expect 2: mizzle: filter() comes once, after an aggregate and before over(); conditions are joined by &&
auto two_filters(sqlite& db) {
#if WRONG == 2
    return db.all(select(count().filter(posts.likes > 1).filter(posts.id > 1)).from(posts));  // <- here 2
#else
    return db.all(select(count().filter(posts.likes > 1 && posts.id > 1)).from(posts));
#endif
}

// expect 3: mizzle: filter() looks at one row at a time; it cannot use an aggregate or window function
auto filter_by_an_aggregate(sqlite& db) {
#if WRONG == 3
    return db.all(select(count().filter(max(posts.likes) > 1)).from(posts));  // <- here 3
#else
    return db.all(select(count().filter(posts.likes > 1)).from(posts));
#endif
}

// expect 4: mizzle: SQLite has no order_by() inside an aggregate; sort what is collected, or use a window
#if WRONG == 4
auto order_inside(sqlite& db) {
    return db.all(select(string_agg(posts.title, ",").order_by(posts.id)).from(posts));  // <- here 4
}
#else
auto order_inside(postgres& db) { return db.all(select(string_agg(posts.title, ",").order_by(posts.id)).from(posts)); }
#endif

// expect 5: mizzle: SQLite's string_agg() takes no separator beside distinct(); leave it out, and a comma joins the
#if WRONG == 5
auto distinct_with_separator(sqlite& db) {
    return db.all(select(string_agg(distinct(posts.title), ";")).from(posts));  // <- here 5
}
#else
auto distinct_with_separator(postgres& db) {
    return db.all(select(string_agg(distinct(posts.title), ";")).from(posts));
}
#endif

// expect 6: mizzle: SQLite has no stddev(), variance(), bit_and(), percentile_cont() and their like; compute from
#if WRONG == 6
auto deviation(sqlite& db) {
    return db.all(select(stddev(posts.likes)).from(posts));  // <- here 6
}
#else
auto deviation(postgres& db) { return db.all(select(stddev(posts.likes)).from(posts)); }
#endif

// expect 7: mizzle: SQLite has no rollup(), cube() and grouping_sets(); ask once for each grouping
#if WRONG == 7
auto totals(sqlite& db) {
    return db.all(select(posts.user_id, count()).from(posts).group_by(rollup(posts.user_id)));  // <- here 7
}
#else
auto totals(postgres& db) { return db.all(select(posts.user_id, count()).from(posts).group_by(rollup(posts.user_id))); }
#endif

// The key covers its table where rows are grouped by it, which rollup() does in some rows alone.
// expect 8: mizzle: beside an aggregate every selected column must be in group_by(), or its table's primary key
// names 8: posts::title_column
auto key_in_a_rollup(postgres& db) {
#if WRONG == 8
    return db.all(select(posts.title, count()).from(posts).group_by(rollup(posts.id)));  // <- here 8
#else
    return db.all(select(posts.title, count()).from(posts).group_by(posts.id, rollup(posts.user_id)));
#endif
}

// expect 9: mizzle: SQLite's range_between() adds offsets to integers and floating-point numbers alone; use
#if WRONG == 9
auto range_of_decimals(sqlite& db) {
    return db.all(select(count().over(order_by(users.balance).range_between(preceding(1), current_row)))  // <- here 9
                      .from(users));
}
#else
auto range_of_decimals(postgres& db) {
    return db.all(select(count().over(order_by(users.balance).range_between(preceding(1), current_row))).from(users));
}
#endif

// expect 10: mizzle: order_by() is for string_agg(), array_agg(), json_agg() and json_object_agg(); other aggregates
auto order_of_a_sum(postgres& db) {
#if WRONG == 10
    return db.all(select(sum(posts.likes).order_by(posts.id)).from(posts));  // <- here 10
#else
    return db.all(select(array_agg(posts.likes).order_by(posts.id)).from(posts));
#endif
}

// expect 11: mizzle: distinct values are sorted by themselves: order_by() takes the operand of distinct()
auto order_of_distinct_values(postgres& db) {
#if WRONG == 11
    return db.all(select(array_agg(distinct(posts.title)).order_by(posts.id)).from(posts));  // <- here 11
#else
    return db.all(select(array_agg(distinct(posts.title)).order_by(desc(posts.title))).from(posts));
#endif
}

// expect 12: mizzle: string_agg() joins text with text; cast<std::string>(expression) makes other types text
auto string_of_numbers(sqlite& db) {
#if WRONG == 12
    return db.all(select(string_agg(posts.likes, ",")).from(posts));  // <- here 12
#else
    return db.all(select(string_agg(cast<std::string>(posts.likes), ",")).from(posts));
#endif
}

// expect 13: mizzle: over() has an order of its own: over(order_by(...)) in place of order_by(...)
auto order_inside_over(postgres& db) {
#if WRONG == 13
    return db.all(select(array_agg(posts.id).order_by(posts.id).over()).from(posts));  // <- here 13
#else
    return db.all(select(array_agg(posts.id).over(order_by(posts.id))).from(posts));
#endif
}

// expect 14: mizzle: bool_and() takes a condition; compare the expression with something
auto all_numbers(sqlite& db) {
#if WRONG == 14
    return db.all(select(bool_and(posts.likes)).from(posts));  // <- here 14
#else
    return db.all(select(bool_and(posts.likes > 0)).from(posts));
#endif
}

// expect 15: mizzle: percentile_cont() is for numbers; percentile_disc() takes what can be sorted
auto median_text(postgres& db) {
#if WRONG == 15
    return db.all(select(percentile_cont(0.5).within_group(posts.title)).from(posts));  // <- here 15
#else
    return db.all(select(percentile_disc(0.5).within_group(posts.title)).from(posts));
#endif
}

// expect 16: mizzle: json_agg() would write timestamps in each database's own way; cast<std::string>(expression)
auto json_of_times(sqlite& db) {
#if WRONG == 16
    return db.all(select(json_agg(users.created_at)).from(users));  // <- here 16
#else
    return db.all(select(json_agg(cast<std::string>(users.created_at))).from(users));
#endif
}
