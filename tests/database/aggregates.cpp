#include "catch.hpp"
#include "samples.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace app;
using namespace mizzle;
using typed::samples;

namespace {

MIZZLE_NAME(open_count)
MIZZLE_NAME(all_count)
MIZZLE_NAME(efforts)
MIZZLE_NAME(known)
MIZZLE_NAME(texts)

template <class T> std::vector<T> sorted(std::vector<T> values) {
    std::sort(values.begin(), values.end());
    return values;
}

}  // namespace

TEST_CASE("filter() counts, adds and compares some rows only") {
    auto db = filled_database();
    const auto rows =
        db.all(select(todos.user_id, count().filter(todos.completed == false).as(open_count), count().as(all_count),
                      sum(todos.effort).filter(todos.effort > 1.0 && todos.completed == false),
                      max(todos.priority).filter(todos.completed == false))
                   .from(todos)
                   .group_by(todos.user_id)
                   .having(count().filter(todos.title != "x") > 0)
                   .order_by(desc(count().filter(todos.completed == false))));
    REQUIRE(rows.size() == 2);
    static_assert(std::is_same_v<decltype(rows[0].open_count), std::int64_t>);
    static_assert(std::is_same_v<decltype(rows[0].sum), std::optional<double>>);
    CHECK((rows[0].user_id == 1 && rows[0].open_count == 2 && rows[0].all_count == 3 && rows[0].sum == 1.5));
    CHECK((rows[0].max == priority::high && rows[1].max == priority::medium));
    CHECK((rows[1].open_count == 1 && rows[1].sum == 2.25));

    const auto statement = select(count(distinct(todos.user_id)).filter(todos.effort > 1.0)).from(todos);
    CHECK(db.one(statement).count == 2);
    CHECK(sqlite_text(statement) ==
          R"(select count(distinct "todos"."user_id") filter (where "todos"."effort" > ?1) from "todos")");
    CHECK(postgres_text(select(sum(todos.id).filter(todos.completed == true)).from(todos)) ==
          R"(select cast(sum("todos"."id") filter (where "todos"."completed" = $1) as bigint) from "todos")");
    // A filter that is put together at run time.
    condition cheap = todos.effort < 2.0;
    cheap &= todos.user_id == 1;
    CHECK(db.one(select(count().filter(cheap)).from(todos)).count == 1);
    CHECK(db.one(select(count().filter(todos.user_id == param<int>)).from(todos), 2).count == 1);
}

TEST_CASE("bool_and, every and bool_or") {
    auto db = filled_database();
    const auto rows =
        db.all(select(todos.user_id, bool_and(todos.completed), bool_or(todos.completed), every(todos.effort > 1.0))
                   .from(todos)
                   .group_by(todos.user_id)
                   .order_by(todos.user_id));
    REQUIRE(rows.size() == 2);
    CHECK((rows[0].bool_and == false && rows[0].bool_or == true && rows[0].every == true));
    CHECK((rows[1].bool_and == false && rows[1].bool_or == false && rows[1].every == true));
    CHECK(db.one(select(bool_or(todos.completed)).from(todos).where(todos.id == 0)).bool_or == std::nullopt);
}

TEST_CASE("string_agg joins texts") {
    auto db = filled_database();
    const std::string separator = "; ";
    const auto row =
        db.one(select(string_agg(todos.title, separator), string_agg(todos.title).filter(todos.id == 3).as(known),
                      string_agg(todos.description, "-").as(texts))
                   .from(todos)
                   .where(todos.id.in(1, 3)));
    CHECK((row.string_agg == "write; rest" || row.string_agg == "rest; write"));
    CHECK(row.known == "rest");
    CHECK(row.texts == "a while");
    CHECK(db.one(select(string_agg(todos.title)).from(todos).where(todos.id == 0)).string_agg == std::nullopt);
    CHECK(
        db.one(select(string_agg(distinct(lower(todos.title)))).from(todos).where(todos.title == "Read")).string_agg ==
        "read");
    CHECK(sqlite_text(select(string_agg(distinct(todos.title))).from(todos)) ==
          R"(select group_concat(distinct "todos"."title") from "todos")");
    CHECK(postgres_text(select(string_agg(todos.title)).from(todos)) ==
          R"(select string_agg("todos"."title", ',') from "todos")");
}

