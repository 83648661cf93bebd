#include "app.hpp"
#include "catch.hpp"

#include <chrono>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <thread>
#include <vector>

using namespace mizzle;
using namespace std::chrono_literals;

namespace {

struct point {
    double x = 0, y = 0;
    bool operator==(const point&) const = default;
};

}  // namespace

template <> struct mizzle::custom_type<point> {
    static constexpr std::string_view postgres_type = "point", sqlite_type = "text";
    static std::string to_text(const point& p) { return std::to_string(p.x) + ";" + std::to_string(p.y); }
    static point from_text(std::string_view text) {
        const auto semicolon = text.find(';');
        if (semicolon == std::string_view::npos) throw std::invalid_argument("text that is no point");
        return {std::stod(std::string(text.substr(0, semicolon))), std::stod(std::string(text.substr(semicolon + 1)))};
    }
};

namespace typed {

using app::priority;
using app::settings;

MIZZLE_TABLE(samples,
    (id,  integer, primary_key),
    (i16, smallint),
    (i32, integer),
    (i64, bigint),
    (b,   boolean),
    (f32, real),
    (f64, double_precision),
    (num, numeric),
    (money, numeric(10, 2)),
    (str, text),
    (var, varchar(5)),
    (chr, char_(3)),
    (raw, bytea),
    (day, date),
    (tod, time),
    (local, timestamp),
    (instant, timestamptz),
    (span, interval),
    (uid, uuid),
    (doc, jsonb<settings>),
    (free_text_doc, json<json_text>),
    (level, enum_<priority>),
    (ints, array_of<int>),
    (words, array_of<std::string>),
    (holes, array_of<std::optional<double>>),
    (levels, array_of<priority>),
    (place, custom<point>))
MIZZLE_SCHEMA(schema, samples)

}  // namespace typed

using typed::samples;

namespace {

sqlite typed_database() {
    sqlite db(":memory:");
    create(db, typed::schema);
    return db;
}

// Writes a value into a column and reads it back, alone and within the whole row.
template <class C, class V> void check_round_trip(sqlite& db, const C& column, const V& value) {
    db.run(delete_from(samples).all_rows());
    db.run(insert_into(samples).values(samples.id = 1, column = value));
    const auto read = db.one(select(column).from(samples));
    CHECK(get<0>(read) == value);
    db.run(update(samples).set(column = null).all_rows());
    CHECK(!get<0>(db.one(select(column).from(samples))));
    db.run(update(samples).set(column = value).all_rows());
    CHECK(get<0>(db.one(select(column).from(samples))) == value);
}

}  // namespace

TEST_CASE("integers at their limits") {
    auto db = typed_database();
    for (const auto n : {std::numeric_limits<std::int16_t>::min(), std::int16_t{-1}, std::int16_t{0},
                         std::numeric_limits<std::int16_t>::max()})
        check_round_trip(db, samples.i16, n);
    for (const auto n : {std::numeric_limits<std::int32_t>::min(), -1, 0, std::numeric_limits<std::int32_t>::max()})
        check_round_trip(db, samples.i32, n);
    for (const auto n : {std::numeric_limits<std::int64_t>::min(), std::int64_t{1} << 53, (std::int64_t{1} << 53) + 1,
                         std::numeric_limits<std::int64_t>::max()})
        check_round_trip(db, samples.i64, n);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .i16 = 40'000})), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .i32 = std::int64_t{1} << 40})), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .i64 = std::numeric_limits<std::uint64_t>::max()})),
                    usage_error);
}

TEST_CASE("booleans and floating-point numbers") {
    auto db = typed_database();
    check_round_trip(db, samples.b, true);
    check_round_trip(db, samples.b, false);
    for (const double d : {0.0, 0.1, -1.0 / 3, 5e-324, std::numeric_limits<double>::max(),
                           std::numeric_limits<double>::min(), HUGE_VAL, -HUGE_VAL})
        check_round_trip(db, samples.f64, d);
    for (const float f : {0.0F, 0.1F, std::numeric_limits<float>::max(), std::numeric_limits<float>::denorm_min()})
        check_round_trip(db, samples.f32, f);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .f64 = std::nan("")})), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .f64 = (std::int64_t{1} << 53) + 1})), usage_error);
}

