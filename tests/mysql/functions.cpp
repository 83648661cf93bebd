// Functions that MySQL has under another name or builds of others, and what they give where it would give NULL. Those
// that every database has are looked at in tests/database.
#include "../app.hpp"
#include "../caught.hpp"

#include <chrono>

using namespace mizzle;
using namespace std::chrono_literals;

namespace functions_there {

MIZZLE_ENUM(color, red, green)

MIZZLE_TABLE(things,
    (id,    integer, primary_key),
    (word,  text),
    (n,     integer),
    (large, bigint),
    (x,     double_precision),
    (ratio, real),
    (price, numeric(10, 2)),
    (doc,   jsonb<json_text>),
    (key_,  uuid),
    (hue,   enum_<color>),
    (span,  interval),
    (at,    timestamptz))

// Generated columns first.
MIZZLE_TABLE(sums,
    (twice,  integer, generated_as("n * 2").stored()),
    (thrice, integer, generated_as("n * 3")),
    (n,      integer, not_null, unique))

MIZZLE_TABLE(marks,
    (id,       integer, primary_key),
    (thing_id, integer, not_null),
    (word,     text,    not_null))

MIZZLE_SCHEMA(schema, things, marks, sums)

}  // namespace functions_there

using functions_there::color;
using functions_there::marks;
using functions_there::sums;
using functions_there::things;

namespace {

mysql some_things() {
    auto db = own_database();
    create(db, functions_there::schema);
    db.run(insert_into(things).values({{.id = 1,
                                        .word = "a]b^c",
                                        .n = 7,
                                        .large = 1LL << 40,
                                        .x = 2.5,
                                        .price = numeric("7.00"),
                                        .doc = json_text{R"({"a": [1, "x", null], "k": "null"})"},
                                        .key_ = uuid{},
                                        .hue = color::green,
                                        .span = interval(std::chrono::months(1), std::chrono::days(1), 90min),
                                        .at = std::chrono::sys_days(std::chrono::year(2026) / 1 / 31)},
                                       {.id = 2, .word = "b", .n = 0, .x = 0.0},
                                       {.id = 3}}));
    db.run(insert_into(marks).values({{.id = 1, .thing_id = 1, .word = "one"},
                                      {.id = 2, .thing_id = 1, .word = "two"},
                                      {.id = 3, .thing_id = 2, .word = "b"}}));
    return db;
}

template <class X> auto of(mysql& db, int id, const X& x) {
    return get<"x">(db.one(select(x.template as<"x">()).from(things).where(things.id == id)));
}
template <class X> bool fails(mysql& db, int id, const X& x) {
    try {
        (void)of(db, id, x);
        return false;
    } catch (const database_error&) { return true; }
}

}  // namespace

TEST_CASE("a division by zero fails on MySQL, wherever it stands, and NULL gives NULL") {
    auto db = some_things();
    CHECK(of(db, 1, things.n / 2) == 3);
    CHECK(of(db, 1, -things.n / 2) == -3);
    CHECK(of(db, 1, things.n % 4) == 3);
    CHECK(of(db, 1, things.x / 0.5) == 5.0);
    CHECK(of(db, 1, things.price / numeric("2"))->to_string().starts_with("3.5"));
    CHECK(of(db, 3, things.n / things.n) == std::nullopt);
    CHECK(of(db, 3, things.x / things.x) == std::nullopt);
    CHECK(fails(db, 2, 1 / things.n));
    CHECK(fails(db, 2, things.n % things.n));
    CHECK(fails(db, 2, 1.0 / things.x));
    CHECK(fails(db, 1, things.n / 0));
    CHECK(fails(db, 1, things.price / numeric("0")));
    CHECK(fails(db, 1, things.price % numeric("0")));
    CHECK_THROWS_AS(db.all(select(things.id).from(things).where(1 / things.n > 0)), database_error);
    CHECK_THROWS_AS(db.run(update(things).set(things.n = 1 / things.n).all_rows()), database_error);
    dynamic<int> later = things.n;
    later = 10 / later;
    CHECK(fails(db, 2, later));
    CHECK(of(db, 1, later) == 1);
}

