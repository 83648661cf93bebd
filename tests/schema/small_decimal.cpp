// Decimals of up to 18 digits give what decimals of any number of digits give.
#include "catch.hpp"

#include <mizzle/schema/decimal_arithmetic.hpp>
#include <mizzle/schema/small_decimal.hpp>

#include <string>

using namespace mizzle;

TEST_CASE("what is no decimal of up to 18 digits is told apart") {
    for (const char* text : {"", "-", ".", ".5", "5.", "1e3", "NaN", "Infinity", "1234567890123456789", "1.2.3", "+1"})
        CHECK(!mizzle::detail::parse_small(text).is_one);
    for (const char* text : {"0", "-0.01", "123456789012345678", "0.00000000000000001"})
        CHECK(mizzle::detail::text_of_small(mizzle::detail::parse_small(text)) == text);
}

TEST_CASE("small decimals are computed as others are") {
    std::uint64_t state = 5;
    const auto random = [&state](std::uint64_t below) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return (state >> 20) % below;
    };
    const auto any = [&] {
        std::string text(static_cast<std::size_t>(1 + random(9)), '0');
        for (char& c : text) c = static_cast<char>('0' + (random(3) == 0 ? 9 * random(2) : random(10)));
        if (const auto scale = random(9); scale != 0) {
            text += '.';
            for (std::uint64_t i = 0; i < scale; ++i) text += static_cast<char>('0' + random(10));
        }
        return numeric::parse((random(2) == 0 ? "-" : "") + text)->to_string();
    };
    int quotients = 0, wrong = 0;
    const auto expect = [&wrong](std::string_view found, const std::string& wanted) {
        if (found != wanted && ++wrong < 10) FAIL_CHECK(found << " instead of " << wanted);
    };
    for (int i = 0; i < 100'000; ++i) {
        const auto a = any(), b = any();
        const auto x = mizzle::detail::parse_small(a), y = mizzle::detail::parse_small(b);
        const auto m = *numeric::parse(a), n = *numeric::parse(b);
        REQUIRE((x.is_one && y.is_one));
        if ((mizzle::detail::compare_small(x, y) < 0) != (m < n) ||
            (mizzle::detail::compare_small(x, y) == 0) != (m == n))
            ++wrong;
        expect(mizzle::detail::text_of_small(mizzle::detail::sum_of_small(x, y)), (m + n).to_string());
        if (const auto product = mizzle::detail::product_of_small(x, y); product.is_one)
            expect(mizzle::detail::text_of_small(product), mizzle::detail::product_of_decimals(m, n).to_string());
        char text[64];
        if (const auto quotient = mizzle::detail::quotient_of_small(x, y, text); !quotient.empty()) {
            ++quotients;
            expect(quotient, mizzle::detail::quotient_of_decimals(m, n).to_string());
        }
    }
    CHECK(wrong == 0);
    CHECK(quotients > 10'000);
}
