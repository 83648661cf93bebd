// What is done above a driver, and what it may be asked: a driver without a database counts.
#include "fake_driver.hpp"

#include "catch.hpp"
#include "caught.hpp"

#include <mizzle/sqlite.hpp>
#ifdef MIZZLE_TEST_POSTGRES
#include <mizzle/postgres.hpp>
#endif

#include <string>
#include <thread>
#include <vector>

namespace {

using namespace mizzle;
using lines = std::vector<std::string>;

MIZZLE_TABLE(pets,
    (id,   serial,  primary_key),
    (name, text,    not_null),
    (age,  integer))

// A driver is known by its concept: one that lacks an operation is none.
struct without_cancel : fake::driver {
    void cancel() = delete;
};
struct cursor_without_end : fake::cursor {
    void release() = delete;
};
static_assert(mizzle::detail::driver<fake::driver> && mizzle::detail::copying_driver<fake::driver>);
static_assert(!mizzle::detail::driver<without_cancel> && !mizzle::detail::cursor_of_driver<cursor_without_end> &&
              !mizzle::detail::cell_of_driver<int>);
static_assert(mizzle::detail::driver<mizzle::detail::sqlite_detail::connection> &&
              !mizzle::detail::copying_driver<mizzle::detail::sqlite_detail::connection>);
#ifdef MIZZLE_TEST_POSTGRES
static_assert(mizzle::detail::driver<mizzle::detail::postgres_detail::connection> &&
              mizzle::detail::copying_driver<mizzle::detail::postgres_detail::connection>);
#endif

auto named(std::string_view name) { return select(pets.id).from(pets).where(pets.name == name); }
const std::string text_of_named = std::string(to_sql<dialects::sqlite>(named("")));

using stream_of_ids = row_stream<result_of<decltype(named(""))>, fake::driver>;

template <class Db> std::vector<int> ids(Db& db, std::string_view name = "ada") {
    std::vector<int> out;
    for (const auto& row : db.all(named(name))) out.push_back(row.id);
    return out;
}

database_error failure(const char* message) { return database_error(message); }
stale_statement outdated() { return stale_statement("outdated"); }

// The calls without watch_transaction() and restore(), which stand around each transaction.
lines within(const lines& calls) {
    lines out;
    for (const auto& c : calls)
        if (!c.starts_with("watch") && c != "restore") out.push_back(c);
    return out;
}

}  // namespace