TEST_CASE("a quotient has the digits of what is divided, and twenty at least, on MySQL") {
    auto db = some_things();
    const auto text = [](const char* t) { return cast<numeric>(concat(left(things.word, 0), t)); };
    CHECK(of(db, 1, text("0.0000000000000000000000001") / 1) == numeric("0.0000000000000000000000001"));
    CHECK(of(db, 1, things.price / 3) == numeric("2.333333333333333333333333"));
    CHECK(of(db, 1, things.n / numeric("3")) == numeric("2.333333333333333333333333"));
    CHECK(of(db, 1, round(things.price / 3, 4)) == numeric("2.3333"));
    CHECK(of(db, 1, text("12345678901234567890123456789012345.5") / numeric("0.5")) ==
          numeric("24691357802469135780246913578024691"));
}

TEST_CASE("in() of a select is NULL beside a NULL, however large the number is that is looked for, on MySQL") {
    auto db = some_things();
    db.run(update(things).set({.price = numeric("12345678.90")}).where(things.id == 1));
    const auto is_unknown = [&](const auto& found) {
        CHECK(of(db, 1, found) == std::nullopt);
        CHECK(of(db, 1, !found) == std::nullopt);
    };
    const auto all = [](const auto& x) { return select(x).from(things); };
    is_unknown(things.large.in(all(things.n)));
    is_unknown(things.large.not_in(all(things.price)));
    is_unknown((things.price * things.n).in(all(things.price)));
    is_unknown((things.x * 1e300).in(all(cast<float>(things.x))));
    is_unknown(things.large.in(all(things.n).order_by(things.id).limit(9)));
    is_unknown(things.large.in(all(things.n).union_(all(things.n))));
    is_unknown(things.large.in(all(max(things.n)).group_by(things.word)));
    CHECK(of(db, 1, cast<std::int64_t>(things.n).in(all(things.n))) == true);
    CHECK(of(db, 1, things.large.in(all(things.n).where(things.n.is_not_null()))) == false);
}

TEST_CASE("bytes that may be a value of the program are told apart on MySQL") {
    auto db = some_things();
    const auto known = coalesce(things.key_, uuid{{1}});
    const auto chosen = case_when(things.id > 2, bytes{std::byte(1)}).else_(bytes{std::byte(2)});
    CHECK(db.all(select(count()).from(things).group_by(known)).size() == 2);
    CHECK(db.all(select(count()).from(things).group_by(chosen)).size() == 2);
    CHECK(db.all(select(chosen).distinct().from(things)).size() == 2);
    CHECK(of(db, 1, known) == uuid{});
    CHECK(of(db, 3, chosen) == bytes{std::byte(1)});
}

TEST_CASE("functions of numbers without a result fail on MySQL") {
    auto db = some_things();
    CHECK(of(db, 1, sqrt(things.x * 2.5)) == 2.5);
    CHECK(of(db, 1, power(things.n, 2)) == 49.0);
    CHECK(of(db, 3, sqrt(things.x)) == std::nullopt);
    CHECK(fails(db, 1, sqrt(-things.x)));
    CHECK(fails(db, 2, ln(things.x)));
    CHECK(fails(db, 2, log10(things.x)));
    CHECK(fails(db, 1, asin(things.x)));
    CHECK(fails(db, 2, power(things.x, -1)));
}

