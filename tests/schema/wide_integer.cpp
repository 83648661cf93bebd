#include "catch.hpp"

#include <mizzle/schema/two_words.hpp>
#include <mizzle/schema/wide_integer.hpp>

#include <cstdint>
#include <random>

namespace {

using words = mizzle::detail::two_words<true>;
using unsigned_words = mizzle::detail::two_words<false>;

template <class Words, class Native> bool is_same(const Words& a, Native b) {
    return a.words().low == static_cast<std::uint64_t>(b) && a.words().high == static_cast<std::uint64_t>(b >> 64);
}

template <class Words> Words of(std::uint64_t high, std::uint64_t low) { return (Words(high) << 64) + Words(low); }
template <class Native> Native native_of(std::uint64_t high, std::uint64_t low) {
    return static_cast<Native>((mizzle::detail::unsigned_wide_integer(high) << 64) + low);
}

}  // namespace

TEST_CASE("integers of two words give what the compiler's own of 128 bits do") {
    std::mt19937_64 random(7);
    const auto word = [&] {
        const std::uint64_t edges[] = {0, 1, 9, ~std::uint64_t{0}, std::uint64_t{1} << 63, 1'000'000'000'000'000'000};
        const auto choice = random() % 12;
        return choice < 6 ? edges[choice] : random() >> random() % 64;
    };
    int wrong = 0;
    for (int i = 0; i < 20'000; ++i) {
        const auto high = word(), low = word(), other_high = i % 2 == 0 ? 0 : word(), other_low = word();
        using whole = mizzle::detail::unsigned_wide_integer;
        const auto a = of<unsigned_words>(high, low), b = of<unsigned_words>(other_high, other_low);
        const auto x = native_of<whole>(high, low), y = native_of<whole>(other_high, other_low);
        wrong += !is_same(a + b, x + y) + !is_same(a - b, x - y) + !is_same(a * b, x * y);
        wrong += (a < b) != (x < y) || (a == b) != (x == y) || (a >= b) != (x >= y);
        if (y != 0) wrong += !is_same(a / b, x / y) + !is_same(a % b, x % y);

        // Signed ones do not reach the ends, where the compiler's own overflow.
        const auto s = of<words>(high, low) >> 65, t = of<words>(other_high, other_low) >> 65;
        const auto u = native_of<mizzle::detail::wide_integer>(high, low) >> 65;
        const auto v = native_of<mizzle::detail::wide_integer>(other_high, other_low) >> 65;
        wrong += !is_same(s, u) + !is_same(s + t, u + v) + !is_same(s - t, u - v) + !is_same(s * t, u * v);
        wrong += !is_same(-s, -u) + ((s < t) != (u < v)) + (static_cast<double>(s) != static_cast<double>(u));
        wrong += static_cast<std::int64_t>(s) != static_cast<std::int64_t>(u);
        if (v != 0) wrong += !is_same(s / t, u / v) + !is_same(s % t, u % v);
    }
    CHECK(wrong == 0);
    static_assert(words(-7) / 2 == -3 && words(-7) % 2 == -1 && words(7) > -1 && unsigned_words(3) * 5 == 15);
}
