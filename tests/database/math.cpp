#include "app.hpp"
#include "catch.hpp"

#include <cmath>
#include <limits>

using namespace mizzle;

namespace figures_of_math {

MIZZLE_ENUM(size, small, medium, large)

MIZZLE_TABLE(figures,
    (id,    integer, primary_key),
    (whole, integer),
    (real_, double_precision),
    (exact, numeric),
    (label, text),
    (size_, enum_<size>))

MIZZLE_SCHEMA(schema, figures)

}  // namespace figures_of_math

using namespace figures_of_math;

namespace marked {

MIZZLE_TABLE(marks,
    (id,    integer, primary_key),
    (part,  integer, not_null),
    (n,     bigint),
    (price, numeric(8, 2)))
MIZZLE_SCHEMA(schema, marks)

}  // namespace marked

namespace {

test_database some_figures() {
    auto db = empty_database();
    create(db, schema);
    db.run(insert_into(figures).values(
        {{.id = 1, .whole = -7, .real_ = 2.25, .exact = numeric("-12.345"), .label = "b", .size_ = size::medium},
         {.id = 2}}));
    return db;
}

template <class X> auto computed_in(test_database& db, int id, const X& x) {
    return get<"x">(db.one(select(x.template as<"x">()).from(figures).where(figures.id == id)));
}
template <class X> auto computed(test_database& db, const X& x) { return computed_in(db, 1, x); }
// In the row whose columns are NULL.
template <class X> bool is_null_beside_null(test_database& db, const X& x) {
    return !computed_in(db, 2, x).has_value();
}

std::string digits(const std::optional<numeric>& n) { return n ? n->to_string() : "NULL"; }

}  // namespace

TEST_CASE("floating-point numbers are rounded") {
    auto db = some_figures();
    CHECK(computed(db, ceil(figures.real_)) == 3.0);
    CHECK(computed(db, floor(figures.real_)) == 2.0);
    CHECK(computed(db, floor(-figures.real_)) == -3.0);
    CHECK(computed(db, trunc(-figures.real_)) == -2.0);
    CHECK(computed(db, sign(-figures.real_)) == -1.0);
    CHECK(computed(db, sign(figures.real_) / 2) == 0.5);
    CHECK(computed(db, round(figures.real_, 1)) == 2.3);
    CHECK(computed(db, round(-figures.real_, 1)) == -2.3);
    CHECK(computed(db, round(figures.real_ + 0.425, 2)) == 2.68);
    CHECK(computed(db, round(figures.real_ * 1e15, 0)) == 2.25e15);
    CHECK(is_null_beside_null(db, ceil(figures.real_)));
    CHECK(is_null_beside_null(db, round(figures.real_, 2)));
    CHECK_THROWS_AS(round(figures.real_, -1), usage_error);
}

TEST_CASE("decimals are rounded exactly") {
    auto db = some_figures();
    const auto exact = [&](const char* text) {
        db.run(update(figures).set(figures.exact = *numeric::parse(text)).where(figures.id == 1));
    };
    CHECK(digits(computed(db, abs(figures.exact))) == "12.345");
    CHECK(digits(computed(db, ceil(figures.exact))) == "-12");
    CHECK(digits(computed(db, floor(figures.exact))) == "-13");
    CHECK(digits(computed(db, trunc(figures.exact))) == "-12");
    CHECK(digits(computed(db, sign(figures.exact))) == "-1");
    CHECK(digits(computed(db, round(figures.exact, 2))) == "-12.35");
    CHECK(digits(computed(db, round(figures.exact, 0))) == "-12");
    CHECK(digits(computed(db, round(figures.exact, 5))) == "-12.34500");
    exact("99999999999999999999999.995");
    CHECK(digits(computed(db, round(figures.exact, 2))) == "100000000000000000000000.00");
    CHECK(digits(computed(db, ceil(figures.exact))) == "100000000000000000000000");
    CHECK(digits(computed(db, floor(figures.exact))) == "99999999999999999999999");
    exact("-0.004");
    CHECK(digits(computed(db, round(figures.exact, 2))) == "0.00");
    CHECK(digits(computed(db, ceil(figures.exact))) == "0");
    if constexpr (test_database::dialect::name != "MySQL") {
        exact("NaN");
        CHECK(digits(computed(db, floor(figures.exact))) == "NaN");
    }
    CHECK(is_null_beside_null(db, abs(figures.exact)));
    CHECK(is_null_beside_null(db, round(figures.exact, 2)));
    // What is not rounded away compares by value.
    exact("2.50");
    CHECK(db.all(select(figures.id).from(figures).where(round(figures.exact, 1) == numeric("2.5"))).size() == 1);
    CHECK(db.all(select(figures.id).from(figures).where(round(figures.exact, 3) > 2)).size() == 1);
}

