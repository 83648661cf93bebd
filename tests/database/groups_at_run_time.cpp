// Statements that group and sort by what is put together at run time: a database must see that it is the same there.
#include "app.hpp"
#include "catch.hpp"

#include <string>

using namespace app;
using namespace mizzle;
MIZZLE_NAME(label)

TEST_CASE("what is put together at run time repeats what a statement is grouped by") {
    auto db = filled_database();
    constexpr const char* none = "none";
    const auto described = coalesce(todos.description, std::string(none));
    const auto grouped = select(described.as(label), count().as<"n">()).from(todos).group_by(described);
    condition where = described != std::string("x");
    where &= count() > 1;
    where_it_has<mizzle::detail::feature::others_in_having>(db, [&](auto& on) {
        CHECK(on.one(grouped.having(where)).label == "none");
        CHECK(on.one(grouped.having(!condition(described == "a while"))).label == "none");
        CHECK(on.one(grouped.having(when(true, condition(upper(described) == "NONE")))).label == "none");
    });
    const dynamic<std::string> text = described, upper_text = upper(text);
    where_it_has<mizzle::detail::feature::others_in_having>(
        db, [&](auto& on) { CHECK(on.one(grouped.having(where).order_by(text)).label == "none"); });
    CHECK(db.all(grouped.order_by(desc(concat(text, "x"))))[0].label == "none");
    CHECK(db.all(select(text, upper_text, count()).from(todos).group_by(text).order_by(text)).size() == 2);
    CHECK(db.all(select(described, upper_text, count()).from(todos).group_by(described).order_by(described)).size() ==
          2);
    CHECK(db.all(select(text, count()).from(todos).group_by(described).order_by(upper(described))).size() == 2);
    CHECK(db.all(select(coalesce(text, "?"), count()).from(todos).group_by(coalesce(text, "?"))).size() == 2);
    CHECK(db.all(select(text).distinct().from(todos).order_by(text)).size() == 2);
    CHECK(db.all(select(described, text).distinct().from(todos).order_by(desc(text))).size() == 2);
    const auto keys = sort_keys(key("text", described), key("upper", upper(described)));
    CHECK(db.all(grouped.order_by(keys.parse("-upper,text")))[0].label == "none");
    CHECK(db.all(select(described, upper(described)).distinct().from(todos).order_by(keys.parse("-text"))).size() == 2);
    CHECK(
        db.all(select(columns_of("label", described.as(label), todos.title)).distinct().from(todos).order_by(described))
            .size() == 2);
    CHECK(db.all(select(described, rank().over(order_by(text))).from(todos).group_by(described)).size() == 2);
    CHECK(db.all(select(text, count().over(partition_by(text)), sum(count()).over(order_by(described)))
                     .from(todos)
                     .group_by(described))
              .size() == 2);
    // A grouped select inside of one.
    condition some = exists(select(described, count()).from(todos).group_by(described).having(count() > 1));
    CHECK(db.all(select(users.id).from(users).where(some && users.id > 0)).size() == 3);
    {
        const std::string lost = "a while";
        const auto inside = coalesce(todos.description, std::string_view(lost));
        if (has_features<mizzle::detail::feature::others_in_having>)
            some &= exists(select(inside, count()).from(todos).group_by(inside).having(condition(inside == lost)));
        some &= users.id.in(select(max(todos.user_id)).from(todos).group_by(inside).order_by(inside));
    }
    CHECK(db.all(select(users.id).from(users).where(some)).size() == 1);
    where_it_has<mizzle::detail::feature::others_in_having>(db, [&](auto& on) {
        CHECK(on.all(select(coalesce(users.bio, none), count())
                         .from(users)
                         .where(some)
                         .group_by(coalesce(users.bio, none))
                         .having(condition(coalesce(users.bio, none) == "")))
                  .size() == 1);
    });
    // Of other values the database or the library says so.
    CHECK_THROWS_AS(db.all(grouped.order_by(coalesce(todos.description, std::string("other")))), usage_error);
    // Many parts.
    condition many;
    for (int i = 0; i < 3000; ++i) many |= described == "none";
    CHECK(to_string<test_database::dialect>(grouped.having(where), show::values).find("none") != std::string::npos);
    where_it_has<mizzle::detail::feature::others_in_having>(db, [&](auto& on) {
        CHECK(on.one(grouped.having(many)).label == "none");
        const auto kept = grouped.having(where && condition(max(todos.id) > 0));
        CHECK(get<1>(on.one(kept)) == 3);
    });
}

MIZZLE_TABLE(sums,
    (id,   integer, primary_key),
    (x,    numeric),
    (code, text))
MIZZLE_SCHEMA(sums_schema, sums)
TEST_CASE("columns chosen at run time are distinct by value") {
    auto db = empty_database();
    create(db, sums_schema);
    db.run(insert_into(sums).values(
        {{.id = 1, .x = numeric("1.5"), .code = "a"}, {.id = 2, .x = numeric("1.50"), .code = "A"}}));
    CHECK(db.all(select(columns_of("x", sums.x, sums.id)).distinct().from(sums)).size() == 1);
}
#ifdef MIZZLE_TEST_POSTGRES  // the others have none

TEST_CASE("grouping sets take the names of what is selected") {
    auto db = empty_database();
    create(db, sums_schema);
    db.run(insert_into(sums).values(
        {{.id = 1, .x = numeric("1.5"), .code = "a"}, {.id = 2, .x = numeric("1.50"), .code = "A"}}));
    const auto upper_code = coalesce(upper(sums.code), "none").as(label);
    CHECK(db.all(select(upper_code, count()).from(sums).group_by(rollup(label))).size() == 2);
    CHECK(db.all(select(upper_code, sums.x, count()).from(sums).group_by(cube(label, sums.x))).size() == 4);
    CHECK(db.all(select(upper_code, sums.x, count())
                     .from(sums)
                     .group_by(grouping_sets(grouping_set(label, sums.x), rollup(label), grouping_set()))
                     .order_by(label))
              .size() == 4);
    static_assert(std::is_same_v<decltype(db.one(select(upper_code).from(sums).group_by(rollup(label))).label),
                                 std::optional<std::string>>);
}
#endif
