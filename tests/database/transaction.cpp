#include "app.hpp"
#include "catch.hpp"
#include "caught.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace app;
using namespace mizzle;
using namespace std::chrono_literals;

namespace callbacks {

// What is called for the number of a row that gives none.
std::function<int()> number_of;
int next_number() { return number_of(); }

MIZZLE_TABLE(numbered,
    (id,     serial,  primary_key),
    (name,   text,    not_null),
    (number, integer, not_null, default_from(next_number)))
MIZZLE_TABLE(pieces,
    (id,          serial,  primary_key),
    (numbered_id, integer, not_null, references(numbered.id)))
MIZZLE_RELATIONS(numbered,
    (pieces, many(pieces)))
MIZZLE_SCHEMA(schema, numbered, pieces)

}  // namespace callbacks

namespace {

template <class Tx> std::int64_t count_in(Tx& tx) { return tx.one(select(count()).from(tags)).count; }
std::int64_t count_tags(test_database& db) { return db.one(select(count()).from(tags)).count; }

}  // namespace

TEST_CASE("a transaction commits when its block returns, and gives back what it returns") {
    auto db = filled_database();
    const int id =
        db.transaction([](auto& tx) { return tx.one(insert_into(tags).values({.name = "a"}).returning()).id; });
    CHECK(id == 1);
    CHECK(count_tags(db) == 1);
}

TEST_CASE("a transaction rolls back when its block throws") {
    auto db = filled_database();
    CHECK_THROWS_AS(db.transaction([](auto& tx) {
        tx.run(insert_into(tags).values({.name = "a"}));
        throw std::runtime_error("no");
    }),
                    std::runtime_error);
    CHECK(count_tags(db) == 0);
    CHECK_NOTHROW(db.transaction([](auto& tx) {
        tx.run(insert_into(tags).values({.name = "a"}));
        tx.rollback();
    }));
    CHECK(count_tags(db) == 0);
    CHECK_THROWS_AS(db.transaction([](auto& tx) {
        if (count_in(tx) == 0) tx.rollback();
        return 1;
    }),
                    rolled_back);
}

TEST_CASE("nested transactions are savepoints") {
    auto db = filled_database();
    db.transaction([](auto& tx) {
        tx.run(insert_into(tags).values({.name = "outer"}));
        CHECK_THROWS_AS(tx.transaction([](auto& inner) {
            inner.run(insert_into(tags).values({.name = "inner"}));
            inner.run(insert_into(tags).values({.name = "outer"}));
        }),
                        unique_violation);
        tx.transaction([](auto& inner) {
            inner.run(insert_into(tags).values({.name = "kept"}));
            inner.transaction([](auto& innermost) {
                innermost.run(insert_into(tags).values({.name = "dropped"}));
                innermost.rollback();
            });
        });
    });
    const auto names = db.all(select(tags.name).from(tags).order_by(tags.name));
    REQUIRE(names.size() == 2);
    CHECK((names[0].name == "kept" && names[1].name == "outer"));
}

TEST_CASE("rolling back the outer one from within the inner one leaves both") {
    auto db = filled_database();
    db.transaction([](auto& tx) {
        tx.run(insert_into(tags).values({.name = "a"}));
        tx.transaction([&tx](auto& inner) {
            inner.run(insert_into(tags).values({.name = "b"}));
            tx.rollback();
        });
    });
    CHECK(count_tags(db) == 0);
}

TEST_CASE("only the innermost open transaction can be used") {
    auto db = filled_database();
    db.transaction([&](auto& tx) {
        CHECK_THROWS_AS(count_tags(db), usage_error);
        CHECK_THROWS_AS(db.exec("select 1"), usage_error);
        CHECK_THROWS_AS(db.transaction([](auto&) {}), usage_error);
        tx.transaction([&](auto& inner) {
            CHECK_THROWS_AS(tx.one(select(count()).from(tags)), usage_error);
            CHECK(inner.one(select(count()).from(tags)).count == 0);
        });
        CHECK(tx.one(select(count()).from(tags)).count == 0);
    });
    CHECK(count_tags(db) == 0);
}

