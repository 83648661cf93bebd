// Migrations where DDL commits by itself: a step at a time, by one and by many, killed at each statement.
#include <mizzle/migrate.hpp>

#include "../catch.hpp"
#include "../caught.hpp"
#include "server.hpp"

#include <atomic>
#include <csignal>
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

migration_set set_of(const std::vector<std::pair<std::string, std::string>>& scripts, const std::string& down = "") {
    migration_set set;
    for (const auto& [name, up] : scripts) set.migrations.push_back(detail::make_migration(name, up, down));
    return set;
}

std::int64_t number(mysql& db, const std::string& sql) { return db.one(unsafe_sql_statement<std::int64_t>(sql)); }
bool has_table(mysql& db, const std::string& name) {
    return number(db,
                  "select count(*) from information_schema.tables where table_schema = database() and table_name = '" +
                      name + "'") == 1;
}

// Each statement fails when it runs twice, or is counted.
const auto shop = set_of(
    {{"0001_first", "create table customers (id integer primary key, note text, hits integer not null default 0);\n"
                    "create table orders (id integer primary key, customer_id integer not null, "
                    "constraint of_customer foreign key (customer_id) references customers (id));\n"
                    "insert into customers (id, note) values (1, 'tea'), (2, null), (3, '{}');\n"
                    "insert into orders values (10, 1), (11, 2);"},
     {"0002_second", "alter table customers add column mail varchar(20) not null default 'a@b';\n"
                     "create index by_mail on customers (mail);\n"
                     "update customers set hits = hits + 1;\n"
                     "create trigger counted before update on customers for each row begin\n"
                     "  if new.note is null then set new.note = 'none'; end if;\n  set new.hits = old.hits + 10; end;\n"
                     "create view mails as select mail from customers;\n"
                     "-- mizzle: assert (select count(*) from customers where hits = 1) = 3\n"
                     "alter table orders drop foreign key of_customer, drop index of_customer;\n"
                     "rename table orders to purchases;\n"
                     "update customers set mail = 'c@d' where id = 2;"},
     {"0003_third", "drop trigger counted;\n-- mizzle: loses customers.note\n"
                    "alter table customers drop column note;\ndrop view mails;"}});
const list loss{"customers.note"};

void expect_whole(mysql& db) {
    REQUIRE(number(db, "select count(*) from customers") == 3);
    REQUIRE(number(db, "select sum(hits) from customers where mail = 'c@d'") == 11);
    REQUIRE(number(db, "select sum(hits) from customers") == 13);
    REQUIRE(number(db, "select count(*) from purchases") == 2);
    REQUIRE(number(db, "select count(*) from mizzle_migrations where state = 'applied' and backend = 0") == 3);
    REQUIRE_FALSE(has_table(db, "mails"));
}

// Runs f(connection) in a process that is killed when its n-th statement has run. False where it ends by itself before.
template <class F> bool was_killed(int n, const F& f) {
    const auto child = fork();
    if (child == 0) {
        try {
            auto db = open_database();
            int statements = 0;
            db.on_query([&](const query_event&) {
                if (++statements == n) kill(getpid(), SIGKILL);
            });
            f(db);
        } catch (...) { _exit(2); }
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
    return WIFSIGNALED(status);
}

}  // namespace

TEST_CASE("MariaDB: killed at any of its statements, migrating goes on where it stopped") {
    int n = 1;
    const int every = std::getenv("MIZZLE_TEST_PAIRS") != nullptr ? 1 : 4;
    for (bool killed = true; killed; n += every) {
        auto db = own_database();
        killed = was_killed(n, [](mysql& own) { migrate(own, shop, {.allow_loss = loss}); });
        INFO("killed at statement " << n);
        migrate(db, shop, {.allow_loss = loss});
        expect_whole(db);
        REQUIRE(migrate(db, shop).applied.empty());
    }
    CHECK(n > 40);
}

TEST_CASE("MariaDB: eight migrate one empty database at once") {
    auto db = own_database();
    std::atomic<int> applied = 0;
    std::vector<std::thread> threads;
    list errors(8);
    for (std::size_t i = 0; i < 8; ++i)
        threads.emplace_back([&, i] {
            try {
                auto own = open_database();
                applied += static_cast<int>(migrate(own, shop, {.allow_loss = loss}).applied.size());
            } catch (const std::exception& e) { errors[i] = e.what(); }
        });
    for (auto& t : threads) t.join();
    CHECK(errors == list(8));
    CHECK(applied == 3);
    expect_whole(db);
}

