#include "catch.hpp"
#include "samples.hpp"
#include "sanitized.hpp"

#include <chrono>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace mizzle;
using namespace std::chrono_literals;
using typed::lists;
using typed::samples;

namespace {

// Every way in, and the whole table out again.
template <class Table> void check_rows(const std::vector<typename Table::row>& rows) {
    using whole = whole_row<Table>;
    auto db = typed_database();
    const auto expect = [&](const char* way) {
        INFO(way);
        const auto read = db.all(select().from(Table{}).order_by(Table{}.id));
        REQUIRE(read.size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) REQUIRE(whole::difference(rows[i], read[i]) == "");
        db.run(delete_from(Table{}).all_rows());
    };

    std::vector<typename Table::new_row> given;
    for (const auto& r : rows) given.push_back(whole::as_new(r));
    db.transaction([&](auto& tx) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            REQUIRE(whole::difference(rows[i], tx.one(insert_into(Table{}).values(given[i]).returning())) == "");
    });
    expect("a row at a time");
    db.run(insert_into(Table{}).values(given));
    expect("many rows at once");
    db.transaction([&](auto& tx) {
        for (const auto& r : rows) whole::insert_assigned(tx, r);
    });
    expect("by assignment");
#ifdef MIZZLE_TEST_POSTGRES
    CHECK(db.copy_into(Table{}, given) == static_cast<std::int64_t>(rows.size()));
    expect("by copy");
#endif
}

template <class Table> void check_generated_rows() {
    sample_source source;
    std::vector<typename Table::row> rows(under_address_sanitizer ? 400 : 2500);
    int id = 0;
    for (auto& r : rows) {
        Table::mizzle_each(r, [&]<class C>(C c, auto& member) {
            member = id < 32 ? source.limit(c, static_cast<std::size_t>(id)) : source.random(c);
        });
        r.id = id++;
    }
    check_rows<Table>(rows);
}

}  // namespace

TEST_CASE("values of every type come back the same: those at the limits, NULL, then random ones") {
    check_generated_rows<struct typed::samples>();
}

template <class Table> static void check_arrays() {
    if constexpr (has_arrays) check_generated_rows<Table>();
}
TEST_CASE("arrays of every type come back the same, with and without elements that are NULL") {
    check_arrays<struct typed::lists>();
}

TEST_CASE("numbers that a column cannot keep are refused before anything is sent") {
    auto db = typed_database();
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .i16 = 40'000})), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .i32 = std::int64_t{1} << 40})), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .i64 = std::numeric_limits<std::uint64_t>::max()})),
                    usage_error);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .f64 = (std::int64_t{1} << 53) + 1})), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .money = *numeric::parse("1.505")})), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .money = *numeric::parse("123456789")})), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .day = std::chrono::year{2023} / 2 / 29})),
                    usage_error);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .tod = time_of_day(25h)})), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .var = "123456"})), database_error);
    CHECK(db.one(select(count()).from(samples)).count == 0);
    db.run(insert_into(samples).values({.id = 1, .money = *numeric::parse("1.5")}));
    CHECK(db.one(select(samples.money).from(samples)).money->to_string() == "1.50");
}

TEST_CASE("a clock's time is kept to the microsecond") {
    auto db = typed_database();
    const auto now = std::chrono::system_clock::now();
    db.run(insert_into(samples).values({.id = 1, .instant = now}));
    CHECK(db.one(select(samples.instant).from(samples)).instant == std::chrono::floor<std::chrono::microseconds>(now));
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

TEST_CASE("moments compare with now()") {
    auto db = typed_database();
    using namespace std::chrono;
    const timestamptz past = sys_days(year{2001} / 2 / 3) + 4h + 5min + 6s + 7us;
    db.run(insert_into(samples).values({.id = 1, .instant = past}));
    db.run(insert_into(samples).values({.id = 2, .instant = system_clock::now() + 1h}));
    CHECK(db.one(select(samples.id).from(samples).where(samples.instant <= now())).id == 1);
}

TEST_CASE("lists of every kind") {
    auto db = typed_database();
    db.run(insert_into(samples).values({.id = 1,
                                        .f64 = 0.5,
                                        .num = *numeric::parse("1.50"),
                                        .str = "it's \"x\"",
                                        .raw = bytes{std::byte{1}, std::byte{0xff}},
                                        .day = std::chrono::year{2024} / 1 / 2,
                                        .instant = timestamptz(7us),
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
    CHECK(db.all(select(samples.id).from(samples).where(samples.instant.in(std::vector<timestamptz>{timestamptz(7us)})))
              .size() == 1);
    CHECK(db.all(select(samples.id).from(samples).where(samples.f64.in(std::vector<double>{0.5, 1}))).size() == 1);
    CHECK(db.all(select(samples.id).from(samples).where(samples.id.not_in(std::vector<int>{}))).size() == 1);
}

TEST_CASE("lists of hostile text find what they name") {
    auto db = typed_database();
    const std::vector<std::string> hostile{
        "", "'", "\"", "\\", "[1]", "{a,\"b\"}", "NULL", "\x01\x1f\x7f", "'); drop table samples; --", "\n\r\t", "%_"};
    int id = 0;
    for (const auto& text : hostile) db.run(insert_into(samples).values({.id = ++id, .str = text}));
    for (std::size_t i = 0; i < hostile.size(); ++i) {
        const auto found =
            db.all(select(samples.id).from(samples).where(samples.str.in(std::vector<std::string>{hostile[i]})));
        REQUIRE(found.size() == 1);
        CHECK(found[0].id == int(i) + 1);
    }
}
