// Expressions of schemas over decimals: what SQLite cannot compute by itself is refused when the schema is described.
#include "catch.hpp"

#include <mizzle/mizzle.hpp>

using namespace mizzle;

namespace decimals_in_schemas {

MIZZLE_TABLE(as_texts, (id, integer, primary_key), (price, numeric(20, 2), not_null))
MIZZLE_CONSTRAINTS(as_texts, check("less", as_texts.price < numeric("10")))
MIZZLE_SCHEMA(text_compared, as_texts)

MIZZLE_TABLE(ranges, (id, integer, primary_key), (price, numeric(9, 2).as_text()))
MIZZLE_CONSTRAINTS(ranges, check("range", ranges.price.between(numeric("1"), numeric("10"))))
MIZZLE_SCHEMA(text_between, ranges)

MIZZLE_TABLE(parts, (id, integer, primary_key), (price, numeric(20, 2)))
MIZZLE_CONSTRAINTS(parts, index("parts_dear").on(parts.id).where(parts.price > numeric("10")))
MIZZLE_SCHEMA(text_in_index, parts)

MIZZLE_TABLE(raws, (id, integer, primary_key), (price, numeric(9, 2)))
MIZZLE_CONSTRAINTS(raws, check("positive", sql<bool>("Price > 5")))
MIZZLE_SCHEMA(raw_check, raws)

MIZZLE_TABLE(taxed,
    (id,    integer, primary_key),
    (price, numeric(9, 2), not_null),
    (gross, numeric(9, 2), generated_as("price + 1")))
MIZZLE_SCHEMA(raw_generated, taxed)

MIZZLE_TABLE(dear, (id, integer, primary_key), (price, numeric(9, 2), not_null), (is_dear, boolean, generated_as("price > 5")))
MIZZLE_SCHEMA(raw_generated_of, dear)

MIZZLE_TABLE(raw_default, (id, integer, primary_key), (price, numeric(9, 2), default_value(sql("2"))))
MIZZLE_SCHEMA(raw_default_of, raw_default)

MIZZLE_TABLE(single,
    (id,    integer, primary_key),
    (third, real,    generated_as("id / 3.0")))
MIZZLE_SCHEMA(generated_single, single)

MIZZLE_TABLE(offers,
    (id,    integer, primary_key),
    (price, numeric(9, 2)))
MIZZLE_VIEW(dear_offers, select(offers.id).from(offers).where(sql<bool>("price > 5")))
MIZZLE_SCHEMA(raw_view, offers, dear_offers)

MIZZLE_TABLE(fine,
    (id,    integer,                not_null),
    (price, numeric(9, 2),          not_null),
    (exact, numeric(20, 2),         not_null),
    (name,  text,                   not_null),
    (gross, numeric(9, 2),          generated_as("price + 1").on_sqlite("price + 100")),
    (half,  integer,                generated_as("id / 2").virtual_()))
MIZZLE_CONSTRAINTS(fine,
    primary_key(fine.id, fine.name),
    index("fine_exact").on(fine.exact),
    check("fine_price", fine.price > numeric("5")),
    check("fine_ratio", 6 / fine.id > 1),
    check("fine_name", fine.name.like("A[%")),
    check("fine_raw", sql<bool>("name <> 'price'")))
MIZZLE_SCHEMA(fine_schema, fine)

std::string refused(const auto& schema, mizzle::detail::dialect_id dialect) {
    try {
        (void)describe(schema, dialect);
    } catch (const usage_error& e) { return e.what(); }
    return "";
}

}  // namespace decimals_in_schemas

using namespace decimals_in_schemas;

TEST_CASE("expressions over decimals that SQLite cannot compute are refused in its schemas") {
    const auto check = [](const auto& schema, std::string_view part) {
        CHECK(refused(schema, dialects::postgres::id) == "");
        const auto sentence = refused(schema, dialects::sqlite::id);
        INFO(sentence);
        CHECK(sentence.find(part) != std::string::npos);
    };
    check(text_compared, "compares decimals that SQLite keeps as text");
    check(text_between, "compares decimals that SQLite keeps as text");
    check(text_in_index, "compares decimals that SQLite keeps as text");
    check(raw_check, "names a decimal in SQL text");
    check(raw_generated, "on_sqlite(");
    check(raw_generated_of, "on_sqlite(");
    check(raw_default_of, "is SQL text for a decimal");
    check(generated_single, "declare it double_precision");
    check(raw_view, "names a decimal column");
}

TEST_CASE("what SQLite can compute, in words that any program understands") {
    const auto table = describe(fine_schema, dialects::sqlite::id).tables.at(0);
    CHECK(table.columns.at(4).generated_sql == "price + 100");
    CHECK(describe(fine_schema, dialects::postgres::id).tables.at(0).columns.at(4).generated_sql == "price + 1");
    const auto condition = [&](std::string_view name) {
        for (const auto& c : table.checks)
            if (c.name == name) return c.condition;
        return std::string();
    };
    CHECK(condition("fine_price") == "\"price\" > 500");
    CHECK(condition("fine_ratio") ==
          "iif((6 / iif(\"id\" = 0, abs(-9223372036854775807 - 1), \"id\")) not between -2147483648 and 2147483647, "
          "abs(-9223372036854775807 - 1), 6 / iif(\"id\" = 0, abs(-9223372036854775807 - 1), \"id\")) > 1");
    CHECK(condition("fine_name") == "\"name\" glob 'A[[]*'");
    CHECK(condition("fine_half_check") == "\"half\" is null or typeof(\"half\") = 'integer' and \"half\" between "
                                          "-2147483647 - 1 and 2147483647");
}
