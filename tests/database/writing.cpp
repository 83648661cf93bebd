#include "app.hpp"
#include "catch.hpp"
#include "caught.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

using namespace app;
using namespace mizzle;

namespace shop {

// The moment of each write, counted: computed by the program.
inline int writes = 0;

MIZZLE_TABLE(items,
    (shelf,   integer,        not_null),
    (place,   integer,        not_null),
    (name,    text,           not_null),
    (price,   numeric(8, 2),  not_null, default_value(1)),
    (sold,    boolean,        not_null, default_value(false)),
    (note,    text),
    (picture, bytea),
    (weight,  double_precision),
    (level,   enum_<app::priority>),
    (first,   integer,        not_null, default_from([] { return 7; })),
    (changed, integer,        not_null, on_update([] { return ++shop::writes; })))

MIZZLE_CONSTRAINTS(items,
    primary_key(items.shelf, items.place),
    unique("items_note").on(items.note),
    unique("items_name").on(items.name))

MIZZLE_TABLE(labels,
    (id,    integer, primary_key),
    (label, text),
    (tags,  MIZZLE_TEST_LIST(std::string)))

MIZZLE_TABLE(gauges,
    (id,     integer, primary_key),
    (small,  smallint),
    (whole,  integer),
    (large,  bigint),
    (wide,   double_precision),
    (exact,  numeric(6, 2)),
    (finer,  numeric(9, 3)),
    (kept,   numeric(30, 3)),
    (any,    numeric),
    (code,   varchar(3)))

// Two that are not sold have two names.
MIZZLE_TABLE(offers,
    (id,     integer,          primary_key),
    (name,   text,             not_null),
    (sold,   boolean,          not_null, default_value(false)),
    (weight, double_precision))
MIZZLE_CONSTRAINTS(offers,
    unique_index("offers_unsold_name").on(offers.name).where(offers.sold == false))

MIZZLE_SCHEMA(schema, items, labels, gauges)
MIZZLE_SCHEMA(schema_of_offers, offers)

test_database opened() {
    auto db = empty_database();
    create(db, schema);
    return db;
}

}  // namespace shop

using shop::gauges;
using shop::items;
using shop::labels;
using shop::offers;

