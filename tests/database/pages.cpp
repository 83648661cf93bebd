// Orders chosen at run time, and pages by position.
#include "app.hpp"
#include "catch.hpp"

#include <set>
#include <vector>

using namespace mizzle;

namespace paging {

MIZZLE_ENUM(grade, poor, fair, good)

MIZZLE_TABLE(entries,
    (id,    integer,     primary_key),
    (a,     integer),
    (b,     text),
    (n,     integer,     not_null),
    (level, enum_<grade>, not_null),
    (price, numeric,     not_null))
MIZZLE_SCHEMA(schema, entries)

}  // namespace paging

using namespace paging;

namespace {

// Ties in every key but the last, and NULLs in two.
test_database filled_entries() {
    auto db = empty_database();
    create(db, paging::schema);
    std::vector<entries::new_row> rows;
    const char* prices[] = {"9.5", "10", "9.50", "-3"};
    for (int i = 0; i < 36; ++i) {
        entries::new_row row{.id = i, .n = i / 3 % 3, .level = static_cast<grade>(i % 3), .price = numeric(0)};
        row.price = *numeric::parse(prices[i % 4]);
        if (i % 3 != 0) row.a = i % 3;
        if (i / 3 % 4 != 0) row.b = std::string(1, static_cast<char>('x' + i / 3 % 4 - 1));
        rows.push_back(std::move(row));
    }
    db.run(insert_into(entries).values(rows));
    return db;
}

// Whether pages one after another are the same as all rows at once.
template <class Db, class Order> bool pages_are_whole(Db& db, const Order& order, std::int64_t size) {
    const auto all = db.all(select().from(entries).order_by(order));
    std::vector<entries::row> paged;
    auto page = db.all(select().from(entries).order_by(order).limit(size));
    while (!page.empty() && paged.size() <= all.size()) {
        paged.insert(paged.end(), page.begin(), page.end());
        page = db.all(select().from(entries).where(order.after(paged.back())).order_by(order).limit(size));
    }
    return all.size() == 36 && paged == all;
}

const char* const directions[] = {"", "-"};

template <class Db, class A, class B> void check_nullable_keys(Db& db, const A& a, const B& b) {
    const auto by = sort_keys(a, b, entries.id);
    for (const std::string first : directions)
        for (const std::string second : directions)
            for (const std::string third : directions) {
                const auto names = first + "a," + second + "b," + third + "id";
                CAPTURE(names);
                for (const int size : {1, 5}) CHECK(pages_are_whole(db, by.parse(names), size));
            }
}

template <class Db, class A> void check_nulls_of_second(Db& db, const A& a) {
    check_nullable_keys(db, a, entries.b);
    check_nullable_keys(db, a, asc(entries.b).nulls_first());
    check_nullable_keys(db, a, asc(entries.b).nulls_last());
}

}  // namespace

TEST_CASE("pages show each row once, whatever the directions and wherever NULLs come") {
    auto db = filled_entries();
    check_nulls_of_second(db, entries.a);
    check_nulls_of_second(db, asc(entries.a).nulls_first());
    check_nulls_of_second(db, asc(entries.a).nulls_last());
    // A key's own direction is what a minus turns around.
    CHECK(sqlite_text(select(entries.id).from(entries).order_by(sort_keys(desc(entries.a)).parse("-a"))) ==
          R"(select "entries"."id" from "entries" order by "entries"."a")");
}

TEST_CASE("pages by keys that are never NULL: numbers, enums, decimals, expressions") {
    auto db = filled_entries();
    const auto by = sort_keys(entries.n, entries.level, entries.price, entries.id);
    for (const std::string first : directions)
        for (const std::string second : directions)
            for (const std::string third : directions)
                for (const std::string fourth : directions) {
                    const auto names = first + "n," + second + "level," + third + "price," + fourth + "id";
                    CAPTURE(names);
                    CHECK(pages_are_whole(db, by.parse(names), 5));
                    CHECK(pages_are_whole(db, by.parse(third + "price").then("id"), 5));
                    CHECK(pages_are_whole(
                        db, by.parse(second + "level").then("id", mizzle::detail::direction::descending), 5));
                }

    // Values instead of a row: here one key is an expression.
    const auto order = sort_by(desc(coalesce(entries.a, 0) * 2), entries.id);
    std::vector<int> ids;
    auto page =
        db.all(select(entries.id, (coalesce(entries.a, 0) * 2).as<"key">()).from(entries).order_by(order).limit(7));
    while (!page.empty()) {
        for (const auto& row : page) ids.push_back(row.id);
        page = db.all(select(entries.id, (coalesce(entries.a, 0) * 2).as<"key">())
                          .from(entries)
                          .where(order.after(get<1>(page.back()), page.back().id) && entries.id >= 0)
                          .order_by(order)
                          .limit(7));
    }
    CHECK(ids.size() == 36);
    CHECK(std::set<int>(ids.begin(), ids.end()).size() == 36);
}

