// Migrations applied, by one and by many, killed at each statement, and what hinders them.
#include <mizzle/migrate.hpp>

#include "../app.hpp"
#include "../catch.hpp"
#include "../caught.hpp"
#include "../planted.hpp"

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

using namespace mizzle;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using list = std::vector<std::string>;

namespace {

// A database that several connections can be opened to; it goes with its end.
class place {
public:
#ifdef MIZZLE_TEST_POSTGRES
    place() { own_schema(); }
    test_database open(std::chrono::milliseconds = {}) const { return open_schema(); }
#else
    place() { remove(); }
    ~place() { remove(); }
    test_database open(std::chrono::milliseconds busy_timeout = 5s) const {
        return sqlite(path_, {.busy_timeout = busy_timeout});
    }
#endif
    place(const place&) = delete;
    place& operator=(const place&) = delete;

private:
#ifndef MIZZLE_TEST_POSTGRES
    void remove() const {
        for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
    }
    std::string path_ =
        (std::filesystem::temp_directory_path() / ("mizzle_migrate_" + std::to_string(getpid()) + ".db")).string();
#endif
};

migration_set set_of(const std::vector<std::pair<std::string, std::string>>& scripts, const std::string& down = "") {
    migration_set set;
    for (const auto& [name, up] : scripts) set.migrations.push_back(detail::make_migration(name, up, down));
    return set;
}

std::int64_t number(test_database& db, const std::string& sql) {
    return db.one(unsafe_sql_statement<std::int64_t>(sql));
}
bool has_table(test_database& db, const std::string& name) {
    return number(db, on_sqlite ? "select count(*) from sqlite_schema where name = '" + name + "'"
                                : "select count(*) from pg_class where relname = '" + name +
                                      "' and relnamespace = current_schema()::regnamespace") == 1;
}

const auto shop = set_of({{"0001_first", "create table customers (id integer primary key, note text);\n"
                                         "create table orders (id integer primary key, customer_id integer not null "
                                         "references customers (id));\n"
                                         "insert into customers values (1, 'tea'), (2, null), (3, '{}');\n"
                                         "insert into orders values (10, 1), (11, 2);"},
                          {"0002_second", "alter table customers add column mail text not null default 'a@b';\n"
                                          "create table copies as select id, note from customers;\n"
                                          "-- mizzle: assert (select count(*) from copies) = "
                                          "(select count(*) from customers)\n"
                                          "update customers set mail = 'c@d' where id = 2;"},
                          {"0003_third", "-- mizzle: loses customers.note\n"
                                         "alter table customers drop column note;\n"
                                         "-- mizzle: loses copies\ndrop table copies;"}});
migration_set first(std::size_t n) {
    migration_set set;
    set.migrations.assign(shop.migrations.begin(), shop.migrations.begin() + static_cast<long>(n));
    return set;
}
const list both_losses{"customers.note", "copies"};

}  // namespace

TEST_CASE("each migration is applied once, and the database remembers by whom") {
    auto db = empty_database();
    CHECK(migration_status(db, shop).size() == 3);
    CHECK_FALSE(has_table(db, "mizzle_migrations"));

    const auto dry = migrate(db, first(2), {.dry_run = true});
    CHECK(dry.pending == list{"0001_first", "0002_second"});
    CHECK(dry.applied.empty());
    CHECK_FALSE(has_table(db, "mizzle_migrations"));

    list told;
    CHECK(migrate(db, first(2),
                  {.to = "first",
                   .applied_by = "ada@machine",
                   .on_begin = [&](std::string_view name) { told.push_back("> " + std::string(name)); },
                   .on_end = [&](std::string_view name) { told.push_back("< " + std::string(name)); }})
              .applied == list{"0001_first"});
    CHECK(told == list{"> 0001_first", "< 0001_first"});
    CHECK(migrate(db, first(2)).applied == list{"0002_second"});
    CHECK(number(db, "select count(*) from customers where mail = 'c@d'") == 1);

    const auto states = migration_status(db, shop);
    REQUIRE(states.size() == 3);
    CHECK(states[0].is_applied);
    CHECK(states[0].applied_by == "ada@machine");
    CHECK(states[0].version == mizzle::detail::library_version);
    CHECK(states[1].applied_by.find('@') != std::string::npos);
    CHECK(states[1].duration > 0us);
    CHECK(std::chrono::abs(std::chrono::system_clock::now() - states[1].applied_at) < 1min);
    CHECK_FALSE(states[2].is_applied);
    CHECK_FALSE(states[2].fault);

    // With nothing to do it asks once.
    int asked = 0;
    db.on_query([&](const query_event&) { ++asked; });
    CHECK(migrate(db, first(2)).applied.empty());
    CHECK(asked == 1);
}

