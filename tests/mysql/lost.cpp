#include "../catch.hpp"
#include "../caught.hpp"
#include "own_server.hpp"
#include "server.hpp"

#include <cstdlib>
#include <memory>
#include <new>

using namespace mizzle;

namespace {

// Of the thread that asks for it, allocations fail from the n-th on; 0 is none.
thread_local long failing_allocation = 0, allocations = 0;

}  // namespace

// Not inlined, so that compilers do not take free() for the wrong counterpart of new.
[[gnu::noinline]] void* operator new(std::size_t size) {
    const bool fails = failing_allocation != 0 && ++allocations >= failing_allocation;
    void* p = fails ? nullptr : std::malloc(size == 0 ? 1 : size);
    if (p == nullptr) throw std::bad_alloc();
    return p;
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return std::malloc(size == 0 ? 1 : size);
}
[[gnu::noinline]] void operator delete(void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept { std::free(p); }

namespace {

auto killing(int connection) {
    return [connection](mysql& watcher) { watcher.exec("kill " + std::to_string(connection)); };
}

}  // namespace

TEST_CASE("a connection that is killed in a statement is lost, and can be opened again") {
    auto db = own_database();
    db.exec("create table t (i int) engine = innodb");
    run(db, "insert into t values (?)", 1);
    auto ended = once_running(connection_of(db), "select sleep", killing(connection_of(db)));
    const auto e = caught<connection_error>([&] { run(db, "select sleep(20) from t where i = ?", 1); });
    ended.get();
    CHECK(std::string(e.what()).find("reconnect()") != std::string::npos);
    CHECK(!db.is_open());
    CHECK_THROWS_AS(run(db, "insert into t values (?)", 1), connection_error);
    CHECK_THROWS_AS(db.exec("select 1"), connection_error);
    CHECK_THROWS_AS(db.transaction([](auto&) {}), connection_error);
    db.interrupt();
    db.reconnect();
    CHECK(db.is_open());
    CHECK(run(db, "insert into t values (?)", 2) == 1);
    CHECK(ask<int>(db, "select count(*) from t") == 2);
    // One that was killed while it was idle.
    open_database().exec("kill " + std::to_string(connection_of(db)));
    CHECK_THROWS_AS(run(db, "insert into t values (?)", 3), connection_error);
    db.reconnect();
    CHECK(ask<int>(db, "select count(*) from t") == 2);
}

TEST_CASE("a transaction goes with its connection, and is run again only by the program") {
    auto db = own_database();
    db.exec("create table t (i int)");
    int attempts = 0;
    CHECK_THROWS_AS(db.transaction(
                        [&](auto& tx) {
                            ++attempts;
                            run(tx, "insert into t values (?)", 1);
                            const int number = connection_of(tx);
                            open_database().exec("kill " + std::to_string(number));
                            run(tx, "insert into t values (?)", 2);
                        },
                        {.retry = {.attempts = 3}}),
                    connection_error);
    CHECK(attempts == 1);
    db.reconnect();
    CHECK(ask<int>(db, "select count(*) from t") == 0);
    // Swallowed, it still does not look as if it had been committed.
    CHECK_THROWS_AS(db.transaction([&](auto& tx) {
        run(tx, "insert into t values (?)", 1);
        open_database().exec("kill " + std::to_string(connection_of(tx)));
        try {
            run(tx, "insert into t values (?)", 2);
        } catch (const connection_error&) {}
    }),
                    transaction_aborted);
    db.reconnect();
    // Nobody knows what became of a commit whose answer did not come.
    CHECK_THROWS_AS(db.transaction([&](auto& tx) {
        run(tx, "insert into t values (?)", 1);
        open_database().exec("kill " + std::to_string(connection_of(tx)));
    }),
                    commit_unknown);
    db.reconnect();
    db.transaction([&](auto& tx) { run(tx, "insert into t values (?)", 4); });
    CHECK(ask<int>(db, "select count(*) from t") == 1);
}

TEST_CASE("rows of a connection that is no more end with an error") {
    auto db = own_database();
    mizzle::detail::inline_values<0> none(dialects::mysql::id);
    auto& c = db.connection();
    const auto opened = [&](bool is_stream) {
        return std::make_unique<mizzle::detail::running_statement<mizzle::detail::mysql_detail::connection>>(
            c, written_statement(c, "select seq from seq_1_to_5000"), none, is_stream);
    };
    for (const bool is_stream : {true, false}) {
        auto rows = opened(is_stream);
        CHECK(rows->cursor().step());
        db.reconnect();
        CHECK_THROWS_AS(rows->cursor().step(), error);
        CHECK(!rows->cursor().step());
        CHECK(ask<int>(db, "select 5") == 5);
        rows.reset();
        CHECK(ask<int>(db, "select seq from seq_1_to_5000") == 5000);
    }
    auto rows = opened(true);
    CHECK(rows->cursor().step());
    open_database().exec("kill " + std::to_string(c.driver().native()->thread_id));
    CHECK_THROWS_AS(
        [&] {
            while (rows->cursor().step()) {}
        }(),
        connection_error);
}

TEST_CASE("a server that is killed takes nothing half-written with it") {
    const own_server server;
    mysql db(server.url());
    db.exec("create table t (i int primary key) engine = innodb");
    run(db, "insert into t values (?)", 1);
    const auto at_once = std::async(std::launch::async, [&] {
        usleep(300'000);
        server.call("kill");
    });
    CHECK_THROWS_AS(db.transaction([&](auto& tx) {
        run(tx, "insert into t values (?)", 2);
        run(tx, "select sleep(20)");
    }),
                    connection_error);
    at_once.wait();
    CHECK(!db.is_open());
    CHECK_THROWS_AS(db.reconnect(), connection_error);
    CHECK_THROWS_AS(run(db, "select 1"), connection_error);
    server.call("again");
    db.reconnect();
    CHECK(ask<int>(db, "select count(*) from t") == 1);
    run(db, "insert into t values (?)", 2);
    CHECK(ask<int>(db, "select max(i) from t") == 2);
}

TEST_CASE("a silent server is a lost one after the time that was given") {
    auto db = own_database({.read_timeout = std::chrono::seconds(1)});
    CHECK_THROWS_AS(run(db, "select sleep(20)"), connection_error);
    CHECK(!db.is_open());
}

TEST_CASE("two threads in one connection are found out") {
    auto db = own_database();
    auto other = std::async(std::launch::async, [&] { db.exec("select sleep(0.5)"); });
    usleep(200'000);
    CHECK_THROWS_AS(db.exec("select 1"), usage_error);
    other.get();
    db.exec("select 1");
}

TEST_CASE("observers see the text of each statement and its failure") {
    auto db = own_database();
    std::vector<std::string> seen;
    db.on_query([&](const query_event& e) { seen.push_back((e.failure ? "! " : "") + std::string(e.sql)); });
    db.exec("create table t (i int)");
    CHECK_THROWS_AS(db.exec("selec"), syntax_error);
    db.transaction([&](auto& tx) { tx.exec("insert into t values (1)"); });
    CHECK(seen == std::vector<std::string>{"create table t (i int)", "! selec", "start transaction",
                                           "insert into t values (1)", "commit"});
}

TEST_CASE("a connection is as it was after a statement that had no memory") {
    auto db = own_database();
    db.exec("create table t (i int, s longtext); insert into t values (1, repeat('a', 100000)), (2, 'b')");
    const std::string text(60, 'x');
    const auto read = [&](const std::string& sql) {
        std::string all;
        each_row(
            db, sql,
            [&](const mysql_cursor& row) {
                std::string s;
                row.cell(0).read(s);
                all += s.substr(0, 1);
            },
            text);
        return all;
    };
    for (const bool kept : {false, true}) {
        int failures = 0;
        for (long nth = 1;; ++nth) {
            // A text of its own has to be prepared, and takes its places anew.
            const auto sql =
                "select s from t where s <> ? order by i" + std::string(kept ? 0 : static_cast<std::size_t>(nth), ' ');
            failing_allocation = nth;
            allocations = 0;
            std::string all;
            try {
                all = read(sql);
            } catch (const std::bad_alloc&) { ++failures; }
            failing_allocation = 0;
            if (all == "ab") break;
            INFO(nth);
            REQUIRE(ask<int>(db, "select count(*) from t") == 2);
            REQUIRE(read(sql) == "ab");
        }
        CHECK(failures > 0);
    }
}
