#include "every_type.hpp"

using namespace every;

namespace {

std::vector<mizzle::numeric> decimals(std::initializer_list<const char*> texts) {
    std::vector<mizzle::numeric> out;
    for (const auto* text : texts) out.push_back(*mizzle::numeric::parse(text));
    return out;
}

EVERY_TYPE(price, mizzle::numeric) {
    return decimals({"0", "0.01", "-0.01", "1.5", "1.50", "10", "9.99", "99999999.99", "-99999999.99"});
}
EVERY_TYPE(exact, mizzle::numeric) {
    return decimals({"0", "0.000", "-0.001", "1.5", "1.50", "10", "9.99", "123456789012345678901234567890.123456789",
                     "123456789012345678901234567890.12345678900", "-99999999999999999999"});
}

}  // namespace

TEST_CASE("numeric(p, s) in every place") { ask<of_price, true, true, true>(); }
TEST_CASE("numeric in every place") { ask<of_exact, true, true, true>(); }
TEST_CASE("decimals as keys") { ask_key<of_price>(every::keys.u_price); }
