#include "app.hpp"
#include "catch.hpp"
#include "caught.hpp"

#include <fmt/core.h>

#include <array>
#include <memory>
#include <span>
#include <vector>

using namespace app;
using namespace mizzle;

TEST_CASE("all() gives the table's rows, or rows with the names that were selected") {
    auto db = filled_database();
    const std::vector<todos::row> whole = db.all(select().from(todos).order_by(todos.id));
    REQUIRE(whole.size() == 4);
    CHECK(whole[0] == todos::row{.id = 1,
                                 .user_id = 1,
                                 .title = "write",
                                 .description = {},
                                 .priority = priority::high,
                                 .completed = false,
                                 .due_date = {},
                                 .effort = 1.5});

    const auto some = db.all(select(todos.title, todos.effort).from(todos).where(todos.user_id == 2));
    REQUIRE(some.size() == 1);
    CHECK(some[0].title == "Read");
    CHECK(some[0].effort == 2.25);
    for (const auto& [title, effort] : some) CHECK((title == "Read" && effort == 2.25));
    CHECK(get<1>(some[0]) == 2.25);
    CHECK(some[0] == some[0]);
}

TEST_CASE("what is selected twice is found by position, what has a text name by that") {
    auto db = filled_database();
    const auto r = db.one(select(count(todos.id), count(todos.effort), max(todos.id).as<"latest">()).from(todos));
    CHECK(get<0>(r) == 4);
    CHECK(get<1>(r) == 2);
    CHECK(get<"latest">(r) == 4);
    const auto [n, m, latest] = r;
    CHECK((n == 4 && m == 2 && latest == 4));
}

MIZZLE_NAME(open_todos)
MIZZLE_NAME(most_urgent)

TEST_CASE("a declared name is a member") {
    auto db = filled_database();
    CHECK(db.one(select(count().as(open_todos)).from(todos).where(todos.completed == false)).open_todos == 3);
    CHECK(db.one(select(count()).from(todos)).count == 4);
    CHECK(db.one(select(min(todos.title), lower(todos.title).as(todos.title))
                     .from(todos)
                     .group_by(todos.title)
                     .order_by(todos.title)
                     .limit(1))
              .title == "100% sure");
}

TEST_CASE("a name that is declared where it is needed") {
    MIZZLE_NAME(open_of_user)
    MIZZLE_NAME(first)
    auto db = filled_database();
    const auto statement = select(users.name, count(todos.id).as(open_of_user), min(todos.title).as(first))
                               .from(users)
                               .left_join(todos, todos.user_id == users.id && todos.completed == false)
                               .group_by(users.id)
                               .order_by(desc(open_of_user), users.id);
    const auto rows = db.all(statement);
    REQUIRE(rows.size() == 3);
    CHECK((rows[0].name == "ada" && rows[0].open_of_user == 2 && rows[0].first == "rest"));
    CHECK((rows[2].open_of_user == 0 && !rows[2].first));
    CHECK(rows[0] == rows[0]);
    CHECK(rows[0] != rows[1]);
    const auto in_lambda = [] { return select(count().as(open_of_user)).from(todos); };
    CHECK(db.one(in_lambda()).open_of_user == 4);
    for (const auto& [who, open, title] : rows) CHECK((open == 0) == !title);
    const auto most =
        subquery<"most">(select(todos.user_id, count().as(open_of_user)).from(todos).group_by(todos.user_id));
    CHECK(db.one(select(max(most.open_of_user).as(first)).from(most)).first == 3);
}

TEST_CASE("columns of a left-joined table are optional, and whole tables come as one member each") {
    auto db = filled_database();
    const auto names = db.all(select(users.name, todos.title, todos.description)
                                  .from(users)
                                  .left_join(todos, todos.user_id == users.id && todos.completed == false)
                                  .order_by(users.id, todos.id));
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(names[0].title)>, std::optional<std::string>>);
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(names[0].name)>, std::string>);
    REQUIRE(names.size() == 4);
    CHECK(names[3].name == "eve");
    CHECK(!names[3].title);

    const auto rows =
        db.all(select().from(users).left_join(todos, todos.user_id == users.id).order_by(users.id, todos.id));
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(rows[0].todos)>, std::optional<todos::row>>);
    REQUIRE(rows.size() == 5);
    CHECK(rows[0].users.name == "ada");
    CHECK(rows[0].todos->title == "write");
    CHECK(!rows[4].todos);

    const auto mixed =
        db.all(select(users, todos.title).from(todos).inner_join(users, todos.user_id == users.id).order_by(todos.id));
    CHECK(mixed[3].users.name == "bob");
    CHECK(mixed[3].title == "Read");
}

