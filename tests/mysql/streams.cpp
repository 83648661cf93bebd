#include "../catch.hpp"
#include "../caught.hpp"
#include "server.hpp"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <map>
#include <memory>

using namespace mizzle;

namespace {

constexpr int many = 20'000;

mysql numbers() {
    auto db = own_database();
    db.exec("create table t (id int primary key, s longtext); insert into t select seq, concat('row ', seq) from "
            "seq_1_to_" +
            std::to_string(many));
    return db;
}

// A stream at the level of the driver.
struct opened {
    mizzle::detail::inline_values<4> values{dialects::mysql::id};
    std::unique_ptr<mizzle::detail::running_statement<mizzle::detail::mysql_detail::connection>> running;
    mysql_cursor& cursor() { return running->cursor(); }
};
template <class Db, class... V> std::unique_ptr<opened> stream(Db& db, std::string_view sql, const V&... v) {
    auto out = std::make_unique<opened>();
    (add_value(out->values, v), ...);
    auto& c = db.connection();
    out->running = std::make_unique<mizzle::detail::running_statement<mizzle::detail::mysql_detail::connection>>(
        c, written_statement(c, sql), out->values, true);
    return out;
}
int id_of(const opened& s) {
    int id = 0;
    s.running->cursor().cell(0).read(id);
    return id;
}

// Bytes that are allocated now; 0 where that is not known.
std::size_t allocated() {
#ifdef __GLIBC__
    const auto all = mallinfo2();
    return all.uordblks + all.hblkhd;
#else
    return 0;
#endif
}
std::map<std::string, int> counts(mysql& db) {
    std::map<std::string, int> out;
    each_row(db, "show session status like 'Com_stmt%'", [&](const mysql_cursor& row) {
        out[std::string(row.cell(0).text())] = std::stoi(std::string(row.cell(1).text()));
    });
    return out;
}

}  // namespace

TEST_CASE("a stream gives every row while other statements run") {
    auto db = numbers();
    auto s = stream(db, "select id, s from t where id > ? and s <> ? order by id", 10, "none");
    int expected = 10;
    while (s->cursor().step()) {
        CHECK(id_of(*s) == ++expected);
        if (expected % 5000 == 0) {
            CHECK(ask<std::string>(db, "select s from t where id = ?", expected) == "row " + std::to_string(expected));
            run(db, "update t set s = 'changed' where id = ?", expected);
            db.transaction([&](auto& tx) { run(tx, "delete from t where id = ?", expected); });
            auto inner = stream(db, "select id, s from t where id > ? and s <> ? order by id", 10, "none");
            CHECK(inner->cursor().step());
            CHECK(id_of(*inner) == 11);
        }
    }
    CHECK(expected == many);
    CHECK(!s->cursor().step());
    CHECK(ask<int>(db, "select count(*) from t") == many - 4);
}

