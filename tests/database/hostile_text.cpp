// Any text comes back as it was written, whatever it means to SQL, to a shell, to a formatter or to a parser; or it is
// refused by a typed error, and nothing is written.
#include "app.hpp"
#include "catch.hpp"
#include "hostile_strings.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace mizzle;

namespace hostile {

MIZZLE_TABLE_AS(texts, named("Robert'); drop table \"bystanders\"; --"),
    (id,    integer, primary_key),
    (body,  text,    named("\"; delete from \"bystanders\"; /* ' {} %s ?1 $1 \\")),
    (words, MIZZLE_TEST_LIST(std::string), named("a\"\"b")),
    (doc,   jsonb<app::settings>,  named("select")))

MIZZLE_TABLE(bystanders,
    (id,   integer, primary_key),
    (note, text,    not_null, default_value("it's; -- \" \\ \\' {} {0} %s %n ?1 $1 :a @b /* \n */ 🌧")))

MIZZLE_CONSTRAINTS(bystanders,
    index("i\"; drop table \"bystanders\"; --").on(bystanders.note),
    unique("u' or ''='").on(bystanders.id, bystanders.note),
    check("c\"\"\\{}%s$1?1", bystanders.note != "'; drop table bystanders; -- \" \\"))

MIZZLE_TABLE(documents, (id, serial, primary_key), (doc, json<json_text>))

MIZZLE_SCHEMA(schema, texts, bystanders, documents)

bool is_kept(std::string_view text) { return on_sqlite || (is_utf8(text) && (on_mysql || !has_nul(text))); }

// Calls f, which must be refused in the way that is due to the text.
template <class F> void expect_refusal(const std::string& text, F&& f) {
    // PostgreSQL's server looks at the bytes, for MySQL the library does.
    if (on_mysql || has_nul(text)) {
        CHECK_THROWS_AS(f(), usage_error);
        return;
    }
    try {
        f();
        FAIL("the expected exception is missing");
    } catch (const database_error& e) {
        CHECK(e.code() == "22021");  // character_not_in_repertoire
    }
}

class harness {
public:
    harness() : db(empty_database()) {
        create(db, schema);
        db.run(insert_into(bystanders).values({.id = 1}));
        db.on_query([this](const query_event& e) { literals_.assign(e.values.begin(), e.values.end()); },
                    {.values = true});
    }

    auto body_of(int id) { return db.one(select(texts.body).from(texts).where(texts.id == id)).body; }
    auto count_of(condition where) { return db.one(select(count()).from(texts).where(where)).count; }

    // Every way of writing it, and of looking for it.
    void write_and_find(const std::string& text) {
        db.run(delete_from(texts).all_rows());
        db.run(insert_into(texts).values({{.id = 98, .body = "another"}, {.id = 99, .body = null}}));
        CHECK(db.one(insert_into(texts).values({.id = 1, .body = text}).returning()).body == text);
        CHECK(db.one(insert_into(texts).values(texts.id = 2, texts.body = text).returning(texts.body)).body == text);
        db.run(insert_into(texts).values({{.id = 3, .body = text}, {.id = 4, .body = text}}));
        db.run(insert_into(texts).values({.id = 5}));
        CHECK(db.one(update(texts).set({.body = text}).where(texts.id == 5).returning(texts.body)).body == text);
        db.run(insert_into(texts).values({.id = 6, .body = "former"}));
        db.run(update(texts).set(texts.body = text).where(texts.id == 6));
        db.run(insert_into(texts).values({.id = 6, .body = "x"}).on_conflict(texts.id).do_update(texts.body = text));
        db.run(insert_into(texts).values({.id = 7, .body = text}).on_conflict(texts.id).do_nothing());
        for (int id = 1; id <= 7; ++id) CHECK(body_of(id) == text);
        std::int64_t rows = 0;
        for (const auto& row : db.stream(select(texts.body).from(texts).where(texts.id <= 7))) rows += row.body == text;
        CHECK(rows == 7);

        CHECK(count_of(texts.body == text) == 7);
        CHECK(count_of(texts.body != text) == 1);
        CHECK(count_of(texts.body.in(text, "neither")) == 7);
        CHECK(count_of(texts.body.between(text, text)) == 7);
        CHECK(count_of(sql<bool>("{} = {}", texts.body, text)) == 7);
        CHECK(count_of(texts.id.in(select(texts.id).from(texts).where(texts.body == text))) == 7);
        constexpr auto kept = select(count()).from(texts).where(texts.body == param<std::string>);
        CHECK(db.one(kept, text).count == 7);
        CHECK(get<0>(db.one(select(sql<std::string>(on_mysql ? "cast({} as char)" : "cast({} as text)", text)))) ==
              text);
        condition either = texts.body == text;
        either |= texts.body == std::string("neither");
        CHECK(count_of(either) == 7);
        const std::vector<std::string> list{"neither", text};
        if (has_nul(text)) CHECK_THROWS_AS(count_of(texts.body.in(list)), usage_error);
        else CHECK(count_of(texts.body.in(list)) == 7);

        check_containers(text);
        CHECK(db.run(delete_from(texts).where(texts.body == text)).rows_affected == 7);
        CHECK(count_of(texts.id > 0) == 2);
        CHECK(db.one(select(count()).from(bystanders)).count == 1);
    }

