// Other names for tables, subqueries in from(), common table expressions, set operations.
#include "schema.hpp"

// expect 1: mizzle: this table is joined already; alias<"name">(table) gives it another name
auto joined_with_itself(sqlite& db) {
#if WRONG == 1
    return db.all(select(posts.id).from(posts).inner_join(posts, posts.id == posts.likes));  // <- here 1
#else
    constexpr auto other = alias<"other">(posts);
    return db.all(select(posts.id).from(posts).inner_join(other, other.id == posts.likes));
#endif
}

// expect 2: mizzle: another table of this statement has this name; alias<"name">(table) gives another
auto name_of_another_table(sqlite& db) {
#if WRONG == 2
    constexpr auto other = alias<"users">(posts);
    return db.all(select(users.id).from(users).inner_join(other, other.user_id == users.id));  // <- here 2
#else
    constexpr auto other = alias<"articles">(posts);
    return db.all(select(users.id).from(users).inner_join(other, other.user_id == users.id));
#endif
}

// expect 3: mizzle: insert_into() takes a table that MIZZLE_TABLE declares
auto insert_into_alias(sqlite& db) {
#if WRONG == 3
    constexpr auto other = alias<"other">(tags);
    return db.run(insert_into(other).values({.name = "x"}));  // <- here 3
#else
    return db.run(insert_into(tags).values({.name = "x"}));
#endif
}

// expect 4: mizzle: a subquery in from() cannot use outer(column); join it as lateral(subquery)
auto correlated_subquery_in_from(sqlite& db) {
#if WRONG == 4
    const auto own = subquery<"own">(select(posts.id).from(posts).where(posts.user_id == outer(users.id)));
    return db.all(select(own.id).from(own));  // <- here 4
#else
    const auto own = subquery<"own">(select(posts.id).from(posts).where(posts.user_id == 1));
    return db.all(select(own.id).from(own));
#endif
}

// expect 5: mizzle: SQLite has no lateral joins; a subquery in select() or where(), or a window, says as much
auto lateral_on_sqlite(sqlite& db) {
#if WRONG == 5
    const auto own = subquery<"own">(select(posts.id).from(posts).where(posts.user_id == outer(users.id)));
    return db.all(select(users.name, own.id).from(users).cross_join(lateral(own)));  // <- here 5
#else
    return db.all(select(users.name, posts.id).from(users).inner_join(posts, posts.user_id == users.id));
#endif
}

// expect 6: mizzle: a common table expression is read that with() does not define: with(table)(statement)
auto common_table_without_with(sqlite& db) {
    const auto popular = cte<"popular">(select(posts.id).from(posts).where(posts.likes > 10));
#if WRONG == 6
    return db.all(select(popular.id).from(popular));  // <- here 6
#else
    return db.all(with(popular)(select(popular.id).from(popular)));
#endif
}

// expect 7: mizzle: a common table expression is read that with() does not define, or defines later
auto common_tables_in_the_wrong_order(sqlite& db) {
    const auto popular = cte<"popular">(select(posts.id, posts.user_id).from(posts).where(posts.likes > 10));
    const auto authors = cte<"authors">(select(popular.user_id).from(popular));
#if WRONG == 7
    return db.all(with(authors, popular)(select(authors.user_id).from(authors)));  // <- here 7
#else
    return db.all(with(popular, authors)(select(authors.user_id).from(authors)));
#endif
}

// expect 8: mizzle: both selects of recursive() must give as many columns, of the same types; cast those that differ
auto recursion_of_another_type(sqlite& db) {
    const auto first = select(posts.id).from(posts).where(posts.id == 1);
#if WRONG == 8
    const auto next = [](auto known) {
        return select(posts.title).from(posts).inner_join(known, posts.id == known.id + 1);
    };
#else
    const auto next = [](auto known) {
        return select(posts.id).from(posts).inner_join(known, posts.id == known.id + 1);
    };
#endif
    const auto chain = recursive<"chain">(first, next);  // <- here 8
    return db.all(with(chain)(select(chain.id).from(chain)));
}

// expect 9: mizzle: the second select of recursive() may give NULL where the first does not; say nullable(expression)
auto recursion_that_may_be_null(sqlite& db) {
#if WRONG == 9
    const auto first = select(users.id, users.name).from(users).where(users.id == 1);
#else
    const auto first = select(users.id, nullable(users.name)).from(users).where(users.id == 1);
#endif
    const auto chain = recursive<"chain">(first, [](auto known) {  // <- here 9
        return select(users.id, users.nickname).from(users).inner_join(known, users.id == known.id + 1);
    });
    return db.all(with(chain)(select(chain.id).from(chain)));
}