TEST_CASE("a deferred constraint fails the commit, and everything is taken back") {
    if (!test_database::dialect::constants.defers_constraints) return;
    auto db = empty_database();
    db.exec("create table parents (id integer primary key); "
            "create table children (id integer primary key, parent integer references parents (id) deferrable "
            "initially deferred)");
    CHECK_THROWS_AS(db.transaction([](auto& tx) { tx.exec("insert into children values (1, 7)"); }),
                    foreign_key_violation);
    db.transaction([](auto& tx) { tx.exec("insert into children values (2, 7); insert into parents values (7)"); });
    CHECK_NOTHROW(db.exec("insert into parents values (8)"));
}

TEST_CASE("a transaction that only reads cannot write") {
    auto db = filled_database();
    CHECK_THROWS_AS(db.transaction(
                        [](auto& tx) {
                            CHECK(count_in(tx) == 0);
                            tx.run(insert_into(tags).values({.name = "a"}));
                        },
                        {.isolation = isolation::repeatable_read, .access = access_mode::read_only}),
                    mizzle::read_only);
    db.transaction([](auto& tx) { tx.run(insert_into(tags).values({.name = "a"})); },
                   {.isolation = isolation::serializable, .access = access_mode::read_write});
    CHECK(count_tags(db) == 1);
}

TEST_CASE("a transaction runs again when the database asks for it, as often as it is told") {
    auto db = filled_database();
    int attempts = 0;
    const auto start = std::chrono::steady_clock::now();
    const int result = db.transaction(
        [&](auto& tx) {
            tx.run(insert_into(tags).values({.name = "a"}));
            if (++attempts < 3) throw serialization_failure("made up");
            return attempts;
        },
        {.retry = {.attempts = 3, .backoff = std::chrono::milliseconds(20)}});
    CHECK(result == 3);
    CHECK(count_tags(db) == 1);
    // 10 to 20 ms after the first, twice that after the second.
    CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(30));

    attempts = 0;
    const auto always = [&](auto& tx) {
        tx.run(insert_into(tags).values({.name = "b"}));
        ++attempts;
        throw deadlock("made up");
    };
    CHECK_THROWS_AS(db.transaction(always, {.retry = {.attempts = 2, .backoff = {}}}), deadlock);
    CHECK(attempts == 2);
    CHECK_THROWS_AS(db.transaction(always), deadlock);
    CHECK(attempts == 3);
    CHECK_THROWS_AS(db.transaction(
                        [&](auto& tx) {
                            tx.run(insert_into(tags).values({.name = "b"}));
                            ++attempts;
                            throw commit_unknown("made up");
                        },
                        {.retry = {.attempts = 5, .backoff = {}}}),
                    commit_unknown);
    CHECK(attempts == 4);
    CHECK(count_tags(db) == 1);
}

// Each database has words of its own for the end of a transaction.
static bool understands(test_database& db, const std::string& script) {
    try {
        db.exec("begin; " + script);
    } catch (const syntax_error&) { return false; } catch (const error&) {
    }
    return true;
}

