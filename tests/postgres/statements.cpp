#include "../app.hpp"
#include "../catch.hpp"
#include "../sanitized.hpp"
#include "helpers.hpp"

#include <atomic>
#include <barrier>
#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

using namespace app;
using namespace mizzle;
using namespace std::chrono_literals;

MIZZLE_TABLE(numbers,
    (n,   integer, primary_key),
    (pad, text,    not_null))

namespace {

template <class Db> std::int64_t prepared_count(Db& db) {
    return value_in(
        db, sql<std::int64_t>(
                "(select count(*) from pg_prepared_statements where statement not like '%pg_prepared_statements%')"));
}
template <class Db> std::int64_t cursor_count(Db& db) {
    return value_in(db, sql<std::int64_t>("(select count(*) from pg_cursors where name like 'mizzle%')"));
}

postgres with_numbers(int count, const postgres_options& options = {}) {
    auto db = own_schema(options);
    db.exec("create table numbers (n integer primary key, pad text not null); insert into numbers select i, "
            "repeat('x', 400) from generate_series(1, " +
            std::to_string(count) + ") i");
    return db;
}

// The memory that the process holds now, in bytes.
long resident() {
    long pages = 0, held = 0;
    std::ifstream("/proc/self/statm") >> pages >> held;
    return held * ::sysconf(_SC_PAGESIZE);
}

}  // namespace

TEST_CASE("a fixed statement is prepared when it first runs, a run-time text when it runs again") {
    auto db = filled_database();
    const auto before = prepared_count(db);
    for (int i = 0; i < 5; ++i) {
        CHECK(db.all(select(todos.title, todos.id).from(todos).where(todos.id == i)).size() == (i > 0));
        CHECK(prepared_count(db) == before + 1);
    }
    for (int i = 0; i < 5; ++i) {
        condition c = todos.id > i;
        if (i >= 0) c &= todos.completed == false;
        (void)db.all(select(todos.id).from(todos).where(c));
        CHECK(prepared_count(db) == before + 1 + (i > 0));
    }
    for (int i = 0; i < 100; ++i)
        (void)db.all(select(todos.title).from(todos).where(todos.id.in(std::vector<int>(std::size_t(i), 1))).limit(i));
    CHECK(prepared_count(db) == before + 3);
    auto other = open_schema();
    CHECK(prepared_count(other) == 0);
    other = std::move(db);
    CHECK(other.all(select(todos.title, todos.id).from(todos).where(todos.id == 1)).size() == 1);
    CHECK(prepared_count(other) == before + 3);
}

TEST_CASE("of run-time texts a bounded number stays prepared, the least recently used go first") {
    auto db = own_schema({.statement_cache = 10});
    create(db, app::schema);
    for (int i = 0; i < 50; ++i) {
        condition c;
        for (int j = 0; j <= i; ++j) c |= tags.id == j;
        for (int times = 0; times < 2; ++times) CHECK(db.all(select(tags.id).from(tags).where(c)).empty());
    }
    CHECK(prepared_count(db) == 10);
    // In a transaction as well, of which a statement failed, too.
    CHECK_THROWS_AS(db.transaction([](auto& tx) {
        CHECK_THROWS_AS(tx.exec("selec"), syntax_error);
        for (int i = 0; i < 30; ++i) {
            condition c = tags.name == "x";
            for (int j = 0; j <= i; ++j) c |= tags.id == j;
            CHECK_THROWS_AS(tx.all(select(tags.id).from(tags).where(c)), transaction_aborted);
        }
    }),
                    transaction_aborted);
    for (int i = 0; i < 30; ++i) {
        condition c = tags.color == "x";
        for (int j = 0; j <= i; ++j) c |= tags.id == j;
        for (int times = 0; times < 2; ++times) CHECK(db.all(select(tags.id).from(tags).where(c)).empty());
    }
    CHECK(prepared_count(db) == 10);
}

