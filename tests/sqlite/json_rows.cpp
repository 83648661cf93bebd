// Rows as JSON and back, over the widest row that there is, and what is wrong with documents that fit no row.
#include "app.hpp"
#include "catch.hpp"
#include "planted.hpp"

#include <mizzle/json/rows.hpp>

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace documents {

using app::priority, app::settings;

struct point {
    int x = 0, y = 0;
    bool operator==(const point&) const = default;
};

}  // namespace documents

template <> struct mizzle::custom_type<documents::point> {
    static constexpr std::string_view postgres_type = "text", sqlite_type = "text";
    static std::string to_text(const documents::point& p) { return std::to_string(p.x) + " " + std::to_string(p.y); }
    static documents::point from_text(std::string_view text) {
        const auto space = text.find(' ');
        return {std::stoi(std::string(text.substr(0, space))), std::stoi(std::string(text.substr(space)))};
    }
};

namespace documents {

MIZZLE_TABLE(things,
    (id,       serial,                                   primary_key),
    (small,    smallint,                                 not_null),
    (medium,   integer,                                  not_null),
    (big,      bigint,                                   not_null),
    (yes,      boolean,                                  not_null),
    (single,   real,                                     not_null),
    (twofold,  double_precision,                         not_null),
    (price,    numeric(10, 2),                           not_null),
    (exact,    numeric,                                  not_null),
    (words,    text,                                     not_null),
    (brief,    varchar(5),                               not_null, named("Short")),
    (letters,  char_(3),                                 not_null),
    (data,     bytea,                                    not_null),
    (day,      date,                                     not_null),
    (hour,     time,                                     not_null),
    (here,     timestamp,                                not_null),
    (moment,   timestamptz,                              not_null),
    (duration, interval,                                 not_null),
    (key,      uuid,                                     not_null),
    (level,    enum_<priority>,                          not_null),
    (options,  jsonb<settings>,                          not_null),
    (document, json<mizzle::json_text>,                  not_null),
    (numbers,  array_of<std::int64_t>,                   not_null),
    (amounts,  array_of<std::optional<mizzle::numeric>>, not_null),
    (place,    custom<point>,                            not_null),
    (maybe,    integer),
    (nothing,  jsonb<settings>))

MIZZLE_TABLE(offers,
    (id,      integer,         primary_key),
    (title,   varchar(12),     not_null),
    (price,   numeric(6, 2),   not_null),
    (stars,   smallint),
    (weight,  double_precision),
    (kind,    text,            not_null, default_value("new")),
    (level,   enum_<priority>, not_null, default_value(priority::low)),
    (since,   date),
    (until,   date),
    (is_free, boolean,         not_null, default_value(false)),
    (code,    text,            collate("nocase")),
    (grade, char_(2)),
    (doubled, numeric(8, 2),   generated_as("price * 2").on_sqlite("price * 2")),
    (edition, integer,         version))

MIZZLE_CONSTRAINTS(offers,
    check("price_range", offers.price > 0 && offers.price <= numeric("999.50")),
    check("stars_range", offers.stars.between(1, 5)),
    check("weight_range", offers.weight >= 0.5 && offers.weight < 100),
    check("kind_known", offers.kind.in("new", "used")),
    check("title_length", length(offers.title) >= 3),
    check("title_words", offers.title != "none" && lower(offers.title) != "NONE"),
    check("in_order", offers.since < offers.until),
    check("free_or_dear", !offers.is_free || offers.level != priority::high),
    check("code_known", offers.code.in("a", "b")),
    check("grade_known", offers.grade == "a"),
    check("since_known", offers.since.is_not_null() || offers.until.is_null()))

MIZZLE_SCHEMA(schema, things, offers)

}  // namespace documents

using namespace documents;
using namespace mizzle;
using json = nlohmann::json;

