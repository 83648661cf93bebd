// Connections that threads share: nothing is lost, nobody waits for ever, and what breaks is replaced.
#include "app.hpp"
#include "catch.hpp"
#include "caught.hpp"

#include <mizzle/any_session.hpp>
#include <mizzle/async.hpp>
#include <mizzle/pool.hpp>
#include <mizzle/sandbox.hpp>

#include <atomic>
#include <cmath>
#include <coroutine>
#include <exception>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <unistd.h>
#include <vector>

namespace app {
MIZZLE_RELATIONS(users, (todos, many(todos)))

MIZZLE_TABLE(balances,
    (id,     integer, primary_key),
    (amount, bigint,  not_null))
MIZZLE_SCHEMA(balances_schema, balances)
}  // namespace app

using namespace app;
using namespace mizzle;
using namespace std::chrono_literals;

namespace {

using test_pool = pool<test_database>;
using hooks = pool_hooks<test_database>;

#if defined(MIZZLE_TEST_POSTGRES)

// The server under a name by which it tells these connections from those of other tests that run at the same time.
std::string named_server_url() { return server_url_with("application_name=" + test_schema::name()); }
std::unique_ptr<test_pool> empty_pool(const pool_options& options, hooks h) {
    (void)own_schema();
    return std::make_unique<test_pool>(named_server_url(), options, std::move(h),
                                       postgres_options{.on_connect = "set search_path to " + test_schema::name()});
}
// Another connection to it.
test_database beside_pool() { return open_schema(); }
void remove_pool() {}

#elif defined(MIZZLE_TEST_MYSQL)

std::unique_ptr<test_pool> empty_pool(const pool_options& options, hooks h) {
    (void)own_database();
    return std::make_unique<test_pool>(mysql_url(), options, std::move(h),
                                       mysql_connection_options{.on_connect = "use " + scratch_database::name()});
}
test_database beside_pool() { return open_database(); }
void remove_pool() {}

#else

std::string file_of_pool() {
    return (std::filesystem::temp_directory_path() / ("mizzle_pool_" + std::to_string(getpid()) + ".db")).string();
}
void remove_pool() {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file_of_pool() + end);
}
std::unique_ptr<test_pool> empty_pool(const pool_options& options, hooks h) {
    remove_pool();
    return std::make_unique<test_pool>(file_of_pool(), options, std::move(h));
}
test_database beside_pool() { return test_database(file_of_pool()); }

#endif

// A pool of the schema.
class shared_database {
public:
    explicit shared_database(const pool_options& options = {.size = 4}, hooks h = {})
        : pool_(empty_pool(options, std::move(h))) {
        create(*pool_, schema);
    }
    shared_database(const shared_database&) = delete;
    shared_database& operator=(const shared_database&) = delete;
    ~shared_database() {
        pool_.reset();
        remove_pool();
    }
    test_pool& operator*() const { return *pool_; }

private:
    std::unique_ptr<test_pool> pool_;
};

template <class F> void in_threads(int count, const F& f) {
    std::vector<std::jthread> threads;
    for (int t = 0; t < count; ++t) threads.emplace_back([&f, t] { f(t); });
}

auto new_tag(const std::string& name) { return insert_into(tags).values({.name = name}); }
const auto count_of_tags = select(count()).from(tags);

// Takes seconds, and no memory.
constexpr const char* endless =
#ifdef MIZZLE_TEST_MYSQL
    "select count(*) from information_schema.collations a, information_schema.collations b, "
    "information_schema.collations c, information_schema.collations d";
#else
    "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000000000) select count(*) from n";
#endif

}  // namespace

namespace {

// The least that a coroutine of a test needs: it runs at once, and its caller waits for it.
struct running {
    struct promise_type {
        std::promise<void> done{};
        running get_return_object() { return {done.get_future()}; }
        static std::suspend_never initial_suspend() noexcept { return {}; }
        static std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() { done.set_value(); }
        void unhandled_exception() { done.set_exception(std::current_exception()); }
    };
    std::future<void> done;
};

// An executor of a program's own: it runs what it was given when it is told to, on that thread.
struct own_loop {
    std::vector<std::function<void()>> tasks{};
    std::mutex mutex{};
    bool refuses = false;
    void post(std::function<void()> task) {
        const std::lock_guard lock(mutex);
        if (refuses) throw std::runtime_error("the loop takes nothing more");
        tasks.push_back(std::move(task));
    }
    std::size_t run() {
        std::vector<std::function<void()>> now;
        {
            const std::lock_guard lock(mutex);
            now.swap(tasks);
        }
        for (const auto& t : now) t();
        return now.size();
    }
};

}  // namespace