TEST_CASE("a migration that fails leaves nothing, and those before it stay") {
    auto db = empty_database();
    const auto set = set_of({{"0001_a", "create table a (id integer);"},
                             {"0002_b", "create table b (id integer);\n\ninsert into nowhere values (1);"}});
    const auto thrown = caught<migration_failed>([&] { migrate(db, set); });
    CHECK(thrown.name() == "0002_b");
    CHECK(thrown.line() == 3);
    CHECK_THAT(thrown.what(),
               ContainsSubstring("mizzle: migration 0002_b failed at line 3, and nothing of it stays: "));
    CHECK_THROWS_AS(std::rethrow_exception(thrown.cause()), schema_mismatch);
    CHECK(has_table(db, "a"));
    CHECK_FALSE(has_table(db, "b"));

    // A malformed one is found before the first is applied.
    auto malformed = set_of({{"0001_a", "create table a (id integer);"}, {"0003_c", "create table c (id integer);"}});
    malformed.migrations.push_back(detail::make_migration("0004_d", "commit;", ""));
    CHECK_THROWS_AS(migrate(db, malformed), malformed_migration);
    CHECK_FALSE(has_table(db, "c"));

    const auto asserting = set_of({{"0001_a", "create table a (id integer);"},
                                   {"0002_b", "create table b (id integer);\n"
                                              "-- mizzle: assert not exists (select 1 from a) -- none\n"
                                              "-- mizzle: assert (select max(id) from b) = 1\n"}});
    const auto broken = caught<migration_failed>([&] { migrate(db, asserting); });
    CHECK_THAT(broken.what(),
               ContainsSubstring("0002_b asserts at line 3 what does not hold: (select max(id) from b)"));
    CHECK(broken.cause() == nullptr);
    CHECK_FALSE(has_table(db, "b"));

    const auto failing =
        set_of({{"0001_a", "create table a (id integer);"},
                {"0002_b", "insert into a values (1), (null), (null);\n"
                           "-- mizzle: fails-on a.id counted by select count(*) from a where id > 1\n"
                           "-- mizzle: fails-on a.id counted by select count(*) from a where id is null\n"
                           "create table b as select id from a;"}});
    const auto counted = caught<migration_failed>([&] { migrate(db, failing); });
    CHECK(counted.line() == 3);
    CHECK_THAT(counted.what(), ContainsSubstring("0002_b fails at line 3 on 2 rows of a.id"));
    CHECK_THAT(counted.what(), ContainsSubstring(", and nothing of it stays; mend the rows, then migrate again"));
    CHECK(number(db, "select count(*) from a") == 0);

    CHECK_THROWS_AS(migrate(db, embedded_migrations{}), usage_error);
}

TEST_CASE("what would be lost is counted, and lost only where that is allowed") {
    auto db = empty_database();
    migrate(db, first(2));
    const auto thrown = caught<would_lose_rows>([&] { migrate(db, shop); });
    CHECK(thrown.losses() ==
          std::vector<migration_loss>{{"0003_third", "customers.note", 2}, {"0003_third", "copies", 3}});
    CHECK_THAT(thrown.what(), ContainsSubstring("2 rows of customers.note, 3 rows of copies"));
    CHECK(number(db, "select count(note) from customers") == 2);

    // What was allowed before the one that was not stays as well.
    CHECK_THROWS_AS(migrate(db, shop, {.allow_loss = {"customers.note"}}), would_lose_rows);
    CHECK(number(db, "select count(note) from customers") == 2);

    db.exec("delete from copies");
    const auto report = migrate(db, shop, {.allow_loss = {"customers.note"}});
    CHECK(report.applied == list{"0003_third"});
    CHECK(report.losses == std::vector<migration_loss>{{"0003_third", "customers.note", 2}});
    CHECK_FALSE(has_table(db, "copies"));
}

TEST_CASE("migrations are taken back by their down.sql, the latest first") {
    auto db = empty_database();
    const auto set = [] {
        auto s = set_of({{"0001_a", "create table a (id integer);"}, {"0002_b", "create table b (id integer);"}});
        s.migrations[0].down = "-- mizzle: loses a\ndrop table a;";
        s.migrations[1].down = "drop table b;";
        s.migrations.push_back(detail::make_migration("0003_c", "create table c (id integer);", "-- nothing"));
        return s;
    }();
    CHECK(migrate_down(db, set).reverted.empty());
    migrate(db, set);
    CHECK_THROWS_AS(migrate_down(db, set), malformed_migration);
    CHECK(has_table(db, "c"));
    auto complete = set;
    complete.migrations[2].down = "drop table c;";
    CHECK(migrate_down(db, complete).reverted == list{"0003_c"});
    CHECK(migrate(db, complete).applied == list{"0003_c"});
    CHECK(migrate_down(db, complete, {.to = "a", .dry_run = true}).pending == list{"0003_c", "0002_b"});
    CHECK(migrate_down(db, complete, {.to = "a"}).reverted == list{"0003_c", "0002_b"});
    CHECK(migrate_down(db, complete, {.to = "a"}).reverted.empty());
    CHECK_THROWS_AS(migrate_down(db, complete, {.to = "b"}), usage_error);
    db.exec("insert into a values (1)");
    CHECK_THROWS_AS(migrate_down(db, complete), would_lose_rows);
    CHECK(migrate_down(db, complete, {.steps = 2, .allow_loss = {"a"}}).reverted == list{"0001_a"});
    CHECK(number(db, "select count(*) from mizzle_migrations") == 0);
}

TEST_CASE("a database that was there before has the first migration taken for applied, and the rest applied") {
    auto db = empty_database();
    db.exec(std::string(shop.migrations[0].up));
    CHECK_THROWS_AS(repair_migration(db, shop, "second", migration_repair::applied), usage_error);
    CHECK_THROWS_AS(repair_migration(db, shop, "first", migration_repair::forget), usage_error);
    repair_migration(db, shop, "first", migration_repair::applied);
    CHECK(migrate(db, shop, {.to = "second"}).applied == list{"0002_second"});
    CHECK(migration_status(db, shop).at(0).is_applied);
}

TEST_CASE("a history that does not go with the migrations is refused, by name") {
    auto db = empty_database();
    migrate(db, first(2));
    auto edited = shop;
    edited.migrations[1] = detail::make_migration("0002_second", edited.migrations[1].up + "-- edited", "");
    const auto thrown = caught<migration_conflict>([&] { migrate(db, edited); });
    CHECK(thrown.findings().at(0).name == "0002_second");
    CHECK(thrown.findings().at(0).fault == migration_fault::edited);
    CHECK_THROWS_AS(migrate_down(db, edited), migration_conflict);
    CHECK(migration_status(db, edited).at(1).fault == migration_fault::edited);
    repair_migration(db, edited, "second", migration_repair::applied);
    CHECK(migrate(db, edited, {.to = "second"}).applied.empty());

    auto missing = edited;
    missing.migrations.erase(missing.migrations.begin());
    CHECK(caught<migration_conflict>([&] { migrate(db, missing); }).findings().at(0).fault == migration_fault::missing);
    CHECK_THROWS_AS(repair_migration(db, missing, "0001_first", migration_repair::applied), usage_error);
    repair_migration(db, missing, "0001_first", migration_repair::forget);
    CHECK(migrate(db, missing, {.to = "second"}).applied.empty());

    auto late = edited;
    late.migrations[0] = detail::make_migration("0001_late", "create table late (id integer);", "");
    CHECK(caught<migration_conflict>([&] { migrate(db, late); }).findings().at(0).fault ==
          migration_fault::out_of_order);
    CHECK(migrate(db, late, {.to = "second", .order = migration_order::any}).applied == list{"0001_late"});
    CHECK_THROWS_AS(repair_migration(db, late, "0001_late", migration_repair::resume), usage_error);
    CHECK_THROWS_AS(repair_migration(db, late, "0003_third", migration_repair::forget), usage_error);
}

