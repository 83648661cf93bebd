#include "app.hpp"
#include "catch.hpp"

using namespace app;
using namespace mizzle;

MIZZLE_TABLE(categories,
    (id,        integer, primary_key),
    (name,      text,    not_null),
    (parent_id, integer))
MIZZLE_SCHEMA(catalogue, categories)
MIZZLE_NAME(crowded)
MIZZLE_NAME(open_todos)
MIZZLE_NAME(depth)

TEST_CASE("a statement reads the tables that with() defines, and they read each other") {
    auto db = filled_database();
    const auto counts = cte<"counts">(select(todos.user_id, count().as(open_todos))
                                          .from(todos)
                                          .where(todos.completed == false)
                                          .group_by(todos.user_id));
    const auto most = cte(crowded, select(counts.user_id).from(counts).where(counts.open_todos >= param<int>));
    const auto query = with(counts, most)(select(users.name, counts.open_todos)
                                              .from(users)
                                              .inner_join(most, most.user_id == users.id)
                                              .inner_join(counts, counts.user_id == users.id)
                                              .where(users.is_active == true)
                                              .order_by(users.id));
    CHECK(
        postgres_text(query) ==
        R"(with "counts" ("user_id", "open_todos") as (select "todos"."user_id", count(*) as "open_todos" from "todos")"
        R"( where "todos"."completed" = $1 group by "todos"."user_id"), "crowded" ("user_id") as (select)"
        R"( "counts"."user_id" from "counts" where "counts"."open_todos" >= $2) select "users"."name",)"
        R"( "counts"."open_todos" from "users" inner join "crowded" on "crowded"."user_id" = "users"."id" inner join)"
        R"( "counts" on "counts"."user_id" = "users"."id" where "users"."is_active" = $3 order by "users"."id")");
    const auto rows = db.all(query, 2);
    REQUIRE(rows.size() == 1);
    CHECK((rows[0].name == "ada" && rows[0].open_todos == 2));
    CHECK(db.all(query, 1).size() == 2);
}

TEST_CASE("materialized and not materialized") {
    auto db = filled_database();
    const auto some = cte<"some">(select(todos.id).from(todos));
    CHECK(db.one(with(some.materialized())(select(count()).from(some))).count == 4);
    CHECK(db.one(with(some.not_materialized())(select(count()).from(some))).count == 4);
    CHECK(
        sqlite_text(with(some.not_materialized())(select(some.id).from(some))) ==
        R"(with "some" ("id") as not materialized (select "todos"."id" from "todos") select "some"."id" from "some")");
}

TEST_CASE("a recursive table walks a tree") {
    auto db = empty_database();
    create(db, catalogue);
    db.run(insert_into(categories)
               .values({{.id = 1, .name = "all"},
                        {.id = 2, .name = "books", .parent_id = 1},
                        {.id = 3, .name = "maps", .parent_id = 2},
                        {.id = 4, .name = "music", .parent_id = 1}}));
    const auto tree = recursive<"tree">(select(categories.id, categories.name, cast<int>(sql<int>("0")).as(depth))
                                            .from(categories)
                                            .where(categories.id == param<int>),
                                        [](auto parent) {
                                            return select(categories.id, categories.name, parent.depth + 1)
                                                .from(categories)
                                                .inner_join(parent, parent.id == categories.parent_id)
                                                .where(parent.depth < 10);
                                        });
    const auto query = with(tree)(select(tree.name, tree.depth).from(tree).order_by(tree.depth, tree.name));
    const auto rows = db.all(query, 1);
    REQUIRE(rows.size() == 4);
    CHECK((rows[0].name == "all" && rows[0].depth == 0));
    CHECK((rows[1].name == "books" && rows[2].name == "music" && rows[3].name == "maps" && rows[3].depth == 2));
    CHECK(db.all(query, 2).size() == 2);
}

TEST_CASE("distinct() ends cycles") {
    auto db = empty_database();
    create(db, catalogue);
    db.run(insert_into(categories)
               .values({{.id = 1, .name = "hen", .parent_id = 2}, {.id = 2, .name = "egg", .parent_id = 1}}));
    const auto from_hen = select(categories.id).from(categories).where(categories.name == "hen");
    const auto parents = recursive<"parents">(from_hen, [](auto child) {
        return select(categories.id).from(categories).inner_join(child, categories.parent_id == child.id);
    });
    const auto loop = with(parents.distinct())(select(parents.id).from(parents).order_by(parents.id));
    CHECK(db.all(loop).size() == 2);
    CHECK(sqlite_text(loop).find(" union select ") != std::string::npos);
}

TEST_CASE("writes read common tables, too") {
    auto db = filled_database();
    const auto idle = cte<"idle">(select(users.id).from(users).where(
        not_exists(select(todos.id).from(todos).where(todos.user_id == outer(users.id)))));
    where_it_has<mizzle::detail::feature::with_before_write>(db, [&](auto& that) {
        CHECK(that.run(with(idle)(update(users).set(users.bio = "idle").where(users.id.in(select(idle.id).from(idle)))))
                  .rows_affected == 1);
        CHECK(that.one(with(idle)(
                           delete_from(users).where(users.id.in(select(idle.id).from(idle))).returning(users.name)))
                  .name == "eve");
        const auto twice = cte<"twice">(select(count().as(open_todos)).from(todos));
        CHECK(that.run(with(twice)(insert_into(tags).values({.name = "x"}))).rows_affected == 1);
    });
}

