#include "app.hpp"
#include "catch.hpp"

using namespace app;
using namespace mizzle;

namespace viewed {

MIZZLE_NAME(open_count)

MIZZLE_VIEW(open_todos,
            select(todos.id, todos.title, todos.priority, users.name)
                .from(todos)
                .inner_join(users, users.id == todos.user_id)
                .where(todos.completed == false && todos.title != "it's" && todos.priority >= priority::medium))

// A view of a view.
MIZZLE_VIEW(open_by_user, select(users.id, count(open_todos.id).as(open_count), max(open_todos.id))
                              .from(users)
                              .left_join(open_todos, open_todos.name == users.name)
                              .group_by(users.id))

MIZZLE_SCHEMA(views, users, todos, open_todos, open_by_user)

MIZZLE_TABLE(series,
    (n,      integer, not_null),
    (square, integer))

}  // namespace viewed

using namespace viewed;

namespace {

test_database filled_views() {
    auto db = empty_database();
    create(db, views);
    db.run(insert_into(users).values(
        {{.email = "ada@example.org", .name = "ada"}, {.email = "eve@example.org", .name = "eve"}}));
    db.run(insert_into(todos).values({{.user_id = 1, .title = "write", .priority = priority::high},
                                      {.user_id = 1, .title = "rest", .priority = priority::low},
                                      {.user_id = 1, .title = "it's"},
                                      {.user_id = 1, .title = "read", .completed = true}}));
    return db;
}

}  // namespace

TEST_CASE("a view is a table of its select's columns") {
    auto db = filled_views();
    const auto rows = db.all(select(open_todos.title, open_todos.priority).from(open_todos));
    REQUIRE(rows.size() == 1);
    CHECK((rows[0].title == "write" && rows[0].priority == priority::high));
    const auto whole = db.all(select().from(open_todos));
    REQUIRE(whole.size() == 1);
    CHECK((whole[0].name == "ada" && whole[0].id == 1));

    const auto joined = db.all(
        select(users, open_todos).from(users).left_join(open_todos, open_todos.name == users.name).order_by(users.id));
    REQUIRE(joined.size() == 2);
    CHECK((joined[0].open_todos->title == "write" && !joined[1].open_todos));

    const auto counts = db.all(select().from(open_by_user).order_by(open_by_user.id));
    static_assert(std::is_same_v<decltype(counts[0].max), std::optional<int>>);
    REQUIRE(counts.size() == 2);
    CHECK((counts[0].open_count == 1 && counts[0].max == 1));
    CHECK((counts[1].open_count == 0 && counts[1].max == std::nullopt));
}

TEST_CASE("the statements that make views come after the tables") {
    const auto statements = mizzle::detail::create_statements<dialects::sqlite>(views);
    REQUIRE(statements.size() >= 4);
    CHECK(statements.back().starts_with(R"(create view "open_by_user" ("id", "open_count", "max") as select )"));
    CHECK(
        statements[statements.size() - 2] ==
        R"(create view "open_todos" ("id", "title", "priority", "name") as select "todos"."id", "todos"."title",)"
        R"( "todos"."priority", "users"."name" from "todos" inner join "users" on "users"."id" = "todos"."user_id")"
        R"( where "todos"."completed" = 0 and "todos"."title" <> 'it''s' and case "todos"."priority" when 'low' then 0)"
        R"( when 'medium' then 1 when 'high' then 2 end >= case 'medium' when 'low' then 0 when 'medium' then 1)"
        R"( when 'high' then 2 end)");
}

MIZZLE_MATERIALIZED_VIEW(todo_counts, select(todos.user_id, count().as(open_count)).from(todos).group_by(todos.user_id))
MIZZLE_SCHEMA(counted, users, todos, todo_counts)

TEST_CASE("a materialized view keeps its rows until it is refreshed") {
#ifdef MIZZLE_TEST_POSTGRES
    auto db = empty_database();
    create(db, counted);
    db.run(insert_into(users).values({.email = "ada@example.org", .name = "ada"}));
    db.run(insert_into(todos).values({.user_id = 1, .title = "write"}));
    CHECK(db.all(select().from(todo_counts)).empty());
    refresh(db, todo_counts);
    CHECK(db.one(select().from(todo_counts)).open_count == 1);
    CHECK_THROWS_AS(refresh(db, todo_counts, mizzle::detail::refreshing::concurrently), database_error);
    db.exec(R"(create unique index on "todo_counts" ("user_id"))");
    refresh(db, todo_counts, mizzle::detail::refreshing::concurrently);
    CHECK(db.one(select(todo_counts.open_count).from(todo_counts)).open_count == 1);
#else
    auto db = empty_database();
    CHECK_THROWS_WITH(
        create(db, counted),
        "mizzle: " + std::string(test_database::dialect::name) +
            " has no materialized views; declare todo_counts by MIZZLE_VIEW, or as a table that the program fills");
#endif
}

MIZZLE_TABLE(payments, (id, serial, primary_key), (amount, numeric(10, 2), not_null))
MIZZLE_VIEW(takings, select(sum(payments.amount)).from(payments))
MIZZLE_SCHEMA(till, payments, takings)

TEST_CASE("a view that sums decimals is read by a connection that did not make it") {
    auto db = empty_database();
    create(db, till);
    db.run(insert_into(payments).values({{.amount = numeric("0.10")}, {.amount = numeric("0.20")}}));
    CHECK(db.one(select(takings.sum).from(takings)).sum == numeric("0.30"));
}

TEST_CASE("raw SQL as a table with declared columns") {
    auto db = filled_views();
    const auto numbers =
        sql_table(series, sql("with recursive s(n) as (select cast({} as integer) union all select n + 1 "
                              "from s where n < {}) select n, n * n as square from s",
                              1, 4));
    const auto rows = db.all(select().from(numbers).where(series.n > 1).order_by(series.n));
    static_assert(std::is_same_v<decltype(rows), const std::vector<series::row>>);
    REQUIRE(rows.size() == 3);
    CHECK((rows[0].n == 2 && rows[2].square == 16));
    const auto joined = db.all(select(users.name, series.square)
                                   .from(users)
                                   .left_join(numbers, series.n == users.id + 3)
                                   .where(users.name != "x")
                                   .order_by(users.id));
    REQUIRE(joined.size() == 2);
    CHECK((joined[0].name == "ada" && joined[0].square == 16 && joined[1].square == std::nullopt));
}