TEST_CASE("what runs on an executor of the program's gives a future") {
    const shared_database shared;
    auto& db = *shared;
    {
        workers threads(3);
        auto on = db.on(threads);
        std::vector<std::future<run_result>> made;
        const auto name_of = [](std::size_t i) {
            return "a name that is too long to be kept without memory " + std::to_string(i);
        };
        for (std::size_t i = 0; i < 40; ++i) {
            const std::string name = name_of(i);
            made.push_back(on.async(insert_into(tags).values({.name = std::string_view(name)})));
        }
        for (auto& m : made) m.wait();
        std::int64_t written = 0;
        for (std::size_t i = 0; i < made.size(); ++i) try {
                written += made[i].get().rows_affected;
            } catch (const transient_error&) {
                // On MariaDB such inserts may be in each other's way.
                written += db.run(insert_into(tags).values({.name = name_of(i)})).rows_affected;
            }
        CHECK(written == 40);
        CHECK(on.async(count_of_tags).get().at(0).count == 40);
        auto taken =
            on.async(insert_into(tags).values({.name = "a name that is too long to be kept without memory 3"}));
        CHECK_THROWS_AS(taken.get(), unique_violation);
        auto none = on.async([](auto& c) { c.transaction([](auto& tx) { tx.run(new_tag("in a block")); }); });
        static_assert(std::is_same_v<decltype(none), std::future<void>>);
        none.get();
        CHECK(on.async([](auto& c) { return c.one(count_of_tags).count; }).get() == 41);
        // What the destructor of the threads finds is run.
        auto last = on.async(count_of_tags);
        (void)last;
    }
    // One that runs on the program's own thread, and one that drops what it was given.
    own_loop loop;
    auto later = db.on(loop).async(count_of_tags);
    CHECK(later.wait_for(0s) == std::future_status::timeout);
    CHECK(loop.run() == 1);
    CHECK(later.get().at(0).count == 41);
    auto dropped = db.on(loop).async(new_tag("dropped"));
    loop.tasks.clear();
    CHECK_THROWS_AS(dropped.get(), std::future_error);
    loop.refuses = true;
    CHECK_THROWS_AS((void)db.on(loop).async(count_of_tags), std::runtime_error);
    auto at_once = [](const auto& task) { task(); };
    CHECK(db.on(at_once).async(count_of_tags).get().at(0).count == 41);
    CHECK(db.statistics().in_use == 0);
    // More than may wait, and no thread at all.
    CHECK_THROWS_AS(workers(0), usage_error);
    std::promise<void> go;
    auto gone = go.get_future().share();
    workers few(1, 1);
    std::promise<void> begun;
    few.execute([&] {
        begun.set_value();
        gone.wait();
    });
    begun.get_future().wait();
    auto waits = db.on(few).async(count_of_tags);
    CHECK_THROWS_AS((void)db.on(few).async(count_of_tags), pool_overloaded);
    go.set_value();
    CHECK(waits.get().size() == 1);
}

TEST_CASE("a pool that is gone ends what was asked of it later") {
    own_loop loop;
    std::future<run_result> late;
    {
        const shared_database shared;
        late = (*shared).on(loop).async(new_tag("late"));
    }
    loop.run();
    CHECK_THROWS_AS(late.get(), pool_closed);
}