TEST_CASE("a plain call prepares once, opens, and takes a step for each row and one more") {
    fake::script s{.rows = {{"1"}, {"2"}}};
    fake::database db(s);
    CHECK(ids(db) == std::vector{1, 2});
    CHECK(s.take_calls() == lines{"prepare " + text_of_named, "open", "step", "step", "step", "close"});
    CHECK(s.values == std::vector{mizzle::detail::value_kind::text});
    CHECK(ids(db, "eve") == std::vector{1, 2});
    CHECK(s.take_calls() == lines{"open", "step", "step", "step", "close"});

    SECTION("first() reads no second row, one() looks whether there is one") {
        CHECK(db.first(named("ada"))->id == 1);
        CHECK(s.take_calls() == lines{"open", "step", "close"});
        CHECK_THROWS_AS(db.one(named("ada")), too_many_rows);
        CHECK(s.take_calls() == lines{"open", "step", "step", "step", "close"});
        s.rows = {};
        const auto missing = caught<not_found>([&] { (void)db.one(named("ada")); });
        CHECK(std::string(missing.what()) == "mizzle: one() found no row; first() returns an optional");
        CHECK(missing.statement() == text_of_named);
        CHECK(!db.first(named("ada")));
    }
    SECTION("a write runs to its end, also where its first row is all that is asked") {
        s.rows_affected = 3;
        CHECK(db.run(delete_from(pets).where(pets.id == 1)).rows_affected == 3);
        CHECK(s.count("step") == 3);
        s.take_calls();
        CHECK(db.first(delete_from(pets).where(pets.id == 1).returning(pets.id))->id == 1);
        CHECK(s.count("step") == 3);
    }
    SECTION("a plan is a statement like others") {
        s.rows = {{"1", "0", "0", "scan pets"}};
        CHECK(db.explain(named("ada")).text() == "scan pets\n");
        CHECK(within(s.take_calls()) ==
              lines{"prepare explain query plan " + text_of_named, "open", "step", "step", "close"});
    }
    SECTION("rows of a table, whether or not they could have others with them, are one statement") {
        s.rows = {{"1", "ada", "5"}, {"2", "bob", std::nullopt}};
        CHECK(db.all(select().from(pets)).at(1).name == "bob");
        CHECK(db.all(query(pets)).at(0).age == 5);
        CHECK(s.count("open") == 2);
        s.rows = {{"1", "ada", "old"}};
        CHECK(caught<decode_error>([&] { (void)db.all(select().from(pets)); }).column() == "c2");
        // The tree knows what it reads.
        const auto wrong = caught<decode_error>([&] { (void)db.all(query(pets)); });
        CHECK(wrong.column() == "age");
        CHECK(wrong.table() == "pets");
        CHECK(wrong.found() == "text");
        CHECK(wrong.expected() == "a number");
        CHECK_THAT(wrong.what(),
                   Catch::Matchers::ContainsSubstring("column age holds text that is not a number, which"));
    }
    SECTION("the functions that a database lacks are added by statements that need them") {
        s.rows = {{std::nullopt}};
        (void)db.all(select(array_agg(pets.name)).from(pets));
        CHECK(s.take_calls().front() == "add_functions");
    }
    SECTION("interrupt() reaches the driver at any time") {
        db.interrupt();
        CHECK(s.take_calls() == lines{"cancel"});
    }
}

TEST_CASE("a driver is told of a statement what it would otherwise read in its text") {
    fake::script s;
    fake::database db(s);
    auto& c = db.connection();
    const auto facts = [&](std::string_view text, mizzle::detail::statement_facts wanted) {
        s.take_calls();
        CHECK(c.find_text(text, wanted).facts == wanted);
        return s.count("prepare");
    };
    // The same text may be asked for with rows or without.
    CHECK(facts("with x as (select 1) select", {.returns_rows = true, .holds_own_sql = true}) == 1);
    CHECK(facts("with x as (select 1) select", {.returns_rows = false, .holds_own_sql = true}) == 1);
    CHECK(facts("with x as (select 1) select", {.returns_rows = true, .holds_own_sql = true}) == 0);

    using del = decltype(delete_from(pets).where(pets.id == 1));
    constexpr auto fixed = mizzle::detail::facts_of<del, dialects::sqlite, false>();
    static_assert(fixed.kind == statement_kind::delete_ && fixed.duration == mizzle::detail::kept::always &&
                  !fixed.returns_rows && !fixed.holds_own_sql);
    using asked = decltype(sql_statement<int>("(select 1)"));
    constexpr auto raw = mizzle::detail::facts_of<asked, dialects::sqlite, true>();
    static_assert(raw.kind == statement_kind::raw && raw.duration == mizzle::detail::kept::recently_used &&
                  raw.returns_rows && raw.holds_own_sql && raw.plans_each_time);
    // MariaDB keeps its answer for what may be NULL alone.
    constexpr auto among = []<class Dialect>(Dialect, const auto& statement) {
        return mizzle::detail::facts_of<std::remove_cvref_t<decltype(statement)>, Dialect, false>().prepared_each_time;
    };
    constexpr auto ids = select(pets.id).from(pets);
    constexpr auto other = alias<"other">(pets);
    static_assert(!among(dialects::mysql{}, ids.where(pets.id.not_in(ids))));
    static_assert(among(dialects::mysql{}, ids.where(nullif(pets.id, 1).not_in(ids))));
    static_assert(!among(dialects::postgres{}, ids.where(nullif(pets.id, 1).not_in(ids))));
    static_assert(!among(dialects::mysql{}, ids.inner_join(other, other.id == pets.id).where(other.id.in(ids))));
    static_assert(among(dialects::mysql{}, ids.left_join(other, other.id == pets.id).where(other.id.in(ids))));
    // As what columns are read is said to those only who ask.
    static_assert(!raw.columns.are_known());
    constexpr auto columns = mizzle::detail::facts_of<asked, dialects::postgres, false>().columns;
    static_assert(columns.count() == 1 && columns[0] == mizzle::detail::column_kind::integer);
    using whole = decltype(select().from(pets));
    constexpr auto all = mizzle::detail::facts_of<whole, dialects::postgres, false>().columns;
    static_assert(all.count() == mizzle::detail::column_count<struct pets> &&
                  all[0] == mizzle::detail::column_kind::integer);
    static_assert(!mizzle::detail::facts_of<del, dialects::postgres, false>().columns.are_known());
    static_assert(!mizzle::detail::facts_of<decltype(sql_statement("vacuum")), dialects::sqlite, false>().returns_rows);
}

