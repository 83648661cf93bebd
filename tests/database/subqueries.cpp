#include "app.hpp"
#include "catch.hpp"

#include <vector>

using namespace app;
using namespace mizzle;

namespace {

template <class Rows> std::vector<std::string> names_in(const Rows& rows) {
    std::vector<std::string> names;
    for (const auto& row : rows) names.push_back(row.name);
    return names;
}

}  // namespace

MIZZLE_NAME(open_todos)

TEST_CASE("outer(column) that a condition or a dynamic<T> brings stands where the database sees it, or is refused") {
    auto db = filled_database();
    const auto refused = [](bool is_lacking, const auto& run) {
        if (is_lacking) CHECK_THROWS_AS(run(), usage_error);
        else CHECK(run() == 2);
    };
    const condition is_own = todos.user_id == outer(users.id);
    dynamic<int> apart = todos.id - outer(users.id);
    apart = apart + todos.id;
    const auto sorted_by = [&](const auto& x) {
        const auto one = scalar(select(todos.title).from(todos).where(is_own).order_by(x, todos.id).limit(1));
        return db.all(select(users.id, one.template as<"title">()).from(users).order_by(users.id).limit(2)).size();
    };
    const condition within = exists(select(users.id).from(users).where(condition(users.id == outer(todos.user_id))));
    const condition beyond = exists(select(tags.id).from(tags).where(condition(tags.id == outer(outer(users.id)))));
    CHECK(sorted_by(dynamic<int>(todos.user_id)) == 2);
    CHECK(sorted_by(within) == 2);
    refused(on_sqlite, [&] { return sorted_by(desc(apart)); });
    refused(on_sqlite, [&] { return sorted_by(!is_own); });
    refused(on_sqlite, [&] { return sorted_by(beyond); });
    refused(on_sqlite, [&] {
        const auto one = scalar(select(count()).from(todos).group_by(apart).limit(1));
        return db.all(select(users.id, one.as<"n">()).from(users).limit(2)).size();
    });
    const condition far = todos.user_id == outer(outer(users.id));
    refused(on_mysql, [&] {
        const auto own = subquery<"own">(select(todos.id).from(todos).where(far));
        return db.all(select(users.id).from(users).where(exists(select(own.id).from(own)))).size();
    });
    refused(on_mysql, [&] {
        const auto own = cte<"own">(select(todos.id).from(todos).where(is_own));
        return db.all(select(users.id).from(users).where(exists(with(own)(select(own.id).from(own))))).size();
    });
}

TEST_CASE("exists and not_exists, with columns of the statement around them") {
    auto db = filled_database();
    const auto some = select(todos.id).from(todos).where(todos.user_id == outer(users.id) && todos.effort > 2.0);
    CHECK(names_in(db.all(select(users.name).from(users).where(exists(some)).order_by(users.id))) ==
          std::vector<std::string>{"bob"});
    CHECK(names_in(db.all(select(users.name).from(users).where(not_exists(some)).order_by(users.id))) ==
          std::vector<std::string>{"ada", "eve"});
    CHECK(postgres_text(select(users.name).from(users).where(exists(some) && users.is_active == true)) ==
          R"(select "users"."name" from "users" where exists (select "todos"."id" from "todos" where )"
          R"("todos"."user_id" = "users"."id" and "todos"."effort" > $1) and "users"."is_active" = $2)");
    CHECK(db.run(update(users).set(users.is_active = false).where(not_exists(some))).rows_affected == 2);
    CHECK(db.run(delete_from(users).where(users.is_active == false && not_exists(some) && users.name == "eve"))
              .rows_affected == 1);
}