TEST_CASE("a statement of more values than libpq reads a description of is prepared like any other") {
    auto db = own_schema();
    create(db, app::schema);
    db.run(insert_into(tags).values({.name = "a"}));
    condition any;
    for (int i = 0; i < 8000; ++i) any |= tags.id == i;
    const auto statement = select(tags.id).from(tags).where(any);
    const auto before = prepared_count(db);
    for (int times = 0; times < 3; ++times) CHECK(db.all(statement).size() == 1);
    CHECK(prepared_count(db) == before + 1);
}

TEST_CASE("without prepared statements there are none, and all works the same") {
    auto db = own_schema({.prepared_statements = false});
    create(db, app::schema);
    for (int i = 0; i < 3; ++i) {
        db.run(insert_into(tags).values({.name = std::to_string(i)}));
        CHECK(db.one(select(count()).from(tags)).count == i + 1);
    }
    CHECK(prepared_count(db) == 0);
    db.exec("alter table tags alter name type varchar(100)");
    CHECK(db.all(select().from(tags)).size() == 3);
    CHECK_THROWS_AS(
        [&] {
            for (const auto& row : db.stream(select().from(tags))) (void)row;
        }(),
        usage_error);
    db.transaction([](auto& tx) {
        int rows = 0;
        for (const auto& row : tx.stream(select().from(tags))) rows += row.id > 0;
        CHECK(rows == 3);
    });
    CHECK(db.copy_into(tags, std::vector<tags::new_row>{{.name = "copied"}}) == 1);
}

TEST_CASE("a statement whose plan no longer fits, or that the server has forgotten, is prepared anew") {
    auto db = filled_database();
    const auto titles = [](auto& d) { return d.all(select(todos.title).from(todos).order_by(todos.id)); };
    const auto upset = [&](int round) {
        if (round % 2 == 0)
            db.exec("alter table todos alter title type " + std::string(round % 4 == 0 ? "varchar(100)" : "text"));
        else db.exec("deallocate all");
    };
    CHECK(titles(db).at(0).title == "write");
    for (int round = 0; round < 4; ++round) {
        INFO(round);
        upset(round);
        CHECK(titles(db).at(0).title == "write");
        // In a transaction what came before would be lost: it fails, and the next attempt succeeds.
        upset(round + 2);
        int after = 0;
        const auto failure = caught<database_error>([&] {
            db.transaction([&](auto& tx) {
                tx.run(update(todos).set({.effort = 99}).where(todos.id == 1));
                titles(tx);
                ++after;
            });
        });
        CHECK(after == 0);
        CHECK(failure.code() == (round % 2 == 0 ? "0A000" : "26000"));
        CHECK(db.transaction([&](auto& tx) { return titles(tx); }).size() == 4);
        CHECK(db.one(select(todos.effort).from(todos).where(todos.id == 1)).effort == 1.5);
    }
    db.exec("alter table todos add column extra text; alter table todos rename column title to heading");
    CHECK_THROWS_AS(titles(db), schema_mismatch);
    db.exec("alter table todos rename column heading to title");
    CHECK(titles(db).size() == 4);
}

