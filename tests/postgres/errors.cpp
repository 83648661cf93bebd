#include "../app.hpp"
#include "../catch.hpp"
#include "helpers.hpp"

#include <chrono>
#include <clocale>
#include <future>
#include <string>
#include <thread>
#include <vector>

using namespace app;
using namespace mizzle;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

std::int64_t count_tags(postgres& db) { return db.one(select(count()).from(tags)).count; }

}  // namespace

TEST_CASE("violations tell the code, the constraint, the table, the columns and the server's detail") {
    auto db = filled_database();
    db.run(insert_into(tags).values({.name = "secret tag"}));
    const auto unique = caught<unique_violation>([&] { db.run(insert_into(tags).values({.name = "secret tag"})); });
    CHECK(unique.code() == "23505");
    CHECK(unique.constraint() == "tags_name_key");
    CHECK(unique.table() == "tags");
    CHECK(unique.columns() == std::vector<std::string>{"name"});
    CHECK(unique.statement() == R"(insert into "tags" ("name") values ($1))");
    CHECK(unique.detail() == "Key (name)=(secret tag) already exists.");
    CHECK_THAT(unique.what(), ContainsSubstring("on_conflict()"));
    CHECK_THAT(unique.what(), !ContainsSubstring("secret tag"));

    const auto key = caught<unique_violation>([&] {
        db.run(insert_into(todo_tags).values({{.todo_id = 1, .tag_id = 1}, {.todo_id = 1, .tag_id = 1}}));
    });
    CHECK(key.constraint() == "todo_tags_pkey");
    CHECK(key.columns() == std::vector<std::string>{"todo_id", "tag_id"});

    const auto expression = caught<unique_violation>(
        [&] { db.run(insert_into(users).values({.email = "ADA@example.org", .name = "x2"})); });
    CHECK(expression.constraint() == "users_email_lower_idx");
    CHECK(expression.columns().empty());

    const auto check = caught<check_violation>([&] { db.run(insert_into(users).values({.email = "x", .name = "x"})); });
    CHECK(check.code() == "23514");
    CHECK(check.constraint() == "users_name_length");
    CHECK(check.table() == "users");

    const auto foreign =
        caught<foreign_key_violation>([&] { db.run(insert_into(todos).values({.user_id = 99, .title = "x"})); });
    CHECK(foreign.code() == "23503");
    CHECK(foreign.constraint() == "todos_user_id_fkey");
    CHECK(foreign.table() == "todos");
    CHECK(foreign.columns() == std::vector<std::string>{"user_id"});
    CHECK_THAT(foreign.what(), !ContainsSubstring("99"));

    const auto not_null = caught<not_null_violation>([&] { db.exec("insert into users (email) values ('y')"); });
    CHECK(not_null.code() == "23502");
    CHECK(not_null.table() == "users");
    CHECK(not_null.columns() == std::vector<std::string>{"name"});

    db.exec("create table leases (during daterange, constraint no_overlap exclude using gist (during with &&))");
    const auto excluded = caught<exclusion_violation>(
        [&] { db.exec("insert into leases values ('[2024-01-01,2024-02-01)'), ('[2024-01-31,2024-03-01)')"); });
    CHECK(excluded.code() == "23P01");
    CHECK(excluded.constraint() == "no_overlap");
    CHECK(excluded.table() == "leases");

    const auto hinted = caught<schema_mismatch>([&] { db.exec("select titel from todos"); });
    CHECK_THAT(hinted.details().hint, ContainsSubstring("todos.title"));
    CHECK(count_tags(db) == 1);
}

TEST_CASE("values that look like an error's fields do not deceive") {
    auto db = filled_database();
    const std::string hostile =
        "x\nDETAIL:  no\nCONSTRAINT NAME:  fake\nTABLE NAME:  fake\nCOLUMN NAME:  fake\nHINT:  no";
    for (int i = 0; i < 2; ++i) {
        const auto insert = insert_into(tags).values({.name = hostile});
        if (i == 0) {
            db.run(insert);
            continue;
        }
        const auto failure = caught<unique_violation>([&] { db.run(insert); });
        CHECK(failure.constraint() == "tags_name_key");
        CHECK(failure.table() == "tags");
        CHECK(failure.columns() == std::vector<std::string>{"name"});
        CHECK_THAT(failure.what(), !ContainsSubstring("fake"));
    }
}

