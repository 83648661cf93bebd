#include "app.hpp"
#include "catch.hpp"

using namespace app;
using namespace mizzle;

MIZZLE_NAME(last_id)
MIZZLE_NAME(latest)
MIZZLE_NAME(amount)

TEST_CASE("a subquery in from and in a join has typed, named columns") {
    auto db = filled_database();
    const auto last = subquery(latest, select(todos.user_id, max(todos.id).as(last_id), count())
                                           .from(todos)
                                           .where(todos.title != "rest")
                                           .group_by(todos.user_id));
    const auto query = select(users.name, last.last_id, last.count)
                           .from(users)
                           .left_join(last, last.user_id == users.id)
                           .where(users.name != "x")
                           .order_by(users.id);
    CHECK(postgres_text(query) ==
          R"(select "users"."name", "latest"."last_id", "latest"."count" from "users" left join )"
          R"((select "todos"."user_id" as "user_id", max("todos"."id") as "last_id", count(*) as "count" from "todos")"
          R"( where "todos"."title" <> $1 group by "todos"."user_id") as "latest" on "latest"."user_id" = "users"."id")"
          R"( where "users"."name" <> $2 order by "users"."id")");
    const auto rows = db.all(query);
    static_assert(std::is_same_v<decltype(rows[0].count), std::optional<std::int64_t>>);
    REQUIRE(rows.size() == 3);
    CHECK((rows[0].name == "ada" && rows[0].last_id == 2 && rows[0].count == 2));
    CHECK((rows[2].name == "eve" && rows[2].last_id == std::nullopt && rows[2].count == std::nullopt));

    // From it alone: the columns keep whether they may be NULL.
    const auto counts = db.all(select(last.count).from(last).where(last.count > 1));
    static_assert(std::is_same_v<decltype(counts[0].count), std::int64_t>);
    REQUIRE(counts.size() == 1);

    // Its rows are those of the select; as a whole it is one member.
    const auto alone = db.all(select().from(last).order_by(last.user_id));
    REQUIRE(alone.size() == 2);
    CHECK((alone[1].user_id == 2 && alone[1].last_id == 4 && alone[1].count == 1));
    const auto whole =
        db.all(select(users, last).from(users).left_join(last, last.user_id == users.id).order_by(users.id));
    CHECK((whole[0].users.name == "ada" && whole[0].latest->last_id == 2));
    CHECK((whole[2].users.name == "eve" && !whole[2].latest));
}

TEST_CASE("equal names inside of a subquery do not clash") {
    auto db = filled_database();
    const auto both = subquery<"both">(select(users.id, todos.id, users.name, count(todos.id) + 1, count(todos.id) * 2)
                                           .from(users)
                                           .inner_join(todos, todos.user_id == users.id)
                                           .group_by(users.id, todos.id));
    const auto rows = db.all(select(both[users.id].as<"user">(), both[todos.id].as<"todo">(), both.name)
                                 .from(both)
                                 .order_by(both[todos.id]));
    REQUIRE(rows.size() == 4);
    CHECK((get<"user">(rows[3]) == 2 && get<"todo">(rows[3]) == 4 && rows[3].name == "bob"));
    CHECK(sqlite_text(select(both[todos.id]).from(both)) ==
          R"(select "both"."id_2" from (select "users"."id" as "id", "todos"."id" as "id_2", "users"."name" as "name",)"
          R"( mizzle_computed(count("todos"."id") + ?1, 64) as "column_4",)"
          R"( mizzle_computed(count("todos"."id") * ?2, 64) as "column_5" from "users" inner join)"
          R"( "todos" on "todos"."user_id" = "users"."id" group by "users"."id", "todos"."id") as "both")");
    CHECK(db.all(select().from(both)).size() == 4);
}

TEST_CASE("whole tables inside of a subquery") {
    auto db = filled_database();
    const auto pairs = subquery<"pairs">(
        select(users, todos).from(users).left_join(todos, todos.user_id == users.id && todos.completed == true));
    const auto rows = db.all(select(pairs).from(pairs).where(pairs[users.id] < 3).order_by(pairs[users.id]));
    REQUIRE(rows.size() == 2);
    CHECK((get<"pairs">(rows[0]).users.name == "ada" && get<"pairs">(rows[0]).todos->title == "100% sure"));
    CHECK((get<"pairs">(rows[1]).users.name == "bob" && !get<"pairs">(rows[1]).todos));
    const auto done = subquery<"done">(select().from(todos).where(todos.completed == true));
    static_assert(std::is_same_v<decltype(db.all(select().from(done))), std::vector<todos::row>>);
    CHECK(db.one(select().from(done)).title == "100% sure");
    CHECK(db.one(select(done.title, done.priority).from(done)).priority == priority::medium);
}

TEST_CASE("a subquery of a subquery, with parameters in the order of the text") {
    auto db = filled_database();
    const auto some = subquery<"some">(select(todos.id, todos.user_id).from(todos).where(todos.id > param<int>));
    const auto counted = subquery<"counted">(
        select(some.user_id, count().as(amount)).from(some).where(some.id < param<int>).group_by(some.user_id));
    const auto query = select(counted.user_id, counted.amount)
                           .from(counted)
                           .where(counted.amount >= param<int>)
                           .order_by(counted.user_id);
    const auto rows = db.all(query, 1, 4, 1);
    REQUIRE(rows.size() == 1);
    CHECK((rows[0].user_id == 1 && rows[0].amount == 2));
}

#ifdef MIZZLE_TEST_POSTGRES
TEST_CASE("a lateral subquery sees the tables before it") {
    auto db = filled_database();
    const auto last = lateral(subquery(latest, select(todos.id, todos.title)
                                                   .from(todos)
                                                   .where(todos.user_id == outer(users.id))
                                                   .order_by(desc(todos.id))
                                                   .limit(2)));
    const auto rows = db.all(select(users.name, last.title)
                                 .from(users)
                                 .left_join(last, sql<bool>("true"))
                                 .order_by(users.id, desc(last.id)));
    static_assert(std::is_same_v<decltype(rows[0].title), std::optional<std::string>>);
    REQUIRE(rows.size() == 4);
    CHECK((rows[0].title == "rest" && rows[1].title == "100% sure" && rows[2].title == "Read"));
    CHECK((rows[3].name == "eve" && rows[3].title == std::nullopt));
    CHECK(db.all(select(users.name, last.title).from(users).cross_join(last)).size() == 3);
}

TEST_CASE("comparisons with any and all rows of a select") {
    auto db = filled_database();
    const auto efforts = select(todos.effort).from(todos).where(todos.effort.is_not_null());
    CHECK(db.all(select(todos.id).from(todos).where(todos.effort >= all(efforts))).size() == 1);
    CHECK(db.all(select(todos.id).from(todos).where(todos.effort == any(efforts))).size() == 2);
    CHECK(db.all(select(users.id).from(users).where(users.id != all(select(todos.user_id).from(todos)))).size() == 1);
    CHECK(postgres_text(select(users.id).from(users).where(users.id == any(select(todos.user_id).from(todos)))) ==
          R"(select "users"."id" from "users" where "users"."id" = any (select "todos"."user_id" from "todos"))");
}
#endif