TEST_CASE("SQL text that ends a block's transaction is found out, and nothing runs outside of it") {
    std::vector<std::string> scripts = {"rollback", "commit", "end", "rollback; begin", "commit; begin"};
    if (!on_sqlite)
        for (const auto more :
             {"commit and chain", "rollback and chain", "start transaction", "prepare transaction 'a'", "begin; commit",
              "savepoint a; rollback and chain", "savepoint a; release savepoint a; abort and chain",
              "savepoint a; rollback to a; rollback and chain", "savepoint a; commit and chain",
              "select 1; /* ; */ SavePoint \"a\"; abort and chain; savepoint a", "savepoint a; rollback; begin"})
            scripts.emplace_back(more);
    std::erase_if(scripts, [](const std::string& script) {
        auto other = empty_database();
        const bool is_unknown = !understands(other, script);
        if (script.starts_with("prepare") && !is_unknown) other.exec("rollback prepared 'a'");
        return is_unknown;
    });
    auto db = filled_database();
    int tried = 0;
    for (const auto& script : scripts)
        for (const bool nested : {false, true})
            for (const bool swallowed : {false, true}) {
                const auto after = "after " + std::to_string(++tried);
                const auto end_it = [&](auto& tx) {
                    tx.run(insert_into(tags).values({.name = "before " + after}));
                    if (!swallowed) tx.exec(script);
                    else CHECK_THROWS_AS(tx.exec(script), transaction_aborted);
                    CHECK_THROWS_AS(tx.run(insert_into(tags).values({.name = after})), transaction_aborted);
                    CHECK_THROWS_AS(tx.transaction([](auto&) {}), transaction_aborted);
                };
                INFO(script << (nested ? ", nested" : ""));
                CHECK_THROWS_AS(db.transaction([&](auto& tx) {
                    if (!nested) return end_it(tx);
                    CHECK_THROWS_AS(tx.transaction(end_it), transaction_aborted);
                    CHECK_THROWS_AS(tx.run(insert_into(tags).values({.name = after})), transaction_aborted);
                }),
                                transaction_aborted);
                CHECK(db.all(select(tags.id).from(tags).where(tags.name == after)).empty());
                if (script.starts_with("prepare")) db.exec("rollback prepared 'a'");
                db.transaction([](auto&) {});
            }
    // One statement alone, and the last thing that the block does.
    CHECK_THROWS_AS(db.transaction([](auto& tx) {
        tx.run(insert_into(tags).values({.name = "last"}));
        tx.run(sql_statement<void>("rollback"));
    }),
                    transaction_aborted);
    CHECK(db.all(select(tags.id).from(tags).where(tags.name == "last")).empty());
    if (!on_sqlite) {
        // A statement at a time, after an error, too.
        for (const bool failed : {false, true})
            CHECK_THROWS_AS(db.transaction([&](auto& tx) {
                tx.run(sql_statement<void>("savepoint a"));
                tx.run(insert_into(tags).values({.name = "last"}));
                if (failed) CHECK_THROWS_AS(tx.exec("nonsense"), syntax_error);
                if (failed) tx.exec("rollback to a");
                tx.run(sql_statement<void>("rollback and chain"));
            }),
                            transaction_aborted);
        CHECK(db.all(select(tags.id).from(tags).where(tags.name == "last")).empty());
    }
    // What ends no transaction is the program's own.
    db.transaction([](auto& tx) {
        tx.exec("savepoint mine");
        tx.run(insert_into(tags).values({.name = "undone"}));
        tx.exec("rollback to savepoint mine; release savepoint mine");
        tx.run(sql_statement<void>("savepoint mine"));
        tx.run(insert_into(tags).values({.name = "undone"}));
        tx.run(sql_statement<void>("rollback to mine"));
        CHECK_THROWS(tx.exec("savepoint other; nonsense"));
        if (!on_sqlite) tx.exec("rollback to mine");
        tx.run(insert_into(tags).values({.name = "kept"}));
    });
    CHECK(db.all(select(tags.id).from(tags).where(tags.name == "undone")).empty());
    CHECK(db.all(select(tags.id).from(tags).where(tags.name == "kept")).size() == 1);
}

TEST_CASE("a savepoint that SQL text ended cannot be taken back, so that the transaction is") {
    auto db = filled_database();
    CHECK_THROWS_AS(db.transaction([](auto& tx) {
        CHECK_THROWS(tx.transaction([](auto& inner) {
            inner.run(insert_into(tags).values({.name = "inner"}));
            inner.exec("release savepoint mizzle_1");
            throw std::runtime_error("no");
        }));
        CHECK_THROWS_AS(count_in(tx), transaction_aborted);
    }),
                    transaction_aborted);
    CHECK(count_tags(db) == 0);
}

