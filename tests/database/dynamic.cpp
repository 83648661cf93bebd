// Statements whose parts are put together at run time.
#include "app.hpp"
#include "catch.hpp"

#include <string>
#include <variant>
#include <vector>

using namespace app;
using namespace mizzle;

TEST_CASE("an expression put together at run time owns its values") {
    auto db = filled_database();
    dynamic<double> score = todos.effort;
    {
        const std::string prefix = "wri";
        score = coalesce(score, 0) + case_when(todos.title.like(starts_with(prefix)), 10).else_(0);
    }
    for (int i = 0; i < 3; ++i) score = score * 2 + 1;
    const auto rows = db.all(select(todos.id, score.as<"score">()).from(todos).where(score > 8).order_by(desc(score)));
    REQUIRE(rows.size() == 2);
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(get<"score">(rows[0]))>, std::optional<double>>);
    CHECK(get<"score">(rows[0]) == (11.5 * 8) + 7);
    CHECK(get<"score">(rows[1]) == (2.25 * 8) + 7);

    db.run(update(todos).set(todos.effort = score).where(todos.id == 4));
    CHECK(db.one(select(todos.effort).from(todos).where(todos.id == 4)).effort == 25);
    const dynamic<double> effort = todos.effort;
    CHECK(db.all(select(effort, count()).from(todos).group_by(effort)).size() == 3);
}