TEST_CASE("messages never hold a value, whatever the server says of it") {
    auto db = own_schema();
    db.exec("create table tags (id integer, name uuid, color varchar(3)); create domain small as integer check (value "
            "< 10); "
            "create table users (id smallint, email date, name text, bio bigint, is_active boolean, created_at "
            "timestamptz)");
    const auto refused = [](const auto& f) {
        const auto failure = caught<database_error>(f);
        CHECK(failure.code().substr(0, 2) == "22");
        CHECK_THAT(failure.what(), !ContainsSubstring("hunter"));
        CHECK_THAT(failure.what(), !ContainsSubstring("4711"));
        return failure;
    };
    CHECK_THAT(refused([&] { db.run(insert_into(tags).values({.id = 1, .name = "hunter2"})); }).what(),
               ContainsSubstring("invalid input syntax for type uuid"));
    refused([&] { db.run(insert_into(tags).values({.id = 1, .name = "a\nhunter2"})); });
    refused([&] { db.run(insert_into(tags).values({.id = 1, .name = "\"hunter2\"\nDETAIL:  hunter"})); });
    CHECK_THAT(refused([&] {
                   db.run(insert_into(users).values({.id = 47'114'711, .email = "2024-01-01", .name = "x"}));
               }).what(),
               ContainsSubstring("out of range for type smallint"));
    refused([&] { db.run(insert_into(users).values({.email = "2024-hunter-01", .name = "x"})); });
    refused([&] { db.run(insert_into(users).values({.email = "4711-13-01", .name = "x"})); });
    refused([&] { db.run(insert_into(users).values({.email = "2024-01-01", .name = "x", .bio = "hunter"})); });
    refused([&] {
        db.run(insert_into(tags).values({.id = 1, .name = "00000000-0000-0000-0000-000000000000", .color = "hunter"}));
    });
}

TEST_CASE("errors are the same in every language") {
    auto db = filled_database();
    const std::string former = std::setlocale(LC_ALL, nullptr);
    const finally_do restore([&] { std::setlocale(LC_ALL, former.c_str()); });
    int seen = 0;
    for (const char* language : {"C", "de_DE.UTF-8", "fr_FR.UTF-8", "ja_JP.UTF-8", "ru_RU.UTF-8"}) {
        if (std::setlocale(LC_ALL, language) == nullptr) continue;
        ++seen;
        INFO(language);
        const auto unique = caught<unique_violation>(
            [&] { db.run(insert_into(users).values({.email = "ada@example.org", .name = "ada"})); });
        CHECK(unique.constraint() == "users_email_key");
        CHECK(unique.columns() == std::vector<std::string>{"email"});
        CHECK_THAT(caught<connection_error>([] { postgres("host=/nowhere password=hunter2 port=1"); }).what(),
                   !ContainsSubstring("hunter2"));
        CHECK(std::string(std::setlocale(LC_ALL, nullptr)) == language);
    }
    CHECK(seen > 0);
}

TEST_CASE("a schema that is not the declared one, and malformed SQL; the connection stays usable") {
    auto db = own_schema();
    CHECK(caught<schema_mismatch>([&] { (void)db.all(select().from(tags)); }).code() == "42P01");
    db.exec("create table tags (id serial, name text not null)");
    CHECK_THAT(caught<schema_mismatch>([&] { (void)db.all(select().from(tags)); }).what(),
               ContainsSubstring("tags.color does not exist"));
    CHECK_THROWS_AS(db.run(insert_into(tags).values({.name = "a", .color = "b"})), schema_mismatch);
    CHECK_THROWS_AS(db.copy_into(tags, std::vector<tags::new_row>{{.name = "a", .color = "b"}}), schema_mismatch);
    db.exec("alter table tags add column color text");
    CHECK(db.run(insert_into(tags).values({.name = "a", .color = "b"})).rows_affected == 1);
    CHECK(db.one(select().from(tags)).color == "b");

    CHECK(caught<syntax_error>([&] { db.exec("selec 1"); }).code() == "42601");
    CHECK_THROWS_AS(db.exec("insert into tags (name) values ('first'); insert into tags (nam) values ('second')"),
                    schema_mismatch);
    CHECK(count_tags(db) == 1);
    CHECK_NOTHROW(db.exec("insert into tags (name) values ('third'); -- a comment\n ;; "));
    CHECK_NOTHROW(db.exec(""));
    CHECK(count_tags(db) == 2);
    CHECK_THROWS_AS(db.exec("select 1 / 0"), database_error);
    CHECK_THROWS_AS(db.all(select(tags.id / 0).from(tags)), database_error);
    CHECK(count_tags(db) == 2);
}

