#include "app.hpp"
#include "catch.hpp"

#include <chrono>
#include <cstdint>
#include <limits>

using namespace mizzle;
using namespace std::chrono_literals;

namespace moments_of_time {

MIZZLE_TABLE(moments,
    (id,    integer, primary_key),
    (day,   date),
    (clock, time),
    (local, timestamp),
    (at,    timestamptz),
    (span,  interval),
    (n,     integer))

MIZZLE_SCHEMA(schema, moments)

}  // namespace moments_of_time

using namespace moments_of_time;

namespace {

constexpr auto some_day = std::chrono::year(2026) / 11 / 20;  // a Friday
constexpr auto some_time = 9h + 30min + 15s + 250'001us;

timestamptz utc(std::chrono::year_month_day d, std::chrono::microseconds t = {}) {
    return std::chrono::sys_days(d) + t;
}
timestamp local(std::chrono::year_month_day d, std::chrono::microseconds t = {}) {
    return timestamp(utc(d, t).time_since_epoch());
}
constexpr auto ymd(int y, unsigned m, unsigned d) {
    return std::chrono::year_month_day(std::chrono::year(y), std::chrono::month(m), std::chrono::day(d));
}

test_database some_moments() {
    auto db = empty_database();
    if (!on_sqlite)
        db.exec(own_sql({{"postgres", "set timezone to 'America/New_York'"}, {"mysql", "set time_zone = '-05:00'"}}));
    create(db, schema);
    db.run(insert_into(moments).values(
        {{.id = 1,
          .day = some_day,
          .clock = some_time,
          .local = local(some_day, some_time),
          .at = utc(some_day, some_time),
          .span = interval(std::chrono::months(14), std::chrono::days(3), 4h + 5min + 6s + 700'000us),
          .n = 3},
         {.id = 2}}));
    return db;
}

template <class X> auto computed_in(test_database& db, int id, const X& x) {
    return get<"x">(db.one(select(x.template as<"x">()).from(moments).where(moments.id == id)));
}
template <class X> auto computed(test_database& db, const X& x) { return computed_in(db, 1, x); }
// In the row whose columns are NULL.
template <class X> bool is_null_beside_null(test_database& db, const X& x) {
    return !computed_in(db, 2, x).has_value();
}
template <class Db> void set_day(Db& db, std::chrono::year_month_day d) {
    db.run(update(moments).set(moments.day = d, moments.at = utc(d), moments.local = local(d)).where(moments.id == 1));
}

}  // namespace

TEST_CASE("extract gives each part of a date, a time, a timestamp") {
    auto db = some_moments();
    const auto date_parts = [&](const auto& x) {
        CHECK(computed(db, extract<date_part::year>(x)) == 2026);
        CHECK(computed(db, extract<date_part::quarter>(x)) == 4);
        CHECK(computed(db, extract<date_part::month>(x)) == 11);
        CHECK(computed(db, extract<date_part::day>(x)) == 20);
        CHECK(computed(db, extract<date_part::dow>(x)) == 5);
        CHECK(computed(db, extract<date_part::isodow>(x)) == 5);
        CHECK(computed(db, extract<date_part::doy>(x)) == 324);
        CHECK(computed(db, extract<date_part::week>(x)) == 47);
        CHECK(computed(db, extract<date_part::isoyear>(x)) == 2026);
        CHECK(is_null_beside_null(db, extract<date_part::year>(x)));
    };
    const auto time_parts = [&](const auto& x) {
        CHECK(computed(db, extract<date_part::hour>(x)) == 9);
        CHECK(computed(db, extract<date_part::minute>(x)) == 30);
        CHECK(computed(db, extract<date_part::second>(x)) == 15.250001);
        CHECK(is_null_beside_null(db, extract<date_part::second>(x)));
    };
    date_parts(moments.day);
    date_parts(moments.local);
    date_parts(moments.at);
    time_parts(moments.clock);
    time_parts(moments.local);
    time_parts(moments.at);
    const double seconds = 1795167015.250001;
    CHECK(computed(db, extract<date_part::epoch>(moments.at)) == seconds);
    CHECK(computed(db, extract<date_part::epoch>(moments.local)) == seconds);
    CHECK(computed(db, extract<date_part::epoch>(moments.day)) == 1795132800.0);
    CHECK(computed(db, extract<date_part::epoch>(moments.clock)) == 34215.250001);
    CHECK(db.all(select(moments.id).from(moments).where(extract<date_part::year>(moments.at) == 2026)).size() == 1);
}

TEST_CASE("extract at the edges of weeks, years and days") {
    auto db = some_moments();
    struct edge {
        std::chrono::year_month_day day;
        int week, isoyear, dow, isodow, doy;
    };
    for (const auto& e : {edge{ymd(2027, 1, 1), 53, 2026, 5, 5, 1}, edge{ymd(2024, 12, 30), 1, 2025, 1, 1, 365},
                          edge{ymd(2024, 12, 31), 1, 2025, 2, 2, 366}, edge{ymd(2023, 1, 1), 52, 2022, 0, 7, 1},
                          edge{ymd(1969, 12, 31), 1, 1970, 3, 3, 365}, edge{ymd(1900, 3, 1), 9, 1900, 4, 4, 60}}) {
        set_day(db, e.day);
        CHECK(computed(db, extract<date_part::week>(moments.at)) == e.week);
        CHECK(computed(db, extract<date_part::isoyear>(moments.day)) == e.isoyear);
        CHECK(computed(db, extract<date_part::dow>(moments.at)) == e.dow);
        CHECK(computed(db, extract<date_part::isodow>(moments.local)) == e.isodow);
        CHECK(computed(db, extract<date_part::doy>(moments.day)) == e.doy);
    }
    db.run(update(moments)
               .set(moments.clock = std::chrono::microseconds(24h),
                    moments.at = utc(ymd(1969, 12, 31), 23h + 59min + 59s + 999'999us))
               .where(moments.id == 1));
    CHECK(computed(db, extract<date_part::hour>(moments.clock)) == 24);
    CHECK(computed(db, extract<date_part::hour>(moments.at)) == 23);
    CHECK(computed(db, extract<date_part::minute>(moments.at)) == 59);
    CHECK(computed(db, extract<date_part::second>(moments.at)) == 59.999999);
    CHECK(computed(db, extract<date_part::epoch>(moments.at)) == -0.000001);
}

TEST_CASE("parts of an interval") {
    auto db = some_moments();
    CHECK(computed(db, extract<date_part::year>(moments.span)) == 1);
    CHECK(computed(db, extract<date_part::month>(moments.span)) == 2);
    CHECK(computed(db, extract<date_part::day>(moments.span)) == 3);
    CHECK(computed(db, extract<date_part::hour>(moments.span)) == 4);
    CHECK(computed(db, extract<date_part::minute>(moments.span)) == 5);
    CHECK(computed(db, extract<date_part::second>(moments.span)) == 6.7);
    CHECK(computed(db, extract<date_part::epoch>(moments.span)) == 37015506.7);
    db.run(update(moments).set(moments.span = interval(-(25h + 1min + 500ms))).where(moments.id == 1));
    CHECK(computed(db, extract<date_part::hour>(moments.span)) == -25);
    CHECK(computed(db, extract<date_part::minute>(moments.span)) == -1);
    CHECK(computed(db, extract<date_part::second>(moments.span)) == -0.5);
    CHECK(computed(db, extract<date_part::epoch>(moments.span)) == -90060.5);
}

TEST_CASE("date_trunc keeps the type") {
    auto db = some_moments();
    CHECK(computed(db, date_trunc<date_part::second>(moments.at)) == utc(some_day, 9h + 30min + 15s));
    CHECK(computed(db, date_trunc<date_part::minute>(moments.at)) == utc(some_day, 9h + 30min));
    CHECK(computed(db, date_trunc<date_part::hour>(moments.local)) == local(some_day, 9h));
    CHECK(computed(db, date_trunc<date_part::day>(moments.at)) == utc(some_day));
    CHECK(computed(db, date_trunc<date_part::week>(moments.at)) == utc(ymd(2026, 11, 16)));
    CHECK(computed(db, date_trunc<date_part::month>(moments.local)) == local(ymd(2026, 11, 1)));
    CHECK(computed(db, date_trunc<date_part::quarter>(moments.at)) == utc(ymd(2026, 10, 1)));
    CHECK(computed(db, date_trunc<date_part::year>(moments.at)) == utc(ymd(2026, 1, 1)));
    CHECK(computed(db, date_trunc<date_part::week>(moments.day)) == ymd(2026, 11, 16));
    CHECK(computed(db, date_trunc<date_part::month>(moments.day)) == ymd(2026, 11, 1));
    CHECK(is_null_beside_null(db, date_trunc<date_part::day>(moments.at)));
    set_day(db, ymd(1969, 12, 28));  // a Sunday before 1970
    CHECK(computed(db, date_trunc<date_part::week>(moments.at)) == utc(ymd(1969, 12, 22)));
    CHECK(computed(db, date_trunc<date_part::hour>(moments.at - 1us)) == utc(ymd(1969, 12, 27), 23h));
    const auto by_day = select(date_trunc<date_part::day>(moments.at).as<"x">(), count())
                            .from(moments)
                            .where(moments.at.is_not_null())
                            .group_by(date_trunc<date_part::day>(moments.at));
    CHECK(db.one(by_day).count == 1);
}

TEST_CASE("an interval that a database would keep as another is refused") {
    auto db = some_moments();
    using std::chrono::months, std::chrono::days, std::chrono::microseconds;
    constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max(), least = -most - 1;
    const auto keep = [&](interval value) {
        db.run(update(moments).set(moments.span = value).where(moments.id == 1));
        return db.one(select(moments.span).from(moments).where(moments.id == 1)).span == value;
    };
    for (const auto too_many : {most + 1, least - 1, std::int64_t{1} << 32}) {
        CHECK_THROWS_AS(keep(interval(months(too_many), {}, {})), usage_error);
        CHECK_THROWS_AS(keep(interval({}, days(too_many), {})), usage_error);
    }
    CHECK(keep(interval(months(most), days(least), microseconds::max())));
    CHECK(keep(interval(months(least), days(most), microseconds::min())));
    CHECK(keep(interval(months(most), days(most), microseconds::max() - 1us)));
    CHECK(keep(interval(months(least), days(least), microseconds::min() + 1us)));
    for (const auto& infinite : {interval(months(most), days(most), microseconds::max()),
                                 interval(months(least), days(least), microseconds::min())}) {
        if constexpr (on_postgres) CHECK_THROWS_AS(keep(infinite), usage_error);
        else CHECK(keep(infinite));
    }
}

TEST_CASE("timestamps and intervals") {
    auto db = some_moments();
    CHECK(computed(db, moments.at + 1us) == utc(some_day, some_time + 1us));
    CHECK(computed(db, moments.at - 36h) == utc(some_day, some_time - 36h));
    CHECK(computed(db, moments.local + std::chrono::days(12)) == local(ymd(2026, 12, 2), some_time));
    CHECK(computed(db, moments.at + std::chrono::weeks(-1)) == utc(ymd(2026, 11, 13), some_time));
    CHECK(computed(db, moments.at + std::chrono::years(2)) == utc(ymd(2028, 11, 20), some_time));
    CHECK(computed(db, moments.at + moments.span) == utc(ymd(2028, 1, 23), some_time + 4h + 5min + 6s + 700ms));
    CHECK(computed(db, moments.span + moments.at) == utc(ymd(2028, 1, 23), some_time + 4h + 5min + 6s + 700ms));
    CHECK(computed(db, moments.at - moments.span) == utc(ymd(2025, 9, 17), some_time - 4h - 5min - 6s - 700ms));
    CHECK(computed(db, utc(some_day) + moments.span) == utc(ymd(2028, 1, 23), 4h + 5min + 6s + 700ms));
    CHECK(is_null_beside_null(db, moments.at + 1h));
    CHECK(is_null_beside_null(db, utc(some_day) - moments.span));
    // A day that the month lacks; an hour that New York's clocks skip or show twice.
    set_day(db, ymd(2026, 3, 31));
    CHECK(computed(db, moments.at + std::chrono::months(1)) == utc(ymd(2026, 4, 30)));
    CHECK(computed(db, moments.at - std::chrono::months(1)) == utc(ymd(2026, 2, 28)));
    CHECK(computed(db, moments.at + interval(std::chrono::months(11), std::chrono::days(1), -1us)) ==
          utc(ymd(2027, 2, 28), 24h - 1us));
    set_day(db, ymd(2026, 3, 7));
    CHECK(computed(db, moments.at + std::chrono::days(3)) == utc(ymd(2026, 3, 10)));
    set_day(db, ymd(2024, 2, 29));
    CHECK(computed(db, moments.local - std::chrono::years(1)) == local(ymd(2023, 2, 28)));
    if (on_sqlite) CHECK_THROWS_AS(computed(db, moments.at + std::chrono::years(9000)), database_error);
}

TEST_CASE("minus of an interval") {
    auto db = some_moments();
    const interval back(std::chrono::months(-14), std::chrono::days(-3), -(4h + 5min + 6s + 700'000us));
    CHECK(computed(db, -moments.span) == back);
    CHECK(computed(db, -(-moments.span)) == computed(db, moments.span));
    CHECK(computed(db, moments.at + -moments.span) == computed(db, moments.at - moments.span));
    CHECK(is_null_beside_null(db, -moments.span));
    db.run(update(moments).set(moments.span = -moments.span).where(moments.id == 1));
    CHECK(db.one(select(moments.span).from(moments).where(moments.span == back)).span == back);
    // Of their seconds there are sums.
    CHECK(computed(db, sum(extract<date_part::epoch>(-moments.span + std::chrono::hours(1)))) ==
          computed(db, sum(extract<date_part::epoch>(-moments.span)) + 3600.0));
}

TEST_CASE("sums of sums of intervals") {
    auto db = some_moments();
    using std::chrono::days, std::chrono::months;
    const auto span_time = 4h + 5min + 6s + 700'000us;
    CHECK(computed(db, moments.span - (moments.span - (moments.span + 1h))) ==
          interval(months(14), days(3), span_time + 1h));
    CHECK(computed(db, months(-30) + (-moments.span + days(5)) + (-90min - moments.span)) ==
          interval(months(-30 - 14 - 14), days(5 - 3 - 3), -90min - 2 * span_time));
    CHECK(is_null_beside_null(db, 1h - (moments.span + 1h)));
    CHECK(computed(db, moments.at + (moments.span - 1h)) == utc(ymd(2028, 1, 23), some_time + 3h + 5min + 6s + 700ms));
    CHECK(computed(db, moments.at - (-moments.span - months(2))) ==
          utc(ymd(2028, 3, 23), some_time + 4h + 5min + 6s + 700ms));
    CHECK(computed(db, moments.at + (interval(876'600h) - moments.span + moments.span)) ==
          utc(some_day, some_time) + 876'600h);
    CHECK(is_null_beside_null(db, moments.at + (moments.span - 1h)));
    CHECK(computed(db, moments.clock + ((interval({}, {}, -30h) - moments.span) + (moments.span - 1us))) ==
          computed(db, moments.clock - (30h + 1us)));
    CHECK(computed(db, extract<date_part::epoch>(-moments.span - days(40) - 1us)) == -40'471'506.700001);
    CHECK(computed(db, extract<date_part::hour>(moments.span + (moments.span + 30h))) == 38);
    CHECK(computed(db, case_when(moments.span + 1h > -moments.span - (-moments.span), 1).else_(0)) == 1);
    CHECK(computed(db, moments.at + (moments.at - utc(some_day))) == utc(some_day, 2 * some_time));
    CHECK(computed(db, moments.at - (utc(some_day) - (moments.at + days(3)))) ==
          utc(some_day, 2 * some_time) + days(3));
    CHECK(computed(db, moments.local - (moments.clock - (moments.clock - 5h))) == local(some_day, some_time - 5h));
    CHECK(computed(db, moments.clock + (moments.at - utc(ymd(2025, 1, 1)))) == computed(db, moments.clock + some_time));
    CHECK(computed(db, moments.span + (moments.at - utc(ymd(2026, 11, 24)))) ==
          interval(months(14), days(0), span_time - (24h - some_time)));
    CHECK(computed(db, extract<date_part::epoch>(moments.at - utc(ymd(2026, 11, 19)))) == 120'615.250001);
    CHECK(computed(db, extract<date_part::epoch>((moments.clock - 1s) - moments.clock)) == -1.0);
    CHECK(is_null_beside_null(db, moments.at + (moments.at - utc(some_day))));
    CHECK(is_null_beside_null(db, extract<date_part::epoch>(moments.at - utc(some_day))));
    for (int i = 0; i < 200; ++i) {
        const auto time = std::chrono::microseconds(4'000'000'007LL * i * i + i);
        db.run(update(moments).set(moments.span = interval(months(5), days(i), time)).where(moments.id == 1));
        const auto micros = 5 * 2'592'000'000'000LL + i * 86'400'000'000LL + time.count();
        CHECK(computed(db, extract<date_part::epoch>(moments.span)) == static_cast<double>(micros) / 1e6);
        CHECK(computed(db, extract<date_part::epoch>(moments.span + 1us)) == static_cast<double>(micros + 1) / 1e6);
    }
    // Their text grows with their operands, not with each level once more.
    const auto length = [](const auto& x) { return to_sql<test_database::dialect>(select(x).from(moments)).size(); };
    const auto two = moments.span + 1h;
    CHECK(length(two + (two + (two + (two + two)))) < 6 * length(two));
    CHECK(length(moments.at + (two + (two + (two + (two + two))))) < 6 * length(moments.at + two));
}

TEST_CASE("what lies between two times") {
    auto db = some_moments();
    using std::chrono::days;
    CHECK(computed(db, moments.at - utc(some_day)) == interval({}, {}, some_time));
    CHECK(computed(db, moments.local - local(ymd(2026, 1, 1))) == interval({}, days(323), some_time));
    CHECK(computed(db, utc(ymd(2026, 1, 1)) - moments.at) == interval({}, days(-323), -some_time));
    CHECK(computed(db, moments.at - moments.at) == interval());
    CHECK(computed(db, moments.clock - 1h) == std::chrono::microseconds(some_time - 1h));
    CHECK(computed(db, moments.clock + 23h) == std::chrono::microseconds(some_time - 1h));
    CHECK(computed(db, moments.clock - 10h) == std::chrono::microseconds(some_time + 14h));
    CHECK(computed(db, moments.clock - moments.clock) == interval());
    CHECK(computed(db, moments.span + moments.span) ==
          interval(std::chrono::months(28), days(6), 8h + 10min + 13s + 400ms));
    CHECK(computed(db, moments.span - 1h) == interval(std::chrono::months(14), days(3), 3h + 5min + 6s + 700ms));
    CHECK(is_null_beside_null(db, moments.at - utc(some_day)));
    CHECK(computed(db, extract<date_part::epoch>(moments.at - utc(some_day))) == 34215.250001);
}

TEST_CASE("dates and days") {
    auto db = some_moments();
    CHECK(computed(db, moments.day + 12) == ymd(2026, 12, 2));
    CHECK(computed(db, moments.day - std::chrono::days(20)) == ymd(2026, 10, 31));
    CHECK(computed(db, moments.day + std::chrono::weeks(2)) == ymd(2026, 12, 4));
    CHECK(computed(db, moments.day + moments.n) == ymd(2026, 11, 23));
    CHECK(computed(db, moments.day - moments.n) == ymd(2026, 11, 17));
    CHECK(computed(db, moments.day - (moments.n + 1)) == ymd(2026, 11, 16));
    CHECK(computed(db, moments.day - -3) == ymd(2026, 11, 23));
    CHECK(computed(db, moments.day - ymd(2026, 1, 1)) == 323);
    CHECK(computed(db, ymd(2026, 1, 1) - moments.day) == -323);
    CHECK(computed(db, moments.day + std::chrono::months(3)) == ymd(2027, 2, 20));
    CHECK(computed(db, moments.day - std::chrono::years(1)) == ymd(2025, 11, 20));
    CHECK(computed(db, moments.day + interval(std::chrono::months(3), {}, {})) == local(ymd(2027, 2, 20)));
    const auto before = select(moments.id).from(moments).where(moments.day < param<date> + std::chrono::months(3));
    CHECK(db.all(before, ymd(2026, 9, 30)).size() == 1);
    CHECK(db.all(before, ymd(2026, 8, 20)).empty());
    CHECK(computed(db, moments.day - 1us) == local(ymd(2026, 11, 19), 24h - 1us));
    CHECK(is_null_beside_null(db, moments.day + 1));
    CHECK(is_null_beside_null(db, moments.day - ymd(2026, 1, 1)));
}

TEST_CASE("dates and times are made and taken apart") {
    auto db = some_moments();
    CHECK(computed(db, date_of(moments.at)) == some_day);
    CHECK(computed(db, time_of(moments.at)) == some_time);
    CHECK(computed(db, date_of(moments.local)) == some_day);
    CHECK(computed(db, time_of(moments.local + (24h - some_time))) == 0us);
    CHECK(computed(db, make_date(2024, 2, moments.n + 26)) == ymd(2024, 2, 29));
    CHECK_THROWS_AS(computed(db, make_date(2026, 2, moments.n + 26)), database_error);
    CHECK(is_null_beside_null(db, make_date(2024, 2, moments.n)));
    CHECK(is_null_beside_null(db, date_of(moments.at)));
}

TEST_CASE("the present") {
    auto db = some_moments();
    const auto before = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) - 1s;
    const auto [time, day, clock] =
        db.one(select(now(), current_date(), current_time()).from(moments).where(moments.id == 1));
    CHECK((time >= before && time < before + 1h));
    CHECK(day == date(std::chrono::floor<std::chrono::days>(time)));
    CHECK(std::chrono::abs(clock - (time - std::chrono::floor<std::chrono::days>(time))) < 1s);
    db.run(update(moments).set(moments.at = now()).where(moments.id == 1));
    const auto recent = select(moments.id).from(moments);
    CHECK(db.all(recent.where(moments.at > now() - 1h)).size() == 1);
    CHECK(db.all(recent.where(moments.at < now() - 1h)).empty());
    CHECK(db.all(recent.where(moments.at < now() + std::chrono::days(7) && moments.at + 1h > now())).size() == 1);
    CHECK(db.all(recent.where(now() - moments.at < interval(1h))).size() == 1);
}

#ifdef MIZZLE_TEST_POSTGRES
TEST_CASE("functions of time that PostgreSQL alone has") {
    auto db = some_moments();
    CHECK(computed(db, at_time_zone(moments.at, "Europe/Vienna")) == local(some_day, some_time + 1h));
    CHECK(computed(db, at_time_zone(moments.local, "Europe/Vienna")) == utc(some_day, some_time - 1h));
    CHECK(computed(db, age(moments.at, utc(ymd(2025, 9, 19)))) ==
          interval(std::chrono::months(14), std::chrono::days(1), some_time));
    CHECK(computed(db, to_char(moments.at, "DD.MM.YYYY HH24:MI")) == "20.11.2026 09:30");
    CHECK(is_null_beside_null(db, at_time_zone(moments.at, "Europe/Vienna")));
}
#endif