TEST_CASE("decimals keep their digits") {
    auto db = typed_database();
    for (const auto text : {"0", "-0.001", "1.50", "123456789012345678901234567890.123456789",
                            "99999999999999999999999999999999999999999"})
        check_round_trip(db, samples.num, *numeric::parse(text));
    db.run(delete_from(samples).all_rows());
    db.run(insert_into(samples).values({.id = 1, .money = *numeric::parse("1.5")}));
    CHECK(db.one(select(samples.money).from(samples)).money->to_string() == "1.50");
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 2, .money = *numeric::parse("1.505")})), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 2, .money = *numeric::parse("123456789")})), usage_error);
}

TEST_CASE("decimals that stand in the program are checked by the compiler") {
    CHECK(mizzle::numeric("12.50").to_string() == "12.50");
    CHECK(mizzle::numeric("-1e-3") == *mizzle::numeric::parse("-0.001"));
    CHECK(mizzle::numeric("nan").is_nan());
    for (const auto text : {"", "-", ".", "1.2.3", "1e", "1e+", "1e999999", "0x1", "1 ", " 1", "infinit", "--1"})
        CHECK(!mizzle::numeric::parse(text));
    for (const auto text : {".5", "5.", "+1", "1E2", "Infinity", "-inf"}) CHECK(mizzle::numeric::parse(text));
    static_assert(!std::is_constructible_v<mizzle::numeric, std::string>);
    auto db = typed_database();
    db.run(insert_into(samples).values({.id = 1, .money = mizzle::numeric("0.10")}));
    CHECK(db.all(select(samples.id).from(samples).where(samples.money == mizzle::numeric("0.1"))).size() == 1);
}

TEST_CASE("decimals compare, sort and add by value") {
    auto db = typed_database();
    int id = 0;
    for (const auto text : {"10", "9.5", "-3", "0.1", "0.2", "100.25"})
        db.run(insert_into(samples).values({.id = ++id, .num = *numeric::parse(text)}));
    const auto sorted = db.all(select(samples.num).from(samples).order_by(samples.num));
    CHECK(sorted[0].num->to_string() == "-3");
    CHECK(sorted[5].num->to_string() == "100.25");
    CHECK(db.all(select(samples.id).from(samples).where(samples.num > numeric(9))).size() == 3);
    CHECK(db.all(select(samples.id).from(samples).where(samples.num == *numeric::parse("10.00"))).size() == 1);
    CHECK(db.all(select(samples.id).from(samples).where(samples.num.between(numeric(0), 10))).size() == 4);
    CHECK(db.all(select(samples.id).from(samples).where(samples.num.in(*numeric::parse("0.10"), numeric(-3)))).size() ==
          2);
    const auto r = db.one(select(sum(samples.num), max(samples.num), min(samples.num)).from(samples));
    CHECK(r.sum->to_string() == "117.05");
    CHECK(r.max->to_string() == "100.25");
    CHECK(r.min->to_string() == "-3");
    CHECK(!db.one(select(sum(samples.num)).from(samples).where(samples.id > 99)).sum);
}

