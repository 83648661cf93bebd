#include "app.hpp"
#include "catch.hpp"

using namespace app;
using namespace mizzle;

MIZZLE_TABLE(employees,
    (id,      integer, primary_key),
    (name,    text,    not_null),
    (boss_id, integer))
MIZZLE_SCHEMA(company, employees)
MIZZLE_ALIAS(boss, employees)

MIZZLE_TABLE(stock,
    (depot, integer, not_null),
    (item,  text,    not_null),
    (count, integer, not_null))
MIZZLE_TABLE(orders,
    (depot,  integer, not_null),
    (item,   text,    not_null),
    (wanted, integer, not_null))
MIZZLE_SCHEMA(depots, stock, orders)

namespace {

test_database filled_company() {
    auto db = empty_database();
    create(db, company);
    db.run(insert_into(employees).values({{.id = 1, .name = "ada"},
                                          {.id = 2, .name = "bob", .boss_id = 1},
                                          {.id = 3, .name = "eve", .boss_id = 1},
                                          {.id = 4, .name = "kim", .boss_id = 2}}));
    return db;
}

}  // namespace

TEST_CASE("a table joined with itself under another name") {
    auto db = filled_company();
    const auto rows = db.all(select(employees.name, boss.name.as<"boss">())
                                 .from(employees)
                                 .left_join(boss, boss.id == employees.boss_id)
                                 .order_by(employees.id));
    static_assert(std::is_same_v<decltype(get<"boss">(rows[0])), const std::optional<std::string>&>);
    REQUIRE(rows.size() == 4);
    CHECK((rows[0].name == "ada" && get<"boss">(rows[0]) == std::nullopt));
    CHECK((rows[3].name == "kim" && get<"boss">(rows[3]) == "bob"));

    // Whole tables: one member for each name.
    const auto whole =
        db.all(select().from(employees).left_join(boss, boss.id == employees.boss_id).order_by(desc(employees.id)));
    static_assert(std::is_same_v<decltype(whole[0].boss), std::optional<employees::row>>);
    CHECK((whole[0].employees.name == "kim" && whole[0].boss->name == "bob"));
    CHECK((whole[3].employees.name == "ada" && !whole[3].boss));
}

TEST_CASE("an alias made where it is needed") {
    auto db = filled_company();
    constexpr auto chief = alias<"chief">(employees);
    const auto rows = db.all(select(employees.name.as<"of">(), chief)
                                 .from(employees)
                                 .inner_join(boss, boss.id == employees.boss_id)
                                 .inner_join(chief, chief.id == boss.boss_id));
    REQUIRE(rows.size() == 1);
    CHECK((get<"of">(rows[0]) == "kim" && get<"chief">(rows[0]).name == "ada"));
    CHECK(sqlite_text(select(chief.name).from(chief).where(chief.id == 1)) ==
          R"(select "chief"."name" from "employees" as "chief" where "chief"."id" = ?1)");
    // Groups by the key of an alias cover its columns.
    const auto reports = db.all(select(chief.name, count(employees.id))
                                    .from(chief)
                                    .inner_join(employees, employees.boss_id == chief.id)
                                    .group_by(chief.id)
                                    .order_by(chief.id));
    REQUIRE(reports.size() == 2);
    CHECK((reports[0].name == "ada" && reports[0].count == 2));
    // In a subquery, beside the table itself.
    const auto without =
        db.all(select(employees.name)
                   .from(employees)
                   .where(not_exists(select(chief.id).from(chief).where(chief.boss_id == outer(employees.id))))
                   .order_by(employees.id));
    REQUIRE(without.size() == 2);
    CHECK((without[0].name == "eve" && without[1].name == "kim"));
}

TEST_CASE("a join using the columns that both tables have") {
    auto db = empty_database();
    create(db, depots);
    db.run(
        insert_into(stock).values({{.depot = 1, .item = "nut", .count = 5}, {.depot = 2, .item = "nut", .count = 7}}));
    db.run(insert_into(orders).values(
        {{.depot = 2, .item = "nut", .wanted = 3}, {.depot = 2, .item = "bolt", .wanted = 1}}));
    const auto query = select(stock.depot, stock.count, orders.wanted)
                           .from(stock)
                           .left_join(orders, using_(stock.depot, stock.item))
                           .order_by(stock.depot);
    CHECK(postgres_text(query) ==
          R"(select "stock"."depot", "stock"."count", "orders"."wanted" from "stock" left join "orders")"
          R"( using ("depot", "item") order by "stock"."depot")");
    const auto rows = db.all(query);
    REQUIRE(rows.size() == 2);
    CHECK((rows[0].count == 5 && rows[0].wanted == std::nullopt));
    CHECK((rows[1].count == 7 && rows[1].wanted == 3));
}

TEST_CASE("a subquery two levels down sees the statement by outer(outer())") {
    auto db = filled_company();
    constexpr auto middle = alias<"middle">(employees);
    constexpr auto inner = alias<"inner">(employees);
    // Those who have a report that has a report.
    const auto inner_report =
        select(inner.id).from(inner).where(inner.boss_id == outer(middle.id) && inner.id > outer(outer(employees.id)));
    const auto rows = db.all(select(employees.name)
                                 .from(employees)
                                 .where(exists(select(middle.id).from(middle).where(
                                     middle.boss_id == outer(employees.id) && exists(inner_report)))));
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].name == "ada");
}
