#include "../catch.hpp"
#include "../samples.hpp"
#include "helpers.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>
#include <string>
#include <vector>

using namespace mizzle;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using std::chrono::local_days;
using std::chrono::sys_days;
using std::chrono::year;
using typed::lists;
using typed::samples;

namespace {

template <class Column> auto only(postgres& db, const Column& column) {
    return get<0>(db.one(select(column).from(samples)));
}

postgres_options in_text() {
    postgres_options options;
    options.binary_results = false;
    return options;
}

// The same table without what comes as text in any case.
namespace known {
MIZZLE_TABLE(samples,
    (id,  integer, primary_key),
    (i16, smallint),
    (i32, integer),
    (i64, bigint),
    (b,   boolean),
    (f32, real),
    (f64, double_precision),
    (num, numeric),
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
    (doc, jsonb<app::settings>),
    (free_text_doc, json<mizzle::json_text>),
    (level, enum_<app::priority>))
}  // namespace known

// Styles of which the text is refused.
constexpr const char* other_styles =
    "set datestyle to 'German'; set intervalstyle to postgres_verbose; set bytea_output to 'escape'; "
    "set extra_float_digits to -3; set timezone to 'Asia/Kolkata'";

template <class Table, class Filled> void compare_with_text(const Filled& filled) {
    auto db = typed_database();
    sample_source source;
    std::vector<typename Filled::row> rows(400);
    int id = 0;
    for (auto& r : rows) {
        Filled::mizzle_each(r, [&]<class C>(C c, auto& member) {
            member = id < 32 ? source.limit(c, static_cast<std::size_t>(id)) : source.random(c);
        });
        r.id = id++;
    }
    std::vector<typename Filled::new_row> given;
    for (const auto& r : rows) given.push_back(whole_row<Filled>::as_new(r));
    db.copy_into(filled, given);
    postgres_options few_at_a_time;
    few_at_a_time.stream_rows = 16;
    auto binary = open_schema(few_at_a_time), text = open_schema(in_text());
    const auto all = select().from(Table{}).order_by(Table{}.id);
    const auto wanted = text.all(all);
    binary.exec(other_styles);
    const auto read = binary.all(all);
    REQUIRE(read.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) CHECK(whole_row<Table>::difference(read[i], wanted[i]) == "");
    // The form of a cursor's first rows is text: it is not known yet of which types they are.
    binary.exec("reset datestyle; reset intervalstyle; set bytea_output to 'hex'; set extra_float_digits to 1");
    binary.exec("set datestyle to 'ISO'; set intervalstyle to 'iso_8601'");
    std::size_t i = 0;
    for (const auto& r : binary.stream(all)) {
        CHECK(whole_row<Table>::difference(r, wanted[i]) == "");
        if (++i == 1) binary.exec(other_styles);
    }
    CHECK(i == rows.size());
}

}  // namespace

TEST_CASE("values of all types come in binary as they do in text, whatever the session's styles") {
    compare_with_text<struct known::samples>(samples);
}

TEST_CASE("arrays of all types come in binary as they do in text") { compare_with_text<struct typed::lists>(lists); }

TEST_CASE("decimals come in binary with the digits that they have in text") {
    auto db = typed_database();
    db.exec("insert into samples (id, num) select row_number() over (), n from unnest(array["
            "0, 0.0, 0.00000, 1, -1, 9999, 10000, 10001, 99990000, 1e20, 0.1, 0.0001, 0.00001, 0.00010, 1.0001, "
            "10000.0001, 12345.67890, -0.000000000000000001, 1.50, 1.500000, 10::numeric ^ 131071, "
            "0.1::numeric(1000, 999), 'NaN'] || array(select (i - 500) * 1.0001::numeric ^ i from "
            "generate_series(1, 1000, 37) i) || array(select 0.00007::numeric * 10::numeric ^ i from "
            "generate_series(0, 60) i)) n");
    const auto decimals = select(samples.num).from(samples).order_by(samples.id);
    const auto read = db.all(decimals), wanted = open_schema(in_text()).all(decimals);
    REQUIRE(read.size() == wanted.size());
    REQUIRE(read.size() > 100);
    for (std::size_t i = 0; i < read.size(); ++i) CHECK(read[i].num->to_string() == wanted[i].num->to_string());
}

