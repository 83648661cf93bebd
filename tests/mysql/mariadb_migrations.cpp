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
    return number(db, "select count(*) from information_schema.tables where table_schema = database() and table_name = '" +
                          name + "'") == 1;
}

// Each statement fails when it runs twice, or is counted.
const auto shop = set_of(
    {{"0001_first", "create table customers (id integer primary key, note text, hits integer not null default 0);\n"
                    "create table orders (id integer primary key, customer_id integer not null, "
                    "constraint of_customer foreign key (customer_id) references customers (id));\n"
                    "insert into customers (id, note) values (1, 'tea'), (2, null), (3, '{}');\n"
                    "insert into orders values (10, 1), (11, 2);"},
     {"0002_second",
      "alter table customers add column mail varchar(20) not null default 'a@b';\n"
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