TEST_CASE("a coroutine goes on where it is told to") {
    const shared_database shared;
    auto& db = *shared;
    workers threads(2);
    own_loop loop;
    std::atomic<int> steps = 0;
    const auto main_thread = std::this_thread::get_id();
    const auto work = [&](int number, bool on_loop) -> running {
        auto on = db.on(threads);
        // Two inserts may be in each other's way on MySQL, which asks for one to be run again.
        const auto insert = [name = std::to_string(number)](auto& c) {
            c.transaction([&](auto& tx) { tx.run(new_tag(name)); }, {.retry = {.attempts = 20}});
        };
        co_await on.awaited(insert);
        if (on_loop) {
            const auto rows = co_await on.awaited(count_of_tags).resume_on(loop);
            if (rows.at(0).count >= 1 && std::this_thread::get_id() == main_thread) ++steps;
        } else {
            const auto count = co_await on.awaited([](auto& c) { return c.one(count_of_tags).count; });
            if (count >= 1 && std::this_thread::get_id() != main_thread) ++steps;
        }
        std::string what;
        try {
            co_await on.awaited(insert);
        } catch (const unique_violation&) { what = "taken"; }
        if (what == "taken") ++steps;
        co_await on.awaited([](auto& c) { c.run(delete_from(tags).where(tags.name == "none")); });
        if (number == 7) throw std::runtime_error("seven");
    };
    std::vector<running> all;
    for (int i = 0; i < 8; ++i) all.push_back(work(i, i % 2 == 0));
    for (auto& r : all)
        while (r.done.wait_for(1ms) != std::future_status::ready) loop.run();
    for (std::size_t i = 0; i < 7; ++i) CHECK_NOTHROW(all[i].done.get());
    CHECK_THROWS_AS(all[7].done.get(), std::runtime_error);
    CHECK(steps == 16);
    CHECK(db.one(count_of_tags).count == 8);
    // A loop that takes nothing more is an error of the coroutine's, not the end of it.
    loop.refuses = true;
    const auto refused = [&]() -> running { co_await db.on(threads).awaited(count_of_tags).resume_on(loop); };
    CHECK_THROWS_AS(refused().done.get(), std::runtime_error);
    const auto never_taken = [&]() -> running { co_await db.on(loop).awaited(count_of_tags); };
    CHECK_THROWS_AS(never_taken().done.get(), std::runtime_error);
}

TEST_CASE("a sandbox takes a connection of a pool, and gives it back as it was") {
    const shared_database shared;
    auto& db = *shared;
    {
        sandbox box(db);
        CHECK(db.statistics().in_use == 1);
        in_threads(4, [&](int t) { box.run(new_tag(std::to_string(t))); });
        CHECK(box.one(count_of_tags).count == 4);
        CHECK(db.one(count_of_tags).count == 0);
    }
    CHECK(db.statistics().in_use == 0);
    CHECK(db.run(new_tag("after")).rows_affected == 1);
    CHECK(db.one(count_of_tags).count == 1);
}

TEST_CASE("a pool answers what a connection answers") {
    const shared_database shared;
    auto& db = *shared;
    const auto ada = db.one(insert_into(users).values({.email = "a", .name = "ada"}).returning());
    CHECK(db.all(select().from(users)) == std::vector{ada});
    CHECK(db.first(select(users.name).from(users).where(users.id == ada.id))->name == "ada");
    CHECK(db.run(update(users).set({.name = "Ada"}).where(users.id == ada.id)).rows_affected == 1);
    CHECK(db.transaction([](auto& tx) { return tx.run(new_tag("now")).rows_affected; }) == 1);
    CHECK_THROWS_AS(db.run(new_tag("now")), unique_violation);
#ifndef MIZZLE_TEST_MYSQL
    CHECK(!db.explain(select().from(users)).text().empty());
#endif
    const auto shape = query(users).with(relations::users.todos);
    const new_tree<decltype(shape)> bob{{.email = "b", .name = "bob"}, {.todos = {{.title = "rest"}}}};
    CHECK(insert_tree(db, shape, bob).todos[0].title == "rest");
    CHECK(db.all(shape).size() == 2);
    {
        auto rows = db.stream(select(users.name).from(users).order_by(users.id));
        CHECK(db.statistics().in_use == 1);
        CHECK(rows.begin()->name == "Ada");
    }
    {
        auto one = db.acquire(), other = db.acquire();
        CHECK(one->one(count_of_tags).count == 1);
        CHECK(db.statistics().in_use == 2);
        one.release();
        CHECK_THROWS_AS(one->one(count_of_tags), usage_error);
        auto moved = std::move(other);
        CHECK(moved->one(count_of_tags).count == 1);
        CHECK(db.statistics().in_use == 1);
    }
    // A session of it asks each thing of a connection that is free.
    session<test_database> any(db);
    CHECK(any.one(count_of_tags).count == 1);
    CHECK(any.transaction([&](auto& tx) { return tx.one(count_of_tags).count + std::ssize(db.held()); }) == 2);
    for (const auto& row : any.stream(select(tags.name).from(tags))) CHECK(row.name == "now");
    const auto s = db.statistics();
    CHECK((s.in_use == 0 && s.open == 2 && s.idle == 2 && s.waiting == 0 && s.opened == 2 && s.hold.count > 10));
    CHECK(s.longest_hold >= s.hold.p50);
}