TEST_CASE("statements whose text is made at run time make room for each other") {
    fake::script s;
    fake::database db(s, 2);
    for (const char* text : {"a", "b", "a", "c", "a", "b"}) db.run(unsafe_sql_statement(text));
    lines prepared;
    for (const auto& call : s.calls)
        if (call.starts_with("prepare") || call.starts_with("forget")) prepared.push_back(call);
    CHECK(prepared == lines{"prepare a", "prepare b", "prepare c", "forget b", "prepare b", "forget c"});
}

TEST_CASE("a statement that is in use is prepared once more, for once") {
    fake::script s{.rows = {{"1"}, {"2"}}};
    fake::database db(s);
    for (const auto& row : db.stream(named("ada"))) {
        if (row.id == 2) continue;
        CHECK(ids(db).size() == 2);
        CHECK(s.take_calls() == lines{"prepare " + text_of_named, "open stream", "step", "prepare " + text_of_named,
                                      "open", "step", "step", "step", "close", "end of what is for once"});
        // Its text is there as long as it is looked at.
        CHECK(caught<too_many_rows>([&] { (void)db.one(named("ada")); }).statement() == text_of_named);
        s.take_calls();
    }
    CHECK(s.take_calls() == lines{"step", "step", "close"});
}

TEST_CASE("a stream steps as it is read, and is closed early or at its end") {
    fake::script s{.rows = {{"1"}, {"2"}, {"3"}}};
    fake::database db(s);
    for (const auto& row : db.stream(named("ada")))
        if (row.id == 2) break;
    CHECK(s.take_calls() == lines{"prepare " + text_of_named, "open stream", "step", "step", "close"});

    SECTION("it is told that its transaction ends, and asked for no more rows") {
        std::unique_ptr<stream_of_ids> kept;
        db.transaction([&](auto& tx) {
            kept.reset(new stream_of_ids(tx.stream(named("ada"))));
            (void)kept->begin();
        });
        CHECK(within(s.take_calls()) == lines{"begin", "open stream", "step", "commit", "release"});
        auto at = kept->begin();
        CHECK_THROWS_AS(++at, usage_error);
        CHECK(s.take_calls().empty());
    }
    SECTION("it sends nothing while another thread is on the connection") {
        std::unique_ptr<stream_of_ids> rows(new stream_of_ids(db.stream(named("ada"))));
        (void)rows->begin();
        s.take_calls();
        std::thread other([&] {
            const mizzle::detail::thread_user me(db.connection().user());
            std::thread([&] { rows.reset(); }).join();
        });
        other.join();
        CHECK(s.take_calls() == lines{"abandon", "close"});
    }
}

