// Decimals of several scales wherever a value can stand, against an evaluator in exact arithmetic. SQLite keeps those
// of up to 18 digits as integers, others as text.
#include "app.hpp"
#include "catch.hpp"

#include <mizzle/schema/decimal_arithmetic.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace mizzle;

namespace money {

MIZZLE_TABLE(amounts,
    (id,    integer,        primary_key),
    (price, numeric(15, 2), not_null, default_value(numeric("9.90"))),
    (rate,  numeric(10, 4)),
    (whole, numeric(18, 0), not_null, default_value(0)),
    (large, numeric(20, 2)),
    (kept,  numeric(9, 3).as_text()),
    (any,   numeric),
    (qty,   integer))

MIZZLE_CONSTRAINTS(amounts,
    index("amounts_price").on(amounts.price, desc(amounts.rate)),
    index("amounts_gross").on(amounts.price * 2 + 1),
    check("amounts_rate", amounts.rate < numeric("99999.99985")),
    check("amounts_price", amounts.price * 2 >= amounts.price - 9999999999999))

MIZZLE_TABLE(labels,
    (price, numeric(12, 4), not_null, unique),
    (owner, integer,        not_null, references(amounts.id)),
    (share, numeric(5, 2),  not_null),
    (label, text,           not_null))

MIZZLE_RELATIONS(amounts,
    (labels, many(labels)))

MIZZLE_SCHEMA(schema, amounts, labels)

numeric decimal(std::string_view text) { return *numeric::parse(text); }
std::string shown(const std::optional<numeric>& n) { return n ? n->to_string() : "NULL"; }
std::string shown(const numeric& n) { return n.to_string(); }
std::string plain(const std::optional<numeric>& n) {
    return n ? std::string(mizzle::detail::plain_decimal(n->to_string())) : "NULL";
}
using maybe = std::optional<numeric>;
MIZZLE_NAME(x)

numeric operator-(const numeric& a, const numeric& b) { return a + mizzle::detail::negated_decimal(b); }
numeric operator*(const numeric& a, const numeric& b) { return mizzle::detail::product_of_decimals(a, b); }

const std::vector<amounts::row>& some_rows() {
    static const auto rows = [] {
        std::vector<amounts::row> out;
        const char* prices[] = {"0",
                                "0.01",
                                "-0.01",
                                "1.00",
                                "1.50",
                                "7.50",
                                "-7.50",
                                "2.00",
                                "9999999999999.99",
                                "1.50",
                                "-9999999999998.99"};
        const char* rates[] = {"0",          "0.0001", "1.5",         nullptr, "1.5",  "-7.5",
                               "99999.9998", "1.0001", "-99999.9998", "2",     nullptr};
        const char* others[] = {"0", "1.5", "90071992547409.93", "-1.50", "1.500", "999999.999", "-0.005"};
        std::uint64_t state = 7;
        const auto random = [&state](std::uint64_t below) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            return (state >> 33) % below;
        };
        for (int i = 0; i < 48; ++i) {
            const auto n = static_cast<std::size_t>(i);
            amounts::row r;
            r.id = i + 1;
            r.price = n < std::size(prices) ? decimal(prices[n])
                                            : decimal(std::to_string(static_cast<long>(random(2000)) - 1000) + "e-2");
            if (n < std::size(rates)) {
                if (rates[n] != nullptr) r.rate = decimal(rates[n]);
            } else if (random(5) != 0) {
                r.rate = decimal(std::to_string(static_cast<long>(random(200)) - 100) + "e-1");
            }
            r.price = *r.price.with_scale(2);
            if (r.rate) r.rate = r.rate->with_scale(4);
            r.whole = i % 9 == 0 ? decimal("999999999999999999") : numeric(static_cast<int>(random(9)) - 4);
            if (i % 4 != 3) {
                r.large = decimal(others[random(3)]).with_scale(2);
                r.kept = decimal(others[random(2)]).with_scale(3);
                r.any = decimal(others[random(std::size(others))]);
                r.qty = static_cast<int>(random(5)) - 2;
            }
            out.push_back(r);
        }
        return out;
    }();
    return rows;
}

