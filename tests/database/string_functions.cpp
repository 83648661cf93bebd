#include "app.hpp"
#include "catch.hpp"

using namespace mizzle;

namespace texts_of_functions {

MIZZLE_TABLE(texts,
    (id,    integer, primary_key),
    (word,  text),
    (other, text),
    (n,     integer),
    (data,  bytea))

MIZZLE_SCHEMA(schema, texts)

}  // namespace texts_of_functions

using namespace texts_of_functions;

// Functions of the program's that have the names of some of SQL's.
static std::string trim(std::string_view text) { return std::string(text.substr(1)); }
static std::string upper(const std::string& text) { return text + "!"; }

namespace {

test_database some_texts() {
    auto db = empty_database();
    create(db, schema);
    db.run(insert_into(texts).values(
        {{.id = 1, .word = "Grüße, Ada", .other = "x", .n = 3, .data = bytes{std::byte{1}, std::byte{2}, std::byte{0}}},
         {.id = 2}}));
    return db;
}

template <class X> auto computed_in(test_database& db, int id, const X& x) {
    return get<"x">(db.one(select(x.template as<"x">()).from(texts).where(texts.id == id)));
}
template <class X> auto computed(test_database& db, const X& x) { return computed_in(db, 1, x); }
// In the row whose columns are NULL.
template <class X> bool is_null_beside_null(test_database& db, const X& x) {
    return !computed_in(db, 2, x).has_value();
}

}  // namespace

TEST_CASE("parts of text") {
    auto db = some_texts();
    CHECK(computed(db, substring(texts.word, 3)) == "üße, Ada");
    CHECK(computed(db, substring(texts.word, 3, 2)) == "üß");
    CHECK(computed(db, substring(texts.word, texts.n, texts.n)) == "üße");
    CHECK(computed(db, substring(texts.word, 3, 0)) == "");
    CHECK(computed(db, substring(texts.word, 30)) == "");
    CHECK(computed(db, left(texts.word, 3)) == "Grü");
    CHECK(computed(db, left(texts.word, 0)) == "");
    CHECK(computed(db, left(texts.word, 300)) == "Grüße, Ada");
    CHECK(computed(db, right(texts.word, 3)) == "Ada");
    CHECK(computed(db, right(texts.word, 0)) == "");
    CHECK(computed(db, right(texts.word, 300)) == "Grüße, Ada");
    CHECK(computed(db, right(texts.word, texts.n + 2)) == ", Ada");
    CHECK(is_null_beside_null(db, substring(texts.word, 1, 1)));
    CHECK(is_null_beside_null(db, substring("abc", texts.n)));
    CHECK(is_null_beside_null(db, left(texts.word, 1)));
    CHECK(is_null_beside_null(db, right("abc", texts.n)));
    CHECK_THROWS_AS(substring(texts.word, 0), usage_error);
    CHECK_THROWS_AS(substring(texts.word, 1, -1), usage_error);
    CHECK_THROWS_AS(left(texts.word, -1), usage_error);
    CHECK_THROWS_AS(right(texts.word, std::int64_t{1} << 40), usage_error);
}

TEST_CASE("functions of a text that the program has") {
    auto db = some_texts();
    const std::string name = "GRETE";
    std::string padded = " x ";
    db.run(insert_into(texts).values({.id = 3, .word = "grete"}));
    CHECK(db.one<int>(select(texts.id).from(texts).where(texts.word == lower(name))) == 3);
    CHECK(db.one<int>(select(texts.id).from(texts).where(texts.other == ltrim(rtrim(padded)))) == 1);
    CHECK(db.one<int>(select(texts.id).from(texts).where(texts.n + 2 == length("grete"))) == 1);
    CHECK(db.one<std::string>(select(mizzle::upper("ab"))) == "AB");
    CHECK(db.one<std::string>(select(mizzle::trim(std::string_view(padded)))) == "x");
    // It is kept by the statement, and a function of the program's own comes first.
    const auto statement = [&] { return select(texts.id).from(texts).where(texts.word == lower(std::string(name))); }();
    CHECK(db.one<int>(statement) == 3);
    CHECK(trim(padded) == "x ");
    CHECK(trim("abc") == "bc");
    CHECK(trim(std::string_view("abc")) == "bc");
    CHECK(upper(padded) == " x !");
    CHECK(upper(name) == "GRETE!");
    CHECK(db.one<std::optional<std::string>>(select(upper(texts.other)).from(texts).where(texts.id == 1)) == "X");
}