TEST_CASE("a column whose type has changed is read as what it is now") {
    auto db = typed_database();
    db.exec("insert into samples (id, i32) values (1, 5)");
    const auto numbers = select(samples.i32).from(samples);
    for (const std::string type : {"integer", "text", "bigint", "numeric", "varchar", "smallint"}) {
        INFO(type);
        db.exec("alter table samples alter i32 type " + type + " using i32::text::" + type);
        CHECK(db.one(numbers).i32 == 5);
        CHECK(db.one(numbers).i32 == 5);
        db.transaction([&](auto& tx) { CHECK(tx.one(numbers).i32 == 5); });
    }
}

TEST_CASE("a moment is the same in every time zone of the session") {
    auto db = typed_database();
    const timestamptz summer = sys_days(year{2024} / 7 / 1) + 12h + 34min + 56s + 789us;
    // Amsterdam was 19 minutes and 32 seconds ahead of Greenwich then, Monrovia 43 minutes and 8 seconds behind.
    const timestamptz long_ago = sys_days(year{1900} / 1 / 1) + 23h + 59min + 59s;
    const timestamptz before_christ = sys_days(year{-43} / 3 / 15) + 1us;
    for (const std::string zone : {"UTC", "Asia/Kolkata", "America/St_Johns", "Europe/Amsterdam", "Africa/Monrovia",
                                   "Pacific/Kiritimati", "Etc/GMT+12"}) {
        INFO(zone);
        db.exec("set timezone to '" + zone + "'");
        for (const auto moment : {summer, long_ago, before_christ}) {
            db.run(delete_from(samples).all_rows());
            db.run(delete_from(lists).all_rows());
            db.run(insert_into(samples).values(
                {.id = 1, .local = timestamp(moment.time_since_epoch()), .instant = moment}));
            CHECK(only(db, samples.instant) == moment);
            CHECK(only(db, samples.local) == timestamp(moment.time_since_epoch()));
            CHECK(db.all(select(samples.id).from(samples).where(samples.instant == moment)).size() == 1);
            CHECK(db.all(select(samples.id).from(samples).where(samples.instant.in(std::vector<timestamptz>{moment})))
                      .size() == 1);
            db.run(insert_into(lists).values({.id = 1, .instant = std::vector<std::optional<timestamptz>>{moment}}));
            CHECK(db.one(select(lists.instant).from(lists)).instant->at(0) == moment);
            std::vector<samples::new_row> rows;
            rows.push_back({.id = 2, .instant = moment});
            rows.push_back({.id = 3, .instant = moment});
            db.run(insert_into(samples).values(rows));
            db.copy_into(samples, std::vector<samples::new_row>{{.id = 4, .instant = moment}});
            CHECK(db.all(select(samples.id).from(samples).where(samples.instant == moment)).size() == 4);
        }
    }
    db.exec("set timezone to 'Europe/Amsterdam'");
    db.exec("update samples set instant = '1900-01-01 00:00:00'");
    CHECK(only(db, max(samples.instant)) == sys_days(year{1900} / 1 / 1) - 19min - 32s);
}