TEST_CASE("casts on MySQL fail where there is no such value") {
    auto db = some_things();
    const auto text = [](const char* t) { return concat(left(things.word, 0), t); };
    CHECK(of(db, 1, cast<int>(text(" -42 "))) == -42);
    CHECK(fails(db, 1, cast<int>(text("42x"))));
    CHECK(fails(db, 1, cast<int>(text(""))));
    CHECK(fails(db, 1, cast<std::int64_t>(text("9223372036854775808"))));
    CHECK(of(db, 1, cast<double>(text("1.5e3"))) == 1500.0);
    // What has no room in a type is no nearest value of it.
    const auto tenth = constant(0.1);
    CHECK(of(db, 1, cast<float>(tenth * 1e30)) == 1e29f);
    CHECK(of(db, 1, cast<float>(tenth * 0.0)) == 0.0f);
    CHECK(fails(db, 1, cast<float>(tenth * 1e300)));
    CHECK(fails(db, 1, cast<float>(tenth * -1e300)));
    CHECK(fails(db, 1, cast<float>(tenth * 1e-300)));
    CHECK(fails(db, 1, cast<float>(text("1e39"))));
    CHECK(of(db, 1, cast<numeric>(tenth * 1e20)) == numeric("10000000000000000000"));
    CHECK(fails(db, 1, cast<numeric>(tenth * 1e40)));
    CHECK(fails(db, 1, cast<numeric>(text("-1e40"))));
    CHECK(of(db, 1, cast<numeric>(text("1e3"))) == numeric("1000"));
    CHECK(fails(db, 1, cast<double>(text("1.5.3"))));
    CHECK(of(db, 1, cast<bool>(text("yes"))) == true);
    CHECK(of(db, 1, cast<bool>(text("F"))) == false);
    CHECK(fails(db, 1, cast<bool>(text("maybe"))));
    CHECK(of(db, 1, cast<date>(text("2026-02-28"))) == std::chrono::year(2026) / 2 / 28);
    CHECK(fails(db, 1, cast<date>(text("2026-02-30"))));
    CHECK(fails(db, 1, cast<date>(text("20260228"))));
    CHECK(of(db, 1, cast<color>(text("green"))) == color::green);
    CHECK(fails(db, 1, cast<color>(text("blue"))));
    CHECK(of(db, 1, cast<uuid>(text("00000000-0000-0000-0000-000000000000"))) == uuid{});
    CHECK(fails(db, 1, cast<uuid>(text("0"))));
    CHECK(of(db, 1, cast<std::string>(things.key_)) == "00000000-0000-0000-0000-000000000000");
    CHECK(of(db, 1, cast<std::string>(things.at)) == "2026-01-31 00:00:00+00");
    CHECK(fails(db, 1, cast<int>(things.large)));
    CHECK(fails(db, 1, cast<std::int16_t>(things.n * 10000)));
    CHECK(of(db, 1, cast<int>(things.x)) == 2);
    CHECK(fails(db, 1, cast<std::int64_t>(things.x * 1e30)));
    CHECK(of(db, 3, cast<int>(things.word)) == std::nullopt);
    CHECK(fails(db, 1, cast<uuid>(text("00000000-0000-0000-0000-000000000000\n"))));
    CHECK(fails(db, 1, cast<date>(text("2026-02-28\n"))));
}

TEST_CASE("a cast of text on MySQL fails where the number has no room in the type") {
    auto db = some_things();
    const auto text = [](const char* t) { return concat(left(things.word, 0), t); };
    const auto holds = [&]<class T>(T, const char* first, const char* last, const char* below, const char* above) {
        CHECK(of(db, 1, cast<std::string>(cast<T>(text(first)))) == first);
        CHECK(of(db, 1, cast<std::string>(cast<T>(text(last)))) == last);
        CHECK(fails(db, 1, cast<T>(text(below))));
        CHECK(fails(db, 1, cast<T>(text(above))));
        CHECK(fails(db, 1, cast<T>(text("1000000000000000000000000000000000000000000000000000000000000000000000"))));
        CHECK(of(db, 3, cast<T>(things.word)) == std::nullopt);
    };
    holds(std::int16_t{}, "-32768", "32767", "-32769", "99999");
    holds(std::int32_t{}, "-2147483648", "2147483647", "-2147483649", "2147483648");
    holds(std::int64_t{}, "-9223372036854775808", "9223372036854775807", "-9223372036854775809", "9223372036854775808");
}

