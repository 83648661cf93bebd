#include "../catch.hpp"
#include "../caught.hpp"
#include "server.hpp"

#include <atomic>

using namespace mizzle;

namespace {

mysql accounts() {
    auto db = own_database();
    db.exec("create table t (id int primary key, n int not null); insert into t values (1, 10), (2, 20)");
    return db;
}
template <class Db> int n_of(Db& db, int id) { return ask<int>(db, "select n from t where id = ?", id); }
template <class Db> void set_n(Db& db, int id, int n) { run(db, "update t set n = ? where id = ?", n, id); }

}  // namespace

TEST_CASE("a transaction commits when its block returns and is taken back when it throws") {
    auto db = accounts();
    auto other = open_database();
    db.transaction([&](auto& tx) {
        set_n(tx, 1, 11);
        CHECK(n_of(other, 1) == 10);
    });
    CHECK(n_of(other, 1) == 11);
    CHECK_THROWS_AS(db.transaction([&](auto& tx) {
        set_n(tx, 1, 12);
        throw std::runtime_error("no");
    }),
                    std::runtime_error);
    CHECK(n_of(db, 1) == 11);
    db.transaction([&](auto& tx) {
        set_n(tx, 1, 13);
        // An error takes back its statement alone.
        CHECK_THROWS_AS(run(tx, "insert into t values (1, 1)"), unique_violation);
        tx.transaction([&](auto& inner) {
            set_n(inner, 2, 21);
            inner.rollback();
        });
        tx.transaction([&](auto& inner) { set_n(inner, 1, n_of(inner, 1) + 1); });
        CHECK(n_of(tx, 2) == 20);
    });
    CHECK(n_of(other, 1) == 14);
    CHECK_THROWS_AS(db.transaction([](auto&) {}, {.deferrable = true}), usage_error);
    // Neither what a program sets has another transaction begin, nor does it end the connection.
    for (const auto* chain_or_release : {"1", "2"}) {
        db.exec(std::string("set completion_type = ") + chain_or_release);
        db.transaction([&](auto& tx) { set_n(tx, 1, n_of(tx, 1) + 1); });
        CHECK_THROWS_AS(db.transaction([&](auto& tx) {
            set_n(tx, 1, 0);
            throw std::runtime_error("no");
        }),
                        std::runtime_error);
    }
    CHECK(n_of(db, 1) == 16);
    CHECK(n_of(other, 1) == 16);
}

TEST_CASE("isolation levels and read-only transactions are the server's") {
    auto db = accounts();
    auto other = open_database();
    const auto reads_twice = [&](isolation level) {
        return db.transaction(
            [&](auto& tx) {
                const int before = n_of(tx, 1);
                set_n(other, 1, before + 1);
                return n_of(tx, 1) - before;
            },
            {.isolation = level});
    };
    CHECK(reads_twice(isolation::read_committed) == 1);
    CHECK(reads_twice(isolation::repeatable_read) == 0);
    // The snapshot is of the beginning, not of the first read.
    db.transaction(
        [&](auto& tx) {
            set_n(other, 2, 99);
            CHECK(n_of(tx, 2) == 20);
        },
        {.isolation = isolation::repeatable_read});
    CHECK_THROWS_AS(db.transaction([&](auto& tx) { set_n(tx, 1, 0); }, {.access = access_mode::read_only}), read_only);
    CHECK_THROWS_AS(db.transaction([&](auto& tx) { set_n(tx, 1, 0); },
                                   {.isolation = isolation::repeatable_read, .access = access_mode::read_only}),
                    read_only);
    set_n(db, 1, 1);
}

TEST_CASE("a row that changed since the snapshot makes a write fail, and the transaction runs again") {
    auto db = accounts();
    auto other = open_database();
    if (ask<int>(db, "select count(*) from information_schema.session_variables where variable_name = "
                     "'innodb_snapshot_isolation'") == 0)
        return;
    int attempts = 0;
    db.transaction(
        [&](auto& tx) {
            const int n = n_of(tx, 1);
            if (++attempts == 1) set_n(other, 1, n + 5);
            set_n(tx, 1, n + 1);
        },
        {.isolation = isolation::repeatable_read, .retry = {.attempts = 3}});
    CHECK(attempts == 2);
    CHECK(n_of(db, 1) == 16);
    CHECK_THROWS_AS(db.transaction(
                        [&](auto& tx) {
                            const int n = n_of(tx, 1);
                            set_n(other, 1, n + 5);
                            set_n(tx, 1, n + 1);
                        },
                        {.isolation = isolation::repeatable_read}),
                    serialization_failure);
}