TEST_CASE("into an aggregate of the program's") {
    struct summary {
        std::string name;
        std::int64_t open;
        std::optional<double> effort;
    };
    auto db = filled_database();
    const auto rows = db.all<summary>(select(users.name, count(todos.id), sum(todos.effort))
                                          .from(users)
                                          .left_join(todos, todos.user_id == users.id)
                                          .group_by(users.id)
                                          .order_by(users.id));
    REQUIRE(rows.size() == 3);
    CHECK((rows[0].name == "ada" && rows[0].open == 3 && rows[0].effort == 1.5));
    CHECK((rows[2].name == "eve" && rows[2].open == 0 && !rows[2].effort));

    struct tag {
        int number;
        std::string name;
        std::optional<std::string> color;
    };
    db.run(insert_into(tags).values({.name = "now"}));
    CHECK(db.one<tag>(select().from(tags)).name == "now");
    CHECK(db.first<tag>(select().from(tags).where(tags.id == 2)) == std::nullopt);
}

TEST_CASE("the only thing that is selected as its own type") {
    auto db = filled_database();
    const auto names = select(users.name).from(users).order_by(users.id);
    const std::vector<std::string> all = db.all<std::string>(names);
    CHECK(all == std::vector<std::string>{"ada", "bob", "eve"});
    CHECK(db.first<std::string>(names.limit(1)) == "ada");
    CHECK(db.first<std::string>(select(users.name).from(users).where(users.id == 7)) == std::nullopt);
    CHECK(db.one<std::string>(select(users.name).from(users).where(users.id == 2)) == "bob");
    std::vector<std::string> streamed;
    for (const std::string& who : db.stream<std::string>(names)) streamed.push_back(who);
    CHECK(streamed == all);

    CHECK(db.one<std::int64_t>(select(count()).from(todos)) == 4);
    CHECK(db.all<int>(select(todos.user_id).from(todos).order_by(todos.id)) == std::vector{1, 1, 1, 2});
    const auto efforts = select(todos.effort).from(todos).order_by(todos.id);
    CHECK(db.all<std::optional<double>>(efforts) ==
          std::vector<std::optional<double>>{1.5, std::nullopt, std::nullopt, 2.25});
    const auto first = db.first<std::optional<double>>(efforts.offset(1));
    REQUIRE(first);
    CHECK(!*first);
    // What is never NULL may be an optional, too.
    CHECK(db.one<std::optional<int>>(select(users.id).from(users).where(users.id == 2)) == 2);
    std::vector<std::optional<int>> ids;
    for (const auto& id : db.stream<std::optional<int>>(select(users.id).from(users).where(users.id == 2)))
        ids.push_back(id);
    CHECK(ids == std::vector<std::optional<int>>{2});

    // A type that has members of its own, and one of the program's with a single member.
    db.run(insert_into(preferences).values({.user_id = 1, .options = settings{.email = false}}));
    CHECK(db.all<std::optional<settings>>(select(preferences.options).from(preferences))[0] ==
          settings{.email = false});
    struct named {
        std::string name;
    };
    CHECK(db.all<named>(names)[2].name == "eve");
    std::string last;
    for (const named& row : db.stream<named>(names)) last = row.name;
    CHECK(last == "eve");
    CHECK(db.all<std::string>(update(users).set({.name = "Ada"}).where(users.id == 1).returning(users.name)) ==
          std::vector<std::string>{"Ada"});
}

TEST_CASE("the rows of one table among several that are joined") {
    auto db = filled_database();
    const auto busy = select(users).from(users).inner_join(todos, todos.user_id == users.id && todos.effort > 2.0);
    const std::vector<users::row> rows = db.all<users::row>(busy);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].name == "bob");
    CHECK(db.one<users::row>(busy) == rows[0]);
    CHECK(db.first<users::row>(busy) == rows[0]);
    std::vector<users::row> streamed;
    for (const users::row& row : db.stream<users::row>(busy)) streamed.push_back(row);
    CHECK(streamed == rows);

    const auto with_none = select(todos).from(users).left_join(todos, todos.user_id == users.id).where(users.id == 3);
    CHECK(db.all<std::optional<todos::row>>(with_none) == std::vector<std::optional<todos::row>>(1));
}