TEST_CASE("an outdated statement is prepared again and repeated, once, before its first row alone") {
    fake::script s{.rows = {{"1"}}};
    fake::database db(s);
    (void)ids(db);
    (void)db.all(select(pets.name).from(pets));
    s.take_calls();

    SECTION("outside of a transaction") {
        s.fail("step", outdated());
        CHECK(ids(db) == std::vector{1});
        // With it all that are kept: they are likely to be outdated, too.
        CHECK(s.take_calls() == lines{"open", "step", "prepare_again", "prepare_again", "step", "step", "close"});
    }
    SECTION("one that is read by a stream") {
        s.fail("step", outdated());
        int rows = 0;
        for (const auto& row : db.stream(named("ada"))) rows += row.id;
        CHECK(rows == 1);
        CHECK(s.count("prepare_again") == 2);
    }
    SECTION("a second time it is an error") {
        s.fail("step", outdated());
        s.fail("step", outdated());
        CHECK_THROWS_AS(ids(db), stale_statement);
        CHECK(s.count("step") == 2);
        CHECK(ids(db).size() == 1);
    }
    SECTION("in a transaction that goes on after errors it is repeated") {
        db.transaction([&](auto& tx) {
            s.fail("step", outdated());
            CHECK(ids(tx).size() == 1);
        });
    }
    SECTION("in one that can only be taken back now it is the transaction that is repeated") {
        int attempts = 0;
        db.transaction(
            [&](auto& tx) {
                if (++attempts == 1) {
                    s.fail("step", outdated());
                    s.status = transaction_status::failed;
                }
                (void)ids(tx);
            },
            {.retry = {.attempts = 2, .backoff = std::chrono::milliseconds(0)}});
        CHECK(attempts == 2);
        CHECK(s.count("prepare_again") == 2);
        CHECK(within(s.calls) == lines{"begin", "open", "step", "prepare_again", "prepare_again", "close", "rollback",
                                       "begin", "open", "step", "step", "close", "commit"});
    }
}

TEST_CASE("a transaction begins and commits, and what is nested in it is a savepoint") {
    fake::script s;
    fake::database db(s);
    db.transaction([](auto&) {});
    CHECK(s.take_calls() == lines{"begin", "watch", "commit", "watch no more", "restore"});

    db.transaction([&](auto& tx) {
        tx.run(delete_from(pets).all_rows());
        tx.transaction([](auto& inner) { inner.exec("x"); });
        CHECK_THROWS_AS(tx.transaction([](auto&) { throw failure("of the program"); }), database_error);
        tx.transaction([](auto& inner) { inner.transaction([](auto& third) { third.rollback(); }); });
    });
    CHECK(within(s.take_calls()) ==
          lines{"begin", "prepare delete from \"pets\"", "open", "step", "close", "savepoint mizzle_1", "script x",
                "release savepoint mizzle_1", "savepoint mizzle_1",
                "rollback to savepoint mizzle_1; release savepoint mizzle_1", "savepoint mizzle_1",
                "savepoint mizzle_2", "rollback to savepoint mizzle_2; release savepoint mizzle_2",
                "release savepoint mizzle_1", "commit"});

    SECTION("what throws is taken back") {
        CHECK_THROWS_AS(db.transaction([](auto&) { throw failure("of the program"); }), database_error);
        CHECK(s.take_calls() == lines{"begin", "watch", "rollback", "restore", "watch no more"});
    }
    SECTION("transient errors of the block and of the commit run it again, as often as is said") {
        s.fail("commit", serialization_failure("again"));
        int attempts = 0;
        db.transaction([&](auto&) { ++attempts; }, {.retry = {.attempts = 2, .backoff = std::chrono::milliseconds(0)}});
        CHECK(attempts == 2);
        CHECK(within(s.take_calls()) == lines{"begin", "commit", "rollback", "begin", "commit"});
    }
    SECTION("a commit of which nobody knows is not run again") {
        s.fail("commit", commit_unknown("lost"));
        int attempts = 0;
        CHECK_THROWS_AS(db.transaction([&](auto&) { ++attempts; }, {.retry = {.attempts = 5}}), commit_unknown);
        CHECK(attempts == 1);
    }
    SECTION("a transaction that SQL text began is joined by what must happen together") {
        s.status = transaction_status::open;
        CHECK_THROWS_AS(db.transaction([](auto&) {}), usage_error);
        CHECK(s.take_calls().empty());
        std::vector<pets::new_row> many(100, {.name = "ada"});
        db.run(insert_into(pets).values(many));
        CHECK(s.calls.front() == "savepoint mizzle_1");
        CHECK(s.calls[1] == "watch");
        CHECK(s.calls.back() == "watch no more");
        CHECK(s.count("release savepoint mizzle_1") == 1);
    }
}

