#include "app.hpp"
#include "catch.hpp"

using namespace app;
using namespace mizzle;

TEST_CASE("an insert names the columns that are given") {
    CHECK(sqlite_text(insert_into(users).values({.email = "a", .name = "b"})) ==
          R"(insert into "users" ("email", "name") values (?1, ?2))");
    CHECK(sqlite_text(insert_into(tags).values({.name = "a", .color = null})) ==
          R"(insert into "tags" ("name", "color") values (?1, ?2))");
    static_assert(to_sql<dialects::sqlite>(insert_into(users).values(users.email = "a", users.name = "b")) ==
                  R"(insert into "users" ("email", "name") values (?1, ?2))");
}

TEST_CASE("returning") {
    CHECK(sqlite_text(insert_into(tags).values({.name = "a"}).returning(tags.id, upper(tags.name))) ==
          R"(insert into "tags" ("name") values (?1) returning "tags"."id", upper("tags"."name"))");
    CHECK(sqlite_text(delete_from(tags).where(tags.id == 1).returning()) ==
          R"(delete from "tags" where "tags"."id" = ?1 returning "tags"."id", "tags"."name", "tags"."color")");
}

TEST_CASE("on conflict") {
    CHECK(sqlite_text(insert_into(tags).values({.name = "a"}).on_conflict().do_nothing()) ==
          R"(insert into "tags" ("name") values (?1) on conflict do nothing)");
    CHECK(
        sqlite_text(insert_into(tags)
                        .values({.name = "a", .color = "b"})
                        .on_conflict(tags.name)
                        .do_update(tags.color = excluded(tags.color))
                        .where(tags.color != "x")
                        .returning(tags.id)) ==
        R"(insert into "tags" ("name", "color") values (?1, ?2) on conflict ("name") do update set "color" = excluded."color")"
        R"( where "tags"."color" <> ?3 returning "tags"."id")");
}

TEST_CASE("an update sets what is given; an assignment wins over a change") {
    CHECK(sqlite_text(update(todos).set({.title = "a", .due_date = null}).where(todos.id == 1)) ==
          R"(update "todos" set "title" = ?1, "due_date" = ?2 where "todos"."id" = ?3)");
    CHECK(sqlite_text(update(todos)
                          .set({.title = "a", .completed = true}, todos.title = upper(todos.title))
                          .where(todos.id == 1)) ==
          R"(update "todos" set "completed" = ?1, "title" = upper("todos"."title") where "todos"."id" = ?2)");
    CHECK(sqlite_text(update(todos).set(todos.effort = todos.effort + 1, todos.description = null).all_rows()) ==
          R"(update "todos" set "effort" = mizzle_plus("todos"."effort", ?1), "description" = ?2)");
    CHECK_THROWS_AS(sqlite_text(update(todos).set({}).where(todos.id == 1)), usage_error);
}

TEST_CASE("now") {
    CHECK(postgres_text(update(todos).set(todos.due_date = now()).where(todos.id == 1)) ==
          R"(update "todos" set "due_date" = now() where "todos"."id" = $1)");
}