test_database with_rows() {
    auto db = empty_database();
    create(db, schema);
    std::vector<amounts::new_row> all;
    for (const auto& r : some_rows())
        all.push_back({.id = r.id,
                       .price = r.price,
                       .rate = r.rate,
                       .whole = r.whole,
                       .large = r.large,
                       .kept = r.kept,
                       .any = r.any,
                       .qty = r.qty});
    db.run(insert_into(amounts).values(all));
    return db;
}

// The values that others are compared with: equal in another spelling, between two that a column can have, beyond all.
const std::vector<numeric>& compared() {
    static const std::vector<numeric> all{decimal("1.5"),
                                          decimal("1.500000"),
                                          decimal("1.505"),
                                          decimal("-7.50"),
                                          decimal("0"),
                                          decimal("0.004999"),
                                          decimal("-0.005"),
                                          decimal("2"),
                                          decimal("9999999999999.994"),
                                          decimal("123456789012345678901234567890.5"),
                                          decimal("-1e25")};
    return all;
}

// An expression in the select list, beside and between values, in lists, sorted, grouped, told apart, added up.
// Where the database keeps no zeros at its end, the value is the same.
template <class X, class F>
void check_everywhere(test_database& db, const char* name, const X& e, F&& evaluate, bool keeps_zeros = true) {
    INFO(name);
    std::vector<maybe> wanted;
    for (const auto& r : some_rows()) wanted.push_back(evaluate(r));
    bool first = true;
    for (const auto& k : compared()) {
        INFO(k.to_string());
        const numeric above = k + numeric(1);
        const std::vector<numeric> list{k, above};
        const auto rows =
            db.all(select(amounts.id, e.template as<"x">(), (e < k).template as<"lt">(), (k <= e).template as<"ge">(),
                          (e == k).template as<"eq">(), e.between(k, above).template as<"in2">(),
                          e.in(k, above).template as<"in1">(), e.in(list).template as<"listed">(),
                          e.is_distinct_from(k).template as<"other">(), (e > 1).template as<"gt1">(),
                          nullif(e, k).template as<"unless">())
                       .from(amounts)
                       .order_by(asc(e).nulls_first(), amounts.id));
        REQUIRE(rows.size() == wanted.size());
        maybe before;
        for (const auto& row : rows) {
            const auto& v = wanted[static_cast<std::size_t>(row.id) - 1];
            INFO(row.id << ": " << shown(v));
            const maybe found = get<"x">(row);
            if (first) REQUIRE((keeps_zeros ? shown(found) : plain(found)) == (keeps_zeros ? shown(v) : plain(v)));
            const auto is = [](const auto& got, bool value) { return std::optional<bool>(got) == value; };
            if (v) {
                REQUIRE(is(get<"lt">(row), *v < k));
                REQUIRE(is(get<"ge">(row), *v >= k));
                REQUIRE(is(get<"eq">(row), *v == k));
                REQUIRE(is(get<"in2">(row), *v >= k && *v <= above));
                REQUIRE(is(get<"in1">(row), *v == k || *v == above));
                REQUIRE(is(get<"listed">(row), *v == k || *v == above));
                REQUIRE(is(get<"gt1">(row), *v > 1));
                REQUIRE((!before || *before <= *v));
            }
            REQUIRE(is(get<"other">(row), !v || *v != k));
            REQUIRE(plain(get<"unless">(row)) == plain(v && *v == k ? maybe() : v));
            before = v;
        }
        first = false;
    }
    std::map<std::string, std::int64_t> groups;
    numeric total;
    maybe least, most;
    for (const auto& v : wanted) {
        ++groups[plain(v)];
        if (!v) continue;
        total = total + *v;
        if (!least || *v < *least) least = v;
        if (!most || *v > *most) most = v;
    }
    const auto t = subquery<"t">(select(e.as(x)).from(amounts));
    const auto grouped = db.all(select(t.x, count().template as<"n">()).from(t).group_by(t.x));
    CHECK(grouped.size() == groups.size());
    for (const auto& g : grouped) CHECK(groups[plain(maybe(g.x))] == get<"n">(g));
    const auto sums =
        db.one(select(sum(e).template as<"sum">(), min(e).template as<"min">(), max(e).template as<"max">(),
                      count(distinct(e)).template as<"n">(), avg(e).template as<"avg">())
                   .from(amounts));
    CHECK(plain(get<"sum">(sums)) == plain(total));
    const auto values = static_cast<std::int64_t>(wanted.size()) - groups["NULL"];
    CHECK(get<"avg">(sums) == std::stod(mizzle::detail::quotient_of_decimals(total, values).to_string()));
    CHECK(plain(get<"min">(sums)) == plain(least));
    CHECK(plain(get<"max">(sums)) == plain(most));
    CHECK(get<"n">(sums) == static_cast<std::int64_t>(groups.size() - 1));
}

}  // namespace money