TEST_CASE("what fails leaves a connection that can be used, or says that it cannot") {
    fake::script s{.rows = {{"1"}}};
    fake::database db(s);
    std::vector<std::string> seen;
    db.on_query(
        [&](const query_event& e) { seen.push_back((e.failure != nullptr ? "failed: " : "") + std::string(e.sql)); });

    for (const char* call : {"prepare", "open", "step"}) {
        CAPTURE(call);
        s.fail(call, failure("it failed"));
        CHECK(caught<database_error>([&] { (void)ids(db); }).what() == std::string("it failed"));
        CHECK(std::exchange(seen, {}) == lines{"failed: " + text_of_named});
        // It is not in use any more: nothing is prepared for once.
        CHECK(ids(db) == std::vector{1});
        CHECK(std::exchange(seen, {}) == lines{text_of_named});
        CHECK(s.count("end of what") == 0);
        CHECK(s.count("open") - s.count("close") == (call == std::string("open") ? 1 : 0));
        s.take_calls();
    }
    s.rows = {{"one"}};
    CHECK_THROWS_AS(ids(db), decode_error);
    CHECK(std::exchange(seen, {}) == lines{"failed: " + text_of_named});

    SECTION("begin") {
        s.fail("begin", busy("it is busy"));
        CHECK_THROWS_AS(db.transaction([](auto&) { FAIL("the block has run"); }), busy);
        CHECK(s.take_calls().back() == "restore");
        db.transaction([](auto&) {});
        CHECK(seen == lines{"failed: begin", "begin", "commit"});
    }
    SECTION("rollback, twice: the connection is stuck until it can be taken back") {
        s.fail("rollback", failure("no"));
        s.fail("rollback", failure("no"));
        CHECK_THROWS_AS(db.transaction([](auto&) { throw failure("of the program"); }), database_error);
        CHECK(s.count("rollback") == 2);
        s.fail("rollback", failure("no"));
        s.fail("rollback", failure("no"));
        CHECK_THROWS_AS(ids(db), connection_error);
        s.rows = {{"1"}};
        CHECK(ids(db).size() == 1);
        CHECK(s.status == transaction_status::none);
    }
    SECTION("what begin() set and restore() cannot set back") {
        s.restores = false;
        db.transaction([](auto&) {});
        CHECK_THROWS_AS(ids(db), connection_error);
        s.restores = true;
        s.rows = {};
        CHECK(ids(db).empty());
    }
    SECTION("a savepoint that cannot be taken back takes all back") {
        CHECK_THROWS_AS(db.transaction([&](auto& tx) {
            s.fail("rollback to", failure("no"));
            CHECK_THROWS_AS(tx.transaction([](auto&) { throw failure("of the program"); }), database_error);
            CHECK_THROWS_AS(ids(tx), transaction_aborted);
        }),
                        transaction_aborted);
        CHECK(s.count("commit") == 0);
        CHECK(s.status == transaction_status::none);
    }
    SECTION("a transaction that the database ended, or SQL text put another one in the place of") {
        for (const bool was_replaced : {false, true}) {
            CHECK_THROWS_AS(db.transaction([&](auto& tx) {
                if (was_replaced) s.was_replaced = true;
                else s.status = transaction_status::none;
                CHECK_THROWS_AS(ids(tx), transaction_aborted);
            }),
                            transaction_aborted);
            CHECK(s.count("commit") == 0);
            CHECK(s.status == transaction_status::none);
        }
    }
}