TEST_CASE("threads share few connections, and nothing is lost") {
    const shared_database shared({.size = 4, .wait = 60s});
    auto& db = *shared;
    std::atomic<int> wrong = 0;
    in_threads(32, [&](int t) {
        for (int i = 0; i < 10; ++i) {
            const auto tag = new_tag(std::to_string(t) + "/" + std::to_string(i));
#ifdef MIZZLE_TEST_MYSQL
            // Two inserts at once may be a deadlock to InnoDB.
            db.transaction([&](auto& tx) { tx.run(tag); }, {.retry = {.attempts = 20}});
#else
            db.run(tag);
#endif
            if (db.all(select().from(tags).where(tags.name.like(std::to_string(t) + "/%"))).size() !=
                static_cast<std::size_t>(i) + 1)
                ++wrong;
        }
    });
    CHECK(wrong == 0);
    CHECK(db.one(count_of_tags).count == 320);
    const auto s = db.statistics();
    CHECK((s.in_use == 0 && s.open <= 4 && s.waiting == 0 && s.wait.longest > 0ns && s.timeouts == 0));
}

TEST_CASE("64 threads ask for everything at once, and the sum is right all the while") {
    const shared_database shared({.size = 8, .wait = 60s, .check_after = 1ms, .report_after = 1ms},
                                 {.on_long_hold = [](const pool_hold&) {}});
    auto& db = *shared;
    create(db, balances_schema);
    constexpr int accounts = 20;
    for (int i = 0; i < accounts; ++i) db.run(insert_into(balances).values({.id = i, .amount = 100}));
    std::atomic<int> wrong = 0;
    const std::stop_source nobody;
    in_threads(64, [&](int t) {
        unsigned seed = static_cast<unsigned>(t) + 1;
        const auto any = [&seed] { return static_cast<int>((seed = seed * 1103515245 + 12345) >> 16) % accounts; };
        for (int i = 0; i < 12; ++i) {
            const int a = any(), b = (a + 1 + any() % (accounts - 1)) % accounts;
            // In one order, so that no two wait for each other.
            const auto take =
                update(balances).set(balances.amount = balances.amount - 1).where(balances.id == std::min(a, b));
            const auto give =
                update(balances).set(balances.amount = balances.amount + 1).where(balances.id == std::max(a, b));
            const auto all = select(balances.amount).from(balances);
            const auto move = [&](auto& tx) {
                tx.run(take);
                tx.run(give);
            };
            std::int64_t sum = accounts * 100;
            switch ((t + i) % 12) {
            case 0:
                sum = 0;
                for (const auto& row : db.all(all)) sum += row.amount;
                break;
            case 1:
                sum = 0;
                for (const auto& row : db.stream(all)) sum += row.amount;
                break;
            case 2: db.transaction(move, {.retry = {.attempts = 20}}); break;
            case 3:
                sum += db.transaction(
                    [&](auto& tx) { return std::ssize(std::get<2>(tx.batch(take, give, all))) - accounts; },
                    {.retry = {.attempts = 20}});
                break;
            case 4: {
                // Two inserts at once may be a deadlock to InnoDB.
                const auto tag = new_tag(std::to_string(t) + "/" + std::to_string(i));
                int attempts = 20;
                while (!std::get<0>(db.batch_alone(tag, all)) && --attempts > 0) {}
                if (attempts == 0) ++wrong;
                break;
            }
            case 5:
                db.transaction(
                    [&](auto& tx) {
                        const auto later = tx.later(all);
                        move(tx);
                        if (later->size() != accounts) ++wrong;
                    },
                    {.retry = {.attempts = 20}});
                break;
            case 6: db.within(60s).transaction(move, {.retry = {.attempts = 20}}); break;
            case 7: sum += std::ssize(db.until(nobody.get_token()).all(all)) - accounts; break;
            case 8: sum += std::ssize(db.acquire()->all(all)) - accounts; break;
            case 9:
                (void)db.held();
                db.maintain();
                sum += db.statistics().open > 8 ? 1 : 0;
                break;
            case 10: sum += std::ssize(session<test_database>(db).all(all)) - accounts; break;
            default: db.exec("select 1");
            }
            if (sum != accounts * 100) ++wrong;
        }
    });
    CHECK(wrong == 0);
    CHECK(db.one(select(sum(balances.amount)).from(balances)).sum == accounts * 100);
    CHECK(db.one(count_of_tags).count == 64);
    const auto s = db.statistics();
    CHECK((s.in_use == 0 && s.waiting == 0 && s.open <= 8));
}