TEST_CASE("within a transaction that SQL text began, what must happen together is a savepoint") {
    auto db = filled_database();
    std::vector<tags::new_row> many;
    for (int i = 0; i < 10'100; ++i) many.push_back({.name = std::to_string(i)});
    db.exec("begin");
    CHECK_THROWS_AS(db.transaction([](auto&) {}), usage_error);
    db.run(insert_into(tags).values(many));
    db.exec("rollback");
    CHECK(count_tags(db) == 0);
    db.exec("begin");
    many.push_back(many.back());
    db.run(insert_into(tags).values({.name = "kept"}));
    CHECK_THROWS_AS(db.run(insert_into(tags).values(many)), unique_violation);
    db.exec("commit");
    CHECK(count_tags(db) == 1);
    db.transaction([](auto& tx) { tx.run(insert_into(tags).values({.name = "more"})); });
    CHECK(count_tags(db) == 2);
}

TEST_CASE("a stream ends with the level that it was opened in, and harms no other") {
    auto db = filled_database();
    using row = decltype(db.one(select(todos.id).from(todos)));
    using stream = row_stream<row, test_database::driver_type>;
    const auto reads = [](std::unique_ptr<stream>& s) {
        try {
            auto at = s->begin();
            ++at;
            return at->id > 0;
        } catch (const usage_error&) { return false; }
    };
    const auto open_in = [](auto& tx, std::unique_ptr<stream>& s) {
        s.reset(new stream(tx.stream(select(todos.id).from(todos).order_by(todos.id))));
        (void)s->begin();
    };
    std::unique_ptr<stream> before, in_first, kept, undone, after_all;
    open_in(db, before);
    db.transaction([&](auto& tx) {
        open_in(tx, in_first);
        tx.transaction([&](auto& inner) { open_in(inner, kept); });
        CHECK_THROWS_AS(tx.transaction([&](auto& inner) {
            inner.run(insert_into(tags).values({.name = "inner"}));
            open_in(inner, undone);
            open_in(inner, after_all);
            throw std::runtime_error("no");
        }),
                        std::runtime_error);
        CHECK((reads(before) && reads(in_first) && reads(kept) && !reads(undone)));
        undone.reset();
        tx.run(insert_into(tags).values({.name = "outer"}));
    });
    CHECK(db.one(select(tags.name).from(tags)).name == "outer");
    CHECK((reads(before) && !reads(in_first) && !reads(kept) && !reads(after_all)));
    db.transaction([&](auto& tx) {
        tx.run(insert_into(tags).values({.name = "another"}));
        in_first.reset();
        kept.reset();
        after_all.reset();
    });
    CHECK(count_tags(db) == 2);
    CHECK(reads(before));
}

TEST_CASE("a function of the program's that ends the transaction keeps no statement from noticing") {
    using namespace callbacks;
    auto db = empty_database();
    create(db, callbacks::schema);
    const auto count_rows = [](auto& on) { return on.one(select(count()).from(numbered)).count; };
    const auto shape = query(numbered).with(callbacks::relations::numbered.pieces);
    using tree = new_tree<decltype(shape)>;
    const std::function<void(open_transaction<test_database>&)> writes[] = {
        [](auto& tx) { tx.run(insert_into(numbered).values({.name = "one"})); },
        [](auto& tx) { tx.run(insert_into(numbered).values(std::vector<numbered::new_row>(200, {.name = "some"}))); },
        [](auto& tx) {
            tx.run(insert_into(numbered).values(std::vector<numbered::new_row>(10'100, {.name = "many"})));
        },
        [&](auto& tx) {
            insert_tree(tx, shape, std::vector<tree>(2, {{.name = "tree"}, {.pieces = {{}}}}));
        }};
    int ended = 0;
    for (const auto& write : writes)
        for (const std::string script : {"rollback", "commit"})
            for (const int at : {1, 2, 150}) {
                INFO(script << " at " << at << " of write " << &write - writes);
                int called = 0;
                const auto block = [&](auto& tx) {
                    tx.transaction([&](auto& inner) {
                        number_of = [&] {
                            if (++called == at) CHECK_THROWS_AS(inner.exec(script), transaction_aborted);
                            return called;
                        };
                        write(inner);
                    });
                    CHECK(called < at);
                    tx.rollback();
                };
                try {
                    db.transaction(block);
                    CHECK(called < at);
                } catch (const transaction_aborted&) { ++ended; }
                // What was committed is what had been sent by then.
                CHECK(count_rows(db) <= (script == "commit" ? at - 1 : 0));
                db.run(delete_from(callbacks::pieces).all_rows());
                db.run(delete_from(numbered).all_rows());
            }
    CHECK(ended == 18);
}

TEST_CASE("a stream does not go on with the rows of another transaction") {
    auto db = filled_database();
    CHECK_THROWS_AS(db.transaction([](auto& tx) {
        tx.run(delete_from(todos).where(todos.id > 2));
        int rows = 0;
        CHECK_THROWS_AS(
            [&] {
                for ([[maybe_unused]] const auto& row : tx.stream(select(todos.id).from(todos).order_by(todos.id)))
                    if (++rows == 1) CHECK_THROWS_AS(tx.exec("rollback"), transaction_aborted);
            }(),
            transaction_aborted);
        CHECK(rows == 1);
    }),
                    transaction_aborted);
    CHECK(db.one(select(count()).from(todos)).count == 4);
}

TEST_CASE("a connection that another thread is using at the moment refuses") {
    auto db = filled_database();
    std::atomic<bool> is_over = false;
    std::thread other([&] {
        while (!is_over) {
            try {
                db.exec(own_sql(
                    {{"sqlite", "with recursive n(i) as (select 1 union all select i + 1 from n where i < 500000) "
                                "select max(i) from n"},
                     {"postgres", "select pg_sleep(0.1)"},
                     {"mysql", "select sleep(0.1)"}}));
            } catch (const usage_error&) {  // this thread was first
            }
        }
    });
    const auto is_refused = [](auto&& call) {
        for (const auto end = std::chrono::steady_clock::now() + 30s; std::chrono::steady_clock::now() < end;) {
            try {
                call();
            } catch (const usage_error&) { return true; }
            std::this_thread::sleep_for(1ms);
        }
        return false;
    };
    CHECK(is_refused([&] { (void)count_tags(db); }));
    CHECK(is_refused([&] { db.exec("delete from todos where id = 0"); }));
    CHECK(is_refused([&] { db.transaction([](auto&) {}); }));
    is_over = true;
    other.join();
    CHECK(count_tags(db) == 0);
    CHECK(db.one(select(count()).from(todos)).count == 4);
}

TEST_CASE("a row lock or_immediate() is held where the transaction holds the row or all rows") {
    auto db = filled_database();
    const auto locked = select(users.name).from(users).where(users.id == 1).for_update().or_immediate();
    CHECK(db.transaction([&](auto& tx) { return tx.one(locked).name; }) ==
          db.one(select(users.name).from(users).where(users.id == 1)).name);
    CHECK(db.transaction([&](auto& tx) {
        return tx.transaction([&](auto& inner) {
            return inner.all(select().from(todos).for_share().of(todos).skip_locked().or_immediate()).size();
        });
    }) == 4);
    CHECK_FALSE(db.explain(locked).text().empty());
    if constexpr (on_sqlite) {
        CHECK(std::string(caught<usage_error>([&] { (void)db.one(locked); }).what()) ==
              "mizzle: a lock or_immediate() is read in a transaction that began immediate, which holds the whole "
              "database "
              "on SQLite; run it in transaction(), without .begin and .access");
        CHECK_THROWS_AS(db.transaction([&](auto& tx) { (void)tx.one(locked); }, {.begin = begin_mode::deferred}),
                        usage_error);
        CHECK_THROWS_AS(db.transaction([&](auto& tx) { (void)tx.first(locked); }, {.access = access_mode::read_only}),
                        usage_error);
    }
}
