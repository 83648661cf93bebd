#include "../catch.hpp"
#include "../caught.hpp"
#include "server.hpp"

#include <limits>
#include <optional>
#include <random>

using namespace mizzle;
using namespace std::chrono_literals;

namespace {

// What comes back of a value that is stored in a column of the type.
template <class T> T stored(mysql& db, const std::string& type, const T& value) {
    if (!type.empty()) db.exec("drop table if exists one; create table one (v " + type + ")");
    else db.exec("delete from one");
    CHECK(run(db, "insert into one values (?)", value) == 1);
    CHECK(ask<int>(db, "select count(*) from one where v = ?", value) == 1);
    return ask<T>(db, "select v from one");
}
template <class T> void same(mysql& db, const std::string& type, const std::vector<T>& values) {
    db.exec("drop table if exists one; create table one (v " + type + ")");
    for (const auto& value : values) CHECK(stored(db, "", value) == value);
}

bytes bytes_of(std::string_view text) {
    const auto* data = reinterpret_cast<const std::byte*>(text.data());
    return {data, data + text.size()};
}

}  // namespace

TEST_CASE("values of every type come back as they were") {
    auto db = own_database();
    using limits64 = std::numeric_limits<std::int64_t>;
    same<std::int64_t>(db, "bigint", {0, 1, -1, limits64::max(), limits64::min()});
    same<std::int64_t>(db, "int", {std::numeric_limits<int>::max(), std::numeric_limits<int>::min()});
    same<std::int64_t>(db, "int unsigned", {0, 4'294'967'295});
    same<std::int64_t>(db, "bigint unsigned", {0, limits64::max()});
    same<std::int64_t>(db, "smallint", {-32768, 32767});
    same<std::int64_t>(db, "mediumint", {-8388608, 8388607});
    same<std::int64_t>(db, "tinyint", {-128, 127});
    same<std::int64_t>(db, "bit(40)", {0, 1, 1'000'000'000'000});
    same<bool>(db, "boolean", {true, false});
    using limits = std::numeric_limits<double>;
    same<double>(db, "double", {0.0, -0.0, 0.1, -1e308, limits::max(), limits::min(), 1.0 / 3});
    same<numeric>(db, "decimal(65, 30)",
                  {*numeric::parse("12345678901234567890123456789012345.123456789012345678901234567890"),
                   *numeric::parse("-0.000000000000000000000000000001")});
    same<numeric>(db, "decimal(10, 2)", {*numeric::parse("0.10"), *numeric::parse("-99999999.99")});

    using std::chrono::days;
    using std::chrono::year;
    same<date>(db, "date", {year(1) / 1 / 1, year(1969) / 12 / 31, year(2024) / 2 / 29, year(9999) / 12 / 31});
    same<time_of_day>(db, "time(6)", {0us, 1us, 86'399'999'999us, 24h});
    const auto first = timestamp(std::chrono::local_days(year(1) / 1 / 1)),
               last = timestamp(std::chrono::local_days(year(9999) / 12 / 31));
    same<timestamp>(db, "datetime(6)", {first, timestamp(-1us), timestamp(1us), last + 86'399'999'999us});
    same<timestamptz>(db, "datetime(6)", {timestamptz(first.time_since_epoch()), timestamptz(-1us)});
    same<timestamptz>(db, "timestamp(6)", {timestamptz(1us), timestamptz(1'700'000'000'123'456us)});

    same<std::string>(db, "longtext", {"", " ", "a ", "\\ ' \" ` % _", std::string("\0x\0", 3), "žluťoučký 🐎"});
    const std::vector<std::size_t> sizes{15, 16, 17, 255, 256, 257, 65'535, 65'536, 70'000, 3'000'000};
    for (const auto size : sizes) CHECK(stored(db, "longtext", std::string(size, 'x')) == std::string(size, 'x'));
    std::string all;
    for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
    same<bytes>(db, "longblob", {{}, bytes_of(all)});
    same<bytes>(db, "varbinary(300)", {{}, bytes_of(all)});
    const auto id = *uuid::parse("00ff1234-0000-4000-8000-0123456789ab");
    same<uuid>(db, "binary(16)", {id});
    same<uuid>(db, "uuid", {id});
    CHECK(stored(db, "varchar(100)", interval(1min)) == interval(1min));
    CHECK(ask<interval>(db, "select timediff('10:00:00', '12:30:00.5')") == interval(-9'000'500'000us));
}

TEST_CASE("NULL is one of every type") {
    auto db = own_database();
    CHECK(ask<std::optional<int>>(db, "select ?", nullptr) == std::nullopt);
    db.exec(
        "create table t (a int, b double, c longtext, d datetime(6), e decimal(5, 2), f blob); insert into t values "
        "(1, 2, 'three', '2024-01-01', 4, 'five'), (null, null, null, null, null, null)");
    each_row(db, "select * from t order by a", [&](const mysql_cursor& row) {
        const bool expected = row.cell(0).is_null();
        for (int i = 0; i < row.columns(); ++i) CHECK(row.cell(i).is_null() == expected);
    });
    const auto e = caught<decode_error>([&] { ask<int>(db, "select a from t order by a desc"); });
    CHECK(e.column() == "a");
    CHECK(e.table() == "t");
    CHECK(e.found() == "NULL");
    CHECK_THROWS_AS(ask<std::string>(db, "select c from t order by a desc"), decode_error);
    CHECK_THROWS_AS(ask<double>(db, "select b from t order by a desc"), decode_error);
    CHECK_THROWS_AS(ask<timestamp>(db, "select d from t order by a desc"), decode_error);
}

TEST_CASE("a value that the type cannot hold is refused when it is read") {
    auto db = own_database({.on_connect = "set sql_mode = ''"});
    CHECK_THROWS_AS(ask<std::int16_t>(db, "select 32768"), decode_error);
    CHECK_THROWS_AS(ask<int>(db, "select 2147483648"), decode_error);
    CHECK_THROWS_AS(ask<std::int64_t>(db, "select cast(18446744073709551615 as unsigned)"), decode_error);
    CHECK(ask<numeric>(db, "select cast(18446744073709551615 as unsigned)") == *numeric::parse("18446744073709551615"));
    CHECK(ask<std::int64_t>(db, "select sum(7)") == 7);
    CHECK_THROWS_AS(ask<std::int64_t>(db, "select 7.5"), decode_error);
    CHECK_THROWS_AS(ask<int>(db, "select 'seven'"), decode_error);
    CHECK_THROWS_AS(ask<bool>(db, "select 2"), decode_error);
    CHECK_THROWS_AS(ask<bytes>(db, "select 'text'"), decode_error);
    CHECK(ask<std::string>(db, "select x'c3a9'") == "\xc3\xa9");
    for (const char* stored : {"x'ff00'", "x'c3'", "x'eda080'"}) {
        const auto e = caught<decode_error>([&] { ask<std::string>(db, std::string("select ") + stored); });
        CHECK(e.found() == "bytes");
    }
    CHECK_THROWS_AS(ask<float>(db, "select 0.1e0"), decode_error);
    CHECK_THROWS_AS(ask<double>(db, "select 9007199254740993"), decode_error);
    CHECK_THROWS_AS(ask<numeric>(db, "select 1e0 / 3"), decode_error);
    // Sessions that are less strict leave such values behind.
    db.exec("create table t (d date, s datetime(6)); insert into t values ('0000-00-00', '2024-00-01 00:00:00')");
    CHECK_THROWS_AS(ask<date>(db, "select d from t"), decode_error);
    CHECK_THROWS_AS(ask<timestamp>(db, "select s from t"), decode_error);
    CHECK_THROWS_AS(ask<time_of_day>(db, "select cast('30:00:00' as time)"), decode_error);
}

TEST_CASE("a value that the column cannot hold is refused when it is written") {
    auto db = own_database();
    db.exec("create table t (i int, s varchar(3), n decimal(4, 2), d date, j json, u tinyint unsigned)");
    using std::chrono::year;
    CHECK_THROWS_AS(run(db, "insert into t (i) values (?)", std::int64_t{1} << 40), database_error);
    CHECK_THROWS_AS(run(db, "insert into t (u) values (?)", -1), database_error);
    CHECK_THROWS_AS(run(db, "insert into t (s) values (?)", "four"), database_error);
    CHECK_THROWS_AS(run(db, "insert into t (n) values (?)", 100), database_error);
    CHECK_THROWS_AS(run(db, "insert into t (i) values (?)", "seven"), database_error);
    CHECK_THROWS_AS(run(db, "insert into t (d) values ('0000-00-00')"), database_error);
    CHECK_THROWS_AS(run(db, "insert into t (d) values (?)", "2024-02-30"), database_error);
    CHECK_THROWS_AS(run(db, "insert into t (j) values (?)", "{"), constraint_violation);
    CHECK_THROWS_AS(run(db, "insert into t (s) values (?)", date(year(0) / 1 / 1)), usage_error);
    CHECK_THROWS_AS(run(db, "insert into t (s) values (?)", date(year(10000) / 1 / 1)), usage_error);
    CHECK_THROWS_AS(run(db, "insert into t (s) values (?)", time_of_day(25h)), usage_error);
    CHECK_THROWS_AS(run(db, "insert into t (s) values (?)", std::numeric_limits<double>::quiet_NaN()), usage_error);
    // Which MariaDB would refuse in a column alone: compared or joined, it would go on, or lose the bytes.
    for (const std::string text :
         {"\xff\xfe", "12345678\xff", "\xc3", "\xe2\x82", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80",
          "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\x80"}) {
        INFO(text);
        CHECK_THROWS_AS(run(db, "insert into t (s) values (?)", text), usage_error);
        CHECK_THROWS_AS(ask<std::string>(db, "select upper(?)", text), usage_error);
    }
    for (const std::string text :
         {"\xc2\x80", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"})
        CHECK(ask<std::string>(db, "select ?", text) == text);
    CHECK(ask<int>(db, "select count(*) from t") == 0);
}

TEST_CASE("many values of generated sizes come back, one statement after another") {
    auto db = own_database();
    db.exec("create table t (id int primary key, s longtext, b longblob, n bigint)");
    std::mt19937 random(7);
    std::vector<std::string> texts;
    for (int i = 0; i < 60; ++i) {
        const auto size = std::size_t{1} << (random() % 18);
        texts.emplace_back(size + random() % 3 - 1, static_cast<char>('a' + random() % 26));
        run(db, "insert into t values (?, ?, ?, ?)", i, texts.back(), bytes_of(texts.back()),
            static_cast<std::int64_t>(random()));
    }
    for (int round = 0; round < 2; ++round) {
        std::size_t at = 0;
        each_row(db, "select s, b from t order by id", [&](const mysql_cursor& row) {
            std::string s;
            bytes b;
            row.cell(0).read(s);
            row.cell(1).read(b);
            CHECK(s == texts[at]);
            CHECK(b == bytes_of(texts[at++]));
        });
        CHECK(at == texts.size());
    }
}

TEST_CASE("a statement takes values of other types and sizes each time it runs") {
    auto db = own_database();
    const auto text = "select cast(? as char)";
    for (int round = 0; round < 2; ++round) {
        CHECK(ask<std::optional<std::string>>(db, text, nullptr) == std::nullopt);
        CHECK(ask<std::string>(db, text, 5) == "5");
        CHECK(ask<std::optional<std::string>>(db, text, nullptr) == std::nullopt);
        CHECK(ask<std::string>(db, text, -6) == "-6");
        for (const std::size_t size : std::vector<std::size_t>{0, 1, 32, 33, 4096, 4097, 100'000, 4096, 7, 0})
            CHECK(ask<std::string>(db, text, std::string(size, 'y')) == std::string(size, 'y'));
        CHECK(ask<std::optional<std::string>>(db, text, nullptr) == std::nullopt);
        CHECK(ask<std::string>(db, text, 0.5) == "0.5");
        CHECK_THROWS_AS(ask<std::string>(db, text, std::numeric_limits<double>::infinity()), usage_error);
        CHECK(ask<std::string>(db, text, *numeric::parse("1.50")) == "1.50");
        CHECK(ask<std::string>(db, text, std::chrono::year(2024) / 2 / 29) == "2024-02-29");
    }
    // One of several is refused; what was bound before it is not taken for bound.
    const auto two = "select concat(?, ?)";
    CHECK(ask<std::string>(db, two, 1, 2) == "12");
    CHECK_THROWS_AS(ask<std::string>(db, two, "a", std::numeric_limits<double>::infinity()), usage_error);
    CHECK(ask<std::string>(db, two, "b", 3) == "b3");
    CHECK(ask<std::string>(db, two, 4, "c") == "4c");
}
