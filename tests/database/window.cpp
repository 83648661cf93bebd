#include "app.hpp"
#include "catch.hpp"

#include <chrono>
#include <string>
#include <vector>

using namespace app;
using namespace mizzle;

namespace ledger {

MIZZLE_TABLE(entries,
    (id,     integer,       primary_key),
    (person, text,          not_null),
    (day,    integer,       not_null),
    (amount, numeric,       not_null),
    (weight, double_precision),
    (rank_,  enum_<app::priority>, named("rank")),
    (at,     timestamp))

MIZZLE_SCHEMA(schema, entries)

test_database filled() {
    using namespace mizzle;
    auto db = empty_database();
    create(db, schema);
    const auto hour = [](int h) { return timestamp(std::chrono::hours(h)); };
    db.run(insert_into(entries).values(
        {{.id = 1,
          .person = "ada",
          .day = 1,
          .amount = numeric("1.5"),
          .weight = 0.5,
          .rank_ = priority::medium,
          .at = hour(1)},
         {.id = 2, .person = "ada", .day = 2, .amount = numeric("10"), .rank_ = priority::high, .at = hour(2)},
         {.id = 3,
          .person = "ada",
          .day = 2,
          .amount = numeric("9.125"),
          .weight = 2.0,
          .rank_ = priority::low,
          .at = hour(9)},
         {.id = 4,
          .person = "bob",
          .day = 3,
          .amount = numeric("-3"),
          .weight = 4.0,
          .rank_ = priority::high,
          .at = hour(10)},
         {.id = 5, .person = "bob", .day = 9, .amount = numeric("0.1"), .weight = 8.0, .at = hour(30)}}));
    return db;
}

}  // namespace ledger

using ledger::entries;

namespace {

MIZZLE_NAME(position)
MIZZLE_NAME(by_person)
MIZZLE_NAME(running)
MIZZLE_NAME(before)
MIZZLE_NAME(others)

// The values of the only column, in order.
template <class Rows> auto column_of(const Rows& rows) {
    std::vector<std::remove_cvref_t<decltype(get<0>(rows[0]))>> values;
    for (const auto& row : rows) values.push_back(get<0>(row));
    return values;
}
template <class X> auto each_entry(test_database& db, const X& expression) {
    return column_of(db.all(select(expression).from(entries).order_by(entries.id)));
}
using numbers = std::vector<std::int64_t>;
template <class T> using maybe_all = std::vector<std::optional<T>>;

}  // namespace

TEST_CASE("Numbers of rows: row_number, rank, dense_rank, percent_rank, cume_dist, ntile") {
    auto db = ledger::filled();
    const auto by_day = order_by(entries.day);
    CHECK(each_entry(db, row_number().over(order_by(desc(entries.id)))) == numbers{5, 4, 3, 2, 1});
    CHECK(each_entry(db, rank().over(by_day)) == numbers{1, 2, 2, 4, 5});
    CHECK(each_entry(db, dense_rank().over(by_day)) == numbers{1, 2, 2, 3, 4});
    CHECK(each_entry(db, percent_rank().over(by_day)) == std::vector<double>{0, 0.25, 0.25, 0.75, 1});
    CHECK(each_entry(db, cume_dist().over(by_day)) == std::vector<double>{0.2, 0.6, 0.6, 0.8, 1});
    CHECK(each_entry(db, ntile(2).over(order_by(entries.id))) == std::vector<int>{1, 1, 1, 2, 2});
    CHECK(each_entry(db, rank().over(partition_by(entries.person).order_by(desc(entries.day)))) ==
          numbers{3, 1, 1, 2, 1});
    CHECK(column_of(db.all(select(ntile(param<int>).over(order_by(entries.id))).from(entries).order_by(entries.id),
                           5)) == std::vector<int>{1, 2, 3, 4, 5});
    CHECK_THROWS_AS(ntile(0), usage_error);
    CHECK(postgres_text(select(ntile(2).over(partition_by(entries.person, entries.day % 2).order_by(desc(entries.id))))
                            .from(entries)) ==
          R"(select ntile($1::integer) over (partition by "entries"."person", "entries"."day" % $2 order by )"
          R"("entries"."id" desc) from "entries")");
}