TEST_CASE("text of a changed DateStyle is refused, not guessed at") {
    (void)typed_database();
    auto db = open_schema(in_text());
    const timestamptz moment = sys_days(year{2024} / 2 / 1);
    db.run(insert_into(samples).values(
        {.id = 1, .day = year{2024} / 2 / 1, .local = timestamp(moment.time_since_epoch()), .instant = moment}));
    for (const std::string style : {"SQL, DMY", "SQL, MDY", "German", "Postgres, DMY"}) {
        db.exec("set datestyle to '" + style + "'");
        const auto refused = caught<decode_error>([&] { only(db, samples.day); });
        CHECK(refused.column() == "day");
        CHECK_THAT(refused.what(), ContainsSubstring("set datestyle to ISO"));
        CHECK(refused.found() == "text");
        CHECK_THAT(refused.expected(), ContainsSubstring("a finite date"));
        CHECK_THROWS_AS(only(db, samples.local), decode_error);
        CHECK_THROWS_AS(only(db, samples.instant), decode_error);
        // What is sent does not depend on it.
        db.run(update(samples).set(samples.day = year{2024} / 2 / 1, samples.instant = moment).all_rows());
        db.exec("set datestyle to 'ISO, DMY'");
        CHECK(only(db, samples.day) == year{2024} / 2 / 1);
        CHECK(only(db, samples.instant) == moment);
    }
}

TEST_CASE("infinite dates are refused by a decode_error that names the column") {
    auto db = typed_database();
    for (const std::string value : {"infinity", "-infinity"}) {
        db.exec("delete from samples; insert into samples (id, day, local, instant) values (1, '" + value + "', '" +
                value + "', '" + value + "')");
        for (const auto& refused : {caught<decode_error>([&] { only(db, samples.day); }),
                                    caught<decode_error>([&] { only(db, samples.local); }),
                                    caught<decode_error>([&] { only(db, samples.instant); })})
            CHECK_THAT(refused.what(), ContainsSubstring("holds " + value));
        CHECK(caught<decode_error>([&] { only(db, samples.day); }).found() == value);
    }
}

TEST_CASE("dates far away are kept, or refused where C++ has none") {
    auto db = typed_database();
    for (const date d : {year{-4712} / 1 / 1, year{-4712} / 12 / 31, year{-43} / 3 / 15, year{0} / 12 / 31,
                         year{1} / 1 / 1, year{12'345} / 6 / 7, year{32'767} / 12 / 31}) {
        db.run(delete_from(samples).all_rows());
        db.run(insert_into(samples).values({.id = 1, .day = d, .local = timestamp(local_days(d)) + 1us}));
        CHECK(only(db, samples.day) == d);
        CHECK(only(db, samples.local) == timestamp(local_days(d)) + 1us);
    }
    db.exec("update samples set day = '0044-03-15 BC', instant = '0044-03-15 12:00:00+00 BC'");
    CHECK(only(db, samples.day) == year{-43} / 3 / 15);
    CHECK(only(db, samples.instant) == sys_days(year{-43} / 3 / 15) + 12h);
    for (const std::string value : {"32768-01-01", "294276-12-31"}) {
        db.exec("update samples set day = '" + value + "', local = '" + value + "', instant = '" + value + "'");
        CHECK_THROWS_AS(only(db, samples.day), decode_error);
        CHECK_THROWS_AS(only(db, samples.local), decode_error);
        CHECK_THROWS_AS(only(db, samples.instant), decode_error);
    }
    const auto all_of_time = timestamptz(std::chrono::microseconds(std::numeric_limits<std::int64_t>::max()));
    CHECK_THROWS_AS(db.run(update(samples).set(samples.instant = all_of_time).all_rows()), usage_error);
    CHECK_THROWS_AS(
        db.run(update(samples).set(samples.instant = timestamptz(-all_of_time.time_since_epoch())).all_rows()),
        usage_error);
    CHECK_THROWS_AS(db.run(update(samples).set(samples.day = year{-4713} / 12 / 31).all_rows()), usage_error);
}

TEST_CASE("an interval that the server takes for infinity is refused in lists and in rows that are copied") {
    auto db = typed_database();
    const interval infinite(std::chrono::months(std::numeric_limits<int>::max()),
                            std::chrono::days(std::numeric_limits<int>::max()), std::chrono::microseconds::max());
    CHECK_THROWS_AS(
        db.run(insert_into(lists).values({.id = 1, .span = std::vector<std::optional<interval>>{infinite}})),
        usage_error);
    CHECK_THROWS_AS(db.copy_into(samples, std::vector<samples::new_row>{{.id = 1, .span = infinite}}), usage_error);
    CHECK_THROWS_AS(db.all(select(samples.id).from(samples).where(samples.span.in(std::vector{infinite}))),
                    usage_error);
    CHECK(db.one(select(count()).from(samples)).count == 0);
}