TEST_CASE("in() looks among the rows of a select") {
    auto db = filled_database();
    const auto busy_users = select(todos.user_id).from(todos).where(todos.completed == false);
    CHECK(names_in(db.all(select(users.name).from(users).where(users.id.in(busy_users)).order_by(users.id))) ==
          std::vector<std::string>{"ada", "bob"});
    CHECK(names_in(db.all(select(users.name).from(users).where(users.id.not_in(busy_users)))) ==
          std::vector<std::string>{"eve"});
    // Its values are bound in the order of the text, parameters too.
    const auto titled = select(todos.user_id).from(todos).where(todos.title == param<std::string>);
    CHECK(names_in(db.all(
              select(users.name).from(users).where(users.name != "x" && users.id.in(titled) && users.id < param<int>),
              "Read", 10)) == std::vector<std::string>{"bob"});
    CHECK(db.one(select(count()).from(todos).where(
                     todos.id.in(select(max(todos.id)).from(todos).group_by(todos.user_id))))
              .count == 2);
}

TEST_CASE("scalar() is the value of a select") {
    auto db = filled_database();
    const auto rows = db.all(
        select(users.name, scalar(select(count()).from(todos).where(todos.user_id == outer(users.id))).as(open_todos),
               scalar(select(max(todos.effort)).from(todos).where(todos.user_id == outer(users.id))))
            .from(users)
            .order_by(users.id));
    REQUIRE(rows.size() == 3);
    static_assert(std::is_same_v<decltype(rows[0].open_todos), std::int64_t>);
    static_assert(std::is_same_v<decltype(rows[0].max), std::optional<double>>);
    CHECK((rows[0].open_todos == 3 && rows[1].open_todos == 1 && rows[2].open_todos == 0));
    CHECK((rows[0].max == 1.5 && rows[1].max == 2.25 && rows[2].max == std::nullopt));
    const auto latest = scalar(select(max(todos.id)).from(todos));
    CHECK(db.one(select(todos.title).from(todos).where(todos.id == latest)).title == "Read");
    CHECK(db.one(select(count()).from(todos).where(todos.id < latest)).count == 3);
    db.run(update(todos).set(todos.effort = scalar(select(max(todos.effort)).from(todos))).where(todos.id == 3));
    CHECK(db.one(select(todos.effort).from(todos).where(todos.id == 3)).effort == 2.25);
}

TEST_CASE("right and full joins") {
    auto db = filled_database();
    db.run(delete_from(todos).where(todos.user_id == 1 && todos.id > 1));
    const auto right = db.all(
        select(todos.title, users.name).from(todos).right_join(users, users.id == todos.user_id).order_by(users.id));
    static_assert(std::is_same_v<decltype(right[0].title), std::optional<std::string>>);
    static_assert(std::is_same_v<decltype(right[0].name), std::string>);
    REQUIRE(right.size() == 3);
    CHECK((right[0].title == "write" && right[1].title == "Read" && right[2].title == std::nullopt));

    where_it_has<mizzle::detail::feature::full_join>(db, [](auto& that) {
        const auto full = that.all(
            select().from(users).full_join(tags, tags.id == users.id + 2).order_by(asc(users.id).nulls_last()));
        static_assert(std::is_same_v<decltype(full[0].users), std::optional<users::row>>);
        static_assert(std::is_same_v<decltype(full[0].tags), std::optional<tags::row>>);
        CHECK(full.size() == 3);
        that.run(insert_into(tags).values({{.name = "a"}, {.name = "b"}, {.name = "c"}}));
        const auto both = that.all(
            select().from(users).full_join(tags, tags.id == users.id + 2).order_by(coalesce(users.id, 0), tags.id));
        REQUIRE(both.size() == 5);
        CHECK((!both[0].users && both[0].tags->name == "a"));
        CHECK((both[2].users->name == "ada" && both[2].tags->name == "c"));
        CHECK((both[4].users->name == "eve" && !both[4].tags));
    });
}