namespace {

things::row widest_row() {
    using namespace std::chrono;
    const auto moment = sys_days(2026y / 11 / 20) + 9h + 30min + 250ms + 1us;
    return {.id = 1,
            .small = -32768,
            .medium = 2147483647,
            .big = std::numeric_limits<std::int64_t>::min(),
            .yes = true,
            .single = 0.1f,
            .twofold = 5e-324,
            .price = numeric("12.50"),
            .exact = numeric("123456789012345678901234567890.10"),
            .words = "a \"b\"\n\u00fc",
            .brief = "\u00fc\u00fc\u00fc\u00fc\u00fc",
            .letters = "abc",
            .data = {std::byte{0}, std::byte{255}, std::byte{16}, std::byte{'a'}},
            .day = 2024y / 2 / 29,
            .hour = 24h,
            .here = local_days(2026y / 11 / 20) + 9h,
            .moment = moment,
            .duration = {months(14), days(-3), 2h},
            .key = uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
            .level = priority::high,
            .options = {.email = false, .frequency = "daily"},
            .document = {R"([1,{"a":null}])"},
            .numbers = {9007199254740993, -1},
            .amounts = {numeric("0.10"), std::nullopt},
            .place = {3, -4},
            .maybe = std::nullopt,
            .nothing = std::nullopt};
}

// As "field code" of each fault.
std::vector<std::string> told(const std::vector<json_fault>& faults) {
    std::vector<std::string> result;
    for (const auto& fault : faults) result.push_back(fault.field + " " + std::string(text_of(fault.code)));
    return result;
}
using list = std::vector<std::string>;

json good_offer() { return {{"id", 1}, {"title", "a book"}, {"price", "12.50"}}; }

// What is said of an offer with these fields beside those of a good one, "stars must be from 1 to 5".
list said(const char* fields) {
    auto document = good_offer();
    document.update(json::parse(fields));
    list result;
    for (const auto& fault : validate(offers, document)) result.push_back(fault.field + " " + fault.message);
    return result;
}

}  // namespace

TEST_CASE("the widest row is JSON and comes back from it") {
    const auto row = widest_row();
    const nlohmann::ordered_json document = row;
    CHECK(document.dump() ==
          R"({"id":1,"small":-32768,"medium":2147483647,"big":-9223372036854775808,"yes":true,"single":0.1,)"
          R"("twofold":5e-324,"price":"12.50","exact":"123456789012345678901234567890.10","words":"a \"b\"\n)"
          "\u00fc\",\"brief\":\"\u00fc\u00fc\u00fc\u00fc\u00fc"
          R"(","letters":"abc","data":"AP8QYQ==","day":"2024-02-29","hour":"24:00:00","here":"2026-11-20T09:00:00",)"
          R"("moment":"2026-11-20T09:30:00.250001Z","duration":"P1Y2M-3DT2H",)"
          R"("key":"6ba7b810-9dad-11d1-80b4-00c04fd430c8","level":"high",)"
          R"("options":{"email":false,"frequency":"daily"},"document":[1,{"a":null}],"numbers":[9007199254740993,-1],)"
          R"("amounts":["0.10",null],"place":"3 -4","maybe":null,"nothing":null})");
    CHECK(json::parse(document.dump()).get<things::row>() == row);
    CHECK(json(std::vector{row, row}).get<std::vector<things::row>>() == std::vector{row, row});

    // The same document is one to insert, and what is in the database then is the row.
    auto db = empty_database();
    create(db, documents::schema);
    CHECK(validate(things, document).empty());
    CHECK(db.one(insert_into(things).values(from_json<things::new_row>(document)).returning()) == row);
    CHECK(json(from_json<things::new_row>(document)) == json(row));
}

TEST_CASE("JSON has no number that is none") {
    auto row = widest_row();
    row.single = std::numeric_limits<float>::infinity();
    CHECK_THROWS_AS(json(row), usage_error);
    row.single = 1;
    row.twofold = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(json(row), usage_error);
}