TEST_CASE("no connection, and a message that keeps the password to itself") {
    const std::vector<std::string> unreachable{
        "postgresql://mizzle:hunter2@127.0.0.1:1/app",
        "postgres://mizzle:hunter2@127.0.0.1:1/app",
        "postgresql://mizzle:hunter2:tiger9@127.0.0.1:1/app",
        "postgresql://mizzle:hunter2@tiger9@127.0.0.1:1/app",
        "postgresql://mizzle:hunter2/tiger9@127.0.0.1:1/app",
        "postgresql://mizzle:hunter2?tiger9@127.0.0.1:1/app",
        "postgresql://mizzle:hunter2#tiger9@127.0.0.1:1/app",
        "postgresql://mizzle:1234/tiger9@127.0.0.1:1/app",
        "postgresql://mizzle:hunter2%zztiger9@127.0.0.1:1/app",
        "postgresql://mizzle:hunter2@[::1/app",
        "postgresql://mizzle:hunter2@127.0.0.1:port/app",
        "postgresql://mizzle:hunter2@127.0.0.1:1/app?nonsense=tiger9",
        "postgresql://mizzle:hunter2@127.0.0.1:1/app?sslmode=hunter2",
        "postgresql://127.0.0.1:1/app?user=mizzle&password=hunter2",
        "postgresql://127.0.0.1:1/app?password=hunter2&password=tiger9",
        "postgresql:/mizzle:hunter2@127.0.0.1:1/app",
        "mizzle:hunter2@127.0.0.1",
        "hunter2",
        "host=127.0.0.1 port=1 password=hunter2",
        "host=127.0.0.1 port=1 password = 'hunter2'",
        "host=127.0.0.1 port=1 password='hunter2\\'tiger9'",
        "host=127.0.0.1 port=1 password='hunter2 tiger9",
        "host=127.0.0.1 port=1 password=ab hunter2",
        "host=127.0.0.1 port=1 passwd=hunter2",
        "host=127.0.0.1 port=hunter2 password=hunter2",
        "host=/nowhere port=1 password=hunter2",
        "service=hunter2",
    };
    for (const auto& where : unreachable) {
        INFO(where);
        const auto failure = caught<connection_error>([&] { postgres db(where); });
        CHECK(failure.code() == "08001");
        CHECK_THAT(failure.what(), ContainsSubstring("cannot connect to PostgreSQL"));
        CHECK_THAT(failure.what(), !ContainsSubstring("hunter"));
        CHECK_THAT(failure.what(), !ContainsSubstring("tiger"));
    }
    CHECK_THAT(caught<connection_error>([] { postgres("postgresql://mizzle:hunter2@127.0.0.1:1/app"); }).what(),
               ContainsSubstring("127.0.0.1") && ContainsSubstring("port 1 "));
    CHECK_THAT(caught<connection_error>([] { postgres("host=/nowhere port=7"); }).what(),
               ContainsSubstring("/nowhere"));
    const auto unknown = caught<connection_error>([] { postgres db(server_url_with("dbname=no_such_database")); });
    CHECK_THAT(unknown.what(), ContainsSubstring("no_such_database"));
}

TEST_CASE("text stays UTF-8 whatever encoding SQL text asks for") {
    auto db = filled_database();
    const std::string text = "\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80";
    const auto whole = [&](auto& that) {
        that.run(update(todos).set(todos.title = text).where(todos.id == 1));
        const auto stored = that.one(select(todos.title, length(todos.title)).from(todos).where(todos.id == 1));
        CHECK(stored.title == text);
        CHECK(stored.length == 5);
    };
    for (const std::string other : {"set client_encoding to 'LATIN1'", "set names 'WIN1252'",
                                    "select set_config('client_encoding', 'SQL_ASCII', false)"}) {
        INFO(other);
        CHECK_THROWS_AS(db.exec(other), usage_error);
        whole(db);
        CHECK_THROWS_AS(db.run(mizzle::unsafe_sql_statement(other)), usage_error);
        whole(db);
        CHECK_THROWS_AS(db.exec("begin; " + other + "; commit; select 1 / 0"), database_error);
        whole(db);
        db.transaction([&](auto& tx) {
            CHECK_THROWS_AS(tx.exec(other), usage_error);
            whole(tx);
        });
        whole(db);
        CHECK_THROWS_AS(postgres(server_url(), {.on_connect = other}), usage_error);
    }
}

TEST_CASE("a wrong password is refused, and not repeated") {
    postgres db(server_url());
    const auto role = test_schema::name() + "_locked";
    db.exec("drop role if exists " + role + "; create role " + role + " login password 'right'");
    const finally_do drop([&] { db.exec("drop role " + role); });
    CHECK_NOTHROW(postgres(server_url_with("user=" + role + " password=right")));
    const auto wrong =
        caught<connection_error>([&] { postgres other(server_url_with("user=" + role + " password=hunter2")); });
    CHECK_THAT(wrong.what(), ContainsSubstring("password authentication failed for user \"" + role + "\""));
    CHECK_THAT(wrong.what(), !ContainsSubstring("hunter2"));
}

TEST_CASE("a connection that is lost in the middle of a statement") {
    auto db = filled_database();
    auto killing = once(backend_of(db), "query like '%pg_sleep(60)%'", terminating(backend_of(db)));
    const auto lost =
        caught<connection_error>([&] { db.exec("insert into tags (name) values ('half'); select pg_sleep(60)"); });
    killing.get();
    CHECK_THAT(lost.statement(), ContainsSubstring("pg_sleep"));
    CHECK_THROWS_AS(count_tags(db), connection_error);
    CHECK_THROWS_AS(db.transaction([](auto& tx) { tx.run(insert_into(tags).values({.name = "no"})); }),
                    connection_error);
    CHECK(!db.is_open());
    db.reconnect();
    CHECK(db.is_open());
    db.exec("set search_path to " + test_schema::name());
    CHECK(count_tags(db) == 0);
    CHECK(db.run(insert_into(tags).values({.name = "after"})).rows_affected == 1);
}