    // The pattern of a text finds the text alone.
    void find_by_pattern(const std::string& text) {
        db.run(delete_from(texts).all_rows());
        db.run(insert_into(texts).values({{.id = 1, .body = text},
                                          {.id = 2, .body = "<" + text},
                                          {.id = 3, .body = text + ">"},
                                          {.id = 4, .body = "<" + text + ">"},
                                          {.id = 5, .body = "<neither\x02>"}}));
        const std::int64_t all = text.empty() ? 5 : 4, at_an_end = text.empty() ? 5 : 2;
        CHECK(count_of(texts.body.like(escape_like(text))) == 1);
        CHECK(count_of(texts.body.like(contains(text))) == all);
        CHECK(count_of(texts.body.like(starts_with(text))) == at_an_end);
        CHECK(count_of(texts.body.ilike(ends_with(text))) == at_an_end);
        CHECK(count_of(texts.body.not_like(contains(text))) == 5 - all);
    }

    // The literal that observers are shown means the same text.
    void read_as_literal(const std::string& text) {
        db.run(delete_from(texts).all_rows());
        db.run(insert_into(texts).values(texts.id = 1, texts.body = text));
        REQUIRE(literals_.size() == 2);
        const auto literal = literals_[1];
        db.exec("update \"Robert'); drop table \"\"bystanders\"\"; --\" set \"select\" = null, "
                "\"\"\"; delete from \"\"bystanders\"\"; /* ' {} %s ?1 $1 \\\" = 'overwritten'");
        CHECK(body_of(1) == "overwritten");
        db.exec("update \"Robert'); drop table \"\"bystanders\"\"; --\" set "
                "\"\"\"; delete from \"\"bystanders\"\"; /* ' {} %s ?1 $1 \\\" = " +
                literal);
        CHECK(body_of(1) == text);
    }

    // Nothing of it is written.
    void be_refused(const std::string& text) {
        db.run(delete_from(texts).all_rows());
        db.run(insert_into(texts).values({.id = 1, .body = "as it was"}));
        expect_refusal(text, [&] { db.run(insert_into(texts).values({.id = 2, .body = text})); });
        expect_refusal(text, [&] { db.run(insert_into(texts).values(texts.id = 2, texts.body = text)); });
        expect_refusal(text, [&] {
            db.run(insert_into(texts).values({{.id = 2, .body = "fine"}, {.id = 3, .body = text}}));
        });
        expect_refusal(text, [&] { db.run(insert_into(texts).values({.id = 2, .words = std::vector{text}})); });
        expect_refusal(text, [&] { db.run(update(texts).set({.body = text}).all_rows()); });
        expect_refusal(text, [&] { db.run(update(texts).set(texts.body = text).where(texts.id == 1)); });
        expect_refusal(text, [&] { count_of(texts.body == text); });
        expect_refusal(text, [&] { count_of(texts.body.in(std::vector{text})); });
        expect_refusal(text, [&] { count_of(texts.body.like(contains(text))); });
        expect_refusal(text, [&] { db.run(delete_from(texts).where(texts.body == text)); });
#ifdef MIZZLE_TEST_POSTGRES
        expect_refusal(text, [&] {
            db.copy_into(texts, std::vector<texts::new_row>{{.id = 2, .body = "fine"}, {.id = 3, .body = text}});
        });
#endif
        CHECK(count_of(texts.id > 0) == 1);
        CHECK(body_of(1) == "as it was");
    }

