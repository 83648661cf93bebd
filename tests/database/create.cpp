#include "app.hpp"
#include "catch.hpp"

using namespace mizzle;
using Catch::Matchers::ContainsSubstring;

namespace ticketing {

MIZZLE_ENUM(status, open, closed)
MIZZLE_TABLE(tickets,
    (id,    serial,        primary_key),
    (state, enum_<status>, not_null, default_value(status::open)))
MIZZLE_SCHEMA(schema, tickets)

MIZZLE_TABLE(invoices,
    (id,    serial,        primary_key),
    (state, enum_<status>, not_null, default_value(status::closed)))
MIZZLE_SCHEMA(other_schema, invoices)

}  // namespace ticketing

namespace doorways {

// Another enum of the name, and one whose labels are the same in another order.
MIZZLE_ENUM(status, open, ajar, closed)
MIZZLE_TABLE(doors,
    (id,    serial, primary_key),
    (state, enum_<status>))
MIZZLE_SCHEMA(schema, doors)

namespace reversed {

MIZZLE_ENUM(status, closed, open)
MIZZLE_TABLE(hatches,
    (id,    serial, primary_key),
    (state, enum_<status>))
MIZZLE_SCHEMA(schema, hatches)

}  // namespace reversed
}  // namespace doorways

TEST_CASE("schemas that share an enum are created one after the other") {
    using namespace ticketing;
    auto db = empty_database();
    create(db, ticketing::schema);
    create(db, other_schema);
    db.run(insert_into(tickets).values({}));
    db.run(insert_into(invoices).values({}));
    CHECK(db.one(select().from(tickets)).state == status::open);
    CHECK(db.one(select().from(invoices)).state == status::closed);
    CHECK_THROWS_AS(create(db, ticketing::schema), database_error);
}

TEST_CASE("an enum of the same name and other labels") {
    auto db = empty_database();
    create(db, ticketing::schema);
    if constexpr (on_sqlite) {
        // It is a check of each column's.
        create(db, doorways::schema);
        create(db, doorways::reversed::schema);
        db.run(insert_into(doorways::doors).values({.state = doorways::status::ajar}));
        CHECK(db.one(select().from(doorways::doors)).state == doorways::status::ajar);
    } else {
        CHECK_THROWS_AS(create(db, doorways::reversed::schema), schema_mismatch);
        try {
            create(db, doorways::schema);
            FAIL("the expected exception is missing");
        } catch (const schema_mismatch& e) {
            CHECK_THAT(e.what(), ContainsSubstring("\"status\" of the labels open, closed") &&
                                     ContainsSubstring("one of open, ajar, closed"));
        }
        CHECK_THROWS_AS(db.all(select().from(doorways::doors)), schema_mismatch);
        // Nothing of either was made: they can still be.
        db.exec("drop table tickets; drop type status");
        create(db, doorways::schema);
    }
}