TEST_CASE("a connection that is lost in a transaction leaves nothing behind") {
    auto db = filled_database();
    const auto backend = backend_of(db);
    int attempts = 0;
    CHECK_THROWS_AS(db.transaction(
                        [&](auto& tx) {
                            ++attempts;
                            tx.run(insert_into(tags).values({.name = "half"}));
                            once(backend, "state = 'idle in transaction'", terminating(backend)).get();
                            tx.run(insert_into(tags).values({.name = "other half"}));
                        },
                        {.retry = {.attempts = 3}}),
                    connection_error);
    CHECK(attempts == 1);
    db.reconnect();
    CHECK(count_tags(db) == 0);

    // Swallowed in a nested transaction or not, what is lost is not committed.
    const auto second = backend_of(db);
    CHECK_THROWS_AS(db.transaction([&](auto& tx) {
        tx.run(insert_into(tags).values({.name = "half"}));
        CHECK_THROWS_AS(tx.transaction([&](auto& inner) {
            once(second, "state = 'idle in transaction'", terminating(second)).get();
            inner.run(insert_into(tags).values({.name = "inner"}));
        }),
                        connection_error);
    }),
                    transaction_aborted);
    db.reconnect();
    CHECK(count_tags(db) == 0);
    db.transaction([](auto& tx) { tx.run(insert_into(tags).values({.name = "whole"})); });
    CHECK(count_tags(db) == 1);
}

TEST_CASE("a connection that is lost in the middle of COPY") {
    auto db = filled_database();
    // An iterator that ends the connection as it comes to the given row.
    struct killer {
        int row, last, at;
        int backend;
        tags::new_row operator*() const { return {.name = std::to_string(row) + std::string(1000, 'x')}; }
        killer& operator++() {
            if (++row == at)
                postgres(server_url()).exec("select pg_terminate_backend(" + std::to_string(backend) + ", 5000)");
            return *this;
        }
        bool operator!=(const killer& other) const { return row != other.last; }
        bool operator==(const killer& other) const { return row == other.last; }
    };
    struct rows {
        killer from;
        killer begin() const { return from; }
        killer end() const { return from; }
    };
    for (const int at : {1, 500, 1999}) {
        const auto backend = backend_of(db);
        CHECK_THROWS_AS(db.copy_into(tags, rows{{0, 2000, at, backend}}), connection_error);
        CHECK(!db.is_open());
        db.reconnect();
        CHECK(count_tags(db) == 0);
        const auto second = backend_of(db);
        CHECK_THROWS_AS(db.transaction([&](auto& tx) {
            tx.run(insert_into(tags).values({.name = "half"}));
            CHECK_THROWS_AS(tx.copy_into(tags, rows{{0, 2000, at, second}}), connection_error);
        }),
                        transaction_aborted);
        db.reconnect();
        CHECK(count_tags(db) == 0);
    }
    CHECK(db.copy_into(tags, rows{{0, 10, -1, 0}}) == 10);
}

TEST_CASE("reconnecting in vain is an error, and so is every statement until it succeeds") {
    auto& name = test_schema::name();
    postgres admin(server_url());
    const auto role = name + "_gone";
    admin.exec("drop role if exists " + role + "; create role " + role + " login password 'right'");
    const finally_do drop([&] { admin.exec("drop role if exists " + role); });
    postgres db(server_url_with("user=" + role + " password=right"));
    const auto backend = backend_of(db);
    admin.exec("alter role " + role + " nologin; select pg_terminate_backend(" + std::to_string(backend) + ")");
    CHECK_THROWS_AS(db.exec("select 1"), connection_error);
    CHECK_THROWS_AS(db.reconnect(), connection_error);
    CHECK(!db.is_open());
    CHECK_THROWS_AS(db.exec("select 1"), connection_error);
    CHECK_THROWS_AS(db.transaction([](auto&) {}), connection_error);
    CHECK_THROWS_AS(backend_of(db), connection_error);
    CHECK_THROWS_AS(db.copy_into(tags, std::vector<tags::new_row>{{.name = "a"}}), connection_error);
    CHECK_NOTHROW(db.interrupt());
    admin.exec("alter role " + role + " login");
    db.reconnect();
    CHECK(backend_of(db) != backend);
}

TEST_CASE("what runs at the start of each connection runs again when it is made anew") {
    auto& name = test_schema::name();
    const auto setting = sql<std::string>("current_setting('mizzle.greeting')");
    own_schema();
    postgres db(server_url(), {.on_connect = "set search_path to " + name + "; set mizzle.greeting to 'hello'"});
    db.exec("create table once (n integer)");
    for (int round = 0; round < 2; ++round) {
        CHECK(value_in(db, setting) == "hello");
        CHECK(value_in(db, sql<std::string>("current_schema()::text")) == name);
        db.exec("set mizzle.greeting to 'goodbye'");
        CHECK_THROWS_AS(db.exec("select pg_terminate_backend(pg_backend_pid())"), connection_error);
        db.reconnect();
    }
    // An error in it: no connection is made, and one that was lost stays lost.
    CHECK_THROWS_AS(postgres(server_url(), {.on_connect = "set nothing"}), syntax_error);
    const auto missing = caught<schema_mismatch>([&] { postgres(server_url(), {.on_connect = "select no_column"}); });
    CHECK(missing.statement() == "select no_column");
    postgres once(server_url(), {.on_connect = "set search_path to " + name + "; insert into once values (1)"});
    db.exec("drop table once");
    CHECK_THROWS_AS(once.reconnect(), schema_mismatch);
    CHECK(value_in(once, sql<std::string>("current_schema()::text")) == name);
}