TEST_CASE("Values of other rows: lag, lead, first_value, last_value, nth_value") {
    auto db = ledger::filled();
    const auto by_id = partition_by(entries.person).order_by(entries.id);
    CHECK(each_entry(db, lag(entries.day).over(by_id)) == maybe_all<int>{std::nullopt, 1, 2, std::nullopt, 3});
    CHECK(each_entry(db, lead(entries.day, 2).over(by_id)) ==
          maybe_all<int>{2, std::nullopt, std::nullopt, std::nullopt, std::nullopt});
    // With a default there is always a value, where the operand has one.
    CHECK(each_entry(db, lag(entries.day, 1, -1).over(by_id)) == std::vector<int>{-1, 1, 2, -1, 3});
    CHECK(each_entry(db, lead(entries.person, 1, "nobody").over(order_by(entries.id))) ==
          std::vector<std::string>{"ada", "ada", "bob", "bob", "nobody"});
    CHECK(each_entry(db, lag(entries.weight, 1, 0.0).over(by_id)) ==
          maybe_all<double>{0.0, 0.5, std::nullopt, 0.0, 4.0});
    CHECK(each_entry(db, lead(entries.rank_, 1, priority::low).over(by_id)) ==
          maybe_all<priority>{priority::high, priority::low, priority::low, std::nullopt, priority::low});
    CHECK(each_entry(db, first_value(entries.day).over(by_id)) == std::vector<int>{1, 1, 1, 3, 3});
    CHECK(each_entry(db, last_value(entries.id).over(by_id)) == std::vector<int>{1, 2, 3, 4, 5});
    CHECK(each_entry(db, last_value(entries.amount).over(by_id.rows_between(current_row, unbounded_following))) ==
          std::vector<numeric>{numeric("9.125"), numeric("9.125"), numeric("9.125"), numeric("0.1"), numeric("0.1")});
    where_it_has<mizzle::detail::feature::frame_offsets>(db, [&](auto& on) {
        CHECK(each_entry(on, first_value(entries.id).over(by_id.rows_between(following(1), following(1)))) ==
              maybe_all<int>{2, 3, std::nullopt, 5, std::nullopt});
    });
    CHECK(each_entry(db, nth_value(entries.id, 2).over(by_id)) == maybe_all<int>{std::nullopt, 2, 2, std::nullopt, 5});
    CHECK_THROWS_AS(lag(entries.day, -1), usage_error);
    CHECK_THROWS_AS(nth_value(entries.day, 0), usage_error);
}

TEST_CASE("Aggregates over windows, which may be NULL only where no row may be there") {
    auto db = ledger::filled();
    const auto by_id = partition_by(entries.person).order_by(entries.id);
    CHECK(each_entry(db, count().over()) == numbers{5, 5, 5, 5, 5});
    CHECK(each_entry(db, sum(entries.day).over(by_id)) == numbers{1, 3, 5, 3, 12});
    CHECK(each_entry(db, sum(entries.weight).over(by_id)) == maybe_all<double>{0.5, 0.5, 2.5, 4.0, 12.0});
    CHECK(each_entry(db, max(entries.weight).filter(entries.weight < 3.0).over(by_id)) ==
          maybe_all<double>{0.5, 0.5, 2.0, std::nullopt, std::nullopt});
    CHECK(each_entry(db, count().filter(entries.day == 2).over(by_id)) == numbers{0, 1, 2, 0, 0});
    CHECK(each_entry(db, avg(entries.day).over(partition_by(entries.person).order_by(entries.day))) ==
          std::vector<double>{1, 5.0 / 3, 5.0 / 3, 3, 6});
    where_it_has<mizzle::detail::feature::collecting_windows>(db, [&](auto& on) {
        CHECK(each_entry(on, string_agg(entries.person, "-").over(order_by(entries.id))) ==
              std::vector<std::string>{"ada", "ada-ada", "ada-ada-ada", "ada-ada-ada-bob", "ada-ada-ada-bob-bob"});
    });
    CHECK(each_entry(db, bool_or(entries.day > 2).over(order_by(entries.id))) ==
          std::vector<bool>{false, false, false, true, true});
    const auto near = order_by(entries.id).rows_between(preceding(1), following(1));
    where_it_has<mizzle::detail::feature::arrays>(db, [&](auto& on) {
        CHECK(
            each_entry(on, array_agg(entries.weight).over(near)) ==
            std::vector<maybe_all<double>>{
                {0.5, std::nullopt}, {0.5, std::nullopt, 2.0}, {std::nullopt, 2.0, 4.0}, {2.0, 4.0, 8.0}, {4.0, 8.0}});
        CHECK(each_entry(on, array_agg(entries.day > 2).over(near.exclude_current_row())) ==
              std::vector<std::optional<std::vector<bool>>>{
                  {{false}}, {{false, false}}, {{false, true}}, {{false, true}}, {{true}}});
    });
    CHECK(postgres_text(select(sum(entries.day).filter(entries.day > 1).over(by_id)).from(entries)) ==
          R"(select cast(sum("entries"."day") filter (where "entries"."day" > $1) over (partition by )"
          R"("entries"."person" order by "entries"."id") as bigint) from "entries")");
}

