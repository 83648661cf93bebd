#include "app.hpp"
#include "catch.hpp"

using namespace mizzle;

namespace hostile {

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
    (m, integer, named(" ")),
    (n, integer, named("\n\r\t")),
    (o, integer, named("from")),
    (p, integer, named("naïve 表 🌧")),
    (q, integer, named("*")),
    (r, integer, named("a);b")),
    (s, integer, named("null")),
    (t, integer, named("1"), primary_key))

MIZZLE_CONSTRAINTS(names,
    unique_index("\"\"\"").on(names.a, desc(names.b)).where(names.c == 1),
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
                                      (names.b + 1).as<"from">(), names.c.as<"naïve 表 🌧">())
                                   .from(names)
                                   .where(names.t == 30));
    CHECK(get<0>(result) == 30);
    CHECK(get<1>(result) == 2);
    CHECK(get<2>(result) == 3);
    CHECK(get<3>(result) == 1);
    CHECK(db.run(delete_from(names).where(names.s == 19 || names.t == 30)).rows_affected == 2);
}