TEST_CASE("text of intervals is read in two styles, and refused in the others") {
    (void)typed_database();
    auto db = open_schema(in_text());
    using std::chrono::days, std::chrono::months, std::chrono::microseconds;
    constexpr auto widest = std::numeric_limits<std::int64_t>::max();
    const std::vector<interval> values{
        {},
        {months(14), days(3), 4h + 5min + 6s + 789ms},
        {months(-14), days(3), -1us},
        {months(1), days(-1), 100h},
        {months(0), days(-40), 0us},
        {months(-1), days(1), -(25h + 1us)},
        {months(0), days(0), microseconds(widest)},
        {months(0), days(0), microseconds(-widest - 1)},
        {months(std::numeric_limits<int>::max()), days(std::numeric_limits<int>::min()), 0us},
        {months(std::numeric_limits<int>::min()), days(0), 0us}};
    for (const auto& value : values) {
        INFO(value.to_string());
        db.run(delete_from(samples).all_rows());
        db.run(insert_into(samples).values({.id = 1, .span = value}));
        for (const std::string style : {"iso_8601", "postgres"}) {
            db.exec("set intervalstyle to '" + style + "'");
            CHECK(only(db, samples.span) == value);
        }
    }
    db.run(update(samples).set(samples.span = interval(months(14), days(3), -5s)).all_rows());
    for (const std::string style : {"postgres_verbose", "sql_standard"}) {
        db.exec("set intervalstyle to '" + style + "'");
        const auto refused = caught<decode_error>([&] { only(db, samples.span); });
        CHECK(refused.column() == "span");
        CHECK_THAT(refused.what(), ContainsSubstring("set intervalstyle to iso_8601"));
    }
}

TEST_CASE("the forms that are read do not depend on the settings that a connection begins with") {
    auto db = typed_database();
    ::setenv("PGOPTIONS",
             "-c datestyle=German -c intervalstyle=sql_standard -c bytea_output=escape -c extra_float_digits=-3 -c "
             "standard_conforming_strings=off",
             1);
    const finally_do undo([] { ::unsetenv("PGOPTIONS"); });
    auto other = open_schema();
    const samples::row wanted{.id = 1,
                              .f32 = 0.1F,
                              .f64 = 1.0 / 3,
                              .str = "a\\'b",
                              .raw = bytes{std::byte{0}, std::byte{0xff}},
                              .day = year{2024} / 2 / 1,
                              .span = interval(std::chrono::months(1), std::chrono::days(-2), 3us)};
    other.run(insert_into(samples).values(whole_row<struct typed::samples>::as_new(wanted)));
    CHECK(whole_row<struct typed::samples>::difference(other.one(select().from(samples)), wanted) == "");
}

TEST_CASE("decimals of a thousand digits, and of none") {
    auto db = typed_database();
    std::string digits = "-";
    for (int i = 0; i < 1000; ++i) digits += static_cast<char>('1' + i % 9);
    for (const auto& text : {digits, digits + "." + digits.substr(1), "0." + std::string(999, '0') + "1",
                             std::string("NaN"), std::string("Infinity"), std::string("-Infinity")}) {
        db.run(delete_from(samples).all_rows());
        db.run(insert_into(samples).values({.id = 1, .num = *numeric::parse(text)}));
        CHECK(only(db, samples.num)->to_string() == text);
    }
    CHECK_THROWS_AS(db.run(update(samples).set(samples.money = *numeric::parse("Infinity")).all_rows()),
                    database_error);
    db.run(update(samples).set(samples.money = *numeric::parse("NaN")).all_rows());
    CHECK(only(db, samples.money)->is_nan());
}