namespace {

MIZZLE_TABLE(nodes, (id, integer, primary_key), (parent, integer), (name, text, not_null), (size, integer, not_null))

// The nodes of which it is not known whether their parent is as large as one that is called "e", or a sum that is.
MIZZLE_VIEW(undecided, select(nodes.id).from(nodes).where(
                           nodes.parent.in(select(nodes.size).from(nodes).where(nodes.name == "e")).is_null()))

MIZZLE_SCHEMA(tree_of_nodes, nodes, undecided)

// a: b, c; c: d
test_database database_of_nodes() {
    auto db = empty_database();
    create(db, tree_of_nodes);
    db.run(insert_into(nodes).values({{.id = 1, .name = "a", .size = 10},
                                      {.id = 2, .parent = 1, .name = "b", .size = 20},
                                      {.id = 3, .parent = 1, .name = "c", .size = 30},
                                      {.id = 4, .parent = 3, .name = "d", .size = 40}}));
    return db;
}

template <class Rows> std::vector<int> ids_in(const Rows& rows) {
    std::vector<int> ids;
    for (const auto& row : rows) ids.push_back(row.id);
    return ids;
}

MIZZLE_NAME(child)
MIZZLE_NAME(decided)
MIZZLE_NAME(name)

}  // namespace

// MariaDB keeps what it has found for NULL in a select with a prepared statement.
TEST_CASE("whether NULL is in a select or list is false where that is empty and NULL where it is not, at each run") {
    auto db = database_of_nodes();
    constexpr auto above = alias<"above">(nodes);
    using ids = std::vector<int>;
    const auto found = [&db](const auto& condition) {
        return ids_in(db.all(select(nodes.id).from(nodes).where(condition).order_by(nodes.id)));
    };
    for (const int least : {0, 99, 0, 99, 99, 0}) {
        CAPTURE(least);
        const bool is_empty = least == 99;
        const ids not_in = is_empty ? ids{1, 2, 3, 4} : ids{2, 3, 4}, undecided_ones = is_empty ? ids{} : ids{1};
        const auto sizes = select(nodes.size).from(nodes).where(nodes.size > least);
        CHECK(found(nodes.parent.not_in(sizes)) == not_in);
        CHECK(found(nodes.parent.in(sizes).is_null()) == undecided_ones);
        CHECK(found(condition(nodes.parent.not_in(sizes)) && nodes.size > 0) == not_in);
        CHECK(found(nullif(nodes.id, 1).not_in(sizes)) == not_in);
        CHECK(found(nullable(nodes.parent).not_in(sizes)) == not_in);
        CHECK(
            found(scalar(select(above.size).from(above).where(above.id == outer(nodes.parent))).in(sizes).is_null()) ==
            undecided_ones);
        CHECK(found(nodes.parent.not_in(is_empty ? ids{} : ids{7, 8})) == not_in);
        CHECK(found(nodes.parent.not_in(sizes.order_by(nodes.id).limit(3))) == not_in);
        CHECK(found(case_when(nodes.parent.not_in(sizes), 1).else_(2) == 1) == not_in);
        // A column that is never NULL, but where the join finds nothing.
        CHECK(ids_in(db.all(select(nodes.id)
                                .from(nodes)
                                .left_join(above, above.id == nodes.parent)
                                .where(above.id.not_in(sizes))
                                .order_by(nodes.id))) == not_in);
        CHECK(ids_in(db.all(select(nodes.id)
                                .from(nodes)
                                .left_join_if(true, above, above.id == nodes.parent)
                                .where(above.id.not_in(sizes))
                                .order_by(nodes.id))) == not_in);
        CHECK(ids_in(db.all(select(nodes.id, max(nodes.parent).as(name))
                                .from(nodes)
                                .group_by(nodes.id)
                                .having(max(nodes.parent).not_in(sizes))
                                .order_by(nodes.id))) == not_in);
        // A table that is made of a select with such a condition.
        const auto kept = subquery<"kept">(select(nodes.id, nodes.parent.not_in(sizes).as(decided)).from(nodes));
        CHECK(ids_in(db.all(select(kept.id).from(kept).where(kept.decided).order_by(kept.id))) == not_in);
        CHECK(db.run(update(nodes).set(nodes.name = nodes.name).where(nodes.parent.not_in(sizes))).rows_affected ==
              static_cast<int>(not_in.size()));
        const auto check_each = [&](const auto& column) {
            if constexpr (!on_sqlite) {
                CHECK(found(column != all(sizes)) == not_in);
                CHECK(found((column == any(sizes)).is_null()) == undecided_ones);
                CHECK(found((column > all(sizes)).is_null()) == undecided_ones);
            }
        };
        check_each(nodes.parent);
        // A view, of which the rows have changed in between.
        if (is_empty) db.run(delete_from(nodes).where(nodes.name == "e"));
        else db.run(insert_into(nodes).values(nodes.id = 5, nodes.parent = 9, nodes.name = "e", nodes.size = 5));
        CHECK(ids_in(db.all(select(undecided.id).from(undecided))) == undecided_ones);
        db.run(delete_from(nodes).where(nodes.name == "e"));
    }
}

