#include "every_declaration.hpp"

using mizzle::numeric;

namespace declared {
EVERY_DECLARATION(bigints, bigint, std::int64_t{-9'007'199'254'740'993}, std::int64_t{7},
                  std::int64_t{9'223'372'036'854'775'807})
EVERY_DECLARATION(reals, real, -0.1f, 0.1f, 3.4e38f)
EVERY_DECLARATION(prices, numeric(10, 2), numeric("-0.01"), numeric("1.50"), numeric("99999999.99"))
EVERY_DECLARATION(long_prices, numeric(30, 10), numeric("-0.0000000001"), numeric("1.50"),
                  numeric("12345678901234567890.5"))
EVERY_DECLARATION(exacts, numeric, numeric("-0.01"), numeric("1.50"), numeric("10"))
}  // namespace declared

using namespace declared;

namespace {

// A check of decimals that SQLite keeps as text is refused there.
template <class Of> void ask_of_text(const char* outside) {
    if constexpr (on_sqlite) {
        auto db = empty_database();
        CHECK_THROWS_AS(create(db, Of::schema), mizzle::usage_error);
    } else {
        ask<Of>(*numeric::parse(outside));
    }
}

}  // namespace

TEST_CASE("numbers wherever a column can be declared and written") {
    SECTION("bigint") { ask<of_bigints>(-9'007'199'254'740'994); }
    SECTION("real") { ask<of_reals>(-0.2f); }
    SECTION("numeric(p, s)") { ask<of_prices>(numeric("-0.02")); }
    SECTION("numeric(p, s) of more digits than an integer has") { ask_of_text<of_long_prices>("-1"); }
    SECTION("numeric") { ask_of_text<of_exacts>("-10"); }
}
