// Relational queries of several shapes give the trees that one query for each row gives.
#include "naive_loader.hpp"

TEST_CASE("trees of employees") {
    auto db = empty_database();
    create(db, company::schema);
    naive::compare<2, 3, 14, 18, 19>(db, company::employees);  // of nothing
    company::fill(db, 7);
    naive::compare<2, 3, 14, 18, 19>(db, company::employees);
}
