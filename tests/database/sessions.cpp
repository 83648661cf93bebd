#include "app.hpp"
#include "catch.hpp"
#include "caught.hpp"

#include <mizzle/any_session.hpp>
#include <mizzle/sandbox.hpp>

#include <atomic>
#include <chrono>
#include <ranges>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace app {

MIZZLE_RELATIONS(users, (todos, many(todos)))

}  // namespace app

using namespace app;
using namespace mizzle;
namespace rel = app::relations;

namespace {

using either_database = std::conditional_t<on_sqlite, any_session<sqlite>, any_session<sqlite, test_database>>;
using chosen_database = std::conditional_t<on_sqlite, std::variant<sqlite>, std::variant<sqlite, test_database>>;

// What a program's own layer would be: no templates.
void rename(session<test_database> db, int id, const std::string& name) {
    db.run(update(users).set(users.name = name).where(users.id == id));
}
std::string name_of(session<test_database> db, int id) {
    return db.one<std::string>(select(users.name).from(users).where(users.id == id));
}
std::vector<int> ids(session<test_database> db) {
    std::vector<int> out;
    for (const auto& row : db.stream(select(users.id).from(users).order_by(users.id))) out.push_back(row.id);
    return out;
}
void rename_both(session<test_database> db, const std::string& first, const std::string& second) {
    db.transaction([&](auto& tx) {
        rename(tx, 1, first);
        tx.transaction([&](session<test_database> inner) { rename(inner, 2, second); });
    });
}

std::string any_name_of(either_database db, int id) {
    return db.one<std::string>(select(users.name).from(users).where(users.id == id));
}
std::vector<int> any_ids(either_database db) {
    std::vector<int> out;
    for (auto row : db.stream<int>(select(users.id).from(users).order_by(users.id))) out.push_back(row);
    return out;
}

// A pool, as a session sees one.
struct one_lent : lender<test_database> {
    test_database db = filled_database();
    std::vector<bool> lent{};  // for reading?
    int in_use = 0;
    test_database& lend(bool reads) override {
        lent.push_back(reads);
        ++in_use;
        return db;
    }
    void take_back(test_database& given) noexcept override { in_use -= &given == &db ? 1 : 100; }
};

}  // namespace

TEST_CASE("a function takes a connection, a transaction and a session of either") {
    auto db = filled_database();
    rename(db, 1, "Augusta");
    CHECK(name_of(db, 1) == "Augusta");
    CHECK(ids(db) == std::vector{1, 2, 3});
    CHECK_THROWS_AS(db.transaction([](auto& tx) {
        rename(tx, 1, "taken back");
        CHECK(name_of(tx, 1) == "taken back");
        session again(tx);
        CHECK(ids(again) == std::vector{1, 2, 3});
        throw std::runtime_error("no");
    }),
                    std::runtime_error);
    CHECK(name_of(db, 1) == "Augusta");

    session<test_database> kept = db;
    auto moved = std::move(db);
    CHECK(name_of(kept, 1) == "Augusta");
    CHECK_THROWS_AS(name_of(db, 1), usage_error);
}

TEST_CASE("a session's transaction is a savepoint where one is open") {
    auto db = filled_database();
    rename_both(db, "one", "two");
    CHECK(name_of(db, 1) + name_of(db, 2) == "onetwo");
    db.transaction([](auto& tx) {
        CHECK_THROWS_AS(rename_both(tx, "three", "x"), check_violation);
        CHECK(name_of(tx, 1) == "one");
        rename_both(tx, "four", "five");
    });
    CHECK(name_of(db, 1) + name_of(db, 2) == "fourfive");

    session<test_database> kept = db;
    const transaction_options options{.isolation = isolation::serializable, .retry = {.attempts = 3}};
    CHECK(kept.transaction([](auto& tx) { return name_of(tx, 1); }, options) == "four");
    db.transaction([&](session<test_database> tx) {
        CHECK(tx.transaction([](auto&) { return 1; }, {.retry = {.attempts = 3}}) == 1);
        CHECK(std::string(caught<usage_error>([&] { tx.transaction([](auto&) {}, options); }).what()) ==
              "mizzle: a transaction inside of another has that one's isolation, access and locks; give these options "
              "to the outermost one");
        CHECK_THROWS_AS(name_of(kept, 1), usage_error);  // the connection, whose transaction this is
        tx.transaction([&](auto&) { CHECK_THROWS_AS(name_of(tx, 1), usage_error); });
        kept = tx;
    });
    CHECK_THROWS_AS(name_of(kept, 1), usage_error);
}

