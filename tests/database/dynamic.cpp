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
    // A list is copied.
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

TEST_CASE("a chain of one operator is one list, however long") {
    auto db = filled_database();
    condition three;
    for (int i = 0; i < 3; ++i) three = three && users.id != i + 10;
    three |= !three;
    CHECK(postgres_text(select(users.id).from(users).where(three)) ==
          R"(select "users"."id" from "users" where ((("users"."id" <> $1) and ("users"."id" <> $2) and )"
          R"(("users"."id" <> $3)) or not (("users"."id" <> $4) and ("users"."id" <> $5) and ("users"."id" <> $6))))");
    CHECK(db.all(select(users.id).from(users).where(three)).size() == 3);
    CHECK(db.all(select(users.id).from(users).where((!three).is_null())).empty());

    // What is put together by hand is flat, too, and computed from the left.
    CHECK(
        postgres_text(select(users.id - 1 - 2 - (users.id - 3), concat(concat(users.name, "a"), "b")).from(users)) ==
        R"(select "users"."id" - $1 - $2 - ("users"."id" - $3), "users"."name" || $4::text || $5::text from "users")");

    for (const int count : {95, 400, 401, 1100, 4000}) {
        CAPTURE(count);
        condition all, any;
        dynamic<std::string> text = users.name;
        dynamic<bool> flag = users.is_active;
        for (int i = 0; i < count; ++i) {
            all &= users.id != i + 100;
            any = any || users.id == i || users.is_active == false;
            text = concat(text, "x");
            flag = flag && users.id > 0;
        }
        CHECK(db.all(select(users.id).from(users).where(all)).size() == 3);
        CHECK(db.all(select(users.id).from(users).where(any)).size() == 3);
        CHECK(db.run(update(users).set(users.is_active = true).where(all && users.id == 3)).rows_affected == 1);
        const auto rows = db.all(select(text.as<"text">(), flag.as<"flag">()).from(users).order_by(users.id));
        CHECK(get<"text">(rows[0]) == "ada" + std::string(static_cast<std::size_t>(count), 'x'));
        CHECK(get<"flag">(rows[0]) == true);
    }
    for (const int count : {95, on_mysql ? 150 : 900}) {  // MySQL takes none that are nested as deep
        dynamic<int> number = users.id, back = users.id;
        for (int i = 0; i < count; ++i) number = number + 1;
        for (int i = 0; i < 20; ++i) back = 1 - back;
        const auto rows = db.all(select(number.as<"number">(), back.as<"back">()).from(users).order_by(users.id));
        CHECK(get<"number">(rows[1]) == 2 + count);
        CHECK(get<"back">(rows[1]) == 2);
    }
}

namespace {

// Of three values: 0 and 1, and 2 for NULL.
int inverse_of(int a) { return a == 2 ? 2 : 1 - a; }
int both_of(int a, int b) { return a == 0 || b == 0 ? 0 : a == 1 && b == 1 ? 1 : 2; }
int one_of(int a, int b) { return inverse_of(both_of(inverse_of(a), inverse_of(b))); }

}  // namespace

