// Full-text search of words as they are, which each database finds by an index that the schema declares.
#include "app.hpp"
#include "catch.hpp"

#include <optional>
#include <string>
#include <vector>

using namespace mizzle;

namespace library {

MIZZLE_TABLE(authors,
    (id,   serial, primary_key),
    (name, text,   not_null))

MIZZLE_TABLE(books,
    (id,      serial,  primary_key),
    (author,  integer, references(authors.id).on_delete(cascade)),
    (title,   text,    not_null),
    (summary, text))

MIZZLE_CONSTRAINTS(books,
    index("books_title_search").using_("gin").on(to_tsvector<"simple">(books.title)),
    index("books_summary_search").using_("gin").on(to_tsvector<"simple">(books.summary)))

MIZZLE_SCHEMA(schema, authors, books)

}  // namespace library

using namespace library;

namespace {

using ids = std::vector<int>;

test_database some_books() {
    auto db = empty_database();
    create(db, schema);
    db.run(insert_into(authors).values({{.name = "Ada"}, {.name = "Bo"}}));
    db.run(insert_into(books).values({
        {.author = 1, .title = "Cats and dogs", .summary = "Running with 3 dogs"},
        {.author = 1, .title = "dogs", .summary = "dogs, dogs and more dogs"},
        {.author = 2, .title = "The cat's \"other\" life"},
        {.author = 2, .title = "Caf\u00e9 Z\u00fcrich", .summary = "cats dogs"},
        {.title = "", .summary = "A dog sees dogs"},
    }));
    return db;
}

template <class Condition> ids found(test_database& db, const Condition& condition) {
    return db.all<int>(select(books.id).from(books).where(condition).order_by(books.id));
}

template <class Query> ids in_titles(test_database& db, const Query& query) {
    return found(db, matches(to_tsvector<"simple">(books.title), query));
}
template <class Query> ids in_summaries(test_database& db, const Query& query) {
    return found(db, matches(to_tsvector<"simple">(books.summary), query));
}

ids searched(test_database& db, const char* text) { return in_titles(db, websearch_to_tsquery<"simple">(text)); }

}  // namespace

TEST_CASE("words are found as people search for them") {
    auto db = some_books();
    CHECK(searched(db, "dogs") == ids{1, 2});
    CHECK(searched(db, "DOGS cats") == ids{1});
    CHECK(searched(db, "dogs -cats") == ids{2});
    CHECK(searched(db, "-cats dogs") == ids{2});
    CHECK(searched(db, "dogs -\"and dogs\"") == ids{2});
    CHECK(searched(db, "dogs -cats -and") == ids{2});
    CHECK(searched(db, "caf\u00e9 or OTHER") == ids{3, 4});
    CHECK(searched(db, "cafe").empty());
    CHECK(searched(db, "Z\u00fcRICH") == ids{4});
    CHECK(searched(db, "\"cats and\"") == ids{1});
    CHECK(searched(db, "\"and cats\"").empty());
    CHECK(searched(db, "\"cats and") == ids{1});
    CHECK(searched(db, "").empty());
    CHECK(searched(db, " -- \" ! ").empty());
    CHECK(searched(db, "dogs or").size() <= 2);
    CHECK(searched(db, "dogs & -- cats") == ids{1});
    CHECK(searched(db, "dogs NEAR cats").empty());
    CHECK(searched(db, "title:dogs").empty());
    CHECK(searched(db, "dog*").empty());
}

TEST_CASE("words, phrases and operators are searched for") {
    auto db = some_books();
    CHECK(in_titles(db, plainto_tsquery<"simple">("dogs cats")) == ids{1});
    CHECK(in_titles(db, plainto_tsquery<"simple">("dogs -cats or \"")).empty());
    CHECK(in_titles(db, phraseto_tsquery<"simple">("and dogs")) == ids{1});
    CHECK(in_titles(db, phraseto_tsquery<"simple">("dogs and")).empty());
    const auto with_operators = [&](const char* text) { return in_titles(db, to_tsquery<"simple">(text)); };
    CHECK(with_operators("cats & dogs") == ids{1});
    CHECK(with_operators("!cats & dogs") == ids{2});
    CHECK(with_operators("dogs & !(cats | zoo)") == ids{2});
    CHECK(with_operators("dogs & !!cats") == ids{1});
    CHECK(with_operators("zoo | ( life & !dogs )") == ids{3});
    CHECK(with_operators("cats <-> and <-> dogs") == ids{1});
    CHECK(with_operators("cats <-> dogs").empty());
    CHECK(with_operators("ca:*") == ids{1, 3, 4});
    CHECK(with_operators("and <-> do:*") == ids{1});
    CHECK(with_operators("'cats' | 'life'") == ids{1, 3});
    CHECK(with_operators("").empty());
    for (const auto* wrong : {"cats dogs", "cats &", "(cats", "cats)", "| cats", "!"}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(with_operators(wrong), mizzle::error);
    }
    CHECK(db.one<std::int64_t>(select(count()).from(books)) == 5);
}

