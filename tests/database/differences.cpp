// Where the databases answer one expression differently: these are all that generated_expressions.cpp leaves out.
#include "app.hpp"
#include "catch.hpp"

#include <cstdlib>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

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

TEST_CASE("a number that is computed is in the range of its type, or an error") {
    auto db = filled_numbers();
    const std::string error = on_sqlite ? "1" : "22003";
    // MySQL computes with 64 bits: what has no room in an integer is seen where it is read or kept.
    const std::string error_of_int = on_mysql ? "not read" : error;
    const auto least = -numbers.n - 1;
    CHECK(code_of(db, numbers.n + 1) == error_of_int);
    CHECK(code_of(db, numbers.large + 1) == error);
    CHECK(code_of(db, numbers.n * 2) == error_of_int);
    CHECK(code_of(db, numbers.large * numbers.large) == error);
    CHECK(code_of(db, -least) == error_of_int);
    CHECK(code_of(db, abs(least)) == error_of_int);
    CHECK(code_of(db, least / -1) == error_of_int);
    CHECK(code_of(db, least / (numbers.id - 2)) == error_of_int);
    CHECK(code_of(db, (-numbers.large - 1) / -1) == error);
    CHECK(code_of(db, numbers.n + 1 - numbers.n) == (on_postgres ? error : "none"));
    CHECK(code_of(db, numbers.large + 1 - numbers.large) == error);
    CHECK(code_of(db, numbers.n + numbers.large) == error);
    CHECK(code_of(db, cast<std::int64_t>(numbers.n + 1)) == (on_mysql ? "none" : error));
    CHECK(answer(db, cast<std::int64_t>(numbers.n) + 1) == 2'147'483'648);
    CHECK(answer(db, least) == std::numeric_limits<int>::min());
    CHECK(answer(db, -numbers.large - 1) == std::numeric_limits<std::int64_t>::min());
    CHECK(answer(db, nullif(numbers.n, numbers.n) + 1) == std::nullopt);
    constexpr auto largest = [] {
        if constexpr (on_mysql) return numbers.large;
        else return numbers.n;
    }();
    const auto grows = largest + 1;
    dynamic<std::conditional_t<on_mysql, std::int64_t, int>> chain = largest;
    chain = chain + 1;
    const auto is_refused = [&](const auto& statement) { CHECK_THROWS_AS((void)db.all(statement), database_error); };
    const auto from = select(numbers.id).from(numbers);
    is_refused(from.where(grows > 0));
    is_refused(from.where(chain > 0));
    is_refused(from.where(grows.in(1, 2)));
    is_refused(from.where(largest.between(0, grows)));
    is_refused(from.where(case_when(grows > largest, true).else_(false)));
    is_refused(select(count()).from(numbers).group_by(grows));
    is_refused(from.group_by(numbers.id).having(sum(largest + largest) > 0));
    is_refused(select(sum(grows)).from(numbers));
    is_refused(select(rank().over(partition_by(grows))).from(numbers));
    is_refused(select(grows).distinct().from(numbers));
    is_refused(from.where(largest.in(select(grows).from(numbers))));
    db.run(insert_into(numbers).values({.id = 2, .n = 0, .large = 1, .x = 0.5, .word = ""}));
    is_refused(from.order_by(grows));
    is_refused(from.order_by(desc(chain)));
    CHECK(db.all(from.where(numbers.n < 1 && grows > 0))[0].id == 2);
    CHECK(code_of(db, sum(numbers.large) - 1) == error);
}

TEST_CASE("a number with a point that is computed is in the range of its type, or an error") {
    auto db = filled_numbers();
    const std::string error = on_sqlite ? "1" : "22003";
    const auto large = numbers.x * 5e307;
    CHECK(code_of(db, numbers.x * 1e308) == error);
    CHECK(code_of(db, large + large) == error);
    CHECK(code_of(db, -large - large) == error);
    CHECK(code_of(db, large / 0.1) == error);
    CHECK(code_of(db, numbers.x * 1e-308 * 1e-300) == (on_mysql ? "none" : error));
    CHECK(code_of(db, 1 / large / large) == (on_mysql ? "none" : error));
    dynamic<double> chain = large;
    chain = chain + large;
    CHECK(code_of(db, chain) == error);
    CHECK_THROWS_AS((void)db.all(select(numbers.id).from(numbers).where(large + large > 1.0)), database_error);
    CHECK(answer(db, large - large) == 0);
    CHECK(answer(db, numbers.x * 0.0) == 0);
    dynamic<int> none = numbers.n;
    none = none / (numbers.n - numbers.n);
    CHECK(code_of(db, none) == (on_sqlite ? "1" : on_mysql ? "22003" : "22012"));
}

TEST_CASE("what is computed for a column of integers fits it, or is an error that changes nothing") {
    auto db = filled_numbers();
    const auto set = [&](const auto& assigned) {
        try {
            db.run(update(numbers).set(assigned).all_rows());
        } catch (const database_error& e) { return e.code(); }
        return std::string("none");
    };
    const std::string error = on_sqlite ? "1" : "22003";
    CHECK(set(numbers.n = numbers.n + 1) == error);
    CHECK(set(numbers.n = -numbers.n - 2) == error);
    CHECK(set(numbers.n = numbers.n * 2) == error);
    CHECK(set(numbers.large = numbers.large + 1) == error);
    CHECK(set(numbers.large = numbers.large * numbers.n) == error);
    CHECK(set(numbers.n = numbers.large) == error);
    CHECK(set(numbers.n = case_when(numbers.n > 0, numbers.n + 1).else_(0)) == error);
    CHECK_THROWS_AS(db.run(insert_into(numbers)
                               .values({.id = 1, .n = 1, .large = 1, .x = 1, .word = ""})
                               .on_conflict(numbers.id)
                               .do_update(numbers.n = numbers.n + excluded(numbers.n))),
                    database_error);
    CHECK(db.one(select(numbers.n).from(numbers)).n == std::numeric_limits<int>::max());
    CHECK(set(numbers.n = numbers.n - 1) == "none");
    CHECK(set(numbers.large = numbers.n) == "none");
    CHECK(db.one(select(numbers.large).from(numbers)).large == std::numeric_limits<int>::max() - 1);
}

TEST_CASE("a division by zero is an error") {
    auto db = filled_numbers();
    const std::string error = on_sqlite ? "1" : on_mysql ? "22003" : "22012";
    const auto none = numbers.n - numbers.n;
    CHECK(code_of(db, numbers.n / 0) == error);
    CHECK(code_of(db, numbers.n % 0) == error);
    CHECK(code_of(db, numbers.x / 0.0) == error);
    CHECK(code_of(db, numbers.n / none) == error);
    CHECK(code_of(db, numbers.n % none) == error);
    CHECK(code_of(db, numbers.x / (numbers.x - numbers.x)) == error);
    CHECK(code_of(db, 1 / none) == error);
    const dynamic<int> divided = numbers.n / 0;
    CHECK(code_of(db, divided) == error);
    CHECK(code_of(db, case_when(numbers.n / none > 1, 1).else_(2)) == error);
    CHECK(answer(db, case_when(none == 0, 0).else_(numbers.n / none)) == 0);
    // MySQL computes the divisor of whole numbers in any case.
    const auto of_null = [&](const auto& x) {
        return on_mysql ? code_of(db, x) == error : answer(db, x) == std::nullopt;
    };
    const auto null = nullif(numbers.n, numbers.n);
    CHECK(of_null(null / none));
    CHECK(of_null(null % none));
    CHECK(of_null(null / 0));
    CHECK(of_null(null % 0 + 1));
    const auto by_parameter = [&] { return get<0>(db.one(select(null / param<int>).from(numbers), 0)); };
    if (on_mysql) CHECK_THROWS_AS((void)by_parameter(), database_error);
    else CHECK(by_parameter() == std::nullopt);
    CHECK(answer(db, -7 / (numbers.n - numbers.n + 2)) == -3);
    CHECK(answer(db, -7 % (numbers.n - numbers.n + 2)) == -1);
    CHECK(answer(db, numbers.x / (numbers.n - numbers.n + 2)) == 1.25);
    CHECK_THROWS_AS(db.run(update(numbers).set(numbers.n = numbers.n / none).all_rows()), database_error);
    CHECK(db.all(select(numbers.id).from(numbers).where(none != 0 && numbers.n / none == 1)).empty());
    CHECK_THROWS_AS(db.all(select(numbers.id).from(numbers).where(numbers.id / none == 1)), database_error);
    CHECK_THROWS_AS(
        db.all(select(numbers.id).from(numbers).group_by(numbers.id).having(sum(numbers.n) / (count() - 1) > 1)),
        database_error);
    CHECK(answer(db, numbers.n / nullif(numbers.n - numbers.n, 0)) == std::nullopt);
}

TEST_CASE("halves, and casts of floating-point numbers") {
    auto db = filled_numbers();
    const auto refused = [&](const auto& x) { return code_of(db, x) == (on_sqlite ? "1" : "22003"); };
    CHECK(answer(db, round(numbers.x)) == 2);
    CHECK(answer(db, round(numbers.x + 1)) == 4);
    CHECK(answer(db, round(numbers.x, 0)) == 3);
    CHECK(answer(db, round(numbers.x - 2.345, 2)) == 0.16);
    CHECK(answer(db, cast<int>(numbers.x)) == 2);
    CHECK(answer(db, cast<int>(numbers.x + 0.25)) == 3);
    CHECK(answer(db, cast<std::int64_t>(-numbers.x - 1)) == -4);
    CHECK(refused(cast<std::int16_t>(numbers.x * 20'000.0)));
    CHECK(refused(cast<int>(numbers.x * 1e9)));
    CHECK(refused(cast<std::int64_t>(numbers.x * 1e19)));
    CHECK(refused(cast<std::int16_t>(numbers.n)));
    CHECK(refused(cast<int>(numbers.large)));
    CHECK(refused(cast<int>(cast<numeric>(numbers.large))));
    CHECK(answer(db, cast<int>(numbers.large - numbers.large + 7)) == 7);
    // MySQL writes such numbers as other text, and the cast does not compile there.
    const auto check_texts = [&](const auto& column) {
        if constexpr (!on_mysql) {
            const std::pair<double, const char*> texts[] = {{2, "2"},          {0.5, "0.5"},
                                                            {-0.1, "-0.1"},    {1e14, "100000000000000"},
                                                            {1e15, "1e+15"},   {123456789012345.6, "123456789012345.6"},
                                                            {1e-4, "0.0001"},  {1e-5, "1e-05"},
                                                            {1e100, "1e+100"}, {0.1 + 0.2, "0.30000000000000004"},
                                                            {1e300, "1e+300"}, {-1234567.25, "-1234567.25"}};
            for (const auto& [value, text] : texts) {
                db.run(update(numbers).set({.x = value}).all_rows());
                CHECK(answer(db, cast<std::string>(column)) == text);
            }
            const std::pair<double, const char*> singles[] = {{2, "2"},
                                                              {0.1, "0.1"},
                                                              {123456, "123456"},
                                                              {1e6, "1e+06"},
                                                              {1234567, "1.234567e+06"},
                                                              {16777216, "1.6777216e+07"},
                                                              {0.00012, "0.00012"},
                                                              {1e-5, "1e-05"}};
            for (const auto& [value, text] : singles) {
                db.run(update(numbers).set({.x = value}).all_rows());
                CHECK(answer(db, cast<std::string>(cast<float>(column))) == text);
            }
        }
    };
    check_texts(numbers.x);
}

TEST_CASE("letters of either case, and letters beyond ASCII") {
    auto db = filled_numbers();
    CHECK(!answer(db, numbers.word.like("%GER")));
    CHECK(answer(db, numbers.word.like("%ger")));
    CHECK(answer(db, numbers.word.not_like("%GER")));
    CHECK(!answer(db, numbers.word.not_ilike("%GER")));
    CHECK(answer(db, numbers.word.ilike("%GER")));
    // PostgreSQL: by the collation of the database, of which C is SQLite's.
    if constexpr (on_sqlite) {
        CHECK(answer(db, lower(numbers.word)) == "Ärger");
        CHECK(answer(db, upper(numbers.word)) == "ÄRGER");
        CHECK(!answer(db, numbers.word.ilike("ä%")));
    } else if constexpr (on_mysql) {
        CHECK(answer(db, lower(numbers.word)) == "ärger");
        CHECK(answer(db, upper(numbers.word)) == "ÄRGER");
        CHECK(answer(db, numbers.word.ilike("ä%")));
    } else {
        CHECK(answer(db, sql<std::string>("lower({} collate \"C\")", numbers.word)) == "Ärger");
        CHECK(answer(db, sql<std::string>("upper({} collate \"C\")", numbers.word)) == "ÄRGER");
        CHECK(answer(db, sql<bool>("{} collate \"C\" ilike {}", numbers.word, "ä%")) == false);
    }
}

TEST_CASE("a pattern that ends in its escape character: an error of PostgreSQL's, no match elsewhere") {
    auto db = filled_numbers();
    CHECK(code_of(db, numbers.word.like("Ä%\\")) == (on_postgres ? "22025" : "none"));
    if constexpr (!on_postgres) CHECK(!answer(db, numbers.word.like("Ä%\\")));
}

TEST_CASE("the last characters but 2^31: none, all on a PostgreSQL where their number overflows, an error of MySQL's") {
    auto db = filled_numbers();
    const std::string all = answer(db, numbers.word);
    const auto rest = right(numbers.word, numbers.id - std::numeric_limits<int>::max() - 2);
    if (on_mysql) {
        CHECK(code_of(db, rest) == "22003");
    } else {
        const auto found = answer(db, rest);
        CHECK((found == "" || (on_postgres && found == all)));
    }
}

// MIZZLE_TEST_DOCS names the folder where it is not beside this one.
TEST_CASE("docs/differences.md lists what differs between values, and nothing else") {
    const std::vector<std::string> known = {
        "What is put together of several integers, `a + b + c`, is looked at once on SQLite: an error is what is "
        "out of range in the end, on PostgreSQL after each step, too.",
        "Checks, indexes, generated columns and views know no function of the driver: there SQLite makes infinity of "
        "numbers with a point that overflow and 0 of those that underflow, and NULL of `sqrt(-1)` and `ln(0)`; it "
        "takes "
        "negative counts of characters for counts from the end, and adds doubles for the average of bigints.",
        "Of -0.0, SQLite keeps and computes 0.",
        "What is one of several decimals, by `coalesce`, `case`, `greatest`, `lag` with a default or a set operation, "
        "has "
        "as many zeros at its end as the one with the most digits needs on SQLite, or none beside decimals of any "
        "digits: 1.50 beside a `numeric(6, 4)` is 1.5000. The value is the same.",
        "Of several intervals of one length, such as a month and 30 days, `greatest`, `least`, `min` and `max` "
        "give any.",
        "JSON of another kind than a function is for: where PostgreSQL refuses, appends (`json_set()` to an "
        "array) or takes a number for an array of one (`json_get(x, 0)`), SQLite leaves it as it is or gives "
        "NULL.",
        "`lower`, `upper` and `ilike` go by the database's collation on PostgreSQL; on SQLite they know the letters "
        "of ASCII alone, as those of the collation C do.",
        "A pattern that ends in its escape character is an error of PostgreSQL's and matches nothing on SQLite.",
        "`right(x, n)` of the least integer, -2147483648, is the whole text on PostgreSQL 15, where it overflows, and "
        "empty on 17 and SQLite.",
        "Text sorts by the database's collation on PostgreSQL and by its bytes on SQLite, which are the same with the "
        "collation C.",
        "NULL sorts last on PostgreSQL and first on SQLite, unless `nulls_first()` or `nulls_last()` says where.",
        "NaN, and dates before the year 0 or after 9999, are kept by PostgreSQL and refused by SQLite with a "
        "`usage_error`.",
        "An expression that gives `varchar(n)` blanks beyond its length: PostgreSQL cuts them off, SQLite refuses the "
        "row.",
        "Casts of text to dates and times: PostgreSQL takes more forms than ISO 8601, which SQLite refuses.",
        "A column `char(n)` that another program made on PostgreSQL pads its values; `char_(n)` is created as "
        "`varchar(n)`, which does not.",
        "Arrays, JSON and custom types have no order on SQLite, intervals no `distinct()`, set operation, `nullif()` "
        "or unique key: such statements do not compile there, and such tables are refused.",
        "A view whose expression needs a function of the driver's is refused by SQLite.",
        "A `bigint` beside a `double precision`, compared or in a list, is a double on PostgreSQL, which rounds beyond "
        "2^53; SQLite compares the numbers themselves.",
        "Full-text search: SQLite's FTS5 cuts text into words at every sign that is no letter or digit, where "
        "PostgreSQL keeps numbers with points, addresses and words with hyphens whole, too; its ranks are other "
        "numbers (BM25). What has none of some words is found beside other words alone, and of `to_tsquery` there are "
        "no weights and no distances but `<->`: a `database_error`.",
        "MariaDB computes with 64 bits where an `integer` or a `smallint` would have no room for a result: `n + 1 > 0` "
        "holds for the largest n, and an error is what is then read (`decode_error`) or kept (`database_error`). "
        "Numbers with a point that underflow are 0.",
        "A division by zero is a `database_error` of SQLSTATE 22003 on MariaDB, where others say 22012, and so is that "
        "of NULL as a whole number by zero, which is NULL elsewhere, and a negative count of characters that is "
        "computed, "
        "of `left` and `right`.",
        "A pattern that ends in its escape character, NULL in an order, NaN and dates MariaDB treats as SQLite does; "
        "its "
        "`lower`, `upper` and `ilike` know the letters of Unicode.",
    };
    const std::string here = __FILE__;
    const char* folder = std::getenv("MIZZLE_TEST_DOCS");
    std::ifstream page(folder != nullptr ? folder + std::string("/differences.md")
                                         : here.substr(0, here.rfind("tests/")) + "docs/differences.md");
    REQUIRE(page.is_open());
    std::vector<std::string> listed;
    bool is_here = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("## ")) is_here = line == "## Values and types";
        else if (is_here && line.starts_with("- ")) listed.push_back(line.substr(2));
    }
    CHECK(listed == known);
}

TEST_CASE("whole numbers beyond 2^53 beside doubles: rounded by PostgreSQL, compared as they are by SQLite") {
    auto db = filled_numbers();
    db.run(update(numbers).set(numbers.x = 9223372036854775808.0).all_rows());
    CHECK(answer(db, numbers.large == numbers.x) == !on_sqlite);
    CHECK(answer(db, numbers.large < numbers.x) == on_sqlite);
    db.run(update(numbers).set(numbers.large = 1LL << 53, numbers.x = 9007199254740992.0).all_rows());
    CHECK(answer(db, numbers.large == numbers.x));
}

TEST_CASE("text sorts by its bytes on SQLite, and NULL comes where the database has it") {
    auto db = filled_numbers();
    db.run(insert_into(numbers).values({.id = 2, .n = 1, .large = 1, .x = 0.5, .word = "a"}));
    db.run(insert_into(numbers).values({.id = 3, .n = 2, .large = 1, .x = 0.5, .word = "B"}));
    if constexpr (on_sqlite)
        CHECK(db.all(select(numbers.id).from(numbers).where(numbers.id > 1).order_by(numbers.word))[0].id == 3);
    const auto first = db.all(select(numbers.id).from(numbers).order_by(nullif(numbers.n, 2)))[0].id;
    CHECK(first == (on_postgres ? 2 : 3));
}

TEST_CASE("NaN and the years before 0 and after 9999: kept by PostgreSQL alone") {
    auto db = filled_numbers();
    const auto code = [&](auto&& run) -> std::string {
        try {
            run();
        } catch (const usage_error&) { return "usage"; }
        return "none";
    };
    const std::string expected = on_postgres ? "none" : "usage";
    CHECK(code([&] { db.run(update(numbers).set({.x = std::numeric_limits<double>::quiet_NaN()}).all_rows()); }) ==
          expected);
    const mizzle::date late{std::chrono::year(10'000), std::chrono::month(1), std::chrono::day(1)};
    CHECK(code([&] { (void)db.all(select(numbers.id).from(numbers).where(current_date() < late)); }) == expected);
}