TEST_CASE("what is left out of a document is left out of the statement") {
    const auto added = from_json<offers::new_row>(json::parse(R"({"id": 7, "title": "a book", "price": 3})"));
    CHECK(json(added).dump() == R"({"id":7,"price":"3.00","title":"a book"})");
    CHECK(added.price.value().to_string() == "3.00");
    const auto changes = from_json<offers::changes>(json::parse(R"({"stars": null, "title": "books"})"));
    CHECK(changes.stars.given());
    CHECK(!changes.weight.given());
    CHECK(json(changes).dump() == R"({"stars":null,"title":"books"})");
    CHECK(json(json(changes).get<offers::changes>()) == json(changes));

    auto db = empty_database();
    create(db, documents::schema);
    db.run(insert_into(offers).values(added));
    db.run(update(offers).set(changes).where(offers.id == 7));
    const nlohmann::ordered_json now = db.one(select().from(offers));
    CHECK(now.dump() ==
          R"({"id":7,"title":"books","price":"3.00","stars":null,"weight":null,"kind":"new",)"
          R"("level":"low","since":null,"until":null,"is_free":false,"code":null,"grade":null,"doubled":"6.00",)"
          R"("edition":2})");
}

TEST_CASE("rows of anything selected, and trees, are JSON and come back") {
    auto db = filled_database();
    using namespace app;
    db.run(insert_into(tags).values({.name = "red"}));
    const auto flat = db.all(select(tags, count().as<"many">(), todos.title)
                                 .from(tags)
                                 .left_join(todos, todos.id == tags.id)
                                 .where(tags.id == 1)
                                 .group_by(tags.id, todos.id));
    const nlohmann::ordered_json document = flat;
    CHECK(document.dump().find(R"(,"many":1,"title":"write"}])") != std::string::npos);
    CHECK(document.get<std::remove_cvref_t<decltype(flat)>>() == flat);

    const auto missing = db.one(
        select(preferences, tags.id).from(tags).left_join(preferences, preferences.id == tags.id).where(tags.id == 1));
    CHECK(json(missing).dump() == R"({"id":1,"preferences":null})");
    CHECK(json(missing).get<std::remove_cvref_t<decltype(missing)>>() == missing);
}

TEST_CASE("a list of documents is a list of rows to insert") {
    auto list_of_two = json::array({good_offer(), {{"id", 2}, {"title", "two books"}, {"price", 3}}});
    auto db = empty_database();
    create(db, documents::schema);
    db.run(insert_into(offers).values(from_json<std::vector<offers::new_row>>(list_of_two)));
    CHECK(db.all<std::string>(select(offers.title).from(offers).order_by(offers.id)) == list{"a book", "two books"});

    list_of_two[0].erase("price");
    list_of_two[1]["title"] = 2;
    try {
        static_cast<void>(from_json<std::vector<offers::new_row>>(list_of_two));
        FAIL("it was read");
    } catch (const invalid_json& e) { CHECK(told(e.faults()) == list{"[0].price missing", "[1].title wrong_type"}); }
    CHECK_THROWS_AS(from_json<std::vector<offers::changes>>(good_offer()), invalid_json);
}

namespace documents {

MIZZLE_TABLE(owners, (id, integer, primary_key), (name, text, not_null))
MIZZLE_TABLE(pets,
    (id, integer, primary_key),
    (owner_id, integer, references(owners.id)),
    (born, date, not_null))
MIZZLE_RELATIONS(owners, (pets, many(pets)))
MIZZLE_RELATIONS(pets, (owner, one(owners)))
MIZZLE_SCHEMA(kennel, owners, pets)

}  // namespace documents