TEST_CASE("what FTS5 cannot search for is refused, and the connection goes on") {
    auto db = some_books();
    const auto count_of = [&](const auto& query) -> std::optional<std::size_t> {
        try {
            return in_titles(db, query).size();
        } catch (const database_error& e) {
            CHECK(std::string(e.what()).find("secret") == std::string::npos);
            return std::nullopt;
        }
    };
    const auto on_others = [](std::size_t count) { return on_sqlite ? std::nullopt : std::optional(count); };
    CHECK(count_of(websearch_to_tsquery<"simple">("-secret")) == on_others(5));
    CHECK(count_of(websearch_to_tsquery<"simple">("dogs or -secret")) == on_others(5));
    CHECK(count_of(to_tsquery<"simple">("!secret")) == on_others(5));
    CHECK(count_of(to_tsquery<"simple">("cats <2> dogs")) == on_others(1));
    CHECK(count_of(to_tsquery<"simple">("secret:A")) == on_others(0));
    CHECK(count_of(to_tsquery<"simple">("cats <-> (and | secret)")) == on_others(1));
    CHECK(count_of(to_tsquery<"simple">(std::string(500, '(') + "secret" + std::string(500, ')'))) == on_others(0));
    CHECK(searched(db, "dogs") == ids{1, 2});
    // What a word is.
    db.run(insert_into(books).values({.title = "see example.com/dogs"}));
    CHECK(searched(db, "dogs").size() == (on_sqlite ? 3 : 2));
    CHECK(searched(db, "example.com/dogs").size() == 1);
}

TEST_CASE("a text that is NULL is neither found nor not found") {
    auto db = some_books();
    const auto query = websearch_to_tsquery<"simple">("dogs");
    CHECK(in_summaries(db, query) == ids{1, 2, 4, 5});
    CHECK(found(db, !matches(to_tsvector<"simple">(books.summary), query)).empty());
    CHECK(found(db, !matches(to_tsvector<"simple">(books.title), query)) == ids{3, 4, 5});
    CHECK(found(db, matches(to_tsvector<"simple">(books.summary), query).is_null()) == ids{3});
    const auto asked = websearch_to_tsquery<"simple">(param<std::optional<std::string>>);
    const auto titles = select(books.id).from(books).where(matches(to_tsvector<"simple">(books.title), asked));
    CHECK(db.all<int>(titles, std::nullopt).empty());
    CHECK(db.all<int>(titles, "dogs").size() == 2);
    const auto nowhere =
        select(books.id).from(books).where(matches(to_tsvector<"simple">(books.title), asked).is_null());
    CHECK(db.all<int>(nowhere, std::nullopt).size() == 5);
}

TEST_CASE("what is found is ranked") {
    auto db = some_books();
    const auto query = websearch_to_tsquery<"simple">("dogs");
    const auto rank = ts_rank(to_tsvector<"simple">(books.summary), query);
    const auto rows = db.all(select(books.id, rank.as<"rank">())
                                 .from(books)
                                 .where(matches(to_tsvector<"simple">(books.summary), query))
                                 .order_by(desc(rank), books.id));
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].id == 2);
    for (const auto& row : rows) CHECK(get<"rank">(row).value() > 0);
    // Of a row that does not have the words 0, of a text that is NULL NULL.
    const auto ranked =
        db.all(select(books.id, ts_rank(to_tsvector<"simple">(books.title), query).as<"title">(), rank.as<"summary">())
                   .from(books)
                   .order_by(books.id));
    CHECK(get<"title">(ranked[4]) == 0);
    CHECK(get<"title">(ranked[1]) > 0);
    CHECK(get<"summary">(ranked[2]) == std::nullopt);
}