TEST_CASE("NaN sorts and compares as PostgreSQL has it") {
    auto db = typed_database();
    db.run(insert_into(samples).values({{.id = 1, .f64 = std::nan("")}, {.id = 2, .f64 = HUGE_VAL}}));
    CHECK(db.one(select(samples.id).from(samples).where(samples.f64 == std::nan(""))).id == 1);
    CHECK(db.one(select(samples.id).from(samples).order_by(desc(samples.f64)).limit(1)).id == 1);
}

namespace network {

struct address {
    std::string text;
    bool operator==(const address&) const = default;
};
struct subnet {
    std::string text;
    bool operator==(const subnet&) const = default;
};
struct hardware {
    std::array<unsigned, 6> bytes{};
    bool operator==(const hardware&) const = default;
};
// [from, to)
struct days_between {
    std::optional<date> from, to;
    bool operator==(const days_between&) const = default;
};
struct matrix {
    std::vector<std::vector<int>> rows;
    bool operator==(const matrix&) const = default;
};

}  // namespace network

template <> struct mizzle::custom_type<network::address> {
    static constexpr std::string_view postgres_type = "inet", sqlite_type = "text";
    static std::string to_text(const network::address& a) { return a.text; }
    static network::address from_text(std::string_view text) { return {std::string(text)}; }
};
template <> struct mizzle::custom_type<network::subnet> {
    static constexpr std::string_view postgres_type = "cidr", sqlite_type = "text";
    static std::string to_text(const network::subnet& s) { return s.text; }
    static network::subnet from_text(std::string_view text) { return {std::string(text)}; }
};
template <> struct mizzle::custom_type<network::hardware> {
    static constexpr std::string_view postgres_type = "macaddr", sqlite_type = "text";
    static std::string to_text(const network::hardware& h) { return fmt::format("{:02x}", fmt::join(h.bytes, ":")); }
    static network::hardware from_text(std::string_view text) {
        network::hardware h;
        if (text.size() != 17) throw std::invalid_argument("text that is no hardware address");
        for (std::size_t i = 0; i < 6; ++i)
            h.bytes[i] = static_cast<unsigned>(std::stoul(std::string(text.substr(i * 3, 2)), nullptr, 16));
        return h;
    }
};
template <> struct mizzle::custom_type<network::days_between> {
    static constexpr std::string_view postgres_type = "daterange", sqlite_type = "text";
    static std::string to_text(const network::days_between& d) {
        const auto bound = [](const std::optional<date>& b) { return b ? temporal_text(*b).string() : std::string(); };
        return "[" + bound(d.from) + "," + bound(d.to) + ")";
    }
    static network::days_between from_text(std::string_view text) {
        const auto comma = text.find(',');
        if (comma == text.npos) throw std::invalid_argument("an empty range");
        const auto bound = [](std::string_view t) { return t.empty() ? std::nullopt : parse_date(t); };
        return {bound(text.substr(1, comma - 1)), bound(text.substr(comma + 1, text.size() - comma - 2))};
    }
};
template <> struct mizzle::custom_type<network::matrix> {
    static constexpr std::string_view postgres_type = "integer[][]", sqlite_type = "text";
    static std::string to_text(const network::matrix& m) {
        std::string out;
        for (const auto& row : m.rows) out += fmt::format("{}{{{}}}", out.empty() ? "{" : ",", fmt::join(row, ","));
        return out.empty() ? "{}" : out + "}";
    }
    static network::matrix from_text(std::string_view text) {
        network::matrix m;
        for (std::size_t i = 1; i + 1 < text.size(); ++i) {
            if (text[i] == '{') m.rows.emplace_back();
            else if (text[i] != ',' && text[i] != '}') {
                const auto end = text.find_first_of(",}", i);
                m.rows.back().push_back(std::stoi(std::string(text.substr(i, end - i))));
                i = end - 1;
            }
        }
        return m;
    }
};