namespace {

std::vector<std::string> titles(test_database& db) {
    std::vector<std::string> all;
    for (const auto& row : db.all(select(todos.title).from(todos).order_by(todos.id))) all.push_back(row.title);
    return all;
}
using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("set_excluded() takes over what the insert gives, but for the keys") {
    auto db = shop::opened();
    const auto upsert = [&](shop::items::new_row row) {
        return db.one(insert_into(items)
                          .values(std::move(row))
                          .on_conflict(items.shelf, items.place)
                          .do_update(set_excluded())
                          .returning());
    };
    const auto first = upsert({.shelf = 1, .place = 2, .name = "tea", .price = numeric("2.50"), .weight = 0.5});
    // What is not given stays, and so does what default_from() made; what on_update() computes is new.
    const auto second = upsert({.shelf = 1, .place = 2, .name = "green tea", .note = "fresh", .first = 9});
    CHECK((second.name == "green tea" && second.note == "fresh" && second.price == numeric("2.50") &&
           second.weight == 0.5));
    CHECK((second.first == first.first && second.changed > first.changed));
    CHECK(db.one(select(count()).from(items)).count == 1);

    const items::new_row row{.shelf = 1, .place = 2, .name = "x"};
    CHECK(
        postgres_text(insert_into(items).values(row).on_conflict(items.shelf, items.place).do_update(set_excluded())) ==
        R"(insert into "items" ("shelf", "place", "name", "first", "changed") values ($1, $2, $3, $4, $5) on conflict )"
        R"(("shelf", "place") do update set "name" = excluded."name", "changed" = excluded."changed")");
    // Many rows; an assignment beside it wins.
    std::vector<items::new_row> rows;
    for (int i = 0; i < 150; ++i)
        rows.push_back({.shelf = 1, .place = i, .name = "item " + std::to_string(i), .weight = i});
    const auto written =
        db.all(insert_into(items)
                   .values(rows)
                   .on_conflict(items.shelf, items.place)
                   .do_update(set_excluded(), items.name = concat(items.name, "+", excluded(items.name)))
                   .returning(items.name, items.weight));
    REQUIRE(written.size() == 150);
    CHECK((written[2].name == "green tea+item 2" && written[2].weight == 2.0 && written[149].name == "item 149"));
    // Column by column: the text is a constant.
    constexpr auto assigned = insert_into(labels)
                                  .values(labels.id = param<int>, labels.label = param<std::string>)
                                  .on_conflict(labels.id)
                                  .do_update(set_excluded());
    db.run(assigned, 1, "a");
    db.run(assigned, 1, "b");
    CHECK(db.one(select(labels.label).from(labels)).label == "b");
    CHECK(sqlite_text(assigned) ==
          R"(insert into "labels" ("id", "label") values (?1, ?2) on conflict ("id") do update set )"
          R"("label" = excluded."label")");
    CHECK_THROWS_AS(db.run(insert_into(labels).values({.id = 1}).on_conflict(labels.id).do_update(set_excluded())),
                    usage_error);
}

TEST_CASE("An upsert is for the key that on_conflict() names, and for no other") {
    auto db = shop::opened();
    db.run(insert_into(items).values(
        {{.shelf = 1, .place = 1, .name = "hat", .note = "a"}, {.shelf = 1, .place = 2, .name = "cap", .note = "b"}}));
    const auto row = [](int place, const char* name, const char* note) {
        return insert_into(items).values({.shelf = 1, .place = place, .name = name, .note = note});
    };
    const auto by_key = [](auto insert) { return std::move(insert).on_conflict(items.shelf, items.place); };
    const auto by_name = [](auto insert) { return std::move(insert).on_conflict(items.name); };
    CHECK_THROWS_AS(db.run(by_key(row(9, "hat", "x")).do_nothing()), unique_violation);
    CHECK_THROWS_AS(db.run(by_key(row(9, "hat", "x")).do_update(items.note = "c")), unique_violation);
    CHECK_THROWS_AS(db.run(by_key(row(9, "hat", "x")).do_update(set_excluded())), unique_violation);
    CHECK_THROWS_AS(db.run(by_name(row(9, "new", "a")).do_update(items.name = excluded(items.name))), unique_violation);
    CHECK_THROWS_AS(db.run(by_name(row(1, "new", "x")).do_nothing()), unique_violation);
    CHECK_THROWS_AS(db.run(by_name(row(1, "new", "x")).do_update(items.note = "c", items.name = "d")),
                    unique_violation);
    CHECK(db.one(select(count()).from(items).where(items.note.in("a", "b"))).count == 2);
    CHECK(db.run(by_key(row(1, "cap 2", "x")).do_nothing()).rows_affected == 0);
    CHECK(db.run(by_key(row(1, "cap 2", "x")).do_update(items.note = "c")).rows_affected == 1);
    CHECK(db.run(by_name(row(9, "hat", "x")).do_update(items.name = excluded(items.name), items.note = "d"))
              .rows_affected == 1);
    CHECK(db.run(row(1, "cap 2", "x").on_conflict().do_nothing()).rows_affected == 0);
    CHECK(db.one(select(items.note).from(items).where(items.name == "hat")).note == "d");
    // From a select of the same table, whose columns are called as its own.
    const auto again =
        insert_into(items)
            .columns(items.shelf, items.place, items.name, items.first, items.changed)
            .select(select(items.shelf, items.place, concat(items.name, "!"), items.first, items.changed).from(items));
    CHECK(db.run(by_key(again).do_nothing()).rows_affected == 0);
    CHECK(db.run(by_key(again).do_update(items.name = excluded(items.name), items.note = concat(items.name, "?")))
              .rows_affected == 2);
    CHECK(db.one(select(items.note).from(items).where(items.name == "hat!")).note == "hat?");
    // A key that is NULL is taken by no row, so that it is another one that is.
    db.run(insert_into(items).values({.shelf = 2, .place = 1, .name = "jar"}));
    const auto by_note = [](int place, const char* name) {
        return insert_into(items).values({.shelf = 2, .place = place, .name = name}).on_conflict(items.note);
    };
    CHECK_THROWS_AS(db.run(by_note(1, "mug").do_nothing()), unique_violation);
    CHECK_THROWS_AS(db.run(by_note(1, "mug").do_update(items.name = "pan")), unique_violation);
    CHECK_THROWS_AS(db.run(by_note(9, "jar").do_update(set_excluded())), unique_violation);
    CHECK(db.run(by_note(9, "mug").do_nothing()).rows_affected == 1);
    CHECK(db.one(select(items.name).from(items).where(items.shelf == 2 && items.place == 1)).name == "jar");
}

TEST_CASE("An upsert by the key of a partial index, and of some rows only") {
    auto db = empty_database();
    const offers::new_row row{.id = 1, .name = "it's"};
    const auto statement =
        insert_into(offers).values(row).on_conflict(offers.name).where(offers.sold == false).do_nothing();
    CHECK(
        postgres_text(statement) ==
        R"(insert into "offers" ("id", "name") values ($1, $2) on conflict ("name") where "sold" = false do nothing)");
    CHECK(sqlite_text(statement) ==
          R"(insert into "offers" ("id", "name") values (?1, ?2) on conflict ("name") where "sold" = 0 do nothing)");
    if (!test_database::dialect::constants.has_partial_unique_indexes) {
        CHECK_THROWS_AS(create(db, shop::schema_of_offers), usage_error);
        return;
    }
    create(db, shop::schema_of_offers);
    db.run(insert_into(offers).values({{.id = 1, .name = "tea"}, {.id = 2, .name = "pot", .sold = true}}));
    where_it_has<mizzle::detail::feature::conflict_condition>(db, [](auto& that) {
        const auto upsert = [&](int id, std::string name, double weight) {
            return that
                .run(insert_into(offers)
                         .values({.id = id, .name = std::move(name), .weight = weight})
                         .on_conflict(offers.name)
                         .where(offers.sold == false)
                         .do_update(offers.weight = excluded(offers.weight))
                         .where(offers.weight.is_null() || offers.weight < excluded(offers.weight)))
                .rows_affected;
        };
        // More often than a server plans a statement anew: the condition is in its text.
        for (int i = 1; i <= 8; ++i) CHECK(upsert(3, "tea", i) == 1);
        CHECK(upsert(3, "tea", 3) == 0);
        CHECK(upsert(4, "pot", 1) == 1);
        CHECK(that.one(select(offers.weight).from(offers).where(offers.id == 1)).weight == 8.0);
        CHECK(that.one(select(count()).from(offers)).count == 3);
    });
}

#ifdef MIZZLE_TEST_POSTGRES
TEST_CASE("An upsert by the name of a constraint, values for identity columns, defaults") {
    auto db = shop::opened();
    const auto upsert = insert_into(items)
                            .values({.shelf = 1, .place = 1, .name = "tea", .note = "n"})
                            .on_conflict_on_constraint<"items_note">()
                            .do_update(set_excluded());
    CHECK(postgres_text(upsert).ends_with(
        R"( on conflict on constraint "items_note" do update set "name" = excluded."name", )"
        R"("note" = excluded."note", "changed" = excluded."changed")"));
    db.run(upsert);
    db.run(insert_into(items)
               .values({.shelf = 2, .place = 2, .name = "pot", .note = "n"})
               .on_conflict_on_constraint<"items_note">()
               .do_update(set_excluded()));
    CHECK(db.one(select(items.shelf, items.name).from(items)).name == "pot");

    db.exec("create table labels2 (id integer generated always as identity primary key, label text)");
    db.exec("drop table labels; alter table labels2 rename to labels");
    db.run(insert_into(labels).overriding_system_value().values(labels.id = 40, labels.label = "a"));
    CHECK_THROWS_AS(db.run(insert_into(labels).values(labels.id = 41, labels.label = "a")), database_error);
    db.run(insert_into(labels).overriding_user_value().values(labels.id = 42, labels.label = "b"));
    CHECK(db.one(select(labels.id).from(labels).where(labels.label == "b")).id == 1);
    const labels::new_row row{.id = 1, .label = "x"};
    CHECK(postgres_text(insert_into(labels).overriding_system_value().values(row)) ==
          R"(insert into "labels" ("id", "label") overriding system value values ($1, $2))");
    CHECK(
        postgres_text(insert_into(labels)
                          .overriding_user_value()
                          .columns(labels.id, labels.label)
                          .select(select(users.id, users.name).from(users))) ==
        R"(insert into "labels" ("id", "label") overriding user value select "users"."id", "users"."name" from "users")");

    auto app_db = filled_database();
    app_db.run(update(users).set(users.bio = "long", users.is_active = false).where(users.id == 1));
    const auto back = app_db.one(
        update(users).set(users.bio = default_, users.is_active = default_).where(users.id == 1).returning());
    CHECK((back.bio == "" && back.is_active));
    CHECK(
        app_db.one(insert_into(users).values(users.email = "x@y", users.name = "xy", users.bio = default_).returning())
            .bio == "");
}
#else
TEST_CASE("Several keys may be taken, each with its own remedy") {
    auto db = shop::opened();
    db.run(insert_into(items).values(
        {{.shelf = 1, .place = 1, .name = "tea", .note = "a"}, {.shelf = 1, .place = 2, .name = "pot", .note = "b"}}));
    where_it_has<mizzle::detail::feature::several_conflicts>(db, [](auto& that) {
        const auto upsert = [&](items::new_row row) {
            that.run(insert_into(items)
                         .values(std::move(row))
                         .on_conflict(items.shelf, items.place)
                         .do_update(items.weight = 1.0)
                         .on_conflict(items.note)
                         .do_update(items.weight = 2.0)
                         .on_conflict()
                         .do_nothing());
        };
        upsert({.shelf = 1, .place = 1, .name = "x"});
        upsert({.shelf = 9, .place = 9, .name = "x", .note = "b"});
        upsert({.shelf = 9, .place = 9, .name = "tea"});
        const auto rows = that.all(select(items.weight).from(items).order_by(items.place));
        REQUIRE(rows.size() == 2);
        CHECK((rows[0].weight == 1.0 && rows[1].weight == 2.0));
    });
}

TEST_CASE("limit() of an update or delete") {
    auto db = filled_database();
    const auto hurry =
        update(todos).set(todos.title = "now").where(todos.user_id == 1).order_by(desc(todos.id)).limit(2);
    CHECK(sqlite_text(hurry) == R"(update "todos" set "title" = ?1 where rowid in (select rowid from "todos" where )"
                                R"("todos"."user_id" = ?2 order by "todos"."id" desc limit ?3))");
    CHECK(db.run(hurry).rows_affected == 2);
    CHECK(titles(db) == texts{"write", "now", "now", "Read"});
    CHECK(db.all(delete_from(todos).all_rows().limit(param<int>).returning(todos.id), 1).size() == 1);
    condition none;
    CHECK_THROWS_AS(db.run(delete_from(todos).where(none).limit(1)), usage_error);
    condition some = todos.title == "now";
    CHECK(db.run(delete_from(todos).where(some).order_by(todos.id).limit(1)).rows_affected == 1);
    CHECK(titles(db) == texts{"now", "Read"});
}
#endif

TEST_CASE("insert from select") {
    auto db = filled_database();
    const auto copies = insert_into(todos)
                            .columns(todos.user_id, todos.title, todos.description)
                            .select(select(users.id, concat("greet ", users.name), users.bio)
                                        .from(users)
                                        .where(users.is_active == true)
                                        .order_by(users.id));
    CHECK(postgres_text(copies) ==
          R"(insert into "todos" ("user_id", "title", "description") select "users"."id", $1::text || "users"."name", )"
          R"("users"."bio" from "users" where "users"."is_active" = $2 order by "users"."id")");
    const auto written = db.all(copies.returning(todos.id, todos.title));
    REQUIRE(written.size() == 2);
    CHECK(written[1].title == "greet bob");
    CHECK(db.run(insert_into(todos)
                     .columns(todos.user_id, todos.title)
                     .select(select(todos.user_id, coalesce(max(todos.title), ""))
                                 .from(todos)
                                 .group_by(todos.user_id)
                                 .having(count() > param<int>)),
                 9)
              .rows_affected == 0);
    // NULL is put away where the column takes none.
    db.run(insert_into(tags)
               .columns(tags.name, tags.color)
               .select(select(coalesce(nullif(todos.description, ""), todos.title), todos.description).from(todos)));
    CHECK(db.one(select(count()).from(tags)).count == 6);
    // A conflict after a select that ends with its tables.
    const auto again =
        insert_into(tags).columns(tags.name).select(select(users.name).from(users)).on_conflict(tags.name).do_nothing();
    CHECK(db.run(again).rows_affected == 3);
    CHECK(db.run(again).rows_affected == 0);
    CHECK(sqlite_text(again) ==
          R"(insert into "tags" ("name") select "users"."name" from "users" where true on conflict )"
          R"(("name") do nothing)");
    const auto recolored = insert_into(tags)
                               .columns(tags.name, tags.color)
                               .select(select(users.name, users.email).from(users).cross_join(preferences))
                               .on_conflict(tags.name)
                               .do_update(set_excluded());
    db.run(insert_into(preferences).values({.user_id = 1}));
    CHECK(db.run(recolored).rows_affected == 3);
    CHECK(db.one(select(tags.color).from(tags).where(tags.name == "ada")).color == "ada@example.org");
}

TEST_CASE("update from other tables") {
    auto db = filled_database();
    const auto sign = update(todos)
                          .set(todos.title = concat(todos.title, " by ", users.name), todos.completed = users.is_active)
                          .from(users)
                          .where(users.id == todos.user_id && users.name != "bob");
    CHECK(postgres_text(sign) == R"(update "todos" set "title" = "todos"."title" || $1::text || "users"."name", )"
                                 R"("completed" = "users"."is_active" from "users" where "users"."id" = )"
                                 R"("todos"."user_id" and "users"."name" <> $2)");
    where_it_has<mizzle::detail::feature::returning_beside_others>(db, [&](auto& that) {
        that.transaction([&](auto& tx) {
            const auto signed_ = tx.all(sign.returning());
            static_assert(std::is_same_v<std::remove_cvref_t<decltype(signed_[0])>, struct todos::row>);
            CHECK(signed_.size() == 3);
            tx.rollback();
        });
    });
    CHECK(db.run(sign).rows_affected == 3);
    CHECK(titles(db) == texts{"write by ada", "100% sure by ada", "rest by ada", "Read"});
    // Several tables, and changes beside assignments.
    db.run(insert_into(preferences).values({.user_id = 2, .theme = "dark"}));
    CHECK(db.run(update(todos)
                     .set({.effort = 3.0}, todos.description = preferences.theme)
                     .from(users, preferences)
                     .where(users.id == todos.user_id && preferences.user_id == users.id))
              .rows_affected == 1);
    const auto read = db.one(select().from(todos).where(todos.user_id == 2));
    CHECK((read.description == "dark" && read.effort == 3.0));
#ifdef MIZZLE_TEST_POSTGRES
    const auto row = db.one(update(todos)
                                .set(todos.title = "x")
                                .from(users)
                                .where(users.id == todos.user_id && users.id == 2)
                                .returning(todos.id, users.name, lower(users.email)));
    CHECK((row.id == 4 && row.name == "bob" && row.lower == "bob@example.org"));
    const auto gone = delete_from(todos)
                          .using_(users)
                          .where(users.id == todos.user_id && users.name == "ada")
                          .returning(todos.id, users.name);
    CHECK(
        postgres_text(gone) ==
        R"(delete from "todos" using "users" where "users"."id" = "todos"."user_id" and "users"."name" = $1 returning "todos"."id", "users"."name")");
    CHECK(db.all(gone).size() == 3);
#endif
}

TEST_CASE("Tables of statements in writes: with(), subquery(), alias(), unions") {
    auto db = filled_database();
    const auto last = subquery<"last">(select(todos.user_id, max(todos.id).as<"id">())
                                           .from(todos)
                                           .where(todos.id < param<int>)
                                           .group_by(todos.user_id));
    const auto renamed = update(users)
                             .set(users.name = concat(users.name, "+"))
                             .from(last)
                             .where(last[todos.user_id] == users.id && users.id == param<int>);
    CHECK(db.run(renamed, 4, 1).rows_affected == 1);
    CHECK(db.run(renamed, 4, 2).rows_affected == 0);
    const auto open = cte<"open">(select(todos.user_id).from(todos).where(todos.completed == false));
    where_it_has<mizzle::detail::feature::with_before_write>(db, [&](auto& that) {
        CHECK(that.run(with(open)(update(users).set(users.bio = "busy").from(open).where(open.user_id == users.id)))
                  .rows_affected == 2);
    });
    const auto other = alias<"other">(todos);
    CHECK(db.run(update(todos)
                     .set(todos.description = other.title)
                     .from(other)
                     .where(other.id == todos.id + 1 && todos.id < 3))
              .rows_affected == 2);
    CHECK(db.one(select(todos.description).from(todos).where(todos.id == 2)).description == "rest");

    const auto both = insert_into(tags)
                          .columns(tags.name)
                          .select(select(users.name).from(users).union_(select(todos.title).from(todos)))
                          .on_conflict(tags.name)
                          .do_nothing();
    CHECK(db.run(both).rows_affected == 7);
    CHECK(db.run(both).rows_affected == 0);
    const auto ordered =
        insert_into(tags)
            .columns(tags.name)
            .select(
                select(users.email).from(users).union_all(select(todos.title).from(todos).order_by(todos.id).limit(1)))
            .on_conflict(tags.name)
            .do_nothing();
    CHECK(db.run(ordered).rows_affected == 3);
    const auto from_with = insert_into(tags).columns(tags.name).select(
        with(open)(select(concat("of ", cast<std::string>(open.user_id))).from(open).group_by(open.user_id)));
    CHECK(db.run(from_with).rows_affected == 2);
}

TEST_CASE("returning() gives expressions and subqueries") {
    auto db = filled_database();
    const auto row =
        db.one(update(todos)
                   .set(todos.title = "done")
                   .where(todos.id == 1)
                   .returning(upper(todos.title), todos.effort * 2.0,
                              case_when(todos.completed == true, "yes").else_("no").as<"state">(),
                              scalar(select(users.name).from(users).where(users.id == outer(todos.user_id)))));
    CHECK((row.upper == "DONE" && get<1>(row) == 3.0 && get<"state">(row) == "no" && row.name == "ada"));
}

TEST_CASE("update by_key() writes many rows, each with its own values") {
    auto db = shop::opened();
    std::vector<items::new_row> given;
    for (int i = 0; i < 300; ++i) given.push_back({.shelf = i % 3, .place = i, .name = "item " + std::to_string(i)});
    db.run(insert_into(items).values(given));
    auto rows = db.all(select().from(items).order_by(items.place));
    for (auto& row : rows) {
        row.name += "'s \"{new}\",\\ name";
        row.price = numeric(row.place);
        row.sold = row.place % 2 == 0;
        row.weight = row.place / 3.0;
        if (row.place % 5 == 0) row.weight.reset();
        row.picture = bytes{std::byte{0}, static_cast<std::byte>(row.place & 0xff)};
        row.level = row.place % 4 == 0 ? std::nullopt : std::optional(priority::high);
        row.note = row.place == 7 ? std::nullopt : std::optional(std::to_string(row.place));
    }
    const auto before = shop::writes;
    CHECK(db.run(update(items).by_key(rows)).rows_affected == 300);
    auto read = db.all(select().from(items).order_by(items.place));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(read[i].changed > before);
        CHECK(read[i].price.to_string() == std::to_string(i) + ".00");
        read[i].changed = rows[i].changed;
        CHECK(read[i] == rows[i]);
    }
    // Some columns only; what is computed on each update is new all the same. The rows may be handed over.
    rows.resize(2);
    for (auto& row : rows) row.name = "short " + std::to_string(row.place), row.weight = 99;
    rows.push_back(rows[0]);
    rows[2].place = 1'000'000;
    where_it_has<mizzle::detail::feature::returning_beside_others>(db, [&](auto& that) {
        const auto changed = that.all(update(items).by_key(rows, items.name).returning(items.place, items.weight));
        REQUIRE(changed.size() == 2);
        CHECK(changed[0].weight != 99.0);
    });
    CHECK(db.run(update(items).by_key(std::move(rows), items.name)).rows_affected == 2);
    const auto changed =
        db.all(select(items.name, items.weight).from(items).where(items.place < 2).order_by(items.place));
    CHECK((changed[0].name == "short 0" && changed[1].name == "short 1" && changed[0].weight != 99.0));
    CHECK(db.run(update(items).by_key(std::vector<items::row>())).rows_affected == 0);
    // All or none.
    auto all = db.all(select().from(items).order_by(items.place));
    for (auto& row : all) row.name = "same", row.sold = false;
    CHECK_THROWS_AS(db.run(update(items).by_key(all, items.name, items.sold)), unique_violation);
    CHECK(db.one(select(count()).from(items).where(items.name == "same")).count == 0);
    auto exact = all;
    exact[0].price = *numeric::parse("1.001");
    CHECK_THROWS_AS(db.run(update(items).by_key(exact, items.price)), usage_error);