TEST_CASE("MariaDB: what a statement fails on is mended, and migrating goes on there") {
    auto db = own_database();
    const auto set =
        set_of({{"0001_a", "create table a (id integer primary key, n integer);\n"
                           "insert into a values (1, 7), (2, 7);\n"
                           "-- mizzle: fails-on a.n counted by select count(*) - count(distinct n) from a\n"
                           "alter table a add constraint a_key unique (n);\n"
                           "create table b (id integer);"}},
               "drop table b;\ndrop table c;\ndrop table a;");
    const auto counted = caught<migration_failed>([&] { migrate(db, set); });
    CHECK(counted.line() == 3);
    CHECK_THAT(counted.what(), ContainsSubstring("2 of its 4 statements stay, as this database takes no DDL back; mend "
                                                 "what hinders it, then migrate again, which goes on there"));
    CHECK(migration_status(db, set).at(0).fault == migration_fault::half_applied);
    db.exec("update a set n = 8 where id = 2");
    CHECK(migrate(db, set, {.dry_run = true}).pending == list{"0001_a"});
    CHECK(migrate(db, set).applied == list{"0001_a"});
    CHECK(number(db, "select count(*) from a") == 2);

    // The way back goes on, too, and only that way does.
    CHECK_THAT(caught<migration_failed>([&] { migrate_down(db, set); }).what(), ContainsSubstring("failed at line 2"));
    CHECK_THROWS_AS(migrate(db, set), migration_conflict);
    db.exec("create table c (id integer)");
    CHECK(migrate_down(db, set).reverted == list{"0001_a"});
    CHECK_FALSE(has_table(db, "a"));
    CHECK(number(db, "select count(*) from mizzle_migrations") == 0);

    // What cannot begin leaves nothing.
    const auto nothing = set_of({{"0001_a", "insert into nowhere values (1);"}});
    CHECK_THAT(caught<migration_failed>([&] { migrate(db, nothing); }).what(),
               ContainsSubstring("nothing of it stays"));
    CHECK(number(db, "select count(*) from mizzle_migrations") == 0);
}

TEST_CASE("MariaDB: where nobody can tell whether a statement has run, a person is asked") {
    auto db = own_database();
    const auto set =
        set_of({{"0001_a", "create table a (id integer);\ncreate table b (id integer);\ndrop table a, b;"}});
    bool is_named = false;
    int n = 1;
    for (bool killed = true; killed && !is_named; ++n) {
        db = own_database();
        killed = was_killed(n, [](mysql& own) {
            migrate(own, set_of({{"0001_a", "create table a (id integer);\ncreate table b (id integer);\n"
                                            "drop table a, b;"}}));
        });
        try {
            migrate(db, set);
        } catch (const migration_conflict& e) {
            is_named = true;
            CHECK(e.findings().at(0).fault == migration_fault::half_applied);
            CHECK_THAT(e.what(), ContainsSubstring("0001_a stopped after 2 statements") &&
                                     ContainsSubstring("at line 3, has run"));
            db.exec("drop table if exists a, b");
            repair_migration(db, set, "a", migration_repair::applied);
            CHECK(migrate(db, set).applied.empty());
        }
    }
    CHECK(is_named);
}

TEST_CASE("MariaDB: who waits for another one that migrates says so, and losses are counted before and at their turn") {
    auto db = own_database(), other = open_database();
    const auto words = migration_words_of(dialects::mysql{});
    other.exec(words.choose_lock);
    CHECK(other.one(unsafe_sql_statement<std::int64_t>(words.take_lock(1s))) == 1);
    CHECK_THAT(caught<migration_in_progress>([&] { migrate(db, shop, {.wait = 10ms}); }).what(),
               ContainsSubstring("another program migrates this database"));
    other.exec(words.free_lock);
    const auto two = set_of({{"0001_first", shop.migrations[0].up}, {"0002_second", shop.migrations[1].up}});
    migrate(db, two);
    CHECK(migrate(db, two).applied.empty());
    const auto lost = caught<would_lose_rows>([&] { migrate(db, shop); });
    CHECK(lost.losses() == std::vector<migration_loss>{{"0003_third", "customers.note", 3}});
    CHECK(number(db, "select count(*) from mizzle_migrations") == 2);
    // The connection's own limits are back.
    CHECK(number(db, "select @@lock_wait_timeout") == number(db, "select @@global.lock_wait_timeout"));
}