TEST_CASE("Decimals and enums in windows are exact and in their order") {
    auto db = ledger::filled();
    const auto decimals = [](std::initializer_list<const char*> texts) {
        std::vector<std::string> all(texts.begin(), texts.end());
        return all;
    };
    const auto texts = [&](const auto& values) {
        std::vector<std::string> all;
        for (const numeric& value : values) all.push_back(value.to_string());
        return all;
    };
    const auto two = order_by(entries.id).rows_between(preceding(1), current_row);
    where_it_has<mizzle::detail::feature::frame_offsets>(db, [&](auto& on) {
        CHECK(texts(each_entry(on, sum(entries.amount).over(two))) ==
              decimals({"1.5", "11.5", "19.125", "6.125", "-2.9"}));
        CHECK(texts(each_entry(on, max(entries.amount).over(two))) == decimals({"1.5", "10", "10", "9.125", "0.1"}));
        CHECK(each_entry(on,
                         sum(entries.amount).over(order_by(entries.id).rows_between(following(1), following(2))))[4] ==
              std::nullopt);
    });
    CHECK(texts(each_entry(db, sum(entries.amount).over(order_by(entries.id)))) ==
          decimals({"1.5", "11.5", "20.625", "17.625", "17.725"}));
    CHECK(texts(each_entry(db, min(entries.amount).over(order_by(entries.id)))) ==
          decimals({"1.5", "1.5", "1.5", "-3", "-3"}));
    CHECK(each_entry(db, rank().over(order_by(entries.amount))) == numbers{3, 5, 4, 1, 2});
    CHECK(each_entry(db, rank().over(order_by(asc(entries.rank_).nulls_last()))) == numbers{2, 3, 1, 3, 5});
    CHECK(each_entry(db, max(entries.rank_).over(order_by(entries.id))) ==
          maybe_all<priority>{priority::medium, priority::high, priority::high, priority::high, priority::high});
    // Equal decimals are one partition, however many zeros they end with.
    db.run(update(entries).set(entries.amount = numeric("1.5000")).where(entries.id == 4));
    CHECK(each_entry(db, count().over(partition_by(entries.amount))) == numbers{2, 1, 1, 2, 1});
    CHECK(db.one(select(count(distinct(entries.amount)), sum(distinct(entries.amount))).from(entries)).count == 4);
    CHECK(db.one(select(sum(distinct(entries.amount))).from(entries)).sum == numeric("20.725"));
    CHECK(column_of(db.all(select(count()).from(entries).group_by(entries.amount).order_by(entries.amount))) ==
          numbers{1, 2, 1, 1});
}

