// Constants, comments, keys over expressions, and other parts of SQL that stand at the edge of a statement.
#include "samples.hpp"

#include "catch.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace app;
using namespace mizzle;

namespace said {

MIZZLE_NAME(one)
MIZZLE_NAME(kind)
MIZZLE_NAME(length)

MIZZLE_TABLE(accounts,
    (id,      serial,         primary_key),
    (email,   text,           not_null),
    (name,    text,           not_null, default_value("?")),
    (price,   numeric(10, 2), not_null, default_value(numeric("0.19"))),
    (price_2, numeric(10, 2), not_null, named("OtherPrice"), default_value(numeric("1.50"))))
#ifdef MIZZLE_TEST_MYSQL  // which has no unique index with a condition
MIZZLE_CONSTRAINTS(accounts,
    unique_index("accounts_email_key").on(lower(accounts.email), accounts.name),
    unique_index("accounts_open").on(coalesce(nullif(accounts.email, "-"), "none")))
#else
MIZZLE_CONSTRAINTS(accounts,
    unique_index("accounts_email_key").on(lower(accounts.email), accounts.name),
    unique_index("accounts_open").on(coalesce(nullif(accounts.email, "-"), "none")).where(accounts.name == "open"))
#endif

// Values that a view is made with.
MIZZLE_VIEW(cheap, select(accounts.id, accounts.price.as(one))
                       .from(accounts)
                       .where(accounts.price < numeric("0.50") && accounts.id.in(std::vector{1, 2, 3})))
MIZZLE_SCHEMA(schema, accounts, cheap)

MIZZLE_TABLE(pages,
    (id,      bigint,  primary_key, identity_always),
    (title,   text,    not_null),
    (edits, integer, not_null, default_value(0), on_update(sql("edits + 1"))),
    (former,  text,    on_update(sql("title"))))
inline int writes = 0;
MIZZLE_TABLE(articles,
    (id,      integer, primary_key),
    (title,   text,    not_null),
    (edits,   integer, not_null, default_value(0), on_update(sql("edits + 1"))),
    (former,  text,    on_update(sql("title"))),
    (changed, integer, not_null, on_update([] { return ++said::writes; })),
    (both,    integer, not_null, default_from([] { return -1; }), on_update([] { return ++said::writes; })))
MIZZLE_SCHEMA(site, pages, articles)

test_database filled() {
    auto db = empty_database();
    create(db, schema);
    db.run(insert_into(accounts).values({{.email = "Ada@example.org"}, {.email = "bob@example.org"}}));
    return db;
}

}  // namespace said

using namespace said;