TEST_CASE("what the server advises") {
    auto db = filled_database();
    const auto wrong = caught<schema_mismatch>([&] { db.exec("select titel from todos"); });
    CHECK_THAT(wrong.hint(), ContainsSubstring("todos.title"));
    CHECK(wrong.detail().empty());
    const auto copied = wrong;
    CHECK(copied.hint() == wrong.hint());
}

TEST_CASE("a commit whose answer is lost is reported as unknown, and not repeated") {
    auto db = filled_database();
    db.exec(
        "create function slowly() returns trigger language plpgsql as 'begin perform pg_sleep(60); return null; end'; "
        "create constraint trigger slow after insert on tags deferrable initially deferred for each row execute "
        "function slowly()");
    auto killing = once(backend_of(db), "query = 'commit' and state = 'active'", terminating(backend_of(db)));
    int attempts = 0;
    const auto unknown = caught<commit_unknown>([&] {
        db.transaction(
            [&](auto& tx) {
                ++attempts;
                tx.run(insert_into(tags).values({.name = "perhaps"}));
            },
            {.retry = {.attempts = 5}});
    });
    killing.get();
    CHECK(attempts == 1);
    CHECK_THAT(unknown.what(), ContainsSubstring("Look before it is run again"));
    db.reconnect();
    CHECK(count_tags(db) == 0);
}

TEST_CASE("time limits of the server") {
    auto db = filled_database();
    db.exec("set statement_timeout to '50ms'");
    const auto late = caught<query_canceled>([&] { db.exec("select pg_sleep(60)"); });
    CHECK(late.code() == "57014");
    db.exec("reset statement_timeout; set lock_timeout to '50ms'");
    CHECK(count_tags(db) == 0);
    auto other = open_schema();
    db.transaction([&](auto& tx) {
        other.transaction([&](auto& second) {
            second.run(update(todos).set({.title = "theirs"}).where(todos.id == 1));
            CHECK_THROWS_AS(tx.transaction([](auto& inner) {
                inner.run(update(todos).set({.title = "ours"}).where(todos.id == 1));
            }),
                            busy);
        });
        CHECK(tx.one(select(todos.title).from(todos).where(todos.id == 1)).title == "theirs");
    });
    db.exec("set idle_in_transaction_session_timeout to '50ms'");
    CHECK_THROWS_AS(db.transaction([&](auto& tx) {
        tx.run(insert_into(tags).values({.name = "idle"}));
        std::this_thread::sleep_for(500ms);
        tx.run(insert_into(tags).values({.name = "too late"}));
    }),
                    connection_error);
    CHECK(count_tags(other) == 0);
}

TEST_CASE("another thread ends a statement") {
    auto db = filled_database();
    auto ending = once(backend_of(db), "query like '%pg_sleep(60)%'", [&](postgres&) { db.interrupt(); });
    CHECK_THROWS_AS(db.exec("select pg_sleep(60)"), query_canceled);
    ending.get();
    db.interrupt();
    CHECK(count_tags(db) == 0);
}

TEST_CASE("an error that a transaction swallows is not committed") {
    auto db = filled_database();
    CHECK_THROWS_AS(db.transaction([](auto& tx) {
        tx.run(insert_into(tags).values({.name = "a"}));
        CHECK_THROWS_AS(tx.run(insert_into(tags).values({.name = "a"})), unique_violation);
    }),
                    transaction_aborted);
    CHECK(count_tags(db) == 0);
    CHECK_THROWS_AS(db.transaction([](auto& tx) {
        tx.run(insert_into(tags).values({.name = "a"}));
        CHECK_THROWS_AS(tx.exec("selec"), syntax_error);
        CHECK_THROWS_AS(tx.run(insert_into(tags).values({.name = "b"})), transaction_aborted);
        CHECK_THROWS_AS(tx.transaction([](auto&) {}), transaction_aborted);
    }),
                    transaction_aborted);
    CHECK(count_tags(db) == 0);
    // In a nested one, the outer one goes on.
    db.transaction([](auto& tx) {
        tx.run(insert_into(tags).values({.name = "outer"}));
        CHECK_THROWS_AS(tx.transaction([](auto& inner) {
            inner.run(insert_into(tags).values({.name = "inner"}));
            CHECK_THROWS_AS(inner.run(insert_into(tags).values({.name = "outer"})), unique_violation);
        }),
                        transaction_aborted);
    });
    CHECK(db.one(select(tags.name).from(tags)).name == "outer");
    // A value that cannot be read is no error of the server's: the transaction goes on.
    db.exec("create table todo_copy as select * from todos");
    db.transaction([](auto& tx) {
        tx.run(insert_into(tags).values({.name = "kept"}));
        tx.exec("alter table todos alter effort type text using 'much'");
        CHECK_THROWS_AS(tx.all(select(todos.effort).from(todos)), decode_error);
        CHECK_THROWS_AS(tx.one(select(tags.id).from(tags).where(tags.id == 99)), not_found);
    });
    CHECK(count_tags(db) == 2);
}