TEST_CASE("waiting has an end, and so has who may wait") {
    const shared_database shared({.size = 2, .wait = 30s, .most_waiting = 1});
    auto& db = *shared;
    auto one = std::make_unique<pool_connection<test_database>>(db.acquire());
    const auto line = std::source_location::current().line() + 1;
    const auto other = db.acquire();
    CHECK(db.held().back().where.line() == line);
    CHECK_THROWS_WITH(db.acquire(20ms), Catch::Matchers::ContainsSubstring("pool.cpp"));
    CHECK_THROWS_AS(db.acquire(0ms), pool_timeout);
    CHECK_THROWS_AS(db.within(20ms).one(count_of_tags), query_canceled);
    {
        std::jthread waits([&] { (void)db.one(count_of_tags); });
        while (db.statistics().waiting == 0) std::this_thread::yield();
        CHECK_THROWS_AS(db.acquire(), pool_overloaded);
        one.reset();
    }
    CHECK(db.statistics().timeouts == 2);
    CHECK(db.statistics().in_use == 1);
}

TEST_CASE("limits of time leave the connection good for the next statement") {
    const shared_database shared({.size = 1});
    auto& db = *shared;
    const auto check_limits = [&](auto& limited) {
        CHECK_THROWS_AS(limited.within(30ms).exec(endless), query_canceled);
        CHECK(limited.within(30s).one(count_of_tags).count == 0);
        // Beyond what nanoseconds count.
        CHECK(limited.within(std::chrono::hours::max()).one(count_of_tags).count == 0);
        CHECK(limited.within(std::chrono::years(400)).within(std::chrono::minutes::max()).one(count_of_tags).count ==
              0);
        CHECK_THROWS_AS(limited.within(std::chrono::hours::min()).one(count_of_tags), query_canceled);
        std::stop_source stop;
        {
            std::jthread stopper([&] { std::this_thread::sleep_for(30ms), stop.request_stop(); });
            CHECK_THROWS_AS(limited.within(30s).until(stop.get_token()).exec(endless), query_canceled);
        }
        CHECK_THROWS_AS(limited.until(stop.get_token()).one(count_of_tags), query_canceled);
        // A transaction in all: what it did is taken back, and so is what follows the end of the time.
        CHECK_THROWS_AS(limited.within(30ms).transaction([](auto& tx) {
            tx.run(new_tag("lost"));
            tx.exec(endless);
        }),
                        query_canceled);
        CHECK_THROWS_AS(limited.within(30ms).transaction([](auto& tx) {
            tx.run(new_tag("late"));
            std::this_thread::sleep_for(40ms);
        }),
                        query_canceled);
        CHECK(limited.one(count_of_tags).count == 0);
    };
    check_limits(db);
    session<test_database> as_session(db);
    any_session<test_database> as_any(db);
    check_limits(as_session);
    check_limits(as_any);
    {
        const auto connection = db.acquire();
        check_limits(*connection);
        session<test_database> of_one(*connection);
        check_limits(of_one);
        // The wait for a connection is a part of the time.
        CHECK_THROWS_AS(as_session.within(20ms).one(count_of_tags), query_canceled);
        CHECK_THROWS_AS(as_any.within(20ms).transaction([](auto&) {}), query_canceled);
    }
    // Whatever a session is asked.
    const std::stop_source never;
    const auto check_calls = [&](auto limited) {
        CHECK(limited.all(query(users).with(relations::users.todos)).empty());
        CHECK(std::get<0>(limited.batch(count_of_tags, count_of_tags))[0].count == 0);
        CHECK(!limited.first(select().from(tags)));
        for (const auto& row : limited.stream(select(tags.name).from(tags))) CHECK(row.name.empty());
        for (const auto& name : limited.template stream<std::string>(select(tags.name).from(tags))) CHECK(name.empty());
    };
    check_calls(as_session.within(30s).until(never.get_token()));
    check_calls(as_any.until(never.get_token()).within(30s));
    db.transaction([&](auto& tx) {
        session<test_database> in_it(tx);
        check_calls(in_it.within(30s));
        any_session<test_database> any_in_it(tx);
        check_calls(any_in_it.within(30s));
    });
    // Within a transaction: the outer limit holds for what is inside.
    CHECK_THROWS_AS(db.within(30ms).transaction([](auto& tx) { tx.within(30s).exec(endless); }), query_canceled);
    CHECK_THROWS_AS(db.within(30ms).transaction([](auto& tx) {
        session<test_database> inner(tx);
        inner.within(30s).exec(endless);
    }),
                    query_canceled);
    CHECK(db.statistics().in_use == 0);
    CHECK(db.statistics().opened == 1);

    // Waiting for another's lock is a part of the time.
    auto beside = beside_pool();
    db.run(new_tag("locked"));
    beside.transaction([&](auto& tx) {
        tx.run(update(tags).set({.color = "red"}).all_rows());
        CHECK_THROWS_AS(db.within(30ms).run(update(tags).set({.color = "blue"}).all_rows()), query_canceled);
    });
    CHECK(db.one(select(tags.color).from(tags)).color == "red");
}