    // A column of arrays.
    db.run(insert_into(labels).values({{.id = 1}, {.id = 2, .label = "two"}}));
    const std::vector<labels::row> tagged{{.id = 1, .label = {}, .tags = std::vector<std::string>{"a", "b"}},
                                          {.id = 2, .label = "2", .tags = {}}};
    CHECK(db.run(update(labels).by_key(tagged)).rows_affected == 2);
    const auto named = db.all(select().from(labels).order_by(labels.id));
    CHECK((named[0].tags->size() == 2 && named[1].label == "2" && !named[1].tags));
}

namespace {

// Whether the row 2 has this in the column once it is written; or, of nothing, whether the database refuses to write
// it.
template <class Column, class Write, class T>
bool keeps(test_database& db, const Column& column, const Write& write, const std::optional<T>& expected) {
    std::optional<T> is;
    try {
        db.run(write);
        is = db.template one<std::optional<T>>(select(column).from(gauges).where(gauges.id == 2));
    } catch (const database_error&) { return !expected; }
    db.run(delete_from(gauges).where(gauges.id == 2));
    return expected && is == expected;
}

// An expression over the row 1, however it is written.
template <class T, class Column, class X>
void check_kept(test_database& db, const Column& column, const X& x, const std::optional<T>& expected) {
    const auto found = scalar(select(x).from(gauges).where(gauges.id == 1));
    const auto rows = select(gauges.id + 1, x).from(gauges).where(gauges.id == 1);
    const auto head = insert_into(gauges);
    CHECK(keeps(db, column, head.values(gauges.id = 2, column = found), expected));
    CHECK(keeps(db, column, head.columns(gauges.id, column).select(rows), expected));
    db.run(head.values(gauges.id = 2));
    CHECK(keeps(db, column, head.values(gauges.id = 2).on_conflict(gauges.id).do_update(column = found), expected));
    db.run(delete_from(gauges).where(gauges.id == 2));
}

}  // namespace