TEST_CASE("texts on MySQL") {
    auto db = some_things();
    CHECK(of(db, 1, ascii(concat("\xc3\xa9", things.word))) == 233);
    CHECK(of(db, 1, ascii(left(things.word, 0))) == 0);
    CHECK(of(db, 1, chr(things.n + 226)) == "\xc3\xa9");
    CHECK(fails(db, 2, chr(things.n)));
    CHECK(of(db, 1, lpad(things.word, 7, "xy")) == "xya]b^c");
    CHECK(of(db, 1, rpad(things.word, 7, "")) == "a]b^c");
    CHECK(of(db, 1, lpad(things.word, 2)) == "a]");
    CHECK(of(db, 1, trim(things.word, "ac")) == "]b^");
    CHECK(of(db, 1, ltrim(things.word, "]a^-\\[")) == "b^c");
    CHECK(of(db, 1, rtrim(things.word, "^c")) == "a]b");
    CHECK(of(db, 1, trim(things.word, "")) == "a]b^c");
    // The last line's end is a character as any other.
    CHECK(of(db, 1, rtrim(concat(things.word, "x\n"), "x")) == "a]b^cx\n");
    CHECK(of(db, 1, rtrim(concat(things.word, "x\n\n"), "\nx")) == "a]b^c");
    CHECK(of(db, 1, trim(concat("xx\nx", things.word, "\nxx\n"), "x")) == "\nxa]b^c\nxx\n");
    CHECK(of(db, 1, ltrim(concat("\nxx", things.word), "x")) == "\nxxa]b^c");
    CHECK(of(db, 1, substring(things.word, things.n - 6, things.n - 5)) == "a]");
    CHECK(fails(db, 1, left(things.word, things.n - 8)));
    CHECK(fails(db, 2, substring(things.word, things.n)));
    CHECK(fails(db, 1, repeat(things.word, things.n * 100000000)));
    CHECK(of(db, 3, lpad(things.word, 7)) == std::nullopt);
}

TEST_CASE("JSON on MySQL") {
    auto db = some_things();
    CHECK(of(db, 1, json_get(things.doc, "a", -2)) == json_text{"\"x\""});
    CHECK(of(db, 1, json_get(things.doc, 0)) == std::nullopt);
    CHECK(of(db, 1, json_get_text(things.doc, "k")) == "null");
    CHECK(of(db, 1, json_get_text(things.doc, "a", 2)) == std::nullopt);
    CHECK(of(db, 1, json_get_text(things.doc, "a", 1) == "x") == true);
    CHECK(of(db, 1, json_array_length(json_get(things.doc, "a"))) == 3);
    CHECK(fails(db, 1, json_array_length(things.doc)));
    CHECK(of(db, 1, json_typeof(json_get(things.doc, "k"))) == "string");
    CHECK(
        of(db, 1, json_object("d", json_get(things.doc, "a"), "w", things.word, "n", things.n > 3, "u", things.key_)) ==
        json_text{R"({"d": [1, "x", null], "w": "a]b^c", "n": true, "u": "00000000-0000-0000-0000-000000000000"})"});
    db.run(update(things).set(things.doc = json_set(json_remove(things.doc, "a"), "b", false)).where(things.id == 1));
    CHECK(of(db, 1, things.doc) == json_text{R"({"k": "null", "b": false})"});
    const auto collected = db.one(
        select(json_agg(things.n).order_by(desc(things.id)).as<"a">(), json_object_agg(marks.word, things.n).as<"b">())
            .from(things)
            .left_join(marks, marks.id == things.id));
    CHECK(get<"a">(collected) == json_text{"[null,0,7]"});
    CHECK(db.one(select(json_agg(things.n)).from(things).where(things.id > 5)).json_agg == std::nullopt);
    CHECK_THROWS_AS(db.all(select(json_object_agg(things.word, things.id)).from(things)), database_error);
}

// Its own JSON has six digits of them.
TEST_CASE("JSON of single precision on MySQL has the digits that a value needs") {
    auto db = some_things();
    for (const float given : {0.1f, 16777216.f, -0.3f, 1e-30f, 3.4028235e38f, 0.1234567f, 8388607.5f}) {
        db.run(update(things).set(things.ratio = given).where(things.id == 1));
        const auto object = of(db, 1, json_object("r", things.ratio, "s", cast<float>(things.ratio + 0.0)));
        const auto read = nlohmann::json::parse(object.text);
        CHECK(read["r"].get<float>() == given);
        CHECK(read["s"] == read["r"]);
        CHECK(nlohmann::json::parse(of(db, 1, json_agg(things.ratio)).value().text)[0] == read["r"]);
        CHECK(nlohmann::json::parse(of(db, 1, json_object_agg(things.word, things.ratio)).value().text)["a]b^c"] ==
              read["r"]);
    }
    db.run(update(things).set(things.ratio = 0.1f).where(things.id == 1));
    CHECK(of(db, 1, json_array(things.ratio, 7)) == json_text{"[0.1, 7]"});
    CHECK(of(db, 3, json_array(things.ratio)) == json_text{"[null]"});
}