TEST_CASE("whatever quotes a value, what() does not; detail() has the server's words") {
    auto db = own_schema();
    db.exec(R"(
        create type mood as enum ('good');
        create domain small as text check (length(value) < 3);
        create table leases (name text, during daterange, mood mood, constraint lease unique (name));
        create function raises(v text) returns text language plpgsql as $$ begin raise exception 'no % here', v; end $$;
        create function raises_as(v text, code text) returns text language plpgsql as $$
            declare names text default coalesce(substring(v from chr(34) || '(.*)' || chr(34)), v); begin
            raise exception using message = v, errcode = code, detail = v, hint = 'ask', constraint = names,
            table = names, column = names; end $$;
        create function asserts(v text) returns text language plpgsql as $$ begin assert false, v; end $$;
        create function runs(v text) returns text language plpgsql as $$ begin execute v; return ''; end $$;
        create function looks_in(v text) returns text language plpgsql as $$ begin
            execute format('select 1 from %I', v); return ''; end $$;
        create function writes() returns trigger language plpgsql as $$ begin
            raise exception 'trigger says %', new.name using errcode = '42P01'; end $$;
        create trigger writing before insert on leases for each row when (new.name like 'trigger%')
            execute function writes();
    )");
    const std::vector<std::string> texts{
        "select to_tsquery({})::text",
        "select {}::tsquery::text",
        "select ({}::regclass)::text",
        "select ({}::regtype)::text",
        "select ({}::regproc)::text",
        "select ({}::regprocedure)::text",
        "select ({}::regrole)::text",
        "select ({}::regnamespace)::text",
        "select ({}::regconfig)::text",
        "select jsonb_path_exists('1', {}::jsonpath)::text",
        "select jsonb_path_query('1', ('$.' || {})::jsonpath)::text",
        "select {}::jsonb::text",
        "select ({}::jsonb #> array['a'])::text",
        "select {}::inet::text",
        "select {}::macaddr::text",
        "select {}::point::text",
        "select {}::box::text",
        "select {}::bit(3)::text",
        "select {}::interval::text",
        "select {}::date::text",
        "select {}::time::text",
        "select {}::timestamptz::text",
        "select ('2024-13-01 ' || {})::timestamptz::text",
        "select {}::numeric::text",
        "select {}::smallint::text",
        "select {}::real::text",
        "select {}::uuid::text",
        "select {}::boolean::text",
        "select {}::bytea::xml::text",
        "select ('<' || {})::xml::text",
        "select {}::integer[]::text",
        "select ('{{{{' || {})::text[]::text",
        "select {}::daterange::text",
        "select {}::pg_lsn::text",
        "select {}::tid::text",
        "select {}::mood::text",
        "select {}::small::text",
        "select {}::leases::text",
        "select to_date({}, 'YYYY-MM-DD')::text",
        "select to_timestamp({}, 'HH24')::text",
        "select to_number({}, '9')::text",
        "select timezone({}, now())::text",
        "select date_part({}, now())::text",
        "select date_trunc({}, now())::text",
        "select extract(year from {}::date)::text",
        "select set_config('work_mem', {}, true)",
        "select set_config({}, 'x', true)",
        "select current_setting({})",
        "select decode({}, 'hex')::text",
        "select decode('00', {})::text",
        "select convert_to('x', {})::text",
        "select regexp_replace('a', '(' || {}, '')",
        "select ('a' ~ ('[' || {}))::text",
        "select nextval({})::text",
        "select has_table_privilege({}, 'select')::text",
        "select has_table_privilege('leases', {})::text",
        "select has_column_privilege('leases', {}, 'select')::text",
        "select pg_get_serial_sequence({}, 'id')",
        "select pg_get_serial_sequence('leases', {})",
        "select format('%' || {}, 1)",
        "select ('a' like 'a' escape {})::text",
        "select pg_read_file({})",
        "select jsonb_set('[]', array[{}], '1')::text",
        "select ('[1]'::jsonb #- array[{}])::text",
        "select ts_rank(to_tsvector({}), to_tsquery({}))::text",
        "select raises({})",
        "select asserts({})",
        "select runs({})",
        "select runs('select ' || quote_ident({}))",
        "select runs('select ' || quote_ident({}) || '()')",
        "select runs('set ' || quote_ident({}) || ' to 1')",
        "select runs('select 1::' || quote_ident({}))",
        "select runs('do $x$ begin raise ' || quote_literal({}) || '; end $x$')",
        "select looks_in({})",
        "insert into leases values ({}), ({}) returning name",
        "insert into leases values ('trigger' || {}) returning name",
        "select raises_as('relation \"hunter2\" does not exist', '42P01')",
        "select raises_as('invalid input syntax for type hunter2: \"x\"', '22P02')",
        "select raises_as('duplicate key value violates unique constraint \"' || {} || '\"', '23505')",
        "select raises_as('x' || {}, '40001')",
        "select raises_as('null value in column \"' || {} || '\" of relation \"t\" violates not-null constraint', "
        "'23502')",
        "select raises_as('new row for relation \"t\" violates check constraint \"' || {} || '\"', '23514')",
        "select raises_as('value for domain d violates check constraint \"' || {} || '\"', '23514')",
    };
    for (std::string text : texts) {
        INFO(text);
        const std::string value = "hunter2 & tiger, (lion";
        std::size_t operands = 0;
        for (auto at = text.find("{}"); at != std::string::npos; at = text.find("{}", at + 2)) ++operands;
        const auto run = [&] {
            using mizzle::unsafe_sql_statement;
            if (operands == 0) {
                for (std::string name : {"hunter2"})
                    for (auto at = text.find(name); at != std::string::npos; at = text.find(name))
                        text.replace(at, name.size(), "hun' || 'ter2");
                (void)db.all(unsafe_sql_statement<std::optional<std::string>>(text));
            } else if (operands == 1) {
                (void)db.all(unsafe_sql_statement<std::optional<std::string>>(text, value));
            } else {
                (void)db.all(unsafe_sql_statement<std::optional<std::string>>(text, value, value));
            }
        };
        const auto failure = caught<database_error>(run);
        const std::string what = failure.what();
        for (const char* word : {"hunter", "tiger", "lion"}) CHECK_THAT(what, !ContainsSubstring(word));
        CHECK_THAT(what, !ContainsSubstring("migrate"));
        CHECK((what.find("detail()") == std::string::npos || !failure.detail().empty()));
    }
}

