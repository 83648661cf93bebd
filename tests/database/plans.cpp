// Plans, and statements as text for people.
#include "app.hpp"
#include "catch.hpp"

#include <mizzle/fmt.hpp>

using namespace app;
using namespace mizzle;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("explain() shows the plan and runs nothing") {
    auto db = filled_database();
    const auto by_email = select(users.name).from(users).where(users.email == param<std::string>);
    const auto plan = db.explain(by_email, "ada@example.org");
    if constexpr (on_sqlite) CHECK(plan.text() == "SEARCH users USING INDEX sqlite_autoindex_users_1 (email=?)\n");
    else CHECK_THAT(plan.text(), ContainsSubstring("users") && ContainsSubstring(on_postgres ? "cost=" : "\"rows\""));
    CHECK(fmt::format("{}", plan) == plan.text());

    CHECK_THAT(db.explain(delete_from(todos).where(todos.id == 1)).text(), ContainsSubstring("todos"));
    CHECK_THAT(db.explain(update(todos).set({.title = "x"}).where(todos.id == 1)).text(), ContainsSubstring("todos"));
    CHECK_NOTHROW(static_cast<void>(db.explain(insert_into(tags).values({.name = "new"}))));
    CHECK_THAT(db.explain(sql_statement<int>("select id from tags where id > {}", 1)).text(),
               ContainsSubstring("tags"));
    CHECK(db.all(select().from(todos)).size() == 4);
    CHECK(db.all(select().from(tags)).empty());
    db.transaction([&](auto& tx) { CHECK(!tx.explain(select().from(users)).text().empty()); });
    CHECK_THROWS_AS(db.explain(delete_from(todos).where(condition())), usage_error);
}

TEST_CASE("steps within others stand further to the right") {
    auto db = filled_database();
    const auto plan = db.explain(select(users.name)
                                     .from(users)
                                     .where(users.id.in(select(todos.user_id).from(todos).where(todos.effort > 1.0)))
                                     .order_by(users.name));
    if constexpr (on_sqlite) CHECK_THAT(plan.text(), ContainsSubstring("\n  ") && ContainsSubstring("SUBQUERY"));
    else CHECK_THAT(plan.text(), ContainsSubstring("\n  ") && ContainsSubstring(on_postgres ? "->" : "todos"));
}

#ifdef MIZZLE_TEST_POSTGRES
TEST_CASE("explain_analyze() runs a statement and takes back what it wrote") {
    auto db = filled_database();
    CHECK_THAT(db.explain_analyze(select().from(users).where(users.id == 1)).text(),
               ContainsSubstring("actual time") && ContainsSubstring("Buffers"));
    CHECK_THAT(db.explain_analyze(delete_from(todos).all_rows()).text(), ContainsSubstring("actual time"));
    CHECK(db.all(select().from(todos)).size() == 4);
    CHECK_THROWS_AS(db.explain_analyze(insert_into(users).values({.email = "ada@example.org", .name = "ada"})),
                    unique_violation);
    db.transaction([&](auto& tx) {
        tx.run(insert_into(tags).values({.name = "kept"}));
        CHECK_NOTHROW(static_cast<void>(tx.explain_analyze(update(tags).set({.name = "lost"}).all_rows())));
        CHECK_NOTHROW(static_cast<void>(tx.explain_analyze(sql_statement("delete from tags"))));
        CHECK_THROWS_AS(tx.explain_analyze(insert_into(tags).values({.name = "kept"})), unique_violation);
    });
    CHECK(db.one(select(tags.name).from(tags)).name == "kept");
    CHECK_THROWS_AS(db.explain_analyze(delete_from(todos).where(condition())), usage_error);
}
#endif

TEST_CASE("a statement as text, with placeholders or with its values") {
    const auto statement =
        select(todos.id)
            .from(todos)
            .where(todos.title == "it's" && todos.id > param<int> && todos.id != -5 && todos.completed == false &&
                   todos.priority == priority::high && todos.effort < 0.1 && todos.user_id < param<int>)
            .limit(3);
    CHECK(to_string<dialects::postgres>(statement) == postgres_text(statement));
    CHECK(to_string<dialects::postgres>(statement, show::values) ==
          R"(/* not for execution */ select "todos"."id" from "todos" where "todos"."title" = 'it''s' and )"
          R"("todos"."id" > $1 and "todos"."id" <> (-5) and "todos"."completed" = false and )"
          R"("todos"."priority" = 'high' and "todos"."effort" < 0.1 and "todos"."user_id" < $2 limit 3)");
    CHECK_THAT(to_string<dialects::sqlite>(statement, show::values),
               ContainsSubstring(R"("todos"."completed" = 0)") && ContainsSubstring(R"("todos"."user_id" < ?2)"));

    condition where = todos.id.in(std::vector<int>{1, 2});
    where &= todos.title.like(std::string("a%"));
    CHECK(to_string<dialects::postgres>(select(todos.id).from(todos).where(where), show::values) ==
          R"(/* not for execution */ select "todos"."id" from "todos" where (("todos"."id" = any('{1,2}')) and )"
          R"(("todos"."title" like 'a%' escape '\')))");
    CHECK(to_string<dialects::sqlite>(
              insert_into(todos).values({.user_id = 1, .title = "x", .due_date = timestamptz{}}), show::values) ==
          R"(/* not for execution */ insert into "todos" ("user_id", "title", "due_date") values (1, 'x', )"
          R"('1970-01-01 00:00:00'))");
    CHECK(to_string<dialects::postgres>(update(todos).set({.due_date = null}).where(todos.id == 1), show::values) ==
          R"(/* not for execution */ update "todos" set "due_date" = null where "todos"."id" = 1)");
    CHECK(to_string<dialects::postgres>(select((-dynamic<int>(-1)).as<"x">()).from(users), show::values) ==
          R"(/* not for execution */ select -(-1)::integer as "x" from "users")");
}