TEST_CASE("stale statements in a transaction cost one attempt, however many they are") {
    auto db = filled_database();
    const auto read = [](auto& d) {
        return d.all(select(todos.title).from(todos)).size() + d.all(select(todos.id, todos.title).from(todos)).size() +
               d.all(select(todos.title, todos.id).from(todos)).size() + d.all(select().from(todos)).size();
    };
    for (const auto upset : {"alter table todos alter title type varchar(100)", "discard all", "deallocate all"})
        for (const bool within : {false, true}) {
            INFO(upset << within);
            (void)read(db);
            db.exec("set search_path to " + test_schema::name());  // which "discard all" forgets
            const auto before = prepared_count(db);
            const bool deallocates = std::string_view(upset) == "deallocate all";
            if (!within || !deallocates) db.exec(upset);
            db.exec("set search_path to " + test_schema::name());
            int attempts = 0;
            const auto rows = db.transaction(
                [&](auto& tx) {
                    if (++attempts == 1 && within && deallocates) tx.exec(upset);
                    // A nested one is taken back, and what it forgot does not fail again.
                    if (within && attempts == 1)
                        CHECK_THROWS_AS(tx.transaction([&](auto& inner) { (void)read(inner); }), stale_statement);
                    tx.run(insert_into(tags).values({.name = "once"}));
                    return read(tx);
                },
                {.retry = {.attempts = 2, .backoff = 0ms}});
            CHECK(rows == 16);
            CHECK(attempts == (within ? 1 : 2));
            CHECK(db.run(delete_from(tags).all_rows()).rows_affected == 1);
            (void)read(db);
            CHECK(prepared_count(db) <= before + 2);
            db.exec("alter table todos alter title type text");
        }
    // What PostgreSQL does not do is no stale statement.
    int attempts = 0;
    CHECK_THROWS_AS(db.transaction(
                        [&](auto& tx) {
                            ++attempts;
                            tx.run(sql_statement<void>("do $$ begin raise feature_not_supported; end $$"));
                        },
                        {.retry = {.attempts = 3, .backoff = 0ms}}),
                    database_error);
    CHECK(attempts == 1);
}

TEST_CASE("a statement that two streams run stays prepared until both have ended") {
    auto db = with_numbers(20, {.statement_cache = 1, .stream_rows = 3});
    condition all = numbers.n > 0;
    const auto query = select(numbers.n).from(numbers).where(all).order_by(numbers.n);
    const auto evict = [&](int round) {
        condition other = numbers.n > round;
        for (int i = 0; i < round; ++i) other &= numbers.n != i;
        (void)db.all(select(numbers.n).from(numbers).where(other));
    };
    int sum = 0;
    {
        auto first = db.stream(query);
        auto at = first.begin();
        {
            auto second = db.stream(query);
            sum += second.begin()->n;
        }
        for (int i = 1; i < 5; ++i) evict(i);
        for (; at != first.end(); ++at) sum += at->n;
    }
    CHECK(sum == 1 + 210);
    CHECK(cursor_count(db) == 0);
}

TEST_CASE("a stream in a transaction that was replaced says so, and harms nothing") {
    auto db = with_numbers(20, {.stream_rows = 3});
    db.transaction([&](auto& tx) {
        auto outer = tx.stream(select(numbers.n).from(numbers));
        auto at = outer.begin();
        tx.transaction([](auto& inner) { inner.rollback(); });
        for (int i = 0; i < 5; ++i) ++at;  // opened before
        tx.exec("close all");
        CHECK_THROWS_AS(
            [&] {
                for (int i = 0; i < 5; ++i) ++at;
            }(),
            usage_error);
        tx.run(update(numbers).set({.pad = "kept"}).where(numbers.n == 1));
    });
    CHECK(db.all(select(numbers.n).from(numbers).where(numbers.pad == "kept")).size() == 1);
}

TEST_CASE("a stream of many rows takes a memory that does not grow") {
    constexpr int rows = 300'000;
    auto db = with_numbers(rows);
    const auto check = [&](auto& d) {
        int expected = 0;
        std::size_t bytes = 0;
        const long before = resident();
        long most = before;
        for (const auto& row : d.stream(select().from(numbers).order_by(numbers.n))) {
            if (row.n != ++expected) FAIL("a row is missing at " << expected);
            bytes += row.pad.size();
            if (expected % 5000 == 0) most = std::max(most, resident());
        }
        CHECK(expected == rows);
        CHECK(bytes == rows * 400UL);
        // All rows take more than 120 MB. The address sanitizer keeps what is freed, and tells nothing here.
        if constexpr (!under_address_sanitizer) CHECK(most - before < 20'000'000);
    };
    check(db);
    db.transaction([&](auto& tx) { check(tx); });
}

