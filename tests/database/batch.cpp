// Statements together: one tuple of what each gives, all or none.
#include "app.hpp"
#include "catch.hpp"
#include "caught.hpp"

#include <mizzle/any_session.hpp>

#include <optional>
#include <ranges>
#include <stdexcept>
#include <string>
#include <vector>

using namespace app;
using namespace mizzle;

namespace {

// Throws at the call that is said to.
int calls_of_ticket = 0, throwing_call = 0;
std::string next_ticket() {
    if (++calls_of_ticket == throwing_call) throw std::runtime_error("no more tickets");
    return std::to_string(calls_of_ticket);
}
MIZZLE_TABLE(tickets,
    (id,    serial, primary_key),
    (label, text,   not_null, default_from(next_ticket)))
MIZZLE_SCHEMA(own_schema_of_tickets, tickets)

// Of which the tables are made by hand, as the reference is deferred.
MIZZLE_TABLE(parents,
    (id, integer, primary_key))
MIZZLE_TABLE(children,
    (id,     integer, primary_key),
    (parent, integer, references(parents.id)))

auto new_tag(const char* name) { return insert_into(tags).values({.name = name}); }
const auto names_of_tags = select(tags.name).from(tags).order_by(tags.id);
const auto count_of_todos = select(count()).from(todos);

// On a connection and within a transaction, twice: what is prepared by the first is there for the second.
template <class F> void on_each(const F& f) {
    auto db = filled_database();
    for (int i = 0; i < 2; ++i) {
        f(db);
        db.run(delete_from(tags).all_rows());
        db.transaction([&](auto& tx) {
            f(tx);
            tx.run(delete_from(tags).all_rows());
        });
    }
}

}  // namespace

TEST_CASE("a batch gives a tuple of what each gives alone") {
    on_each([](auto& db) {
        const auto [user, open, changed, made] = db.batch(
            select().from(users).where(users.id == 1), count_of_todos,
            update(todos).set({.completed = true}).where(todos.user_id == 1), new_tag("now").returning(tags.name));
        REQUIRE(user.size() == 1);
        CHECK((user[0].name == "ada" && open[0].count == 4 && changed.rows_affected == 3 && made[0].name == "now"));
        CHECK(std::get<0>(db.batch(names_of_tags))[0].name == "now");
        // A tree, rows of a list, and text that is made at run time.
        condition any;
        any = todos.id > 3;
        const auto [whole, listed, some] =
            db.batch(query(users).where(users.id == 2), insert_into(tags).values({{.name = "a"}, {.name = "b"}}),
                     select(todos.id).from(todos).where(any));
        CHECK((whole.size() == 1 && listed.rows_affected == 2 && some.size() == 1));
        const auto [raw, after] = db.batch(sql_statement("delete from tags where name = {}", "a"), names_of_tags);
        CHECK((raw.rows_affected == 1 && after.size() == 2));
        // In their order, each sees what those before it did.
        const auto sums = db.batch(std::views::iota(1, 5) | std::views::transform([](int id) {
                                       return select(todos.title).from(todos).where(todos.id == id);
                                   }));
        REQUIRE(sums.size() == 4);
        CHECK((sums[0][0].title == "write" && sums[3][0].title == "Read"));
    });
}

TEST_CASE("a batch happens as a whole or not at all") {
    auto db = filled_database();
    for (int i = 0; i < 2; ++i) {
        const auto e =
            caught<unique_violation>([&] { (void)db.batch(new_tag("one"), new_tag("one"), new_tag("two")); });
        CHECK(e.statement().starts_with("insert into"));
        CHECK(db.all(names_of_tags).empty());
    }
    CHECK_THROWS_AS(db.transaction([](auto& tx) {
        tx.run(new_tag("before"));
        (void)tx.batch(new_tag("one"), new_tag("one"));
    }),
                    unique_violation);
    CHECK(db.all(names_of_tags).empty());
    // What was to be prepared by the one that failed.
    CHECK(std::get<2>(db.batch(new_tag("one"), count_of_todos, names_of_tags)).size() == 1);
    CHECK(db.run(new_tag("two")).rows_affected == 1);
    // A statement that the database has prepared for a table that is another one now.
    db.exec("alter table tags add column more integer");
    CHECK(std::get<1>(db.batch(count_of_todos, select().from(tags))).size() == 2);
    CHECK_THROWS_AS(db.within(std::chrono::milliseconds(0)).batch(new_tag("late"), names_of_tags), query_canceled);
    CHECK(std::get<1>(db.within(std::chrono::seconds(60)).batch(new_tag("three"), names_of_tags)).size() == 3);
}