TEST_CASE("a value that is a word of the statement, too, is no name of the schema's") {
    auto db = own_schema();
    for (const char* text : {"select ({}::regclass)::text", "select ({}::regtype)::text", "select ({}::regproc)::text",
                             "select nextval({})::text", "select has_table_privilege({}, 'select')::text"})
        for (const char* word : {"select"}) {
            INFO(text);
            const auto failure = caught<database_error>(
                [&] { (void)db.all(unsafe_sql_statement<std::string>(text, std::string(word))); });
            CHECK_THAT(failure.what(), !ContainsSubstring("migrate"));
            CHECK_THROWS_AS(
                [&] {
                    try {
                        (void)db.all(unsafe_sql_statement<std::string>(text, std::string(word)));
                    } catch (const schema_mismatch&) { return; }
                }(),
                database_error);
        }
}

TEST_CASE("a connection that lives is not called lost, whatever code a function raises") {
    auto db = filled_database();
    const auto lives = [&db](const std::string& code, const auto& run) {
        INFO(code);
        std::string found = "none";
        try {
            run();
        } catch (const connection_error& e) { found = e.what(); } catch (const database_error& e) {
            found = e.code();
            CHECK_THAT(e.what(), ContainsSubstring("this connection is as it was"));
        }
        CHECK(found == code);
        CHECK(db.is_open());
        CHECK(count_tags(db) == 0);
    };
    for (const std::string code : {"57P01", "57P03", "08006", "08001", "08P01", "28000", "28P01", "53300", "25P03"}) {
        const auto raise = "raise exception 'no' using errcode = '" + code + "'; ";
        lives(code, [&] { db.exec("do $$ begin " + raise + "end $$"); });
        db.exec("create or replace function gone() returns trigger language plpgsql as $$ begin " + raise + "end $$");
        db.exec("create trigger gone before insert on tags for each row execute function gone()");
        lives(code, [&] { db.run(insert_into(tags).values({.name = "a"})); });
        lives(code, [&] { db.transaction([](auto& tx) { tx.run(insert_into(tags).values({.name = "a"})); }); });
        lives(code, [&] { (void)db.copy_into(tags, std::vector<tags::new_row>{{.name = "a"}, {.name = "b"}}); });
        // The commit that it refuses is not one of which nobody knows.
        db.exec("drop trigger gone on tags; create constraint trigger gone after insert on tags deferrable initially "
                "deferred for each row execute function gone()");
        lives(code, [&] { db.transaction([](auto& tx) { tx.run(insert_into(tags).values({.name = "a"})); }); });
        db.exec("drop trigger gone on tags");
    }
}