TEST_CASE("A number is stored as its column keeps it, or refused, however it is written") {
    auto db = shop::opened();
    db.run(insert_into(gauges).values({.id = 1,
                                       .small = std::int16_t{7},
                                       .whole = 40000,
                                       .large = std::int64_t{1} << 40,
                                       .wide = 2.5,
                                       .exact = numeric("1.25"),
                                       .finer = numeric("1.255"),
                                       .kept = numeric("7.125"),
                                       .any = numeric("2.345")}));
    check_kept<std::int16_t>(db, gauges.small, gauges.whole, {});
    check_kept<std::int16_t>(db, gauges.small, gauges.wide, 2);
    check_kept<std::int16_t>(db, gauges.small, gauges.exact * 40000, {});
    check_kept<std::int16_t>(db, gauges.small, constant(40000), {});
    check_kept<std::int32_t>(db, gauges.whole, gauges.large, {});
    check_kept<std::int32_t>(db, gauges.whole, gauges.any, 2);
    check_kept<double>(db, gauges.wide, gauges.exact, 1.25);
    check_kept<numeric>(db, gauges.exact, gauges.finer, numeric("1.26"));
    check_kept<numeric>(db, gauges.exact, gauges.any, numeric("2.35"));
    check_kept<numeric>(db, gauges.exact, gauges.wide, numeric("2.50"));
    check_kept<numeric>(db, gauges.exact, gauges.whole, {});
    check_kept<numeric>(db, gauges.kept, gauges.exact, numeric("1.250"));
    check_kept<numeric>(db, gauges.finer, cast<numeric>(constant("1.5")), numeric("1.500"));
}