namespace network {

MIZZLE_TABLE(hosts,
    (id, serial, primary_key),
    (ip, custom<address>, not_null),
    (net, custom<subnet>),
    (mac, custom<hardware>),
    (leased, custom<days_between>),
    (distances, custom<matrix>))
MIZZLE_SCHEMA(schema, hosts)

}  // namespace network

TEST_CASE("types of PostgreSQL that the library does not know are the program's own") {
    using namespace network;
    auto db = own_schema();
    create(db, network::schema);
    std::vector<hosts::new_row> rows;
    rows.push_back({.ip = address{"192.168.0.1"},
                    .net = subnet{"192.168.0.0/24"},
                    .mac = hardware{{8, 0, 0x2b, 1, 2, 0xff}},
                    .leased = days_between{year{2024} / 1 / 2, year{2024} / 3 / 1},
                    .distances = matrix{{{1, -2}, {3, 4}}}});
    rows.push_back({.ip = address{"2001:db8::1"},
                    .net = null,
                    .mac = null,
                    .leased = days_between{std::nullopt, year{2024} / 3 / 1},
                    .distances = matrix{}});
    db.run(insert_into(hosts).values(rows));
    db.run(insert_into(hosts).values(rows[0]));
    CHECK(db.copy_into(hosts, rows) == 2);
    const auto read = db.all(select().from(hosts).order_by(hosts.id));
    REQUIRE(read.size() == 5);
    for (const std::size_t i : {0u, 2u, 3u}) {
        CHECK(read[i].ip == rows[0].ip.value());
        CHECK(read[i].net == rows[0].net.value());
        CHECK(read[i].mac == rows[0].mac.value());
        CHECK(read[i].leased == rows[0].leased.value());
        CHECK(read[i].distances == rows[0].distances.value());
    }
    for (const std::size_t i : {1u, 4u}) {
        CHECK(read[i].ip == rows[1].ip.value());
        CHECK(!read[i].net);
        CHECK(read[i].leased == rows[1].leased.value());
        CHECK(read[i].distances->rows.empty());
    }
    CHECK(db.all(select(hosts.id).from(hosts).where(hosts.ip == address{"2001:db8::1"})).size() == 2);
    db.exec("update hosts set leased = 'empty'");
    const auto refused = caught<decode_error>([&] { (void)db.all(select().from(hosts)); });
    CHECK(refused.column() == "leased");
    CHECK_THAT(refused.detail(), ContainsSubstring("an empty range"));
    // What the server refuses is not repeated: it is a value.
    const auto malformed =
        caught<database_error>([&] { db.run(insert_into(hosts).values({.ip = address{"hunter2"}})); });
    CHECK(malformed.code() == "22P02");
    CHECK_THAT(malformed.what(), !ContainsSubstring("hunter2"));
}

namespace {

// What the column declared as `column` gives where the table has `type` and `value` instead.
template <class Column> decode_error mismatch(const Column& column, const std::string& type, const std::string& value) {
    auto db = own_schema();
    const std::string name(Column::cpp_name);
    db.exec("create table samples (id integer, " + name + " " + type + "); insert into samples values (1, " + value +
            ")");
    auto failure = caught<decode_error>([&] { only(db, column); });
    CHECK(failure.column() == name);
    CHECK_THAT(failure.what(), ContainsSubstring("column " + name + " holds"));
    CHECK(db.one(select(samples.id).from(samples)).id == 1);
    return failure;
}

}  // namespace

