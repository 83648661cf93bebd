#include "every_declaration.hpp"

using namespace std::chrono;

namespace declared {
// Not in the order of their letters.
MIZZLE_ENUM(size, unknown, small, medium, large)

EVERY_DECLARATION(words, varchar(4), "A", "a", "b")
EVERY_DECLARATION(moments, timestamptz, mizzle::timestamptz(-1us), mizzle::timestamptz(500ms), mizzle::timestamptz(1s))
EVERY_DECLARATION(sizes, enum_<size>, size::small, size::medium, size::large)
EVERY_DECLARATION(ids, uuid, mizzle::uuid{{1}}, mizzle::uuid{{10}}, mizzle::uuid{{255}})
}  // namespace declared

using namespace declared;

TEST_CASE("texts and times wherever a column can be declared and written") {
    SECTION("varchar") { ask<of_words>(""); }
    SECTION("timestamptz") { ask<of_moments>(mizzle::timestamptz(-2us)); }
    SECTION("enum") { ask<of_sizes, false>(size::unknown); }
    SECTION("uuid") { ask<of_ids, false>(mizzle::uuid{}); }
}
