// Frames of windows that MySQL and MariaDB lack.
#include "schema.hpp"

#include <mizzle/mysql.hpp>

// expect 1: mizzle: MySQL takes no bound values for preceding() and following(); leave out the bounds or say
auto likes_of_three(mysql& db) {
#if WRONG == 1
    const auto few = order_by(posts.id).rows_between(preceding(2), current_row);
    return db.all(select(sum(posts.likes).over(few)).from(posts));  // <- here 1
#else
    const auto all = order_by(posts.id).rows_between(unbounded_preceding, current_row);
    return db.all(select(sum(posts.likes).over(all)).from(posts));
#endif
}

// expect 2: mizzle: MySQL has no groups_between() and no frames that exclude rows; use rows_between() or
auto likes_of_others(mysql& db) {
    const auto all = order_by(posts.id).rows_between(unbounded_preceding, unbounded_following);
#if WRONG == 2
    return db.all(select(sum(posts.likes).over(all.exclude_current_row())).from(posts));  // <- here 2
#else
    return db.all(select(sum(posts.likes).over(all), posts.likes).from(posts));
#endif
}
