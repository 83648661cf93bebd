#include "catch.hpp"
#include "company.hpp"
#include "samples.hpp"

#include <mizzle/fmt.hpp>

#include <string>
#include <vector>

using namespace mizzle;
using namespace company;
namespace rel = company::relations;

namespace {

test_database empty_company() {
    auto db = empty_database();
    create(db, company::schema);
    return db;
}

// Ada leads Bob and Eve; Bob leads Eve's deputy, who leads nobody.
test_database small_company() {
    auto db = empty_company();
    const timestamptz day{std::chrono::microseconds(1'700'000'000'000'001)};
    db.run(insert_into(offices).values(
        {{.country = "de", .number = 1, .city = "Jena"},
         {.country = "de", .number = 2, .city = "Ulm", .parent_country = "de", .parent_number = 1}}));
    const auto hire = [&](employees::new_row e) { db.run(insert_into(employees).values(std::move(e))); };
    hire({.name = "ada",
          .office_country = "de",
          .office_number = 1,
          .salary = numeric("1000.50"),
          .level = priority::high,
          .hired_at = day});
    hire({.name = "bob",
          .office_country = "de",
          .office_number = 2,
          .manager_id = 1,
          .salary = numeric("900.00"),
          .level = priority::low,
          .hired_at = day});
    hire({.name = "eve", .manager_id = 1, .salary = numeric("99.90"), .hired_at = day});
    hire({.name = "dan",
          .office_country = "de",
          .office_number = 2,
          .manager_id = 2,
          .salary = numeric("100.00"),
          .hired_at = day});
    db.run(insert_into(projects).values({{.id = 1LL << 62, .title = "one", .lead_id = 1, .budget = -1},
                                         {.id = 2, .title = "two", .lead_id = 1, .backup_id = 3},
                                         {.id = 3, .title = "three", .lead_id = 2}}));
    db.run(insert_into(assignments)
               .values({{.employee_id = 1, .project_id = 2, .hours = 1.5},
                        {.employee_id = 4, .project_id = 2, .hours = 8.0},
                        {.employee_id = 4, .project_id = 2},
                        {.project_id = 3},
                        {.employee_id = 2}}));
    db.run(insert_into(badges).values({.employee_id = 1, .code = "0001", .doors = std::vector<int>{1, -2}}));
    return db;
}

struct counted_statements {
    int count = 0;
    std::int64_t rows = 0;
    std::string text;
};

MIZZLE_NAME(projects_led)
MIZZLE_NAME(sort_key)

// Types that a header of a program can name.
using employee_tree = result_of<decltype(query(employees).with(rel::employees.reports, rel::employees.office))>;

}  // namespace

TEST_CASE("members have the types of what they hold") {
    static_assert(std::is_same_v<decltype(employee_tree::reports), std::vector<employees::row>>);
    static_assert(std::is_same_v<decltype(employee_tree::office), std::optional<offices::row>>);
    static_assert(std::is_same_v<decltype(employee_tree::salary), numeric>);
    // One over a NOT NULL key is there; a filter may leave it out; a key of which half may be NULL is none.
    static_assert(
        std::is_same_v<decltype(result_of<decltype(query(projects).with(rel::projects.lead))>::lead), employees::row>);
    static_assert(std::is_same_v<decltype(result_of<decltype(query(projects).with(rel::projects.backup))>::backup),
                                 std::optional<employees::row>>);
    using filtered = decltype(query(projects).with(rel::projects.lead.where(employees.id > 1)));
    static_assert(std::is_same_v<decltype(result_of<filtered>::lead), std::optional<employees::row>>);
    // Without relations a whole row is the table's.
    static_assert(std::is_same_v<result_of<decltype(query(projects))>, projects::row>);
}

TEST_CASE("a tree is one statement whose text is a constant") {
    auto db = small_company();
    const auto counted = std::make_shared<counted_statements>();
    db.on_query([counted](const query_event& e) {
        ++counted->count;
        counted->rows += e.rows;
        counted->text = e.sql;
    });
    constexpr auto led = query(employees)
                             .where(employees.id <= param<int>)
                             .with(rel::employees.led.order_by(projects.id).with(rel::projects.members),
                                   rel::employees.manager.columns(employees.name))
                             .order_by(employees.id);
    constexpr bool stores_ctes = test_database::dialect::constants.stores_ctes;
    static_assert(to_sql<test_database::dialect>(led).starts_with(stores_ctes ? "with _r0 as materialized (select "
                                                                              : "with _r0 as (select "));
    const auto tree = db.all(led, 3);
    CHECK(counted->count == 1);
    CHECK(counted->rows == 3 + 3 + 3);
    CHECK(counted->text == to_sql<test_database::dialect>(led));
    REQUIRE(tree.size() == 3);
    REQUIRE(tree[0].led.size() == 2);
    CHECK(tree[0].led[0].id == 2);
    CHECK(tree[0].led[1].id == 1LL << 62);
    CHECK(tree[0].led[1].budget == -1);
    REQUIRE(tree[0].led[0].members.size() == 3);  // a pair that is there twice counts twice
    CHECK(!tree[0].manager);
    REQUIRE(tree[2].manager);
    CHECK(tree[2].manager->name == "ada");
    CHECK(tree[2].led.empty());
    CHECK(db.all(led, 1).size() == 1);

    // Rows of one have no level of their own: a plain select.
    const auto joined = query(projects).with(rel::projects.lead.with(rel::employees.badge));
    CHECK(
        sqlite_text(joined.columns(projects.title)) ==
        "select _0.\"id\", _0.\"title\", _1.\"id\", _1.\"name\", _1.\"office_country\", _1.\"office_number\", "
        "_1.\"manager_id\", "
        "_1.\"salary\", _1.\"level\", _1.\"hired_at\", _2.\"id\", _2.\"employee_id\", _2.\"code\", _2.\"doors\" from "
        "\"projects\" as _0 left join \"employees\" as _1 on _1.\"id\" = _0.\"lead_id\" left join \"badges\" as _2 on "
        "_2.\"employee_id\" = _1.\"id\"");
    const auto all = db.all(joined.order_by(projects.id));
    REQUIRE(all.size() == 3);
    REQUIRE(all[0].lead.badge);
    CHECK(*all[0].lead.badge->doors == std::vector{1, -2});
    CHECK(all[1].lead.name == "bob");
    CHECK(!all[1].lead.badge);
}

TEST_CASE("values of one type share columns of the result") {
    const auto text =
        postgres_text(query(offices).columns(offices.city).with(rel::offices.employees.columns(employees.name)));
    CHECK(text ==
          "with _r0 as materialized (select row_number() over () as _n, _s.* from (select _0.\"country\" as c0_0, "
          "_0.\"number\" as c0_1, _0.\"city\" as c0_2 from \"offices\" as _0) as _s), _r1 as (select _0._n as _p, "
          "_1.\"name\" as c1_1 from _r0 as _0, \"employees\" as _1 where _1.\"office_country\" = _0.c0_0 and "
          "_1.\"office_number\" = _0.c0_1) select 0, null::bigint, _n, c0_0, c0_1, c0_2 from _r0 union all select 1, "
          "_p, null::bigint, c1_1, null::integer, null::text from _r1");
}

TEST_CASE("first() and one() ask for no more rows than they want") {
    auto db = small_company();
    const auto by_id = query(employees).with(rel::employees.reports.order_by(desc(employees.id)));
    const auto ada = db.one(by_id.where(employees.id == 1));
    REQUIRE(ada.reports.size() == 2);
    CHECK(ada.reports[0].name == "eve");
    CHECK(db.first(by_id.order_by(employees.name))->name == "ada");
    CHECK(db.first(by_id.order_by(employees.name).limit(3).offset(1))->name == "bob");
    CHECK(!db.first(by_id.where(employees.id == 99)));
    CHECK_THROWS_AS(db.one(by_id.where(employees.id == 99)), not_found);
    CHECK_THROWS_AS(db.one(by_id), too_many_rows);
}

TEST_CASE("of nothing comes nothing") {
    auto db = empty_company();
    CHECK(db.all(query(offices).with(rel::offices.employees.with(rel::employees.led), rel::offices.region)).empty());
    db.run(insert_into(offices).values({.country = "de", .number = 1, .city = "Jena"}));
    const auto all = db.all(query(offices).with(rel::offices.employees.with(rel::employees.led), rel::offices.branches,
                                                rel::offices.region));
    REQUIRE(all.size() == 1);
    CHECK(all[0].employees.empty());
    CHECK(all[0].branches.empty());
    CHECK(!all[0].region);
}

TEST_CASE("what belongs to a joined row, by way of it") {
    auto db = small_company();
    const auto all = db.all(query(projects)
                                .columns(projects.title)
                                .order_by(projects.id)
                                .with(rel::projects.backup.columns(employees.name)
                                          .with(rel::employees.manager.columns(employees.name)
                                                    .with(rel::employees.reports.order_by(desc(employees.id))),
                                                rel::employees.backed.columns(projects.id))));
    REQUIRE(all.size() == 3);
    REQUIRE(all[0].backup);
    CHECK(all[0].backup->name == "eve");
    CHECK(all[0].backup->backed.size() == 1);
    REQUIRE(all[0].backup->manager);
    REQUIRE(all[0].backup->manager->reports.size() == 2);
    CHECK(all[0].backup->manager->reports[1].name == "bob");
    CHECK(!all[1].backup);
    CHECK(!all[2].backup);
}

TEST_CASE("filters, orders and limits at each level, by values of the program and of the call") {
    auto db = small_company();
    condition where;
    const auto filtered = [&] {
        return db.all(query(employees)
                          .where(where)
                          .order_by(employees.id)
                          .with(rel::employees.reports.where(where).order_by(employees.id).limit(1)));
    };
    CHECK(filtered().size() == 4);
    CHECK(filtered()[0].reports.size() == 1);
    where &= employees.salary < numeric("950");
    REQUIRE(filtered().size() == 3);
    where &= employees.name != std::string("dan") || employees.level.is_not_null();
    CHECK(filtered().size() == 2);
    CHECK(filtered()[0].reports.empty());

    constexpr auto page = query(employees)
                              .extras(coalesce(employees.office_number, param<int>).as(sort_key))
                              .where(employees.id > param<int>)
                              .order_by(employees.id)
                              .limit(param<int>)
                              .offset(param<int>)
                              .with(rel::employees.projects.where(projects.title != param<std::string>)
                                        .order_by(desc(projects.id))
                                        .limit(param<int>)
                                        .offset(param<int>));
    const auto rows = db.all(page, -7, 1, 5, 1, "x", 5, 1);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].name == "eve");
    CHECK(rows[0].sort_key == -7);
    CHECK(rows[0].projects.empty());
    CHECK(rows[1].projects.size() == 1);
}

