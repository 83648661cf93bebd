// Relational queries of many shapes give the trees that one query for each row gives.
#include "catch.hpp"
#include "naive_loader.hpp"

#include <utility>

namespace {

constexpr unsigned shapes = 2, runs = 6;

template <unsigned First, class Db, class Table> void compare(Db& db, const Table& table) {
    for (naive::run = 0; naive::run < runs; ++naive::run)
        [&]<unsigned... I>(std::integer_sequence<unsigned, I...>) {
            (
                [&] {
                    INFO("shape " << First + I << ", run " << naive::run);
                    CHECK((naive::agrees<First + I, 3>(db, table)));
                }(),
                ...);
        }(std::make_integer_sequence<unsigned, shapes>{});
}

}  // namespace

TEST_CASE("trees from employees") {
    auto db = empty_database();
    create(db, company::schema);
    compare<1>(db, company::employees);  // of nothing
    company::fill(db, 7);
    compare<1>(db, company::employees);
}

TEST_CASE("trees from offices") {
    auto db = empty_database();
    create(db, company::schema);
    company::fill(db, 8);
    compare<101>(db, company::offices);
}
TEST_CASE("trees from projects") {
    auto db = empty_database();
    create(db, company::schema);
    company::fill(db, 9);
    compare<201>(db, company::projects);
}