TEST_CASE("a case by what the program knows") {
    auto db = some_texts();
    for (const bool shown : {true, false}) {
        const auto word = case_when(shown, texts.other).when(texts.id == 2, "two").else_("hidden");
        CHECK(db.all<std::optional<std::string>>(select(word).from(texts).order_by(texts.id)) ==
              std::vector<std::optional<std::string>>{shown ? "x" : "hidden",
                                                      shown ? std::nullopt : std::optional("two")});
        CHECK(db.one<int>(select(case_when(false, 1).when(shown, 2).else_(3))) == (shown ? 2 : 3));
    }
}

TEST_CASE("text is searched and replaced") {
    auto db = some_texts();
    CHECK(computed(db, strpos(texts.word, "ß")) == 4);
    CHECK(computed(db, strpos(texts.word, texts.other)) == 0);
    CHECK(computed(db, strpos(texts.word, "")) == 1);
    CHECK(computed(db, starts_with(texts.word, "Grü")) == true);
    CHECK(computed(db, starts_with(texts.word, "rü")) == false);
    CHECK(computed(db, starts_with(texts.word, "")) == true);
    CHECK(db.all(select(texts.id).from(texts).where(starts_with(texts.word, "Gr") && texts.id == 1)).size() == 1);
    CHECK(db.all(select(texts.id).from(texts).where(!starts_with(texts.word, "Gr"))).empty());
    CHECK(computed(db, replace(texts.word, "Ada", std::string("Bob"))) == "Grüße, Bob");
    CHECK(computed(db, replace(texts.word, "", "-")) == "Grüße, Ada");
    CHECK(is_null_beside_null(db, strpos(texts.word, "a")));
    CHECK(is_null_beside_null(db, starts_with(texts.word, "a")));
    CHECK(is_null_beside_null(db, replace(texts.word, "a", "b")));
}

TEST_CASE("text is trimmed, padded and repeated") {
    auto db = some_texts();
    CHECK(computed(db, trim(concat("  ", texts.other, " "))) == "x");
    CHECK(computed(db, ltrim(concat("  ", texts.other, " "))) == "x ");
    CHECK(computed(db, rtrim(concat("  ", texts.other, " "))) == "  x");
    CHECK(computed(db, trim(texts.word, "daGA")) == "rüße, ");
    CHECK(computed(db, ltrim(texts.word, "rG")) == "üße, Ada");
    CHECK(computed(db, rtrim(texts.word, "da")) == "Grüße, A");
    CHECK(computed(db, lpad(texts.other, 4)) == "   x");
    CHECK(computed(db, lpad(texts.other, 4, "äb")) == "äbäx");
    CHECK(computed(db, rpad(texts.other, 4, "äb")) == "xäbä");
    CHECK(computed(db, rpad(texts.word, texts.n, "-")) == "Grü");
    CHECK(computed(db, lpad(texts.word, 3)) == "Grü");
    CHECK(computed(db, lpad(texts.other, 4, "")) == "x");
    CHECK(computed(db, repeat(texts.other, 3)) == "xxx");
    CHECK(computed(db, repeat("äb", texts.n)) == "äbäbäb");
    CHECK(computed(db, repeat(texts.other, 0)) == "");
    CHECK(is_null_beside_null(db, trim(texts.word, "a")));
    CHECK(is_null_beside_null(db, lpad(texts.word, 3)));
    CHECK(is_null_beside_null(db, lpad("abc", texts.n)));
    CHECK(is_null_beside_null(db, rpad("abc", 5, texts.word)));
    CHECK(is_null_beside_null(db, repeat(texts.word, 3)));
    CHECK(is_null_beside_null(db, repeat("abc", texts.n)));
    CHECK_THROWS_AS(lpad(texts.word, -1), usage_error);
    CHECK_THROWS_AS(repeat(texts.word, -1), usage_error);
}

