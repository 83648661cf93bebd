#include "app.hpp"
#include "catch.hpp"

#include <string>
#include <vector>

using namespace app;
using namespace mizzle;

TEST_CASE("text is compared and sorted by the collation that is named") {
    auto db = filled_database();
    const auto titles = [&](const auto& order) {
        std::vector<std::string> out;
        for (const auto& row : db.all(select(todos.title).from(todos).order_by(order))) out.push_back(row.title);
        return out;
    };
    const std::vector<std::string> by_bytes{"100% sure", "Read", "rest", "write"};
    if constexpr (on_sqlite) {
        CHECK(titles(collated<"binary">(todos.title)) == by_bytes);
        CHECK(titles(desc(collated<"nocase">(todos.title))) ==
              std::vector<std::string>{"write", "rest", "Read", "100% sure"});
        CHECK(db.all(select(todos.id).from(todos).where(collated<"nocase">(todos.title) == "READ")).size() == 1);
        CHECK(db.all(select(todos.id).from(todos).where(todos.title == "READ")).empty());
    } else if constexpr (test_database::dialect::constants.word == "mysql") {
        CHECK(titles(collated<"utf8mb4_bin">(todos.title)) == by_bytes);
        CHECK(titles(desc(collated<"utf8mb4_general_ci">(todos.title))) ==
              std::vector<std::string>{"write", "rest", "Read", "100% sure"});
        CHECK(
            db.all(select(todos.id).from(todos).where(collated<"utf8mb4_general_ci">(todos.title) == "READ")).size() ==
            1);
        CHECK(db.all(select(todos.id).from(todos).where(todos.title == "READ")).empty());
    } else {
        CHECK(titles(collated<"C">(todos.title)) == by_bytes);
        CHECK(titles(collated<"C">(concat(todos.title, "!"))) == by_bytes);
        CHECK(db.all(select(todos.id).from(todos).where(collated<"C">(todos.title) < "a")).size() == 2);
    }
    CHECK(postgres_text(select(collated<"de-x-icu">(concat(todos.title, "!"))).from(todos)) ==
          R"(select ("todos"."title" || $1::text) collate "de-x-icu" from "todos")");
    CHECK(sqlite_text(select(todos.id).from(todos).where(collated<"nocase">(todos.title) == "a")) ==
          R"(select "todos"."id" from "todos" where ("todos"."title" collate "nocase") = ?1)");
}
