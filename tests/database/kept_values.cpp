// What a type's text or double on SQLite must not change: single precision, casts, text of a fixed length, JSON.
#include "app.hpp"
#include "catch.hpp"

#include <limits>

using namespace mizzle;
using namespace std::chrono;

namespace keeping {

using app::priority;

// A type of the program's whose text compares as PostgreSQL's text does, and one with an order of its own.
struct tag {
    std::string text;
    bool operator==(const tag&) const = default;
};
struct meters {
    int n = 0;
    bool operator==(const meters&) const = default;
};

}  // namespace keeping

template <> struct mizzle::custom_type<keeping::tag> {
    static constexpr std::string_view postgres_type = "text", sqlite_type = "text";
    static std::string to_text(const keeping::tag& c) { return c.text; }
    static keeping::tag from_text(std::string_view text) { return {std::string(text)}; }
};
template <> struct mizzle::custom_type<keeping::meters> {
    static constexpr std::string_view postgres_type = "bigint", sqlite_type = "integer", mysql_type = "bigint";
    static constexpr bool compares_as_text = true;  // an integer on each
    static std::string to_text(const keeping::meters& l) { return std::to_string(l.n); }
    static keeping::meters from_text(std::string_view text) { return {std::stoi(std::string(text))}; }
};

namespace keeping {

MIZZLE_TABLE(things,
    (id,       integer, primary_key),
    (f,        real),
    (d,        double_precision),
    (n,        integer),
    (fixed,    char_(4)),
    (vary,     varchar(3)),
    (word,     text),
    (day,      date),
    (time,     time),
    (local,    timestamp),
    (instant,  timestamptz),
    (span,     interval),
    (raw,      bytea),
    (uid,      uuid),
    (level,    enum_<priority>),
    (code,     custom<tag>),
    (way,      custom<meters>),
    (floats,   MIZZLE_TEST_LIST(float)),
    (document, json<std::vector<double>>))

MIZZLE_TABLE(spans,
    (span, interval, primary_key))
MIZZLE_TABLE(checked_spans,
    (id,   integer, primary_key),
    (span, interval))
MIZZLE_CONSTRAINTS(checked_spans,
    check("checked_spans_short", checked_spans.span < mizzle::interval(std::chrono::hours(24))))
MIZZLE_TABLE(levels,
    (id,    integer, primary_key),
    (level, enum_<priority>))
MIZZLE_CONSTRAINTS(levels,
    check("levels_low", levels.level.between(priority::low, priority::medium)))

#ifndef MIZZLE_TEST_MYSQL  // which has no arrays
MIZZLE_TABLE(lists,
    (id,    integer, primary_key),
    (raw,   bytea),
    (spans, array_of<mizzle::interval>),
    (blobs, array_of<mizzle::bytes>))
MIZZLE_SCHEMA(schema_of_lists, lists)
#endif

MIZZLE_SCHEMA(schema, things)
MIZZLE_SCHEMA(schema_of_spans, spans)
MIZZLE_SCHEMA(schema_of_checks, checked_spans)
MIZZLE_SCHEMA(schema_of_levels, levels)

}  // namespace keeping

using keeping::priority;
using keeping::things;

namespace {

test_database filled(const things::new_row& row) {
    auto db = empty_database();
    create(db, keeping::schema);
    db.run(insert_into(things).values(row));
    return db;
}
template <class X> auto answer(test_database& db, const X& x) { return get<0>(db.one(select(x).from(things))); }
template <class C> bool finds(test_database& db, const C& c) {
    return db.all(select(things.id).from(things).where(c)).size() == 1;
}

}  // namespace