TEST_CASE("what a borrower changed is set back, and hooks are told") {
    std::atomic<int> connected = 0, returned = 0, closed = 0, before = 0;
    std::vector<pool_hold> holds;
    const shared_database shared({.size = 1, .report_after = 5ms},
                                 {.before_connect = [&](std::string&, auto&) { ++before; },
                                  .on_connect = [&](test_database&) { ++connected; },
                                  .on_return = [&](test_database&) { ++returned; },
                                  .on_close = [&](test_database&) { ++closed; },
                                  .on_long_hold = [&](const pool_hold& h) { holds.push_back(h); }});
    auto& db = *shared;
    const auto read = [&](const std::string& sql) {
        return db.one<std::string>(unsafe_sql_statement<std::string>(sql));
    };
#if defined(MIZZLE_TEST_POSTGRES)
    const auto setting = "select current_setting('lock_timeout') || current_schema()";
    const auto change = "set lock_timeout to '77s'; set search_path to pg_catalog; set datestyle to 'SQL'; "
                        "select pg_advisory_lock(7)";
    const auto make = "create temp table kept (i integer); listen something; prepare kept as select 1";
#elif defined(MIZZLE_TEST_MYSQL)
    const auto setting = "select concat(@@lock_wait_timeout, database(), @@sql_mode, @@time_zone, coalesce(@own, ''), "
                         "@@collation_connection)";
    const auto change = "set lock_wait_timeout = 77, sql_mode = '', time_zone = '+01:00', @own = 'x', "
                        "collation_connection = utf8mb4_general_ci; "
                        "use information_schema; do get_lock('pool', 1)";
    const auto make = "create temporary table kept (i integer)";
#else
    const auto setting = "select timeout || '' from pragma_busy_timeout";
    const auto change = "pragma busy_timeout = 77";
    const auto make = "create temp table kept (i integer)";
#endif
    const auto was = read(setting);
    db.exec(change);
    CHECK(read(setting) == was);
#if !defined(MIZZLE_TEST_POSTGRES) && !defined(MIZZLE_TEST_MYSQL)
    {
        const auto connection = db.acquire();
        REQUIRE(sqlite3_exec(connection->native_handle(), change, nullptr, nullptr, nullptr) == SQLITE_OK);
    }
    CHECK(read(setting) == was);
    // Each of them alone.
    for (const std::string own : {"foreign_keys", "cell_size_check", "automatic_index", "defer_foreign_keys"}) {
        const auto value = "select " + own + " || '' from pragma_" + own;
        const auto before_it = read(value);
        db.exec("pragma " + own + " = " + (before_it == "1" ? "off" : "on"));
        CHECK(read(value) == before_it);
    }
#endif
    db.exec(make);
    CHECK_THROWS_AS(db.exec("insert into kept values (1)"), database_error);
    CHECK_THROWS_AS(db.exec("execute kept"), database_error);
    // A transaction that nobody ended.
    {
        const auto connection = db.acquire();
        connection->exec("begin; insert into tags (name) values ('begun')");
    }
    CHECK(db.one(count_of_tags).count == 0);
    {
        const auto connection = db.acquire();
        std::this_thread::sleep_for(10ms);
    }
    CHECK(returned > 0);
    REQUIRE(!holds.empty());
    CHECK(holds.back().where.line() != 0);
    CHECK((before == static_cast<int>(db.statistics().opened) && connected >= before));
    CHECK(closed == static_cast<int>(db.statistics().closed));
}