TEST_CASE("first() and one() say how many rows they expect") {
    auto db = filled_database();
    CHECK(db.first(select(todos.title).from(todos).order_by(todos.id))->title == "write");
    CHECK(!db.first(select(todos.title).from(todos).where(todos.id == 99)));
    CHECK_THROWS_AS(db.one(select(todos.title).from(todos).where(todos.id == 99)), not_found);
    CHECK_THROWS_AS(db.one(select(todos.title).from(todos)), too_many_rows);
    const auto none =
        caught<not_found>([&] { (void)db.one(update(todos).set({.title = "x"}).where(todos.id == 99).returning()); });
    CHECK(none.statement().find("\"todos\"") != std::string_view::npos);
}

TEST_CASE("parameters are given when the statement runs") {
    auto db = filled_database();
    constexpr auto by_user = select(todos.id)
                                 .from(todos)
                                 .where(todos.user_id == param<int> && todos.title.like(param<std::string>))
                                 .order_by(todos.id)
                                 .limit(param<int>);
    CHECK(db.all(by_user, 1, "%e%", 10).size() == 3);
    CHECK(db.all(by_user, 1, std::string("w%"), 10).size() == 1);
    CHECK(db.all(by_user, 1, "%", 1).size() == 1);
    constexpr auto rename = update(todos).set(todos.title = param<std::string>).where(todos.id == param<int>);
    CHECK(db.run(rename, std::string_view("renamed"), 1).rows_affected == 1);
    CHECK(db.one(select(todos.title).from(todos).where(todos.id == 1)).title == "renamed");
}

MIZZLE_TABLE(blobs,
    (id,    serial, primary_key),
    (data,  bytea,  not_null),
    (more,  bytea),
    (price, numeric))
MIZZLE_SCHEMA(blob_schema, blobs)

TEST_CASE("what is made of an argument lives until the statement has run") {
    auto db = empty_database();
    create(db, schema);
    create(db, blob_schema);
    const std::string bio = "a text that is longer than what a string keeps inside of itself";
    db.run(insert_into(users).values({.email = "a", .name = "ada", .bio = bio}));
    const auto by_bio =
        select(users.id).from(users).where(users.bio.is_not_distinct_from(param<std::optional<std::string>>));
    CHECK(db.all<int>(by_bio, bio) == std::vector{1});
    CHECK(db.all<int>(by_bio, bio.c_str()) == std::vector{1});
    CHECK(db.all<int>(by_bio, "another text that is longer than what is kept inside").empty());
    db.run(insert_into(blobs).values({.data = bytes(), .price = numeric("1234567890123456789")}));
    CHECK(db.all<int>(select(blobs.id).from(blobs).where(blobs.price == param<numeric>), 1'234'567'890'123'456'789) ==
          std::vector{1});
}

TEST_CASE("bytes and rows that are a part of something else") {
    auto db = empty_database();
    create(db, blob_schema);
    const std::array<std::byte, 4> all{std::byte{0}, std::byte{1}, std::byte{255}, std::byte{0}};
    const std::span<const std::byte> some = std::span(all).subspan(1);
    const bytes owned(some.begin(), some.end());
    db.run(insert_into(blobs).values({.data = some, .more = all}));
    db.run(insert_into(blobs).values(blobs.data = some.first(0), blobs.more = some));
    db.run(update(blobs).set({.more = some}).where(blobs.data == some && blobs.id.in(1, 2)));
    CHECK(db.all<bytes>(select(blobs.data).from(blobs).order_by(blobs.id)) == std::vector<bytes>{owned, {}});
    CHECK(db.one<std::int64_t>(select(count()).from(blobs).where(blobs.more == some)) == 2);
    CHECK(db.one<int>(select(blobs.id).from(blobs).where(blobs.data == param<bytes>), some) == 1);
    CHECK(db.one<int>(select(blobs.id).from(blobs).where(blobs.data.in(some, bytes(7)))) == 1);
    CHECK(db.one<bytes>(select(constant(some))) == owned);
    CHECK(db.one<bytes>(select(coalesce(blobs.more, all)).from(blobs).where(blobs.id == 1)) == owned);

    const std::vector<blobs::new_row> rows{{.data = bytes(1)}, {.data = bytes(2)}, {.data = bytes(3)}};
    db.run(insert_into(blobs).values(std::span(rows).first(2)));
    CHECK(db.all<int>(insert_into(blobs).values(std::span(rows).last(1)).returning(blobs.id)) == std::vector{5});
    CHECK(db.run(insert_into(blobs).values(std::span(rows).first(0))).rows_affected == 0);
    const std::array<blobs::new_row, 2> two{rows[0], rows[1]};
    CHECK(db.run(insert_into(blobs).values(two)).rows_affected == 2);
}