TEST_CASE("a relational query's rows hold their relations") {
    auto db = empty_database();
    create(db, kennel);
    using namespace std::chrono;
    db.run(insert_into(owners).values({{.id = 1, .name = "ada"}, {.id = 2, .name = "bob"}}));
    db.run(
        insert_into(pets).values({{.id = 1, .owner_id = 1, .born = 2020y / 1 / 2}, {.id = 2, .born = 2021y / 3 / 4}}));

    const auto of_owners =
        db.all(query(owners).with(documents::relations::owners.pets.columns(pets.born)).order_by(owners.id));
    const nlohmann::ordered_json document = of_owners;
    CHECK(document.dump() ==
          R"([{"id":1,"name":"ada","pets":[{"born":"2020-01-02"}]},{"id":2,"name":"bob","pets":[]}])");
    using rows = std::remove_cvref_t<decltype(of_owners)>;
    CHECK(document.get<rows>() == of_owners);
    const auto of_pets = db.all(query(pets).with(documents::relations::pets.owner).order_by(pets.id));
    CHECK(nlohmann::ordered_json(of_pets).dump() ==
          R"([{"id":1,"owner_id":1,"born":"2020-01-02","owner":{"id":1,"name":"ada"}},)"
          R"({"id":2,"owner_id":null,"born":"2021-03-04","owner":null}])");
    CHECK(json(of_pets).get<std::remove_cvref_t<decltype(of_pets)>>() == of_pets);

    // Faults are named by their place.
    try {
        static_cast<void>(from_json<rows>(
            json::parse(R"([{"id":1,"name":"x","pets":[{"born":"2020-01-02"},{"born":"2021-02-29","x":1}]}])")));
        FAIL("it was read");
    } catch (const invalid_json& e) {
        CHECK(told(e.faults()) == list{"[0].pets[1].born malformed", "[0].pets[1].x unknown"});
        CHECK(std::string(e.what()) ==
              "mizzle: a JSON document does not fit its row: [0].pets[1].born must be a date, such "
              "as \"2026-11-20\"; [0].pets[1].x is no field of this");
    }
}

TEST_CASE("a tree to insert comes from JSON, and is JSON") {
    using planted::members, planted::tasks;
    namespace rel = planted::relations;
    auto db = empty_database();
    create(db, planted::schema);
    constexpr auto shape = query(members).with(rel::members.tasks.with(rel::tasks.labels), rel::members.profile);
    using tree = new_tree<decltype(shape)>;
    const auto document =
        nlohmann::ordered_json::parse(R"({"email":"ada@example.org","name":"ada","tasks":[)"
                                      R"({"title":"write","price":"1.50","labels":[{"name":"home"},{"name":"now"}]},)"
                                      R"({"title":"rest","level":"high","labels":[]}],"profile":{"theme":"dark"}})");
    const auto ada = insert_tree(db, shape, from_json<tree>(document));
    REQUIRE(ada.tasks.size() == 2);
    CHECK(ada.tasks[0].member_id == ada.id);
    CHECK(ada.tasks[0].price == numeric("1.50"));
    CHECK(ada.tasks[0].labels.at(1).name == "now");
    CHECK(ada.tasks[1].level == priority::high);
    CHECK(ada.profile.value().theme == "dark");
    CHECK(json(from_json<tree>(document)) == json(document));
    CHECK(json(document.get<tree>()) == json(document));
    CHECK(from_json<std::vector<tree>>(json::array({document, document})).size() == 2);
    CHECK(from_json<tree>(json{{"email", "b"}, {"name", "bob"}}).tasks.empty());
    CHECK(!from_json<tree>(json{{"email", "b"}, {"name", "bob"}, {"profile", nullptr}}).profile);

    const auto wrong =
        json::parse(R"({"name":"b","tasks":[{"price":"1.505","labels":[{"name":1},{}]},7],"profile":[],"likes":1})");
    const list faults{"email missing",
                      "likes unknown",
                      "tasks[0].title missing",
                      "tasks[0].price too_many_digits",
                      "tasks[0].labels[0].name wrong_type",
                      "tasks[0].labels[1].name missing",
                      "tasks[1] wrong_type",
                      "profile wrong_type"};
    CHECK(told(validate(shape, wrong)) == faults);
    CHECK(validate(shape, document).empty());
    try {
        static_cast<void>(from_json<tree>(wrong));
        FAIL("it was read");
    } catch (const invalid_json& e) { CHECK(told(e.faults()) == faults); }
    CHECK(told(validate(shape, json{{"email", "b"}, {"name", "bob"}, {"tasks", nullptr}})) == list{"tasks wrong_type"});

    // A key that is in the row itself, of a row that is given with it or is there already.
    constexpr auto above = query(tasks).with(rel::tasks.member, rel::tasks.helper);
    using task = new_tree<decltype(above)>;
    CHECK(told(validate(above, json{{"title", "t"}})) == list{"member_id missing"});
    CHECK(told(validate(above, json{{"title", "t"}, {"member", nullptr}})) == list{"member_id missing"});
    CHECK(told(validate(above, json{{"title", "t"}, {"member", {{"name", "cy"}}}})) == list{"member.email missing"});
    CHECK(insert_tree(db, above, from_json<task>(json{{"title", "t"}, {"member_id", ada.id}})).member.name == "ada");
    const json with_member{{"title", "t"}, {"member", {{"name", "cy"}, {"email", "cy@example.org"}}}};
    CHECK(insert_tree(db, above, from_json<task>(with_member)).member.name == "cy");

    // One that stands in the document twice, in a list's row and in one above which a row names.
    const auto below = [](const json& id, const json& key) {
        return json{{"id", id}, {"email", "d"}, {"name", "dee"}, {"tasks", {{{"title", "t"}, {"member_id", key}}}}};
    };
    CHECK(validate(shape, below(9, 9)).empty());
    CHECK(told(validate(shape, below(9, 8))) == list{"tasks[0].member_id other_key"});
    CHECK(validate(shape, below(9, 8)).front().message == "must be the same as id of the row above");
    CHECK_THROWS_AS(from_json<tree>(below(9, 8)), invalid_json);
    CHECK(told(validate(shape, below(9, nullptr))) == list{"tasks[0].member_id null_value"});
    const auto named = [](const json& key, const json& id) {
        return json{{"title", "t"},
                    {"helper_id", key},
                    {"member_id", 1},
                    {"helper", {{"id", id}, {"name", "e"}, {"email", "e"}}}};
    };
    CHECK(validate(above, named(9, 9)).empty());
    CHECK(told(validate(above, named(9, 8))) == list{"helper.id other_key"});
    CHECK(told(validate(above, named(nullptr, 8))) == list{"helper.id null_value"});
    auto left_out = named(9, 9);
    left_out.erase("helper_id");
    CHECK(validate(above, left_out).empty());
}