TEST_CASE("a pool at its end waits for what runs, then ends it") {
    const shared_database shared({.size = 2});
    auto& db = *shared;
    std::atomic<bool> was_canceled = false;
    {
        std::jthread runs([&] {
            try {
                db.exec(endless);
            } catch (const query_canceled&) { was_canceled = true; }
        });
        while (db.statistics().in_use == 0) std::this_thread::yield();
        // Until it runs, which nobody but the database knows.
        std::this_thread::sleep_for(50ms);
        CHECK(db.close(500ms));
    }
    CHECK(was_canceled);
    CHECK_THROWS_AS(db.one(count_of_tags), pool_closed);
    CHECK(db.statistics().open == 0);
    CHECK_THROWS_AS(test_pool("", {.size = 0}), usage_error);
}

TEST_CASE("connections grow old, and the idle ones are closed or kept") {
    {
        const shared_database shared({.size = 3, .least_idle = 2, .close_after = 0ms});
        auto& db = *shared;
        db.maintain();
        CHECK(db.statistics().idle == 2);
        {
            const auto one = db.acquire(), two = db.acquire(), three = db.acquire();
            CHECK(db.statistics().open == 3);
        }
        CHECK(db.statistics().idle == 2);
    }
    const shared_database shared({.size = 1, .greatest_age = 0ms});
    const auto before = (*shared).statistics().opened;
    for (int i = 0; i < 2; ++i) (void)(*shared).one(count_of_tags);
    CHECK((*shared).statistics().opened == before + 2);
    CHECK((*shared).statistics().open == 0);
}

TEST_CASE("what is to come later than a clock counts never comes") {
    constexpr auto never = std::chrono::hours::max();
    int told = 0;
    const shared_database shared({.size = 2,
                                  .wait = never,
                                  .greatest_age = never,
                                  .check_after = never,
                                  .close_after = std::chrono::milliseconds::max(),
                                  .report_after = std::chrono::milliseconds::max(),
                                  .grace = never},
                                 {.on_long_hold = [&told](const pool_hold&) { ++told; }});
    auto& db = *shared;
    { const auto one = db.acquire(never), two = db.acquire(std::chrono::milliseconds::max()); }
    db.maintain();
    (void)db.one(count_of_tags);
    CHECK(db.statistics().opened == 2);
    CHECK(db.statistics().closed == 0);
    CHECK(told == 0);
    CHECK_THROWS_AS(db.within(std::chrono::duration<double>(std::nan(""))).one(count_of_tags), query_canceled);
}

#if !defined(MIZZLE_TEST_POSTGRES) && !defined(MIZZLE_TEST_MYSQL)

TEST_CASE("writers take turns in their order, while readers read") {
    const shared_database shared({.size = 3, .wait = 30s});
    auto& db = *shared;
    std::vector<std::jthread> writers;
    db.transaction([&](auto& tx) {
        tx.run(new_tag("first"));
        for (int i = 0; i < 8; ++i) {
            writers.emplace_back([&db, i] { db.run(new_tag(std::to_string(i))); });
            while (db.statistics().waiting != static_cast<std::size_t>(i) + 1) std::this_thread::yield();
        }
        // None of them has a connection yet.
        CHECK(db.statistics().in_use == 1);
        CHECK(db.one(count_of_tags).count == 0);
        CHECK(db.transaction([](auto& reader) { return reader.one(count_of_tags).count; },
                             {.access = access_mode::read_only}) == 0);
        const auto connection = db.acquire();
        CHECK_THROWS_AS(connection->within(20ms).run(new_tag("out of turn")), query_canceled);
    });
    writers.clear();
    const auto names = db.all<std::string>(select(tags.name).from(tags).order_by(tags.id));
    CHECK(names == std::vector<std::string>{"first", "0", "1", "2", "3", "4", "5", "6", "7"});
    CHECK_THROWS_AS(test_pool(":memory:").one(count_of_tags), usage_error);
}

#elif defined(MIZZLE_TEST_POSTGRES)