#ifndef MIZZLE_TEST_MYSQL  // which has no arrays
TEST_CASE("array_agg collects values, NULL where they may be") {
    auto db = filled_database();
    const auto row = db.one(select(array_agg(todos.title), array_agg(todos.effort).as(efforts),
                                   array_agg(todos.effort).filter(todos.effort.is_not_null() && todos.id > 0).as(known))
                                .from(todos));
    static_assert(std::is_same_v<decltype(row.array_agg), std::optional<std::vector<std::string>>>);
    static_assert(std::is_same_v<decltype(row.efforts), std::optional<std::vector<std::optional<double>>>>);
    static_assert(std::is_same_v<decltype(row.known), std::optional<std::vector<double>>>);
    CHECK(sorted(*row.array_agg) == std::vector<std::string>{"100% sure", "Read", "rest", "write"});
    CHECK(sorted(*row.efforts) == std::vector<std::optional<double>>{std::nullopt, std::nullopt, 1.5, 2.25});
    CHECK(sorted(*row.known) == std::vector<double>{1.5, 2.25});
    CHECK(db.one(select(array_agg(todos.id)).from(todos).where(todos.id == 0)).array_agg == std::nullopt);
    CHECK(sorted(*db.one(select(array_agg(distinct(todos.user_id))).from(todos)).array_agg) == std::vector<int>{1, 2});

    // NOT NULL ends where a left join found nothing.
    const auto joined = db.all(select(users.name, array_agg(todos.completed), array_agg(todos.priority).as(texts))
                                   .from(users)
                                   .left_join(todos, todos.user_id == users.id)
                                   .group_by(users.id)
                                   .order_by(users.id));
    using booleans = std::vector<std::optional<bool>>;
    REQUIRE(joined.size() == 3);
    CHECK(sorted(*joined[0].array_agg) == booleans{false, false, true});
    CHECK(*joined[2].array_agg == booleans{std::nullopt});
    CHECK(*joined[1].texts == std::vector<std::optional<priority>>{priority::medium});

    const auto lists = scalar(select(array_agg(todos.effort)).from(todos).where(todos.user_id == outer(users.id)));
    const auto by_user = db.all(select(users.id, lists).from(users).order_by(users.id));
    CHECK(by_user[1].array_agg == std::vector<std::optional<double>>{2.25});
    CHECK(by_user[2].array_agg == std::nullopt);
}

TEST_CASE("array_agg keeps values of every type exactly") {
    auto db = empty_database();
    create(db, typed::schema);
    sample_source source;
    std::vector<samples::new_row> rows;
    for (int id = 0; id < 32; ++id) {
        samples::row row;
        samples::mizzle_each(
            row, [&]<class C>(C c, auto& member) { member = source.limit(c, static_cast<std::size_t>(id)); });
        row.id = id;
        // SQLite keeps arrays as JSON.
        const auto is_infinite = [](const auto& number) { return number && std::isinf(*number); };
        if (on_sqlite && is_infinite(row.f32)) row.f32.reset();
        if (on_sqlite && is_infinite(row.f64)) row.f64.reset();
        rows.push_back(whole_row<struct typed::samples>::as_new(row));
    }
    db.run(insert_into(samples).values(rows));
    int compared = 0;
    samples::mizzle_columns::each([&]<class C>() {
        if constexpr (mizzle::detail::is_element<typename C::sql_type> &&
                      C::sql_type::family != mizzle::detail::type_family::custom) {
            INFO(C::cpp_name);
            const C column{};
            const auto listed = db.all(select(column).from(samples).order_by(samples.id));
            const auto collected =
                db.first(select(array_agg(column).over(
                                    order_by(samples.id).rows_between(unbounded_preceding, unbounded_following)))
                             .from(samples));
            REQUIRE((collected && collected->array_agg.size() == listed.size()));
            for (std::size_t i = 0; i < listed.size(); ++i)
                CHECK(is_same_value(static_cast<mizzle::detail::value_of<C>>(collected->array_agg[i]),
                                    get<0>(listed[i])));
            ++compared;
        }
    });
    CHECK(compared == 20);
}
#endif