TEST_CASE("roots, powers, logarithms and angles") {
    auto db = some_figures();
    using Catch::Approx;
    const auto near = [&](const auto& x, double wanted) {
        CHECK(std::optional<double>(computed(db, x)).value() == Approx(wanted).epsilon(1e-14));
    };
    near(sqrt(figures.real_), 1.5);
    near(sqrt(abs(figures.whole)), std::sqrt(7.0));
    near(exp(figures.real_), std::exp(2.25));
    near(ln(figures.real_), std::log(2.25));
    near(log10(figures.real_ * 0 + 1000), 3);
    near(power(figures.real_, 2), 5.0625);
    near(power(2, figures.whole), 0.0078125);
    near(power(figures.whole, figures.whole + 10), -343);
    near(sin(figures.real_), std::sin(2.25));
    near(cos(figures.real_), std::cos(2.25));
    near(tan(figures.real_), std::tan(2.25));
    near(asin(figures.real_ - 2), std::asin(0.25));
    near(acos(figures.real_ - 2), std::acos(0.25));
    near(atan(figures.real_), std::atan(2.25));
    near(atan2(figures.real_, -1), std::atan2(2.25, -1));
    near(degrees(figures.real_), 2.25 * 180 / 3.141592653589793);
    near(radians(figures.whole), -7 * 3.141592653589793 / 180);
    CHECK(computed(db, pi()) == 3.141592653589793);
    static_assert(std::is_same_v<decltype(computed(db, pi())), double>);
    CHECK(is_null_beside_null(db, sqrt(figures.real_)));
    CHECK(is_null_beside_null(db, power(figures.real_, 0)));
    CHECK_THROWS_AS(computed(db, sqrt(figures.whole)), database_error);
}

TEST_CASE("random numbers are from 0 to below 1") {
    auto db = some_figures();
    double low = 1, high = 0;
    for (int i = 0; i < 200; ++i) {
        const double x = computed(db, random_real());
        CHECK((x >= 0 && x < 1));
        low = std::min(low, x);
        high = std::max(high, x);
    }
    CHECK((low < 0.25 && high > 0.75));
    const auto rows = db.all(select(random_real()).from(figures));
    CHECK(rows[0].random_real != rows[1].random_real);
}

TEST_CASE("a NULL that is bound is one of its type, and so is what stands beside it") {
    auto db = some_figures();
    const auto with = [&](const auto& x, const auto& given) {
        return get<"x">(db.one(select(x.template as<"x">()).from(figures).where(figures.id == 1), given));
    };
    constexpr auto n = param<std::optional<int>>;
    const std::optional<int> none;
    CHECK(with(coalesce(figures.whole - n, 3), none) == 3);
    CHECK(with(coalesce(figures.whole - n, 3), 5) == -12);
    CHECK(with(coalesce(figures.whole - n, 3), none) == 3);
    CHECK(with(coalesce(figures.whole % n, 3), none) == 3);
    CHECK(with(coalesce(abs(figures.whole * n), 3), none) == 3);
    CHECK(digits(with(coalesce(figures.exact * param<std::optional<numeric>>, figures.exact),
                      std::optional<numeric>())) == "-12.345");
}