TEST_CASE("Frames by rows, ranges and groups") {
    auto db = ledger::filled();
    const auto by_day = order_by(entries.day);
    CHECK(each_entry(db, count().over(by_day.range_between(current_row, unbounded_following))) ==
          numbers{5, 4, 4, 2, 1});
    const auto all = by_day.range_between(unbounded_preceding, unbounded_following);
    CHECK(each_entry(db, sum(entries.id).over(all)) == numbers{15, 15, 15, 15, 15});
    where_it_has<mizzle::detail::feature::frame_groups>(db, [&](auto& on) {
        CHECK(each_entry(on, count().over(by_day.groups_between(preceding(1), current_row))) == numbers{1, 3, 3, 3, 2});
        CHECK(each_entry(on, count().over(all.exclude_current_row())) == numbers{4, 4, 4, 4, 4});
        CHECK(each_entry(on, count().over(all.exclude_group())) == numbers{4, 3, 3, 4, 4});
        CHECK(each_entry(on, count().over(all.exclude_ties())) == numbers{5, 4, 4, 5, 5});
    });
    where_it_has<mizzle::detail::feature::frame_offsets>(db, [&](auto& on) {
        CHECK(each_entry(on, count().over(by_day.range_between(preceding(1), following(1)))) == numbers{3, 4, 4, 3, 1});
        CHECK(column_of(on.all(
                  select(count().over(order_by(entries.id).rows_between(preceding(param<std::int64_t>), current_row)))
                      .from(entries)
                      .order_by(entries.id),
                  1)) == numbers{1, 2, 2, 2, 2});
        CHECK(each_entry(on, count().over(order_by(entries.weight).range_between(preceding(1.5), current_row)))[2] ==
              2);
    });
    CHECK_THROWS_AS(preceding(-1), usage_error);
    CHECK(
        sqlite_text(
            select(count().over(by_day.groups_between(preceding(1), following(2)).exclude_ties())).from(entries)) ==
        R"(select count(*) over (order by "entries"."day" groups between ?1 preceding and ?2 following exclude ties) from "entries")");
#ifdef MIZZLE_TEST_POSTGRES
    // Over dates and decimals.
    const auto hours = interval{std::chrono::months(0), std::chrono::days(0), std::chrono::hours(8)};
    CHECK(each_entry(db, count().over(order_by(entries.at).range_between(preceding(hours), current_row))) ==
          numbers{1, 2, 3, 3, 1});
    CHECK(
        each_entry(db, count().over(order_by(entries.amount).range_between(preceding(numeric("2.5")), current_row))) ==
        numbers{2, 2, 1, 1, 1});
#endif
}

TEST_CASE("Named windows") {
    auto db = ledger::filled();
    const auto statement =
        select(entries.id, sum(entries.day).over(by_person).as(running), row_number().over<"all">().as(position))
            .from(entries)
            .where(entries.day < 9)
            .window(by_person, partition_by(entries.person).order_by(entries.id))
            .window<"all">(order_by(desc(entries.id)))
            .order_by(entries.id)
            .limit(2);
    CHECK(
        postgres_text(statement) ==
        R"(select "entries"."id", cast(sum("entries"."day") over "by_person" as bigint) as "running", row_number() over )"
        R"("all" as "position" from "entries" where "entries"."day" < $1 window "by_person" as (partition by )"
        R"("entries"."person" order by "entries"."id"), "all" as (order by "entries"."id" desc) order by )"
        R"("entries"."id" limit $2)");
    const auto rows = db.all(statement);
    REQUIRE(rows.size() == 2);
    CHECK((rows[1].running == 3 && rows[1].position == 3));
}

TEST_CASE("Windows over groups: the operands are aggregates and grouped columns") {
    auto db = ledger::filled();
    const auto rows = db.all(
        select(entries.person, sum(entries.day), sum(sum(entries.day)).over(order_by(entries.person)).as(running),
               rank().over(order_by(desc(sum(entries.day)))), lag(sum(entries.day)).over(by_person).as(before))
            .from(entries)
            .group_by(entries.person)
            .window(by_person, order_by(entries.person))
            .order_by(entries.person));
    REQUIRE(rows.size() == 2);
    CHECK((rows[0].sum == 5 && rows[0].running == 5 && rows[0].rank == 2 && rows[0].before == std::nullopt));
    CHECK((rows[1].sum == 12 && rows[1].running == 17 && rows[1].rank == 1 && rows[1].before == 5));
    // In order_by() alone, too; and in what is computed from it.
    const auto sorted =
        db.all(select(entries.id, (entries.day - lag(entries.day, 1, 0).over(order_by(entries.id))).as(others))
                   .from(entries)
                   .order_by(row_number().over(order_by(desc(entries.id)))));
    CHECK((sorted[0].id == 5 && sorted[0].others == 6 && sorted[4].others == 1));
    // Columns of a table that a left join did not find stay NULL.
    auto app_db = filled_database();
    const auto joined =
        app_db.all(select(users.id, first_value(todos.id).over(partition_by(users.id).order_by(todos.id)))
                       .from(users)
                       .left_join(todos, todos.user_id == users.id)
                       .order_by(users.id, todos.id));
    static_assert(std::is_same_v<decltype(joined[0].first_value), std::optional<int>>);
    CHECK((joined.size() == 5 && joined[1].first_value == 1 && joined[4].first_value == std::nullopt));
}