TEST_CASE("negations of what is nested deep mean the same at its operands, where one operator is one list") {
    auto db = filled_database();
    const auto found = [&](const auto& where) { return db.all(select(users.id).from(users).where(where)).size(); };
    constexpr int nested = on_mysql ? 45 : 300;
    for (const int count : {20, 45, 300, 2000}) {
        CAPTURE(count);
        condition any = users.id == 1, all = users.id > 1, kept = users.id > 1;
        dynamic<bool> flag = users.id == 1;
        dynamic<int> number = users.id;
        for (int i = 0; i < count; ++i) {
            any = !(!any && !condition(users.id == i + 100));
            all = !(!all || !condition(users.id != i + 100));
            kept = !!(kept && users.id != i + 100);
            flag = !(!flag && !(users.id == i + 100));
            if (count <= nested) number = number + 1 + 0;
        }
        CHECK(found(any) == 1);
        CHECK(found(!any) == 2);
        CHECK(found(all) == 2);
        CHECK(found(kept) == 2);
        CHECK(found(flag) == 1);
        CHECK(get<"number">(db.one(select(number.as<"number">()).from(users).where(users.id == 2))) ==
              (count <= nested ? 2 + count : 2));
    }
    // Another operator at each level has no flat form.
    condition other = users.id > 0;
    for (int i = 0; i < 3000; ++i) other = !(!(other && users.id != i + 100) && users.id != -1);
    CHECK_THROWS_AS(found(other), usage_error);

    std::uint32_t seed = 1;
    const auto any_of = [&](std::uint32_t n) {
        seed = seed * 1'103'515'245 + 12'345;
        return static_cast<int>((seed >> 16) % n);
    };
    int deep = 0;
    for (int round = 0; round < 200; ++round) {
        int value = 1;
        condition where = users.id > 0;
        for (int i = any_of(40); i > 0; --i) {
            const int next = any_of(3);
            const auto x = next == 2 ? condition(users.id == sql<int>("null")) : condition(users.id > (1 - next) * 100);
            const bool first = any_of(2) == 0;
            switch (any_of(4)) {
            case 0:
                where = first ? x && where : where && x;
                value = both_of(value, next);
                break;
            case 1:
                where = first ? x || where : where || x;
                value = one_of(value, next);
                break;
            default: where = !where; value = inverse_of(value);
            }
        }
        INFO(sqlite_text(select(users.id).from(users).where(where)));
        try {
            CHECK(found(where) == (value == 1 ? 3 : 0));
            CHECK(found(!where) == (value == 0 ? 3 : 0));
            ++deep;
        } catch (const usage_error&) {}
    }
    CHECK(deep > 150);
}

TEST_CASE("a hundred thousand parts are written, copied and destroyed, or refused with a sentence") {
    auto db = filled_database();
    constexpr int many = 100'000;
    {
        condition all, both_ways = users.is_active, no = users.is_active;
        dynamic<int> number = users.id, back = users.id;
        dynamic<std::string> text = users.name;
        for (int i = 0; i < many; ++i) {
            all &= users.is_active;
            both_ways = (both_ways && users.is_active) || users.is_active;
            no = !no;
            number = number + users.id;
            back = users.id - back;
            text = concat(users.name, text);
        }
        const auto copy = both_ways;
        const auto statement = select(number, back, text).from(users).where(all && both_ways && no);
        CHECK(sqlite_text(statement).size() > 8 * many);
        CHECK(db.all(select(users.id).from(users).where(all)).size() == 2);
        CHECK_THROWS_AS(db.all(select(users.id).from(users).where(copy)), usage_error);
        CHECK_THROWS_AS(db.all(select(number).from(users)), usage_error);
    }
    condition values;
    for (int i = 0; i < 300'000; ++i) values |= users.id == i;
    CHECK_THROWS_AS(db.all(select(users.id).from(users).where(values)), usage_error);
    dynamic<int> nested = users.id;
    CHECK_THROWS_WITH(
        [&] {
            for (int i = 0; i < many; ++i) nested = coalesce(nested, 1);
        }(),
        Catch::Matchers::ContainsSubstring("200 deep"));
    CHECK(db.all(select(users.id).from(users)).size() == 3);

    // What is written more than once doubles what is in it.
    dynamic<int> largest = users.id;
    for (int i = 0; i < 8; ++i) largest = greatest(largest, i - 6);
    CHECK(db.all(select(users.id).from(users).where(largest == users.id)).size() == 3);
    for (int i = 0; i < 100; ++i) largest = greatest(largest, i);
    if (on_mysql) CHECK(db.all(select(users.id).from(users).where(largest > 1)).size() == 3);  // where it is not
    else
        CHECK_THROWS_WITH(db.all(select(users.id).from(users).where(largest > 1)),
                          Catch::Matchers::ContainsSubstring("more than once"));
    dynamic<std::string> wide = users.name;
    for (int i = 0; i < 100; ++i) wide = lpad(wide, i);
    if (on_sqlite) CHECK_THROWS_AS(db.all(select(users.id).from(users).where(wide == "x")), usage_error);
}
