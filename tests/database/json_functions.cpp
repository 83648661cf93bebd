#include "app.hpp"
#include "catch.hpp"

#include <string>
#include <vector>

using namespace mizzle;

namespace documents_of_json {

MIZZLE_ENUM(state, open, closed)

MIZZLE_TABLE(documents,
    (id,    integer, primary_key),
    (doc,   jsonb<json_text>),
    (plain, json<json_text>),
    (prefs, jsonb<app::settings>),
    (word,  text),
    (n,     integer),
    (yes,   boolean),
    (exact, numeric),
    (state_, enum_<state>),
    (day,   date),
    (list,  MIZZLE_TEST_LIST(int)))

MIZZLE_SCHEMA(schema, documents)

}  // namespace documents_of_json

using namespace documents_of_json;

namespace {

constexpr std::string_view sample =
    R"({"s": "a \"b\" é", "n": 42, "r": 1.50, "t": true, "f": false, "z": null, "a": [10, "x", null, [1]], )"
    R"("o": {"k 1": {"x.y": "deep"}}, "7": "seven"})";

test_database some_documents() {
    auto db = empty_database();
    create(db, schema);
    db.run(insert_into(documents).values({{.id = 1,
                                           .doc = json_text{std::string(sample)},
                                           .plain = json_text{std::string(sample)},
                                           .prefs = app::settings{},
                                           .word = "it's \"so\"",
                                           .n = 7,
                                           .yes = true,
                                           .exact = numeric("12.50"),
                                           .state_ = state::closed,
                                           .day = std::chrono::year(2026) / 11 / 20,
                                           .list = std::vector<int>{1, 2}},
                                          {.id = 2}}));
    return db;
}

template <class X> auto computed_in(test_database& db, int id, const X& x) {
    return get<"x">(db.one(select(x.template as<"x">()).from(documents).where(documents.id == id)));
}
template <class X> auto computed(test_database& db, const X& x) { return computed_in(db, 1, x); }
// In the row whose columns are NULL.
template <class X> bool is_null_beside_null(test_database& db, const X& x) {
    return !computed_in(db, 2, x).has_value();
}
// JSON is compared as such: white space and the order of keys do not matter.
nlohmann::json parsed(const std::optional<json_text>& text) {
    return text ? nlohmann::json::parse(text->text) : nlohmann::json("NULL");
}
nlohmann::json operator""_json_value(const char* text, std::size_t size) {
    return nlohmann::json::parse(std::string_view(text, size));
}

}  // namespace

TEST_CASE("parts of JSON, as JSON and as text") {
    auto db = some_documents();
    const auto check = [&](const auto& doc) {
        CHECK(computed(db, json_get(doc, "s")) == json_text{"\"a \\\"b\\\" é\""});
        CHECK(computed(db, json_get(doc, "n")) == json_text{"42"});
        CHECK(computed(db, json_get(doc, "z")) == json_text{"null"});
        CHECK(computed(db, json_get(doc, "missing")) == std::nullopt);
        CHECK(parsed(computed(db, json_get(doc, "o", "k 1"))) == R"({"x.y": "deep"})"_json_value);
        CHECK(computed(db, json_get(doc, "a", 0)) == json_text{"10"});
        CHECK(computed(db, json_get(doc, std::string("a"), -1, 0)) == json_text{"1"});
        CHECK(computed(db, json_get(doc, "a", 9)) == std::nullopt);
        CHECK(computed(db, json_get_text(doc, "s")) == "a \"b\" é");
        CHECK(computed(db, json_get_text(doc, "n")) == "42");
        CHECK(computed(db, json_get_text(doc, "r")) == "1.50");
        CHECK(computed(db, json_get_text(doc, "t")) == "true");
        CHECK(computed(db, json_get_text(doc, "f")) == "false");
        CHECK(computed(db, json_get_text(doc, "z")) == std::nullopt);
        CHECK(computed(db, json_get_text(doc, "missing")) == std::nullopt);
        CHECK(computed(db, json_get_text(doc, "a", 1)) == "x");
        CHECK(computed(db, json_get_text(doc, "a", -2)) == std::nullopt);
        CHECK(computed(db, json_get_text(doc, "a", 3)) == "[1]");
        CHECK(computed(db, json_get_text(doc, "o", "k 1", "x.y")) == "deep");
        CHECK(computed(db, json_get_text(doc, "7")) == "seven");
        CHECK(is_null_beside_null(db, json_get(doc, "s")));
        CHECK(is_null_beside_null(db, json_get_text(doc, "s")));
    };
    check(documents.doc);
    check(documents.plain);
    CHECK(computed(db, json_get_text(documents.prefs, "frequency")) == "instant");
    if (!on_postgres) CHECK_THROWS_AS(computed(db, json_get(documents.doc, "a\"b")), usage_error);
    else CHECK(computed(db, json_get(documents.doc, "a\"b")) == std::nullopt);
}

TEST_CASE("what is found in JSON becomes other types, and stands in conditions") {
    auto db = some_documents();
    CHECK(computed(db, cast<int>(json_get_text(documents.doc, "n"))) == 42);
    CHECK(computed(db, cast<double>(json_get_text(documents.doc, "r"))) == 1.5);
    CHECK(computed(db, cast<bool>(json_get_text(documents.doc, "t"))) == true);
    CHECK(computed(db, cast<bool>(json_get_text(documents.doc, "f"))) == false);
    CHECK(computed(db, cast<std::string>(documents.yes)) == "true");
    const auto found = select(documents.id).from(documents);
    CHECK(db.all(found.where(json_get_text(documents.doc, "o", "k 1", "x.y") == "deep" && documents.n == 7)).size() ==
          1);
    CHECK(db.all(found.where(cast<int>(json_get_text(documents.doc, "n")) > param<int>), 41).size() == 1);
    CHECK(db.all(found.where(json_get_text(documents.doc, "a", 1).in("x", "y"))).size() == 1);
    condition later = json_get_text(documents.doc, std::string("s")) == "a \"b\" é";
    later &= json_get_text(documents.doc, "a", 0) == "10";
    CHECK(db.all(found.where(later)).size() == 1);
}

