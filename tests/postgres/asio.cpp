// mizzle::asio_postgres: calls that wait in Asio.
#include "helpers.hpp"

#include <mizzle/postgres/asio.hpp>

#include <asio/experimental/awaitable_operators.hpp>

#include <chrono>
#include <csignal>
#include <exception>
#include <optional>
#include <string>
#include <thread>
#include <vector>

using namespace mizzle;
using namespace std::chrono_literals;

namespace {

MIZZLE_TABLE(things,
    (id,   integer, primary_key),
    (name, text),
    (tags, array_of<std::string>, not_null))
MIZZLE_TABLE(parts,
    (id,       integer, primary_key),
    (thing_id, integer, references(things.id), not_null))
MIZZLE_RELATIONS(things,
    (parts, many(parts)))
MIZZLE_SCHEMA(schema, things, parts)

constexpr int count_of_things = 3000;

std::optional<std::string> name_of(int id) {
    return id % 7 == 0 ? std::nullopt : std::optional("thing " + std::to_string(id));
}

postgres filled() {
    auto db = own_schema();
    create(db, schema);
    std::vector<things::new_row> rows;
    for (int id = 1; id <= count_of_things; ++id)
        rows.push_back({.id = id, .name = name_of(id), .tags = std::vector<std::string>{std::to_string(id), "b"}});
    db.run(insert_into(things).values(rows));
    return db;
}

// An asio_postgres on a loop of its own, which runs in this thread.
struct loop {
    asio::io_context context{1};
    asio_postgres db;

    explicit loop(const asio_options& options = {}, pool_hooks<postgres> hooks = {})
        : db(context, server_url(), options, std::move(hooks),
             {.on_connect = "set search_path to " + test_schema::name()}) {}
    // What f(db) awaits.
    template <class F> void run(F f) {
        auto done = asio::co_spawn(context, std::move(f), asio::use_future);
        context.restart();
        context.run();
        done.get();
    }
};

auto thing(int id) { return select().from(things).where(things.id == id); }
auto added(int id) { return insert_into(things).values({.id = id, .tags = std::vector<std::string>()}); }
const auto slowly =
    update(things).set(things.name = sql<std::string>("(select 'slow' from pg_sleep(60))")).where(things.id == 1);
const auto backend = select(sql<int>("pg_backend_pid()"));

// What a handler was told.
template <class T> struct told {
    int times = 0;
    std::exception_ptr error{};
    T value{};
    auto handler() {
        return [this](std::exception_ptr e, T v) {
            ++times;
            error = std::move(e);
            value = std::move(v);
        };
    }
    template <class E> bool is() const {
        try {
            if (error != nullptr) std::rethrow_exception(error);
        } catch (const E&) { return true; } catch (const std::exception& e) {
            UNSCOPED_INFO(e.what());
        }
        return false;
    }
};

}  // namespace

TEST_CASE("thousands of coroutines of one thread get the rows that they ask for") {
    const auto other = filled();
    for (const std::size_t connections : {1u, 4u}) {
        std::size_t told_of = 0;
        loop on({.connections = connections}, {.on_connect = [&](postgres& db) {
                    db.on_query([&](const query_event& e) { told_of += e.failure == nullptr; });
                }});
        int right = 0;
        for (int id = 1; id <= count_of_things; ++id)
            asio::co_spawn(
                on.context,
                [&, id]() -> asio::awaitable<void> {
                    // The second time it is prepared, and in binary form.
                    for (int i = 0; i < 2; ++i) {
                        const auto row = co_await on.db.one(thing(id));
                        right += row.id == id && row.name == name_of(id) &&
                                 row.tags == std::vector<std::string>{std::to_string(id), "b"};
                    }
                    const auto name = co_await on.db.first<std::optional<std::string>>(
                        select(things.name).from(things).where(things.id == id));
                    right += name && *name == name_of(id);
                    right += (co_await on.db.all(thing(-id))).empty();
                },
                asio::detached);
        on.context.run();
        CHECK(right == 4 * count_of_things);
        CHECK(told_of == std::size_t{4 * count_of_things});
    }
}