TEST_CASE("json_agg and json_object_agg") {
    auto db = filled_database();
    db.run(insert_into(preferences).values({.user_id = 1, .options = settings{.email = false}}));
    const auto parse = [](const std::optional<json_text>& text) { return nlohmann::json::parse(text->text); };
    const auto one = db.one(select(json_agg(todos.title), json_agg(todos.completed).as(known),
                                   json_agg(todos.effort).as(efforts), json_object_agg(todos.title, todos.id))
                                .from(todos)
                                .where(todos.id == 1));
    CHECK(parse(one.json_agg) == nlohmann::json{"write"});
    CHECK(parse(one.known) == nlohmann::json::array({false}));
    CHECK(parse(one.efforts) == nlohmann::json::array({1.5}));
    CHECK(parse(one.json_object_agg) == nlohmann::json{{"write", 1}});
    const auto all = db.one(
        select(json_object_agg(todos.title, todos.completed), json_object_agg(todos.title, todos.effort).as(efforts))
            .from(todos));
    CHECK(parse(all.json_object_agg) ==
          nlohmann::json{{"write", false}, {"100% sure", true}, {"rest", false}, {"Read", false}});
    CHECK(parse(all.efforts)["rest"].is_null());
    // JSON inside is a part of it, not text.
    const auto options = db.one(select(json_agg(preferences.options)).from(preferences));
    CHECK(parse(options.json_agg)[0]["email"] == false);
    CHECK(db.one(select(json_agg(todos.id)).from(todos).where(todos.id == 0)).json_agg == std::nullopt);
    CHECK_THROWS_AS(db.all(select(json_object_agg(todos.description, todos.id)).from(todos)), database_error);
    // Numbers of single precision have the digits that they need.
    const auto tenth = cast<float>(constant(0.1));
    CHECK(db.one(select(json_agg(tenth)).from(todos).where(todos.id == 1)).json_agg->text == "[0.1]");
    where_it_has<mizzle::detail::feature::arrays>(db, [&](auto& on) {
        CHECK(on.one(select(array_agg(tenth)).from(todos).where(todos.id == 1)).array_agg == std::vector{0.1F});
    });
}

#if defined(MIZZLE_TEST_POSTGRES) || defined(MIZZLE_TEST_MYSQL)
TEST_CASE("order_by() inside an aggregate") {
    auto db = filled_database();
    const auto row = db.one(select(string_agg(todos.title, ", ").order_by(desc(todos.id)).filter(todos.id > 1),
                                   json_agg(todos.title).order_by(lower(todos.title)),
                                   string_agg(distinct(todos.title), "|").order_by(desc(todos.title)).as(texts))
                                .from(todos));
    CHECK(row.string_agg == "Read, rest, 100% sure");
    CHECK(nlohmann::json::parse(row.json_agg->text) == nlohmann::json{"100% sure", "Read", "rest", "write"});
    CHECK(row.texts->size() == std::string("write|rest|Read|100% sure").size());
    where_it_has<mizzle::detail::feature::arrays>(db, [](auto& on) {
        const auto urgent = array_agg(todos.id).filter(todos.id < 4).order_by(desc(todos.priority), todos.id);
        CHECK(on.one(select(urgent).from(todos)).array_agg == std::vector<int>{1, 2, 3});
    });
    CHECK(
        postgres_text(select(string_agg(todos.title, ",").order_by(desc(todos.id)).filter(todos.id > 1)).from(todos)) ==
        R"(select string_agg("todos"."title", $1::text order by "todos"."id" desc) filter (where "todos"."id" > $2) )"
        R"(from "todos")");
}
#endif

#ifdef MIZZLE_TEST_POSTGRES