TEST_CASE("aggregates of relations as members, in orders and in filters") {
    auto db = small_company();
    const auto all = db.all(query(employees)
                                .columns(employees.name)
                                .extras(count(rel::employees.led).as(projects_led),
                                        sum(rel::employees.reports, employees.salary).as<"paid">(),
                                        max(rel::employees.assigned.where(assignments.hours < 5.0), assignments.hours))
                                .order_by(desc(projects_led), desc(employees.name)));
    static_assert(std::is_same_v<decltype(all[0].projects_led), std::int64_t>);
    REQUIRE(all.size() == 4);
    CHECK(all[0].name == "ada");
    CHECK(all[0].projects_led == 2);
    CHECK(*get<"paid">(all[0]) == numeric("999.90"));
    CHECK(all[0].max == 1.5);
    CHECK(all[1].name == "bob");
    CHECK(all[2].name == "eve");
    CHECK(!get<"paid">(all[2]));
    CHECK(all[3].max == std::nullopt);

    // Sorted by a name where others hang on the rows, and per row by a sum of decimals.
    const auto trees =
        db.all(query(offices)
                   .order_by(offices.number)
                   .with(rel::offices.employees.extras(count(rel::employees.reports).as(sort_key))
                             .order_by(desc(sort_key), desc(sum(rel::employees.reports, employees.salary)).nulls_last())
                             .limit(1)));
    REQUIRE(trees.size() == 2);
    CHECK(trees[1].employees[0].name == "bob");

    // One in the condition of another.
    const auto names = [](const auto& rows) {
        std::string text;
        for (const auto& row : rows) text += row.name + " ";
        return text;
    };
    const auto above_two = exists(rel::employees.reports.where(exists(rel::employees.reports)));
    const auto expected = names(db.all(select(employees.name).from(employees).where(above_two)));
    CHECK(names(db.all(query(employees).columns(employees.name).where(above_two))) == expected);
    CHECK(names(db.all(select(employees.name)
                           .from(employees)
                           .where(exists(rel::employees.reports.where(count(rel::employees.reports) > 0))))) ==
          expected);
    const auto with_reports = db.all(query(employees)
                                         .columns(employees.name)
                                         .with(rel::employees.reports.where(none(rel::employees.reports)))
                                         .order_by(employees.name)
                                         .comment({{"of", "reports"}}));
    std::size_t leaves = 0;
    for (const auto& row : with_reports) leaves += row.reports.size();
    CHECK(leaves == db.all(select(employees.id)
                               .from(employees)
                               .where(none(rel::employees.reports) && exists(rel::employees.manager)))
                        .size());

    // In any statement.
    const auto leads =
        db.all(select(employees.name)
                   .from(employees)
                   .where(exists(rel::employees.led.where(projects.budget.is_null())) && none(rel::employees.badge))
                   .order_by(count(rel::employees.reports)));
    REQUIRE(leads.size() == 1);
    CHECK(leads[0].name == "bob");
    CHECK(
        db.run(update(employees).set({.level = priority::medium}).where(none(rel::employees.reports))).rows_affected ==
        2);
    CHECK(
        db.run(delete_from(offices).where(none(rel::offices.employees) && none(rel::offices.branches))).rows_affected ==
        0);
}

