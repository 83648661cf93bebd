#include "app.hpp"
#include "catch.hpp"

using namespace app;
using namespace mizzle;

MIZZLE_TABLE(tallies,
    (n,     integer,         not_null),
    (exact, numeric(10, 2),  not_null),
    (label, text),
    (rank,  enum_<priority>, not_null))
MIZZLE_SCHEMA(tally_schema, tallies)
MIZZLE_NAME(amount)

namespace {

// 1, 2, 2, 3, 3, 3, ..., each as often as its value.
test_database filled_tallies() {
    auto db = empty_database();
    create(db, tally_schema);
    for (int n = 1; n <= 5; ++n)
        for (int i = 0; i < n; ++i)
            db.run(insert_into(tallies).values({.n = n,
                                                .exact = numeric(n * 5),
                                                .label = n % 2 ? std::optional<std::string>("odd") : std::nullopt,
                                                .rank = static_cast<priority>(n % 3)}));
    return db;
}

auto up_to(int n) { return select(tallies.n).from(tallies).where(tallies.n <= n); }
auto from(int n) { return select(tallies.n).from(tallies).where(tallies.n >= n); }

template <class Db, class S> std::vector<int> values_of(Db& db, const S& statement) {
    std::vector<int> values;
    for (const auto& row : db.all(statement)) values.push_back(row.n);
    return values;
}

using ints = std::vector<int>;

}  // namespace

TEST_CASE("union, intersect, except and their all forms") {
    auto db = filled_tallies();
    const auto sorted = [&](const auto& statement) { return values_of(db, statement.order_by(tallies.n)); };
    CHECK(sorted(up_to(2).union_(from(4))) == ints{1, 2, 4, 5});
    CHECK(sorted(up_to(2).union_all(up_to(1))) == ints{1, 1, 2, 2});
    CHECK(sorted(up_to(4).intersect(from(3))) == ints{3, 4});
    CHECK(sorted(up_to(3).intersect_all(up_to(2).union_all(up_to(2)))) == ints{1, 2, 2});
    CHECK(sorted(up_to(3).except(up_to(1))) == ints{2, 3});
    CHECK(sorted(up_to(3).except_all(up_to(3).order_by(tallies.n).limit(4))) == ints{3, 3});
    CHECK(sorted(up_to(2).union_all(up_to(2)).except_all(up_to(2))) == ints{1, 2, 2});
}

TEST_CASE("they are grouped as they are written") {
    auto db = filled_tallies();
    const auto sorted = [&](const auto& statement) { return values_of(db, statement.order_by(tallies.n)); };
    // (1, 2 and 3, 4, 5) and 3: SQL alone would intersect first.
    CHECK(sorted(up_to(2).union_(from(3)).intersect(up_to(3).except(up_to(2)))) == ints{3});
    CHECK(sorted(up_to(2).union_(from(3).intersect(up_to(3)))) == ints{1, 2, 3});
    CHECK(sorted(up_to(5).except(up_to(3).except(up_to(2)))) == ints{1, 2, 4, 5});
    CHECK(sorted(up_to(5).except(up_to(3)).except(up_to(4))) == ints{5});
    CHECK(postgres_text(up_to(1).union_(up_to(2)).intersect(up_to(3))) ==
          R"((select "tallies"."n" from "tallies" where "tallies"."n" <= $1 union select "tallies"."n" from "tallies")"
          R"( where "tallies"."n" <= $2) intersect select "tallies"."n" from "tallies" where "tallies"."n" <= $3)");
    CHECK(sqlite_text(up_to(1).union_(up_to(2).except(up_to(3)))) ==
          R"(select "tallies"."n" from "tallies" where "tallies"."n" <= ?1 union select * from (select "tallies"."n")"
          R"( from "tallies" where "tallies"."n" <= ?2 except select "tallies"."n" from "tallies" where)"
          R"( "tallies"."n" <= ?3))");
}

TEST_CASE("operands and the whole are ordered and limited") {
    auto db = filled_tallies();
    const auto least = up_to(5).order_by(tallies.n).limit(2);
    const auto most = up_to(5).order_by(desc(tallies.n)).limit(2);
    CHECK(values_of(db, least.union_all(most).order_by(desc(tallies.n))) == ints{5, 5, 2, 1});
    CHECK(values_of(db, least.union_all(most).order_by(desc(tallies.n)).limit(2).offset(1)) == ints{5, 2});
    CHECK(values_of(db, least.union_all(most).order_by(tallies.n).limit(2).union_all(up_to(1))).size() == 3);
    const auto by_name = select(tallies.n.as(amount)).from(tallies).union_(select(tallies.n + 10).from(tallies));
    CHECK(db.all(by_name.order_by(desc(amount)).limit(1))[0].amount == 15);
}

TEST_CASE("decimals and enums are sorted by value") {
    auto db = filled_tallies();
    const auto all = select(tallies.exact, tallies.rank).from(tallies);
    const auto by_value = db.all(all.union_(all).order_by(desc(tallies.exact)));
    REQUIRE(by_value.size() == 5);
    CHECK((by_value[0].exact == numeric(25) && by_value[4].exact == numeric(5)));
    const auto by_rank = db.all(all.union_(all).order_by(desc(tallies.rank), tallies.exact));
    REQUIRE(by_rank.size() == 5);
    CHECK((by_rank[0].rank == priority::high && by_rank[4].rank == priority::low));
}

TEST_CASE("a column may be NULL if it may on either side of a union") {
    auto db = filled_tallies();
    const auto names = select(tallies.n, coalesce(tallies.label, "none").as<"label">()).from(tallies);
    const auto both = names.union_(select(tallies.n, tallies.label).from(tallies)).order_by(tallies.n);
    static_assert(std::is_same_v<decltype(get<"label">(db.all(both)[0])), std::optional<std::string>&>);
    CHECK(db.all(both).size() == 7);
    static_assert(std::is_same_v<decltype(get<"label">(db.all(names.except(names))[0])), std::string&>);
    // Whole tables keep their row type.
    const auto rows =
        db.all(select().from(tallies).where(tallies.n == 1).union_(select().from(tallies).where(tallies.n == 2)));
    static_assert(std::is_same_v<decltype(rows), const std::vector<tallies::row>>);
    CHECK(rows.size() == 2);
}

TEST_CASE("set operations as subqueries and common tables") {
    auto db = filled_tallies();
    const auto ends = subquery<"ends">(up_to(1).union_(from(5)));
    CHECK(db.one(select(sum(ends.n)).from(ends)).sum == 6);
    const auto odd = cte<"odd">(up_to(1).union_all(from(5)).order_by(desc(tallies.n)).limit(1));
    CHECK(db.one(with(odd)(select(odd.n).from(odd))).n == 5);
    CHECK(db.one(select(count()).from(tallies).where(tallies.n.in(up_to(1).union_(from(5))))).count == 6);
    const auto twins = subquery<"twins">(
        select(tallies.n, tallies.n).from(tallies).intersect_all(select(tallies.n, tallies.n).from(tallies)));
    CHECK(db.one(select(count()).from(twins)).count == 15);
    CHECK(db.one(select(count()).from(tallies).where(exists(up_to(1).except(up_to(1))))).count == 0);
}