TEST_CASE("each stands alone in a batch that says so") {
    on_each([](auto& db) {
        const auto [one, again, two, names] =
            db.batch_alone(new_tag("one"), new_tag("one"), new_tag("two"), names_of_tags);
        CHECK((one.has_value() && two.has_value() && !again && names->size() == 2));
        CHECK(one->rows_affected == 1);
        CHECK_THROWS_AS(again.value(), unique_violation);
        CHECK((*names)[1].name == "two");
    });
    auto db = filled_database();
    CHECK(std::get<1>(db.batch_alone(new_tag("x"), select().from(tags)))->size() == 1);
    db.exec("alter table tags add column more integer");
    CHECK(std::get<1>(db.batch_alone(new_tag("y"), select().from(tags)))->size() == 2);
}

TEST_CASE("batches of much more than the connection holds at once") {
    auto db = filled_database();
    const std::string wide(20'000, 'x');
    const auto many = db.batch(std::views::iota(0, 400) | std::views::transform([&](int i) {
                                   return insert_into(todos)
                                       .values({.user_id = 1, .title = std::to_string(i), .description = wide})
                                       .returning(todos.title, todos.description);
                               }));
    REQUIRE(many.size() == 400);
    CHECK((many[399][0].title == "399" && many[399][0].description == wide));
    CHECK(db.one(count_of_todos).count == 404);
}

TEST_CASE("what the program computes for a batch is computed once, and an error of it leaves nothing behind") {
    auto db = empty_database();
    create(db, own_schema_of_tickets);
    const auto one = insert_into(tickets).values(tickets::new_row{});
    const auto labels = select(tickets.label).from(tickets).order_by(tickets.id);
    calls_of_ticket = throwing_call = 0;
    const auto [first, second] = db.batch(one, one.returning(tickets.label));
    CHECK((calls_of_ticket == 2 && second.size() == 1 && second[0].label == "2"));
    for (const int at : {1, 2, 3}) {
        calls_of_ticket = 0;
        throwing_call = at;
        const auto run = [&] { (void)db.batch(one, one.returning(tickets.label)); };
        if (at == 3) CHECK_NOTHROW(run());
        else CHECK_THROWS_AS(run(), std::runtime_error);
        CHECK(db.all(labels).size() == (at == 3 ? 4 : 2));
    }
    throwing_call = 0;
    std::vector<std::string> seen;
    db.on_query(
        [&](const query_event& e) {
            if (e.sql.starts_with("insert")) seen.insert(seen.end(), e.values.begin(), e.values.end());
        },
        {.values = true});
    const std::string text = "it's";
    (void)db.batch(insert_into(tickets).values({.label = text}), one, labels);
    CHECK(seen == std::vector<std::string>{"'it''s'", "'" + std::to_string(calls_of_ticket) + "'"});
}

TEST_CASE("a statement of a batch that was not sent is as any other when it runs again") {
    auto db = filled_database();
    const std::string nul("a\0b", 3);
    const auto removed = delete_from(tags).where(tags.id == 7);
    const auto refused = select(todos.id).from(todos).where(unsafe_sql<bool>("{} is null", dynamic<std::string>(nul)) ||
                                                            todos.title == nul);
    for (int i = 0; i < 2; ++i) {
        if (on_postgres) CHECK_THROWS_AS(db.batch(removed, refused), usage_error);
        CHECK_NOTHROW(db.transaction([&](auto& tx) { tx.run(removed); }));
        // One that was not sent with others behind it, in a transaction and by itself.
        const auto again = insert_into(tags).values({.name = "again", .color = "red"});
        CHECK_THROWS_AS(db.batch(insert_into(tags).values({.name = "again"}), again, select(tags.color).from(tags)),
                        unique_violation);
        CHECK_NOTHROW(db.transaction([&](auto& tx) { (void)tx.batch(select(tags.color).from(tags), again); }));
        db.run(delete_from(tags).all_rows());
    }
    if (!on_postgres) return;  // the others take as many values, or are sent one by one
    condition many;
    for (int i = 0; i < 66'000; ++i) many |= todos.id == i;
    CHECK_THROWS_AS(db.batch(new_tag("kept"), select(todos.id).from(todos).where(many)), usage_error);
    CHECK(db.all(names_of_tags).empty());
}

TEST_CASE("what fails when a batch is committed fails the batch, which had all of its answers") {
    if (!test_database::dialect::constants.defers_constraints) return;
    auto db = empty_database();
    db.exec("create table parents (id integer primary key); "
            "create table children (id integer primary key, parent integer references parents (id) deferrable "
            "initially deferred)");
    const auto child = [](int id, int parent) { return insert_into(children).values({.id = id, .parent = parent}); };
    const auto parent = [](int id) { return insert_into(parents).values({.id = id}); };
    const auto all = select(count()).from(children);
    for (int i = 0; i < 2; ++i) {
        const auto thrown = caught<foreign_key_violation>([&] { (void)db.batch(child(1, 7), all, child(2, 7)); });
        CHECK(thrown.details().statement == "commit");
        CHECK(db.one(all).count == i);
        CHECK_NOTHROW(db.batch(child(10 + i, 70 + i), parent(70 + i), all));
        CHECK(db.one(all).count == i + 1);
    }
    // In a transaction it is the commit of that.
    CHECK_THROWS_AS(db.transaction([&](auto& tx) { (void)tx.batch(child(1, 7), all); }), foreign_key_violation);
    CHECK(db.one(all).count == 2);

    const auto [bad, good, read, worse] = db.batch_alone(child(3, 7), child(4, 70), all, child(5, 7));
    CHECK_THROWS_AS(bad.value(), foreign_key_violation);
    CHECK(good.value().rows_affected == 1);
    CHECK(read.value()[0].count == 3);
    CHECK_THROWS_AS(worse.value(), foreign_key_violation);
    CHECK(db.one(all).count == 3);
}

TEST_CASE("statements of a batch whose texts are made at run time are found by all of it") {
    auto db = filled_database();
    const auto numbered = [](int i) {
        return select(todos.id).from(todos).where(unsafe_sql<bool>(std::to_string(i) + " = {}", i));
    };
    for (int i = 0; i < 2; ++i) {
        const auto all = db.batch(std::views::iota(0, 600) | std::views::transform(numbered));
        REQUIRE(all.size() == 600);
        for (const auto& rows : all) CHECK(rows.size() == 4);
    }
    CHECK(db.all(numbered(7)).size() == 4);
}

TEST_CASE("what a transaction gives later is there when it is read, and runs in its order") {
    auto db = filled_database();
    for (int i = 0; i < 2; ++i) {
        const auto kept = db.transaction([](auto& tx) {
            const auto before = tx.later(count_of_todos);
            const auto made = tx.later(new_tag("first").returning(tags.name));
            const auto with = tx.later(select(todos.title).from(todos).where(todos.id == param<int>), 1);
            std::string name = "second";
            tx.later(insert_into(tags).values({.name = std::string_view(name)}));
            name = "gone";
            // A tree, rows of a list, SQL of the program's.
            const auto whole = tx.later(query(users).where(users.id == 2));
            const auto listed = tx.later(insert_into(tags).values({{.name = "third"}, {.name = "fourth"}}));
            const auto raw = tx.later(sql_statement("update tags set color = {} where name = {}", "red", "third"));
            // What comes directly sees what was given before.
            const auto names = tx.all(names_of_tags);
            REQUIRE(names.size() == 4);
            CHECK((names[0].name == "first" && names[1].name == "second" && names[3].name == "fourth"));
            CHECK((before->at(0).count == 4 && made.get()[0].name == "first" && with->at(0).title == "write"));
            CHECK((whole->size() == 1 && listed->rows_affected == 2 && raw->rows_affected == 1));
            // In a nested one, which is kept, and in one that is not.
            tx.transaction([](auto& inner) { inner.later(new_tag("inner")); });
            tx.transaction([](auto& inner) {
                inner.later(new_tag("taken back"));
                inner.rollback();
            });
            return tx.later(select(count()).from(tags));
        });
        // At the commit at the latest; it is there after the transaction.
        CHECK(kept->at(0).count == 5);
        CHECK(db.all(names_of_tags).size() == 5);
        db.run(delete_from(tags).all_rows());
    }
}

TEST_CASE("an error of what a transaction gives later is thrown where it is read, or by what comes next") {
    auto db = filled_database();
    db.run(new_tag("taken"));
    const auto expect_nothing = [&] {
        CHECK(db.all(names_of_tags).size() == 1);
        CHECK(db.connection().status() == transaction_status::none);
    };
    const auto with = [&](const auto& after) {
        return [&, after](auto& tx) {
            const auto before = tx.later(new_tag("before"));
            const auto failed = tx.later(new_tag("taken"));
            const auto behind = tx.later(new_tag("behind"));
            after(tx, before, failed, behind);
        };
    };
    // By the commit.
    CHECK_THROWS_AS(db.transaction(with([](auto&, auto&, auto&, auto&) {})), unique_violation);
    expect_nothing();
    // By what runs next, be it read or not.
    CHECK_THROWS_AS(db.transaction(with([](auto& tx, auto&, auto&, auto&) { (void)tx.all(names_of_tags); })),
                    unique_violation);
    expect_nothing();
    const auto each = with([](auto& tx, auto& before, auto& failed, auto& behind) {
        CHECK(before->rows_affected == 1);
        CHECK_THROWS_AS(failed.get(), unique_violation);
        CHECK_THROWS_AS(failed.get(), unique_violation);
        CHECK_THROWS_AS(behind.get(), unique_violation);
        CHECK_THROWS_AS(tx.later(new_tag("more")).get(), unique_violation);
        CHECK_THROWS_AS(tx.run(new_tag("more")), unique_violation);
        CHECK_THROWS_AS(tx.exec("select 1"), unique_violation);
        CHECK_THROWS_AS(tx.batch(new_tag("more")), unique_violation);
        CHECK_THROWS_AS(tx.transaction([](auto&) {}), unique_violation);
    });
    CHECK_THROWS_AS(db.transaction(each), unique_violation);
    expect_nothing();
    // A nested one that was taken back leaves the other as it was.
    db.transaction([&](auto& tx) {
        tx.later(new_tag("outer"));
        CHECK_THROWS_AS(tx.transaction(each), unique_violation);
        tx.later(new_tag("last"));
    });
    CHECK(db.all(names_of_tags).size() == 3);
    db.run(delete_from(tags).where(tags.name != "taken"));

    // What was never sent says so, as it does where the block is left by an error.
    std::optional<later_result<run_result>> never;
    const auto give = [&](auto& tx) { never = tx.later(new_tag("never")); };
    CHECK_THROWS_AS(db.transaction([&](auto& tx) {
        give(tx);
        throw std::runtime_error("left");
    }),
                    std::runtime_error);
    if (on_postgres) CHECK_THROWS_AS(never->get(), usage_error);
    expect_nothing();
    // A transaction that has ended gives nothing more, nor does one around it while a nested one is open.
    using open = open_transaction<test_database>;
    open* ended = nullptr;
    db.transaction([&](open& tx) {
        ended = &tx;
        tx.transaction([&](open&) { CHECK_THROWS_AS(give(tx), usage_error); });
    });
    CHECK_THROWS_AS(give(*ended), usage_error);
    // What the program computes for one throws at once, and those before it are as they were.
    db.run(delete_from(tags).all_rows());
    calls_of_ticket = 0;
    throwing_call = 1;
    create(db, own_schema_of_tickets);
    db.transaction([&](auto& tx) {
        const auto first = tx.later(new_tag("a"));
        CHECK_THROWS_AS(tx.later(insert_into(tickets).values({})), std::runtime_error);
        const auto second = tx.later(select(count()).from(tags));
        CHECK((second->at(0).count == 1 && first->rows_affected == 1));
    });
    // What commits fails as it would otherwise.
    db.transaction([&](auto& tx) {
        tx.later(update(todos).set({.completed = true}).where(todos.id == 1));
        const auto streamed = tx.stream(select(todos.id).from(todos));
    });
}

TEST_CASE("later() of a session is its transaction's, and outside of one the statement runs at once") {
    auto db = filled_database();
    const auto tags_of = [](auto& on) { return on.template one<std::int64_t>(select(count()).from(tags)); };
    const auto before = tags_of(db);
    std::vector<std::string> seen;
    db.on_query([&](const query_event& e) { seen.emplace_back(e.sql.substr(0, 6)); });
    db.transaction([&](auto& tx) {
        mizzle::session<test_database> db_of(tx);
        const auto made = db_of.later(new_tag("of a session"));
        const auto counted = db_of.later(select(count()).from(tags));
        if constexpr (on_postgres) CHECK(seen.empty());
        CHECK((*counted)[0].count == before + 1);
        CHECK(made->rows_affected == 1);
        tx.transaction([&](auto&) { CHECK_THROWS_AS(db_of.later(new_tag("out of turn")), usage_error); });
    });
    mizzle::session<test_database> outside(db);
    const auto made = outside.later(new_tag("at once"));
    CHECK(tags_of(db) == before + 2);
    CHECK(made->rows_affected == 1);
    CHECK_THROWS_AS(outside.later(new_tag("at once")), unique_violation);
    mizzle::any_session<test_database> any(db);
    CHECK(any.later(select(tags.id).from(tags))->size() == static_cast<std::size_t>(before) + 2);
    any.transaction([&](auto& tx) { CHECK(tx.later(new_tag("any"))->rows_affected == 1); });
}

TEST_CASE("later() within a limit sends what is not sent yet, all of it within the limit") {
    auto db = filled_database();
    if constexpr (mizzle::detail::limiting_driver<test_database::connection_type::driver_type>) {
        db.transaction([](auto& tx) {
            const auto made = tx.later(new_tag("before"));
            const auto counted = tx.within(std::chrono::seconds(20)).later(select(count()).from(tags));
            const auto before = made->rows_affected;
            CHECK(before == 1);
            CHECK((*counted)[0].count > 0);
        });
        CHECK_THROWS_AS(db.transaction([](auto& tx) {
            tx.later(new_tag("not kept"));
            (void)tx.within(std::chrono::nanoseconds(1)).later(select(count()).from(tags));
        }),
                        query_canceled);
        CHECK(db.all(select(tags.id).from(tags).where(tags.name == "not kept")).empty());
    }
}