TEST_CASE("A value that an expression may give as it is fits the column, or is refused") {
    auto db = shop::opened();
    db.run(insert_into(gauges).values({.id = 1, .exact = numeric("1.25"), .code = "abc"}));
    const auto exact = [](const char* text) { return *numeric::parse(text); };
    const auto one = gauges.id == 1;
    CHECK_THROWS_AS(gauges.exact = constant(exact("1.005")), usage_error);
    CHECK_THROWS_AS(gauges.exact = mizzle::detail::numeric_constant<"1.005">, usage_error);
    CHECK_THROWS_AS(gauges.exact = case_when(one, exact("1.005")).else_(gauges.exact), usage_error);
    CHECK_THROWS_AS(gauges.exact = coalesce(gauges.any, exact("1.005")), usage_error);
    CHECK_THROWS_AS(gauges.exact = greatest(gauges.any, exact("12345")), usage_error);
    CHECK_THROWS_AS(gauges.code = coalesce(gauges.code, "abc "), usage_error);
    CHECK_THROWS_AS(gauges.code = case_when(one, "a").when(!one, "abcd ").else_("b"), usage_error);
    const auto from = [](const auto& x) {
        return insert_into(gauges).columns(gauges.id, gauges.exact).select(select(gauges.id + 1, x).from(gauges));
    };
    CHECK_THROWS_AS(from(constant(exact("1.005"))), usage_error);
    db.run(from(case_when(one, exact("1.5000")).else_(gauges.any)));
    CHECK(db.one(select(gauges.exact).from(gauges).where(gauges.id == 2)).exact == exact("1.50"));
    auto rows = db.all(select().from(gauges).where(one));
    rows.at(0).code = "abc  ";
    CHECK_THROWS_AS(db.run(update(gauges).by_key(rows, gauges.code)), usage_error);
    CHECK(db.one(select(gauges.code).from(gauges).where(one)).code == "abc");
    // What is computed is rounded as it is stored.
    db.run(update(gauges).set(gauges.exact = gauges.exact * exact("1.005")).where(one));
    CHECK(db.one(select(gauges.exact).from(gauges).where(one)).exact == exact("1.26"));
}