TEST_CASE("every fault of a document is told at once") {
    CHECK(told(validate(offers, json::parse("[]"))) == list{" wrong_type"});
    CHECK(told(validate(offers, json::parse("{}"))) == list{"id missing", "title missing", "price missing"});
    CHECK(told(validate_changes(offers, json::parse("{}"))).empty());
    CHECK(told(validate(offers, good_offer())).empty());
    CHECK(told(validate(offers, json::parse(R"({"id": 2147483648, "title": "longer than twelve", "price": "1.234",
        "stars": 40000, "kind": null, "level": "highest", "since": "yesterday", "is_free": 1, "doubled": "1",
        "edition": 3, "colour": "red", "weight": "heavy"})"))) ==
          list{"id out_of_range", "title too_long", "price too_many_digits", "stars out_of_range", "weight wrong_type",
               "kind null_value", "level not_a_label", "since malformed", "is_free wrong_type", "doubled read_only",
               "edition read_only", "colour unknown"});
    CHECK_THROWS_AS(from_json<offers::new_row>(json::parse(R"({"id": 1})")), invalid_json);
    CHECK_THROWS_AS(from_json<offers::changes>(json::parse(R"({"edition": 1})")), invalid_json);

    const json fault = json_fault{"title", json_code::too_long, "must have at most 12 characters"};
    CHECK(fault.dump() == R"({"code":"too_long","field":"title","message":"must have at most 12 characters"})");
}

TEST_CASE("a document may give only the columns that are named") {
    CHECK(told(validate(offers, json::parse(R"({"id": 1, "title": "a book", "price": 1})"), offers.title)) ==
          list{"id unknown", "price unknown"});
    CHECK(told(validate(offers, json::parse(R"({"price": 0})"), offers.title, offers.price)) ==
          list{"title missing", "price check"});
    CHECK(told(validate_changes(offers, json::parse(R"({"id": 1})"), offers.title)) == list{"id unknown"});
}

TEST_CASE("what no database keeps, or not every one, is no input") {
    CHECK(said(R"({"price": "NaN"})") == list{"price must be a finite number"});
    CHECK(said(R"({"price": 12.5})") == list{"price must be a decimal number as text, such as \"12.50\""});
    CHECK(said(R"({"id": 1.0})") == list{"id must be a whole number"});
    CHECK(said(R"({"title": "nul\u0000"})") == list{"title must be UTF-8 without the character NUL"});
    CHECK(said(R"({"weight": 9007199254740993})") == list{"weight must be a number that the column keeps exactly"});
    CHECK(said(R"({"title": "\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc"})").empty());

    auto document = json(widest_row());
    const auto faults_with = [&](const char* field, const char* text) {
        auto changed = document;
        changed[field] = json::parse(text);
        return told(validate(things, changed));
    };
    CHECK(faults_with("big", "9223372036854775808") == list{"big out_of_range"});
    CHECK(faults_with("small", "-32769") == list{"small out_of_range"});
    CHECK(faults_with("single", "1e39") == list{"single out_of_range"});
    CHECK(faults_with("single", "16777217") == list{"single out_of_range"});
    CHECK(faults_with("data", "\"AB==\"") == list{"data malformed"});  // its last bits belong to no byte
    CHECK(faults_with("data", "\"AA=\"") == list{"data malformed"});
    CHECK(faults_with("data", "\"\"").empty());
    CHECK(faults_with("here", "\"2026-11-20\"") == list{"here malformed"});
    CHECK(faults_with("here", "\"2026-11-20T09:00:00Z\"") == list{"here malformed"});
    CHECK(faults_with("moment", "\"2026-11-20T09:00:00\"") == list{"moment malformed"});
    CHECK(faults_with("moment", "\"9999-12-31T23:59:59-01:00\"") == list{"moment malformed"});
    CHECK(faults_with("moment", "\"2026-11-20T09:00:00+02:00\"").empty());
    CHECK(faults_with("hour", "\"24:00:01\"") == list{"hour malformed"});
    CHECK(faults_with("duration", "\"2 hours\"") == list{"duration malformed"});
    CHECK(faults_with("key", "\"6ba7\"") == list{"key malformed"});
    CHECK(faults_with("letters", "\"abcd\"") == list{"letters too_long"});
    CHECK(faults_with("price", "\"123456789.00\"") == list{"price too_many_digits"});
    CHECK(faults_with("numbers", "[1, null, \"2\"]") == list{"numbers[1] null_value", "numbers[2] wrong_type"});
    CHECK(faults_with("numbers", "1") == list{"numbers wrong_type"});
    CHECK(faults_with("amounts", "[1.5]") == list{"amounts[0] wrong_type"});
    CHECK(faults_with("options", "{\"email\": 1}") == list{"options malformed"});
    CHECK(faults_with("options", "null") == list{"options null_value"});
    CHECK(faults_with("document", "{\"a\": [\"\\u0000\"]}") == list{"document malformed"});
    CHECK(faults_with("document", "{\"\\u0000\": 1}") == list{"document malformed"});
    const auto deep = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(faults_with("document", deep(500).c_str()).empty());
    CHECK(faults_with("document", deep(501).c_str()) == list{"document malformed"});
    CHECK(faults_with("document", deep(200'000).c_str()) == list{"document malformed"});
    CHECK(faults_with("place", "\"nowhere\"") == list{"place malformed"});
    CHECK(faults_with("place", "3") == list{"place wrong_type"});
    CHECK(faults_with("single", "1e-60") == list{"single out_of_range"});

    // What can be no text of JSON can still be a document, made by the program or read from CBOR.
    const auto faults_of = [&](const char* field, json value) {
        auto changed = document;
        changed[field] = std::move(value);
        return told(validate(things, changed));
    };
    CHECK(faults_of("words", "\xff") == list{"words malformed"});
    CHECK(faults_of("document", {{"a", "\xff"}}) == list{"document malformed"});
    CHECK(faults_of("document", {{"\xed\xa0\x80", 1}}) == list{"document malformed"});
    CHECK(faults_of("document", std::numeric_limits<double>::infinity()) == list{"document malformed"});
    CHECK(faults_of("options", json::binary({1})) == list{"options malformed"});
    document["document"] = "\xff";
    CHECK_THROWS_AS(document.get<things::row>(), invalid_json);
}

TEST_CASE("a value of another kind is no value of a column, whatever its kind") {
    const json document = widest_row();
    const json kinds[] = {true, 7, -7, 1.5, "?", json::array(), json::object(), json::binary({1})};
    for (const auto& [field, good] : document.items()) {
        if (field == "document" || field == "nothing" || field == "options") continue;
        const auto good_kind = field == "maybe" ? json(1) : good;
        for (const auto& kind : kinds) {
            if (kind.type() == good_kind.type() || (kind.is_number() && good_kind.is_number())) continue;
            if (kind.is_number_integer() && (field == "price" || field == "exact"))
                continue;  // whole numbers are taken
            auto changed = document;
            changed[field] = kind;
            INFO(field << " as " << kind.type_name());
            CHECK(told(validate(things, changed)) == list{field + " wrong_type"});
            CHECK_THROWS_AS(from_json<things::row>(changed), invalid_json);
        }
    }
}

TEST_CASE("checks are judged as far as they can be read") {
    CHECK(said(R"({"price": 0})") == list{"price must be greater than 0"});
    CHECK(said(R"({"price": "999.51"})") == list{"price must be at most 999.50"});
    CHECK(said(R"({"price": "999.50"})").empty());
    CHECK(said(R"({"stars": 6})") == list{"stars must be from 1 to 5"});
    CHECK(said(R"({"stars": null})").empty());
    CHECK(said(R"({"weight": 0.25})") == list{"weight must be at least 0.5"});
    CHECK(said(R"({"weight": 100})") == list{"weight must be less than 100"});
    CHECK(said(R"({"kind": "old"})") == list{"kind must be one of \"new\", \"used\""});
    CHECK(said(R"({"title": "ab"})") == list{"title must have at least 3 characters"});
    CHECK(said(R"({"title": "none"})") == list{"title must be other than \"none\""});
    CHECK(said(R"({"title": "NONE"})").empty());  // lower() is the database's to judge
    CHECK(said(R"({"code": "A"})").empty());      // and so are collations
    CHECK(said(R"({"grade": "a "})").empty());    // PostgreSQL's char_(n) has no blanks at its end
    CHECK(said(R"({"since": "2026-01-02", "until": "2026-01-02"})") == list{"since breaks the rule \"in_order\""});
    CHECK(said(R"({"since": "2026-01-02", "until": "2026-01-03"})").empty());
    CHECK(said(R"({"until": "2026-01-03"})") == list{"since breaks the rule \"since_known\""});
    CHECK(said(R"({"is_free": true, "level": "high"})") == list{"is_free breaks the rule \"free_or_dear\""});
    CHECK(said(R"({"is_free": true})").empty());  // the level is the database's default, which is not looked at

    // Changes are judged by what they give.
    CHECK(told(validate_changes(offers, json::parse(R"({"until": "2026-01-03"})"))).empty());
    CHECK(told(validate_changes(offers, json::parse(R"({"until": "2026-01-03", "since": null})"))) ==
          list{"since check"});
    CHECK(told(validate_changes(offers, json::parse(R"({"price": "-1", "stars": 0})"))) ==
          list{"price check", "stars check"});
    // What is no price is not judged as one.
    CHECK(told(validate(offers, json::parse(R"({"id": 1, "title": "a book", "price": "-"})"))) ==
          list{"price malformed"});
}