MIZZLE_MIGRATION(m0002_fill, [](auto& tx) {
    for (int i = 0; i < 3; ++i) tx.run(sql_statement("insert into filled (id) values ({})", i));
})
MIZZLE_MIGRATION(m0004_fail, [](auto& tx) {
    tx.run(sql_statement("insert into filled (id) values ({})", 100));
    throw std::runtime_error("it was not meant");
})

TEST_CASE("a checkpoint is for databases that begin with it") {
    const auto first_two =
        set_of({{"0001_a", "create table a (id integer);"}, {"0002_b", "create table b (id integer);"}});
    auto all = first_two;
    all.migrations.push_back(detail::make_migration(
        "0003_both", "-- mizzle: replaces 0001_a 0002_b\ncreate table a (id integer);\ncreate table b (id integer);",
        ""));
    all.migrations.push_back(detail::make_migration("0004_c", "create table c (id integer);", ""));
    auto squashed = all;
    squashed.migrations.erase(squashed.migrations.begin(), squashed.migrations.begin() + 2);
    {
        auto db = empty_database();
        CHECK(migrate(db, all).applied == list{"0003_both", "0004_c"});
        CHECK(migrate(db, squashed).applied.empty());
        CHECK(migrate(db, all).applied.empty());
        for (const auto& state : migration_status(db, all)) CHECK((state.is_applied && !state.fault));
    }
    {
        auto db = empty_database();
        migrate(db, first_two);
        CHECK(migrate(db, squashed).applied == list{"0004_c"});
        CHECK(migrate(db, all).applied.empty());
    }
    auto db = empty_database();
    migrate(db, first_two, {.to = "0001"});
    const auto conflict = caught<migration_conflict>([&] { migrate(db, squashed); });
    CHECK(conflict.findings().at(0).name == "0003_both");
    CHECK(migrate(db, all).applied == list{"0002_b", "0004_c"});
}

TEST_CASE("what a checkpoint replaced belongs to the one that replaces it") {
    const auto first_two =
        set_of({{"0001_a", "create table a (id integer);"}, {"0002_b", "create table b (id integer);"}});
    const std::string both = "create table a (id integer);\ncreate table b (id integer);\n";
    const auto beside = [](migration_set set, const std::string& name, const std::string& up) {
        set.migrations.push_back(detail::make_migration(name, up, ""));
        return set;
    };
    const auto squashed = beside({}, "0003_both", "-- mizzle: replaces 0001_a 0002_b\n" + both);
    const auto last = [&](const migration_set& set) {
        return beside(
            beside(set, "0005_all",
                   "-- mizzle: replaces 0003_both(0001_a 0002_b) 0004_c\n" + both + "create table c (id integer);"),
            "0006_d", "create table d (id integer);");
    };
    const auto with_c = [&](const migration_set& set) { return beside(set, "0004_c", "create table c (id integer);"); };
    auto checkpoint = first_two;
    checkpoint.migrations.push_back(squashed.migrations.front());
    // The first one left those before it, or not; so did the second.
    for (const auto& middle : {with_c(squashed), with_c(checkpoint)})
        for (const auto& set : {last({}), last(middle)}) {
            auto old = empty_database();
            migrate(old, first_two);
            CHECK(migrate(old, middle).applied == list{"0004_c"});
            CHECK(migrate(old, set).applied == list{"0006_d"});
            auto newer = empty_database();
            CHECK(migrate(newer, middle).applied == list{"0003_both", "0004_c"});
            CHECK(migrate(newer, set).applied == list{"0006_d"});
            auto newest = empty_database();
            CHECK(migrate(newest, set).applied == list{"0005_all", "0006_d"});
            for (auto* db : {&old, &newer, &newest})
                for (const auto& state : migration_status(*db, set)) CHECK((state.is_applied && !state.fault));
        }
    auto db = empty_database();
    migrate(db, first_two, {.to = "0001"});
    CHECK(caught<migration_conflict>([&] { migrate(db, last({})); }).findings().at(0).name == "0005_all");
    for (const char* replaced : {"a(b", "a)", "(b)", "a (b)", "a(b))", "a(b(c)"})
        CHECK_THROWS_AS(detail::make_migration("0001_a", "-- mizzle: replaces " + std::string(replaced), ""),
                        malformed_migration);
}

TEST_CASE("a checkpoint counts only where it is reached") {
    const auto set = set_of({{"0001_a", "create table a (id integer);"},
                             {"0002_b", "create table b (id integer);"},
                             {"0003_both", "-- mizzle: replaces 0001_a 0002_b\n"
                                           "create table a (id integer);\ncreate table b (id integer);"}});
    auto db = empty_database();
    CHECK(migrate(db, set, {.to = "0001"}).applied == list{"0001_a"});
    CHECK(has_table(db, "a"));
    CHECK(migrate(db, set).applied == list{"0002_b"});
    auto other = empty_database();
    CHECK(migrate(other, set, {.to = "0003"}).applied == list{"0003_both"});
}

