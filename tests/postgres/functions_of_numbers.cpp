#include "every_function.hpp"

using namespace asked;

namespace {

template <class R, class A, class B> void arithmetic_of(both& b_, const std::string& type, const A& a, const B& b) {
    ASK(R, a + b);
    ASK(R, a - b);
    ASK(R, a * b);
    ASK(R, a / b);
    if constexpr (!std::is_floating_point_v<R>) ASK(R, a % b);
}
template <class R, class A> void of_number(both& b_, const std::string& type, const A& a) {
    ASK(R, -a);
    ASK(R, abs(a));
    ASK(std::string, cast<std::string>(a));
    ASK(std::int16_t, cast<std::int16_t>(a));
    ASK(int, cast<int>(a));
    ASK(std::int64_t, cast<std::int64_t>(a));
    ASK(float, cast<float>(a));
    ASK(double, cast<double>(a));
    ASK(numeric, cast<numeric>(a));
}

}  // namespace

TEST_CASE("numbers: operators and functions in every type") {
    both b_({"a * b of price", "a * b of price+int", "coalesce(a, b) of price+int", "coalesce(a, b) of price+rate",
             "greatest(a, b) of price+rate", "least(a, b) of price+rate", "least(a, b) of price+exact",
             "case_when(a == b, a).else_(b) of price+int", "case_when(a == b, a).else_(b) of price+rate"});
    const auto numbers = [&]<class R>(std::type_identity<R>, const char* type, const auto& a, const auto& b) {
        arithmetic_of<R>(b_, type, a, b);
        of_number<R>(b_, type, a);
    };
    numbers(std::type_identity<std::int16_t>(), "small", cells.small_a, cells.small_b);
    numbers(std::type_identity<std::int32_t>(), "int", cells.int_a, cells.int_b);
    numbers(std::type_identity<std::int64_t>(), "big", cells.big_a, cells.big_b);
    numbers(std::type_identity<float>(), "single", cells.single_a, cells.single_b);
    numbers(std::type_identity<double>(), "double", cells.double_a, cells.double_b);
    numbers(std::type_identity<numeric>(), "price", cells.price_a, cells.price_b);
    numbers(std::type_identity<numeric>(), "rate", cells.rate_a, cells.rate_b);
    numbers(std::type_identity<numeric>(), "exact", cells.exact_a, cells.exact_b);
    const auto mixed = [&]<class R>(std::type_identity<R>, const char* type, const auto& a, const auto& b) {
        ASK(bool, a == b);
        ASK(bool, a < b);
        ASK(R, coalesce(a, b));
        constexpr auto decimal = mizzle::detail::type_family::decimal;
        using of_a = typename std::remove_cvref_t<decltype(a)>::sql_type;
        using of_b = typename std::remove_cvref_t<decltype(b)>::sql_type;
        if constexpr ((of_a::family == decimal) == (of_b::family == decimal)) ASK(R, greatest(a, b));
        ASK(R, case_when(a == b, a).else_(b));
        if constexpr (of_a::family == decimal) {
            if constexpr (of_b::family == decimal) ASK(R, least(a, b));
            ASK(numeric, nullif(a, b));
            ASK(bool, a.in(select(b).from(cells)));
            ASK(bool, a > scalar(select(min(b)).from(cells)));
        }
        arithmetic_of<R>(b_, type, a, b);
    };
    mixed(std::type_identity<std::int32_t>(), "small+int", cells.small_a, cells.int_b);
    mixed(std::type_identity<std::int64_t>(), "int+big", cells.int_a, cells.big_b);
    mixed(std::type_identity<double>(), "int+double", cells.int_a, cells.double_b);
    mixed(std::type_identity<double>(), "big+single", cells.big_a, cells.single_b);
    mixed(std::type_identity<double>(), "single+double", cells.single_a, cells.double_b);
    mixed(std::type_identity<double>(), "price+double", cells.price_a, cells.double_b);
    mixed(std::type_identity<numeric>(), "price+int", cells.price_a, cells.int_b);
    mixed(std::type_identity<numeric>(), "price+rate", cells.price_a, cells.rate_b);
    mixed(std::type_identity<numeric>(), "price+exact", cells.price_a, cells.exact_b);
    {
        const char* type = "big+double";
        ASK(std::int64_t, nullif(cells.big_a, cells.double_b));
    }
    const auto fractional = [&]<class R>(std::type_identity<R>, const char* type, const auto& a) {
        ASK(R, round(a, 1));
        ASK(R, ceil(a));
        ASK(R, floor(a));
        ASK(R, sign(a));
        ASK(R, trunc(a));
    };
    fractional(std::type_identity<double>(), "single", cells.single_a);
    fractional(std::type_identity<double>(), "double", cells.double_a);
    fractional(std::type_identity<numeric>(), "price", cells.price_a);
    fractional(std::type_identity<numeric>(), "exact", cells.exact_a);
    const auto real = [&](const char* type, const auto& a, const auto& b) {
        ASK(double, sqrt(a));
        ASK(double, exp(a));
        ASK(double, ln(a));
        ASK(double, log10(a));
        ASK(double, power(a, b));
        ASK(double, sin(a));
        ASK(double, cos(a));
        ASK(double, tan(a));
        ASK(double, asin(a));
        ASK(double, acos(a));
        ASK(double, atan(a));
        ASK(double, atan2(a, b));
        ASK(double, degrees(a));
        ASK(double, radians(a));
    };
    real("int", cells.int_a, cells.int_b);
    real("double", cells.double_a, cells.double_b);
    {
        const char* type = "double";
        const auto& a = cells.double_a;
        ASK(double, round(a));
        type = "price";
        ASK(numeric, round<1>(cells.price_a));
        type = "int";
        ASK(std::string, to_hex(cells.int_a));
        ASK(std::string, to_hex(cells.big_a));
        ASK(std::string, chr(cells.int_a));
        ASK(bool, cast<bool>(cells.int_a));
    }
    b_.finish(R"(
-a: small int big single double price rate exact
a % b: small int big price rate exact small+int int+big price+int price+rate price+exact
a * b: small int big single double price rate exact small+int int+big int+double big+single single+double price+double price+int price+rate price+exact
a + b: small int big single double price rate exact small+int int+big int+double big+single single+double price+double price+int price+rate price+exact
a - b: small int big single double price rate exact small+int int+big int+double big+single single+double price+double price+int price+rate price+exact
a / b: small int big single double price rate exact small+int int+big int+double big+single single+double price+double price+int price+rate price+exact
a < b: small+int int+big int+double big+single single+double price+double price+int price+rate price+exact
a == b: small+int int+big int+double big+single single+double price+double price+int price+rate price+exact
a > scalar(select(min(b)).from(cells)): price+double price+int price+rate price+exact
a.in(select(b).from(cells)): price+double price+int price+rate price+exact
abs(a): small int big single double price rate exact
acos(a): int double
asin(a): int double
atan(a): int double
atan2(a, b): int double
case_when(a == b, a).else_(b): small+int int+big int+double big+single single+double price+double price+int price+rate price+exact
cast<bool>(cells.int_a): int
cast<double>(a): small int big single double price rate exact
cast<float>(a): small int big single double price rate exact
cast<int>(a): small int big single double price rate exact
cast<numeric>(a): small int big single double price rate exact
cast<std::int16_t>(a): small int big single double price rate exact
cast<std::int64_t>(a): small int big single double price rate exact
cast<std::string>(a): small int big single double price rate exact
ceil(a): single double price exact
chr(cells.int_a): int
coalesce(a, b): small+int int+big int+double big+single single+double price+double price+int price+rate price+exact
cos(a): int double
degrees(a): int double
exp(a): int double
floor(a): single double price exact
greatest(a, b): small+int int+big int+double big+single single+double price+rate price+exact
least(a, b): price+rate price+exact
ln(a): int double
log10(a): int double
nullif(a, b): price+double price+int price+rate price+exact
nullif(cells.big_a, cells.double_b): big+double
power(a, b): int double
radians(a): int double
round(a): double
round(a, 1): single double price exact
round<1>(cells.price_a): price
sign(a): single double price exact
sin(a): int double
sqrt(a): int double
tan(a): int double
to_hex(cells.big_a): int
to_hex(cells.int_a): int
trunc(a): single double price exact
)");
}

// With NULL and the values at the ends.
TEST_CASE("numbers: functions of decimals in every place") {
    both b_;
    const char* type = "rate";
    ASK_PLACES(abs(cells.rate_a));
    ASK_PLACES(round(cells.rate_a, 1));
    type = "exact";
    ASK_PLACES(ceil(cells.exact_a));
    type = "price+rate";
    ASK_PLACES(greatest(cells.price_a, cells.rate_b));
    type = "exact+rate";
    ASK_PLACES(coalesce(cells.exact_a, cells.rate_b));
}
