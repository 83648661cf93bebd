#include "app.hpp"
#include "catch.hpp"

using namespace mizzle;

namespace hostile {

// MySQL has no unique indexes with a condition, no names with characters beyond the first
// plane, and none that end with white space.
#ifdef MIZZLE_TEST_MYSQL
#define MIZZLE_TEST_WHERE(condition)
#define MIZZLE_TEST_WHITE(name) name "_"
#define MIZZLE_TEST_NAIVE "naïve 表 ☂"
#else
#define MIZZLE_TEST_WHERE(condition) .where(condition)
#define MIZZLE_TEST_WHITE(name) name
#define MIZZLE_TEST_NAIVE "naïve 表 🌧"
#endif

// Names that a table's own columns may have, however they look.
MIZZLE_TABLE_AS(names, named("\"\""),
    (a, integer, named("\"")),
    (b, integer, named("'")),
    (c, integer, named("--")),
    (d, integer, named("/*")),
    (e, integer, named("*/")),
    (f, integer, named("?1")),
    (g, integer, named("$1")),
    (h, integer, named("{}")),
    (i, integer, named("%s%n")),
    (j, integer, named("\\")),
    (k, integer, named("a.b")),
    (l, integer, named("\".\"")),
    (m, integer, named(MIZZLE_TEST_WHITE(" "))),
    (n, integer, named(MIZZLE_TEST_WHITE("\n\r\t"))),
    (o, integer, named("from")),
    (p, integer, named(MIZZLE_TEST_NAIVE)),
    (q, integer, named("*")),
    (r, integer, named("a);b")),
    (s, integer, named("null")),
    (t, integer, named("1"), primary_key))

MIZZLE_CONSTRAINTS(names,
    unique_index("\"\"\"").on(names.a, desc(names.b)) MIZZLE_TEST_WHERE(names.c == 1),
    check("'';", names.l > names.k || names.q == 0))

MIZZLE_SCHEMA(names_schema, names)

// A row whose n-th column is n.
names::new_row numbered() {
    names::new_row row{.t = 20};
    int n = 0;
    names::mizzle_each(row, [&](auto, auto& member) { member = ++n; });
    return row;
}

}  // namespace hostile

TEST_CASE("hostile names of tables, columns, indexes and results") {
    using namespace hostile;
    auto db = empty_database();
    create(db, names_schema);
    db.run(insert_into(names).values(numbered()));
    const auto row = db.one(select().from(names).where(names.a == 1 && names.h == 8 && names.p == 16));
    int expected = 0;
    names::mizzle_each(row, [&](auto, const auto& value) { CHECK(value == ++expected); });
    CHECK(expected == 20);
    CHECK(db.one(select(names.a, names.l, names.q).from(names).group_by(names.t).order_by(names.n, desc(names.m))).l ==
          12);
    CHECK(db.run(update(names).set({.a = 21, .g = 22}).where(names.f == 6)).rows_affected == 1);
    CHECK(db.one(insert_into(names)
                     .values(names.t = 20, names.q = 0)
                     .on_conflict(names.t)
                     .do_update(names.j = excluded(names.q), names.c = 1)
                     .returning(names.j, names.c, names.a))
              .j == 0);
    CHECK_THROWS_AS(db.run(update(names).set({.l = 0, .q = 1}).all_rows()), check_violation);
    db.run(insert_into(names).values({.a = 30, .b = 2, .c = 1, .t = 30}));
    CHECK_THROWS_AS(db.run(update(names).set({.a = 21}).where(names.t == 30)), unique_violation);
    const auto result = db.one(select(names.a.as<"a\"; drop table \"x\"; -- ' {} %s ?1 $1 \\">(), names.b.as<"\"">(),
                                      (names.b + 1).as<"from">(), names.c.as<MIZZLE_TEST_NAIVE>())
                                   .from(names)
                                   .where(names.t == 30));
    CHECK(get<0>(result) == 30);
    CHECK(get<1>(result) == 2);
    CHECK(get<2>(result) == 3);
    CHECK(get<3>(result) == 1);
    CHECK(db.run(delete_from(names).where(names.s == 19 || names.t == 30)).rows_affected == 2);
}

// Words that the library uses itself, as names of tables, columns, relations and results.
namespace own_words {

MIZZLE_TABLE(parts,
    (id,    serial,  primary_key),
    (value, integer, not_null),
    (field, integer))
MIZZLE_TABLE(words,
    (id,      serial,  primary_key),
    (last,    integer, not_null),
    (part_id, integer, references(parts.id)))
MIZZLE_TABLE(part,
    (id, serial, primary_key))
MIZZLE_TABLE(stores,
    (id, serial, primary_key))

MIZZLE_RELATIONS(parts,
    (columns, many(words)))

MIZZLE_NAME(field)
MIZZLE_NAME(before)

MIZZLE_SCHEMA(own_words_schema, parts, words, part, stores)

}  // namespace own_words

TEST_CASE("words of the library as names of tables, columns, relations and results") {
    using namespace own_words;
    auto db = empty_database();
    create(db, own_words_schema);
    db.run(insert_into(parts).values({{.value = 1, .field = 2}, {.value = 3}}));
    db.run(insert_into(words).values({.last = 4, .part_id = 1}));
    const auto rows =
        db.all(select(parts, words).from(parts).left_join(words, words.part_id == parts.id).order_by(parts.id));
    CHECK(rows[0].parts.value == 1);
    CHECK(rows[0].words->last == 4);
    CHECK(!rows[1].words);
    const auto made =
        subquery<"value">(select(parts.value, parts.field, parts.id.as<"a">(), parts.id.as<"b">()).from(parts));
    const auto first = db.all(select(made.value, made.field).from(made).order_by(made.value)).front();
    CHECK(first.value == 1);
    CHECK(first.field == 2);
    const auto named = db.one(select(max(parts.value).as(own_words::field), count().as(before), min(parts.id).as<"a">())
                                  .from(parts)
                                  .where(parts.id == 1));
    CHECK(named.field == 1);
    CHECK(named.before == 1);
    const auto other = alias<"field">(parts);
    CHECK(db.one(select(other.field, other.value).from(other).where(other.id == 1)).field == 2);
    const auto shape = query(parts).with(own_words::relations::parts.columns);
    const auto tree = insert_tree(db, shape, {{.value = 5}, {.columns = {{.last = 6}, {.last = 7}}}});
    CHECK(tree.columns.size() == 2);
    CHECK(db.one(shape.where(parts.value == 5)).columns[1].last == 7);
    CHECK(db.all(select(part.id, stores.id).from(part).cross_join(stores)).empty());
}