TEST_CASE("A param that an expression may give as it is fits the column, or is refused") {
    auto db = shop::opened();
    db.run(insert_into(gauges).values({.id = 1, .finer = numeric("2.5")}));
    const auto one = gauges.id == 1;
    const auto small = numeric("1.005"), fits = numeric("1.2500"), large = numeric("12345");
    const auto refuse = [&](const auto& statement, const auto&... given) {
        CHECK_THROWS_AS(db.run(statement, given...), usage_error);
    };
    const auto exact_to = [&](const auto& x) { return update(gauges).set(gauges.exact = x).where(one); };
    const auto exact = [&] { return db.one(select(gauges.exact).from(gauges).where(one)).exact.value(); };
    // Conditions take any digits.
    const auto choice = exact_to(case_when(gauges.finer > param<numeric>, param<numeric>)
                                     .when(gauges.finer == param<numeric>, numeric("0.5"))
                                     .else_(param<numeric>));
    db.run(choice, numeric("1.00001"), fits, numeric("1.000001"), numeric("7"));
    CHECK(exact() == numeric("1.25"));
    db.run(choice, numeric("100"), fits, numeric("2.5"), numeric("7"));
    CHECK(exact() == numeric("0.5"));
    for (const auto& given : {small, large}) {
        refuse(choice, numeric("1"), given, numeric("1"), numeric("7"));
        refuse(choice, numeric("1"), fits, numeric("1"), given);
        refuse(exact_to(coalesce(param<numeric>, gauges.finer)), given);
        refuse(exact_to(greatest(gauges.finer, nullif(param<numeric>, gauges.any))), given);
        CHECK_THROWS_AS(gauges.exact = nullif(constant(given), gauges.finer), usage_error);
    }
    db.run(exact_to(nullif(param<numeric>, param<numeric>)), fits, small);
    CHECK(exact() == numeric("1.25"));
    // What is computed is rounded as it is stored.
    db.run(exact_to(param<numeric> * numeric("1")), small);
    CHECK(exact() == numeric("1.01"));

    const auto several = update(gauges)
                             .set(gauges.code = coalesce(param<std::string>, gauges.code),
                                  gauges.small = coalesce(param<numeric>, gauges.finer))
                             .where(gauges.id == param<int>);
    db.run(several, "abc", numeric("7.0"), 1);
    CHECK(db.one(select(gauges.small).from(gauges).where(one)).small == 7);
    refuse(several, "abc  ", numeric("8"), 1);
    refuse(several, "abc", numeric("0.5"), 1);
    refuse(several, "abc", numeric("40000"), 1);
    CHECK_THROWS_AS(gauges.small = coalesce(gauges.finer, numeric("0.5")), usage_error);
    CHECK_THROWS_AS(gauges.small = coalesce(gauges.small, constant(0.5)), usage_error);
    CHECK_THROWS_AS(gauges.wide = coalesce(gauges.wide, 9'007'199'254'740'993), usage_error);

    const auto head = insert_into(gauges).columns(gauges.id, gauges.exact);
    const auto rows = select(gauges.id + param<int>, coalesce(param<numeric>, gauges.finer))
                          .from(gauges)
                          .where(one && gauges.finer > param<numeric>);
    const auto both = head.select(rows.union_all(rows));
    const auto any = numeric("0.00001");
    refuse(head.select(rows), 1, small, any);
    refuse(both, 1, fits, any, 2, small, any);
    db.run(both, 1, fits, any, 2, fits, any);
    CHECK(db.one(select(count()).from(gauges).where(gauges.id > 1 && gauges.exact == fits)).count == 2);
    const auto upsert = insert_into(gauges).values({.id = 1}).on_conflict(gauges.id).do_update(
        gauges.exact = coalesce(param<numeric>, gauges.exact));
    refuse(upsert, small);
    db.run(upsert, numeric("8"));
    CHECK(exact() == numeric("8"));
}

TEST_CASE("A list for in() holds what the database can look for, or is refused") {
    auto db = shop::opened();
    const auto exact = [](const char* text) { return *numeric::parse(text); };
    db.run(
        insert_into(gauges).values({{.id = 1, .exact = exact("1.5"), .any = exact("123456789012345678901234567890.5")},
                                    {.id = 2, .any = exact("-0.000000000000000000000000000001")}}));
    const auto found = [&](const auto& condition) {
        std::vector<int> ids;
        for (const auto& row : db.all(select(gauges.id).from(gauges).where(condition).order_by(gauges.id)))
            ids.push_back(row.id);
        return ids;
    };
    const std::vector list{exact("1.50"), exact("123456789012345678901234567890.50"),
                           exact("-0.0000000000000000000000000000010")};
    CHECK(found(gauges.any.in(list)) == std::vector{1, 2});
    CHECK(found(gauges.exact.in(list)) == std::vector{1});
    CHECK(found(gauges.exact.not_in(std::vector{exact("1.505")})) == std::vector{1});
    for (const auto* text : {"100000000000000000000000000000000000", "-999999999999999999999999999999999999.5",
                             "0.0000000000000000000000000000001", "NaN"}) {
        INFO(text);
        const std::vector one{exact(text)};
        if (on_mysql) {
            CHECK_THROWS_AS(found(gauges.any.in(one)), usage_error);
            CHECK_THROWS_AS(found(gauges.exact.not_in(one)), usage_error);
        } else {
            CHECK(found(gauges.any.in(one)).empty());
            CHECK(found(gauges.exact.not_in(one)) == std::vector{1});
        }
    }
    auto other = filled_database();
    const auto never = todos.due_date.is_null() ||
                       todos.due_date.not_in(std::vector{timestamptz(std::chrono::seconds(253'402'300'800))});
    if (on_postgres) CHECK(other.all(select(todos.id).from(todos).where(never)).size() == 4);
    else CHECK_THROWS_AS(other.all(select(todos.id).from(todos).where(never)), usage_error);
}

TEST_CASE("A param<T> of a column is converted as a value is, or refused") {
    auto db = shop::opened();
    db.run(insert_into(gauges).values(gauges.id = 1));
    const auto of = [](const auto& column, const auto& x) {
        return update(gauges).set(column = x).where(gauges.id == 1);
    };
    const auto small = of(gauges.small, param<int>);
    db.run(small, 300);
    CHECK_THROWS_AS(db.run(small, 40000), usage_error);
    CHECK_THROWS_AS(db.run(of(gauges.whole, param<std::int64_t>), std::int64_t{1} << 40), usage_error);
    CHECK_THROWS_AS(db.run(of(gauges.whole, param<std::optional<std::int64_t>>), std::int64_t{1} << 40), usage_error);
    const auto whole = of(gauges.whole, param<double>);
    db.run(whole, 3.0);
    CHECK_THROWS_AS(db.run(whole, 3.5), usage_error);
    CHECK_THROWS_AS(db.run(whole, 1e300), usage_error);
    CHECK_THROWS_AS(db.run(of(gauges.whole, param<numeric>), numeric("3.5")), usage_error);
    db.run(of(gauges.large, param<numeric>), numeric("4.0"));
    const auto wide = of(gauges.wide, param<std::int64_t>);
    db.run(wide, 5);
    CHECK_THROWS_AS(db.run(wide, (std::int64_t{1} << 53) + 1), usage_error);
    const auto code = of(gauges.code, param<std::string>);
    db.run(code, "ab ");
    CHECK_THROWS_AS(db.run(code, "abc "), usage_error);
    CHECK_THROWS_AS(gauges.code = constant("abc "), usage_error);
    CHECK_THROWS_AS(gauges.code = constant(std::string("abc ")), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(gauges).values(gauges.id = 2, gauges.small = param<int>), 40000), usage_error);
    CHECK_THROWS_AS(
        db.run(insert_into(gauges).values(gauges.id = 1).on_conflict(gauges.id).do_update(gauges.small = param<int>),
               40000),
        usage_error);
    const auto row = db.one(select().from(gauges));
    CHECK((row.small == 300 && row.whole == 3 && row.large == 4 && row.wide == 5.0 && row.code == "ab "));
    db.run(of(gauges.whole, param<std::optional<std::int64_t>>), std::optional<std::int64_t>());
    CHECK(!db.one(select(gauges.whole).from(gauges)).whole);
}

TEST_CASE("what a row breaks is told alike by each database") {
    auto db = shop::opened();
    create(db, schema);
    const items::new_row first{.shelf = 1, .place = 1, .name = "a", .note = "n"};
    db.run(insert_into(items).values(first));
    const auto broken = [&](const items::new_row& row) {
        return caught<unique_violation>([&] { db.run(insert_into(items).values(row)); }).constraint();
    };
    // MySQL has one name for all primary keys.
    CHECK(broken({.shelf = 1, .place = 1, .name = "b"}) ==
          own_sql({{"sqlite", "items_pkey"}, {"postgres", "items_pkey"}, {"mysql", "PRIMARY"}}));
    CHECK(broken({.shelf = 1, .place = 2, .name = "b", .note = "n"}) == "items_note");
    CHECK(broken({.shelf = 1, .place = 2, .name = "a"}) == "items_name");
    const users::new_row ada{.email = "ada@example.org", .name = "Ada"};
    db.run(insert_into(users).values(ada));
    const auto twice = caught<unique_violation>([&] { db.run(insert_into(users).values(ada)); });
    CHECK((twice.constraint() == "users_email_key" || twice.constraint() == "users_email_lower_idx"));

    const auto long_text = caught<check_violation>(
        [&] { db.run(insert_into(preferences).values({.user_id = 1, .theme = std::string(21, 'x')})); });
    CHECK(std::string(long_text.what()).find("insert into") == std::string::npos);
    CHECK(long_text.statement().starts_with("insert into"));
}