TEST_CASE("a subquery at a level speaks of the level's rows by outer()") {
    auto db = small_company();
    const auto all = db.all(
        query(employees)
            .order_by(employees.id)
            .with(rel::employees.reports
                      .where(exists(select(projects.id).from(projects).where(projects.lead_id == outer(employees.id))))
                      .order_by(employees.id)));
    REQUIRE(all.size() == 4);
    REQUIRE(all[0].reports.size() == 1);
    CHECK(all[0].reports[0].name == "bob");
    CHECK(all[1].reports.empty());
}

namespace {

struct own_badge {
    int id;
    std::string code;
};
struct own_project {
    std::int64_t number;
    std::string title;
};
struct own_office {
    std::string city;
};
struct own_employee {
    std::string name;
    std::int64_t led_count;
    std::vector<own_project> led;
    std::optional<own_badge> badge;
    std::optional<own_office> office;
};

}  // namespace

TEST_CASE("trees of the program's own structs") {
    auto db = small_company();
    const auto asked =
        query(employees)
            .columns(employees.name)
            .extras(count(rel::employees.led).as(projects_led))
            .order_by(employees.id)
            .with(rel::employees.led.columns(projects.id, projects.title).order_by(projects.id),
                  rel::employees.badge.columns(badges.id, badges.code), rel::employees.office.columns(offices.city));
    const auto all = db.all<own_employee>(asked);
    static_assert(std::is_same_v<decltype(all), const std::vector<own_employee>>);
    REQUIRE(all.size() == 4);
    CHECK(all[0].led_count == 2);
    REQUIRE(all[0].led.size() == 2);
    CHECK(all[0].led[1].number == 1LL << 62);
    CHECK(all[0].led[0].title == "two");
    CHECK(all[0].badge->code == "0001");
    CHECK(all[1].office->city == "Ulm");
    CHECK(!all[2].office);
    CHECK(db.first<own_employee>(asked)->name == "ada");
    CHECK(db.one<own_employee>(asked.where(employees.id == 2)).name == "bob");
}

