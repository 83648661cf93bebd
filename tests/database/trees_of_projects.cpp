// Relational queries of several shapes give the trees that one query for each row gives.
#include "naive_loader.hpp"

TEST_CASE("trees of projects") {
    auto db = empty_database();
    create(db, company::schema);
    naive::compare<204, 207, 214, 219, 224>(db, company::projects);  // of nothing
    company::fill(db, 9);
    naive::compare<204, 207, 214, 219, 224>(db, company::projects);
}