TEST_CASE("arithmetic with single precision on MySQL gives single precision, or fails") {
    auto db = some_things();
    const auto ratio_of = [&](int id, float ratio) {
        db.run(update(things).set(things.ratio = ratio).where(things.id == id));
    };
    ratio_of(1, 0.1f);
    ratio_of(2, 16777216.f);
    const auto& r = things.ratio;
    CHECK(of(db, 1, r + r + r) == 0.1f + 0.1f + 0.1f);
    CHECK(of(db, 1, r * r * r) == 0.1f * 0.1f * 0.1f);
    CHECK(of(db, 1, r - r / (r + r + r)) == 0.1f - 0.1f / (0.1f + 0.1f + 0.1f));
    CHECK(of(db, 2, r + r / r) == 16777216.f);
    CHECK(of(db, 2, (r + r) / r) == 2.f);
    CHECK(of(db, 3, r + r) == std::nullopt);
    CHECK(db.all(select(things.id).from(things).where(r + r == 0.1f + 0.1f)).size() == 1);
    ratio_of(1, 3e38f);
    CHECK(fails(db, 1, r + r));
    CHECK(fails(db, 1, r * r - r));
    CHECK(fails(db, 1, r / (r - r)));
}

TEST_CASE("texts are joined in an order, by any separator, of some rows") {
    auto db = some_things();
    const auto joined = [&](const auto& x) { return get<"x">(db.one(select(x.template as<"x">()).from(marks))); };
    const std::string separator = "'; ";
    CHECK(joined(string_agg(marks.word, separator).order_by(desc(marks.id))) == "b'; two'; one");
    CHECK(joined(string_agg(marks.word).order_by(marks.word)) == "b,one,two");
    CHECK(joined(string_agg(distinct(marks.word), "").order_by(marks.word)) == "bonetwo");
    CHECK(joined(string_agg(concat(marks.word, "!"), "-").order_by(marks.id + 1).filter(marks.thing_id == 1)) ==
          "one!-two!");
    CHECK(joined(string_agg(marks.word, "-").filter(marks.id > 3)) == std::nullopt);
    CHECK(joined(count().filter(marks.id > static_cast<int>(separator.size()) - 1)) == 1);
}

TEST_CASE("the row before, with a default where there is none") {
    auto db = some_things();
    const auto each = [&](const auto& x) {
        std::vector<std::string> all;
        for (const auto& row : db.all(select(x.template as<"x">()).from(marks).order_by(marks.id)))
            all.push_back(get<"x">(row));
        return all;
    };
    using texts = std::vector<std::string>;
    CHECK(each(lag(marks.word, 1, "none").over(order_by(marks.id))) == texts{"none", "one", "two"});
    CHECK(each(lead(marks.word, 2, concat("after ", marks.word)).over(order_by(marks.id + 1))) ==
          texts{"b", "after two", "after b"});
    CHECK(each(lag(concat(marks.word, "!"), 1, "none").over(partition_by(marks.thing_id * 2).order_by(marks.id))) ==
          texts{"none", "one!", "none"});
}