TEST_CASE("the text with values gives the rows that the statement gives") {
    auto db = filled_database();
    const auto statement = select(todos.title, (todos.id * -2).as<"x">())
                               .from(todos)
                               .where(todos.effort.between(1, 2.5) && todos.title != "it's" &&
                                      todos.user_id.in(std::vector<int>{1, 2}) && todos.priority > priority::low)
                               .order_by(todos.id)
                               .limit(10)
                               .offset(1);
    struct shown {
        std::string title;
        std::int64_t x;
    };
    // It also gives the connection the functions that the text calls.
    CHECK(db.one(statement).title == "Read");
    const auto text = to_string<test_database::dialect>(statement, show::values);
    const auto rows = db.all(unsafe_sql_statement<shown>(text));
    REQUIRE(rows.size() == 1);
    CHECK((rows[0].title == "Read" && rows[0].x == -8));
}

TEST_CASE("a statement may ask for a plan each time it runs") {
    auto db = filled_database();
    const auto by_id = select(users.name).from(users).where(users.id == param<int>).plan_each_time();
    static_assert(to_sql<dialects::postgres>(by_id) == R"(select "users"."name" from "users" where "users"."id" = $1)");
    for (int i = 0; i < 8; ++i) {
        CHECK(db.one(by_id, 1 + i % 3).name == (i % 3 == 0 ? "ada" : i % 3 == 1 ? "bob" : "eve"));
        CHECK(db.first(by_id, 99) == std::nullopt);
        CHECK(db.all(select(users.id).from(users).where(condition(users.id > i)).plan_each_time()).size() ==
              static_cast<std::size_t>(i < 3 ? 3 - i : 0));
        CHECK(db.run(update(users).set({.is_active = true}).where(users.id == i).plan_each_time()).rows_affected ==
              (i >= 1 && i <= 3 ? 1 : 0));
    }
    CHECK(db.run(delete_from(todos).where(todos.id == 1).plan_each_time()).rows_affected == 1);
    CHECK(db.all(delete_from(todos).where(todos.id == 2).returning(todos.id).plan_each_time()).at(0).id == 2);
    const auto some = cte<"some">(select(users.id).from(users).where(users.id > 1));
    CHECK(db.all(with(some)(select(some.id).from(some)).plan_each_time()).size() == 2);
    CHECK(db.all(select(users.id).from(users).union_(select(todos.id).from(todos)).plan_each_time()).size() == 4);
    int streamed = 0;
    for (const auto& row : db.stream(by_id, 2)) streamed += row.name == "bob" ? 1 : 0;
    CHECK(streamed == 1);
    CHECK(!db.explain(by_id, 2).text().empty());
    // A tree, SQL as it is, and what has a comment.
    const auto tree = query(users).where(users.id >= param<int>).order_by(users.id).plan_each_time();
    for (int i = 0; i < 3; ++i) {
        CHECK(db.all(tree, 2).size() == 2);
        CHECK(db.first(tree, 2)->name == "bob");
        CHECK(db.one(tree, 3).name == "eve");
        CHECK(db.one(sql_statement<std::string>("select name from users where id = {}", 2).plan_each_time()) == "bob");
        CHECK(db.all(select(users.id).from(users).comment("all").plan_each_time()).size() == 3);
    }
    CHECK(!db.explain(tree, 2).text().empty());
#ifdef MIZZLE_TEST_POSTGRES
    CHECK(!db.explain_analyze(tree, 2).text().empty());
    CHECK(!db.explain_analyze(by_id, 2).text().empty());
    CHECK(db.one(sql_statement<std::int64_t>("select count(*) from pg_prepared_statements where statement like "
                                             "'%users%' and statement not like '%prepared%'")) == 0);
    const auto prepared =
        sql_statement<std::int64_t>("select count(*) from pg_prepared_statements where statement = "
                                    "'select \"users\".\"name\" from \"users\" where \"users\".\"id\" = $1'");
    CHECK(db.one(prepared) == 0);
    // The same statement without it is prepared, and neither takes the other's place.
    const auto kept = select(users.name).from(users).where(users.id == param<int>);
    CHECK(db.one(kept, 1).name == "ada");
    CHECK(db.one(by_id, 1).name == "ada");
    CHECK(db.one(prepared) == 1);
#endif
}