#ifndef MIZZLE_TEST_MYSQL  // which computes them with double precision: they are refused where they are read
TEST_CASE("single-precision numbers are looked for with single precision, and computed with it") {
    auto db = filled({.id = 1, .f = 0.1f, .d = 0.1, .n = 3, .floats = std::vector<float>{0.1f, 16'777'216.0f, 1e-40f}});
    CHECK(finds(db, things.f == 0.1f));
    CHECK(finds(db, things.f != 0.1));
    CHECK(finds(db, things.f.in(std::vector<float>{0.5f, 0.1f})));
    CHECK(!finds(db, things.f.not_in(std::vector<float>{0.1f})));
    CHECK(!finds(db, things.f.in(std::vector<double>{0.1})));
    CHECK(finds(db, things.d.in(std::vector<double>{0.1})));
    CHECK(finds(db, things.f.between(0.1f, 0.1f)));
    CHECK(finds(db, things.f == any_of(things.floats)));
    CHECK(finds(db, array_contains(things.floats, std::vector<float>{0.1f})));
    CHECK(answer(db, things.floats) == std::vector<float>{0.1f, 16'777'216.0f, 1e-40f});
    CHECK(answer(db, things.f * things.f) == 0.1f * 0.1f);
    CHECK(answer(db, things.f + things.f + things.f) == 0.1f + 0.1f + 0.1f);
    CHECK(answer(db, things.f * things.n) == 0.1f * 3.0);
    CHECK(answer(db, cast<float>(things.d)) == 0.1f);
    CHECK(finds(db, things.f * things.f == 0.1f * 0.1f));
    CHECK(answer(db, sum(things.f)) == double(0.1f));
    db.run(update(things).set(things.f = things.d * 3.0).where(things.id == 1));
    CHECK(answer(db, things.f) == float(0.1 * 3));
    db.run(insert_into(things)
               .values(things.id = 1, things.f = 1.5f)
               .on_conflict(things.id)
               .do_update(things.f = things.d / 3.0));
    CHECK(answer(db, things.f) == float(0.1 / 3));
    CHECK_THROWS_AS(answer(db, cast<float>(things.d * 1e300)), database_error);
    db.run(insert_into(things)
               .columns(things.id, things.f)
               .select(select(things.id + 1, cast<float>(things.d)).from(things)));
    CHECK(get<0>(db.one(select(sum(things.f)).from(things))) == double(float(0.1 / 3)) + double(0.1f));
}
#endif

TEST_CASE("casts of dates and times go by UTC and give what the type's own text is") {
    const auto at = sys_days(year{2026} / 11 / 20) + 23h + 30min + 250ms;
    auto db = filled({.id = 1,
                      .word = "2026-11-20",
                      .day = year{2026} / 11 / 20,
                      .time = 23h + 30min,
                      .local = timestamp(at.time_since_epoch()),
                      .instant = at});
    if constexpr (on_postgres) db.exec("set timezone to 'Pacific/Auckland'");
    if constexpr (on_mysql) db.exec("set time_zone = '+13:00'");
    CHECK(answer(db, cast<date>(things.instant)) == year{2026} / 11 / 20);
    CHECK(answer(db, cast<time_of_day>(things.instant)) == 23h + 30min + 250ms);
    CHECK(answer(db, cast<timestamp>(things.instant)) == timestamp(at.time_since_epoch()));
    CHECK(answer(db, cast<timestamptz>(things.local)) == at);
    CHECK(answer(db, cast<timestamptz>(things.day)) == sys_days(year{2026} / 11 / 20));
    CHECK(answer(db, cast<timestamp>(things.day)) == local_days(year{2026} / 11 / 20));
    CHECK(answer(db, cast<date>(things.local)) == year{2026} / 11 / 20);
    CHECK(answer(db, cast<date>(things.word)) == year{2026} / 11 / 20);
    CHECK(answer(db, cast<std::string>(things.instant)) == "2026-11-20 23:30:00.25+00");
    CHECK(answer(db, cast<std::string>(things.local)) == "2026-11-20 23:30:00.25");
    CHECK(answer(db, cast<std::string>(things.time)) == "23:30:00");
    CHECK(finds(db, cast<timestamp>(things.day) == timestamp(local_days(year{2026} / 11 / 20))));
    CHECK(finds(db, cast<date>(things.instant) == things.day));
}