TEST_CASE("in() of one scalar subquery compares with its value, which is NULL where it has no row") {
    auto db = database_of_nodes();
    const auto found = [&db](const auto& condition) {
        return ids_in(db.all(select(nodes.id).from(nodes).where(condition).order_by(nodes.id)));
    };
    constexpr auto other = alias<"other">(nodes);
    const auto one = [&](int id) { return scalar(select(other.id).from(other).where(other.id == id)); };
    const auto check = [&](const auto& there, const auto& nowhere) {
        CHECK(found(nodes.id.in(there)) == std::vector<int>{3});
        CHECK(found(nodes.id.not_in(there)) == std::vector<int>{1, 2, 4});
        CHECK(found(nodes.id.not_in(nowhere)) == std::vector<int>{});
        CHECK(found(nodes.id.in(nowhere).is_null()) == std::vector<int>{1, 2, 3, 4});
        CHECK(found(nodes.id.not_in(there, nowhere).is_null()) == std::vector<int>{1, 2, 4});
        CHECK(found(nodes.id.in(there) == (nodes.size > 20)) == std::vector<int>{1, 2, 3});
    };
    check(one(3), one(99));
    check(nullable(one(3)), nullable(one(99)));
    check(dynamic<int>(one(3)), dynamic<int>(one(99)));
    const dynamic<bool> either = nodes.id == 2 || nodes.id == 3;
    CHECK(found((nodes.size > 10).in(either)) == std::vector<int>{1, 2, 3});
}

TEST_CASE("a scalar subquery without a row is NULL, whatever it selects") {
    auto db = filled_database();
    const auto none = [](const auto& x) { return scalar(select(x).from(todos).where(todos.id == 99)); };
    const auto row =
        db.one(select(none(todos.due_date.is_null()).as<"test">(), none(coalesce(todos.effort, 1.0)).as<"either">(),
                      none(todos.title.is_distinct_from("x")).as<"differs">(),
                      none(exists(select(users.id).from(users))).as<"exists">(), none(count().over()).as<"over">(),
                      none(outer(users.id)).as<"outer">(), none(case_when(todos.id > 1, 1).else_(2)).as<"case">(),
                      scalar(select(count()).from(todos).limit(0)).as<"limit">(),
                      scalar(select(count()).from(todos).offset(1)).as<"offset">(),
                      scalar(select(count()).from(todos).where(todos.id == 99).group_by(todos.id)).as<"group">(),
                      scalar(select(count()).from(todos).except(select(count()).from(todos))).as<"set">(),
                      scalar(select(count()).from(todos).where(todos.id == 99)).as<"count">())
                   .from(users)
                   .where(users.id == 1));
    CHECK(!get<"test">(row));
    CHECK(!get<"either">(row));
    CHECK(!get<"differs">(row));
    CHECK(!get<"exists">(row));
    CHECK(!get<"over">(row));
    CHECK(!get<"outer">(row));
    CHECK(!get<"case">(row));
    CHECK(!get<"limit">(row));
    CHECK(!get<"offset">(row));
    CHECK(!get<"group">(row));
    CHECK(!get<"set">(row));
    static_assert(std::is_same_v<decltype(get<"count">(row)), const std::int64_t&>);
    CHECK(get<"count">(row) == 0);
#ifdef MIZZLE_TEST_POSTGRES
    // A column of a table that a join has not found, seen from a lateral table.
    const auto seen = lateral(subquery<"seen">(select(outer(todos.title).as(todos.title)).from(tags).limit(1)));
    db.run(insert_into(tags).values({.name = "a"}));
    for (const auto& r : db.all(select(users.id, seen.title)
                                    .from(users)
                                    .left_join(todos, todos.user_id == users.id)
                                    .cross_join(seen)
                                    .where(users.id == 3)))
        CHECK(!r.title);
#endif
}

