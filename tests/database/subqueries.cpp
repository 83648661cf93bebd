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

    const auto full =
        db.all(select().from(users).full_join(tags, tags.id == users.id + 2).order_by(asc(users.id).nulls_last()));
    static_assert(std::is_same_v<decltype(full[0].users), std::optional<users::row>>);
    static_assert(std::is_same_v<decltype(full[0].tags), std::optional<tags::row>>);
    CHECK(full.size() == 3);
    db.run(insert_into(tags).values({{.name = "a"}, {.name = "b"}, {.name = "c"}}));
    const auto both =
        db.all(select().from(users).full_join(tags, tags.id == users.id + 2).order_by(coalesce(users.id, 0), tags.id));
    REQUIRE(both.size() == 5);
    CHECK((!both[0].users && both[0].tags->name == "a"));
    CHECK((both[2].users->name == "ada" && both[2].tags->name == "c"));
    CHECK((both[4].users->name == "eve" && !both[4].tags));
}