TEST_CASE("each call of a round is told of its own error") {
    auto other = filled();
    loop on;
    told<run_result> taken, fine, unsent;
    told<std::vector<things::row>> rows;
    told<things::row> none, many;
    told<std::tuple<run_result, run_result>> all, nothing;
    const auto everything = select().from(things).where(things.id < 3);
    on.db.run(added(1), taken.handler());
    on.db.run(added(5001), fine.handler());
    on.db.run(added(5002).returning(things.id), unsent.handler());
    on.db.all(everything, rows.handler());
    on.db.one(thing(-1), none.handler());
    on.db.one(everything, many.handler());
    on.db.batch(added(5003), added(5004), all.handler());
    on.db.batch(added(5005), added(2), nothing.handler());
    on.context.run();
    CHECK(taken.is<unique_violation>());
    CHECK((fine.error == nullptr && fine.value.rows_affected == 1));
    CHECK((unsent.error == nullptr && unsent.times == 1));
    CHECK((rows.error == nullptr && rows.value.size() == 2));
    CHECK(none.is<not_found>());
    CHECK(many.is<too_many_rows>());
    CHECK((all.error == nullptr && get<1>(all.value).rows_affected == 1));
    CHECK(nothing.is<unique_violation>());
    for (const auto* t : {&taken, &fine}) CHECK(t->times == 1);
    CHECK(get<0>(other.one(select(count()).from(things).where(things.id > 5000))) == 4);

    // What the server has forgotten is prepared anew, and trees come whole or as far as they are wanted.
    other.run(insert_into(parts).values({{.id = 1, .thing_id = 1}, {.id = 2, .thing_id = 2}}));
    on.run([&]() -> asio::awaitable<void> {
        const int pid = *get<0>(co_await on.db.one(backend));
        CHECK((co_await on.db.one(thing(3))).id == 3);
        other.exec("alter table things alter name type varchar(100)");
        CHECK((co_await on.db.one(thing(3))).id == 3);
        const auto trees = query(things).with(relations::things.parts).order_by(things.id);
        CHECK((co_await on.db.first(trees))->parts.size() == 1);
        CHECK((co_await on.db.all(trees.where(things.id < 4))).size() == 3);
        CHECK(*get<0>(co_await on.db.one(backend)) == pid);
    });
}

TEST_CASE("what is longer than the socket takes at once is sent and read all the same") {
    const auto other = filled();
    loop on({.connections = 2});
    const auto long_name = [](int id) { return std::string(3'000'000, static_cast<char>('a' + id % 26)); };
    int right = 0;
    for (int id = 9001; id <= 9012; ++id)
        asio::co_spawn(
            on.context,
            [&, id]() -> asio::awaitable<void> {
                // GCC 12 destroys what stands in braces twice where co_await is beside it.
                const auto insert = insert_into(things)
                                        .values({.id = id, .name = long_name(id), .tags = std::vector<std::string>()})
                                        .returning(things.name);
                const auto made = co_await on.db.one(insert);
                right += made.name == long_name(id);
                right += (co_await on.db.one(thing(id))).name == long_name(id);
            },
            asio::detached);
    on.context.run();
    CHECK(right == 24);
}

TEST_CASE("a future, and two calls awaited together") {
    const auto other = filled();
    loop on({.connections = 2});
    using namespace asio::experimental::awaitable_operators;
    on.run([&]() -> asio::awaitable<void> {
        auto [one, all] = co_await (on.db.one(thing(3)) && on.db.all(thing(4)));
        CHECK((one.id == 3 && all.at(0).id == 4));
    });
    auto guard = asio::make_work_guard(on.context);
    on.context.restart();
    std::thread thread([&] { on.context.run(); });
    CHECK(on.db.one(thing(5), asio::use_future).get().id == 5);
    CHECK_THROWS_AS(on.db.run(added(5), asio::use_future).get(), unique_violation);
    guard.reset();
    thread.join();
}

TEST_CASE("a backend that ends fails what was sent to it, once, and the next calls have another") {
    const auto other = filled();
    loop on;
    told<run_result> write, late;
    told<std::vector<things::row>> before, behind;
    on.run([&]() -> asio::awaitable<void> {
        const int pid = *get<0>(co_await on.db.one(backend));
        auto killed = once(pid, "query like '%pg_sleep%'", terminating(pid));
        on.db.all(thing(1), before.handler());
        on.db.run(slowly, write.handler());
        on.db.run(added(6000), late.handler());
        on.db.all(thing(2), behind.handler());
        asio::steady_timer timer(on.context, 5ms);
        co_await timer.async_wait(asio::use_awaitable);
        CHECK(write.times == 0);
        // It waits meanwhile, and is sent on the new connection.
        CHECK((co_await on.db.one(thing(4))).id == 4);
        killed.get();
        CHECK(*get<0>(co_await on.db.one(backend)) != pid);
    });
    CHECK((before.error == nullptr && before.value.size() == 1));
    CHECK((write.is<commit_unknown>() && late.is<commit_unknown>()));
    CHECK((behind.is<connection_error>() && !behind.is<commit_unknown>()));
    CHECK((write.times == 1 && late.times == 1 && behind.times == 1));

    // One that ended while nothing ran is not noticed.
    on.run([&]() -> asio::awaitable<void> {
        const int pid = *get<0>(co_await on.db.one(backend));
        postgres watcher(server_url());
        terminating(pid)(watcher);
        while (get<0>(watcher.one(select(sql<bool>("exists (select from pg_stat_activity where pid = {})", pid)))) ==
               true)
            std::this_thread::sleep_for(5ms);
        // Its end of the socket is closed when it is no process any more.
        while (::kill(pid, 0) == 0) std::this_thread::sleep_for(5ms);
        // Newer Catch2 names what it checks twice, and GCC awaits it twice.
        const auto stored = co_await on.db.run(added(6001));
        CHECK(stored.rows_affected == 1);
    });
}

