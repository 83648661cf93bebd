// Relational queries of several shapes give the trees that one query for each row gives.
#include "naive_loader.hpp"

TEST_CASE("trees of offices") {
    auto db = empty_database();
    create(db, company::schema);
    naive::compare<103, 107, 111, 118, 124>(db, company::offices);  // of nothing
    company::fill(db, 8);
    naive::compare<103, 107, 111, 118, 124>(db, company::offices);
}
