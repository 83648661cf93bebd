// Regular expressions and full-text search.
#include "../app.hpp"
#include "../catch.hpp"

#include <string>
#include <vector>

using namespace mizzle;

namespace posts_to_search {

MIZZLE_TABLE(posts,
    (id,    serial, primary_key),
    (title, text,   not_null),
    (body,  text),
    (terms, custom<tsvector>,
        generated_as("setweight(to_tsvector('english', title), 'A') || to_tsvector('english', coalesce(body, ''))")))

MIZZLE_SCHEMA(schema, posts)

}  // namespace posts_to_search

using namespace posts_to_search;

namespace {

postgres some_posts() {
    auto db = own_schema();
    create(db, schema);
    db.run(insert_into(posts).values({{.title = "Running dogs", .body = "The dogs ran after 3 cats."},
                                      {.title = "Cats", .body = "A cat sleeps. Tel. 555-1234"},
                                      {.title = "Empty"}}));
    return db;
}

template <class Condition> std::vector<int> found(postgres& db, const Condition& condition) {
    std::vector<int> ids;
    for (const auto& row : db.all(select(posts.id).from(posts).where(condition).order_by(posts.id)))
        ids.push_back(row.id);
    return ids;
}
template <class X> auto computed(postgres& db, int id, const X& x) {
    return get<"x">(db.one(select(x.template as<"x">()).from(posts).where(posts.id == id)));
}
using ids = std::vector<int>;

}  // namespace

TEST_CASE("regular expressions") {
    auto db = some_posts();
    CHECK(found(db, matches(posts.title, "^[A-Z]+[a-z]*s$")) == ids{2});
    CHECK(found(db, imatches(posts.title, "CAT|dog")) == ids{1, 2});
    CHECK(found(db, !matches(posts.body, R"(\d)") && matches("x", posts.title)).empty());
    CHECK(db.one(select(posts.id).from(posts).where(imatches(posts.title, param<std::string>)), "EMP").id == 3);
    CHECK(computed(db, 1, regexp_replace(posts.title, "(\\w+) (\\w+)", "\\2 \\1")) == "dogs Running");
    CHECK(computed(db, 1, regexp_replace(posts.title, "N", "m", "gi")) == "Rummimg dogs");
    CHECK(computed(db, 2, regexp_substr(posts.body, R"((\d+)-\d+)")) == "555");
    CHECK(computed(db, 1, regexp_substr(posts.body, "-")) == std::nullopt);
    using groups = std::vector<std::optional<std::string>>;
    CHECK(computed(db, 2, regexp_match(posts.body, R"((\d+)-(\d+)(x)?)")) == groups{"555", "1234", std::nullopt});
    CHECK(computed(db, 1, regexp_match(posts.title, "RUN", "i")) == groups{"Run"});
    CHECK(computed(db, 1, regexp_match(posts.title, "RUN")) == std::nullopt);
    CHECK(computed(db, 3, matches(posts.body, "x")) == std::nullopt);
}

TEST_CASE("full-text search") {
    auto db = some_posts();
    const auto english = to_tsvector<"english">(posts.body);
    CHECK(found(db, matches(english, to_tsquery<"english">("cats & !sleeping"))) == ids{1});
    CHECK(found(db, matches(english, plainto_tsquery<"english">(std::string("cat dogs")))) == ids{1});
    CHECK(found(db, matches(english, phraseto_tsquery<"english">("cat sleeps"))) == ids{2});
    CHECK(found(db, matches(posts.terms, websearch_to_tsquery<"english">("cat or \"running dog\""))) == ids{1, 2});
    const auto searched = websearch_to_tsquery<"english">(param<std::string>);
    CHECK(db.one(select(posts.id).from(posts).where(matches(posts.terms, searched)), "sleeping").id == 2);
    CHECK(computed(db, 1, to_tsvector<"simple">(posts.title)).text == "'dogs':2 'running':1");
    CHECK(computed(db, 1, posts.terms)->text.find("'dog':2A") != std::string::npos);
    CHECK(computed(db, 3, english) == std::nullopt);

    const auto query = websearch_to_tsquery<"english">("cat");
    const auto ranked = db.all(select(posts.id, ts_rank(posts.terms, query).as<"rank">())
                                   .from(posts)
                                   .where(matches(posts.terms, query))
                                   .order_by(desc(ts_rank(posts.terms, query))));
    REQUIRE(ranked.size() == 2);
    CHECK((ranked[0].id == 2 && ranked[1].id == 1));
    CHECK(get<"rank">(ranked[0]) > get<"rank">(ranked[1]));
    CHECK(computed(db, 2, ts_headline<"english">(posts.title, query)) == "<b>Cats</b>");
    CHECK(computed(db, 2, setweight(to_tsvector<"english">(posts.title), "B")).text == "'cat':1B");
    CHECK(computed(db, 1, ts_rank_cd(posts.terms, query)) > 0);

    CHECK(
        postgres_text(select(posts.id).from(posts).where(matches(english, query))) ==
        R"(select "posts"."id" from "posts" where to_tsvector('english', "posts"."body") @@ websearch_to_tsquery('english', $1::text))");
    // In the session's configuration.
    db.exec("set default_text_search_config to 'simple'");
    CHECK(found(db, matches(to_tsvector(posts.title), to_tsquery("cat"))).empty());
    CHECK(found(db, matches(to_tsvector(posts.title), to_tsquery("cats"))) == ids{2});
}