TEST_CASE("deviations, bits, percentiles") {
    auto db = filled_database();
    const auto row =
        db.one(select(stddev(todos.id), var_pop(todos.id), variance(todos.effort), bit_or(todos.id), bit_and(todos.id),
                      bit_xor(todos.id), percentile_cont(0.5).within_group(todos.id),
                      percentile_disc(0.5).within_group(desc(todos.title)), mode().within_group(todos.user_id))
                   .from(todos));
    CHECK(*row.stddev == Catch::Approx(1.2909944));
    CHECK((row.var_pop == 1.25 && row.variance == 0.28125));
    CHECK((row.bit_or == 7 && row.bit_and == 0 && row.bit_xor == 4));
    CHECK(row.percentile_cont == 2.5);
    static_assert(std::is_same_v<decltype(row.percentile_disc), std::optional<std::string>>);
    CHECK(row.percentile_disc == "rest");
    CHECK(row.mode == 1);
    CHECK(db.one(select(percentile_cont(0.5).within_group(todos.effort).filter(todos.user_id == 2)).from(todos))
              .percentile_cont == 2.25);
    CHECK(db.one(select(stddev(todos.id)).from(todos).where(todos.id == 1)).stddev == std::nullopt);
    CHECK_THROWS_AS(percentile_cont(1.5), usage_error);
    CHECK(postgres_text(select(percentile_cont(0.5).within_group(desc(todos.id)).filter(todos.id > 1)).from(todos)) ==
          R"(select percentile_cont($1::double precision) within group (order by "todos"."id" desc) )"
          R"(filter (where "todos"."id" > $2) from "todos")");
}

TEST_CASE("rollup, cube and grouping sets: what is not grouped by is NULL") {
    auto db = filled_database();
    const auto rows = db.all(select(todos.user_id, todos.completed, count(), grouping(todos.user_id, todos.completed))
                                 .from(todos)
                                 .group_by(rollup(todos.user_id, todos.completed))
                                 .order_by(asc(todos.user_id).nulls_first(), asc(todos.completed).nulls_first()));
    static_assert(std::is_same_v<decltype(rows[0].user_id), std::optional<int>>);
    static_assert(std::is_same_v<decltype(rows[0].completed), std::optional<bool>>);
    static_assert(std::is_same_v<decltype(rows[0].grouping), std::int32_t>);
    REQUIRE(rows.size() == 6);
    CHECK((!rows[0].user_id && !rows[0].completed && rows[0].count == 4 && rows[0].grouping == 3));
    CHECK((rows[1].user_id == 1 && !rows[1].completed && rows[1].count == 3 && rows[1].grouping == 1));
    CHECK((rows[2].completed == false && rows[2].count == 2 && rows[2].grouping == 0));

    // Expressions too, and what is made of them; coalesce says what stands for all.
    const auto by_text =
        db.all(select(coalesce(lower(todos.title), "all").as(texts), length(lower(todos.title)), count())
                   .from(todos)
                   .group_by(cube(lower(todos.title)))
                   .order_by(asc(lower(todos.title)).nulls_first()));
    static_assert(std::is_same_v<decltype(by_text[0].texts), std::string>);
    static_assert(std::is_same_v<decltype(by_text[0].length), std::optional<int>>);
    CHECK((by_text.size() == 5 && by_text[0].texts == "all" && by_text[0].count == 4));

    const auto sets = select(users.id, users.name, todos.completed, count())
                          .from(users)
                          .inner_join(todos, todos.user_id == users.id)
                          .group_by(users.id, grouping_sets(grouping_set(todos.completed, todos.priority),
                                                            todos.completed, grouping_set()))
                          .having(grouping(todos.priority) == 1);
    CHECK(postgres_text(sets) ==
          R"(select "users"."id", "users"."name", "todos"."completed", count(*) from "users" inner join "todos" on )"
          R"("todos"."user_id" = "users"."id" group by "users"."id", grouping sets (("todos"."completed", )"
          R"("todos"."priority"), "todos"."completed", ()) having grouping("todos"."priority") = $1)");
    const auto result = db.all(sets);
    static_assert(std::is_same_v<decltype(result[0].name), std::string>);
    static_assert(std::is_same_v<decltype(result[0].completed), std::optional<bool>>);
    CHECK(result.size() == 5);
}

