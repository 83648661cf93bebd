#include "catch.hpp"
#include "samples.hpp"

#include <chrono>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <thread>
#include <vector>

using namespace mizzle;
using namespace std::chrono_literals;
using typed::lists;
using typed::samples;

namespace {

// Writes a value into a column and reads it back.
template <class C, class V> void check_round_trip(test_database& db, const C& column, const V& value) {
    db.run(delete_from(samples).all_rows());
    db.run(insert_into(samples).values(samples.id = 1, column = value));
    CHECK(get<0>(db.one(select(column).from(samples))) == value);
}

}  // namespace

TEST_CASE("NaN is refused, which SQLite would make NULL") {
    auto db = typed_database();
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .f64 = std::nan("")})), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .f32 = std::nanf("")})), usage_error);
    CHECK(db.all(select(samples.id).from(samples)).empty());
}

TEST_CASE("text of any bytes") {
    auto db = typed_database();
    check_round_trip(db, samples.str, std::string("a\0b", 3));
    check_round_trip(db, samples.str, std::string("\xff\xfe\xc3("));
    std::mt19937_64 random(20'261'120);
    for (int i = 0; i < 100; ++i) {
        std::string text(random() % 300, '\0');
        for (auto& c : text) c = static_cast<char>(random());
        check_round_trip(db, samples.str, text);
    }
}

TEST_CASE("a text that is too long is refused by a check") {
    auto db = typed_database();
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 2, .var = "123456"})), check_violation);
}

TEST_CASE("dates whose text would not sort are refused") {
    auto db = typed_database();
    using namespace std::chrono;
    db.run(insert_into(samples).values({.id = 1}));
    CHECK_THROWS_AS(
        db.run(update(samples).set(samples.instant = timestamptz(microseconds(253'402'300'800'000'000))).all_rows()),
        usage_error);
    CHECK_THROWS_AS(db.run(update(samples).set(samples.day = year{-1} / 1 / 1).all_rows()), usage_error);
}

TEST_CASE("timestamps are read by SQLite's date functions") {
    auto db = typed_database();
    using namespace std::chrono;
    const timestamptz past = sys_days(year{2001} / 2 / 3) + 4h + 5min + 6s + 7us;
    db.run(insert_into(samples).values({.id = 1, .instant = past}));
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

TEST_CASE("malformed JSON is refused by a check") {
    auto db = typed_database();
    db.run(insert_into(samples).values({.id = 1}));
    CHECK_THROWS_AS(db.run(update(samples).set(samples.free_text_doc = json_text{"{"}).all_rows()), check_violation);
}

TEST_CASE("JSON that another program wrote, with more behind a NUL") {
    auto db = typed_database();
    db.run(insert_into(samples).values({.id = 1}));
    db.exec(R"(update "samples" set doc = cast(x'7b7d00' as text) || ' 7')");
    CHECK_THROWS_AS(db.all(select(samples.doc).from(samples)), decode_error);
}

TEST_CASE("arrays that another program wrote") {
    auto db = typed_database();
    db.run(insert_into(lists).values({.id = 1}));
    db.exec(R"(update "lists" set words = '[ "\u00e4\ud83c\udf27\/" , "b" ]')");
    CHECK(db.one(select(lists.words).from(lists)).words == std::vector<std::string>{"ä🌧/", "b"});
}

TEST_CASE("lists of text that is no UTF-8 find what they name, or are refused") {
    auto db = typed_database();
    const std::string nul("a\0b", 3), invalid = "\xff\xfe";
    db.run(insert_into(samples).values({{.id = 1, .str = invalid}, {.id = 2, .str = nul}}));
    CHECK(db.one(select(samples.id).from(samples).where(samples.str.in(std::vector<std::string>{invalid}))).id == 1);
    CHECK_THROWS_AS(db.all(select(samples.id).from(samples).where(samples.str.in(std::vector<std::string>{nul}))),
                    usage_error);
    CHECK(db.one(select(samples.id).from(samples).where(samples.str.in(nul))).id == 2);
}