TEST_CASE("the memory of a stream does not grow with its rows, and a long result's is given back") {
    auto db = own_database();
    ask<std::int64_t>(db, "select seq from seq_1_to_5000");
    const auto before = allocated();
    auto s = stream(db, "select seq, repeat('x', 200) from seq_1_to_300000");
    std::int64_t rows = 0;
    std::size_t most = 0;
    while (s->cursor().step())
        if (++rows % 1000 == 0) most = std::max(most, allocated());
    CHECK(rows == 300'000);
    CHECK(most < before + 2'000'000);
    rows = 0;
    each_row(db, "select seq, repeat('x', 200) from seq_1_to_100000", [&](const mysql_cursor&) { ++rows; });
    CHECK(rows == 100'000);
    CHECK(allocated() < before + 2'000'000);
}

TEST_CASE("a stream that is left early, or not begun, leaves nothing behind") {
    auto db = numbers();
    for (int i = 0; i < 3; ++i) {
        auto s = stream(db, "select id from t order by id");
        if (i != 0) CHECK(s->cursor().step());
        if (i == 2) {
            s->cursor().release();
            CHECK(!s->cursor().step());
        }
    }
    CHECK(ask<int>(db, "select count(*) from information_schema.processlist where id = connection_id()") == 1);
    CHECK(ask<int>(db, "select id from t where id = 7") == 7);
    CHECK_THROWS_AS(stream(db, "delete from t returning id"), usage_error);
    CHECK_THROWS_AS(stream(db, "select no_such_column from t")->cursor().step(), schema_mismatch);
    // What the server gives without a cursor comes at once.
    auto shown = stream(db, "show tables");
    CHECK(shown->cursor().step());
    CHECK(shown->cursor().cell(0).text() == "t");
    CHECK(!shown->cursor().step());
    auto none = stream(db, "select id from t where id < 0");
    CHECK(!none->cursor().step());
}

TEST_CASE("a stream ends with the transaction that it was opened in, and reads on where that was a savepoint") {
    auto db = numbers();
    db.transaction([&](auto& tx) {
        auto s = stream(tx, "select id from t order by id");
        CHECK(s->cursor().step());
        CHECK_THROWS_AS(run(tx, "insert into t values (1, '')"), unique_violation);
        tx.transaction([&](auto& inner) {
            run(inner, "delete from t");
            inner.rollback();
        });
        int rows = 1;
        while (s->cursor().step()) ++rows;
        CHECK(rows == many);
    });
}

TEST_CASE("a stream is ended by an interrupt, and the connection lives on") {
    auto db = numbers();
    const int number = connection_of(db);
    auto ended = once_running(number, "select t.id", [&](mysql&) { db.interrupt(); });
    auto s = stream(db, "select t.id from t, t u, t v where benchmark(50, md5(concat(t.id, u.id, v.id))) = 0");
    CHECK_THROWS_AS(
        [&] {
            while (s->cursor().step()) {}
        }(),
        query_canceled);
    ended.get();
    CHECK(ask<int>(db, "select 1") == 1);
}

TEST_CASE("statements are prepared once, and again where the server asks for it") {
    auto db = own_database({.statement_cache = 3});
    db.exec("create table t (i int, s varchar(20)); insert into t values (1, 'one')");
    ask<int>(db, "select i from t where i = ?", 1);
    const auto before = counts(db);
    for (int i = 0; i < 10; ++i) CHECK(ask<int>(db, "select i from t where i = ?", 1) == 1);
    auto after = counts(db);
    CHECK(after["Com_stmt_prepare"] - before.at("Com_stmt_prepare") == 0);
    CHECK(after["Com_stmt_execute"] - before.at("Com_stmt_execute") == 11);

    // Tables change under a statement: other types, other names, more columns.
    each_row(db, "select * from t", [&](const mysql_cursor& row) { CHECK(row.columns() == 2); });
    auto other = open_database();
    other.exec("alter table t modify i varchar(10), add d double default 0.5");
    for (int i = 0; i < 2; ++i)
        each_row(db, "select * from t", [&](const mysql_cursor& row) {
            CHECK(row.columns() == 3);
            CHECK(row.cell(0).text() == "1");
            double d = 0;
            row.cell(2).read(d);
            CHECK(d == 0.5);
        });
    other.exec("alter table t drop d, drop s, modify i bigint unsigned");
    each_row(db, "select * from t", [&](const mysql_cursor& row) {
        CHECK(row.columns() == 1);
        std::int64_t n = 0;
        row.cell(0).read(n);
        CHECK(n == 1);
    });

    // Those that were used least recently make room at the server, too.
    const auto closed = counts(db)["Com_stmt_close"];
    for (int i = 0; i < 20; ++i) CHECK(ask<int>(db, "select " + std::to_string(i)) == i);
    CHECK(counts(db)["Com_stmt_close"] - closed >= 17);

    // One that is in use is not disturbed by its next use.
    int sum = 0;
    each_row(db, "select seq from seq_1_to_3", [&](const mysql_cursor& row) {
        int outer = 0, inner = 0;
        row.cell(0).read(outer);
        each_row(db, "select seq from seq_1_to_3", [&](const mysql_cursor& r) {
            int n = 0;
            r.cell(0).read(n);
            inner += n;
        });
        sum += outer * inner;
    });
    CHECK(sum == 36);

    // The server forgets them all.
    ask<int>(db, "select i from t where i = ?", 1);
    REQUIRE(mysql_change_user(db.connection().driver().native(), "mizzle", "", scratch_database::name().c_str()) == 0);
    CHECK(ask<int>(db, "select i from t where i = ?", 1) == 1);
}

TEST_CASE("a procedure's results are read to their end") {
    auto db = own_database();
    db.exec(
        "create table t (i int); create procedure p(n int) begin select n; insert into t values (n); select n + 1, 2; "
        "end");
    int rows = 0;
    each_row(
        db, "call p(?)",
        [&](const mysql_cursor& row) {
            ++rows;
            CHECK(row.columns() == 1);
        },
        5);
    CHECK(rows == 1);
    CHECK(ask<int>(db, "call p(?)", 6) == 6);
    db.transaction([&](auto& tx) { CHECK(ask<int>(tx, "call p(?)", 7) == 7); });
    CHECK(ask<int>(db, "select count(*) from t") == 3);
    db.exec("call p(8); select 1; call p(9)");
    CHECK(ask<int>(db, "select count(*) from t") == 5);
}