TEST_CASE("of a pool each statement, transaction and stream has a connection, which goes back") {
    one_lent pool;
    CHECK(name_of(pool, 1) == name_of(pool.db, 1));
    rename(pool, 1, "one");
    CHECK(pool.lent == std::vector{true, false});
    CHECK(pool.in_use == 0);
    CHECK_THROWS_AS(rename(pool, 2, "x"), check_violation);
    CHECK(pool.in_use == 0);

    pool.lent.clear();
    rename_both(pool, "two", "three");
    CHECK(pool.lent == std::vector{false});
    session<test_database> db = pool;
    {
        auto rows = db.stream(select(users.name).from(users).order_by(users.id));
        CHECK(rows.begin()->name == "two");
        CHECK(pool.in_use == 1);
    }
    CHECK(pool.in_use == 0);
    pool.lent.clear();
    CHECK_FALSE(db.explain(select(users.id).from(users)).text().empty());
    const auto row = insert_tree(db, query(users).with(rel::users.todos),
                                 {{.email = "t@example.org", .name = "tree"}, {.todos = {{.title = "leaf"}}}});
    CHECK(row.todos.at(0).user_id == row.id);
    CHECK(pool.lent == std::vector{true, false});
    CHECK(pool.in_use == 0);

    // What is lent must be free.
    pool.db.transaction([&](auto&) { CHECK_THROWS_AS(name_of(pool, 1), usage_error); });
    CHECK(pool.in_use == 0);
}

TEST_CASE("a session of a database that is chosen at run time is asked the same") {
    chosen_database chosen(filled_database());
    either_database db = chosen;
    CHECK(any_name_of(chosen, 1) == any_name_of(db, 1));
    CHECK(any_ids(db) == std::vector{1, 2, 3});
    CHECK(db.run(update(users).set(users.name = "one").where(users.id == 1)).rows_affected == 1);
    CHECK(db.transaction([&](auto& tx) {
        tx.run(update(users).set(users.name = "two").where(users.id == 2));
        CHECK_THROWS_AS(any_name_of(db, 1), usage_error);
        tx.transaction([](auto& inner) {
            inner.exec("update users set name = 'gone'");
            inner.rollback();
        });
        return any_name_of(tx, 1) + any_name_of(tx, 2);
    }) == "onetwo");
    CHECK_THROWS_AS(db.transaction([](auto& tx) {
        tx.run(delete_from(todos).all_rows());
        tx.rollback();
        return 1;
    }),
                    rolled_back);
    CHECK(db.all(query(users).order_by(users.id).with(rel::users.todos)).at(0).todos.size() > 0);
    CHECK_FALSE(db.explain(select(users.id).from(users)).text().empty());
    const auto row = insert_tree(db, query(users).with(rel::users.todos),
                                 {{.email = "t@example.org", .name = "tree"}, {.todos = {{.title = "leaf"}}}});
    CHECK(row.todos.at(0).title == "leaf");
    CHECK(db.first(select(users.name).from(users).where(users.id == param<int>), row.id)->name == "tree");

    auto empty = empty_database();
    either_database other = empty;
    create(other, schema);
    CHECK(any_ids(other).empty());
    CHECK(any_ids(session<test_database>(empty)).empty());
}

