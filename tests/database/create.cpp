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
    if constexpr (!on_postgres) {
        // It is each column's own.
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

namespace long_names {

MIZZLE_TABLE(articles_that_were_published_in_the_second_half_of_the_year, (id, integer, primary_key))
MIZZLE_TABLE(remarks,
    (id,                                                 integer, primary_key),
    (the_article_that_the_first_remark_is_a_comment_on_a, integer,
     references(articles_that_were_published_in_the_second_half_of_the_year.id)),
    (the_article_that_the_first_remark_is_a_comment_on_b, integer,
     references(articles_that_were_published_in_the_second_half_of_the_year.id)))
MIZZLE_SCHEMA(keys, articles_that_were_published_in_the_second_half_of_the_year, remarks)

MIZZLE_TABLE(twins_that_share_more_than_sixty_three_bytes_of_their_long_name_1, (id, integer, primary_key))
MIZZLE_TABLE(twins_that_share_more_than_sixty_three_bytes_of_their_long_name_2, (id, integer, primary_key))
MIZZLE_SCHEMA(twins, twins_that_share_more_than_sixty_three_bytes_of_their_long_name_1,
              twins_that_share_more_than_sixty_three_bytes_of_their_long_name_2)

MIZZLE_SEQUENCE(numbers_that_share_more_than_sixty_three_bytes_of_their_long_name_1)

// 32 characters, 64 bytes.
MIZZLE_TABLE_AS(umlauts, named("ääääääääääääääääääääääääääääääää"), (id, integer, primary_key))
MIZZLE_SCHEMA(letters, umlauts)

}  // namespace long_names

TEST_CASE("names that PostgreSQL would cut") {
    using namespace long_names;
    auto db = empty_database();
    // The names of keys that are made of others end in a number of their own.
    create(db, keys);
    db.run(insert_into(articles_that_were_published_in_the_second_half_of_the_year).values({.id = 1}));
    CHECK_THROWS_AS(
        db.run(insert_into(remarks).values({.id = 1, .the_article_that_the_first_remark_is_a_comment_on_a = 2})),
        foreign_key_violation);
    CHECK_THROWS_AS(
        db.run(insert_into(remarks).values({.id = 1, .the_article_that_the_first_remark_is_a_comment_on_b = 2})),
        foreign_key_violation);
    const auto names = describe(keys, dialects::postgres::id).tables[1].foreign_keys;
    REQUIRE(names.size() == 2);
    CHECK(names[0].name.size() <= 63);
    CHECK(names[0].name != names[1].name);
    CHECK(names[0].name == describe(keys, dialects::postgres::id).tables[1].foreign_keys[0].name);

    const auto long_condition = [](int id) {
        return condition(twins_that_share_more_than_sixty_three_bytes_of_their_long_name_1.id == id);
    };
#ifdef MIZZLE_TEST_MYSQL
    // The names of the other tables are longer than the 64 bytes that are kept, which does not compile.
    create(db, letters);
    CHECK_THROWS_WITH(create(db, twins), ContainsSubstring("64 bytes"));
    CHECK_THROWS_AS(
        db.run(delete_from(twins_that_share_more_than_sixty_three_bytes_of_their_long_name_1).where(long_condition(1))),
        usage_error);
#elif !defined(MIZZLE_TEST_POSTGRES)
    create(db, twins);
    create(db, letters);
    db.run(insert_into(twins_that_share_more_than_sixty_three_bytes_of_their_long_name_1).values({.id = 1}));
    CHECK(db.all(select().from(twins_that_share_more_than_sixty_three_bytes_of_their_long_name_2)).empty());
    CHECK(
        db.all(
              select().from(twins_that_share_more_than_sixty_three_bytes_of_their_long_name_1).where(long_condition(1)))
            .size() == 1);
#else
    CHECK_THROWS_WITH(create(db, twins), ContainsSubstring("63 bytes"));
    CHECK_THROWS_WITH(create(db, letters), ContainsSubstring("63 bytes"));
    // Where the text is made at run time it is refused then.
    CHECK_THROWS_AS(
        db.run(delete_from(twins_that_share_more_than_sixty_three_bytes_of_their_long_name_1).where(long_condition(1))),
        usage_error);
    // A name in quotes inside of a text, too.
    const condition numbered = nextval(numbers_that_share_more_than_sixty_three_bytes_of_their_long_name_1) > 0;
    CHECK_THROWS_AS(db.all(select(remarks.id).from(remarks).where(numbered)), usage_error);
#endif
}