TEST_CASE("a kept statement owns its text") {
    auto db = filled_database();
    const auto by_title = [](std::string title) {
        return select(todos.id).from(todos).where(todos.title == std::move(title));
    };
    const auto statement = by_title("a title that is too long to be stored in place");
    CHECK(db.all(statement).empty());
    CHECK(db.all(by_title("write")).size() == 1);
    const auto insert =
        insert_into(tags).values({.name = "a tag whose name is too long to be stored in place"}).returning();
    CHECK(db.one(insert).name == "a tag whose name is too long to be stored in place");
}

TEST_CASE("a condition owns its values") {
    auto db = filled_database();
    condition where;
    {
        const std::string title = "a title that is too long to be stored in place";
        const std::vector<int> ids{1, 2, 3};
        where &= todos.title != title && todos.id.in(ids);
        where &= todos.effort.is_distinct_from(std::optional<double>(1.5));
    }
    CHECK(db.all(select(todos.id).from(todos).where(where)).size() == 2);
}

TEST_CASE("stream gives one row at a time and may be left early") {
    auto db = filled_database();
    std::vector<std::string> titles;
    for (const auto& row :
         db.stream(select(todos.title).from(todos).where(todos.title != std::string("write")).order_by(todos.id)))
        titles.push_back(row.title);
    CHECK(titles == std::vector<std::string>{"100% sure", "rest", "Read"});
    for (const auto& row : db.stream(select(todos.title).from(todos).order_by(todos.id))) {
        CHECK(row.title == "write");
        break;
    }
    // The same statement within itself, and writes while reading.
    int pairs = 0;
    for (const auto& outer : db.stream(select(todos.id).from(todos)))
        for (const auto& inner : db.stream(select(todos.id).from(todos))) pairs += outer.id <= inner.id;
    CHECK(pairs == 10);
}

TEST_CASE("writes say how many rows they touched") {
    auto db = filled_database();
    CHECK(db.run(update(todos).set({.completed = true}).where(todos.user_id == 1)).rows_affected == 3);
    CHECK(db.run(delete_from(todos).where(todos.id == 99)).rows_affected == 0);
    CHECK(db.run(select().from(todos)).rows_affected == 0);
    CHECK(db.all(delete_from(todos).all_rows().returning(todos.id)).size() == 4);
}

TEST_CASE("a condition that is empty does not change every row by accident") {
    auto db = filled_database();
    condition none;
    CHECK_THROWS_AS(db.run(delete_from(todos).where(none)), usage_error);
    CHECK_THROWS_AS(db.run(update(todos).set({.title = "x"}).where(none)), usage_error);
    CHECK(db.all(select().from(todos).where(none)).size() == 4);
    CHECK(db.run(delete_from(todos).where(condition(todos.id == 1))).rows_affected == 1);
}

TEST_CASE("many rows are inserted together, or not at all") {
    auto db = filled_database();
    CHECK(db.run(insert_into(tags).values(std::vector<tags::new_row>{})).rows_affected == 0);

    std::vector<tags::new_row> rows;
    for (int i = 0; i < 1000; ++i) {
        rows.push_back({.name = fmt::format("tag {}", i)});
        if (i % 7 == 0) rows.back().color = fmt::format("#{}", i);
    }
    const auto made = db.all(insert_into(tags).values(rows).returning());
    REQUIRE(made.size() == 1000);
    for (int i = 0; i < 1000; ++i) {
        CHECK(made[std::size_t(i)].name == fmt::format("tag {}", i));
        CHECK(made[std::size_t(i)].color == (i % 7 == 0 ? fmt::format("#{}", i) : "#3b82f6"));
    }

    rows = {{.name = "new"}, {.name = "other", .color = "x"}, {.name = "tag 500"}};
    CHECK_THROWS_AS(db.run(insert_into(tags).values(rows)), unique_violation);
    CHECK(db.one(select(count()).from(tags)).count == 1000);
    CHECK(db.run(insert_into(tags).values(rows).on_conflict(tags.name).do_nothing()).rows_affected == 2);
    CHECK(db.run(insert_into(tags)
                     .values(std::move(rows))
                     .on_conflict(tags.name)
                     .do_update(tags.color = excluded(tags.color)))
              .rows_affected == 3);
}