using namespace money;

TEST_CASE("decimals of several scales mean the same everywhere: columns") {
    auto db = with_rows();
    check_everywhere(db, "price", amounts.price, [](const auto& r) { return maybe(r.price); });
    check_everywhere(db, "rate", amounts.rate, [](const auto& r) { return r.rate; });
    check_everywhere(db, "large", amounts.large, [](const auto& r) { return r.large; });
    check_everywhere(db, "kept", amounts.kept, [](const auto& r) { return r.kept; });
}

TEST_CASE("decimals of several scales mean the same everywhere: arithmetic") {
    auto db = with_rows();
    const auto of_rate = [](auto&& f) {
        return [f](const amounts::row& r) { return r.rate ? maybe(f(r.price, *r.rate)) : maybe(); };
    };
    check_everywhere(db, "price + rate", amounts.price + amounts.rate,
                     of_rate([](const numeric& p, const numeric& r) { return p + r; }));
    check_everywhere(db, "rate - price * 2", amounts.rate - amounts.price * 2,
                     of_rate([](const numeric& p, const numeric& r) { return r - p * 2; }));
    check_everywhere(db, "rate * rate", amounts.rate * amounts.rate,
                     of_rate([](const numeric&, const numeric& r) { return r * r; }));
    check_everywhere(db, "any digits: price * rate", cast<numeric>(amounts.price) * amounts.rate,
                     of_rate([](const numeric& p, const numeric& r) { return p * r; }), !on_mysql);
#if !defined(MIZZLE_TEST_POSTGRES) && !defined(MIZZLE_TEST_MYSQL)
    // More than 18 digits in an integer are refused wherever they are looked at, never rounded.
    const auto product = amounts.price * amounts.rate;
    CHECK_THROWS_AS(db.all(select(product.as<"p">()).from(amounts)), decode_error);
    CHECK_THROWS_AS(db.all(select(amounts.id).from(amounts).order_by(product)), database_error);
    CHECK_THROWS_AS(db.all(select(amounts.id).from(amounts).where(product - product == 0)), database_error);
    CHECK_THROWS_AS(db.all(select(sum(product).as<"p">()).from(amounts)), decode_error);
    const auto products = select(product.as<"p">()).from(amounts);
    CHECK_THROWS_AS(db.all(select(count()).from(subquery<"t">(products.union_(products)))), database_error);
    const auto others = select(amounts.rate.as<"p">()).from(amounts);
    CHECK_THROWS_AS(db.all(select(count()).from(subquery<"t">(products.intersect(others)))), database_error);
    CHECK_THROWS_AS(db.all(select(count()).from(subquery<"t">(select(product.as<"p">()).distinct().from(amounts)))),
                    database_error);
    CHECK(db.one(select(count()).from(subquery<"t">(products.union_all(others)))).count == 96);
    CHECK_THROWS_AS(db.run(update(amounts).set(amounts.price = product).all_rows()), database_error);
#endif
    check_everywhere(db, "price * 1.19", amounts.price * numeric("1.19"),
                     [](const auto& r) { return maybe(r.price * numeric("1.19")); });
#ifdef MIZZLE_TEST_MYSQL  // whose quotients have more digits where they do not end, as docs/differences.md says
    check_everywhere(
        db, "price / 4", amounts.price / 4,
        [](const auto& r) { return maybe(mizzle::detail::quotient_of_decimals(r.price, 4)); }, false);
#else
    check_everywhere(db, "price / 3", amounts.price / 3,
                     [](const auto& r) { return maybe(mizzle::detail::quotient_of_decimals(r.price, 3)); });
#endif
    check_everywhere(db, "large + price", amounts.large + amounts.price,
                     [](const auto& r) { return r.large ? maybe(*r.large + r.price) : maybe(); });
}