TEST_CASE("a migration may be C++") {
    auto db = empty_database();
    const auto set =
        set_of({{"0001_a", "create table filled (id integer);"}, {"0003_c", "delete from filled where id = 1;"}});
    CHECK(migrate(db, with_code(set, m0002_fill)).applied == list{"0001_a", "0002_fill", "0003_c"});
    CHECK(number(db, "select count(*) from filled") == 2);
    CHECK(migrate(db, with_code(set, m0002_fill)).applied.empty());
    CHECK(migrate(db, set).applied.empty());  // as the kit does, which has the folder alone
    const auto thrown = caught<migration_failed>([&] { migrate(db, with_code(set, m0002_fill, m0004_fail)); });
    CHECK_THAT(thrown.what(),
               ContainsSubstring("migration 0004_fail failed, and nothing of it stays: it was not meant"));
    CHECK(number(db, "select count(*) from filled") == 2);
    CHECK(detail::checksum_of_code("[](auto& tx) { }") == detail::checksum_of_code("[](auto & tx){}"));
    CHECK(detail::checksum_of_code("[] { f(1); }") != detail::checksum_of_code("[] { f(2); }"));
    CHECK_THROWS_AS(migrate(db, with_code(set_of({{"0002_other", ""}}), m0002_fill)), malformed_migration);
}

TEST_CASE("outside of a transaction, what hinders it leaves what has run") {
    for (const char* mark : {"-- mizzle: assert (select count(*) from a) = 0\n",
                             "-- mizzle: fails-on a.id counted by select count(*) from a where id is null\n"}) {
        auto db = empty_database();
        const auto set = set_of({{"0001_a", "-- mizzle: no-transaction\ncreate table a (id integer);\n"
                                            "insert into a values (null);\n" +
                                                std::string(mark) + "create table b (id integer);"}});
        const auto thrown = caught<migration_failed>([&] { migrate(db, set); });
        CHECK_THAT(thrown.what(), ContainsSubstring(", and 2 of its 3 statements stay") &&
                                      ContainsSubstring("then repair it") && !ContainsSubstring("nothing of it") &&
                                      !ContainsSubstring("migrate again"));
        CHECK(thrown.cause() == nullptr);
        CHECK(thrown.line() == 4);
        db.exec("delete from a");
        repair_migration(db, set, "a", migration_repair::resume);
        CHECK(has_table(db, "b"));
    }
}

TEST_CASE("outside of a transaction each statement is remembered, and what stopped is repaired") {
    auto db = empty_database();
    const auto text = [](const std::string& second) {
        return set_of({{"0001_a", "-- mizzle: no-transaction\ncreate table a (id integer);\n" + second +
                                      ";\ncreate table c (id integer);"},
                       {"0002_b", "create table d (id integer);"}});
    };
    const auto failing = text("create table b (id integer references nowhere (id)) as nonsense");
    const auto thrown = caught<migration_failed>([&] { migrate(db, failing); });
    CHECK_THAT(thrown.what(), ContainsSubstring("at line 3, and 1 of its 3 statements stay"));
    CHECK(has_table(db, "a"));
    const auto again = caught<migration_conflict>([&] { migrate(db, failing); });
    CHECK(again.findings().at(0).fault == migration_fault::half_applied);
    CHECK_THAT(again.what(), ContainsSubstring("0001_a stopped after 1 statements"));

    SECTION("resumed") {
        CHECK_THROWS_AS(repair_migration(db, text("select 1"), "a", migration_repair::resume), usage_error);
        CHECK_THROWS_AS(repair_migration(db, failing, "a", migration_repair::resume), migration_failed);
        // Somebody makes what hindered it go away: the same text can run now.
        const auto hindered = set_of({{"0001_a", "-- mizzle: no-transaction\ncreate table e (id integer);\n"
                                                 "insert into f values (1);\ncreate table g (id integer);"}});
        auto other = empty_database();
        CHECK_THROWS_AS(migrate(other, hindered), migration_failed);
        other.exec("create table f (id integer)");
        repair_migration(other, hindered, "0001_a", migration_repair::resume);
        CHECK(migrate(other, hindered).applied.empty());
        CHECK(has_table(other, "g"));
        CHECK(number(other, "select count(*) from f") == 1);
        CHECK(number(other, "select steps from mizzle_migrations") == 3);
    }
    SECTION("taken as applied") {
        repair_migration(db, failing, "a", migration_repair::applied);
        CHECK(migrate(db, failing).applied == list{"0002_b"});
        CHECK_FALSE(has_table(db, "c"));
    }
    SECTION("forgotten") {
        repair_migration(db, failing, "a", migration_repair::forget);
        db.exec("drop table a");
        CHECK(migrate(db, text("create table b (id integer)")).applied == list{"0001_a", "0002_b"});
        CHECK(has_table(db, "c"));
    }
    SECTION("nothing was done") {
        auto other = empty_database();
        CHECK_THAT(
            caught<migration_failed>([&] {
                migrate(other, set_of({{"0001_a", "-- mizzle: no-transaction\ninsert into nowhere values (1);"}}));
            }).what(),
            ContainsSubstring("nothing of it stays"));
        CHECK(number(other, "select count(*) from mizzle_migrations") == 0);
        CHECK_THROWS_AS(
            migrate(other, set_of({{"0001_a", "-- mizzle: no-transaction\n-- mizzle: foreign-keys-off\n"}})),
            malformed_migration);
    }
    SECTION("what would be lost is counted before the first statement") {
        auto other = empty_database();
        other.exec("create table lost (id integer); insert into lost values (1)");
        const auto losing = set_of({{"0001_a", "-- mizzle: no-transaction\ncreate table a (id integer);\n"
                                               "-- mizzle: loses lost.id\ndrop table lost;"}});
        CHECK_THROWS_AS(migrate(other, losing), would_lose_rows);
        CHECK_FALSE(has_table(other, "a"));
        CHECK(migrate(other, losing, {.allow_loss = {"lost.id"}}).losses.size() == 1);
    }
    SECTION("taken back") {
        auto other = empty_database();
        auto set = set_of({{"0001_a", "create table a (id integer); create table b (id integer);"}},
                          "-- mizzle: no-transaction\ndrop table a; drop table missing;");
        migrate(other, set);
        CHECK_THROWS_AS(migrate_down(other, set), migration_failed);
        CHECK_THAT(migration_status(other, set).at(0).sentence, ContainsSubstring("1 statements of its down.sql"));
        other.exec("create table missing (id integer)");
        repair_migration(other, set, "a", migration_repair::resume);
        CHECK(number(other, "select count(*) from mizzle_migrations") == 0);
    }
}

