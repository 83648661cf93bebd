#include "../app.hpp"
#include "../catch.hpp"

using namespace app;
using namespace mizzle;

TEST_CASE("a row lock is held until the transaction ends") {
    auto db = filled_database();
    auto other = open_schema();
    db.transaction([&](auto& tx) {
        const auto held = tx.one(select().from(todos).where(todos.id == 1).for_update());
        CHECK(held.title == "write");
        CHECK_THROWS_AS(other.transaction([](auto& second) {
            (void)second.one(select().from(todos).where(todos.id == 1).for_no_key_update().nowait());
        }),
                        busy);
        other.transaction([](auto& second) {
            CHECK(second.all(select(todos.id).from(todos).order_by(todos.id).for_update().skip_locked()).size() == 3);
        });
    });
    CHECK(other.one(select(todos.id).from(todos).where(todos.id == 1).for_share().of(todos)).id == 1);
}