TEST_CASE("a script runs as far as it goes together, and stops where it ends the transaction") {
    fake::script s;
    fake::database db(s);
    lines seen;
    db.on_query([&](const query_event& e) { seen.push_back(std::string(e.sql) + ": " + std::to_string(e.rows)); });
    db.exec("a; b ; ");
    CHECK(s.take_calls() == lines{"script a", "script  b "});
    CHECK(std::exchange(seen, {}) == lines{"a;: 7", " b ;: 7"});
    db.exec("");
    CHECK(s.take_calls().empty());
    CHECK_THROWS_AS(db.transaction([](auto& tx) { tx.exec("a;commit;b"); }), transaction_aborted);
    CHECK(within(s.take_calls()) == lines{"begin", "script a", "script commit"});
    CHECK_THROWS_AS(db.exec(std::string_view("a\0;b", 4)), usage_error);
    CHECK(s.take_calls().empty());
}

TEST_CASE("many rows are a statement for each sixty-four, in a transaction of their own") {
    fake::script s{.rows_affected = 64};
    fake::database db(s);
    std::vector<pets::new_row> rows(200, {.name = "ada"});
    CHECK(db.run(insert_into(pets).values(rows)).rows_affected == 4 * 64);
    CHECK(s.count("begin of its own") == 1);
    CHECK(s.count("open") == 4);
    CHECK(s.count("prepare") == 2);  // of 64 rows, and of 8
    CHECK(s.count("commit") == 1);
    s.take_calls();

    rows.erase(rows.begin() + 64, rows.end());
    db.run(insert_into(pets).values(rows));
    CHECK(s.take_calls() == lines{"open", "step", "close"});

    SECTION("all of them or none") {
        rows.resize(130, {.name = "ada"});
        db.transaction([&](auto& tx) {
            s.fail("step", unique_violation("twice"));
            CHECK_THROWS_AS(tx.run(insert_into(pets).values(rows)), unique_violation);
        });
        CHECK(within(s.take_calls()) == lines{"begin", "savepoint mizzle_1", "open", "step", "close",
                                              "rollback to savepoint mizzle_1; release savepoint mizzle_1", "commit"});
    }
    SECTION("by the way that a database has for them") {
        db.transaction([&](auto& tx) { CHECK(tx.copy_into(pets, rows) == 64); });
        CHECK(within(s.take_calls()) == lines{"begin", "savepoint mizzle_1", "copy \"pets\" (\"name\") from stdin: 64",
                                              "release savepoint mizzle_1", "commit"});
    }
}

TEST_CASE("two threads at once are found out before the driver is asked") {
    fake::script s;
    fake::database db(s);
    (void)ids(db);
    const auto pets_read = [&] { return db.stream(select(pets.id).from(pets)); };
    {
        const auto first = pets_read();
        (void)pets_read();  // another statement for the time that the first is in use
    }
    const auto in_use = pets_read();
    s.take_calls();
    const mizzle::detail::thread_user me(db.connection().user());
    std::thread([&] {
        CHECK_THROWS_AS(ids(db), usage_error);
        CHECK_THROWS_AS(pets_read(), usage_error);
        CHECK_THROWS_AS(db.exec("x"), usage_error);
        CHECK_THROWS_AS(db.transaction([](auto&) {}), usage_error);
    }).join();
    CHECK(s.take_calls().empty());
}