TEST_CASE("decimals of several scales mean the same everywhere: functions") {
    auto db = with_rows();
    check_everywhere(db, "coalesce", coalesce(amounts.rate, amounts.price),
                     [](const auto& r) { return maybe(r.rate ? *r.rate : *r.price.with_scale(4)); });
    check_everywhere(db, "case", case_when(amounts.price > amounts.rate, amounts.price).else_(amounts.rate),
                     [](const auto& r) { return r.rate && r.price > *r.rate ? r.price.with_scale(4) : r.rate; });
    check_everywhere(db, "round", round<2>(amounts.rate * numeric("1.5")), [](const auto& r) {
        if (!r.rate) return maybe();
        const auto scaled = *r.rate * numeric("1.5");  // five digits
        const bool is_negative = scaled < 0;
        const auto magnitude = (is_negative ? mizzle::detail::negated_decimal(scaled) : scaled) + numeric("0.005");
        const auto& text = magnitude.to_string();
        const auto cut = decimal(std::string_view(text).substr(0, text.size() - (magnitude.scale() - 2)));
        return maybe(is_negative ? mizzle::detail::negated_decimal(cut) : cut);
    });
}

TEST_CASE("decimals are computed, assigned and bound exactly, or refused") {
    auto db = empty_database();
    create(db, schema);
    db.run(insert_into(amounts).values({{.id = 1,
                                         .price = numeric("7.50"),
                                         .rate = numeric("0.05"),
                                         .large = numeric("90071992547409.93"),
                                         .any = numeric("1.50"),
                                         .qty = 3},
                                        {.id = 2, .price = 3, .any = numeric("2"), .qty = 1}}));
    db.run(update(amounts).set(amounts.large = amounts.large + numeric("0.01")).where(amounts.id == 1));
    CHECK(shown(db.one(select(amounts.large).from(amounts).where(amounts.id == 1)).large) == "90071992547409.94");
    // Assigned, a decimal is rounded to its column's digits, a half away from zero.
    db.run(update(amounts).set(amounts.price = amounts.price * numeric("1.19")).where(amounts.id == 1));
    CHECK(shown(db.one(select(amounts.price).from(amounts).where(amounts.id == 1)).price) == "8.93");
    db.run(update(amounts)
               .set(amounts.price = amounts.rate * -150 + amounts.price - numeric("1.43"), amounts.qty = amounts.price)
               .where(amounts.id == 1));
    const auto row = db.one(select(amounts.price, amounts.qty).from(amounts).where(amounts.id == 1));
    CHECK(shown(row.price) == "0.00");
    CHECK(row.qty == 9);
    const auto ids = [&](const auto& condition) {
        return db.all(select(amounts.id).from(amounts).where(condition).order_by(amounts.id)).size();
    };
    CHECK(ids(abs(amounts.price) < 3) == 1);
    CHECK(ids(coalesce(amounts.rate, 5) > 4) == 1);
    CHECK(ids(amounts.qty > amounts.price) == 1);
    CHECK(ids(amounts.price * 0.5 < 1.5) == 1);
    CHECK(ids(amounts.price == scalar(select(max(amounts.price)).from(amounts))) == 1);
    CHECK(ids(amounts.any.in(select(amounts.price - 1).from(amounts))) == 1);
    CHECK(ids(amounts.any == numeric("1.5000")) == 1);
    CHECK(db.all(select(amounts.qty).from(amounts).group_by(amounts.qty).having(sum(amounts.price) > 2)).size() == 1);
    // A parameter has the digits of what it stands beside.
    const auto by_price = select(amounts.id).from(amounts).where(amounts.price < param<numeric>);
    CHECK(db.all(by_price, numeric("3.001")).size() == 2);
    CHECK(db.all(by_price, numeric("3.000")).size() == 1);
    const auto set_price = update(amounts).set(amounts.price = param<numeric>).where(amounts.id == 2);
    db.run(set_price, numeric("4.5"));
    CHECK(ids(amounts.price == numeric("4.50")) == 1);
    CHECK_THROWS_AS(db.run(set_price, numeric("1.005")), usage_error);
    CHECK_THROWS_AS(db.run(update(amounts).set(amounts.price = numeric("1.005")).where(amounts.id == 2)), usage_error);
    CHECK(ids(amounts.price == numeric("4.50")) == 1);
    // What does not fit is refused by the column.
    CHECK_THROWS_AS(db.run(update(amounts)
                               .set(amounts.price = amounts.price + amounts.whole + numeric("9999999999999"))
                               .where(amounts.id == 2)),
                    database_error);
    CHECK_THROWS_AS(db.all(select(amounts.price / (amounts.price - amounts.price)).from(amounts)), database_error);
}