TEST_CASE("intervals on MySQL are added, taken apart and compared by their length") {
    auto db = some_things();
    CHECK(of(db, 1, things.at + things.span) == std::chrono::sys_days(std::chrono::year(2026) / 3 / 1) + 90min);
    CHECK(of(db, 1, things.span + interval(45min)) == interval(std::chrono::months(1), std::chrono::days(1), 135min));
    CHECK(of(db, 1, extract<date_part::hour>(things.span + interval(45min))) == 2);
    CHECK(of(db, 1, things.span > interval(std::chrono::months{}, std::chrono::days(31), {})) == true);
    CHECK(of(db, 1, things.span == interval(std::chrono::months{}, std::chrono::days(31), 90min)) == true);
    CHECK(of(db, 1, things.span.between(interval(1h), interval(2h))) == false);
    CHECK(db.all(select(things.id).from(things).order_by(desc(things.span)))[0].id == 1);
    CHECK(fails(db, 1, things.at + std::chrono::years(9000)));
    CHECK(of(db, 3, things.at + things.span) == std::nullopt);
    // Twelve months are a year, as in PostgreSQL, where neither hours are carried to days nor days to months.
    using std::chrono::days, std::chrono::months;
    const auto is = [&](const auto& x, int year, int month, int day, int hour, double epoch) {
        CHECK(of(db, 1, extract<date_part::year>(x)) == year);
        CHECK(of(db, 1, extract<date_part::month>(x)) == month);
        CHECK(of(db, 1, extract<date_part::day>(x)) == day);
        CHECK(of(db, 1, extract<date_part::hour>(x)) == hour);
        CHECK(of(db, 1, extract<date_part::epoch>(x)) == epoch);
    };
    db.run(update(things).set({.span = interval(months(8), days(20), 20h)}).where(things.id == 1));
    is(things.span + interval(months(6), days(15), 10h), 1, 2, 35, 30, 36741600 + 35 * 86400 + 30 * 3600);
    is(things.span - interval(months(22), days(50), 50h), -1, -2, -30, -30, -36741600 - 30 * 86400 - 30 * 3600);
    is(things.span + interval(months(4), days(-20), -20h), 1, 0, 0, 0, 31557600);
    is(things.span - interval(months(32), days(20), 20h), -2, 0, 0, 0, -63115200);
    db.run(update(things).set(things.span = things.span + things.span).where(things.id == 1));
    CHECK(of(db, 1, things.span) == interval(months(16), days(40), 40h));
    CHECK(ask<std::string>(db, "select span from things where id = 1").starts_with("P1Y4M40DT40H"));
    CHECK(fails(db, 1, make_date(2026, 2, things.n * 5)));
}

TEST_CASE("a row is kept where its table begins with generated columns") {
    auto db = some_things();
    const auto insert = insert_into(sums).values({{.n = 1}, {.n = 2}});
    CHECK(db.run(insert.on_conflict().do_nothing()).rows_affected == 2);
    CHECK(db.run(insert.on_conflict().do_nothing()).rows_affected == 0);
    CHECK(db.run(insert_into(sums).values({{.n = 2}, {.n = 3}}).on_conflict(sums.n).do_nothing()).rows_affected == 1);
    CHECK(db.one(select(sums.thrice).from(sums).where(sums.twice == 6)).thrice == 9);
}

TEST_CASE("an update from other tables and a delete using them") {
    auto db = some_things();
    const std::string end = "!";
    CHECK(db.run(update(things)
                     .set(things.word = concat(marks.word, end), things.n = things.n + 1)
                     .from(marks)
                     .where(marks.thing_id == things.id && marks.word != "two"))
              .rows_affected == 2);
    CHECK(of(db, 1, things.word) == "one!");
    CHECK(of(db, 2, things.word) == "b!");
    CHECK(of(db, 1, things.n) == 8);
    CHECK(of(db, 3, things.word) == std::nullopt);
    const auto other = alias<"other">(things);
    CHECK(db.run(update(things)
                     .set({.word = "set"})
                     .from(marks)
                     .left_join(other, other.id == marks.id + 2 && other.n.is_null())
                     .where(marks.thing_id == things.id && other.id.is_not_null()))
              .rows_affected == 1);
    CHECK(of(db, 1, things.word) == "set");
    const auto numbered = subquery<"numbered">(
        select(marks.thing_id, count().as<"size">()).from(marks).where(marks.id < param<int>).group_by(marks.thing_id));
    CHECK(db.run(update(things)
                     .set(things.n = 100)
                     .from(numbered)
                     .where(numbered[marks.thing_id] == things.id && things.word == param<std::string>),
                 3, "set")
              .rows_affected == 1);
    CHECK(of(db, 1, things.n) == 100);
    CHECK(
        db.run(delete_from(marks).using_(things).where(things.id == marks.thing_id && things.n == 100)).rows_affected ==
        2);
    CHECK(db.one(select(marks.id).from(marks)).id == 3);
    CHECK(db.run(delete_from(marks)
                     .using_(things)
                     .left_join(other, other.id == things.id && other.n == 5)
                     .where(things.id == marks.thing_id && other.id.is_null()))
              .rows_affected == 1);
}