TEST_CASE("what is done in a sandbox is gone with it, and each call stands alone there") {
    auto db = filled_database();
    const auto names = [](auto& in) {
        std::vector<std::string> all;
        for (const auto& row : in.all(select(users.name).from(users).order_by(users.id))) all.push_back(row.name);
        return all;
    };
    const auto add = [](const char* name) { return insert_into(tags).values({.name = name}); };
    const auto count_of_tags = select(count()).from(tags);
    const auto before = names(db);
    {
        sandbox box(db);
        CHECK(names(box) == before);
        rename(box, 1, "one");
        CHECK(name_of(box, 1) == "one");
        CHECK(ids(box).size() == before.size());
        CHECK(box.run(add("a")).rows_affected == 1);
        // A call that fails takes back what it did, and nothing else.
        CHECK_THROWS_AS(box.run(add("a")), unique_violation);
        CHECK_THROWS_AS(session<test_database>(box).run(add("a")), unique_violation);
        CHECK_THROWS_AS(box.exec("nonsense"), syntax_error);
        // Nor can SQL text end the transaction around it all.
        for (const char* text : {"commit", "delete from tags; COMMIT", "/* so */ rollback", "begin", "end;"}) {
            CHECK_THROWS_AS(box.exec(text), usage_error);
            CHECK_THROWS_AS(box.transaction([&](auto& tx) { tx.exec(text); }), usage_error);
            CHECK_THROWS_AS(session<test_database>(box).exec(text), usage_error);
        }
        CHECK_NOTHROW(box.exec("savepoint own; delete from tags; rollback to savepoint own; select 'commit'"));
        CHECK_THROWS_AS(box.batch(add("b"), add("a")), unique_violation);
        const auto [taken, made] = box.batch_alone(add("a"), add("c"));
        CHECK((!taken && made));
        CHECK(box.one(count_of_tags).count == 2);
        // Transactions within it.
        CHECK_THROWS_AS(box.transaction([&](auto& tx) {
            tx.run(add("d"));
            throw std::runtime_error("left");
        }),
                        std::runtime_error);
        rename_both(box, "left", "right");
        const auto given = box.transaction([&](auto& tx) {
            tx.run(add("e"));
            tx.transaction([&](auto& inner) {
                inner.run(add("f"));
                inner.rollback();
            });
            CHECK_THROWS_AS(box.one(count_of_tags), usage_error);
            return tx.later(count_of_tags);
        });
        CHECK(given->at(0).count == 3);
        CHECK(name_of(box, 2) == "right");
        int runs = 0;
        box.transaction(
            [&](auto& tx) {
                tx.run(add("g"));
                if (++runs == 1) throw serialization_failure("again", {});
            },
            {.retry = {.attempts = 2, .backoff = std::chrono::milliseconds(0)}});
        CHECK(box.one(count_of_tags).count == 4);
        CHECK_THROWS_AS(box.transaction([](auto&) {}, {.isolation = isolation::serializable}), usage_error);
        CHECK_THROWS_AS(box.transaction([](auto&) {}, {.access = access_mode::read_only}), usage_error);
        // Calls while rows are being read, and what the sandbox has is nobody else's.
        std::size_t seen = 0;
        for (const auto& row : box.stream(select(users.id).from(users))) {
            box.run(update(users).set({.bio = "seen"}).where(users.id == row.id));
            ++seen;
        }
        CHECK(seen == before.size());
        CHECK(box.one(select(count()).from(users).where(users.bio == "seen")).count ==
              static_cast<std::int64_t>(before.size()));
        CHECK_THROWS_AS(names(db), usage_error);
        CHECK_THROWS_AS(sandbox(db), usage_error);
    }
    CHECK(names(db) == before);
    CHECK(db.one(count_of_tags).count == 0);
    CHECK(db.connection().status() == transaction_status::none);
    sandbox again(db, {.isolation = isolation::serializable});
    again.transaction([&](auto& tx) { tx.run(add("a")); }, {.isolation = isolation::repeatable_read});
    CHECK(again.one(count_of_tags).count == 1);
}

TEST_CASE("the threads of a sandbox take turns") {
    auto db = filled_database();
    {
        sandbox box(db);
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 10; ++i) {
                    const auto name = std::to_string(t) + "-" + std::to_string(i);
                    box.transaction([&](auto& tx) {
                        tx.run(insert_into(tags).values({.name = name}));
                        if (i % 2 == 1) tx.rollback();
                    });
                    const auto found =
                        session<test_database>(box).first(select(tags.id).from(tags).where(tags.name == name));
                    if (found.has_value() != (i % 2 == 0)) ++wrong;
                    try {
                        box.run(insert_into(tags).values({.name = name}));
                        if (i % 2 == 0) ++wrong;
                    } catch (const unique_violation&) {
                        if (i % 2 == 1) ++wrong;
                    }
                }
            });
        for (auto& t : threads) t.join();
        CHECK(wrong == 0);
        CHECK(box.one(select(count()).from(tags)).count == 40);
        // A wait for the turn is a part of the time that a call has.
        if constexpr (requires { box.within(std::chrono::milliseconds(20)).one(select(count()).from(tags)); })
            box.transaction([&](auto&) {
                std::thread([&] {
                    CHECK_THROWS_AS(box.within(std::chrono::milliseconds(20)).one(select(count()).from(tags)),
                                    query_canceled);
                }).join();
            });
    }
    CHECK(db.one(select(count()).from(tags)).count == 0);
}