namespace defaults {

int calls = 0;
MIZZLE_TABLE(items,
    (id,      integer, primary_key),
    (token,   text,    not_null, default_from([] { return "token " + std::to_string(++calls); })),
    (version, integer, not_null, default_value(1), on_update([] { return ++calls; })),
    (note,    text),
    (shout,   text,    generated_as("upper(note)")),
    (whisper, text,    generated_as("lower(note)").virtual_()))
MIZZLE_SCHEMA(schema, items)

MIZZLE_TABLE(counters,
    (id, serial,  primary_key),
    (n,  integer, not_null, default_value(7)))
MIZZLE_SCHEMA(counter_schema, counters)

}  // namespace defaults

TEST_CASE("values that the program or the database computes") {
    using namespace defaults;
    auto db = empty_database();
    create(db, defaults::schema);
    calls = 0;
    auto item = db.one(insert_into(items).values({.id = 1, .note = "Note"}).returning());
    CHECK(item.token == "token 1");
    CHECK(item.version == 2);
    CHECK(item.shout == "NOTE");
    CHECK(item.whisper == "note");
    item = db.one(insert_into(items).values(items.id = 2, items.token = "mine").returning());
    CHECK((item.token == "mine" && item.version == 3));
    item = db.one(update(items).set({.note = "a"}).where(items.id == 1).returning());
    CHECK((item.token == "token 1" && item.version == 4));
    item = db.one(update(items).set(items.note = "b").where(items.id == 1).returning());
    CHECK(item.version == 5);
    item = db.one(update(items).set({.version = 50, .note = "c"}).where(items.id == 1).returning());
    CHECK(item.version == 50);
    item = db.one(update(items).set({.note = "d"}, items.version = items.version + 1).where(items.id == 1).returning());
    CHECK(item.version == 51);
}

TEST_CASE("an insert of nothing but defaults") {
    using namespace defaults;
    auto db = empty_database();
    create(db, counter_schema);
    CHECK(db.one(insert_into(counters).values({}).returning()).n == 7);
    CHECK(db.one(insert_into(counters).default_values().returning()).id == 2);
    CHECK(db.all(insert_into(counters).values({{}, {}, {}}).returning()).size() == 3);
}

TEST_CASE("first() and one() of an insert of many rows") {
    auto db = filled_database();
    CHECK(db.first(insert_into(tags).values({{.name = "a"}, {.name = "b", .color = "x"}, {.name = "c"}}).returning())
              ->name == "a");
    CHECK_THROWS_AS(db.one(insert_into(tags).values({{.name = "d"}, {.name = "e", .color = "x"}}).returning()),
                    too_many_rows);
    CHECK(db.one(select(count()).from(tags)).count == 3);
    CHECK_THROWS_AS(db.one(insert_into(tags).values(std::vector<tags::new_row>{}).returning()), not_found);
    where_it_has<mizzle::detail::feature::returning_kept>(db, [](auto& that) {
        CHECK(that.one(insert_into(tags).values({{.name = "a"}, {.name = "f"}}).on_conflict().do_nothing().returning())
                  .name == "f");
    });
}

TEST_CASE("enums sort and compare in the order of their declaration") {
    auto db = filled_database();
    const auto sorted = db.all(select(todos.priority).from(todos).order_by(desc(todos.priority), todos.id));
    REQUIRE(sorted.size() == 4);
    CHECK(sorted[0].priority == priority::high);
    CHECK(sorted[1].priority == priority::medium);
    CHECK(sorted[3].priority == priority::low);
    CHECK(db.all(select(todos.id).from(todos).order_by(todos.priority).limit(1)).at(0).id == 3);
    CHECK(db.all(select(todos.id).from(todos).where(todos.priority > priority::low)).size() == 3);
    CHECK(db.all(select(todos.id).from(todos).where(todos.priority <= priority::medium)).size() == 3);
    CHECK(db.all(select(todos.id).from(todos).where(todos.priority == priority::medium)).size() == 2);

    const auto extremes =
        db.one(select(min(todos.priority), max(todos.priority), max(distinct(todos.priority))).from(todos));
    CHECK(get<0>(extremes) == priority::low);
    CHECK(get<1>(extremes) == priority::high);
    CHECK(get<2>(extremes) == priority::high);
    CHECK(!db.one(select(min(todos.priority)).from(todos).where(todos.id < 0)).min);
    CHECK(db.all(select(todos.user_id).from(todos).group_by(todos.user_id).having(max(todos.priority) < priority::high))
              .size() == 1);
}