TEST_CASE("a deadlock takes the whole transaction back, a lock that is waited for in vain the statement alone") {
    auto db = accounts();
    std::atomic<int> attempts = 0, inside = 0;
    const auto move = [&](int from, int to) {
        auto own = open_database();
        own.transaction(
            [&](auto& tx) {
                const int attempt = ++attempts;
                run(tx, "update t set n = n - 1 where id = ?", from);
                ++inside;
                for (int i = 0; attempt <= 2 && inside < 2 && i < 1000; ++i) usleep(1000);
                run(tx, "update t set n = n + 1 where id = ?", to);
            },
            {.retry = {.attempts = 10}});
    };
    auto one = std::async(std::launch::async, move, 1, 2);
    move(2, 1);
    one.get();
    CHECK(attempts >= 3);
    CHECK(n_of(db, 1) == 10);
    CHECK(n_of(db, 2) == 20);

    auto other = open_database({.on_connect = "set innodb_lock_wait_timeout = 1"});
    db.transaction([&](auto& tx) {
        set_n(tx, 1, 0);
        other.transaction([&](auto& second) {
            set_n(second, 2, 22);
            const auto e = caught<busy>([&] { set_n(second, 1, 1); });
            CHECK(std::string(e.what()).find("whole transaction") == std::string::npos);
            CHECK_THROWS_AS(run(second, "select * from t where id = 1 for update nowait"), busy);
            CHECK(n_of(second, 2) == 22);
        });
    });
    CHECK(n_of(db, 2) == 22);

    // The victim of a deadlock is told that all of it is gone, and its block cannot go on.
    auto first = open_database(), second = open_database();
    std::string what;
    bool went_on = false;
    try {
        first.transaction([&](auto& a) {
            set_n(a, 1, 100);
            second.transaction([&](auto& b) {
                run(b, "update t set n = n + 1 where id = 2");
                run(b, "insert into t values (7, 7), (8, 8), (9, 9)");
                auto waiting = std::async(std::launch::async, [&] { set_n(b, 1, 200); });
                // The server makes this table anew where nobody has read it for a tenth of a second.
                do usleep(150'000);
                while (ask<int>(other, "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK "
                                       "WAIT'") == 0);
                try {
                    set_n(a, 2, 100);
                } catch (const deadlock& e) {
                    what = e.what();
                    try {
                        set_n(a, 2, 100);
                        went_on = true;
                    } catch (const transaction_aborted&) {}
                }
                waiting.get();
            });
        });
        FAIL("the transaction was not there any more to be committed");
    } catch (const transaction_aborted&) {}
    CHECK(what.find("taken back the whole transaction") != std::string::npos);
    CHECK(!went_on);
    CHECK(n_of(db, 1) == 200);
}

TEST_CASE("text that ends the transaction is found out, whatever it puts in its place") {
    auto db = accounts();
    const auto ends = [&](auto&& block) {
        CHECK_THROWS_AS(db.transaction([&](auto& tx) {
            set_n(tx, 1, 11);
            block(tx);
            set_n(tx, 1, 12);
        }),
                        transaction_aborted);
        CHECK(db.connection().status() == transaction_status::none);
        CHECK(n_of(db, 1) != 12);
        set_n(db, 1, 10);
    };
    db.exec("create procedure p() begin commit; start transaction; end");
    for (const std::string text :
         {"commit", "rollback", "begin", "commit and chain", "rollback and chain",
          "create table if not exists u (a int)", "commit; begin", "select 1; rollback; start transaction", "call p()",
          "set autocommit = 1; lock tables t write"}) {
        INFO(text);
        ends([&](auto& tx) { tx.exec(text); });
        db.exec("unlock tables");
        if (text.find(';') == std::string::npos && text.find("chain") == std::string::npos)
            ends([&](auto& tx) { run(tx, "/* a comment */ " + text); });
    }
    // What fails behind the end, without autocommit, too.
    db.exec("create table if not exists u (a int); create procedure fails() begin commit; start transaction; signal "
            "sqlstate '45000'; end; "
            "create procedure makes() begin create table if not exists u (a int); set autocommit = 0; insert into u "
            "values (1); end");
    for (const std::string text :
         {"commit; start transaction; nonsense", "rollback and chain; insert into t values (1, 1)",
          "commit and chain; select no_such_column from t", "call fails()", "call makes()", "set autocommit = 0",
          "create table if not exists u (a int); set autocommit = 0; insert into u values (1); nonsense"})
        for (const bool alone : {false, true}) {
            if (alone && text.find(';') != std::string::npos) continue;
            INFO(text);
            ends([&](auto& tx) {
                try {
                    alone ? static_cast<void>(run(tx, text)) : tx.exec(text);
                } catch (const database_error&) {}
            });
            db.exec("set autocommit = 1");
        }
    // What does not end it is let be, the program's own savepoints included.
    db.transaction([&](auto& tx) {
        tx.exec("savepoint a");
        set_n(tx, 1, 77);
        tx.exec("set @x = 1; rollback to savepoint a");
        CHECK_THROWS_AS(tx.exec("select no_such_column from t"), schema_mismatch);
        CHECK_THROWS_AS(tx.exec("release savepoint b"), database_error);
        set_n(tx, 2, 78);
    });
    CHECK(n_of(db, 1) == 10);
    CHECK(n_of(db, 2) == 78);
    // A transaction that text began outside is the caller's own.
    db.exec("begin");
    CHECK_THROWS_AS(db.transaction([](auto&) {}), usage_error);
    db.exec("rollback");
}