    test_database db;

private:
    // As an element, as a member of a document, and as a row of COPY.
    void check_containers(const std::string& text) {
        const std::vector<std::string> words{text, "", text + text, "x" + text};
        db.run(update(texts).set({.words = words}).where(texts.id == 1));
        CHECK(db.one(select(texts.words).from(texts).where(texts.id == 1)).words == words);
        const auto write_document = [&] {
            db.run(update(texts).set({.doc = app::settings{true, text}}).where(texts.id == 1));
        };
        if (!is_utf8(text)) CHECK_THROWS_AS(write_document(), usage_error);
        else {
            write_document();
            CHECK(db.one(select(texts.doc).from(texts).where(texts.id == 1)).doc == app::settings{true, text});
        }
#ifdef MIZZLE_TEST_POSTGRES
        std::vector<texts::new_row> rows;
        rows.push_back({.id = 11, .body = text, .words = words, .doc = app::settings{false, text}});
        rows.push_back({.id = 12, .body = text, .words = words});
        CHECK(db.copy_into(texts, rows) == 2);
        for (const auto& row : db.all(select().from(texts).where(texts.id > 10 && texts.id < 20))) {
            CHECK(row.body == text);
            CHECK(row.words == words);
            if (row.id == 11) CHECK(row.doc == app::settings{false, text});
        }
        db.run(delete_from(texts).where(texts.id > 10 && texts.id < 20));
#endif
    }

    std::vector<std::string> literals_;
};

}  // namespace hostile

using namespace hostile;