TEST_CASE("decimals of other digits meet in joins, set operations, inserts of selects and upserts") {
    auto db = empty_database();
    create(db, schema);
    for (int i = 1; i <= 200; ++i) {
        db.run(insert_into(amounts).values({.id = i,
                                            .price = decimal(std::to_string(i) + "e-1"),
                                            .any = decimal(std::to_string(i) + ".0"),
                                            .qty = i}));
        db.run(insert_into(labels).values(
            {.price = decimal(std::to_string(i) + "e-2"), .owner = i, .share = 2, .label = "a"}));
    }
    const auto joined = select(count()).from(amounts);
    CHECK(get<0>(db.one(joined.inner_join(labels, labels.price == amounts.price))) == 20);
    CHECK(get<0>(db.one(joined.inner_join(labels, labels.price == amounts.any))) == 2);
    const auto both = select(amounts.price).from(amounts).where(amounts.id <= 10);
    CHECK(db.all(both.union_(select(labels.price).from(labels).where(labels.owner <= 100))).size() == 100);
    CHECK(db.all(both.intersect(select(labels.price).from(labels))).size() == 10);
    CHECK(db.all(both.except_all(select(labels.price).from(labels).where(labels.owner <= 50))).size() == 5);
    CHECK(db.all(both.union_(select(amounts.any).from(amounts).where(amounts.id <= 2))).size() == 11);
    for (const auto& r : db.all(select(labels.price).from(labels).where(labels.owner == 1).union_all(both)))
        CHECK(r.price.scale() == 4);
    // As values, whichever operand has more digits.
    const auto values_of = [&](const auto& statement) {
        std::vector<std::string> values;
        for (const auto& r : db.all(statement)) values.push_back(plain(get<0>(r)));
        return values;
    };
    const auto fine = select(labels.price).from(labels).where(labels.owner <= 2);
    const auto exact = select(amounts.any).from(amounts).where(amounts.id == 1);
    const auto coarse = select(amounts.price).from(amounts).where(amounts.id == 1);
    using texts = std::vector<std::string>;
    CHECK(values_of(coarse.union_(fine).order_by(amounts.price)) == texts{"0.01", "0.02", "0.1"});
    CHECK(values_of(fine.union_all(coarse).order_by(desc(labels.price)).limit(2)) == texts{"0.1", "0.02"});
    CHECK(values_of(coarse.union_(fine).union_(exact).order_by(desc(amounts.price))) ==
          texts{"1", "0.1", "0.02", "0.01"});
    CHECK(values_of(coarse.except(fine)) == texts{"0.1"});
    CHECK(values_of(both.intersect(exact)) == texts{"1"});
    CHECK(values_of(both.intersect_all(exact)) == texts{"1"});
    const auto meeting = [&](const auto& fetched) {
        return values_of(select(fetched.template as<"x">())
                             .from(labels)
                             .inner_join(amounts, amounts.id == labels.owner + 18)
                             .where(labels.owner <= 2)
                             .order_by(labels.owner));
    };
    CHECK(meeting(lag(labels.price, 1, amounts.price).over(order_by(labels.owner))) == texts{"1.9", "0.01"});
    CHECK(meeting(lead(amounts.any, 1, labels.price).over(order_by(labels.owner))) == texts{"20", "0.02"});
    CHECK(meeting(least(amounts.any, amounts.price, labels.price)) == texts{"0.01", "0.02"});
    const auto either = subquery<"either">(coarse.union_all(fine));
    CHECK(values_of(select(sum(either.price)).from(either).where(either.price > numeric("0.015"))) == texts{"0.12"});
    numeric total;
    for (const auto& r : db.stream(coarse.union_all(fine))) total = total + r.price;
    CHECK(total == decimal("0.13"));
    db.run(insert_into(labels)
               .columns(labels.price, labels.owner, labels.share, labels.label)
               .select(select(amounts.price + 2, amounts.id, amounts.price * numeric("1.5"),
                              coalesce(cast<std::string>(amounts.qty), ""))
                           .from(amounts)
                           .where(amounts.id == 3)));
    const auto b = db.one(select(labels.price, labels.share).from(labels).where(labels.label == "3"));
    CHECK(shown(b.price) == "2.3000");
    CHECK(shown(b.share) == "0.45");
    db.run(insert_into(labels)
               .values({.price = numeric("2.30"), .owner = 4, .share = 1, .label = "c"})
               .on_conflict(labels.price)
               .do_update(labels.share = labels.share + excluded(labels.share)));
    CHECK(shown(db.one(select(labels.share).from(labels).where(labels.price == numeric("2.3"))).share) == "1.45");
    CHECK_THROWS_AS(
        db.run(insert_into(labels).values({.price = numeric("2.3000"), .owner = 4, .share = 1, .label = "c"})),
        unique_violation);
    // Of relations.
    CHECK(db.all(select(amounts.id)
                     .from(amounts)
                     .where(sum(money::relations::amounts.labels, labels.price * labels.share) > numeric("3.3949")))
              .size() == 32);
    const auto order = sort_by(amounts.price, amounts.id);
    CHECK(db.all(select(amounts.id).from(amounts).where(order.after(numeric("19.90"), 199)).order_by(order)).size() ==
          1);
}

