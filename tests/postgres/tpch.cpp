// TPC-H's queries give the same rows on both databases, to the last digit.
#include "tpch.hpp"
#include "app.hpp"
#include "catch.hpp"

#include <mizzle/fmt.hpp>

#include <map>

TEST_CASE("TPC-H's queries give PostgreSQL's rows on SQLite") {
    std::map<int, std::vector<std::string>> wanted;
    const auto rows_of = [](auto& db, const auto& query) {
        std::vector<std::string> rows;
        for (const auto& row : db.all(query)) rows.push_back(fmt::format("{}", row));
        return rows;
    };
    {
        auto db = empty_database();
        create(db, tpch::schema);
        tpch::fill(db, 1200);
        tpch::each_query([&](int number, const auto& query) { wanted[number] = rows_of(db, query); });
    }
    CHECK(wanted.size() == 22);
    mizzle::sqlite db(":memory:");
    create(db, tpch::schema);
    tpch::fill(db, 1200);
    tpch::each_query([&](int number, const auto& query) {
        INFO("query " << number);
        CHECK(!wanted[number].empty());
        CHECK(rows_of(db, query) == wanted[number]);
    });
}