TEST_CASE("rows come in the order of a selected expression") {
    auto db = filled_database();
    const auto rows = db.all(select(users.name, count(todos.id).as(open_todos), max(todos.priority).as(most_urgent))
                                 .from(users)
                                 .left_join(todos, todos.user_id == users.id)
                                 .group_by(users.id)
                                 .order_by(desc(most_urgent).nulls_last(), desc(open_todos)));
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].name == "ada");
    CHECK(rows[0].most_urgent == priority::high);
    CHECK(rows[1].open_todos == 1);
    CHECK(!rows[2].most_urgent);
}

namespace keyed {

MIZZLE_TABLE(rooms,
    (id,       serial, primary_key),
    (building, text),
    (number,   integer))

MIZZLE_CONSTRAINTS(rooms,
    unique("rooms_once").on(rooms.building, rooms.number).nulls_not_distinct())

MIZZLE_SCHEMA(schema, rooms)

}  // namespace keyed

TEST_CASE("a unique key may take NULL for a value") {
    using namespace keyed;
    auto db = empty_database();
    if (!test_database::dialect::constants.makes_null_unique) {
        CHECK_THROWS_AS(create(db, keyed::schema), usage_error);
        return;
    }
    create(db, keyed::schema);
    db.run(insert_into(rooms).values({{.building = "a", .number = 0}, {.building = "a"}, {.number = 0}, {}}));
    CHECK_THROWS_AS(db.run(insert_into(rooms).values({.building = "a"})), unique_violation);
    CHECK_THROWS_AS(db.run(insert_into(rooms).values({.number = 0})), unique_violation);
    CHECK_THROWS_AS(db.run(insert_into(rooms).default_values()), unique_violation);
    CHECK_THROWS_AS(db.run(insert_into(rooms).values({.building = "a", .number = 0})), unique_violation);
    db.run(insert_into(rooms).values({.building = "b"}));
    CHECK(db.one(select(count()).from(rooms)).count == 5);
}

TEST_CASE("a stream whose database is gone says so") {
    const auto all = select(todos.title).from(todos).order_by(todos.id);
    auto db = std::make_unique<test_database>(filled_database());
    auto read = db->stream(all);
    auto unread = db->stream(all);
    auto at_end = db->stream(all);
    auto it = read.begin();
    CHECK(it->title == "write");
    for (const auto& row : at_end) (void)row;
    int told = 0;
    db->on_query([&](const query_event&) { ++told; });
    auto observed = db->stream(all);
    {
        // Where it is moved to, it is still the same.
        test_database other = std::move(*db);
        ++it;
        CHECK(it->title == "100% sure");
        CHECK_THROWS_AS(db->all(all), usage_error);
        CHECK_THROWS_AS(db->stream(all), usage_error);
        CHECK_THROWS_AS(db->exec("select 1"), usage_error);
        CHECK_THROWS_AS(db->transaction([](auto& tx) { tx.exec("select 1"); }), usage_error);
        CHECK_THROWS_AS(db->interrupt(), usage_error);
        CHECK_THROWS_AS(db->on_query([](const query_event&) {}), usage_error);
    }
    CHECK(told == 1);
    CHECK_THROWS_AS(++it, usage_error);
    CHECK(it->title == "100% sure");
    CHECK_THROWS_AS(unread.begin(), usage_error);
    CHECK_THROWS_AS(observed.begin(), usage_error);
    *db = filled_database();
    CHECK(db->all(all).size() == 4);
    auto last = db->stream(all);
    db.reset();
    CHECK_THROWS_WITH(last.begin(), "mizzle: this stream's database is gone; keep it as long as its rows are read");
}
