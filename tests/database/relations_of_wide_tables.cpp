// Many columns, names as long as PostgreSQL keeps them, and names that need quotes.
#include "app.hpp"
#include "catch.hpp"

#include <string>

namespace wide_trees {

#define NINE(name, type)                                                                                  \
    (name##1, type), (name##2, type), (name##3, type), (name##4, type), (name##5, type), (name##6, type), \
        (name##7, type), (name##8, type), (name##9, type)

MIZZLE_TABLE(sheets,
    (id, integer, primary_key),
    NINE(a, text), NINE(b, bigint), NINE(c, text), NINE(d, double_precision), NINE(e, boolean), NINE(f, text),
    (g1, text), (g2, text), (g3, text), (g4, text), (g5, text), (g6, text), (g7, text), (last, bigint, not_null))

MIZZLE_TABLE_AS(lines, named("the \"lines\" of sheets, a table whose name has just 63 bytes: 63"),
    (id, bigint, primary_key, named("the key of a line, which is called so at more length than is go")),
    (sheet, integer, references(sheets.id), named("the key of a line's sheet, at more length than is good for it 2")),
    NINE(a, bigint), NINE(b, text), NINE(c, boolean), NINE(d, text), NINE(e, timestamptz), NINE(f, numeric),
    (g1, text), (g2, text), (g3, text), (g4, text), (g5, text), (g6, text), (last, text, not_null, named("la\"st")))
#undef NINE

MIZZLE_RELATIONS(sheets,
    (content, many(lines)))
MIZZLE_RELATIONS(lines,
    (whole, one(sheets)))
MIZZLE_SCHEMA(schema, sheets, lines)

}  // namespace wide_trees

using namespace mizzle;
using wide_trees::lines;
using wide_trees::sheets;

TEST_CASE("trees of wide tables with long names") {
    static_assert(sheets::mizzle_columns::size == 63);
    auto db = empty_database();
    create(db, wide_trees::schema);
    for (int i = 1; i <= 3; ++i) {
        sheets::new_row sheet{.id = i, .last = -i};
        sheet.a1 = "first";
        sheet.b9 = std::int64_t{1} << 60;
        sheet.f9 = std::string(1000, 'x');
        db.run(insert_into(sheets).values(std::move(sheet)));
    }
    for (int i = 1; i <= 7; ++i) {
        lines::new_row line{.id = i, .last = "line " + std::to_string(i)};
        if (i != 7) line.sheet = 1 + i % 2;
        line.f1 = numeric("1.50");
        line.c2 = i % 3 == 0;
        db.run(insert_into(lines).values(std::move(line)));
    }
    namespace rel = wide_trees::relations;
    const auto all = db.all(query(sheets).order_by(sheets.id).with(
        rel::sheets.content.order_by(desc(lines.id))
            .with(rel::lines.whole.with(rel::sheets.content.limit(2).order_by(lines.last)))));
    REQUIRE(all.size() == 3);
    REQUIRE(all[1].content.size() == 3);
    CHECK(all[1].b9 == std::int64_t{1} << 60);
    CHECK(all[1].last == -2);
    const auto& line = all[1].content[0];
    CHECK(line.id == 5);
    CHECK(line.last == "line 5");
    CHECK(line.f1 == numeric("1.50"));
    CHECK(line.c2 == false);
    REQUIRE(line.whole);
    CHECK(line.whole->f9 == std::string(1000, 'x'));
    CHECK(line.whole->d1 == std::nullopt);
    REQUIRE(line.whole->content.size() == 2);
    CHECK(line.whole->content[1].last == "line 3");
    CHECK(all[2].content.empty());

    const auto orphans = db.all(query(lines).where(none(rel::lines.whole)).with(rel::lines.whole));
    REQUIRE(orphans.size() == 1);
    CHECK(!orphans[0].whole);
}