TEST_CASE("MariaDB: rows that are lost under a name that the same migration gives are counted at their turn") {
    auto db = own_database();
    const auto set =
        set_of({{"0001_a", "create table t (id integer primary key, x integer);\ninsert into t values (1, 2);"},
                {"0002_b", "alter table t rename to u;\n-- mizzle: loses u.x\nalter table u drop column x;"}});
    const auto lost = caught<would_lose_rows>([&] { migrate(db, set); });
    CHECK(lost.losses() == std::vector<migration_loss>{{"0002_b", "u.x", 1}});
    CHECK(number(db, "select x from u") == 2);
    CHECK(migrate(db, set, {.allow_loss = {"u.x"}}).applied == list{"0002_b"});
}

TEST_CASE("MariaDB: scripts are taken apart by its rules") {
    const auto rules = migration_words_of(dialects::mysql{}).rules;
    const auto count = [&](std::string_view script) { return detail::split_script(script, rules).size(); };
    CHECK(count("select 1 # ; a comment\n; select 2 -- ; another\n; select 5--3; select `a;b`, \"c;d\", 'e;f'") == 4);
    CHECK(count("/* ; */ select 1; /*! select 2 */; select 3") == 3);
    CHECK(count("create trigger t before insert on a for each row begin if new.n > 1 then set new.n = if(1, 2, 3); "
                "elseif new.n < 0 then set new.n = 0; else begin set @a = case when 1 then 2 end; end; end if; "
                "while 0 do set @b = repeat('a', 2); end while; l: loop leave l; end loop; repeat set @c = 1; until 1 "
                "end repeat; case new.n when 1 then set @d = 1; else begin end; end case; end; select 1") == 2);
    CHECK(
        count("create definer = current_user procedure p() begin select 1; end; create or replace function f() returns "
              "int deterministic return 1; drop table if exists a; create table `begin` (n int); select 2") == 5);
    CHECK(count("create trigger t before insert on a for each row set new.n = 1; select 1") == 2);
}

namespace {

MIZZLE_TABLE(people,
    (id,   serial,      primary_key),
    (name, varchar(20), not_null, default_value("it's")),
    (mail, text,        unique),
    (age,  integer,     not_null))
MIZZLE_CONSTRAINTS(people, check("people_age", people.age > 0), index("people_name").on(lower(people.name)))
MIZZLE_TABLE(pets, (id, bigint, primary_key), (owner_id, integer, references(people.id)))
MIZZLE_SQL_OBJECT(fed, mysql("create trigger fed before insert on pets for each row set @fed = 1"))
MIZZLE_SCHEMA(declared, people, pets, fed)

}  // namespace

TEST_CASE("MariaDB: a database whose schema is another one is refused at the start, each difference by name") {
    auto db = own_database();
    const auto said = [&] { return caught<schema_differs>([&] { require_schema(db, declared); }).differences(); };
    CHECK(said() == list{"table people is missing", "table pets is missing"});
    create(db, declared);
    CHECK_NOTHROW(require_schema(db, declared));
    db.exec(
        "alter table people modify age bigint, modify name varchar(20) not null default 'x', drop index people_name, "
        "drop constraint people_age, drop index people_mail_key, add needed integer not null; drop trigger fed; "
        "alter table pets drop foreign key pets_owner_id_fkey");
    CHECK(said() ==
          list{"check people_age of table people is missing", "column people.age is bigint(20) and not integer",
               "column people.needed is not declared and needs a value", "index people_name of table people is missing",
               "the default of column people.name is 'x' and not 'it''s'",
               "the foreign key of table pets over owner_id to people is missing",
               "the unique key of table people over mail is missing", "trigger fed on pets is missing"});
}