TEST_CASE("a subquery over a table of the statement around it") {
    auto db = database_of_nodes();
    const std::vector<int> parents{1, 3};
    const auto children = select(nodes.id).from(nodes).where(nodes.parent == outer(nodes.id));
    const auto with_children = select(nodes.id).from(nodes).where(exists(children)).order_by(nodes.id);
    static_assert(to_sql<dialects::sqlite>(with_children) ==
                  R"(select "nodes"."id" from "nodes" where exists (select _1q."id" from "nodes" as _1q where )"
                  R"(_1q."parent" = "nodes"."id") order by "nodes"."id")");
    CHECK(ids_in(db.all(with_children)) == parents);
    CHECK(ids_in(db.all(select(nodes.id).from(nodes).where(not_exists(children)).order_by(nodes.id))) ==
          std::vector{2, 4});
    CHECK(ids_in(db.all(select(nodes.id).from(nodes).where(
              nodes.id.in(select(nodes.parent).from(nodes).where(nodes.parent == outer(nodes.id)))))) == parents);
    // Where outer() is not said, the table keeps its name.
    CHECK(sqlite_text(select(nodes.id).from(nodes).where(nodes.id.in(select(max(nodes.id)).from(nodes)))) ==
          R"(select "nodes"."id" from "nodes" where "nodes"."id" in (select max("nodes"."id") from "nodes"))");

    SECTION("two levels out") {
        const auto grandchildren = select(nodes.id).from(nodes).where(exists(select(nodes.id).from(nodes).where(
            nodes.parent == outer(nodes.id) &&
            exists(select(nodes.id).from(nodes).where(nodes.parent == outer(nodes.id) &&
                                                      nodes.id > outer(outer(nodes.id)))))));
        CHECK(ids_in(db.all(grandchildren)) == std::vector{1});
        // Past a level that has another table.
        const auto other = alias<"other">(nodes);
        CHECK(ids_in(db.all(select(nodes.id).from(nodes).where(exists(select(nodes.id).from(nodes).where(
                  nodes.parent == outer(nodes.id) &&
                  exists(select(other.id).from(other).where(other.parent == outer(nodes.id) &&
                                                            other.size == outer(outer(nodes.size)) + 30))))))) ==
              std::vector{1});
    }
    SECTION("as values, in every clause") {
        const auto rows = db.all(
            select(nodes.id, scalar(select(count()).from(nodes).where(nodes.parent == outer(nodes.id))).as(child))
                .from(nodes)
                .group_by(nodes.id)
                .having(scalar(select(count()).from(nodes).where(nodes.parent == outer(nodes.id))) > 0)
                .order_by(desc(scalar(select(max(nodes.size)).from(nodes).where(nodes.parent == outer(nodes.id))))));
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].id == 3);
        CHECK(rows[0].child == 1);
        CHECK(rows[1].child == 2);
    }
    SECTION("what sorts or groups inside may be of the statement around it") {
        const auto nearest = [](const auto& size) {
            return scalar(select(nodes.id)
                              .from(nodes)
                              .where(nodes.id != outer(nodes.id))
                              .order_by(abs(nodes.size - size), desc(nodes.id))
                              .limit(1));
        };
        where_it_has<mizzle::detail::feature::outer_in_order>(db, [&](auto& that) {
            const auto rows = that.all(select(nodes.id, nearest(outer(nodes.size)).as(child))
                                           .from(nodes)
                                           .order_by(nearest(outer(nodes.size))));
            REQUIRE(rows.size() == 4);
            CHECK((rows[0].id == 1 && rows[0].child == 2));
            CHECK((rows[1].id == 2 && rows[1].child == 3));
            const auto sizes =
                select(count()).from(nodes).group_by(nodes.size > outer(nodes.size)).having(count() == 2);
            CHECK(ids_in(that.all(select(nodes.id).from(nodes).where(exists(sizes)))) == std::vector{2});
        });
        const auto apart =
            subquery<"apart">(select(nodes.id, abs(nodes.size - outer(outer(nodes.size))).as(child)).from(nodes));
        where_it_has<mizzle::detail::feature::outer_in_tables>(db, [&](auto& that) {
            const auto other =
                select(apart.id).from(apart).where(apart.child > 0).order_by(apart.child, desc(apart.id));
            CHECK(that.one(select(scalar(other.limit(1)).as(child)).from(nodes).where(nodes.id == 2)).child == 3);
        });
    }
    SECTION("conditions that are put together at run time") {
        condition c = nodes.parent == outer(nodes.id);
        c &= nodes.size > 25;
        CHECK(ids_in(db.all(select(nodes.id).from(nodes).where(exists(select(nodes.id).from(nodes).where(c))))) ==
              parents);
        condition around = exists(select(nodes.id).from(nodes).where(c));
        around &= nodes.id > 1;
        CHECK(ids_in(db.all(select(nodes.id).from(nodes).where(around))) == std::vector{3});
        CHECK(db.run(delete_from(nodes).where(around)).rows_affected == 1);
    }
    SECTION("set operations, tables made of selects") {
        const auto big = select(nodes.id).from(nodes).where(nodes.id == outer(nodes.id) && nodes.size == 40);
        CHECK(ids_in(db.all(select(nodes.id).from(nodes).where(exists(children.union_(big))).order_by(nodes.id))) ==
              std::vector{1, 3, 4});
        const auto copy = cte<"copy">(select(nodes.id, nodes.parent).from(nodes));
        const auto in_copy = select(copy.id).from(copy).where(copy.parent == outer(copy.id));
        CHECK(ids_in(db.all(with(copy)(select(copy.id).from(copy).where(exists(in_copy)).order_by(copy.id)))) ==
              parents);
        const auto derived = subquery<"derived">(select(nodes.id, nodes.parent).from(nodes));
        const auto in_derived = select(derived.id).from(derived).where(derived.parent == outer(derived.id));
        CHECK(ids_in(db.all(select(derived.id).from(derived).where(exists(in_derived)).order_by(derived.id))) ==
              parents);
        const auto inner = cte<"inner_rows">(select(nodes.id).from(nodes).where(nodes.parent == outer(nodes.id)));
        const auto with_inner =
            select(nodes.id).from(nodes).where(exists(with(inner)(select(inner.id).from(inner)))).order_by(nodes.id);
        const auto table = subquery<"rows">(select(nodes.id).from(nodes).where(nodes.parent == outer(outer(nodes.id))));
        const auto from_table =
            select(nodes.id).from(nodes).where(exists(select(table.id).from(table))).order_by(nodes.id);
        where_it_has<mizzle::detail::feature::outer_in_tables>(db, [&](auto& that) {
            CHECK(ids_in(that.all(with_inner)) == parents);
            CHECK(ids_in(that.all(from_table)) == parents);
        });
    }
    SECTION("writes") {
        CHECK(db.run(delete_from(nodes).where(not_exists(children) && nodes.parent == 1)).rows_affected == 1);
        const auto sum_of_children = scalar(select(sum(nodes.size)).from(nodes).where(nodes.parent == outer(nodes.id)));
        CHECK(db.run(update(nodes).set(nodes.size = cast<int>(sum_of_children) + 1).where(exists(children)))
                  .rows_affected == 2);
        CHECK(ids_in(db.all(select(nodes.size.as(nodes.id)).from(nodes).order_by(nodes.id))) ==
              std::vector{31, 41, 40});
        const auto count_of_children = scalar(select(count()).from(nodes).where(nodes.parent == outer(nodes.id)));
        CHECK(
            db.run(insert_into(nodes)
                       .columns(nodes.id, nodes.name, nodes.size)
                       .select(select(nodes.id + 10, nodes.name, nodes.size).from(nodes).where(count_of_children == 0)))
                .rows_affected == 1);
        CHECK(
            db.all(update(nodes)
                       .set(nodes.name = "x")
                       .where(nodes.id == 3)
                       .returning(scalar(select(count()).from(nodes).where(nodes.parent == outer(nodes.id))).as(child)))
                .at(0)
                .child == 1);
    }
    SECTION("an update sees the rows as they were before it") {
        const auto sizes_after = [&](const auto& statement) {
            db.run(statement);
            std::vector<int> sizes;
            for (const auto& row : db.all(select(nodes.size).from(nodes).order_by(nodes.id))) sizes.push_back(row.size);
            db.run(update(nodes).set(nodes.size = nodes.id * 10).all_rows());
            return sizes;
        };
        const auto largest_other =
            coalesce(scalar(select(max(nodes.size)).from(nodes).where(nodes.id != outer(nodes.id))), 0) + 1;
        CHECK(sizes_after(update(nodes).set(nodes.size = largest_other).all_rows()) == std::vector{41, 41, 41, 31});
        const auto smaller = exists(select(nodes.id).from(nodes).where(nodes.size < outer(nodes.size)));
        CHECK(sizes_after(update(nodes).set({.size = 0}).where(!smaller)) == std::vector{0, 20, 30, 40});
        CHECK(sizes_after(update(nodes).set({.size = 5}).where(smaller)) == std::vector{10, 5, 5, 5});
        const auto larger = exists(select(nodes.id).from(nodes).where(nodes.size > outer(nodes.size)));
        CHECK(sizes_after(update(nodes).set({.size = 0}).where(larger)) == std::vector{0, 0, 0, 40});
        CHECK(sizes_after(update(nodes).set(nodes.size = 1).where(condition(!larger || nodes.id == 1))) ==
              std::vector{1, 20, 30, 1});
        CHECK(sizes_after(update(nodes)
                              .set(nodes.size = 2)
                              .where(sql<bool>("(select max(n.size) from nodes as n) = {} + 30", nodes.size))) ==
              std::vector{2, 20, 30, 40});
        const auto before = cte<"before">(select(nodes.id, nodes.size).from(nodes));
        where_it_has<mizzle::detail::feature::with_before_write>(sizes_after, [&](auto& sizes_then) {
            CHECK(sizes_then(with(before)(
                      update(nodes)
                          .set(nodes.size = coalesce(
                                   scalar(select(before.size).from(before).where(before.id == outer(nodes.id) - 1)), 0))
                          .all_rows())) == std::vector{0, 10, 20, 30});
        });
        where_it_has<mizzle::detail::feature::write_limit>(sizes_after, [&](auto& sizes_then) {
            CHECK(sizes_then(
                      update(nodes).set(nodes.size = largest_other).where(nodes.id > 1).order_by(nodes.id).limit(2)) ==
                  std::vector{10, 41, 41, 40});
        });
    }
    SECTION("what a write returns is selected from rows as they were before it") {
        const auto parent = scalar(select(max(nodes.name)).from(nodes).where(nodes.id == outer(nodes.parent))).as(name);
        const auto statement = update(nodes).set(nodes.size = 7).where(nodes.id == 3).returning(nodes.size, parent);
        CHECK(db.one(statement).name == "a");
#ifdef MIZZLE_TEST_POSTGRES
        const auto others = scalar(select(count()).from(nodes)).as(child);
        CHECK(db.one(insert_into(nodes).values({.id = 9, .name = "n", .size = 1}).returning(others)).child == 4);
        CHECK(db.one(delete_from(nodes).where(nodes.id == 9).returning(others)).child == 5);
#endif
    }
    SECTION("the only row of an insert that meets another may look at all of them") {
        db.run(insert_into(nodes)
                   .values({.id = 1, .name = "n", .size = 1})
                   .on_conflict(nodes.id)
                   .do_update(nodes.size = coalesce(scalar(select(max(nodes.size)).from(nodes)), 0)));
        CHECK(db.one(select(nodes.size).from(nodes).where(nodes.id == 1)).size == 40);
    }
    SECTION("raw SQL that would mean the other table is refused") {
        CHECK_THROWS_WITH(db.all(select(nodes.id).from(nodes).where(exists(select(nodes.id).from(nodes).where(
                              nodes.parent == outer(nodes.id) && sql<bool>("nodes.id > 1"))))),
                          Catch::Matchers::ContainsSubstring("alias<\"name\">(table)"));
        CHECK(ids_in(db.all(select(nodes.id).from(nodes).where(exists(select(nodes.id).from(nodes).where(
                  nodes.parent == outer(nodes.id) && sql<bool>("{} > {}", nodes.id, 3)))))) == std::vector{3});
    }