#elif !defined(MIZZLE_TEST_MYSQL)

TEST_CASE("What JSON has no form for is refused by SQLite") {
    auto db = empty_database();
    create(db, typed::schema);
    db.run(insert_into(samples).values({.id = 1, .f64 = std::numeric_limits<double>::infinity()}));
    CHECK_THROWS_AS(db.one(select(array_agg(samples.f64)).from(samples)), database_error);
}

#endif

MIZZLE_NAME(size)
MIZZLE_NAME(rows_of_it)

TEST_CASE("an expression with values is one wherever a select repeats it") {
    auto db = filled_database();
    const auto text = coalesce(todos.description, "none");
    const auto grouped = select(text.as(size), count().as(rows_of_it))
                             .from(todos)
                             .where(todos.title != "none")
                             .group_by(coalesce(todos.description, "none"));
    const auto sorted = [](const auto& of) { return of.order_by(desc(coalesce(todos.description, "none"))).limit(10); };
    const auto groups = sorted(grouped.having(text != "nothing" && count() > 0));
    CHECK(postgres_text(groups) ==
          R"(select coalesce("todos"."description", $1::text) as "size", count(*) as "rows_of_it" from "todos" where )"
          R"("todos"."title" <> $2 group by coalesce("todos"."description", $1::text) having )"
          R"(coalesce("todos"."description", $1::text) <> $3 and count(*) > $4 order by )"
          R"(coalesce("todos"."description", $1::text) desc limit $5)");
#ifdef MIZZLE_TEST_MYSQL  // whose having() knows no expression of group_by()
    const auto rows = db.all(sorted(grouped.having(min(text) != "nothing" && count() > 0)));
#else
    const auto rows = db.all(groups);
#endif
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].size == "none");
    CHECK(rows[0].rows_of_it == 3);
    CHECK(rows[1].size == "a while");
    CHECK(to_string<dialects::sqlite>(select(text).from(todos).group_by(text), show::values).find("?") ==
          std::string::npos);

    SECTION("within others, in other orders, in subqueries") {
        CHECK(db.all(select(upper(text), count()).from(todos).group_by(text).order_by(upper(text)))[0].upper ==
              "A WHILE");
        const auto two = db.all(select((todos.user_id + 1).as(size), (todos.user_id + 20).as(rows_of_it))
                                    .from(todos)
                                    .group_by(todos.user_id + 20, todos.user_id + 1)
                                    .order_by(size));
        REQUIRE(two.size() == 2);
        CHECK(two[0].size == 2);
        CHECK(two[0].rows_of_it == 21);
        CHECK(db.all(select((todos.user_id + 1).as(size)).from(todos).group_by(todos.user_id, todos.user_id + 2))
                  .size() == 2);
        const auto mean = cte<"mean">(select(text.as(size), count().as(rows_of_it)).from(todos).group_by(text));
        CHECK(db.all(with(mean)(select(mean.size).from(mean).where(mean.rows_of_it == 3)))[0].size == "none");
        CHECK(db.all(select(users.id).from(users).where(
                         users.name != "none" &&
                         users.id.in(select(todos.user_id + 1).from(todos).group_by(todos.user_id + 1))))
                  .size() == 2);
        CHECK(
            db.all(select(text).from(todos).group_by(text).union_all(select(text).from(todos).group_by(text))).size() ==
            4);
        const auto kind = case_when(todos.effort > 2.0, "big").when(todos.effort > 1.0, "middle").else_("small");
        const auto kinds = db.all(select(kind.as(size), sum(count()).over(order_by(kind)).as(rows_of_it))
                                      .from(todos)
                                      .group_by(kind)
                                      .order_by(size));
        REQUIRE(kinds.size() == 3);
        CHECK(kinds[2].rows_of_it == 4);
        CHECK(db.run(insert_into(tags).columns(tags.name).select(select(text).from(todos).group_by(text)))
                  .rows_affected == 2);
    }
    SECTION("beside distinct") {
        const auto distinct_texts = db.all(select(text).distinct().from(todos).order_by(desc(text)));
        REQUIRE(distinct_texts.size() == 2);
        CHECK(get<0>(distinct_texts[0]) == "none");
    }
    SECTION("put together at run time, kept, streamed") {
        condition c = todos.id > 0;
        c &= text != "other";
        CHECK(db.all(select(text, count()).from(todos).where(c).group_by(text).having(condition(count() > 0))).size() ==
              2);
        const auto kept = select(coalesce(todos.description, param<std::string>), count())
                              .from(todos)
                              .group_by(coalesce(todos.description, param<std::string>));
        CHECK(db.all(kept, "x", "x").size() == 2);
        CHECK_THROWS_AS(db.all(kept, "x", "y"), usage_error);
        int streamed = 0;
        for (const auto& row : db.stream(select(text, count()).from(todos).group_by(text)))
            streamed += static_cast<int>(row.count);
        CHECK(streamed == 4);
    }
    SECTION("other values are another expression") {
        CHECK_THROWS_AS(db.all(select(todos.user_id + 1, count()).from(todos).group_by(todos.user_id + 2)),
                        usage_error);
        CHECK_THROWS_AS(db.all(select(text).distinct().from(todos).order_by(coalesce(todos.description, "z"))),
                        usage_error);
        CHECK(db.all(select(sum(todos.user_id + 1)).from(todos).group_by(todos.user_id + 2)).size() == 2);
    }
    SECTION("by name") {
        const auto named = select(text.as(size), count().as(rows_of_it)).from(todos).group_by(size).order_by(size);
        CHECK(db.all(named).size() == 2);
        CHECK(db.all(select(todos.user_id.as(size), count().as(rows_of_it)).from(todos).group_by(size)).size() == 2);
        // What it holds is given once, where it is selected.
        const auto moved = select((todos.id * param<int>).as<"other">(), (todos.user_id + param<int>).as(size), count())
                               .from(todos)
                               .where(todos.id > param<int>)
                               .group_by(todos.id, size)
                               .having(count() > param<std::int64_t>)
                               .order_by(desc(size), todos.id);
        const auto moved_rows = db.all(moved, 2, 10, 1, 0);
        REQUIRE(moved_rows.size() == 3);
        CHECK((get<0>(moved_rows[0]) == 8 && moved_rows[0].size == 12 && get<0>(moved_rows[1]) == 4 &&
               moved_rows[2].size == 11));
        CHECK(
            db.all(select(users.id).from(users).where(users.id > param<int> && exists(moved)), 1, 2, 10, 1, 0).size() ==
            2);
        const auto nested = subquery<"nested">(moved);
        CHECK(db.all<int>(select(nested.size).from(nested).where(nested.size < param<int>), 2, 10, 1, 0, 12) ==
              std::vector{11, 11});
    }
#ifdef MIZZLE_TEST_POSTGRES
    CHECK(db.all(select(text, grouping(text).as(size)).from(todos).group_by(rollup(text, todos.user_id))).size() == 6);
    CHECK(db.all(select((todos.user_id + param<int>).as(size), count()).from(todos).group_by(rollup(size)), 5).size() ==
          3);
    CHECK(db.all(select(text, todos.id).distinct_on(text).from(todos).order_by(text, todos.id)).size() == 2);
#endif
}

TEST_CASE("having without group_by is about all rows as one") {
    auto db = filled_database();
    CHECK(db.all(select(count()).from(todos).having(count() > 3)).size() == 1);
    CHECK(db.all(select(max(todos.title)).from(todos).where(todos.id > 1).having(count() > 3)).empty());
    CHECK(db.all(select(sum(todos.id)).from(todos).having(condition(count() == 4))).size() == 1);
    CHECK(db.all(select(count()).from(todos).where(todos.id == 99).having(count() == 0)).size() == 1);
    CHECK(!get<"none">(db.one(select(scalar(select(count()).from(todos).having(count() > 4)).as<"none">())
                                  .from(users)
                                  .where(users.id == 1))));
}