TEST_CASE("each kind of error has its type, and a sentence that is true of it") {
    auto db = filled_database();
    const std::string role = test_schema::name() + "_weak";
    db.exec("drop role if exists " + role + "; create role " + role + "; grant usage on schema " + test_schema::name() +
            " to " + role);
    const finally_do drop([&] {
        db.exec("reset role; revoke usage on schema " + test_schema::name() + " from " + role + "; drop role " + role);
    });
    const struct {
        const char *script, *code, *sentence;
        bool is_mismatch = false;
    } all[] = {
        {"select no_column from todos", "42703", "migrate it", true},
        {"select * from no_table", "42P01", "migrate it", true},
        {"select * from no_schema.todos", "42P01", "migrate it", true},
        {"create table no_schema.t (x int)", "3F000", "migrate it", true},
        {"select users.id from todos", "42P01", "not in scope"},
        {"select t.id from todos t join (select t.title) u on true", "42P01", "not in scope"},
        {"set local search_path to no_schema; create table t (x int)", "3F000", "search_path"},
        {"create table t (color text references tags (color))", "42830", "no unique key", true},
        {"select no_function(1)", "42883", "no such function", true},
        {"select title = id from todos", "42883", "no such function or operator", true},
        {"select 1::no_type", "42704", "nothing of this name", true},
        {"select id from todos union select title from todos", "42804", "types", true},
        {"insert into todos (user_id, title) values (true, 'x')", "42804", "types", true},
        {"insert into tags (name) values ('x') on conflict (color) do nothing", "42P10", "on_conflict()", true},
        {"create table todos (x int)", "42P07", "has it already"},
        {"alter table todos add column title text", "42701", "has it already"},
        {"create type priority as enum ('x')", "42710", "has it already"},
        {"drop table users", "2BP01", "depends on it"},
        {"select 1 / 0", "22012", "a value is not one"},
        {"select 300000::smallint", "22003", "a value is not one"},
        {"select (select id from todos)", "21000", "more rows"},
        {"vacuum", "25001", "outside of a transaction"},
        {"select pg_read_file('/no/such/file')", "58P01", "file on the server"},
        {"do $$ begin raise 'no'; end $$", "P0001", "function or trigger"},
        {"do $$ begin execute 'select * from no_table'; end $$", "42P01", "function of the database"},
        {"select 'no_table'::regclass", "42P01", "migrate it", true},
        {"fetch 1 from no_cursor", "34000", "ended with their transaction"},
        {"select count(*) from todos having title = 'x'", "42803", "see the statement"},
        {"do $$ begin execute 'set role no_role'; end $$", "22023", "a value is not one"},
        {"alter table tags alter column id type date", "42804", "types", true},
        {"create schema pg_own", "42939", "see the statement"},
        {"select * from generate_series(1, 2) as x (a, b)", "42P10", "see the statement"},
        {"truncate users", "0A000", "or not there"},
    };
    for (const auto& [script, code, sentence, is_mismatch] : all) {
        INFO(script);
        const std::string text = std::string(code) == "25001" ? "begin; vacuum" : script;
        const auto failure = caught<database_error>([&] { db.exec(text); });
        if (text != script) db.exec("rollback");
        CHECK(failure.code() == code);
        CHECK_THAT(failure.what(), ContainsSubstring(sentence));
        bool mismatch = false;
        try {
            db.exec(text);
        } catch (const schema_mismatch&) { mismatch = true; } catch (const database_error&) {
        }
        if (text != script) db.exec("rollback");
        CHECK(mismatch == is_mismatch);
        if (std::string(sentence) != "migrate it") CHECK_THAT(failure.what(), !ContainsSubstring("migrate"));
    }
    for (const char* name : {"in'teger", "no such (", "a.b.c.d"}) {
        const auto failure =
            caught<database_error>([&] { db.run(unsafe_sql_statement("select {}::text::regtype", name)); });
        CHECK_THAT(failure.what(), ContainsSubstring("a value, or a function"));
    }
    db.exec("set role " + role);
    CHECK_THROWS_AS(db.all(select().from(tags)), access_denied);
    db.exec("reset role");
    auto streaming = open_schema({.stream_rows = 1});
    streaming.transaction([](auto& tx) {
        auto rows = tx.stream(select(todos.title).from(todos));
        CHECK(rows.begin() != rows.end());
        CHECK_THROWS_AS(tx.transaction([](auto& inner) { inner.exec("drop table todos cascade"); }), in_use);
    });
    CHECK(db.all(select().from(todos)).size() == 4);
}

TEST_CASE("messages of any shape are read to the end, and no further") {
    const auto read = [](const std::string& message) {
        using namespace mizzle::detail::postgres_detail;
        const auto code = code_of_message(message);
        for (const std::string_view state : {std::string_view(code), std::string_view("23505"), std::string_view()}) {
            try {
                throw_error(state, message, "select 1", nullptr);
            } catch (const mizzle::database_error& e) {
                CHECK(e.statement() == "select 1");
                CHECK_THAT(e.what(), !ContainsSubstring("select 1"));
            }
        }
    };
    const std::string whole =
        "ERROR:  23505: duplicate key value violates unique constraint \"a\"\nLINE 1: x\nDETAIL:  Key (a, \"b\")=(x) "
        "already exists.\nSCHEMA NAME:  s\nTABLE NAME:  t\nCONSTRAINT NAME:  a\nLOCATION:  x, y:1\n";
    for (std::size_t i = 0; i <= whole.size(); ++i) read(whole.substr(0, i)), read(whole.substr(i));
    for (const char* odd : {"", ":  ", "E:  12345", "E:  12345:", "E:  12345: ", "ABC:  DE", "ERROR:  ", "Key (",
                            "\nDETAIL:  ", "\nSCHEMA NAME:  ", "E:  23505: \nDETAIL:  Key (=", "\" at character 5"})
        read(odd);
}