TEST_CASE("eight migrate one empty database at once") {
    const place p;
    auto set = first(2);
    set.migrations.push_back(detail::make_migration(
        "0003_alone", "-- mizzle: no-transaction\ncreate table alone (id integer);\ninsert into alone values (1);",
        ""));
    for (int i = 4; i < 9; ++i)
        set.migrations.push_back(detail::make_migration(
            "000" + std::to_string(i) + "_more", "insert into orders values (" + std::to_string(i) + ", 1);", ""));
    std::atomic<int> applied = 0, ended = 0;
    std::vector<std::thread> threads;
    std::vector<std::string> errors(8);
    for (std::size_t i = 0; i < 8; ++i)
        threads.emplace_back([&, i] {
            try {
                auto db = p.open();
                applied += static_cast<int>(migrate(db, set).applied.size());
                if (migration_status(db, set).back().is_applied) ++ended;
            } catch (const std::exception& e) { errors[i] = e.what(); }
        });
    for (auto& t : threads) t.join();
    CHECK(errors == std::vector<std::string>(8));
    CHECK(applied == 8);
    CHECK(ended == 8);
    auto db = p.open();
    CHECK(number(db, "select count(*) from orders") == 7);
    CHECK(number(db, "select count(*) from alone") == 1);
    CHECK(number(db, "select count(*) from mizzle_migrations") == 8);
}

