// Sequences, and comments on tables and columns.
#include "app.hpp"
#include "catch.hpp"

using namespace mizzle;

namespace billing {

MIZZLE_SEQUENCE(invoice_numbers, start(1000), increment(5))
MIZZLE_SEQUENCE(plain_numbers)
MIZZLE_SEQUENCE(turns, named("It's \"turns\"").in("billing_numbers"), minimum(1), maximum(3), start(2), cycle)

MIZZLE_TABLE(invoices,
    (number, bigint,  primary_key, default_value(nextval(invoice_numbers)), comment("Handed out, it's never reused")),
    (title,  text,    not_null),
    (turn,   integer, not_null, default_value(nextval(turns))))

MIZZLE_CONSTRAINTS(invoices,
    comment("What customers owe"),
    check("invoices_title", length(invoices.title) > 0))

MIZZLE_SCHEMA(schema, invoice_numbers, plain_numbers, turns, invoices)

MIZZLE_TABLE(notes,
    (id,   integer, primary_key),
    (body, text,    comment("Free text")))
MIZZLE_CONSTRAINTS(notes, comment("Reminders"))
MIZZLE_SCHEMA(note_schema, notes)

}  // namespace billing

using namespace billing;

TEST_CASE("a schema with comments is made on every database, and its description keeps them") {
    auto db = empty_database();
    create(db, note_schema);
    db.run(insert_into(notes).values({.id = 1, .body = "x"}));
    for (const auto dialect : {dialects::sqlite::id, dialects::postgres::id, dialects::mysql::id}) {
        const auto description = describe(note_schema, dialect);
        CHECK(description.tables[0].comment == "Reminders");
        CHECK(description.tables[0].columns[1].comment == "Free text");
    }
    CHECK(mizzle::detail::create_statements<dialects::sqlite>(note_schema).size() == 1);
    const auto beside = mizzle::detail::create_statements<dialects::mysql>(note_schema);
    REQUIRE(beside.size() == 1);
    CHECK(beside[0].find("comment 'Free text'") != std::string::npos);
    CHECK(beside[0].find("comment 'Reminders'") != std::string::npos);
    const auto statements = mizzle::detail::create_statements<dialects::postgres>(note_schema);
    REQUIRE(statements.size() == 3);
    CHECK(statements[1] == R"(comment on table "notes" is 'Reminders')");
    CHECK(statements[2] == R"(comment on column "notes"."body" is 'Free text')");
}

TEST_CASE("what a sequence's declaration becomes") {
    const auto statements = mizzle::detail::create_statements<dialects::postgres>(billing::schema);
    CHECK(statements[0] == R"(create schema if not exists "billing_numbers")");
    CHECK(statements[1] == R"(create sequence "invoice_numbers" increment by 5 start with 1000)");
    CHECK(statements[2] == R"(create sequence "plain_numbers")");
    CHECK(statements[3] ==
          R"(create sequence "billing_numbers"."It's ""turns""" minvalue 1 maxvalue 3 start with 2 cycle)");
    CHECK_THROWS_WITH(mizzle::detail::create_statements<dialects::sqlite>(billing::schema),
                      "mizzle: SQLite has no sequences, and the schema declares invoice_numbers; leave it out of the "
                      "schema for SQLite");
    CHECK(postgres_text(select(nextval(invoice_numbers), currval(turns))) ==
          R"(select nextval('"invoice_numbers"'), currval('"billing_numbers"."It''s ""turns"""'))");
}

#ifdef MIZZLE_TEST_POSTGRES
MIZZLE_NAME(number)

TEST_CASE("a sequence gives numbers to defaults and to statements") {
    auto db = empty_database();
    db.exec("drop schema if exists billing_numbers cascade");
    create(db, billing::schema);
    CHECK(db.one(insert_into(invoices).values({.title = "first"}).returning()).number == 1000);
    const auto second = db.one(insert_into(invoices).values({.title = "second"}).returning());
    CHECK((second.number == 1005 && second.turn == 3));
    CHECK(db.one(insert_into(invoices).values({.title = "third"}).returning()).turn == 1);
    static_assert(std::is_same_v<decltype(db.one(select(nextval(plain_numbers).as(number))).number), std::int64_t>);
    CHECK(db.one(select(nextval(plain_numbers).as(number))).number == 1);
    CHECK(db.one(select((nextval(plain_numbers) * 10).as(number))).number == 20);
    CHECK(db.one(select(currval(plain_numbers).as(number))).number == 2);
    db.run(insert_into(invoices).values(invoices.number = nextval(plain_numbers) + 4000, invoices.title = "own"));
    CHECK(db.one(select(max(invoices.number)).from(invoices)).max == 4003);

    struct described {
        std::string table, column;
    };
    const auto comments = db.one(sql_statement<described>(
        "select obj_description('invoices'::regclass), col_description('invoices'::regclass, 1)"));
    CHECK((comments.table == "What customers owe" && comments.column == "Handed out, it's never reused"));
    db.exec("drop schema billing_numbers cascade");
}
#else
TEST_CASE("a schema with a sequence is refused before anything is made") {
    auto db = empty_database();
    CHECK_THROWS_AS(create(db, billing::schema), usage_error);
    create(db, note_schema);
}
#endif