TEST_CASE("SQL text that names a decimal column is PostgreSQL's, and refused where the column is kept otherwise") {
    auto db = with_rows();
    const auto dear = sql<bool>("PRICE > 5"), sold = sql<bool>("\"price\" > 5 or \"share\" > 5");
    const auto ids = select(amounts.id).from(amounts);
    const auto labelled = select(labels.owner).from(labels);
    const auto& of_amount = money::relations::amounts.labels;
    const auto inner = subquery<"inner">(select(amounts.id, amounts.price).from(amounts));
    constexpr auto other = alias<"other">(amounts);
    condition where = amounts.id > 0;
    where &= dear;
    dynamic<int> length = amounts.id;
    length =
        length + sql<int>(on_mysql ? "length(cast(amounts.price as char))" : "length(cast(amounts.price as text))");
    const auto asks = [](const auto& statement) { return [&](auto& on) { (void)on.all(statement); }; };
    const auto does = [](const auto& statement) { return [&](auto& on) { on.run(statement); }; };
    const auto refused = [&](const auto& f) {
        if (on_sqlite) CHECK_THROWS_AS(f(db), usage_error);
        else f(db);
    };
    refused(asks(ids.where(dear)));
    refused(asks(ids.where(where)));
    refused(asks(ids.where(unsafe_sql<bool>("amounts.price > {}", 5))));
    refused(asks(ids.where(exists(labelled.where(dear)))));
    refused(asks(ids.where(exists(labelled.where(sql<bool>("owner > amounts.price"))))));
    refused(asks(ids.where(exists(of_amount.where(sold)))));
    refused(asks(query(amounts).where(dear)));
    refused(asks(query(amounts).with(of_amount.where(sold))));
    refused(asks(query(amounts).extras(sql<bool>("price > 5").as(x))));
    refused(asks(select(inner.id).from(inner).where(dear)));
    refused(asks(select(other.id).from(other).where(dear)));
    refused(asks(select(sql<double>("price * 1.0")).from(amounts)));
    refused(asks(select(length).from(amounts)));
    refused(does(update(amounts).set(amounts.qty = sql<int>("cast(price as integer)")).where(amounts.id == 1)));
    refused(does(delete_from(labels).where(dear)));
    refused(does(insert_into(labels)
                     .values({.price = 1, .owner = 1, .share = 1, .label = "a"})
                     .on_conflict(labels.price)
                     .do_update(labels.label = sql<std::string>(on_mysql ? "cast(labels.price as char)"
                                                                         : "cast(labels.price as text)"))));
    CHECK(db.all(ids.where(sql<bool>("{} > 5", cast<double>(amounts.price)))).size() ==
          db.all(ids.where(amounts.price > 5)).size());
    CHECK(!db.all(ids.where(sql<bool>("'price' <> 'share' and id > 0"))).empty());
}