TEST_CASE("rows of a statement that had many are read while they come, and nothing stays of them") {
    auto db = with_numbers(3'000);
    const auto up_to = [](auto& in, const auto& value, int last) {
        return in.all(select(value).from(numbers).where(numbers.n <= last));
    };
    // How it ends in the middle, when it had many rows before.
    const auto fails_after = [&]<class Error>(std::type_identity<Error>, const auto& value, int good) {
        for (int i = 0; i < 3; ++i) {
            const auto rows = up_to(db, value, good);
            REQUIRE(std::ssize(rows) == good);
            CHECK((get<0>(rows.front()) == 1 && get<0>(rows.back()) == good));
        }
        CHECK_THROWS_AS(up_to(db, value, 3'000), Error);
        if (!db.is_open()) return;
        CHECK(up_to(db, numbers.n, 10).size() == 10);
        CHECK(std::ssize(up_to(db, value, good)) == good);
        db.transaction([&](auto& tx) {
            CHECK(std::ssize(up_to(tx, value, good)) == good);
            CHECK_THROWS_AS(tx.transaction([&](auto& inner) { (void)up_to(inner, value, 3'000); }), Error);
            CHECK(up_to(tx, numbers.n, 10).size() == 10);
        });
    };
    fails_after(std::type_identity<database_error>{}, sql<int>("(n + 0 / (n - 2500))"), 2'000);
    fails_after(std::type_identity<decode_error>{}, sql<std::int16_t>("(case when n > 2500 then 40000 else n end)"),
                2'000);
    {
        const auto slow = sql<int>("(case when n > 2500 then (select n from pg_sleep(0.01 + 0 * n)) else n end)");
        for (int i = 0; i < 3; ++i) CHECK(up_to(db, slow, 2'000).size() == 2'000);
        auto limited = db.within(300ms);
        CHECK_THROWS_AS(up_to(limited, slow, 3'000), query_canceled);
        CHECK(up_to(db, slow, 2'000).size() == 2'000);
    }
    // Few after many, and many after few.
    for (const int count : {3'000, 3'000, 0, 3'000, 1, 3'000}) CHECK(std::ssize(up_to(db, numbers.n, count)) == count);
    for (int i = 1; i <= 3; ++i) {
        const auto moved = db.all(update(numbers).set(numbers.n = numbers.n + 10'000).all_rows().returning(numbers.n));
        CHECK((moved.size() == 3'000 && moved.front().n > i * 10'000));
    }
    CHECK(db.one<std::optional<int>>(select(min(numbers.n)).from(numbers)) == 30'001);
    db.exec("update numbers set n = n - 30000");
    fails_after(std::type_identity<connection_error>{},
                sql<int>("(case when n > 2500 then pg_terminate_backend(pg_backend_pid())::int else n end)"), 2'000);
}

TEST_CASE("streams are left early, run beside one another, and beside other statements") {
    auto db = with_numbers(5000, {.stream_rows = 100});
    const auto check = [&](auto& d) {
        int outer_rows = 0, inner_rows = 0;
        for (const auto& outer :
             d.stream(select(numbers.n).from(numbers).where(numbers.n <= 250).order_by(numbers.n))) {
            ++outer_rows;
            for (const auto& inner :
                 d.stream(select(numbers.n).from(numbers).where(numbers.n <= 250).order_by(numbers.n))) {
                ++inner_rows;
                if (inner.n == outer.n) break;
            }
            d.run(update(numbers).set({.pad = "seen"}).where(numbers.n == outer.n));
            d.run(insert_into(numbers).values({.n = -outer.n, .pad = "new"}));
            CHECK(d.one(select(numbers.pad).from(numbers).where(numbers.n == outer.n)).pad == "seen");
        }
        CHECK(outer_rows == 250);
        CHECK(inner_rows == 250 * 250);  // those that were inserted before come first
        CHECK(cursor_count(d) == 0);
        CHECK(d.one(select(count()).from(numbers).where(numbers.pad == "seen")).count == 250);
        d.run(delete_from(numbers).where(numbers.n < 0));
        d.run(update(numbers).set({.pad = "x"}).where(numbers.pad == "seen"));
    };
    check(db);
    db.transaction([&](auto& tx) { check(tx); });
    // Errors in the middle of it, and a transaction that is begun there.
    CHECK_THROWS_AS(
        [&] {
            for (const auto& row : db.stream(select(numbers.n).from(numbers)))
                throw std::runtime_error(std::to_string(row.n));
        }(),
        std::runtime_error);
    int rows = 0;
    for (const auto& row : db.stream(select(numbers.n).from(numbers).where(numbers.n <= 300))) {
        if (row.n % 100 != 0) continue;
        ++rows;
        CHECK_THROWS_AS(db.transaction([&](auto& tx) {
            tx.run(insert_into(numbers).values({.n = -1, .pad = ""}));
            tx.run(insert_into(numbers).values({.n = -1, .pad = ""}));
        }),
                        unique_violation);
    }
    CHECK(rows == 3);
    CHECK_THROWS_AS(
        [&] {
            for (const auto& row :
                 db.stream(select((100 / (numbers.n - 150)).as<"q">()).from(numbers).order_by(numbers.n)))
                (void)row;
        }(),
        database_error);
    CHECK_THROWS_AS(db.transaction([&](auto& tx) {
        for (const auto& row : tx.stream(select((100 / (numbers.n - 150)).as<"q">()).from(numbers).order_by(numbers.n)))
            (void)row;
    }),
                    database_error);
    CHECK(cursor_count(db) == 0);
    CHECK(db.one(select(count()).from(numbers)).count == 5000);
}

TEST_CASE("a stream gives every row, however many are asked for at a time") {
    for (const std::size_t at_a_time : {0u, 1u, 7u, 50u, 100u, 101u}) {
        auto db = with_numbers(100, {.stream_rows = at_a_time});
        int rows = 0;
        for (const auto& row : db.stream(select(numbers.n).from(numbers).order_by(numbers.n))) CHECK(row.n == ++rows);
        CHECK(rows == 100);
        for (const auto& row : db.stream(select(numbers.n).from(numbers).where(numbers.n > 1000))) rows += row.n;
        CHECK(rows == 100);
    }
}

TEST_CASE("a stream is at its end once fewer rows come than were asked for") {
    auto db = with_numbers(250, {.stream_rows = 100});
    const auto open_at = [&](auto& d, int rows, int at) {
        for (const auto& row : d.stream(select(numbers.n).from(numbers).where(numbers.n <= rows).order_by(numbers.n)))
            if (row.n == at) return cursor_count(d);
        FAIL("row " << at << " is missing");
        return std::int64_t{-1};
    };
    const auto check = [&](auto& d) {
        CHECK(open_at(d, 250, 200) == 1);
        CHECK(open_at(d, 250, 201) == 0);
        CHECK(open_at(d, 99, 1) == 0);
        CHECK(open_at(d, 100, 100) == 1);
    };
    check(db);
    db.transaction([&](auto& tx) { check(tx); });
}

TEST_CASE("isolation levels and access modes are the server's") {
    auto db = filled_database();
    const auto setting_in = [&](const transaction_options& options, auto setting) {
        return db.transaction([&](auto& tx) { return value_in(tx, setting); }, options);
    };
    constexpr auto level = sql<std::string>("current_setting('transaction_isolation')");
    CHECK(setting_in({}, level) == "read committed");
    CHECK(setting_in({.isolation = isolation::read_committed}, level) == "read committed");
    CHECK(setting_in({.isolation = isolation::repeatable_read}, level) == "repeatable read");
    CHECK(setting_in({.isolation = isolation::serializable}, level) == "serializable");
    constexpr auto reads_only = sql<std::string>("current_setting('transaction_read_only')");
    CHECK(setting_in({}, reads_only) == "off");
    CHECK(setting_in({.access = access_mode::read_only}, reads_only) == "on");
    constexpr auto deferrable = sql<std::string>("current_setting('transaction_deferrable')");
    CHECK(setting_in({}, deferrable) == "off");
    CHECK(setting_in({.isolation = isolation::serializable, .access = access_mode::read_only, .deferrable = true},
                     deferrable) == "on");
    db.exec("set default_transaction_read_only to on");
    CHECK(setting_in({}, reads_only) == "on");
    CHECK(setting_in({.access = access_mode::read_write}, reads_only) == "off");
    CHECK_THROWS_AS(db.run(insert_into(tags).values({.name = "a"})), read_only);
}

TEST_CASE("a transaction that another one was in the way of runs again, as often as it is told") {
    auto db = filled_database();
    auto other = open_schema();
    const auto attempts_of = [&](int allowed, int conflicts, std::chrono::milliseconds backoff) {
        int attempts = 0;
        try {
            db.transaction(
                [&](auto& tx) {
                    ++attempts;
                    const auto effort = tx.one(select(todos.effort).from(todos).where(todos.id == 1)).effort;
                    if (attempts <= conflicts)
                        other.run(update(todos).set(todos.effort = todos.effort + 1).where(todos.id == 1));
                    tx.run(update(todos).set({.effort = *effort + 100}).where(todos.id == 1));
                },
                {.isolation = isolation::repeatable_read, .retry = {.attempts = allowed, .backoff = backoff}});
        } catch (const serialization_failure& e) {
            CHECK(e.code() == "40001");
            return -attempts;
        }
        return attempts;
    };
    CHECK(attempts_of(1, 1, 0ms) == -1);
    CHECK(attempts_of(3, 1, 0ms) == 2);
    CHECK(attempts_of(3, 5, 0ms) == -3);
    CHECK(db.one(select(todos.effort).from(todos).where(todos.id == 1)).effort == 1.5 + 1 + 1 + 3 + 100);
    const auto start = std::chrono::steady_clock::now();
    CHECK(attempts_of(3, 2, 40ms) == 3);
    CHECK(std::chrono::steady_clock::now() - start >= 60ms);

    // The one that finds out at its commit.
    int attempts = 0;
    const auto book = [](auto& tx, int user) {
        (void)tx.one(select(count()).from(todos));
        tx.run(insert_into(todos).values({.user_id = user, .title = "booked"}));
    };
    db.transaction(
        [&](auto& tx) {
            book(tx, 1);
            if (++attempts == 1)
                other.transaction([&](auto& second) { book(second, 2); }, {.isolation = isolation::serializable});
        },
        {.isolation = isolation::serializable, .retry = {.attempts = 2, .backoff = 0ms}});
    CHECK(attempts == 2);
    CHECK(db.all(select(todos.id).from(todos).where(todos.title == "booked")).size() == 2);
}

TEST_CASE("of two transactions in a deadlock one runs again, and both succeed") {
    auto first = filled_database();
    auto second = open_schema();
    std::barrier both_hold_one(2);
    std::atomic<int> attempts = 0;
    const auto run = [&](postgres& db, int from, int to) {
        bool met = false;
        db.transaction(
            [&](auto& tx) {
                ++attempts;
                tx.run(update(todos).set(todos.effort = 1.0).where(todos.id == from));
                if (!std::exchange(met, true)) both_hold_one.arrive_and_wait();
                tx.run(update(todos).set(todos.effort = 1.0).where(todos.id == to));
            },
            {.retry = {.attempts = 3, .backoff = 100ms}});  // the winner has both rows by then
    };
    std::thread other([&] { CHECK_NOTHROW(run(second, 2, 1)); });
    CHECK_NOTHROW(run(first, 1, 2));
    other.join();
    CHECK(attempts == 3);
    CHECK(first.all(select(todos.id).from(todos).where(todos.effort == 1.0)).size() == 2);
}

TEST_CASE("copy_into sends rows of any form, and all of them or none") {
    auto db = filled_database();
    CHECK(db.copy_into(tags, std::vector<tags::new_row>{}) == 0);
    const std::vector<std::string> names{
        "tab\tnew\nline\rback\\slash", "\\N", "\\.", "", "NULL", "ü🌧\x01\x7f", "a,b;\"c\"'d'", "\\\\", "\b\f\v"};
    std::vector<tags::new_row> rows;
    for (std::size_t i = 0; i < names.size(); ++i) {
        rows.push_back({.name = names[i]});
        if (i % 3 == 1) rows.back().color = names[i];
        if (i % 3 == 2) rows.back().color = null;
    }
    CHECK(db.copy_into(tags, rows) == static_cast<std::int64_t>(rows.size()));
    const auto read = db.all(select().from(tags).order_by(tags.id));
    REQUIRE(read.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(read[i].name == names[i]);
        if (i % 3 == 0) CHECK(read[i].color == "#3b82f6");
        if (i % 3 == 1) CHECK(read[i].color == names[i]);
        if (i % 3 == 2) CHECK(!read[i].color);
    }
    CHECK_THROWS_AS(db.copy_into(users, std::vector<users::new_row>{{.email = "z", .name = "zoe"},
                                                                    {.email = "ada@example.org", .name = "ada"}}),
                    unique_violation);
    CHECK_THROWS_AS(
        db.copy_into(users, std::vector<users::new_row>{{.email = "z", .name = "zoe"}, {.email = "y", .name = "x"}}),
        check_violation);
    CHECK(db.one(select(count()).from(users)).count == 3);
    // A failure in the second of three forms takes the first back, too.
    CHECK_THROWS_AS(
        db.copy_into(tags, std::vector<tags::new_row>{{.name = "new"}, {.name = "", .color = "x"}, {.name = "newer"}}),
        unique_violation);
    CHECK(db.one(select(count()).from(tags)).count == static_cast<std::int64_t>(rows.size()));

    db.run(delete_from(tags).all_rows());
    db.transaction([&](auto& tx) {
        tx.run(insert_into(tags).values({.name = "before"}));
        CHECK(tx.copy_into(tags, rows) == static_cast<std::int64_t>(rows.size()));
        CHECK_THROWS_AS(tx.transaction([&](auto& inner) {
            inner.run(insert_into(tags).values({.name = "inner"}));
            inner.copy_into(tags, rows);
        }),
                        unique_violation);
        CHECK_THROWS_AS(db.copy_into(tags, rows), usage_error);
        CHECK(tx.one(select(count()).from(tags)).count == static_cast<std::int64_t>(rows.size()) + 1);
    });
    CHECK(db.one(select(count()).from(tags)).count == static_cast<std::int64_t>(rows.size()) + 1);
    CHECK_THROWS_AS(db.transaction([&](auto& tx) {
        tx.copy_into(tags, std::vector<tags::new_row>{{.name = "other"}});
        throw std::runtime_error("no");
    }),
                    std::runtime_error);
    CHECK(db.one(select(count()).from(tags)).count == static_cast<std::int64_t>(rows.size()) + 1);
}

TEST_CASE("copy_into sends a hundred thousand rows") {
    auto db = with_numbers(0);
    std::vector<numbers::new_row> rows;
    for (int i = 0; i < 100'000; ++i) rows.push_back({.n = i, .pad = "row\t" + std::to_string(i)});
    CHECK(db.copy_into(numbers, rows) == 100'000);
    CHECK(db.one(select(count()).from(numbers)).count == 100'000);
    CHECK(db.one(select(numbers.pad).from(numbers).where(numbers.n == 77'777)).pad == "row\t77777");
    CHECK_THROWS_AS(db.copy_into(numbers, rows), unique_violation);
    CHECK(db.one(select(count()).from(numbers)).count == 100'000);
    // Observers see one statement and how many rows it sent.
    std::vector<std::int64_t> seen;
    db.run(delete_from(numbers).all_rows());
    db.on_query([&](const query_event& e) {
        if (e.sql.starts_with("copy")) seen.push_back(e.rows);
    });
    CHECK(db.copy_into(numbers, rows) == 100'000);
    CHECK(seen == std::vector<std::int64_t>{100'000});
}

TEST_CASE("SQL text that would copy rows beside the statements is refused before it is sent") {
    auto db = filled_database();
    for (const bool in_block : {false, true})
        for (const std::string text :
             {"copy tags (name) from stdin", "delete from users; COPY tags to STDOUT",
              "/* ; */ copy (delete from users returning id) to /**/ stdout with (format csv)"}) {
            const auto refused = [&](auto& on) {
                CHECK_THROWS_WITH(on.exec(text), Catch::Matchers::ContainsSubstring("copy_into()"));
                CHECK_THROWS_AS(on.run(unsafe_sql_statement<void>(text)), usage_error);
                CHECK(on.all(select(users.id).from(users)).size() == 3);
            };
            if (in_block) db.transaction(refused);
            else refused(db);
        }
    // Words of other statements, and in quotes, are not meant.
    db.exec("select 'copy t from stdin' as stdin; create table stdout (copy int); insert into stdout values (1)");
    db.exec("do $$ begin perform 'copy t to stdout'; end $$");
    CHECK(db.one(sql_statement<int>("select copy from stdout")) == 1);
}

TEST_CASE("row locks of every strength") {
    auto db = filled_database();
    auto other = open_schema();
    const auto one_is_free = [&](const auto& statement) {
        try {
            return other.transaction([&](auto& tx) { return !tx.all(statement).empty(); });
        } catch (const busy& e) {
            CHECK(e.code() == "55P03");
            return false;
        }
    };
    const auto first = select(todos.id).from(todos).where(todos.id == 1);
    const auto strengths = [&] {
        return std::vector<bool>{one_is_free(first.for_update().nowait()),
                                 one_is_free(first.for_no_key_update().nowait()),
                                 one_is_free(first.for_share().nowait()), one_is_free(first.for_key_share().nowait())};
    };
    const auto while_held = [&](const auto& held) {
        return db.transaction([&](auto& tx) {
            (void)tx.all(held);
            return strengths();
        });
    };
    CHECK(strengths() == std::vector<bool>{true, true, true, true});
    CHECK(while_held(first.for_update()) == std::vector<bool>{false, false, false, false});
    CHECK(while_held(first.for_no_key_update()) == std::vector<bool>{false, false, false, true});
    CHECK(while_held(first.for_share()) == std::vector<bool>{false, false, true, true});
    CHECK(while_held(first.for_key_share()) == std::vector<bool>{false, true, true, true});

    db.transaction([&](auto& tx) {
        (void)tx.all(select(todos.id, users.name)
                         .from(todos)
                         .inner_join(users, users.id == todos.user_id)
                         .where(todos.id == 1)
                         .for_update()
                         .of(todos));
        CHECK(!one_is_free(first.for_update().skip_locked()));
        CHECK(one_is_free(select(users.id).from(users).where(users.id == 1).for_update().nowait()));
    });
}

TEST_CASE("distinct_on keeps the first row of each group") {
    auto db = filled_database();
    const auto rows = db.all(select(todos.user_id, todos.title)
                                 .distinct_on(todos.user_id)
                                 .from(todos)
                                 .order_by(todos.user_id, desc(todos.id)));
    REQUIRE(rows.size() == 2);
    CHECK((rows[0].user_id == 1 && rows[0].title == "rest"));
    CHECK((rows[1].user_id == 2 && rows[1].title == "Read"));
}