TEST_CASE("whether JSON has a part") {
    auto db = some_documents();
    CHECK(computed(db, json_exists(documents.doc, "z")) == true);
    CHECK(computed(db, json_exists(documents.doc, "y")) == false);
    CHECK(computed(db, json_exists(documents.plain, "a", 2)) == true);
    CHECK(computed(db, json_exists(documents.plain, "a", 4)) == false);
    CHECK(computed_in(db, 2, json_exists(documents.doc, "z")) == false);
}

TEST_CASE("what JSON is, and how long") {
    auto db = some_documents();
    const auto check = [&](const auto& doc) {
        const auto type = [&](const char* key) { return computed(db, json_typeof(json_get(doc, std::string(key)))); };
        CHECK(type("s") == "string");
        CHECK(type("n") == "number");
        CHECK(type("r") == "number");
        CHECK(type("t") == "boolean");
        CHECK(type("f") == "boolean");
        CHECK(type("z") == "null");
        CHECK(type("a") == "array");
        CHECK(type("o") == "object");
        CHECK(type("missing") == std::nullopt);
        CHECK(computed(db, json_array_length(json_get(doc, "a"))) == 4);
        CHECK(is_null_beside_null(db, json_array_length(doc)));
    };
    check(documents.doc);
    check(documents.plain);
}

TEST_CASE("JSON is made of values") {
    auto db = some_documents();
    const auto made = json_object("word", documents.word, "n", documents.n, "yes", documents.yes, "no",
                                  documents.n == 8, "exact", documents.exact, "state", documents.state_, "day",
                                  documents.day, "list", documents.list, "sub", json_get(documents.doc, "a"), "c", 1.5,
                                  "d", std::string("x"), "e", false, "f", std::vector<int>{3});
    CHECK(parsed(computed(db, made)) == R"({"word": "it's \"so\"", "n": 7, "yes": true, "no": false, "exact": 12.5,
        "state": "closed", "day": "2026-11-20", "list": [1, 2], "sub": [10, "x", null, [1]], "c": 1.5, "d": "x",
        "e": false, "f": [3]})"_json_value);
    CHECK(parsed(computed_in(db, 2, made)) == R"({"word": null, "n": null, "yes": null, "no": null, "exact": null,
        "state": null, "day": null, "list": null, "sub": null, "c": 1.5, "d": "x", "e": false, "f": [3]})"_json_value);
    CHECK(parsed(computed(db, json_array(documents.n, documents.word, json_object("a", documents.yes)))) ==
          R"([7, "it's \"so\"", {"a": true}])"_json_value);
    static_assert(std::is_same_v<decltype(computed(db, made)), json_text>);
}

TEST_CASE("a key is set and removed") {
    auto db = some_documents();
    const auto options = [&] {
        return db.one(select(documents.prefs, documents.plain).from(documents).where(documents.id == 1));
    };
    db.run(update(documents).set(documents.prefs = json_set(documents.prefs, "email", false)).where(documents.id == 1));
    CHECK(options().prefs == app::settings{false, "instant"});
    db.run(update(documents)
               .set(documents.prefs =
                        json_set(json_set(documents.prefs, "frequency", documents.word), "email", documents.yes),
                    documents.plain = json_remove(json_set(documents.plain, "o", documents.exact), "a"))
               .all_rows());
    CHECK(options().prefs == app::settings{true, "it's \"so\""});
    CHECK(
        parsed(options().plain) ==
        R"({"s": "a \"b\" é", "n": 42, "r": 1.50, "t": true, "f": false, "z": null, "o": 12.5, "7": "seven"})"_json_value);
    CHECK(computed(db, json_get_text(json_set(documents.doc, "new", json_array(documents.n)), "new", 0)) == "7");
    CHECK(parsed(computed(db, json_remove(json_get(documents.doc, "a"), 0))) == R"(["x", null, [1]])"_json_value);
    CHECK(is_null_beside_null(db, json_set(documents.doc, "a", 1)));
    CHECK(is_null_beside_null(db, json_remove(documents.doc, "a")));
}

#ifdef MIZZLE_TEST_POSTGRES
TEST_CASE("JSON holds other JSON") {
    auto db = some_documents();
    const auto found = [&](const auto& condition) {
        return db.all(select(documents.id).from(documents).where(condition)).size();
    };
    CHECK(found(json_contains(documents.doc, json_text{R"({"n": 42, "o": {"k 1": {}}})"})) == 1);
    CHECK(found(json_contains(documents.plain, json_text{R"({"a": ["x", 10]})"})) == 1);
    CHECK(found(json_contains(documents.doc, json_text{R"({"n": 43})"})) == 0);
    CHECK(found(json_contains(documents.prefs, app::settings{})) == 1);
    CHECK(found(json_contains(documents.doc, json_object("n", documents.n + 35))) == 1);
    CHECK(found(!json_contains(json_get(documents.doc, "a"), json_array(documents.n))) == 1);
}
#endif