TEST_CASE("who waits for another one that migrates says so when the time is over") {
    const place p;
    auto db = p.open(10ms), other = p.open();
    migrate(db, first(1));
    other.transaction([&](auto& tx) {
        if constexpr (!on_sqlite) tx.exec(migration_words_of(dialects::postgres{}).lock(1s));
        const auto thrown = caught<migration_in_progress>([&] { migrate(db, first(2), {.wait = 10ms}); });
        CHECK_THAT(thrown.what(), ContainsSubstring("another program migrates this database"));
    });
    // One that runs outside of a transaction, here this very connection or process.
    migrate(db, first(2));
    const auto backend = on_sqlite ? static_cast<std::int64_t>(getpid()) : number(db, "select pg_backend_pid()");
    const auto as_running = [&](std::int64_t who, const std::string& by) {
        db.exec("update mizzle_migrations set state = 'applying', backend = " + std::to_string(who) +
                ", applied_by = '" + by + "' where name = '0002_second'");
    };
    as_running(backend, "ada@" + detail::host_name());
    const auto running = caught<migration_in_progress>([&] { migrate(db, first(2), {.wait = 10ms}); });
    CHECK_THAT(running.what(), ContainsSubstring("0002_second is being applied by ada@"));
    CHECK_THROWS_AS(repair_migration(db, shop, "second", migration_repair::applied), migration_in_progress);
    as_running(0x7fff'fffe, "ada@" + detail::host_name());
    CHECK_THROWS_AS(migrate(db, first(2), {.wait = 10s}), migration_conflict);
    if (on_sqlite) {
        as_running(0x7fff'fffe, "ada@another machine");
        CHECK_THROWS_AS(migrate(db, first(2), {.wait = 10ms}), migration_in_progress);
    }
}

namespace {

// Runs f in a process that is killed at its n-th statement. False where it ends by itself before.
template <class F> bool was_killed(int n, F&& f) {
    const auto child = fork();
    if (child == 0) {
        try {
            f(n);
        } catch (...) { _exit(2); }
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
    return WIFSIGNALED(status);
}

void migrate_until_killed(const place& p, const migration_set& set, int n) {
    auto db = p.open();
    int statements = 0;
    db.on_query([&](const query_event&) {
        if (++statements == n) kill(getpid(), SIGKILL);
    });
    migrate(db, set, {.allow_loss = both_losses});
}

}  // namespace

TEST_CASE("killed at any of its statements, migrating ends in the right state the next time") {
    int n = 1;
    for (bool killed = true; killed; ++n) {
        const place p;
        killed = was_killed(n, [&](int at) { migrate_until_killed(p, shop, at); });
        auto db = p.open();
        migrate(db, shop, {.allow_loss = both_losses});
        REQUIRE(number(db, "select count(*) from customers") == 3);
        REQUIRE(number(db, "select count(*) from customers where mail = 'c@d'") == 1);
        REQUIRE(number(db, "select count(*) from orders") == 2);
        REQUIRE(number(db, "select count(*) from mizzle_migrations where state = 'applied'") == 3);
        REQUIRE_FALSE(has_table(db, "copies"));
    }
    CHECK(n > 20);
}

TEST_CASE("killed outside of a transaction, migrating names what to do the next time") {
    const auto set = set_of({{"0001_a", "create table t (id integer);"},
                             {"0002_b", "-- mizzle: no-transaction\ncreate table if not exists u (id integer);\n"
                                        "create table if not exists v (id integer);"}});
    int named = 0;
    int n = 1;
    for (bool killed = true; killed; ++n) {
        const place p;
        killed = was_killed(n, [&](int at) { migrate_until_killed(p, set, at); });
        auto db = p.open();
        try {
            migrate(db, set);
        } catch (const migration_conflict& e) {
            REQUIRE(e.findings().at(0).fault == migration_fault::half_applied);
            REQUIRE(e.findings().at(0).name == "0002_b");
            ++named;
            repair_migration(db, set, "0002_b", migration_repair::resume);
            REQUIRE(migrate(db, set).applied.empty());
        }
        REQUIRE(has_table(db, "u"));
        REQUIRE(has_table(db, "v"));
        REQUIRE(number(db, "select count(*) from mizzle_migrations where state = 'applied'") == 2);
    }
    CHECK(named >= 4);
    CHECK(n > 12);
}

// A script runs as its database reads it when it is sent whole.
TEST_CASE("scripts of hostile text are taken apart as the database does") {
    auto db = empty_database();
    const auto& words = migration_words_of(test_database::dialect{});
    std::vector<std::string> pieces{
        "';'",     "''",   "'it''s;'", "'--'",     "'/*'",  "'*/'", "'$$'", "'\\'",    "\"a;\"\"b\"", "\";\"",
        "/* ; */", "/**/", "/* ' */",  "-- ; '\n", "--\n",  "1",    "a",    "e",       "E ",          " ",
        "\n",      "(1)",  "x",        "_",        "begin", "end",  "case", "trigger", "atomic"};
    if constexpr (on_sqlite)
        for (const auto* p : {"`;`", "[;']", "[a\"b]", "X'00'", "/* /* */"}) pieces.emplace_back(p);
    else
        for (const auto* p : {"$$;'$$", "$a$;$$$a$", "E'\\';'", "e'\\\\'", "/* /* ; */ ' */", "B'1'", "U&';'", "-- ;\r",
                              "array[1]", "$1", "a$b$", "1;--"})
            pieces.emplace_back(p);
    std::mt19937 random(7);
    const auto any = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    int ran = 0;
    for (int round = 0; round < 400; ++round) {
        // Whatever stands in a comment or in a text with an alias, the statements are these.
        std::string script;
        const auto statements = 1 + any(4);
        for (std::size_t s = 0; s < statements; ++s) {
            script += "insert into said values (" + std::to_string(s);
            for (std::size_t i = any(5); i > 0; --i) {
                const auto& piece = pieces[any(pieces.size())];
                const bool is_value = piece.find('\'') != std::string::npos && piece[0] != '"' && piece[0] != '/' &&
                                      piece[0] != '-' && piece[0] != '[' && piece[0] != '`';
                if (piece[0] == '/' || piece[0] == '-') script += " " + piece + " ";
                else if (is_value) script += " + length(" + piece + ")";
                else if (piece[0] == '"' || piece[0] == '`' || piece[0] == '[')
                    script += " + (select 1 as " + piece + ")";
                else if (piece[0] == '$' && piece.size() > 2) script += " + length(" + piece + ")";
            }
            script += ")" + std::string(any(2), ' ') + ";";
            while (any(3) == 0) script += pieces[9 + any(6)];
        }
        db.exec("drop table if exists said; create table said (n integer)");
        try {
            db.exec(script);
        } catch (const database_error&) { continue; }  // it means nothing to the database
        const auto sum = number(db, "select coalesce(sum(n * n), 0) + 1000 * count(*) from said");
        db.exec("drop table said; create table said (n integer)");
        std::size_t parts = 0;
        try {
            for (const auto& part : detail::split_script(script, words.rules)) {
                db.exec(part.text);
                ++parts;
            }
        } catch (const error& e) { FAIL(script << "\n" << e.what()); }
        INFO(script);
        REQUIRE(parts == static_cast<std::size_t>(number(db, "select count(*) from said")));
        REQUIRE(number(db, "select coalesce(sum(n * n), 0) + 1000 * count(*) from said") == sum);
        ++ran;
    }
    CHECK(ran > 200);
}

TEST_CASE("a database whose schema is another one is refused at the start, each difference by name") {
    {
        auto db = filled_database();
        int asked = 0;
        db.on_query([&](const query_event&) { ++asked; });
        require_schema(db, app::schema);
        CHECK(asked == 1);
        // What a newer program has added is no hindrance.
        db.exec("alter table users add column nick text; alter table users add column age integer not null default 1; "
                "create table other (id integer not null)");
        require_schema(db, app::schema);
    }
    auto planted_one = empty_database();
    create(planted_one, planted::schema);
    require_schema(planted_one, planted::schema);
    if (test_database::dialect::constants.defers_constraints) {
        auto drafts = empty_database();
        create(drafts, planted::schema_of_drafts);
        require_schema(drafts, planted::schema_of_drafts);
    }

    auto nothing = empty_database();
    const auto all = caught<schema_differs>([&] { require_schema(nothing, app::schema); });
    CHECK(all.differences().size() == (on_sqlite ? 5 : 6));
    CHECK_THAT(all.what(), ContainsSubstring("table todos is missing, table users is missing"));
    CHECK_THROWS_AS(require_schema(nothing, app::schema), schema_mismatch);

    struct damage {
        std::string sql;
        list sentences;
    };
    std::vector<damage> damages{
        {"drop index todos_user_due_idx", {"index todos_user_due_idx of table todos is missing"}},
        {"drop index users_name_idx; create index users_name_idx on tags (name)",
         {"index users_name_idx of table users is missing"}},
        {"drop index todos_user_due_idx; create unique index todos_user_due_idx on todos (user_id, id)",
         {"index todos_user_due_idx of table todos is another one"}},
        {"alter table todos drop column effort", {"column todos.effort is missing"}},
        {"alter table todos rename column effort to work", {"column todos.effort is missing"}},
        {"drop table todo_tags; create table todo_tags (todo_id integer not null references users (id), tag_id "
         "integer, "
         "note text not null)",
         {"column todo_tags.note is not declared and needs a value", "column todo_tags.tag_id allows NULL",
          "the foreign key of table todo_tags over tag_id to tags is missing",
          "the foreign key of table todo_tags over todo_id to todos is missing",
          "the primary key of table todo_tags is not todo_id,tag_id"}},
    };
    if constexpr (on_sqlite) {
        damages.push_back({"drop table preferences; create table preferences (id integer primary key, user_id text not "
                           "null references users (id), theme text, options text)",
                           {"check preferences_options_check of table preferences is missing or another one",
                            "check preferences_theme_check of table preferences is missing or another one",
                            "column preferences.user_id is text and not integer",
                            "the default of column preferences.options is missing",
                            "the default of column preferences.theme is missing",
                            "the unique key of table preferences over user_id is missing"}});
        damages.push_back({"alter table users drop column bio; alter table users add column bio text default 'x'",
                           {"the default of column users.bio is 'x' and not ''"}});
    } else {
        damages.push_back(
            {"alter table users alter column bio set default 'x', alter column is_active drop default",
             {"the default of column users.bio is not ''", "the default of column users.is_active is missing"}});
        damages.push_back({"alter table users drop constraint users_name_length, add constraint users_name_length "
                           "check (length(name) >= 1)",
                           {"check users_name_length of table users is another one"}});
        damages.push_back(
            {"alter table todos alter column user_id type bigint", {"column todos.user_id is bigint and not integer"}});
        damages.push_back({"alter table preferences alter column theme type varchar(10)",
                           {"column preferences.theme is character varying(10) and not varchar(20)"}});
        damages.push_back({"alter table users alter column name drop not null", {"column users.name allows NULL"}});
        damages.push_back({"alter table users alter column bio set not null", {"column users.bio allows no NULL"}});
        damages.push_back({"alter table users drop constraint users_name_length",
                           {"check users_name_length of table users is missing"}});
        damages.push_back(
            {"alter table tags drop constraint tags_name_key", {"the unique key of table tags over name is missing"}});
        damages.push_back(
            {"alter type priority add value 'urgent'", {"enum priority has other labels than low,medium,high"}});
    }
    for (const auto& [sql, sentences] : damages) {
        auto db = filled_database();
        db.exec(sql);
        INFO(sql);
        auto said = caught<schema_differs>([&] { require_schema(db, app::schema); }).differences();
        CHECK(said == sentences);
    }
}

#ifndef MIZZLE_TEST_POSTGRES

namespace {

// A table rebuilt as SQLite's documentation has it, with another that refers to it.
migration_set rebuilding(const std::string& where) {
    return set_of(
        {{"0001_a",
          "create table parents (id integer primary key, name text);\n"
          "create table children (id integer primary key, parent_id integer not null references parents (id) "
          "on delete cascade);\n"
          "create table log (line text);\n"
          "create trigger \"on'parents\" after insert on parents begin\n"
          "  insert into log values (new.name);\nend;\n"
          "create trigger on_children after insert on children begin select 1; end;\n"
          "insert into parents values (1, 'ada'), (2, 'bob');\ninsert into children values (10, 1), (11, 2);"},
         {"0002_b", "-- mizzle: foreign-keys-off\n"
                    "create table \"new_parents\" (id integer primary key, name text not null);\n"
                    "insert into new_parents select id, name from parents" +
                        where + ";\ndrop table parents;\nalter table \"new_parents\" rename to \"parents\";"}});
}
bool looks_after_foreign_keys(test_database& db) {
    return number(db, "select foreign_keys from pragma_foreign_keys") == 1;
}

}  // namespace

TEST_CASE("a rebuilt table keeps the rows that refer to it, and its triggers") {
    auto db = empty_database();
    migrate(db, rebuilding(""));
    CHECK(looks_after_foreign_keys(db));
    CHECK(number(db, "select count(*) from children") == 2);
    db.exec("insert into parents values (3, 'eve')");
    CHECK(number(db, "select count(*) from log where line = 'eve'") == 1);
    CHECK(number(db, "select count(*) from sqlite_schema where type = 'trigger'") == 2);
    CHECK_THROWS_AS(db.exec("insert into children values (12, 99)"), foreign_key_violation);

    // What would leave rows without those that they refer to is taken back.
    auto broken = empty_database();
    const auto thrown = caught<migration_failed>([&] { migrate(broken, rebuilding(" where id = 1")); });
    CHECK_THAT(thrown.what(), ContainsSubstring("1 rows would refer to rows that are not there"));
    CHECK(looks_after_foreign_keys(broken));
    CHECK(number(broken, "select count(*) from parents") == 2);
    CHECK(number(broken, "select count(*) from children") == 2);
    CHECK(number(broken, "select count(*) from sqlite_schema where type = 'trigger'") == 2);

    // Where they were off they stay off.
    sqlite off(":memory:", {.foreign_keys = false});
    migrate(off, rebuilding(""));
    CHECK_FALSE(looks_after_foreign_keys(off));
}

TEST_CASE("a table that is built anew keeps what it was made with beside its columns, or is left as it was") {
    const auto with = [](const std::string& options) {
        return set_of({{"0001_a", "create table a (id integer primary key) strict, without rowid;\n"
                                  "create table b (id integer primary key) strict;\ninsert into a values (1);"},
                       {"0002_b", "-- mizzle: foreign-keys-off\n"
                                  "create table \"mizzle_new_a\" (id integer primary key, name text)" +
                                      options +
                                      ";\ninsert into mizzle_new_a (id) select id from a;\ndrop table a;\n"
                                      "alter table mizzle_new_a rename to a;"}});
    };
    for (const auto* options : {"", " strict", " without rowid"}) {
        auto db = empty_database();
        CHECK_THAT(caught<malformed_migration>([&] { migrate(db, with(options)); }).what(),
                   ContainsSubstring("0002_b builds table a anew") && ContainsSubstring("strict, without rowid"));
        CHECK(number(db, "select count(*) from pragma_table_info('a')") == 1);
        CHECK(number(db, "select count(*) from a") == 1);
    }
    auto db = empty_database();
    migrate(db, with(" strict, without rowid"));
    CHECK(number(db, "select count(*) from pragma_table_info('a')") == 2);
}

TEST_CASE("a trigger is lost neither by a table's new name nor kept without its table") {
    const std::string table = "create table a (id integer);\ncreate trigger t after insert on a begin select 1; end;";
    const auto with = [&](const std::string& second) {
        return set_of({{"0001_a", table}, {"0002_b", "-- mizzle: foreign-keys-off\n" + second}});
    };
    auto renamed = empty_database();
    CHECK_THAT(caught<malformed_migration>([&] { migrate(renamed, with("alter table \"a\" rename to b;")); }).what(),
               ContainsSubstring("trigger t would be lost"));
    CHECK(has_table(renamed, "a"));
    auto dropped = empty_database();
    migrate(dropped, with("drop table a;"));
    CHECK_FALSE(has_table(dropped, "t"));
    auto made_anew = empty_database();
    migrate(made_anew, with("create trigger t after delete on a begin select 2; end;"));
    CHECK(number(made_anew, "select count(*) from sqlite_schema where name = 't' and sql like '%delete%'") == 1);
}

TEST_CASE("a rebuild that is killed at any of its statements loses no row") {
    int n = 1;
    for (bool killed = true; killed; ++n) {
        const place p;
        killed = was_killed(n, [&](int at) { migrate_until_killed(p, rebuilding(""), at); });
        auto db = p.open();
        migrate(db, rebuilding(""));
        REQUIRE(number(db, "select count(*) from parents") == 2);
        REQUIRE(number(db, "select count(*) from children") == 2);
        REQUIRE(number(db, "select count(*) from sqlite_schema where type = 'trigger'") == 2);
        REQUIRE(looks_after_foreign_keys(db));
    }
    CHECK(n > 25);
}

#else

TEST_CASE("a statement that waits for a lock lets go, and tries again") {
    const place p;
    auto db = p.open(), other = p.open();
    migrate(db, first(1));
    std::atomic<bool> is_held = false;
    const auto hold = [&](std::chrono::milliseconds time) {
        is_held = false;
        std::thread holder([&, time] {
            other.transaction([&](auto& tx) {
                tx.exec("lock table customers in access share mode");
                is_held = true;
                std::this_thread::sleep_for(time);
            });
        });
        while (!is_held) std::this_thread::sleep_for(1ms);
        return holder;
    };
    int begun = 0;
    db.on_query([&](const query_event& e) { begun += e.sql.starts_with("begin"); });
    auto holder = hold(400ms);
    CHECK(migrate(db, first(2), {.lock_timeout = 50ms, .retry = {.attempts = 100, .backoff = 10ms}}).applied.size() ==
          1);
    holder.join();
    CHECK(begun > 1);

    holder = hold(500ms);
    const auto thrown = caught<migration_failed>([&] {
        migrate(db, shop, {.allow_loss = both_losses, .lock_timeout = 10ms, .retry = {.attempts = 2, .backoff = 1ms}});
    });
    holder.join();
    CHECK_THAT(thrown.what(), ContainsSubstring("0003_third failed at line 2, and nothing of it stays"));
    CHECK_THROWS_AS(std::rethrow_exception(thrown.cause()), busy);
    CHECK(migrate(db, shop, {.allow_loss = both_losses}).applied.size() == 1);

    const auto slow = set_of({{"0004_slow", "select pg_sleep(10);"}});
    auto all = shop;
    all.migrations.push_back(slow.migrations[0]);
    CHECK_THROWS_AS(std::rethrow_exception(
                        caught<migration_failed>([&] { migrate(db, all, {.statement_timeout = 50ms}); }).cause()),
                    query_canceled);
}

TEST_CASE("an index that could not be built concurrently does not stay behind") {
    auto db = empty_database();
    db.exec("create table t (id integer); insert into t values (1), (1); create table marks (id integer); "
            "insert into marks values (1), (1)");
    CHECK_THROWS_AS(db.exec("create unique index concurrently somebodys_idx on marks (id)"), unique_violation);
    const auto set = set_of({{"0001_a", "-- mizzle: no-transaction\ncreate index concurrently fine_idx on t (id);\n"
                                        "create unique index concurrently \"T_idx\" on t (id);"}});
    const auto thrown = caught<migration_failed>([&] { migrate(db, set); });
    CHECK_THAT(thrown.what(), ContainsSubstring("1 of its 2 statements stay"));
    CHECK(has_table(db, "fine_idx"));
    CHECK_FALSE(has_table(db, "T_idx"));
    CHECK(has_table(db, "somebodys_idx"));  // it may be being built

    // As a kill leaves it.
    CHECK_THROWS_AS(db.exec("create unique index concurrently \"T_idx\" on t (id)"), unique_violation);
    db.exec("delete from t");
    repair_migration(db, set, "0001_a", migration_repair::resume);
    CHECK(number(db, "select count(*) from pg_index where indexrelid = '\"T_idx\"'::regclass and indisvalid") == 1);
    auto other = empty_database();
    CHECK_THROWS_AS(migrate(other, set_of({{"0001_a", "-- mizzle: foreign-keys-off"}})), malformed_migration);
}

TEST_CASE("rows that are written while a loss is counted are not lost uncounted") {
    const place p;
    auto db = p.open(), other = p.open();
    migrate(db, first(2));
    db.exec("update customers set note = null");
    std::atomic<bool> is_blocked = false;
    db.on_query([&](const query_event& e) {
        if (!e.sql.starts_with("select count(*) from \"customers\"")) return;
        other.exec("set lock_timeout = 20");
        try {
            other.exec("update customers set note = 'late'");
        } catch (const busy&) { is_blocked = true; }
    });
    migrate(db, shop, {.allow_loss = {"copies"}});
    CHECK(is_blocked);
}

#endif