#ifdef MIZZLE_TEST_POSTGRES
TEST_CASE("writes inside of with()") {
    auto db = filled_database();
    const auto gone =
        cte<"gone">(delete_from(todos).where(todos.completed == true).returning(todos.user_id, todos.title));
    const auto query =
        with(gone)(select(users.name, gone.title).from(gone).inner_join(users, users.id == gone.user_id));
    const auto rows = db.all(query);
    REQUIRE(rows.size() == 1);
    CHECK((rows[0].name == "ada" && rows[0].title == "100% sure"));
    CHECK(db.one(select(count()).from(todos)).count == 3);
    const auto added =
        cte<"added">(insert_into(tags).values({.name = "new", .color = "#ffffff"}).returning(tags.id, tags.name));
    CHECK(db.one(with(added)(select(added.name).from(added))).name == "new");
    // Rows of another shape have another text.
    const auto plain = cte<"added">(insert_into(tags).values({.name = "plain"}).returning(tags.id, tags.name));
    CHECK(db.one(with(plain)(select(plain.name).from(plain))).name == "plain");
    CHECK(db.one(select(tags.color).from(tags).where(tags.name == "plain")).color == "#3b82f6");
}
#endif

MIZZLE_TABLE(places,
    (id,        integer,            primary_key),
    (parent_id, integer),
    (name,      varchar(20),        not_null),
    (code,      char_(3),           not_null),
    (price,     numeric(6, 2),      not_null),
    (small,     smallint,           not_null),
    (level,     enum_<app::priority>, not_null),
    (at,        timestamp,          not_null),
    (words,     MIZZLE_TEST_LIST(std::string), not_null))
MIZZLE_SCHEMA(map_of_places, places)
MIZZLE_NAME(path)
MIZZLE_NAME(total)

TEST_CASE("a recursive table's columns hold what its second select makes of them") {
    auto db = empty_database();
    create(db, map_of_places);
    const auto place = [&](int id, std::optional<int> parent, const char* name, const char* price) {
        db.run(insert_into(places).values({.id = id,
                                           .parent_id = parent,
                                           .name = name,
                                           .code = "abc",
                                           .price = *numeric::parse(price),
                                           .small = std::int16_t{1},
                                           .level = priority::low,
                                           .at = timestamp{},
                                           .words = std::vector<std::string>{"w"}}));
    };
    place(1, std::nullopt, "world", "1.25");
    place(2, 1, "europe", "2.50");
    place(3, 2, "france and monaco", "3.75");

    const auto first = select(places.id, places.name.as(path), places.price.as(total), places.code, places.small,
                              places.level, places.at, places.words)
                           .from(places)
                           .where(places.parent_id.is_null());
    const auto next = [](auto above) {
        return select(places.id, concat(above.path, "/", places.name), above.total + places.price, places.code,
                      places.small, greatest(above.level, places.level), above.at, places.words)
            .from(places)
            .inner_join(above, above.id == places.parent_id);
    };
    const auto tree = recursive<"tree">(first, next);
    CHECK(
        postgres_text(with(tree)(select(tree.id).from(tree)))
            .starts_with(
                R"(with recursive "tree" ("id", "path", "total", "code", "small", "level", "at", "words") as (select )"
                R"("places"."id", cast("places"."name" as text) as "path", cast("places"."price" as numeric) as "total", )"
                R"("places"."code", "places"."small", )"));
    const auto rows = db.all(with(tree)(select().from(tree).order_by(tree.id)));
    REQUIRE(rows.size() == 3);
    CHECK(rows[2].path == "world/europe/france and monaco");
    CHECK(rows[2].total == numeric("7.50"));
    CHECK(rows[2].code == "abc");
    CHECK(rows[2].level == priority::low);

    // The other way round, and of several selects.
    const auto names = recursive<"names">(
        select(places.id, concat(places.name, "!").as(path), (places.price + places.price).as(total))
            .from(places)
            .where(places.id == 1)
            .union_all(select(places.id, concat(places.name, "?"), places.price).from(places).where(places.id == 2)),
        [](auto above) {
            return select(places.id, places.name, places.price)
                .from(places)
                .inner_join(above, above.id == places.parent_id);
        });
    const auto all_names = db.all(with(names)(select(names.path).from(names).order_by(names.path)));
    REQUIRE(all_names.size() == 5);
    CHECK(all_names[0].path == "europe");

    // Numbers that grow from a value of the program's.
    const auto numbers = recursive<"numbers">(
        select(cast<std::int64_t>(places.small).as(total)).from(places).where(places.id == 1),
        [](auto above) { return select(above.total * std::int64_t{2}).from(above).where(above.total < 1000); });
    CHECK(db.one(with(numbers)(select(count()).from(numbers))).count == 11);
}
