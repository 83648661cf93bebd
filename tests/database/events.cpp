#include "app.hpp"
#include "catch.hpp"

#include <string>
#include <vector>

using namespace app;
using namespace mizzle;

TEST_CASE("observers see each statement with its rows and its error, and values only on request") {
    auto db = filled_database();
    struct seen {
        std::string sql;
        std::int64_t rows;
        std::string error;
        std::vector<std::string> values;
    };
    std::vector<seen> plain, with_values;
    const auto record = [](std::vector<seen>& out) {
        return [&out](const query_event& e) {
            CHECK(e.duration.count() >= 0);
            out.push_back({std::string(e.sql),
                           e.rows,
                           e.failure != nullptr ? e.failure->what() : "",
                           {e.values.begin(), e.values.end()}});
        };
    };
    db.on_query(record(plain));
    db.on_query(record(with_values), {.values = true});

    (void)db.all(select(todos.id).from(todos).where(todos.title == "it's" || todos.user_id == 1));
    db.run(update(todos).set({.due_date = null, .effort = 2.0}).where(todos.id == 1));
    CHECK_THROWS_AS(db.run(insert_into(users).values({.email = "ada@example.org", .name = "ada"})), unique_violation);
    for (const auto& row : db.stream(select(todos.id).from(todos))) (void)row;

    REQUIRE(plain.size() == 4);
    CHECK(plain[0].sql == to_sql<test_database::dialect>(
                              select(todos.id).from(todos).where(todos.title == "it's" || todos.user_id == 1)));
    CHECK(plain[0].rows == 3);
    CHECK(plain[1].rows == 1);
    CHECK_THAT(plain[2].error, Catch::Matchers::ContainsSubstring("a row with this key exists"));
    CHECK(plain[3].rows == 4);
    CHECK(plain[0].values.empty());
    REQUIRE(with_values.size() == 4);
    CHECK(with_values[0].values == std::vector<std::string>{"'it''s'", "1"});
    CHECK(with_values[1].values == std::vector<std::string>{"null", "2.0", "1"});
}