TEST_CASE("rows are searched wherever a condition stands") {
    auto db = some_books();
    const auto query = websearch_to_tsquery<"simple">("dogs");
    constexpr auto b = alias<"b">(books);
    CHECK(db.all<int>(select(b.id).from(b).where(matches(to_tsvector<"simple">(b.title), query)).order_by(b.id)) ==
          ids{1, 2});
    // Beside the same table, and beside a row that is not there.
    CHECK(db.all(select(books.id, b.id)
                     .from(books)
                     .inner_join(b, b.author == books.author)
                     .where(matches(to_tsvector<"simple">(books.title), query) &&
                            matches(to_tsvector<"simple">(b.title), websearch_to_tsquery<"simple">("cats"))))
              .size() == 2);
    const auto nobodys = db.all(select(authors.id, matches(to_tsvector<"simple">(books.title), query).as<"found">())
                                    .from(authors)
                                    .left_join(books, books.author == authors.id && books.id > 2)
                                    .order_by(authors.id, books.id));
    REQUIRE(nobodys.size() == 3);
    CHECK(get<"found">(nobodys[0]) == std::nullopt);
    CHECK(get<"found">(nobodys[1]) == false);
    CHECK(db.all<std::string>(
              select(authors.name)
                  .from(authors)
                  .where(exists(select(books.id).from(books).where(
                      books.author == outer(authors.id) && matches(to_tsvector<"simple">(books.title), query))))) ==
          std::vector<std::string>{"Ada"});
    // By words that another row has.
    CHECK(db.all<int>(select(books.id)
                          .from(books)
                          .inner_join(authors, authors.id == books.author)
                          .where(matches(to_tsvector<"simple">(books.title), plainto_tsquery<"simple">(authors.name))))
              .empty());
    CHECK(db.run(update(books).set(books.summary = "found").where(matches(to_tsvector<"simple">(books.title), query)))
              .rows_affected == 2);
    CHECK(db.run(delete_from(books).where(
                     matches(to_tsvector<"simple">(books.summary), websearch_to_tsquery<"simple">("found"))))
              .rows_affected == 2);
    CHECK(found(db, books.id > 0) == ids{3, 4, 5});
}

TEST_CASE("the index knows each write") {
    auto db = some_books();
    const auto in_title = [&](const char* word) { return searched(db, word); };
    db.run(update(books).set(books.title = "birds").where(books.id == 1));
    CHECK(in_title("cats").empty());
    CHECK(in_title("birds") == ids{1});
    db.run(update(books).set(books.title = "fish", books.summary = null).where(books.id == 1));
    CHECK(in_summaries(db, websearch_to_tsquery<"simple">("running")).empty());
    db.run(update(books).set(books.id = 7777).where(books.id == 1));
    CHECK(in_title("fish") == ids{7777});
    db.run(insert_into(books)
               .values({.id = 7777, .title = "whales"})
               .on_conflict(books.id)
               .do_update(books.title = excluded(books.title)));
    CHECK(in_title("fish").empty());
    CHECK(in_title("whales") == ids{7777});
    db.run(delete_from(authors).where(authors.id == 2));
    CHECK(in_title("life or caf\u00e9").empty());
    try {
        db.transaction([](auto& tx) {
            tx.run(insert_into(books).values({.title = "gone"}));
            throw 1;
        });
    } catch (int) {}
    CHECK(in_title("gone").empty());
    std::vector<decltype(books)::new_row> many;
    for (int i = 0; i < 1000; ++i) many.push_back({.title = "number " + std::to_string(i)});
    db.run(insert_into(books).values(many));
    CHECK(in_title("number 999").size() == 1);
    CHECK(in_title("number").size() == 1000);
    db.run(delete_from(books).all_rows());
    CHECK(in_title("number").empty());
}

TEST_CASE("what a search is in SQL") {
    const auto statement = select(books.id).from(books).where(
        matches(to_tsvector<"simple">(books.title), websearch_to_tsquery<"simple">("x")));
    CHECK(
        postgres_text(statement) ==
        R"(select "books"."id" from "books" where to_tsvector('simple', "books"."title") @@ websearch_to_tsquery('simple', $1::text))");
    CHECK(
        sqlite_text(statement) ==
        R"(select "books"."id" from "books" where "books"."id" in (select rowid from "books_title_search" where "books_title_search" match mizzle_websearch_to_tsquery(?1)))");
}