TEST_CASE("casts from text take what is a value of the type, and nothing else") {
    auto db = filled({.id = 1, .word = "A0000000-0000-0000-0000-00000000000B", .raw = bytes{std::byte{0xab}}});
    CHECK(answer(db, cast<uuid>(things.word))->to_string() == "a0000000-0000-0000-0000-00000000000b");
#ifndef MIZZLE_TEST_MYSQL  // which has other text of bytes, and reads none of intervals
    CHECK(answer(db, cast<std::string>(things.raw)) == "\\xab");
    CHECK_THROWS_AS(answer(db, cast<interval>(things.word)), database_error);
#endif
    CHECK(answer(db, cast<date>(things.vary)) == std::nullopt);
    CHECK_THROWS_AS(answer(db, cast<date>(things.word)), database_error);
    CHECK_THROWS_AS(answer(db, cast<timestamp>(things.word)), database_error);
    CHECK_THROWS_AS(answer(db, cast<priority>(things.word)), database_error);
    CHECK(answer(db, cast<priority>(things.vary)) == std::nullopt);
    for (const auto* text : {"12abc", "", "1.5", "99999999999999999999", "high,low"}) {
        INFO(text);
        db.run(update(things).set(things.word = text).all_rows());
        CHECK_THROWS_AS(answer(db, cast<std::int64_t>(things.word)), database_error);
        CHECK_THROWS_AS(answer(db, cast<bool>(things.word)), database_error);
        CHECK_THROWS_AS(answer(db, cast<priority>(things.word)), database_error);
    }
    db.run(update(things).set(things.word = " +12 ").all_rows());
    CHECK(answer(db, cast<std::int64_t>(things.word)) == 12);
    CHECK(answer(db, cast<double>(things.word)) == 12);
    db.run(update(things).set(things.word = " YE").all_rows());
    CHECK(answer(db, cast<bool>(things.word)) == true);
    db.run(update(things).set(things.word = "oF").all_rows());
    CHECK(answer(db, cast<bool>(things.word)) == false);
    db.run(update(things).set(things.word = "0.1").all_rows());
    if constexpr (on_mysql) CHECK_THROWS_AS(answer(db, cast<float>(things.word)), decode_error);
    else CHECK(answer(db, cast<float>(things.word)) == 0.1f);
    db.run(update(things).set({.word = "high"}).all_rows());
    CHECK(answer(db, cast<priority>(things.word)) == priority::high);
#ifndef MIZZLE_TEST_MYSQL
    db.run(update(things).set({.word = "P1M"}).all_rows());
    CHECK(finds(db, cast<interval>(things.word) == interval(months(0), days(30), 0us)));
#endif
}