TEST_CASE("operands that are written twice are bound once, in their order") {
    auto db = some_texts();
    const auto rows = db.all(select(lpad(concat(texts.other, "y"), 5, "ab").as<"a">(),
                                    right(concat("12", texts.other, "34"), 3).as<"b">(),
                                    concat_ws("-", texts.other, "q", concat(texts.other, "r")).as<"c">())
                                 .from(texts)
                                 .where(texts.other == "x" && repeat(texts.other, 2) == "xx"));
    REQUIRE(rows.size() == 1);
    CHECK(get<"a">(rows[0]) == "abaxy");
    CHECK(get<"b">(rows[0]) == "x34");
    CHECK(get<"c">(rows[0]) == "x-q-xr");
    const auto padded =
        select(lpad(texts.other, param<int>, param<std::string>).as<"x">()).from(texts).where(texts.id == param<int>);
    CHECK(get<"x">(db.one(padded, 3, "ab", 1)) == "abx");
}

TEST_CASE("concat_ws leaves NULLs out") {
    auto db = some_texts();
    CHECK(computed(db, concat_ws(", ", texts.word, texts.other)) == "Grüße, Ada, x");
    CHECK(computed_in(db, 2, concat_ws(", ", texts.word, "a", texts.other, "b")) == "a, b");
    static_assert(std::is_same_v<decltype(computed_in(db, 2, concat_ws(", ", texts.word, "a"))), std::string>);
    CHECK(computed_in(db, 2, concat_ws(", ", texts.word)) == "");
    CHECK(is_null_beside_null(db, concat_ws(texts.other, "a", "b")));
    CHECK(computed(db, concat_ws("", "a", "b", texts.other)) == "abx");
}

TEST_CASE("characters and bytes") {
    auto db = some_texts();
    CHECK(computed(db, ascii(texts.word)) == 'G');
    CHECK(computed(db, ascii(substring(texts.word, 3))) == 0xfc);
    CHECK(computed(db, chr(texts.n + 0x20a9)) == "€");
    CHECK(computed(db, to_hex(texts.n + 252)) == "ff");
    CHECK(computed(db, to_hex(-texts.n)) == "fffffffffffffffd");
    CHECK(computed(db, octet_length(texts.word)) == 12);
    CHECK(computed(db, octet_length(texts.data)) == 3);
    CHECK(computed(db, bit_length(texts.word)) == 96);
    CHECK(computed(db, bit_length(texts.data)) == 24);
    CHECK(computed_in(db, 1, (texts.n * 100 + 1) % bit_length(texts.data)) == 13);
    CHECK(computed(db, length(texts.word)) == 10);
    CHECK(is_null_beside_null(db, ascii(texts.word)));
    CHECK(is_null_beside_null(db, chr(texts.n)));
    CHECK(is_null_beside_null(db, to_hex(texts.n)));
    CHECK(is_null_beside_null(db, octet_length(texts.data)));
    CHECK(is_null_beside_null(db, bit_length(texts.word)));
}

#ifdef MIZZLE_TEST_POSTGRES
TEST_CASE("functions of text that PostgreSQL alone has") {
    auto db = some_texts();
    CHECK(computed(db, reverse(texts.word)) == "adA ,eßürG");
    CHECK(computed(db, split_part(texts.word, ", ", 2)) == "Ada");
    CHECK(computed(db, split_part(texts.word, ", ", 3)) == "");
    CHECK(computed(db, translate(texts.word, "dr", "DR")) == "GRüße, ADa");
    CHECK(computed(db, initcap(concat(texts.other, "a yz"))) == "Xa Yz");
    CHECK(computed(db, md5(texts.other)) == "9dd4e461268c8034f5c8564e155c67a6");
    CHECK(is_null_beside_null(db, md5(texts.data)));
}
#endif