TEST_CASE("a server that cannot be reached again fails calls at once, and is tried again later") {
    const auto other = filled();
    bool is_away = false;
    int attempts = 0;
    loop on({.first_backoff = 50ms}, {.before_connect = [&](std::string& where, postgres_options&) {
                ++attempts;
                if (is_away) where = "host=/nowhere";
            }});
    on.run([&]() -> asio::awaitable<void> {
        const int pid = *get<0>(co_await on.db.one(backend));
        is_away = true;
        told<run_result> sent;
        auto killed = once(pid, "query like '%pg_sleep%'", terminating(pid));
        on.db.run(slowly, sent.handler());
        while (sent.times == 0) {
            asio::steady_timer timer(on.context, 5ms);
            co_await timer.async_wait(asio::use_awaitable);
        }
        for (int i = 0; i < 5; ++i) {
            bool failed = false;
            try {
                (void)co_await on.db.one(thing(1));
            } catch (const connection_error&) { failed = true; }
            CHECK(failed);
        }
        CHECK(attempts == 2);
        is_away = false;
        asio::steady_timer timer(on.context, 60ms);
        co_await timer.async_wait(asio::use_awaitable);
        CHECK((co_await on.db.one(thing(1))).id == 1);
        CHECK(attempts == 3);
    });
}

TEST_CASE("a call can be canceled, before it was sent and after, and only so many wait") {
    auto other = filled();
    loop on({.most_waiting = 2});
    asio::cancellation_signal before, reading, writing;
    told<run_result> unsent, sent;
    told<std::vector<things::row>> read, kept, refused;
    const auto slow_read = select().from(things).where(things.id == 1 && sql<bool>("(select true from pg_sleep(0.2))"));
    on.db.run(added(7000), asio::bind_cancellation_slot(before.slot(), unsent.handler()));
    on.db.all(thing(2), kept.handler());
    on.db.all(thing(3), refused.handler());
    before.emit(asio::cancellation_type::total);
    on.context.run();
    CHECK((unsent.is<query_canceled>() && unsent.times == 1));
    CHECK(refused.is<pool_overloaded>());
    CHECK(kept.value.size() == 1);
    CHECK(other.all(thing(7000)).empty());

    on.run([&]() -> asio::awaitable<void> {
        on.db.all(slow_read, asio::bind_cancellation_slot(reading.slot(), read.handler()));
        on.db.run(added(7001), asio::bind_cancellation_slot(writing.slot(), sent.handler()));
        asio::steady_timer timer(on.context, 50ms);
        co_await timer.async_wait(asio::use_awaitable);
        reading.emit(asio::cancellation_type::total);
        writing.emit(asio::cancellation_type::terminal);
        co_await asio::post(asio::use_awaitable);
        CHECK((read.times == 0 && sent.times == 1));
        reading.emit(asio::cancellation_type::terminal);
        co_await asio::post(asio::use_awaitable);
        CHECK(read.times == 1);
        CHECK((co_await on.db.one(thing(4))).id == 4);
    });
    using namespace asio::experimental::awaitable_operators;
    on.run([&]() -> asio::awaitable<void> {
        asio::steady_timer timer(on.context, 10ms);
        const auto first = co_await (on.db.all(slow_read) || timer.async_wait(asio::use_awaitable));
        CHECK(first.index() == 1);
    });
    CHECK((read.is<query_canceled>() && sent.is<commit_unknown>()));
    CHECK((read.times == 1 && sent.times == 1));
    CHECK(other.all(thing(7001)).size() == 1);
}

TEST_CASE("the end of an asio_postgres refuses what waits, and waits for what was sent as long as it may") {
    auto other = filled();
    told<run_result> sent, slow;
    told<std::vector<things::row>> waiting;
    {
        asio::io_context context;
        std::optional<asio_postgres> db(std::in_place, context, server_url(), asio_options{.grace = 50ms},
                                        pool_hooks<postgres>{},
                                        postgres_options{.on_connect = "set search_path to " + test_schema::name()});
        db->run(added(8000), sent.handler());
        db->run(slowly, slow.handler());
        while (context.poll_one() != 0 && sent.times == 0) {}
        db->all(thing(1), waiting.handler());
        db.reset();
        context.run();
        CHECK((sent.error == nullptr && sent.times == 1));
        CHECK((slow.is<query_canceled>() && slow.times == 1));
        CHECK((waiting.is<pool_closed>() && waiting.times == 1));
    }
    // Nor does it keep what a loop that is gone leaves behind.
    const auto value = std::make_shared<int>(0);
    {
        asio::io_context context;
        asio_postgres db(context, server_url(), {}, {}, {.on_connect = "set search_path to " + test_schema::name()});
        // Without a lock, for which the end of the test would wait.
        db.run(select(sql<std::string>("pg_sleep(60)::text")), [value](std::exception_ptr, run_result) {});
        context.poll();
        db.all(thing(1), [value](std::exception_ptr, std::vector<things::row>) {});
        CHECK(value.use_count() == 3);
    }
    CHECK(value.use_count() == 1);
}
