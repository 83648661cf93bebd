#include "app.hpp"
#include "catch.hpp"

#include <fmt/ranges.h>
#include <mizzle/fmt.hpp>
#include <mizzle/ostream.hpp>

#include <sstream>
#include <string>
#include <vector>

using namespace app;
using namespace mizzle;

TEST_CASE("statements print as the SQL of a dialect") {
    const auto statement = select(tags.id).from(tags).where(tags.name == std::string("x"));
    CHECK(fmt::format("{}", statement) == R"(select "tags"."id" from "tags" where "tags"."name" = ?1)");
    CHECK(fmt::format("{:sqlite}", statement) == fmt::format("{}", statement));
    CHECK(fmt::format("{:postgres}!", statement) == R"(select "tags"."id" from "tags" where "tags"."name" = $1!)");
    CHECK(fmt::format("{}", update(tags).set({.name = "x"}).where(tags.id == 1)) ==
          R"(update "tags" set "name" = ?1 where "tags"."id" = ?2)");
    CHECK(fmt::format("{}", insert_into(tags).values({.name = "x"}).on_conflict(tags.name).do_nothing().returning()) ==
          R"(insert into "tags" ("name") values (?1) on conflict ("name") do nothing)"
          R"( returning "tags"."id", "tags"."name", "tags"."color")");
    CHECK(fmt::format("{:mysql}", statement) == R"(select "tags"."id" from "tags" where "tags"."name" = ?)");
    CHECK_THROWS_AS(fmt::format(fmt::runtime("{:oracle}"), statement), fmt::format_error);
}

TEST_CASE("rows print with the names of their members") {
    auto db = filled_database();
    CHECK(
        fmt::format(
            "{}",
            db.one(select(todos.id, todos.title, todos.description, todos.effort).from(todos).where(todos.id == 1))) ==
        R"({id: 1, title: "write", description: null, effort: 1.5})");
    CHECK(fmt::format("{}", db.one(insert_into(tags).values({.name = "a\"\n\x01"}).returning())) ==
          R"({id: 1, name: "a\"\n\x01", color: "#3b82f6"})");
    CHECK(fmt::format("[{:>30}]", db.one(select(count(), todos.priority)
                                             .from(todos)
                                             .where(todos.priority == priority::high)
                                             .group_by(todos.priority))) == "[    {count: 1, priority: high}]");
    // A row of tables, one of them joined in vain; what has no name stands alone.
    CHECK(fmt::format("{}", db.one(select(tags, preferences, tags.id + 1, tags.id, tags.id)
                                       .from(tags)
                                       .left_join(preferences, preferences.id == tags.id)
                                       .where(tags.id == 1))) ==
          R"({tags: {id: 1, name: "a\"\n\x01", color: "#3b82f6"}, preferences: null, 2, 1, 1})");
    db.run(insert_into(preferences).values({.user_id = 1}));
    CHECK(fmt::format("{}", db.all(select(preferences.options).from(preferences))) ==
          R"([{options: {"email":true,"frequency":"instant"}}])");
    CHECK(fmt::format("{}", users::row{.id = 1, .email = "e", .name = "n", .is_active = true, .created_at = {}}) ==
          R"({id: 1, email: "e", name: "n", bio: null, is_active: true, created_at: 1970-01-01 00:00:00})");
}

MIZZLE_TABLE(printed,
    (amount, numeric,                        not_null),
    (key,    uuid,                           not_null),
    (data,   bytea,                          not_null),
    (day,    date,                           not_null),
    (list,   array_of<std::optional<int>>,   not_null),
    (length, interval,                       not_null))

TEST_CASE("every kind of value prints as a person reads it") {
    const printed::row row{.amount = mizzle::numeric("12.50"),
                           .key = {},
                           .data = {std::byte{1}, std::byte{255}},
                           .day = std::chrono::year(2026) / 11 / 20,
                           .list = {1, std::nullopt},
                           .length = mizzle::interval(std::chrono::hours(1))};
    CHECK(fmt::format("{}", row) == "{amount: 12.50, key: 00000000-0000-0000-0000-000000000000, data: 0x01FF, "
                                    "day: 2026-11-20, list: [1, null], length: PT1H}");
    CHECK(fmt::format("{};{:>6};{};{}", row.amount, row.amount, row.key, row.length) ==
          "12.50; 12.50;00000000-0000-0000-0000-000000000000;PT1H");
}

namespace elsewhere {

// It hides what is declared outside.
struct other {};
[[maybe_unused]] std::ostream& operator<<(std::ostream& out, const other&) { return out << "other"; }

// What this stream gets of them.
template <class... T> std::string streamed(const T&... values) {
    std::ostringstream out;
    (void(out << values << ';'), ...);
    return out.str();
}

}  // namespace elsewhere

TEST_CASE("streams take what fmt takes") {
    auto db = filled_database();
    const auto statement = select(tags.id).from(tags).where(tags.name == std::string("x"));
    const tags::row tag{.id = 1, .name = "a", .color = std::nullopt};
    CHECK(elsewhere::streamed(statement, tag, db.one(select(count()).from(todos))) ==
          fmt::format("{};{};{};", statement, tag, db.one(select(count()).from(todos))));
    CHECK(elsewhere::streamed(numeric("1.50"), uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
                              interval(std::chrono::hours(1))) == "1.50;6ba7b810-9dad-11d1-80b4-00c04fd430c8;PT1H;");
    std::ostringstream out;
    std::ostream& base = out;
    base << tag << " of " << 1;
    CHECK(out.str() == R"({id: 1, name: "a", color: null} of 1)");
}