TEST_CASE("text and bytes of any content") {
    auto db = typed_database();
    const std::string nul("a\0b", 3), invalid = "\xff\xfe\xc3(";
    for (const std::string& text : {std::string(), std::string("it's \"quoted\""), std::string("日本語 🌧"), nul,
                                    invalid, std::string(100'000, 'x')})
        check_round_trip(db, samples.str, text);
    check_round_trip(db, samples.var, std::string("äöü"));
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 2, .var = "123456"})), check_violation);
    for (const bytes& raw : {bytes{}, bytes{std::byte{0}}, bytes(70'000, std::byte{0xab})})
        check_round_trip(db, samples.raw, raw);
    CHECK(db.one(select(samples.id).from(samples).where(samples.raw == bytes(70'000, std::byte{0xab}))).id == 1);
}

TEST_CASE("dates and times to the microsecond") {
    auto db = typed_database();
    using namespace std::chrono;
    for (const date d : {year{0} / 1 / 1, year{1969} / 12 / 31, year{2024} / 2 / 29, year{9999} / 12 / 31})
        check_round_trip(db, samples.day, d);
    for (const time_of_day t : {0us, 1us, time_of_day(24h), time_of_day(23h + 59min + 59s + 999'999us)})
        check_round_trip(db, samples.tod, t);
    for (const std::int64_t us : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1},
                                  std::int64_t{1'700'000'000'123'456}, std::int64_t{253'402'300'799'999'999}}) {
        check_round_trip(db, samples.instant, timestamptz(microseconds(us)));
        check_round_trip(db, samples.local, timestamp(microseconds(us)));
    }
    const auto now = system_clock::now();
    db.run(update(samples).set(samples.instant = now).all_rows());
    CHECK(db.one(select(samples.instant).from(samples)).instant == floor<microseconds>(now));
    CHECK_THROWS_AS(
        db.run(update(samples).set(samples.instant = timestamptz(microseconds(253'402'300'800'000'000))).all_rows()),
        usage_error);
    CHECK_THROWS_AS(db.run(update(samples).set(samples.day = year{-1} / 1 / 1).all_rows()), usage_error);
    CHECK_THROWS_AS(db.run(update(samples).set(samples.day = year{2023} / 2 / 29).all_rows()), usage_error);
    CHECK_THROWS_AS(db.run(update(samples).set(samples.tod = time_of_day(25h)).all_rows()), usage_error);
}

TEST_CASE("timestamps sort, compare with now() and are read by SQLite's date functions") {
    auto db = typed_database();
    using namespace std::chrono;
    const timestamptz past = sys_days(year{2001} / 2 / 3) + 4h + 5min + 6s + 7us;
    db.run(insert_into(samples).values({.id = 1, .instant = past}));
    db.run(insert_into(samples).values({.id = 2, .instant = system_clock::now() + 1h}));
    CHECK(db.one(select(samples.id).from(samples).where(samples.instant <= now())).id == 1);
    CHECK(db.one(select(sql<std::string>("strftime('%Y/%m/%d %H:%M:%S', {})", samples.instant).as<"t">())
                     .from(samples)
                     .where(samples.id == 1)) ==
          db.one(select(sql<std::string>("'2001/02/03 04:05:06'").as<"t">()).from(samples).where(samples.id == 1)));
    db.exec("update \"samples\" set instant = '2001-02-03T04:05:06+02:00' where id = 1");
    CHECK(db.one(select(samples.instant).from(samples).where(samples.id == 1)).instant ==
          sys_days(year{2001} / 2 / 3) + 2h + 5min + 6s);
    db.exec("update \"samples\" set instant = '2001-02-03 04:05' where id = 1");
    CHECK(db.one(select(samples.instant).from(samples).where(samples.id == 1)).instant ==
          sys_days(year{2001} / 2 / 3) + 4h + 5min);
}

TEST_CASE("times are text as SQLite's own functions write it, so that they compare with those of other programs") {
    auto db = typed_database();
    using namespace std::chrono;
    const timestamp whole{local_days{year{2021} / 1 / 1}};
    db.exec("insert into samples (id, local) values (1, datetime('2021-01-01')), (2, strftime('%Y-%m-%d %H:%M:%f', "
            "'2021-01-01 00:00:00.250'))");
    CHECK(db.all(select(samples.id).from(samples).where(samples.local >= whole)).size() == 2);
    CHECK(db.one(select(samples.id).from(samples).where(samples.local == whole)).id == 1);
    CHECK(db.one(select(samples.id).from(samples).where(samples.local == whole + 250ms)).id == 2);
    CHECK(db.one(select(samples.id).from(samples).where(samples.local > whole + 249'999us)).id == 2);
    CHECK(temporal_text(whole + 1us).string() == "2021-01-01 00:00:00.000001");
    // What now() wrote is found again by the value that was read.
    for (int i = 0; i < 50; ++i) {
        db.run(update(samples).set(samples.instant = now()).where(samples.id == 1));
        const auto written = db.one(select(samples.instant).from(samples).where(samples.id == 1)).instant;
        CHECK(db.one(select(samples.id).from(samples).where(samples.instant == *written)).id == 1);
        std::this_thread::sleep_for(1ms);
    }
    db.exec("update samples set instant = replace(strftime('%Y-%m-%d %H:%M:%f', '2021-01-01 00:00:10.000'), '.000', "
            "'') where id = 1");
    CHECK(db.one(select(samples.id)
                     .from(samples)
                     .where(samples.instant == timestamptz(sys_days(year{2021} / 1 / 1) + 10s)))
              .id == 1);
}

TEST_CASE("intervals, UUIDs, enums and the program's own types") {
    auto db = typed_database();
    using namespace std::chrono;
    for (const interval& i : {interval{}, interval{months(14), days(-3), -1500ms}, interval{months(-1), days(0), 0us},
                              interval{hours(100)}})
        check_round_trip(db, samples.span, i);
    check_round_trip(db, samples.uid, *uuid::parse("123e4567-e89b-12d3-a456-426614174000"));
    check_round_trip(db, samples.uid, uuid{});
    for (const auto p : {app::priority::low, app::priority::high}) check_round_trip(db, samples.level, p);
    check_round_trip(db, samples.place, point{1.5, -2});
    CHECK(db.one(select(samples.id).from(samples).where(samples.level.is_null())).id == 1);
}

TEST_CASE("JSON documents as structs and as text") {
    auto db = typed_database();
    check_round_trip(db, samples.doc, app::settings{false, "never \"ever\""});
    check_round_trip(db, samples.free_text_doc, json_text{R"({"a": [1, 2]})"});
    CHECK_THROWS_AS(db.run(update(samples).set(samples.free_text_doc = json_text{"{"}).all_rows()), check_violation);
}

TEST_CASE("arrays") {
    auto db = typed_database();
    check_round_trip(db, samples.ints, std::vector<int>{});
    check_round_trip(db, samples.ints, std::vector<int>{1, -2, std::numeric_limits<int>::max()});
    check_round_trip(db, samples.words, std::vector<std::string>{"", "a\"b\\c\n\t", "ü🌧", std::string("\x01\x1f", 2)});
    check_round_trip(db, samples.holes, std::vector<std::optional<double>>{1.5, std::nullopt, -1e300});
    check_round_trip(db, samples.levels, std::vector<app::priority>{app::priority::high, app::priority::low});
    db.exec(R"(update "samples" set words = '[ "\u00e4\ud83c\udf27\/" , "b" ]')");
    CHECK(db.one(select(samples.words).from(samples)).words == std::vector<std::string>{"ä🌧/", "b"});
}

TEST_CASE("lists of every kind") {
    auto db = typed_database();
    db.run(insert_into(samples).values({.id = 1,
                                        .num = *numeric::parse("1.50"),
                                        .str = "it's \"x\"",
                                        .raw = bytes{std::byte{1}, std::byte{0xff}},
                                        .day = std::chrono::year{2024} / 1 / 2,
                                        .uid = uuid{},
                                        .level = app::priority::high}));
    CHECK(db.all(select(samples.id).from(samples).where(samples.str.in(std::vector<std::string>{"a", "it's \"x\""})))
              .size() == 1);
    CHECK(db.all(select(samples.id)
                     .from(samples)
                     .where(samples.raw.in(std::vector<bytes>{{std::byte{1}, std::byte{0xff}}})))
              .size() == 1);
    CHECK(db.all(select(samples.id)
                     .from(samples)
                     .where(samples.day.in(std::vector<date>{std::chrono::year{2024} / 1 / 2})))
              .size() == 1);
    CHECK(db.all(select(samples.id).from(samples).where(samples.uid.in(std::vector<uuid>{uuid{}}))).size() == 1);
    CHECK(
        db.all(
              select(samples.id).from(samples).where(samples.level.in(std::vector<app::priority>{app::priority::high})))
            .size() == 1);
    CHECK(db.all(select(samples.id).from(samples).where(samples.num.in(std::vector<numeric>{*numeric::parse("1.5")})))
              .size() == 1);
    CHECK(db.all(select(samples.id).from(samples).where(samples.id.not_in(std::vector<int>{}))).size() == 1);
}

TEST_CASE("lists of hostile text find what they name, or are refused") {
    auto db = typed_database();
    const std::vector<std::string> hostile{
        "", "'", "\"", "\\", "[1]", "\xff\xfe", "\x01\x1f\x7f", "'); drop table samples; --", "\n\r\t", "%_"};
    int id = 0;
    for (const auto& text : hostile) db.run(insert_into(samples).values({.id = ++id, .str = text}));
    for (std::size_t i = 0; i < hostile.size(); ++i) {
        const auto found =
            db.all(select(samples.id).from(samples).where(samples.str.in(std::vector<std::string>{hostile[i]})));
        REQUIRE(found.size() == 1);
        CHECK(found[0].id == int(i) + 1);
    }
    CHECK_THROWS_AS(
        db.all(
            select(samples.id).from(samples).where(samples.str.in(std::vector<std::string>{std::string("a\0b", 3)}))),
        usage_error);
    CHECK(db.all(select(samples.id).from(samples).where(samples.str.in(std::string("a\0b", 3)))).empty());
}

TEST_CASE("random values of every type come back the same") {
    auto db = typed_database();
    std::mt19937_64 random(20'261'120);
    const auto text = [&](std::size_t longest) {
        std::string s(random() % longest, '\0');
        for (auto& c : s) c = static_cast<char>(random());
        return s;
    };
    for (int i = 0; i < 500; ++i) {
        samples::new_row row{.id = i};
        row.i16 = static_cast<std::int16_t>(random());
        row.i32 = static_cast<std::int32_t>(random());
        row.i64 = static_cast<std::int64_t>(random());
        row.b = random() % 2 == 0;
        row.f64 = std::ldexp(static_cast<double>(random()), static_cast<int>(random() % 600) - 300);
        row.f32 = static_cast<float>(std::ldexp(static_cast<double>(random()), static_cast<int>(random() % 100) - 100));
        row.num = *numeric::parse(std::to_string(random()) + "." + std::to_string(random()));
        row.str = text(300);
        const auto raw = text(300);
        row.raw = bytes(reinterpret_cast<const std::byte*>(raw.data()),
                        reinterpret_cast<const std::byte*>(raw.data()) + raw.size());
        row.day = date(std::chrono::sys_days(std::chrono::days(static_cast<int>(random() % 2'900'000))));
        row.tod = time_of_day(random() % 86'400'000'001);
        row.instant =
            timestamptz(std::chrono::microseconds(static_cast<std::int64_t>(random() % 253'402'300'800'000'000)));
        row.span =
            interval(std::chrono::months(static_cast<int>(random())), std::chrono::days(static_cast<int>(random())),
                     std::chrono::microseconds(static_cast<std::int64_t>(random())));
        const auto made = db.one(insert_into(samples).values(row).returning());
        const auto read = db.one(select().from(samples).where(samples.id == i));
        CHECK(made == read);
        CHECK(read.i16 == row.i16.value());
        CHECK(read.i32 == row.i32.value());
        CHECK(read.i64 == row.i64.value());
        CHECK(read.b == row.b.value());
        CHECK(read.f64 == row.f64.value());
        CHECK(read.f32 == row.f32.value());
        CHECK(read.num->to_string() == row.num.value()->to_string());
        CHECK(read.str == row.str.value());
        CHECK(read.raw == row.raw.value());
        CHECK(read.day == row.day.value());
        CHECK(read.tod == row.tod.value());
        CHECK(read.instant == row.instant.value());
        CHECK(read.span == row.span.value());
    }
}
