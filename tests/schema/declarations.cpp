#include "app.hpp"
#include "catch.hpp"

// Names that a declaration's words must not collide with.
#include <strings.h>
#include <time.h>

#include <type_traits>

using namespace mizzle;

namespace renamed {

MIZZLE_TABLE_AS(invoices, named("Invoice"),
    (id,       integer, primary_key, named("InvoiceId")),
    (customer, text,    not_null,    named("Customer \"Name\"")),
    (total,    numeric(10, 2)))

MIZZLE_TABLE_AS(accounts, named("accounts").in("auth"),
    (id,    serial, primary_key),
    (email, text,   not_null, collate("nocase")))

MIZZLE_SCHEMA(schema, invoices, accounts)

}  // namespace renamed

namespace keys {

MIZZLE_TABLE(parts, (id, integer, primary_key), (code, integer, not_null), (place, integer, not_null), (kind, integer))

MIZZLE_CONSTRAINTS(parts,
    unique_index("parts_code").on(desc(parts.code)),
    unique_index("parts_place").on(parts.place).where(parts.kind == 1))

}  // namespace keys

TEST_CASE("a unique index is a key in either order, and none where it holds some rows") {
    using keys::parts;
    using mizzle::detail::type_list;
    namespace relational = mizzle::detail::relational;
    using table = std::remove_cvref_t<decltype(parts)>;
    using code = type_list<std::remove_cvref_t<decltype(parts.code)>>;
    using place = type_list<std::remove_cvref_t<decltype(parts.place)>>;
    CHECK(relational::is_unique_key<table, code>);
    CHECK_FALSE(relational::is_unique_key<table, place>);
    CHECK((relational::is_whole_key<table, place, true>));
}