TEST_CASE("hostile text comes back unchanged, however it is written and looked for") {
    harness test;
    const auto all = strings();
    CHECK(all.size() >= 60);
    for (const auto& text : all) {
        INFO(shown(text));
        REQUIRE((is_utf8(text) && !has_nul(text)));
        test.write_and_find(text);
        test.read_as_literal(text);
        // SQLite takes no longer patterns, and PostgreSQL's time for them grows with their square.
        if (escape_like(text).size() < 49'000) test.find_by_pattern(text);
        else if (on_sqlite) CHECK_THROWS_AS(test.count_of(texts.body.like(contains(text))), database_error);
    }
}

TEST_CASE("text with a NUL or of no UTF-8 comes back unchanged where the database keeps it, else it is refused") {
    harness test;
    for (const auto& text : strange_strings()) {
        INFO(shown(text));
        REQUIRE((!is_utf8(text) || has_nul(text)));
        if (is_kept(text)) test.write_and_find(text);
        else test.be_refused(text);
    }
}

TEST_CASE("10,000 random texts come back unchanged or are refused") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    const auto below = [&](std::uint64_t n) { return random() % n; };
    constexpr std::string_view special = "'\"\\`;-/*#$?:@%_{}[](),|&<>= \n\r\tx\x01\x1a\x7f";
    constexpr std::string_view pieces[] = {"\xc3\xa9", "\xe2\x80\xa8", "🌧", "--", "/*", "*/", "''", "\\'", "$$", "{}"};
    const auto made = [&] {
        std::string text;
        const auto kind = below(3);
        for (auto n = below(40); n-- > 0;) {
            if (kind == 0) text += static_cast<char>(below(256));
            else if (kind == 1) text += special[below(special.size())];
            else text += pieces[below(std::size(pieces))];
        }
        return text;
    };

    harness test;
    auto& db = test.db;
    std::vector<std::string> kept;
    std::vector<texts::new_row> rows;
    std::size_t refused = 0;
    for (int i = 0; i < 10'000; ++i) {
        const auto text = made();
        INFO(shown(text));
        if (is_kept(text)) {
            rows.push_back({.id = static_cast<int>(kept.size()), .body = text});
            kept.push_back(text);
        } else {
            ++refused;
            expect_refusal(text, [&] { db.run(insert_into(texts).values({.id = -1, .body = text})); });
        }
    }
    CHECK((on_sqlite ? refused == 0 : refused > 1000));
    CHECK(kept.size() > 5000);
    db.run(insert_into(texts).values(rows));
    const auto check_all = [&] {
        const auto read = db.all(select(texts.body).from(texts).order_by(texts.id));
        REQUIRE(read.size() == kept.size());
        for (std::size_t i = 0; i < kept.size(); ++i) {
            INFO(shown(kept[i]));
            REQUIRE(read[i].body == kept[i]);
        }
    };
    check_all();
    db.transaction([&](auto& tx) {
        for (std::size_t i = 0; i < kept.size(); ++i) {
            INFO(shown(kept[i]));
            const auto id = static_cast<int>(i);
            const auto own = texts.id == id;
            REQUIRE(tx.first(select(texts.id).from(texts).where(own && texts.body == kept[i])));
            REQUIRE(!tx.first(select(texts.id).from(texts).where(own && texts.body != kept[i])));
            REQUIRE(tx.run(update(texts).set(texts.body = "x" + kept[i]).where(own && texts.body == kept[i]))
                        .rows_affected == 1);
            REQUIRE(tx.run(update(texts).set({.body = kept[i]}).where(own)).rows_affected == 1);
            if (!has_nul(kept[i]) && is_utf8(kept[i])) {
                REQUIRE(tx.first(select(texts.id).from(texts).where(own && texts.body.like(contains(kept[i])))));
                const auto found =
                    tx.first(select(texts.id).from(texts).where(own && texts.body.in(std::vector{kept[i]})));
                REQUIRE(found);
            }
        }
    });
    check_all();
    db.run(update(texts).set({.words = kept}).where(texts.id == 0));
    CHECK(db.one(select(texts.words).from(texts).where(texts.id == 0)).words == kept);
    CHECK(db.one(select(count()).from(bystanders)).count == 1);
}

TEST_CASE("hostile text in a declaration is a value of its own") {
    harness test;
    const auto row = test.db.one(select().from(bystanders));
    CHECK(row.note == "it's; -- \" \\ \\' {} {0} %s %n ?1 $1 :a @b /* \n */ 🌧");
    CHECK_THROWS_AS(
        test.db.run(insert_into(bystanders).values({.id = 2, .note = "'; drop table bystanders; -- \" \\"})),
        check_violation);
    CHECK_THROWS_AS(test.db.run(insert_into(bystanders).values({.id = 1})), unique_violation);
}

TEST_CASE("a NUL ends neither a pattern nor a document of JSON") {
    using namespace hostile;
    auto db = empty_database();
    create(db, schema);
    db.run(insert_into(bystanders).values({{.id = 1, .note = "ab"}, {.id = 2, .note = "b"}}));
    const std::string nul("\0", 1), like_a = "a" + nul + "%";
    const auto fits = [&](const auto& condition, const auto&... given) {
        return db.all(select(bystanders.id).from(bystanders).where(condition), given...).size();
    };
    const auto expect_none = [](auto ask) {
        if (on_mysql) CHECK(ask() == 0);
        else CHECK_THROWS_AS(ask(), usage_error);
    };
    expect_none([&] { return fits(bystanders.note.like(contains(nul))); });
    expect_none([&] { return fits(bystanders.note.ilike(like_a)); });
    expect_none([&] { return fits(bystanders.note.like(param<std::string>), like_a); });
    CHECK(fits(bystanders.note.like(param<std::string>), "a%") == 1);
    CHECK_THROWS_AS(db.run(insert_into(documents).values({.doc = json_text{"[1]" + nul + " 7"}})), usage_error);
    CHECK_THROWS_AS(db.run(insert_into(documents).values({.doc = json_text{"[1]" + nul}})), usage_error);
}
