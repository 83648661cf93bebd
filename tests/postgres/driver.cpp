#include "../app.hpp"
#include "../catch.hpp"
#include "helpers.hpp"

#include <mizzle/postgres/notifications.hpp>

#include <chrono>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

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

namespace {

struct moved_box {
    int id = 0;
    std::string to;
    bool operator==(const moved_box&) const = default;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(moved_box, id, to)

constexpr channel<int> number_told("mizzle tests' \"numbers\"");
constexpr channel<std::string> text_told("mizzle_tests_texts");
constexpr channel<moved_box> box_told("mizzle_tests_boxes");
constexpr channel<std::string> numbers_as_text("mizzle tests' \"numbers\"");

}  // namespace

TEST_CASE("notifications are events of their channel's type, told when their transaction commits") {
    using namespace std::chrono_literals;
    auto db = own_schema(), sender = open_schema();
    std::vector<int> numbers;
    std::vector<std::string> texts;
    std::vector<moved_box> boxes;
    int from = 0;
    {
        listener events(db);
        CHECK(events.poll() == 0);
        events.on(number_told, [&](int n, const notification& of) {
            numbers.push_back(n);
            from = of.sender;
        });
        // It may use the connection.
        events.on(text_told, [&](const std::string& text) {
            texts.push_back(text + std::to_string(value_in(db, sql<int>("1"))));
        });
        events.on(box_told, [&, count = 0](const moved_box& box) mutable {
            boxes.push_back(box);
            boxes.back().id += count++;
        });
        notify(sender, number_told, -7);
        sender.transaction([&](auto& tx) {
            notify(tx, text_told, "a 'b' \\ ");
            notify(tx, box_told, {1, "x"});
            notify(tx, box_told, {1, "y"});
            CHECK(events.wait(50ms) <= 1);
        });
        while (boxes.size() < 2) REQUIRE(events.wait(10s) != 0);
        CHECK(numbers == std::vector{-7});
        CHECK(from == backend_of(sender));
        CHECK(texts == std::vector<std::string>{"a 'b' \\ 1"});
        CHECK(boxes == std::vector<moved_box>{{1, "x"}, {2, "y"}});
        CHECK_THROWS_AS(sender.transaction([&](auto& tx) {
            notify(tx, number_told, 1);
            throw std::runtime_error("left");
        }),
                        std::runtime_error);
        CHECK(events.wait(30ms) == 0);

        // What comes while statements run is told by the next call; what is no number leaves it, and the rest is there.
        notify(sender, number_told, 2);
        notify(sender, numbers_as_text, "two");
        notify(sender, number_told, 3);
        (void)db.one(select(sql<int>("1")));
        CHECK_THROWS_AS(
            [&] {
                for (int i = 0; i < 100; ++i) events.wait(100ms);
            }(),
            decode_error);
        while (numbers.size() < 3) REQUIRE(events.wait(10s) != 0);
        CHECK(numbers == std::vector{-7, 2, 3});

        CHECK_THROWS_AS(notify(sender, text_told, std::string(8000, 'x')), usage_error);
        CHECK_THROWS_AS(notify(sender, text_told, std::string("a\0b", 3)), usage_error);
        notify(sender, text_told, std::string(7999, 'x'));
        REQUIRE(events.wait(10s) == 1);
        CHECK(texts.back().size() == 8000);
        db.transaction([&](auto&) { CHECK_THROWS_AS(events.wait(1ms), usage_error); });

        // Until it is told to stop, and no more of a channel that is off.
        std::stop_source stop;
        events.on(text_told, [&](const std::string&) { stop.request_stop(); });
        notify(sender, text_told, "stop");
        events.run(stop.get_token());
        events.off(text_told);
        notify(sender, text_told, "more");
        notify(sender, number_told, 4);
        REQUIRE(events.wait(10s) == 1);
        CHECK((numbers.back() == 4 && texts.size() == 2));

        // A connection that is lost says so, and another one listens to the same.
        sender.exec("select pg_terminate_backend(" + std::to_string(backend_of(db)) + ")");
        CHECK_THROWS_AS(
            [&] {
                for (int i = 0; i < 100; ++i) events.wait(100ms);
            }(),
            connection_error);
        events.reconnect();
        notify(sender, number_told, 5);
        REQUIRE(events.wait(10s) == 1);
        CHECK(numbers.back() == 5);
    }
    CHECK(db.one(sql_statement<std::int64_t>("select count(*) from pg_listening_channels()")) == 0);
}
