// What a statement means on every database alike, or what is refused on each.
#include "app.hpp"
#include "catch.hpp"

using namespace mizzle;

namespace {

MIZZLE_TABLE(amounts,
    (id,      serial, primary_key),
    (price,   numeric(6, 2)),
    (any,     numeric),
    (ratio,   real),
    (samples, array_of<float>))

MIZZLE_NAME(j)

MIZZLE_SCHEMA(amounts_schema, amounts)

test_database some_amounts() {
    auto db = empty_database();
    create(db, amounts_schema);
    db.run(insert_into(amounts).values(
        {{.price = numeric("1.50"), .ratio = 0.1f, .samples = std::vector<float>{0.1f, 2.f, -0.25f}}, {.ratio = 2.f}}));
    return db;
}
nlohmann::json parsed(const json_text& text) { return nlohmann::json::parse(text.text); }

}  // namespace

TEST_CASE("a decimal beside a column has no more digits than it") {
    auto db = some_amounts();
    const auto priced = [](const auto& value) {
        return update(amounts).set(amounts.price = coalesce(amounts.price, value)).where(amounts.id == 2);
    };
    CHECK_THROWS_AS(db.run(priced(numeric("1.005"))), usage_error);
    CHECK_THROWS_AS(db.run(priced(param<numeric>), numeric("1.005")), usage_error);
    CHECK_THROWS_AS(
        db.run(update(amounts).set(amounts.price = greatest(amounts.price, numeric("0.001"))).where(amounts.id == 1)),
        usage_error);
    CHECK(!db.one(select(amounts.price).from(amounts).where(amounts.id == 2)).price);
    db.run(priced(param<numeric>), numeric("1.2500"));
    CHECK(db.one(select(amounts.price).from(amounts).where(amounts.id == 2)).price == numeric("1.25"));
    db.run(update(amounts).set(amounts.price = amounts.price * numeric("1.005")).where(amounts.id == 1));
    CHECK(db.one(select(amounts.price).from(amounts).where(amounts.id == 1)).price == numeric("1.51"));
}

TEST_CASE("so has one that a subquery, a window, an aggregate or a dynamic<T> gives as it is") {
    auto db = some_amounts();
    const numeric fine("1.005");
    const auto refused = [&](const auto& value, const auto&... given) {
        CHECK_THROWS_AS(db.run(update(amounts).set(amounts.price = value).where(amounts.id == 2), given...),
                        usage_error);
        CHECK_THROWS_AS(db.run(insert_into(amounts)
                                   .columns(amounts.id, amounts.price)
                                   .select(select(amounts.id + 10, value).from(amounts)),
                               given...),
                        usage_error);
        CHECK(db.one(select(count()).from(amounts).where(amounts.price.is_null() || amounts.price == numeric("1.50")))
                  .count == 2);
    };
    const auto of_row = [](const auto& x) { return scalar(select(x).from(amounts).where(amounts.id == 1)); };
    refused(of_row(constant(fine)));
    refused(of_row(coalesce(amounts.any, fine)));
    refused(of_row(coalesce(amounts.any, param<numeric>)), fine);
    refused(of_row(max(coalesce(amounts.any, param<numeric>))), fine);
    refused(of_row(lag(amounts.any, 1, fine).over(order_by(amounts.id))));
    refused(of_row(lead(amounts.any, 1, param<numeric>).over(order_by(amounts.id))), fine);
    refused(of_row(first_value(coalesce(amounts.any, fine)).over(order_by(amounts.id))));
    refused(scalar(select(amounts.price)
                       .from(amounts)
                       .where(amounts.id == 9)
                       .union_all(select(constant(fine)).from(amounts).where(amounts.id == 1))));
    refused(nullable(coalesce(amounts.any, fine)));
    dynamic<numeric> given = fine;
    refused(given);
    given = amounts.any;
    given = coalesce(given, fine);
    refused(coalesce(amounts.price, given));
    refused(dynamic<numeric>(of_row(given)));
    // What is computed of them is rounded, as SQL rounds it.
    given = numeric("0.005");
    db.run(update(amounts).set(amounts.price = given + numeric("1")).where(amounts.id == 2));
    CHECK(db.one(select(amounts.price).from(amounts).where(amounts.id == 2)).price == numeric("1.01"));
}

TEST_CASE("JSON of arrays of single precision has the digits that they need") {
    auto db = some_amounts();
    const auto samples = nlohmann::json::parse("[0.1, 2, -0.25]");
    const auto at = [&](const auto& x) {
        return parsed(db.one(select(x.as(j)).from(amounts).where(amounts.id == 1)).j);
    };
    CHECK(at(json_array(amounts.samples, amounts.ratio)) == nlohmann::json::array({samples, 0.1}));
    CHECK(at(json_object("a", amounts.samples)) == nlohmann::json({{"a", samples}}));
    const auto all = db.one(select(json_agg(amounts.samples).as(j)).from(amounts).where(amounts.id == 1)).j;
    CHECK(parsed(all.value()) == nlohmann::json::array({samples}));
    const auto by_id =
        db.one(select(json_object_agg(cast<std::string>(amounts.id), amounts.samples).as(j)).from(amounts)).j;
    CHECK(parsed(by_id.value()) == nlohmann::json({{"1", samples}, {"2", nullptr}}));
}

TEST_CASE("rows that are locked while they are streamed need a transaction") {
    auto db = some_amounts();
    const auto locked = select(amounts.id).from(amounts).order_by(amounts.id).for_update().or_immediate();
    const auto count_of = [&](auto& on) {
        int n = 0;
        for (const auto& row : on.stream(locked)) n += row.id > 0 ? 1 : 0;
        return n;
    };
    CHECK_THROWS_AS(count_of(db), usage_error);
    CHECK(db.transaction([&](auto& tx) { return count_of(tx); }) == 2);
}
