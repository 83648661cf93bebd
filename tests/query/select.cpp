#include "app.hpp"
#include "catch.hpp"

using namespace app;
using namespace mizzle;

// Fixed statements have constant text: it is compared while compiling.
constexpr auto by_id = select(todos.id, todos.title).from(todos).where(todos.id == param<int>);
static_assert(to_sql<dialects::sqlite>(by_id) ==
              R"(select "todos"."id", "todos"."title" from "todos" where "todos"."id" = ?1)");
static_assert(to_sql<dialects::postgres>(by_id) ==
              R"(select "todos"."id", "todos"."title" from "todos" where "todos"."id" = $1)");

constexpr auto joined = select(users.name, todos.title)
                            .from(users)
                            .inner_join(todos, todos.user_id == users.id)
                            .where(todos.completed == false && users.is_active == true)
                            .order_by(desc(todos.id), users.name)
                            .limit(10)
                            .offset(20);
static_assert(
    to_sql<dialects::postgres>(joined) ==
    R"(select "users"."name", "todos"."title" from "users" inner join "todos" on "todos"."user_id" = "users"."id")"
    R"( where "todos"."completed" = $1 and "users"."is_active" = $2 order by "todos"."id" desc, "users"."name")"
    R"( limit $3 offset $4)");

TEST_CASE("a select without items names every column of its tables") {
    CHECK(sqlite_text(select().from(tags)) == R"(select "tags"."id", "tags"."name", "tags"."color" from "tags")");
    CHECK(
        sqlite_text(select().from(tags).cross_join(todo_tags)) ==
        R"(select "tags"."id", "tags"."name", "tags"."color", "todo_tags"."todo_id", "todo_tags"."tag_id" from "tags" join "todo_tags")");
}

TEST_CASE("distinct, grouping and having") {
    CHECK(sqlite_text(select(todos.priority).distinct().from(todos)) ==
          R"(select distinct "todos"."priority" from "todos")");
    CHECK(postgres_text(select(todos.user_id, count(), max(todos.due_date))
                            .from(todos)
                            .group_by(todos.user_id)
                            .having(count() > 2 && sum(todos.effort) < 10.5)
                            .order_by(count().as<"n">())) ==
          R"(select "todos"."user_id", count(*), max("todos"."due_date") from "todos" group by "todos"."user_id")"
          R"( having count(*) > $1 and sum("todos"."effort") < $2 order by count(*))");
}

TEST_CASE("a group by the primary key covers the table's columns") {
    CHECK(
        sqlite_text(select(users.name, count(todos.id))
                        .from(users)
                        .left_join(todos, todos.user_id == users.id)
                        .group_by(users.id)) ==
        R"(select "users"."name", count("todos"."id") from "users" left join "todos" on "todos"."user_id" = "users"."id" group by "users"."id")");
}

TEST_CASE("order of NULLs") {
    CHECK(
        sqlite_text(select(todos.id).from(todos).order_by(asc(todos.due_date).nulls_last(),
                                                          desc(todos.effort).nulls_first())) ==
        R"(select "todos"."id" from "todos" order by "todos"."due_date" nulls last, "todos"."effort" desc nulls first)");
}

TEST_CASE("an offset alone has a limit on SQLite, which knows no other way") {
    CHECK(sqlite_text(select(tags.id).from(tags).offset(3)) == R"(select "tags"."id" from "tags" limit -1 offset ?1)");
    CHECK(postgres_text(select(tags.id).from(tags).offset(3)) == R"(select "tags"."id" from "tags" offset $1)");
}

TEST_CASE("a negative limit is refused") {
    CHECK_THROWS_AS(select(tags.id).from(tags).limit(-1), usage_error);
    CHECK_THROWS_AS(select(tags.id).from(tags).limit(std::size_t(-1)), usage_error);
}

MIZZLE_TABLE(samples,
    (amount, numeric))

MIZZLE_NAME(open_todos)

TEST_CASE("names for expressions") {
    CHECK(sqlite_text(select(count(todos.id).as(open_todos), max(todos.id).as<"latest \"id\"">()).from(todos)) ==
          R"(select count("todos"."id") as "open_todos", max("todos"."id") as "latest ""id""" from "todos")");
}

MIZZLE_NAME(urgent)

TEST_CASE("rows are sorted by a name of the select list") {
    const auto statement = select(todos.user_id, count().as(open_todos), max(todos.priority).as(urgent))
                               .from(todos)
                               .group_by(todos.user_id);
    CHECK(postgres_text(statement.order_by(desc(open_todos).nulls_last(), urgent)) ==
          postgres_text(statement) + R"( order by "open_todos" desc nulls last, "urgent")");
    CHECK(sqlite_text(statement.order_by(urgent, asc(open_todos))) ==
          sqlite_text(statement) +
              R"( order by case "urgent" when 'low' then 0 when 'medium' then 1 when 'high' then 2 end, "open_todos")");
    CHECK(sqlite_text(select(sum(samples.amount).as(urgent)).from(samples).order_by(desc(urgent))) ==
          R"(select mizzle_sum("samples"."amount") as "urgent" from "samples")"
          R"( order by "urgent" collate mizzle_decimal desc)");
}

TEST_CASE("an empty condition leaves where and having out") {
    CHECK(
        sqlite_text(select(todos.user_id).from(todos).where(condition()).group_by(todos.user_id).having(condition())) ==
        R"(select "todos"."user_id" from "todos" group by "todos"."user_id")");
    CHECK(sqlite_text(select(todos.user_id).from(todos).group_by(todos.user_id).having(condition(todos.user_id > 1))) ==
          R"(select "todos"."user_id" from "todos" group by "todos"."user_id" having ("todos"."user_id" > ?1))");
}

TEST_CASE("an aggregate in a condition that is put together at run time belongs in having") {
    condition many = todos.user_id > 1;
    many &= !condition(count() > 3);
    CHECK(sqlite_text(select(todos.user_id).from(todos).group_by(todos.user_id).having(many)) ==
          R"(select "todos"."user_id" from "todos" group by "todos"."user_id")"
          R"( having (("todos"."user_id" > ?1) and not (count(*) > ?2)))");
    CHECK_THROWS_AS(select(todos.user_id).from(todos).where(many), usage_error);
    CHECK_THROWS_AS(delete_from(todos).where(many), usage_error);
}