TEST_CASE("a dynamic expression has the type that it says, whatever it holds") {
    auto db = filled_database();
    // A wide value beside a narrow column, values alone, NULL.
    const dynamic<std::int64_t> id = users.id;
    CHECK(db.all(select(id).from(users).where(id < 5'000'000'000)).size() == 3);
    CHECK(db.all(select(users.id).from(users).where(dynamic<std::int64_t>(5'000'000'000) > id)).size() == 3);
    CHECK(postgres_text(select(id).from(users)) == R"(select "users"."id"::bigint from "users")");
    const dynamic<std::string> name = "ada", nothing = null;
    CHECK(db.all(select(users.id).from(users).where(users.name == name)).size() == 1);
    CHECK(get<0>(db.one(select(nothing).from(users).limit(1))) == std::nullopt);
    CHECK(get<0>(db.one(select(lower(concat(name, "X"))).from(users).limit(1))) == "adax");
    CHECK(
        db.all(select(users.id).from(users).where(dynamic<bool>(true) && dynamic<bool>(users.name == "bob"))).size() ==
        1);
    const dynamic<priority> level = todos.priority;
    CHECK(db.all(select(todos.id).from(todos).where(level > priority::low).order_by(level)).size() == 3);
    // A list in a borrowed vector is copied.
    dynamic<bool> listed;
    CHECK(listed.empty());
    {
        std::vector<int> ids{1, 2};
        listed = users.id.in(ids);
    }
    CHECK(db.all(select(users.id).from(users).where(listed)).size() == 2);
    condition where = listed;
    where &= users.id > 1;
    CHECK(db.all(select(users.id).from(users).where(where)).size() == 1);
    CHECK_THROWS_AS(db.all(select(users.id).from(users).where(dynamic<bool>())), usage_error);
}

MIZZLE_NAME(todo_count)

TEST_CASE("a join that is off leaves its columns NULL") {
    auto db = filled_database();
    const auto titles = [&](bool with_users, bool with_tags, const condition& where) {
        return db.all(select(todos.title, users.name, tags.name.as<"tag">())
                          .from(todos)
                          .inner_join_if(with_users, users, users.id == todos.user_id && users.name != "eve")
                          .left_join_if(with_tags, tags, tags.id == users.id && tags.name == "t")
                          .where(where)
                          .order_by(users.name, todos.id));
    };
    db.run(insert_into(tags).values({.name = "t"}));
    static_assert(std::is_same_v<decltype(titles(true, true, {})[0].name), std::optional<std::string>>);
    const auto none = titles(false, false, todos.id > 1);
    REQUIRE(none.size() == 3);
    CHECK((!none[0].name && !get<"tag">(none[0])));
    const auto with_users = titles(true, false, users.name == "bob");
    REQUIRE(with_users.size() == 1);
    CHECK((with_users[0].name == "bob" && !get<"tag">(with_users[0])));
    const auto both = titles(true, true, {});
    REQUIRE(both.size() == 4);
    CHECK((get<"tag">(both[0]) == "t" && !get<"tag">(both[3])));
    CHECK(titles(false, true, {}).size() == 4);
    CHECK(titles(false, false, users.name == "bob").empty());

    for (const bool on : {false, true}) {
        const auto whole = db.all(select().from(todos).left_join_if(on, users, users.id == todos.user_id));
        CHECK(whole.size() == 4);
        CHECK(whole[0].users.has_value() == on);
        // In a select inside, the table is itself; outer() speaks of the one around.
        const auto inside =
            db.all(select(todos.id, scalar(select(count().as(todo_count)).from(tags).where(tags.id == outer(users.id))),
                          scalar(select(max(users.name)).from(users)))
                       .from(todos)
                       .left_join_if(on, users, users.id == todos.user_id));
        CHECK(get<1>(inside[0]) == (on ? 1 : 0));
        CHECK(get<2>(inside[0]) == "eve");
    }
    CHECK(postgres_text(select(users.name, users.id).from(todos).left_join_if(false, users, users.id == 1)) ==
          R"(select null::text, null::integer from "todos")");
    const auto by_user = select(count().as(todo_count), users.name)
                             .from(todos)
                             .left_join_if(false, users, users.id == todos.user_id)
                             .group_by(users.name);
    CHECK(db.one(by_user).todo_count == 4);
}

TEST_CASE("columns chosen at run time") {
    auto db = filled_database();
    const auto rows_of = [&](const auto& names) {
        return db.all(select(columns_of(names, todos.title, todos.priority.as<"level">(), todos.effort, todos.due_date,
                                        (todos.id + 100).as<"number">(), users.name))
                          .from(todos)
                          .left_join(users, users.id == todos.user_id && users.id == 1)
                          .order_by(todos.id));
    };
    const auto rows = rows_of("number, level,effort,title,name");
    REQUIRE(rows.size() == 4);
    REQUIRE(rows[0].size() == 5);
    CHECK(get<int>(rows[0], "number") == 101);
    CHECK(get<priority>(rows[0], "level") == priority::high);
    CHECK(get<std::optional<double>>(rows[0], "effort") == 1.5);
    CHECK(get<std::string>(rows[3], "title") == "Read");
    CHECK(get<std::optional<std::string>>(rows[3], "name") == std::nullopt);
    CHECK(rows[0][1].name == "level");
    CHECK(std::get<std::string>(rows[0]["title"]) == "write");
    CHECK(std::holds_alternative<std::monostate>(rows[1]["effort"]));
    CHECK_THROWS_AS(get<double>(rows[1], "effort"), usage_error);
    CHECK_THROWS_AS(get<int>(rows[0], "title"), usage_error);
    CHECK_THROWS_AS(get<int>(rows[0], "due_date"), usage_error);
    std::string names;
    for (const auto& [name, value] : rows[0]) names.append(name).append(value.index() == 0 ? "- " : "+ ");
    CHECK(names == "number+ level+ effort+ title+ name+ ");

    CHECK(rows_of(std::vector<std::string>{"title"})[2][0].name == "title");
    std::size_t streamed = 0;
    for (const auto& row : db.stream(select(columns_of("id,title", todos.title, todos.id)).from(todos))) {
        CHECK(row[0].name == "id");
        ++streamed;
    }
    CHECK(streamed == 4);
    CHECK(get<std::int64_t>(*db.first(select(columns_of("count", count(), max(todos.id))).from(todos)), "count") == 4);
    CHECK_THROWS_WITH(rows_of("title,password"),
                      "mizzle: \"password\" is not among the names to select; they are title, level, effort, due_date, "
                      "number, name");
    CHECK_THROWS_AS(rows_of("title,title"), usage_error);
    CHECK_THROWS_AS(rows_of(""), usage_error);
}

TEST_CASE("each select of a larger statement has joins of its own") {
    auto db = filled_database();
    const auto side = [](bool on) {
        return select(todos.id, users.name).from(todos).left_join_if(on, users, users.id == todos.user_id);
    };
    const auto rows = db.all(side(false).union_all(side(true)));
    REQUIRE(rows.size() == 8);
    int named = 0;
    for (const auto& row : rows) named += row.name ? 1 : 0;
    CHECK(named == 4);
    // A table of the select inside has nothing to do with that of the statement around.
    CHECK(db.all(select(todos.id)
                     .from(todos)
                     .left_join_if(false, users, users.id == todos.user_id)
                     .where(todos.user_id.in(select(users.id).from(users)) && users.id.is_null()))
              .size() == 4);
}

MIZZLE_SEQUENCE(unmade_numbers)

TEST_CASE("what SQLite lacks is refused in what is put together at run time, too") {
    const condition where = todos.id < nextval(unmade_numbers);
    const dynamic<std::int64_t> number = nextval(unmade_numbers);
    CHECK_THROWS_AS(sqlite_text(select(todos.id).from(todos).where(where)), usage_error);
    CHECK_THROWS_AS(sqlite_text(select(number).from(todos)), usage_error);
    CHECK(postgres_text(select(number).from(todos)) == R"(select nextval('"unmade_numbers"') from "todos")");
}
