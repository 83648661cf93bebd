// Where the two databases answer one expression differently: these are all that generated_expressions.cpp leaves out.
#include "app.hpp"
#include "catch.hpp"

#include <limits>

using namespace mizzle;

namespace differing {

MIZZLE_TABLE(numbers,
    (id,    integer, primary_key),
    (n,     integer, not_null),
    (large, bigint,  not_null),
    (x,     double_precision, not_null),
    (word,  text,    not_null))
MIZZLE_SCHEMA(schema, numbers)

}  // namespace differing

using differing::numbers;

namespace {

test_database filled_numbers() {
    auto db = empty_database();
    create(db, differing::schema);
    db.run(insert_into(numbers).values({.id = 1,
                                        .n = std::numeric_limits<int>::max(),
                                        .large = std::numeric_limits<std::int64_t>::max(),
                                        .x = 2.5,
                                        .word = "Ärger"}));
    return db;
}

template <class Db, class X> auto answer(Db& db, const X& expression) {
    return get<0>(db.one(select(expression).from(numbers)));
}

template <class Db, class X> std::string code_of(Db& db, const X& expression) {
    try {
        answer(db, expression);
    } catch (const database_error& e) { return e.code(); } catch (const decode_error&) {
        return "not read";
    }
    return "none";
}

}  // namespace

TEST_CASE("numbers that overflow: an error of PostgreSQL's; SQLite goes on with 64 bits, and then without exactness") {
    auto db = filled_numbers();
    CHECK(code_of(db, numbers.n + 1) == (on_sqlite ? "not read" : "22003"));
    CHECK(code_of(db, numbers.large + 1) == (on_sqlite ? "not read" : "22003"));
    if constexpr (on_sqlite) CHECK(answer(db, cast<std::int64_t>(numbers.n + 1)) == 2'147'483'648);
    CHECK(code_of(db, numbers.x * 1e308 * 10.0) == (on_sqlite ? "none" : "22003"));
}

TEST_CASE("a division by zero: an error of PostgreSQL's, NULL on SQLite") {
    auto db = filled_numbers();
    CHECK(code_of(db, numbers.n / 0) == (on_sqlite ? "not read" : "22012"));
    CHECK(code_of(db, numbers.n % 0) == (on_sqlite ? "not read" : "22012"));
    CHECK(code_of(db, numbers.x / 0.0) == (on_sqlite ? "not read" : "22012"));
    const dynamic<int> divided = numbers.n / 0;
    if constexpr (on_sqlite) CHECK(answer(db, divided) == std::nullopt);
    CHECK(answer(db, numbers.n / nullif(numbers.n - numbers.n, 0)) == std::nullopt);
}

TEST_CASE("halves, and casts of floating-point numbers") {
    auto db = filled_numbers();
    CHECK(answer(db, round(numbers.x)) == (on_sqlite ? 3 : 2));
    CHECK(answer(db, cast<int>(numbers.x + 0.25)) == (on_sqlite ? 2 : 3));
    CHECK(answer(db, cast<std::string>(numbers.x - 0.5)) == (on_sqlite ? "2.0" : "2"));
}

TEST_CASE("letters of either case, and letters beyond ASCII") {
    auto db = filled_numbers();
    CHECK(answer(db, numbers.word.like("%GER")) == on_sqlite);
    CHECK(answer(db, numbers.word.ilike("%GER")));
    // PostgreSQL: by the locale of the database.
    if constexpr (on_sqlite) {
        CHECK(answer(db, lower(numbers.word)) == "Ärger");
        CHECK(!answer(db, numbers.word.ilike("ä%")));
    }
}

TEST_CASE("a pattern that ends in its escape character: an error of PostgreSQL's, no match on SQLite") {
    auto db = filled_numbers();
    CHECK(code_of(db, numbers.word.like("Ä%\\")) == (on_sqlite ? "none" : "22025"));
    if constexpr (on_sqlite) CHECK(!answer(db, numbers.word.like("Ä%\\")));
}