TEST_CASE("greatest and least: NULL where an operand is NULL") {
    auto db = some_figures();
    CHECK(computed(db, greatest(figures.whole, 3)) == 3);
    CHECK(computed(db, least(figures.whole, 3)) == -7);
    CHECK(computed(db, greatest(figures.whole, figures.real_, 1)) == 2.25);
    CHECK(computed(db, greatest(figures.whole, 2.5)) == 2.5);
    CHECK(computed(db, least(figures.whole + 100, 95, figures.id * 94)) == 93);
    CHECK(computed(db, greatest(figures.label, "a")) == "b");
    CHECK(computed(db, least(figures.label, std::string("a"))) == "a");
    CHECK(computed(db, greatest(figures.size_, size::large)) == size::large);
    CHECK(computed(db, least(figures.size_, size::large)) == size::medium);
    CHECK(digits(computed(db, greatest(figures.exact, numeric("-9.5"), -100))) == "-9.5");
    CHECK(digits(computed(db, least(figures.exact, numeric("-9.5")))) == "-12.345");
    CHECK(is_null_beside_null(db, greatest(figures.whole, 3)));
    CHECK(is_null_beside_null(db, least(figures.id, figures.whole)));
    CHECK(is_null_beside_null(db, greatest(figures.size_, size::large)));
    CHECK(is_null_beside_null(db, greatest(figures.whole + 1, 3)));
    // Values are bound in order beside others, and once where an operand is written twice.
    const auto rows =
        db.all(select(figures.id, greatest(figures.id + 1, figures.id * 5).as<"x">(), (figures.id + 6).as<"y">())
                   .from(figures)
                   .where(least(figures.id - 1, 100) == 0 && figures.id < 2));
    REQUIRE(rows.size() == 1);
    CHECK((get<"x">(rows[0]) == 5 && get<"y">(rows[0]) == 7));
    const auto bounded = select(greatest(figures.id, param<int>)).from(figures).where(figures.id == param<int>);
    CHECK(db.one(bounded, 7, 2).greatest == 7);
    CHECK(db.one(bounded, -7, 2).greatest == 2);
}

TEST_CASE("a sum has room or fails, and an average is the exact sum by the count") {
    using marked::marks;
    auto db = empty_database();
    create(db, marked::schema);
    constexpr std::int64_t odd = 9'007'199'254'740'993, large = 9'000'000'000'000'000'000;  // 2^53 + 1
    db.run(insert_into(marks).values({{.id = 1, .part = 1, .n = odd, .price = numeric("1.50")},
                                      {.id = 2, .part = 1, .n = 1, .price = numeric("9.50")},
                                      {.id = 3, .part = 1, .n = odd, .price = numeric("-0.10")},
                                      {.id = 4, .part = 1, .price = numeric("9999.99")},
                                      {.id = 5, .part = 1, .price = numeric("10.00")},
                                      {.id = 6, .part = 2, .n = large},
                                      {.id = 7, .part = 2, .n = large - 2}}));
    const auto means = db.all(select(avg(marks.n), avg(distinct(marks.n)).as<"of_each">(), avg(marks.price),
                                     avg(marks.n).filter(marks.id > 1).as<"further">())
                                  .from(marks)
                                  .group_by(marks.part)
                                  .order_by(marks.part));
    CHECK((get<0>(means[0]) == 6'004'799'503'160'662.0 && get<"of_each">(means[0]) == 4'503'599'627'370'497.0));
    CHECK((get<2>(means[0]) == 2004.178 && get<"further">(means[0]) == 4'503'599'627'370'497.0));
    CHECK((get<0>(means[1]) == 9e18 && get<2>(means[1]) == std::nullopt));
    CHECK(db.all(select(marks.part).from(marks).group_by(marks.part).having(avg(marks.price) == 2004.178)).size() == 1);
    const auto running =
        db.all(select(avg(marks.n).over(order_by(marks.id).rows_between(unbounded_preceding, current_row)).as<"v">())
                   .from(marks)
                   .order_by(marks.id));
    CHECK((get<"v">(running[1]) == 4'503'599'627'370'497.0 && get<"v">(running[4]) == 6'004'799'503'160'662.0));

    const auto sums = select(sum(marks.n)).from(marks);
    CHECK(db.one(sums.where(marks.part == 1)).sum == 2 * odd + 1);
    CHECK_THROWS_AS(db.one(sums), database_error);
    CHECK_THROWS_AS(db.all(select(sum(marks.n).over(partition_by(marks.part))).from(marks)), database_error);
    CHECK_THROWS_AS(db.all(select(marks.part).from(marks).group_by(marks.part).having(sum(marks.n) > 1)),
                    database_error);
}