#ifdef MIZZLE_TEST_POSTGRES
    SECTION("lateral joins, any() and all()") {
        const auto last = lateral(subquery<"last">(select(nodes.id.as(child))
                                                       .from(nodes)
                                                       .where(nodes.parent == outer(nodes.id))
                                                       .order_by(desc(nodes.id))
                                                       .limit(1)));
        const auto rows =
            db.all(select(nodes.id, last.child).from(nodes).inner_join(last, last.child > 0).order_by(nodes.id));
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].child == 3);
        CHECK(rows[1].child == 4);
        // Within a subquery, of its own tables.
        CHECK(ids_in(db.all(select(nodes.id).from(nodes).where(exists(select(nodes.id)
                                                                          .from(nodes)
                                                                          .inner_join(last, last.child == 4)
                                                                          .where(nodes.parent == outer(nodes.id)))))) ==
              std::vector{1});
        CHECK(ids_in(db.all(
                  select(nodes.id)
                      .from(nodes)
                      .where(nodes.size < all(select(nodes.size).from(nodes).where(nodes.parent == outer(nodes.id))) &&
                             exists(children))
                      .order_by(nodes.id))) == parents);
    }
#endif
}

TEST_CASE("having() looks at what is grouped: an expression, a key's other columns") {
    auto db = filled_database();
    const auto about = coalesce(todos.description, "none");
    const auto by_text = select(count()).from(todos).group_by(about);
    CHECK(get<0>(db.one(by_text.having(min(about) != "none"))) == 1);
    const auto by_key = [](const auto&... items) {
        return select(items...).from(todos).group_by(todos.id).having(todos.title == "Read");
    };
    CHECK(db.one(by_key(todos.id, todos.title)).id == 4);
    where_it_has<mizzle::detail::feature::others_in_having>(db, [&](auto& that) {
        CHECK(get<0>(that.one(by_text.having(about == "none"))) == 3);
        CHECK(that.one(by_key(todos.id)).id == 4);
    });
}