TEST_CASE("money is neither made nor lost while backends are killed") {
    const shared_database shared({.size = 6, .wait = 30s, .first_backoff = 1ms, .longest_backoff = 5ms});
    auto& db = *shared;
    constexpr int accounts = 20;
    for (int i = 0; i < accounts; ++i) db.run(insert_into(tags).values({.name = std::to_string(i), .color = "100"}));
    std::atomic<int> moved = 0, unknown = 0, refused = 0, killed = 0;
    std::atomic<bool> is_over = false;
    std::jthread killer([&] {
        auto beside = open_schema();
        while (!is_over) {
            killed += static_cast<int>(
                beside
                    .all<int>(sql_statement<int>(
                        "select pg_terminate_backend(pid)::int from pg_stat_activity where application_name = {} and "
                        "query like '%\"tags\"%' order by random() limit 2",
                        test_schema::name()))
                    .size());
            std::this_thread::sleep_for(5ms);
        }
    });
    in_threads(8, [&](int t) {
        unsigned seed = static_cast<unsigned>(t) + 1;
        const auto any = [&seed] { return static_cast<int>((seed = seed * 1103515245 + 12345) >> 16) % accounts + 1; };
        for (int i = 0; i < 60; ++i) {
            const int from = any(), to = from % accounts + 1, amount = any();
            try {
                db.transaction(
                    [&](auto& tx) {
                        // In one order, so that no two wait for each other.
                        const auto rows = tx.all(select(tags.id, tags.color)
                                                     .from(tags)
                                                     .where(tags.id == from || tags.id == to)
                                                     .order_by(tags.id)
                                                     .for_update());
                        for (const auto& row : rows) {
                            const int has = std::stoi(*row.color) + (row.id == from ? -amount : amount);
                            tx.run(update(tags).set({.color = std::to_string(has)}).where(tags.id == row.id));
                        }
                    },
                    {.retry = {.attempts = 5}});
                ++moved;
            } catch (const commit_unknown&) { ++unknown; } catch (const connection_error&) {
                ++refused;
            }
        }
    });
    is_over = true;
    killer.join();
    int sum = 0;
    for (int attempt = 0; sum == 0 && attempt < 100; ++attempt) {
        try {
            for (const auto& color : db.all<std::optional<std::string>>(select(tags.color).from(tags)))
                sum += std::stoi(*color);
        } catch (const connection_error&) { std::this_thread::sleep_for(5ms); }
    }
    CHECK(sum == accounts * 100);
    CHECK(moved > 0);
    CHECK(killed > 0);
    CHECK(refused + unknown > 0);
    CHECK(moved + refused + unknown == 8 * 60);
    CHECK(db.statistics().in_use == 0);
}

TEST_CASE("a database that is down is not hammered, and calls fail at once until it is back") {
    std::atomic<bool> is_down = true;
    std::atomic<int> attempts = 0;
    pool<postgres> db(named_server_url(), {.size = 4, .first_backoff = 50ms, .longest_backoff = 50ms},
                      {.before_connect = [&](std::string& where, postgres_options&) {
                          ++attempts;
                          if (is_down) where = "host=/nowhere-at-all";
                      }});
    const auto one = select(sql<int>("1"));
    const auto begin = std::chrono::steady_clock::now();
    CHECK_THROWS_AS(db.one(one), connection_error);
    in_threads(8, [&](int) {
        for (int i = 0; i < 20; ++i) {
            try {
                (void)db.one(one);
            } catch (const connection_error&) {}
        }
    });
    const auto passed = std::chrono::steady_clock::now() - begin;
    CHECK(attempts <= 2 + passed / 50ms);
    is_down = false;
    std::this_thread::sleep_for(60ms);
    CHECK(get<0>(db.one(one)) == 1);
    CHECK(db.statistics().failures == static_cast<std::uint64_t>(attempts) - 1);
    // All that were idle when one was found lost are looked at before they are used.
    { const auto a = db.acquire(), b = db.acquire(), c = db.acquire(); }
    postgres beside(server_url());
    const auto connection = db.acquire();
    const auto killed = beside.all(
        sql_statement<int>("select pg_terminate_backend(pid)::int from pg_stat_activity where application_name = {}",
                           test_schema::name()));
    CHECK(killed.size() == 3);
    CHECK_THROWS_AS(connection->one(one), connection_error);
    CHECK_THROWS_AS(connection->one(one), connection_error);
}

#endif