TEST_CASE("booleans are whole numbers of any size, and back") {
    auto db = filled({.id = 1});
    const auto yes = things.id == 1;
    CHECK(answer(db, cast<std::int16_t>(yes)) == 1);
    CHECK(answer(db, cast<int>(!yes)) == 0);
    CHECK(answer(db, cast<std::int64_t>(yes)) == 1);
    CHECK(answer(db, cast<bool>(cast<std::int64_t>(things.id) * 5'000'000'000)) == true);
    CHECK(answer(db, cast<bool>(cast<std::int16_t>(things.id - 1))) == false);
}

TEST_CASE("text of a declared length comes back as it was written, and blanks beyond it are refused") {
    auto db = filled({.id = 1, .fixed = "ab", .vary = "ab "});
    CHECK(answer(db, things.fixed) == "ab");
    CHECK(finds(db, things.fixed.like("%b")));
    CHECK(finds(db, things.fixed == "ab"));
    CHECK(!finds(db, things.fixed == "ab  "));
    CHECK(finds(db, things.fixed != "ab  "));
    CHECK(answer(db, length(things.fixed)) == 2);
    CHECK(answer(db, concat(things.fixed, "|")) == "ab|");
    CHECK(answer(db, things.vary) == "ab ");
    CHECK(!finds(db, things.vary == "ab"));
    CHECK_THROWS_AS(things.vary = "abc  ", usage_error);
    CHECK_THROWS_AS(things.fixed = std::string("abc  "), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(things).values({.id = 2, .vary = "abc "})), usage_error);
    const std::optional<std::string> late = "\u00e4bc ";
    CHECK_THROWS_AS(things.vary = late, usage_error);
    CHECK_THROWS_AS(db.run(update(things).set({.vary = "    "}).all_rows()), usage_error);
    CHECK_THROWS_AS(db.run(update(things).set(things.vary = "abcd").all_rows()), database_error);
    db.run(update(things).set(things.vary = "\u00e4\u00f6 ").all_rows());
    CHECK(answer(db, things.vary) == "\u00e4\u00f6 ");
}

TEST_CASE("JSON has no NaN: it is refused and not stored as null") {
    auto db = filled({.id = 1, .document = std::vector<double>{1.5}});
    const double none = std::numeric_limits<double>::quiet_NaN(), much = std::numeric_limits<double>::infinity();
    CHECK_THROWS_AS(db.run(update(things).set({.document = std::vector<double>{1, none}}).all_rows()), usage_error);
    CHECK_THROWS_AS(db.run(update(things).set({.document = std::vector<double>{-much}}).all_rows()), usage_error);
    CHECK(answer(db, things.document) == std::vector<double>{1.5});
}

TEST_CASE("bytes among others in a list, NULL beside them") {
    const bytes one{std::byte{0}}, two{std::byte{0xff}, std::byte{1}};
    auto db = filled({.id = 1, .raw = one});
    CHECK(finds(db, things.raw.in(std::vector<bytes>{one})));
    CHECK(finds(db, things.raw.in(one, two)));
    CHECK(finds(db, things.raw.in(one)));
    db.run(update(things).set(things.raw = null).all_rows());
    CHECK(!finds(db, things.raw.in(std::vector<bytes>{bytes{}})));
    CHECK(!finds(db, things.raw.not_in(std::vector<bytes>{one})));
#ifndef MIZZLE_TEST_MYSQL
    CHECK(answer(db, cast<std::string>(things.raw)) == std::nullopt);
#endif
}

#ifndef MIZZLE_TEST_MYSQL
TEST_CASE("bytes among others in an array, NULL beside them; intervals in one") {
    using keeping::lists;
    const bytes one{std::byte{0}}, two{std::byte{0xff}, std::byte{1}};
    auto db = empty_database();
    create(db, keeping::schema_of_lists);
    const auto found = [&](const auto& where) { return db.all(select(lists.id).from(lists).where(where)).size() == 1; };
    db.run(insert_into(lists).values(
        {.id = 1, .raw = one, .spans = std::vector<interval>{interval(1h)}, .blobs = std::vector<bytes>{two}}));
    CHECK(db.one(select(lists.spans).from(lists)).spans == std::vector<interval>{interval(1h)});
    db.run(update(lists).set(lists.blobs = array_append(lists.blobs, lists.raw)).all_rows());
    CHECK(db.one(select(lists.blobs).from(lists)).blobs == std::vector<bytes>{two, one});
    CHECK(found(lists.raw == any_of(lists.blobs)));
    db.run(update(lists).set(lists.raw = null).all_rows());
    CHECK(!found(lists.raw != all_of(lists.blobs)));
}
#endif

TEST_CASE("custom types compare where their description says that their text does") {
    auto db = filled({.id = 1, .code = keeping::tag{"b"}, .way = keeping::meters{10}});
    CHECK(finds(db, things.code == keeping::tag{"b"}));
    CHECK(finds(db, things.code > keeping::tag{"a"}));
    CHECK(finds(db, things.way > keeping::meters{9}));
}

TEST_CASE("intervals: the longest of them, differences of times, orders chosen at run time, pages") {
    auto db = filled({.id = 1, .span = interval(months(1), days(0), 0us)});
    const auto now = floor<microseconds>(system_clock::now());
    db.run(insert_into(things).values({.id = 2, .instant = now - 2h, .span = interval(months(0), days(29), 23h)}));
    CHECK(
        db.one(select(things.id).from(things).where(things.instant < now && now - things.instant > interval(1h))).id ==
        2);
    const auto order = sort_by(things.span, things.id);
    CHECK(db.all(select(things.id).from(things).order_by(order))[0].id == 2);
    const auto page =
        select(things.id).from(things).where(order.after(interval(months(0), days(29), 24h - 1us), 7)).order_by(order);
    CHECK(db.one(page).id == 1);
#ifndef MIZZLE_TEST_MYSQL
    CHECK(get<0>(db.one(select(max(things.span)).from(things))) == interval(months(1), days(0), 0us));
    CHECK(db.one(select(things.id).from(things).order_by(greatest(things.span, interval(days(1)))).limit(1)).id == 2);
    CHECK(answer(db, count().filter(things.span.in(std::vector<interval>{interval(months(0), days(30), 0us)}))) == 1);
#endif
}

TEST_CASE("what SQLite cannot keep unique or check by the driver's functions is refused before a table is made") {
    auto db = empty_database();
    if constexpr (on_sqlite) {
        CHECK_THROWS_AS(create(db, keeping::schema_of_spans), usage_error);
        CHECK_THROWS_AS(create(db, keeping::schema_of_checks), usage_error);
    } else if constexpr (on_mysql) {
        CHECK_THROWS_AS(create(db, keeping::schema_of_spans), usage_error);
    } else {
        create(db, keeping::schema_of_spans);
        create(db, keeping::schema_of_checks);
    }
    create(db, keeping::schema_of_levels);
    db.run(insert_into(keeping::levels).values({.id = 1, .level = priority::medium}));
    CHECK_THROWS_AS(db.run(insert_into(keeping::levels).values({.id = 2, .level = priority::high})), check_violation);
}

#ifndef MIZZLE_TEST_MYSQL
TEST_CASE("conditions that are put together at run time refuse what does not compile elsewhere") {
    auto db = filled({.id = 1, .floats = std::vector<float>{1}});
    condition c = things.floats < std::vector<float>{2};
    if constexpr (on_sqlite) CHECK_THROWS_AS(finds(db, c), usage_error);
    else CHECK(finds(db, c));
}
#endif