TEST_CASE("after() compares rows where it can, and columns one by one where it must") {
    const auto text = [](const auto& order, const auto&... values) {
        return postgres_text(select(entries.id).from(entries).where(order.after(values...)));
    };
    const std::string head = R"(select "entries"."id" from "entries" where )";
    CHECK(text(sort_by(entries.n, entries.id), 1, 2) == head + R"(("entries"."n", "entries"."id") > ($1, $2))");
    CHECK(text(sort_by(desc(entries.n), desc(entries.id)), 1, 2) ==
          head + R"(("entries"."n", "entries"."id") < ($1, $2))");
    CHECK(text(sort_by(entries.id), 2) == head + R"("entries"."id" > $1)");
    CHECK(text(sort_by(desc(entries.n), entries.id), 1, 2) ==
          head + R"("entries"."n" <= $1 and ("entries"."n" < $2 or ("entries"."id" > $3)))");
    CHECK(text(sort_by(asc(entries.a).nulls_last(), entries.id), 1, 2) ==
          head + R"("entries"."a" > $1 or "entries"."a" is null or "entries"."a" = $2 and ("entries"."id" > $3))");
    CHECK(text(sort_by(asc(entries.a).nulls_last(), entries.id), null, 2) ==
          head + R"("entries"."a" is null and ("entries"."id" > $1))");
    CHECK(text(sort_by(asc(entries.a).nulls_first(), entries.id), null, 2) ==
          head + R"("entries"."a" is not null or ("entries"."id" > $1))");
    CHECK(text(sort_by(entries.a), null) == head + "false");
    CHECK(sqlite_text(select(entries.id).from(entries).where(sort_by(entries.a).after(null))) ==
          head + R"("entries"."a" is not null)");
    // Within others it stands in parentheses.
    CHECK(postgres_text(select(entries.id)
                            .from(entries)
                            .where(sort_by(desc(entries.n), entries.id).after(1, 2) && entries.id != 5)) ==
          head + R"(("entries"."n" <= $1 and ("entries"."n" < $2 or ("entries"."id" > $3))) and "entries"."id" <> $4)");
}

TEST_CASE("after() finds the keys in rows of several tables") {
    using namespace app;
    auto db = filled_database();
    const auto order = sort_by(desc(todos.effort).nulls_last(), users.id, todos.id);
    const auto joined = select().from(users).left_join(todos, todos.user_id == users.id).order_by(order);
    const auto all = db.all(joined);
    REQUIRE(all.size() == 5);
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        const auto next = db.first(select()
                                       .from(users)
                                       .left_join(todos, todos.user_id == users.id)
                                       .where(order.after(all[i]))
                                       .order_by(order));
        REQUIRE(next);
        CHECK(*next == all[i + 1]);
    }
    condition where = order.after(all.back());
    where &= users.id > 0;
    CHECK(db.all(select(users.id).from(users).left_join(todos, todos.user_id == users.id).where(where)).empty());

    const auto some = db.all(select(todos.title, todos.effort, todos.id, users.id)
                                 .from(todos)
                                 .inner_join(users, users.id == todos.user_id)
                                 .order_by(order));
    CHECK(db.first(select(todos.title)
                       .from(todos)
                       .inner_join(users, users.id == todos.user_id)
                       .where(order.after(some[0].effort, get<3>(some[0]), get<2>(some[0])))
                       .order_by(order))
              ->title == some[1].title);
}

TEST_CASE("an order by names takes those that the program allows") {
    using namespace app;
    auto db = filled_database();
    const auto by = sort_keys(key("name", users.name), users.created_at, key("size", length(users.email)));
    const auto sorted = [&](const auto& names) {
        std::vector<std::string> result;
        for (const auto& row : db.all(select(users.name).from(users).order_by(by.parse(names), users.id)))
            result.push_back(row.name);
        return result;
    };
    CHECK(sorted("name") == std::vector<std::string>{"ada", "bob", "eve"});
    CHECK(sorted(" created_at , -name ").size() == 3);
    CHECK(sorted("+size,-name") == std::vector<std::string>{"eve", "bob", "ada"});
    CHECK(sorted(std::vector<std::string>{"-name"}) == std::vector<std::string>{"eve", "bob", "ada"});
    CHECK(sorted("") == std::vector<std::string>{"ada", "bob", "eve"});
    CHECK(sqlite_text(select(users.id).from(users).order_by(by.parse(""))) == R"(select "users"."id" from "users")");
    CHECK_THROWS_AS(by.parse("password"), usage_error);
    CHECK_THROWS_WITH(by.parse("name,users.name;--"),
                      "mizzle: \"users.name;--\" is not among the names to sort by; they are name, created_at, size");
    CHECK_THROWS_WITH(by.parse("name,,size"),
                      "mizzle: \"\" is not among the names to sort by; they are name, created_at, size");
    CHECK_THROWS_WITH(by.parse("name,-name"), "mizzle: \"name\" stands twice among the names to sort by");
    CHECK_THROWS_AS(by.parse("name").then("id"), usage_error);
    CHECK_THROWS_AS(by.parse("").after("x", timestamptz(), 1), usage_error);
    CHECK(by.parse("name").then("name").size() == 1);
}