TEST_CASE("constants stand in a select list, of their own type") {
    auto db = filled_database();
    const std::string text = "it's";
    const auto row = db.first(
        select(1, "text", true, text, numeric("1.50"), 2.5, 3'000'000'000, users.id).from(users).order_by(users.id));
    REQUIRE(row);
    const auto& [number, literal, yes, copied, decimal, real, big, id] = *row;
    static_assert(std::is_same_v<decltype(number), const int>);
    static_assert(std::is_same_v<decltype(literal), const std::string>);
    static_assert(std::is_same_v<decltype(yes), const bool>);
    static_assert(std::is_same_v<decltype(big), const std::int64_t>);
    CHECK((number == 1 && literal == "text" && yes && copied == text && decimal == numeric("1.50") && real == 2.5));
    CHECK((big == 3'000'000'000 && id == 1));

    // Named, grouped, distinct, in a set operation, as an insert's values and as a condition.
    const auto named = db.all(select(constant("user").as(kind), users.name)
                                  .from(users)
                                  .union_all(select(constant("tag").as(kind), tags.name).from(tags)));
    CHECK(std::count_if(named.begin(), named.end(), [](const auto& r) { return r.kind == "user"; }) == 3);
    CHECK(db.all(select(constant(1)).distinct().from(users)).size() == 1);
    CHECK(db.one(select(7, count()).from(users)).count == 3);
    CHECK(db.all(select(users.id).from(users).where(exists(select(1).from(todos)) && constant(true))).size() == 3);
    db.run(insert_into(tags).columns(tags.name, tags.color).select(select(users.name, "#fff").from(users)));
    CHECK(db.one(select(count()).from(tags).where(tags.color == "#fff")).count == 3);
}

TEST_CASE("comments cannot be left") {
    auto db = filled_database();
    std::vector<std::string> texts;
    db.on_query([&](const query_event& event) { texts.emplace_back(event.sql); });
    const auto last = [&] { return texts.back().substr(texts.back().find(" /*") + 1); };

    CHECK(db.all(select(users.id).from(users).comment("nightly report")).size() == 3);
    CHECK(last() == "/*nightly report*/");
    const std::string hostile = "*/; drop table users; --'\\ ?$1";
    CHECK(
        db.all(select(users.id).from(users).where(users.id == 1).comment({{"route", hostile}, {"db", "a b"}})).size() ==
        1);
    CHECK(last() == "/*db='a%20b',route='%2A%2F%3B%20drop%20table%20users%3B%20--%27%5C%20%3F%241'*/");
    CHECK(db.all(select(users.id).from(users).where(users.id == param<int>).comment({}), 2).size() == 1);

    db.run(update(users).set({.name = "new"}).where(users.id == 1).comment({{"a", "1"}}));
    CHECK(last() == "/*a='1'*/");
    CHECK(db.one(insert_into(tags).values({.name = "x"}).returning(tags.name).comment("one")).name == "x");
    CHECK(last() == "/*one*/");
    db.run(insert_into(tags).values(std::vector<tags::new_row>{{.name = "y"}, {.name = "z"}}).comment("many"));
    CHECK(texts.back().ends_with("/*many*/"));
    db.run(delete_from(tags).where(tags.name == "x").comment("gone"));
    CHECK(last() == "/*gone*/");
    const auto known = cte<"known">(select(users.id).from(users));
    CHECK(db.all(with(known)(select(known.id).from(known)).comment({{"key", "é"}})).size() == 3);
    CHECK(last() == "/*key='%C3%A9'*/");
    CHECK(db.one(sql_statement<int>("select count(*) from users").comment({{"raw", "yes"}})) == 3);
    CHECK(last() == "/*raw='yes'*/");
    CHECK(db.all(select(users.id).from(users).union_(select(tags.id).from(tags)).comment("set")).size() >= 2);
    CHECK_THROWS_AS(select(users.id).from(users).comment({{"", "x"}}), usage_error);

    const auto tree = query(users).columns(users.name);
    CHECK(db.all(tree.comment("tree")).size() == 3);
    CHECK(last() == "/*tree*/");
    CHECK(db.first(tree.order_by(users.id).comment({{"of", "*/"}}))->name == "new");
    CHECK(last() == "/*of='%2A%2F'*/");
    CHECK(db.one(tree.where(users.id == param<int>).comment("one"), 2).name == "bob");
    CHECK(last() == "/*one*/");
    CHECK(db.all(tree.comment("anew").plan_each_time()).size() == 3);
    CHECK(last() == "/*anew*/");
    CHECK(!db.explain(tree.comment("plan")).text().empty());
}

TEST_CASE("a conflict is found by an index over expressions") {
    auto db = filled();
    const auto add = [&](std::string email) {
        return db.run(insert_into(accounts)
                          .values({.email = std::move(email)})
                          .on_conflict(lower(accounts.email), accounts.name)
                          .do_update(accounts.email = excluded(accounts.email)));
    };
    CHECK(add("ADA@example.org").rows_affected == 1);
    CHECK(db.one(select(count()).from(accounts)).count == 2);
    CHECK(db.one(select(accounts.email).from(accounts).where(accounts.id == 1)).email == "ADA@example.org");
    CHECK(db.run(insert_into(accounts)
                     .values({.email = "BOB@EXAMPLE.ORG"})
                     .on_conflict(lower(accounts.email), accounts.name)
                     .do_nothing())
              .rows_affected == 0);
    // An expression with values, and the condition of a partial index.
    for (const auto expected : {1, 0})
        CHECK(db.run(insert_into(accounts)
                         .values({.email = "none", .name = "open"})
                         .on_conflict(coalesce(nullif(accounts.email, "-"), "none"))
                         .where(accounts.name == "open")
                         .do_nothing())
                  .rows_affected == expected);
}

TEST_CASE("decimals as defaults and in views") {
    auto db = filled();
    const auto first = db.first(select().from(accounts).order_by(accounts.id));
    CHECK((first->price == numeric("0.19") && first->price_2 == numeric("1.50")));
    CHECK(db.all(select(cheap.id, cheap.one).from(cheap)).size() == 2);
}

TEST_CASE("from() of several tables") {
    auto db = filled_database();
    const auto rows = db.all(select(users.name, todos.title).from(users, todos).where(users.id == todos.user_id));
    const auto joined =
        db.all(select(users.name, todos.title).from(users).inner_join(todos, users.id == todos.user_id));
    CHECK(rows.size() == joined.size());
    CHECK(db.one(select(count()).from(users, todos, tags)).count ==
          db.one(select(count()).from(users).cross_join(todos).cross_join(tags)).count);
}

TEST_CASE("the least and the greatest of every type that sorts") {
    using typed::samples;
    auto db = typed_database();
    constexpr auto low = uuid("0a000000-0000-0000-0000-000000000001");
    static_assert(low == *uuid::parse("{0A000000-0000-0000-0000-000000000001}") && low.bytes[15] == 1);
    const auto high = uuid("f0000000000000000000000000000000");
    const bytes small{std::byte{0}, std::byte{0xff}}, large{std::byte{0x80}};
    db.run(insert_into(samples).values(
        {{.id = 1, .b = true, .raw = small, .uid = high}, {.id = 2, .b = false, .raw = large, .uid = low}, {.id = 3}}));
    const auto found =
        db.one(select(min(samples.b), max(samples.b), min(samples.raw), max(samples.raw), min(samples.uid),
                      max(samples.uid), max(samples.uid).filter(samples.id > 1), max(distinct(samples.b)))
                   .from(samples));
    const auto& [min_b, max_b, min_raw, max_raw, min_uid, max_uid, filtered, of_distinct] = found;
    CHECK((min_b == false && max_b == true && of_distinct == true));
    CHECK((min_raw == small && max_raw == large));
    CHECK((min_uid == low && max_uid == high && filtered == low));
    const auto over =
        db.all(select(max(samples.uid).over(), max(samples.b).over(), max(samples.raw).over()).from(samples));
    REQUIRE(over.size() == 3);
    CHECK((get<0>(over[0]) == high));
    const auto none = db.one(select(max(samples.uid), max(samples.raw)).from(samples).where(samples.id == 3));
    CHECK((!get<0>(none) && !get<1>(none)));
}

TEST_CASE("on_update() with SQL sees the row as it was") {
    auto db = empty_database();
    create(db, site);
    const auto id = db.one(insert_into(pages).values({.title = "one"}).returning()).id;
    const auto now_is = [&](std::string title, int changes, std::optional<std::string> former) {
        const auto row = db.one(select().from(pages).where(pages.id == id));
        CHECK((row.title == title && row.edits == changes && row.former == former));
    };
    now_is("one", 0, std::nullopt);
    db.run(update(pages).set({.title = "two"}).where(pages.id == id));
    now_is("two", 1, "one");
    db.run(update(pages).set(pages.title = "three").where(pages.id == id));
    now_is("three", 2, "two");
    db.run(update(pages).set({.title = "four", .edits = 10}).where(pages.id == id));
    now_is("four", 10, "three");
    db.run(update(pages).set({.title = "five"}, pages.former = null).where(pages.id == id));
    now_is("five", 11, std::nullopt);
    pages::row row{.id = id, .title = "six", .edits = 99, .former = "no"};
    db.run(update(pages).by_key(std::vector{row}, pages.title));
    now_is("six", 12, "five");
    db.run(update(pages).by_key(std::vector{row}));
    now_is("six", 13, "six");
}

TEST_CASE("on_update() counts where an insert finds its key taken") {
    auto db = empty_database();
    create(db, site);
    const auto put = [&](articles::new_row row) { return insert_into(articles).values(std::move(row)); };
    const auto now_is = [&](std::string title, int edits, std::optional<std::string> former, int changed, int both) {
        const auto row = db.one(select().from(articles).where(articles.id == 1));
        CHECK((row.title == title && row.edits == edits && row.former == former));
        CHECK((row.changed == changed && row.both == both));
    };
    said::writes = 0;
    db.run(put({.id = 1, .title = "one"}));
    now_is("one", 0, std::nullopt, 1, -1);
    db.run(put({.id = 1, .title = "two"}).on_conflict(articles.id).do_update(set_excluded()));
    now_is("two", 1, "one", 2, 3);
    db.run(put({.id = 1, .title = "three"})
               .on_conflict(articles.id)
               .do_update(articles.title = concat(articles.title, "+", excluded(articles.title))));
    now_is("two+three", 2, "two", 5, 6);
    // What the insert or an assignment gives is not computed.
    db.run(put({.id = 1, .title = "four", .edits = 40}).on_conflict(articles.id).do_update(set_excluded()));
    now_is("four", 40, "two+three", 7, 8);
    db.run(put({.id = 1, .title = "five", .edits = 50})
               .on_conflict(articles.id)
               .do_update(articles.title = "six", articles.former = null, articles.both = 9));
    now_is("six", 41, std::nullopt, 10, 9);
    // Column by column, and many rows.
    db.run(insert_into(articles)
               .values(articles.id = 1, articles.title = "seven")
               .on_conflict(articles.id)
               .do_update(set_excluded(), articles.changed = 0));
    now_is("seven", 42, "six", 0, 12);
    std::vector<articles::new_row> rows(3, articles::new_row{.id = 1, .title = "eight"});
    rows[1].id = 2;
    rows[2].id = 3;
    db.run(insert_into(articles).values(rows).on_conflict(articles.id).do_update(articles.title = "eight"));
    now_is("eight", 43, "seven", 16, 17);
    db.run(insert_into(articles)
               .columns(articles.id, articles.title, articles.changed, articles.both)
               .select(select(articles.id, articles.title, articles.edits, articles.edits)
                           .from(articles)
                           .where(articles.id == 1))
               .on_conflict(articles.id)
               .do_update(articles.title = "nine"));
    now_is("nine", 44, "eight", 18, 19);
    // An update that returns its rows sees the row as it was, too.
    const auto back = db.one(update(articles).set({.title = "ten"}).where(articles.id == 2).returning());
    CHECK((back.title == "ten" && back.edits == 1 && back.former == "eight"));
}

template <int Times, class X> constexpr auto inverted_often(const X& x) {
    if constexpr (Times == 0) return x;
    else return inverted_often<Times - 1>(!x);
}

TEST_CASE("a condition may be inverted however often, and NULL stays NULL") {
    auto db = empty_database();
    create(db, site);
    db.run(insert_into(articles).values(
        {{.id = 1, .title = "a", .former = "x"}, {.id = 2, .title = "b", .former = "y"}, {.id = 3, .title = "c"}}));
    const auto found = [&](const auto& where) {
        std::string ids;
        for (const auto& row : db.all(select(articles.id).from(articles).where(where).order_by(articles.id)))
            ids += std::to_string(row.id);
        return ids;
    };
    const auto is_x = articles.former == "x";
    CHECK(found(inverted_often<60>(is_x)) == "1");
    CHECK(found(inverted_often<61>(is_x)) == "2");
    CHECK(found(inverted_often<60>(is_x).is_null()) == "3");
    CHECK(found(inverted_often<61>(is_x).is_null()) == "3");
    condition even = is_x, odd = !is_x;
    for (int i = 0; i < 2000; ++i) even = !even;
    for (int i = 0; i < 2000; ++i) odd = !odd;
    CHECK(found(even) == "1");
    CHECK(found(odd) == "2");
    CHECK(found(!(even || odd)).empty());
}

TEST_CASE("numbers that the database always hands out") {
    auto db = empty_database();
    create(db, site);
    CHECK(db.one(insert_into(pages).values({.title = "one"}).returning()).id == 1);
    CHECK(db.one(insert_into(pages).values({.title = "two"}).returning()).id == 2);
#ifdef MIZZLE_TEST_POSTGRES
    CHECK(db.one(insert_into(pages).overriding_system_value().values(pages.id = 7, pages.title = "x").returning()).id ==
          7);
    CHECK_THROWS_AS(db.exec("insert into pages (id, title) values (9, 'x')"), database_error);
#endif
}

TEST_CASE("tables that are joined to those that an update reads") {
    auto db = filled_database();
    db.run(insert_into(tags).values({.name = "first"}));
    const auto first = db.first(select(todos.id, todos.user_id).from(todos).order_by(todos.id));
    db.run(insert_into(todo_tags).values({.todo_id = first->id, .tag_id = 1}));
    // Users of todos, with the tags that some of those have.
    const auto changed = db.run(update(users)
                                    .set(users.bio = coalesce(tags.name, "none"))
                                    .from(todos)
                                    .left_join(todo_tags, todo_tags.todo_id == todos.id)
                                    .left_join(tags, tags.id == todo_tags.tag_id)
                                    .where(users.id == todos.user_id && todos.id == first->id));
    CHECK(changed.rows_affected == 1);
    CHECK(db.one(select(users.bio).from(users).where(users.id == first->user_id)).bio == "first");
    const auto inner = db.run(update(users)
                                  .set(users.bio = tags.name)
                                  .from(todos)
                                  .inner_join(todo_tags, todo_tags.todo_id == todos.id)
                                  .inner_join(tags, tags.id == todo_tags.tag_id)
                                  .where(users.id == todos.user_id));
    CHECK(inner.rows_affected == 1);
#ifdef MIZZLE_TEST_POSTGRES
    const auto open = subquery<"open">(select(todos.user_id, count().as(one)).from(todos).group_by(todos.user_id));
    const auto rows = db.all(update(users)
                                 .set(users.bio = "x")
                                 .from(open)
                                 .left_join(tags, tags.id == open.user_id)
                                 .where(open.user_id == users.id)
                                 .returning(users, open, tags.name));
    REQUIRE(!rows.empty());
    static_assert(std::is_same_v<decltype(rows[0].name), std::optional<std::string>>);
    CHECK((rows[0].users.bio == "x" && get<"open">(rows[0]).one >= 1));
#endif
}

TEST_CASE("null pointers and options of another database are refused when they are given") {
    auto db = filled_database();
    const char* nothing = nullptr;
    CHECK_THROWS_AS(select(users.id).from(users).where(users.bio == nothing), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(tags).values({.name = nothing})), usage_error);
    CHECK_THROWS_AS(db.run(update(users).set(users.bio = nothing).where(users.id == 1)), usage_error);
    CHECK_THROWS_AS(db.all(select(users.id).from(users).where(users.name == param<std::string>), nothing), usage_error);
    CHECK_THROWS_AS(db.all(select(users.id).from(users).where(users.name.in(std::vector{nothing}))), usage_error);
    CHECK(db.all(select(users.id).from(users).where(users.id.in({1, 2}))).size() == 2);
    CHECK(db.all(select(users.id).from(users).where(users.name.not_in({"ada", "bob"}))).size() == 1);
#ifndef MIZZLE_TEST_POSTGRES
    CHECK_THROWS_AS(db.transaction([](auto& tx) { tx.run(delete_from(todo_tags).all_rows()); }, {.deferrable = true}),
                    usage_error);
    CHECK(db.one(select(count()).from(users)).count == 3);
#endif
}