struct office_with_names {
    std::string city;
    std::vector<std::string> employees;
    std::optional<std::string> region;
};

TEST_CASE("a column of related rows as a vector of its values") {
    auto db = small_company();
    const auto asked = query(offices)
                           .columns(offices.city)
                           .order_by(offices.number)
                           .with(rel::offices.employees.columns(employees.name).order_by(employees.id),
                                 rel::offices.region.columns(offices.city));
    const auto all = db.all<office_with_names>(asked);
    REQUIRE(all.size() == 2);
    CHECK(all[0].employees == std::vector<std::string>{"ada"});
    CHECK(!all[0].region);
    CHECK(all[1].employees == std::vector<std::string>{"bob", "dan"});
    CHECK(all[1].region == "Jena");
    CHECK(db.all<std::string>(query(offices).columns(offices.city).order_by(offices.number)) ==
          std::vector<std::string>{"Jena", "Ulm"});
}

TEST_CASE("a tree is printed as it is nested") {
    auto db = small_company();
    const auto two = db.one(query(offices)
                                .columns(offices.city)
                                .where(offices.number == 2)
                                .with(rel::offices.employees.columns(employees.name).order_by(employees.id),
                                      rel::offices.region.columns(offices.city)));
    CHECK(fmt::format("{}", two) ==
          "{city: \"Ulm\", employees: [{name: \"bob\"}, {name: \"dan\"}], region: {city: \"Jena\"}}");
}

