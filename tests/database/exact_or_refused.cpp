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
    (samples, MIZZLE_TEST_LIST(float)))

MIZZLE_NAME(j)
MIZZLE_NAME(v)

MIZZLE_SCHEMA(amounts_schema, amounts)

test_database some_amounts() {
    auto db = empty_database();
    create(db, amounts_schema);
    db.run(insert_into(amounts).values(
        {{.price = numeric("1.50"), .ratio = 0.1f, .samples = std::vector<float>{0.1f, 2.f, -0.25f}}, {.ratio = 2.f}}));
    return db;
}

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

TEST_CASE("so has one that comes through a column of a subquery") {
    auto db = some_amounts();
    const numeric fine("1.005"), short_one("2.5");
    const auto check = [&](bool is_right, const auto& make, const auto&... given) {
        if (is_right) db.run(make(), given...);
        else CHECK_THROWS_AS(db.run(make(), given...), usage_error);
        CHECK(db.one(select(count()).from(amounts).where(amounts.price == numeric("2.50"))).count == is_right);
        db.run(delete_from(amounts).where(amounts.id > 2));
        db.run(update(amounts).set(amounts.price = numeric("1.50")).where(amounts.id == 2));
    };
    const auto ask = [&](const auto& value, bool is_right, const auto&... given) {
        const auto values = select(amounts.id, value.as(v)).from(amounts).where(amounts.id == 2);
        const auto derived = subquery<"derived">(values);
        const auto outer =
            subquery<"outer_one">(select(derived.id, coalesce(derived.v, derived.v).as(v)).from(derived));
        const auto common = cte<"common">(values);
        const auto chain = recursive<"chain">(values, [](auto above) {
            return select(amounts.id, above.v).from(amounts).inner_join(above, amounts.id == above.id + 1);
        });
        const auto to_amounts = insert_into(amounts).columns(amounts.id, amounts.price);
        check(
            is_right, [&] { return to_amounts.select(select(derived.id + 10, derived.v).from(derived)); }, given...);
        check(
            is_right, [&] { return to_amounts.select(select(outer.id + 10, outer.v).from(outer)); }, given...);
        check(
            is_right, [&] { return to_amounts.select(with(common)(select(common.id + 10, common.v).from(common))); },
            given...);
        check(
            is_right, [&] { return to_amounts.select(with(chain)(select(chain.id + 10, chain.v).from(chain))); },
            given...);
        check(
            is_right,
            [&] {
                return update(amounts).set(amounts.price = derived.v).from(derived).where(amounts.id == derived.id);
            },
            given...);
        check(
            is_right,
            [&] {
                return update(amounts)
                    .set(amounts.price = scalar(select(derived.v).from(derived)))
                    .where(amounts.id == 2);
            },
            given...);
        if constexpr (has_features<mizzle::detail::feature::with_before_write>)
            check(
                is_right,
                [&] {
                    return with(common)(
                        update(amounts).set(amounts.price = common.v).from(common).where(amounts.id == common.id));
                },
                given...);
    };
    for (const bool is_right : {false, true}) {
        const auto& one = is_right ? short_one : fine;
        ask(constant(one), is_right);
        ask(coalesce(amounts.any, param<numeric>), is_right, one);
    }
}

#ifndef MIZZLE_TEST_MYSQL  // which has no arrays
TEST_CASE("JSON of arrays of single precision has the digits that they need") {
    auto db = some_amounts();
    const auto samples = nlohmann::json::parse("[0.1, 2, -0.25]");
    const auto parsed = [](const json_text& text) { return nlohmann::json::parse(text.text); };
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
#endif

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