// expect 10: mizzle: both selects of union_() must give as many columns, of the same types; cast those that differ
auto union_of_other_columns(sqlite& db) {
#if WRONG == 10
    return db.all(select(users.id).from(users).union_(select(users.name).from(users)));  // <- here 10
#else
    return db.all(select(users.id).from(users).union_(select(posts.id).from(posts)));
#endif
}

// expect 11: mizzle: order_by() of a set operation takes columns and names that its first select gives
auto union_in_the_order_of_another_column(sqlite& db) {
    const auto both = select(users.id).from(users).union_(select(posts.id).from(posts));
#if WRONG == 11
    return db.all(both.order_by(users.name));  // <- here 11
#else
    return db.all(both.order_by(desc(users.id)));
#endif
}

// expect 12: mizzle: SQLite has no any() and all(); in(), exists(), min() and max() say as much
auto any_row_on_sqlite(sqlite& db) {
#if WRONG == 12
    const auto authors = any(select(posts.user_id).from(posts));
    return db.all(select(users.id).from(users).where(users.id == authors));  // <- here 12
#else
    return db.all(select(users.id).from(users).where(users.id.in(select(posts.user_id).from(posts))));
#endif
}

// expect 13: mizzle: the condition of inner_join() uses a column whose table is not in from() or a join so far
auto using_a_column_that_one_table_lacks(sqlite& db) {
#if WRONG == 13
    return db.all(select(users.id).from(users).inner_join(posts, using_(users.email)));  // <- here 13
#else
    return db.all(select(users.id).from(users).inner_join(posts, using_(users.id)));
#endif
}

// expect 14: mizzle: [] takes a column or a name that the select has
auto column_that_a_subquery_lacks(sqlite& db) {
    const auto own = subquery<"own">(select(posts.id).from(posts));
#if WRONG == 14
    return db.all(select(own.id).from(own).where(own[posts.likes] > 1));  // <- here 14
#else
    return db.all(select(own.id).from(own).where(own[posts.id] > 1));
#endif
}

// expect 15: mizzle: update() takes a table that MIZZLE_TABLE declares
auto update_alias(sqlite& db) {
#if WRONG == 15
    constexpr auto other = alias<"other">(tags);
    return db.run(update(other).set({.name = "x"}).all_rows());  // <- here 15
#else
    return db.run(update(tags).set({.name = "x"}).all_rows());
#endif
}

// expect 16: mizzle: the second select of recursive() cannot aggregate, group, sort, limit, lock or use windows
auto recursion_that_sorts(sqlite& db) {
    const auto first = select(users.id).from(users).where(users.id == 1);
    const auto chain = recursive<"chain">(first, [](auto known) {  // <- here 16
        const auto next = select(users.id).from(users).inner_join(known, users.id == known.id + 1);
#if WRONG == 16
        return next.order_by(users.id).limit(2);
#else
        return next;
#endif
    });
    return db.all(with(chain)(select(chain.id).from(chain).order_by(chain.id).limit(3)));
}

// expect 17: mizzle: the second select of recursive() reads the table that it is given once, in from() or an inner join
auto recursion_in_a_subquery(sqlite& db) {
    const auto first = select(users.id).from(users).where(users.id == 1);
    const auto chain = recursive<"chain">(first, [](auto known) {  // <- here 17
#if WRONG == 17
        return select(users.id).from(users).where(users.id.in(select(known.id + 1).from(known)));
#else
        return select(users.id).from(known).inner_join(users, users.id == known.id + 1);
#endif
    });
    return db.all(with(chain)(select(chain.id).from(chain)));
}

// expect 18: mizzle: a common table expression has a name in angle brackets: cte<"name">(select(...).from(...))
auto cte_as_text(sqlite& db) {
#if WRONG == 18
    const auto busy = cte("busy", select(posts.user_id).from(posts));  // <- here 18
#else
    const auto busy = cte<"busy">(select(posts.user_id).from(posts));
#endif
    return db.all(with(busy)(select(busy.user_id).from(busy)));
}

// expect 19: mizzle: a recursive table has a name in angle brackets
auto recursive_as_text(sqlite& db) {
    const auto first = select(users.id).from(users).where(users.id == 1);
    const auto step = [](auto known) {
        return select(users.id).from(users).inner_join(known, users.id == known.id + 1);
    };
#if WRONG == 19
    const auto chain = recursive("chain", first, step);  // <- here 19
#else
    const auto chain = recursive<"chain">(first, step);
#endif
    return db.all(with(chain)(select(chain.id).from(chain)));
}