namespace typed {

MIZZLE_TABLE(boxes,
    (id, integer, primary_key))
MIZZLE_RELATIONS(boxes,
    (others, many(samples).on(samples.id != boxes.id)),
    (same,   one(samples).on(samples.id == boxes.id)))
MIZZLE_SCHEMA(boxed, boxes, samples)

}  // namespace typed

TEST_CASE("values of every type are exact at every depth") {
    using typed::boxes;
    using typed::samples;
    auto db = empty_database();
    create(db, typed::boxed);
    sample_source source;
    std::vector<samples::row> rows(40);
    for (std::size_t n = 0; n < rows.size(); ++n) {
        samples::mizzle_each(rows[n], [&]<class C>(C column, auto& value) {
            if constexpr (!std::is_same_v<C, samples::id_column>)
                value = n < 20 ? source.limit(column, n) : source.random(column);
        });
        rows[n].id = static_cast<int>(n);
        db.run(insert_into(samples).values(whole_row<struct typed::samples>::as_new(rows[n])));
        db.run(insert_into(boxes).values({.id = static_cast<int>(n)}));
    }
    const auto all = db.all(query(boxes).order_by(boxes.id).with(typed::relations::boxes.same,
                                                                 typed::relations::boxes.others.order_by(samples.id)));
    REQUIRE(all.size() == rows.size());
    for (std::size_t n = 0; n < rows.size(); ++n) {
        INFO("row " << n);
        REQUIRE(all[n].same);
        CHECK(whole_row<struct typed::samples>::difference(rows[n], *all[n].same) == "");
        REQUIRE(all[n].others.size() == rows.size() - 1);
        for (std::size_t i = 0; i < all[n].others.size(); ++i)
            REQUIRE(whole_row<struct typed::samples>::difference(rows[i < n ? i : i + 1], all[n].others[i]) == "");
    }
}

TEST_CASE("a value that does not fit is an error that names its column, not the one it shares") {
    auto db = small_company();
    db.exec(own_sql(
        {{"sqlite", "update employees set hired_at = 'yesterday' where id = 4"},
         {"postgres", "update employees set hired_at = 'infinity' where id = 4"},
         {"mysql", "set sql_mode = 'ansi_quotes'; update employees set hired_at = '0000-00-00' where id = 4"}}));
    std::string column;
    try {
        (void)db.all(query(offices).with(rel::offices.employees));
    } catch (const decode_error& e) {
        column = e.column();
        CHECK_THAT(e.what(), Catch::Matchers::ContainsSubstring("mizzle: column hired_at holds "));
    }
    CHECK(column == "hired_at");
}

TEST_CASE("relations that no index finds are reported") {
    const auto found = unindexed_relations(company::schema);
    const std::vector<unindexed_relation> wanted{
        {"offices", "branches", "offices", {"parent_country", "parent_number"}},
        {"employees", "reports", "employees", {"manager_id"}},
        {"employees", "backed", "projects", {"backup_id"}},
        {"employees", "projects", "assignments", {"employee_id"}},
        {"employees", "assigned", "assignments", {"employee_id"}},
        {"projects", "members", "assignments", {"project_id"}},
        {"projects", "helpers", "assignments", {"project_id"}},
    };
    CHECK(found == wanted);
}