TEST_CASE("names in SQL that are not the C++ names") {
    using namespace renamed;
    CHECK(sqlite_text(select(invoices.id).from(invoices).where(invoices.customer == "x")) ==
          R"(select "Invoice"."InvoiceId" from "Invoice" where "Invoice"."Customer ""Name""" = ?1)");
    CHECK(postgres_text(select(accounts.email).from(accounts)) ==
          R"(select "accounts"."email" from "auth"."accounts")");
    const auto row = invoices::row{.id = 1, .customer = "ada", .total = {}};
    CHECK(row.customer == "ada");

    sqlite db(":memory:");
    db.exec("attach ':memory:' as auth");
    create(db, renamed::schema);
    CHECK(db.one(insert_into(invoices).values({.id = 7, .customer = "ada"}).returning()).id == 7);
    CHECK(db.one(insert_into(accounts).values({.email = "A"}).returning(accounts.email)).email == "A");
    CHECK(db.all(select().from(accounts).where(accounts.email == "a")).size() == 1);
}

// A table, its columns and an enum may be called what a declaration's words, each other or C functions are called.
namespace collisions {

MIZZLE_ENUM(kind, text, date, index)
MIZZLE_TABLE(time, (id, integer, primary_key), (date, date), (text, text), (kind, enum_<kind>, not_null), (time, time), (index, integer), (count, bigint), (value, text))
MIZZLE_CONSTRAINTS(time, index("time_index").on(time.index), check("count_check", time.count > 0))

}  // namespace collisions

TEST_CASE("a name that is taken elsewhere is free in a declaration") {
    const collisions::time::row row{.id = 1,
                                    .date = {},
                                    .text = "t",
                                    .kind = collisions::kind::index,
                                    .time = {},
                                    .index = 2,
                                    .count = {},
                                    .value = {}};
    CHECK(row.kind == collisions::kind::index);
    CHECK(sqlite_text(select(collisions::time.value, collisions::time.text).from(collisions::time)) ==
          R"(select "time"."value", "time"."text" from "time")");
}

TEST_CASE("nullable columns are optional, the others are not") {
    using row = app::todos::row;
    static_assert(std::is_same_v<decltype(row::title), std::string>);
    static_assert(std::is_same_v<decltype(row::description), std::optional<std::string>>);
    static_assert(std::is_same_v<decltype(row::id), std::int32_t>);
    static_assert(std::is_same_v<decltype(row::priority), app::priority>);
    static_assert(std::is_aggregate_v<app::todos::new_row>);
    static_assert(std::is_empty_v<decltype(app::todos)> || sizeof(app::todos) <= 16);
    const app::todos::changes none;
    CHECK(!none.title.given());
}

// As many columns as anyone has.
namespace wide {

MIZZLE_TABLE(columns,
    (id, serial, primary_key), (a0, integer), (a1, text), (a2, boolean), (a3, bigint), (a4, text), (a5, text), (a6, text), (a7, text), (a8, text), (a9, text),
    (b0, integer), (b1, text), (b2, boolean), (b3, bigint), (b4, text), (b5, text), (b6, text), (b7, text), (b8, text), (b9, text),
    (c0, integer), (c1, text), (c2, boolean), (c3, bigint), (c4, text), (c5, text), (c6, text), (c7, text), (c8, text), (c9, text),
    (d0, integer), (d1, text), (d2, boolean), (d3, bigint), (d4, text), (d5, text), (d6, text), (d7, text), (d8, text), (d9, text),
    (e0, integer), (e1, text), (e2, boolean), (e3, bigint), (e4, text), (e5, text), (e6, text), (e7, text), (e8, text), (e9, text),
    (f0, integer), (f1, text), (f2, boolean), (f3, bigint), (f4, text), (f5, text), (f6, text), (f7, text), (f8, text), (f9, text),
    (g0, integer), (g1, text), (g2, boolean), (g3, bigint), (g4, text), (g5, text), (g6, text), (g7, text), (g8, text), (g9, text))
MIZZLE_SCHEMA(schema, columns)

}  // namespace wide

TEST_CASE("a table of 71 columns") {
    using wide::columns;
    sqlite db(":memory:");
    create(db, wide::schema);
    const auto row = db.one(insert_into(columns).values({.a1 = "first", .g9 = "last"}).returning());
    CHECK((row.a1 == "first" && row.g9 == "last" && !row.d5));
    db.run(update(columns).set({.d5 = "middle", .g8 = "near"}).where(columns.id == row.id));
    CHECK(db.one(select(columns.d5, columns.g8).from(columns)).g8 == "near");
}

TEST_CASE("enums and their labels") {
    static_assert(mizzle::label_of(app::priority::high) == "high");
    static_assert(mizzle::parse_enum<app::priority>("medium") == app::priority::medium);
    CHECK(!mizzle::parse_enum<app::priority>("Medium"));
    CHECK(!mizzle::parse_enum<app::priority>(""));
    CHECK_THROWS_AS(mizzle::label_of(static_cast<app::priority>(3)), mizzle::usage_error);
}

TEST_CASE("names of constraints are told apart to their ends") {
    using mizzle::detail::entry_text::fault, mizzle::detail::entry_text::fault_of_constraints;
    const auto fault_in = [](std::string_view constraints) {
        return fault_of_constraints("things", constraints, "").kind;
    };
    CHECK(fault_in(R"(index("a\"b").on(things.id), index("a\"c").on(things.id))") == fault::none);
    CHECK(fault_in(R"(index("a" "b").on(things.id), index("a" "c").on(things.id))") == fault::none);
    CHECK(fault_in(R"(index("a").on(things.id), check("a", things.id > 0))") == fault::none);
    CHECK(fault_in(R"(index("a").on(things.id), unique("a").on(things.id))") == fault::constraint_twice);
    CHECK(fault_in(R"(check("a\"b", things.id > 0), check("a\"b", things.id > 1))") == fault::constraint_twice);
}

// A table in a line of a header, and what is said of it in that line of another file.
namespace same_line {

// clang-format off
#line 1000 "table.hpp"
MIZZLE_TABLE(things, (id, integer, primary_key), (parent_id, integer))
#line 1000 "constraints.hpp"
MIZZLE_CONSTRAINTS(things, foreign_key(things.parent_id).references(things.id))
#line 1000 "relations.hpp"
MIZZLE_RELATIONS(things, (parent, one(things)))
// clang-format on

}  // namespace same_line