TEST_CASE("a table that differs from its declaration gives decode errors that name the column") {
    CHECK_THAT(mismatch(samples.i32, "bigint", "1099511627776").what(), ContainsSubstring("an integer of its range"));
    mismatch(samples.i16, "integer", "32768");
    mismatch(samples.i64, "numeric", "9223372036854775808");
    mismatch(samples.i64, "numeric", "1.5");
    mismatch(samples.i32, "text", "'12 '");
    mismatch(samples.b, "integer", "1");
    mismatch(samples.b, "text", "'yes'");
    CHECK_THAT(mismatch(samples.f32, "double precision", "0.1").what(),
               ContainsSubstring("a float does not hold exactly"));
    mismatch(samples.f64, "text", "'1e999'");
    mismatch(samples.f64, "text", "'1,5'");
    mismatch(samples.num, "text", "'1.5.2'");
    mismatch(samples.uid, "text", "'not a uuid'");
    mismatch(samples.raw, "text", "'abc'");
    mismatch(samples.raw, "text", "'\\xabc'");
    mismatch(samples.day, "timestamp", "'2024-01-01 00:00:00'");
    mismatch(samples.day, "text", "'2024-02-30'");
    mismatch(samples.tod, "timetz", "'12:00:00+02'");
    mismatch(samples.local, "timestamptz", "'2024-01-01 00:00:00+00'");
    mismatch(samples.instant, "timestamp", "'2024-01-01 00:00:00'");
    mismatch(samples.instant, "text", "'2024-01-01 00:00:00+17'");
    mismatch(samples.span, "text", "'P1X'");
    mismatch(samples.span, "text", "''");
    CHECK_THAT(mismatch(samples.level, "text", "'urgent'").what(),
               ContainsSubstring("a label that the enum does not have"));
    mismatch(samples.doc, "text", "'{'");
    mismatch(samples.place, "text", "'here'");
}

TEST_CASE("NULL in a column that is declared NOT NULL") {
    auto db = own_schema();
    db.exec(
        "create table users (id integer, email text, name text, bio text, is_active boolean, created_at timestamptz)");
    const auto refused = [&](const auto& column) {
        return caught<decode_error>([&] { (void)db.all(select(column).from(app::users)); });
    };
    db.exec("insert into users default values");
    for (const auto& failure : {refused(app::users.id), refused(app::users.email), refused(app::users.is_active),
                                refused(app::users.created_at)})
        CHECK_THAT(failure.what(), ContainsSubstring("holds NULL"));
    CHECK(!db.one(select(app::users.bio).from(app::users)).bio);
}

TEST_CASE("arrays that a std::vector cannot say") {
    auto db = typed_database();
    for (const std::string value : {"{{1,2},{3,4}}", "[0:1]={1,2}", "{1,NULL}"}) {
        db.exec("delete from lists; insert into lists (id, i32) values (1, '" + value + "')");
        CHECK(caught<decode_error>([&] { (void)db.all(select(lists.i32).from(lists)); }).column() == "i32");
    }
    db.exec(R"(update lists set str = '{NULL,"NULL",null,"a\"b\\c","{,}"," ",""}')");
    CHECK(db.one(select(lists.str).from(lists)).str ==
          std::vector<std::optional<std::string>>{std::nullopt, "NULL", std::nullopt, "a\"b\\c", "{,}", " ", ""});
}

TEST_CASE("text with a NUL character is refused before anything is sent") {
    auto db = typed_database();
    const std::string nul("a\0b", 3);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .str = nul})), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(samples).values({.id = 1, .free_text_doc = json_text{nul}})), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(lists).values({.id = 1, .words = std::vector<std::string>{nul}})), usage_error);
    CHECK_THROWS_AS(db.all(select(samples.id).from(samples).where(samples.str.in(std::vector<std::string>{nul}))),
                    usage_error);
    std::vector<samples::new_row> rows;
    rows.push_back({.id = 1, .str = "fine"});
    rows.push_back({.id = 2, .str = nul});
    CHECK_THROWS_AS(db.run(insert_into(samples).values(rows)), usage_error);
    CHECK_THROWS_AS(db.copy_into(samples, rows), usage_error);
    CHECK(db.all(select(samples.id).from(samples)).empty());
    db.transaction([&](auto& tx) {
        CHECK_THROWS_AS(tx.run(insert_into(samples).values({.id = 1, .str = nul})), usage_error);
        tx.run(insert_into(samples).values({.id = 1, .str = "fine"}));
    });
    CHECK(db.one(select(samples.str).from(samples)).str == "fine");
    CHECK_THROWS_AS(db.run(update(samples).set(samples.str = "\xff\xfe").all_rows()), database_error);
}
