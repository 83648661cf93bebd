#include "app.hpp"
#include "catch.hpp"
#include "caught.hpp"

#include <sys/mount.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>

using namespace app;
using namespace mizzle;
namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;

namespace {

// A directory of its own that goes away with the test.
class scratch {
public:
    scratch() {
        std::string pattern = (fs::temp_directory_path() / "mizzle-test-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    scratch(const scratch&) = delete;
    scratch& operator=(const scratch&) = delete;
    ~scratch() { fs::remove_all(path_); }
    std::string file(const std::string& name) const { return (path_ / name).string(); }

private:
    fs::path path_;
};

}  // namespace

TEST_CASE("violations name the constraint, the table and the columns") {
    auto db = filled_database();
    db.run(insert_into(tags).values({.name = "a"}));
    const auto unique = caught<unique_violation>([&] { db.run(insert_into(tags).values({.name = "a"})); });
    CHECK(unique.table() == "tags");
    CHECK(unique.columns() == std::vector<std::string>{"name"});
    CHECK(unique.constraint() == "tags_name_key");
    CHECK(unique.code() == "2067");
    CHECK(unique.statement() == R"(insert into "tags" ("name") values (?1))");
    CHECK_THAT(unique.what(), ContainsSubstring("on_conflict()"));

    const auto key = caught<unique_violation>([&] {
        db.run(insert_into(todo_tags).values({{.todo_id = 1, .tag_id = 1}, {.todo_id = 1, .tag_id = 1}}));
    });
    CHECK(key.table() == "todo_tags");
    CHECK(key.columns() == std::vector<std::string>{"todo_id", "tag_id"});
    CHECK(key.constraint() == "todo_tags_pkey");

    const auto expression = caught<unique_violation>(
        [&] { db.run(insert_into(users).values({.email = "ADA@example.org", .name = "x2"})); });
    CHECK(expression.constraint() == "users_email_lower_idx");

    const auto check = caught<check_violation>([&] { db.run(insert_into(users).values({.email = "x", .name = "x"})); });
    CHECK(check.constraint() == "users_name_length");

    CHECK_THROWS_AS(db.run(insert_into(todos).values({.user_id = 99, .title = "x"})), foreign_key_violation);
    const auto not_null = caught<not_null_violation>([&] { db.exec("insert into users (email) values ('y')"); });
    CHECK(not_null.table() == "users");
    CHECK(not_null.columns() == std::vector<std::string>{"name"});
    CHECK(db.one(select(count()).from(users)).count == 3);
}

TEST_CASE("a unique violation names its constraint, its index, or what PostgreSQL would call it") {
    sqlite db(":memory:");
    db.exec(R"(create table t (id integer primary key, a int, b int, "c"" unique (" int unique, d int, e int,
                constraint "first" unique ("a"), constraint "of ""two""" unique ("a", "b"),
                check ("d" > 0), unique ("b", "d"));
               create unique index "of d" on t (d); create unique index twice on t (e);
               create unique index twice_again on t (e) where e > 5;
               insert into t values (1, 1, 1, 1, 1, 1), (2, 2, 2, 2, 2, 6))");
    const auto name = [&](const std::string& values) {
        return caught<unique_violation>([&] { db.exec("insert into t values " + values); }).constraint();
    };
    CHECK(name("(1, 9, 9, 9, 9, 9)") == "t_pkey");
    CHECK(name("(9, 1, 9, 9, 9, 9)") == "first");
    CHECK(name("(9, 9, 9, 2, 9, 9)") == "t_c\" unique (_key");
    CHECK(name("(9, 9, 9, 9, 1, 9)") == "of d");
    CHECK(name("(9, 9, 9, 9, 9, 6)").empty());  // two indexes of one column
    db.exec("drop index \"of d\"");
    CHECK(name("(9, 9, 1, 9, 1, 9)").empty());  // several columns, and no name was given
    db.exec("create table u (a int, b int, constraint \"of \"\"two\"\"\" unique (\"a\", \"b\")); insert into u values "
            "(1, 1)");
    CHECK(caught<unique_violation>([&] { db.exec("insert into u values (1, 1)"); }).constraint() == "of \"two\"");
}

TEST_CASE("a value that the declared type cannot hold is a decode_error that names the column") {
    auto db = filled_database();
    const auto spoil = [&](const std::string& assignment) {
        db.exec("pragma ignore_check_constraints = on; update todos set " + assignment +
                " where id = 1; pragma ignore_check_constraints = off");
    };
    const auto failure = [&](const auto& column) {
        return caught<decode_error>([&] { (void)db.all(select(column).from(todos).where(todos.id == 1)); });
    };
    spoil("due_date = 'tomorrow', effort = 'much', completed = 7, priority = 'urgent', description = x'00'");
    CHECK(failure(todos.due_date).column() == "due_date");
    CHECK_THAT(failure(todos.due_date).what(), ContainsSubstring("text that is not a timestamp"));
    CHECK(failure(todos.due_date).found() == "text");
    CHECK(failure(todos.due_date).expected() == "a timestamp YYYY-MM-DD HH:MM:SS in UTC");
    CHECK(failure(todos.effort).found() == "text");
    CHECK(failure(todos.effort).expected() == "a floating-point number");
    CHECK(failure(todos.completed).found() == "a number that is neither 0 nor 1");
    CHECK(failure(todos.completed).expected().empty());
    const auto in_tree = caught<decode_error>([&] { (void)db.all(query(todos).where(todos.id == 1)); });
    CHECK(in_tree.table() == "todos");
    CHECK(in_tree.column() == "description");
    CHECK(in_tree.found() == "a blob");
    CHECK_THAT(failure(todos.effort).what(), ContainsSubstring("text where a floating-point number is expected"));
    CHECK_THAT(failure(todos.completed).what(), ContainsSubstring("neither 0 nor 1"));
    CHECK_THAT(failure(todos.priority).what(), ContainsSubstring("a label that the enum does not have"));
    CHECK_THAT(failure(todos.description).what(), ContainsSubstring("a blob where text is expected"));
    CHECK_THROWS_AS(db.all(select().from(todos)), decode_error);
    for (const auto wrong : {"'2024-02-30 00:00:00'", "'2024-01-01 25:00:00'", "'2024-01-01 00:00:00.1234567'",
                             "'2024-01-01 00:00:00+99:00'", "''", "12"}) {
        spoil(std::string("due_date = ") + wrong);
        CHECK_THROWS_AS(db.all(select(todos.due_date).from(todos)), decode_error);
    }
    CHECK(db.all(select(todos.id).from(todos)).size() == 4);
}

MIZZLE_TABLE(generated,
    (id,    integer,  primary_key),
    (n,     bigint,   not_null),
    (small, smallint, generated_as("n + 1")),
    (large, bigint,   generated_as("n * 4611686018427387904").virtual_()),
    (share, integer,  generated_as("n * 0.5")))
MIZZLE_SCHEMA(generated_schema, generated)

TEST_CASE("what a generated column cannot hold is refused, not stored") {
    sqlite db(":memory:");
    create(db, generated_schema);
    CHECK(db.one(insert_into(generated).values({.id = 1, .n = 0}).returning(generated.small)).small == 1);
    const auto failed = [&](std::int64_t n) {
        return caught<check_violation>([&] { db.run(insert_into(generated).values({.id = 2, .n = n})); }).constraint();
    };
    CHECK(failed(32767) == "generated_small_check");
    CHECK(failed(2) == "generated_large_check");
    CHECK(failed(1) == "generated_share_check");
}

TEST_CASE("NULL in a NOT NULL column and a number out of range are refused") {
    sqlite db(":memory:");
    db.exec("create table tags (id integer primary key, name text, color text); insert into tags values (1, null, "
            "null), (1099511627776, 'a', null)");
    const auto null_found =
        caught<decode_error>([&] { (void)db.all(select(tags.name).from(tags).where(tags.id == 1)); });
    CHECK_THAT(null_found.what(), ContainsSubstring("column name holds NULL where text is expected"));
    CHECK_THAT(caught<decode_error>([&] { (void)db.all(select(tags.id).from(tags)); }).what(),
               ContainsSubstring("out of the type's range"));
    CHECK(db.one(select(tags.name).from(tags).where(tags.name == "a")).name == "a");
}

TEST_CASE("a schema that does not match the database") {
    sqlite db(":memory:");
    CHECK_THROWS_AS(db.all(select().from(tags)), schema_mismatch);
    db.exec("create table tags (id integer primary key, name text not null)");
    const auto mismatch = caught<schema_mismatch>([&] { (void)db.all(select().from(tags)); });
    CHECK_THAT(mismatch.what(), ContainsSubstring("no such column: tags.color"));
    CHECK_THROWS_AS(db.run(insert_into(tags).values({.name = "a", .color = "b"})), schema_mismatch);
    db.exec("alter table tags add column color text");
    CHECK(db.run(insert_into(tags).values({.name = "a", .color = "b"})).rows_affected == 1);
    CHECK(db.one(select().from(tags)).color == "b");
}

TEST_CASE("a schema that changes under a kept statement") {
    auto db = filled_database();
    const auto titles = [&] { return db.all(select(todos.title).from(todos)).size(); };
    CHECK(titles() == 4);
    db.exec("alter table todos add column extra text");
    CHECK(titles() == 4);
    db.exec("alter table todos rename column title to heading");
    CHECK_THROWS_AS(titles(), schema_mismatch);
    db.exec("alter table todos rename column heading to title");
    CHECK(titles() == 4);
}

TEST_CASE("a file that is no database, is missing, or cannot be made") {
    const scratch dir;
    std::ofstream(dir.file("poem.txt")) << std::string(5000, 'x');
    const auto no_database = caught<connection_error>([&] { sqlite db(dir.file("poem.txt")); });
    CHECK_THAT(no_database.what(), ContainsSubstring("poem.txt"));
    CHECK_THAT(no_database.what(), ContainsSubstring("no SQLite database"));
    CHECK_THROWS_AS(sqlite(dir.file("missing.db"), {.read_only = true}), connection_error);
    CHECK_THROWS_AS(sqlite(dir.file("missing.db"), {.create = false}), connection_error);
    CHECK_THROWS_AS(sqlite(dir.file("no/such/directory.db")), connection_error);
    CHECK(!fs::exists(dir.file("missing.db")));
    const auto directory = caught<connection_error>([&] { sqlite db(dir.file(".")); });
    CHECK_THAT(directory.what(), ContainsSubstring("it is a directory"));
    for (const char* parameters : {"?mode=none", "?vfs=none", "?cache=none"})
        CHECK_THAT(caught<connection_error>([&] { sqlite db("file:" + dir.file("a.db") + parameters); }).what(),
                   ContainsSubstring("a URI as SQLite reads it"));
}

TEST_CASE("a database that is read only") {
    const scratch dir;
    {
        sqlite db(dir.file("a.db"));
        create(db, app::schema);
    }
    sqlite db(dir.file("a.db"), {.read_only = true});
    CHECK_THROWS_AS(db.run(insert_into(tags).values({.name = "a"})), read_only);
    CHECK(db.all(select().from(tags)).empty());
    sqlite by_uri("file:" + dir.file("a.db") + "?mode=ro");
    CHECK_THROWS_AS(by_uri.run(insert_into(tags).values({.name = "a"})), read_only);
}

TEST_CASE("files are opened with write-ahead logging and foreign keys on") {
    const scratch dir;
    const auto pragma = [](sqlite& db, const std::string& name) {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(db.native_handle(), ("pragma " + name).c_str(), -1, &statement, nullptr);
        sqlite3_step(statement);
        const std::string value = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
        sqlite3_finalize(statement);
        return value;
    };
    sqlite db(dir.file("a.db"));
    CHECK(pragma(db, "journal_mode") == "wal");
    CHECK(pragma(db, "foreign_keys") == "1");
    CHECK(pragma(db, "busy_timeout") == "5000");
    sqlite other(dir.file("b.db"), {.foreign_keys = false,
                                    .journal = sqlite_journal::as_it_is,
                                    .synchronous = sqlite_synchronous::normal,
                                    .busy_timeout = std::chrono::milliseconds(7)});
    CHECK(pragma(other, "journal_mode") == "delete");
    CHECK(pragma(other, "foreign_keys") == "0");
    CHECK(pragma(other, "synchronous") == "1");
    CHECK(pragma(other, "busy_timeout") == "7");
}

TEST_CASE("a locked file is busy; the connection is usable afterwards") {
    const scratch dir;
    sqlite db(dir.file("a.db"), {.busy_timeout = std::chrono::milliseconds(20)});
    create(db, app::schema);
    sqlite other(dir.file("a.db"), {.busy_timeout = std::chrono::milliseconds(20)});
    other.transaction([&](auto& tx) {
        tx.run(insert_into(tags).values({.name = "theirs"}));
        const auto locked = caught<busy>([&] { db.run(insert_into(tags).values({.name = "ours"})); });
        CHECK_THAT(locked.what(), ContainsSubstring("busy_timeout"));
        CHECK_THROWS_AS(db.transaction([](auto& mine) { mine.run(insert_into(tags).values({.name = "ours"})); }), busy);
        CHECK(db.all(select().from(tags)).empty());
    });
    db.run(insert_into(tags).values({.name = "ours"}));
    CHECK(db.one(select(count()).from(tags)).count == 2);
}

TEST_CASE("a full disk loses nothing that was there") {
    // max_page_count is SQLite's own full disk; a real one, where mounting is allowed, comes after it.
    auto db = filled_database();
    db.exec("pragma max_page_count = 60");
    std::vector<tags::new_row> many;
    for (int i = 0; i < 5000; ++i) many.push_back({.name = std::to_string(i) + std::string(100, 'x')});
    const auto full = caught<disk_full>([&] { db.run(insert_into(tags).values(many)); });
    CHECK_THAT(full.what(), ContainsSubstring("make room"));
    CHECK(db.all(select().from(tags)).empty());
    CHECK_THROWS_AS(db.transaction([&](auto& tx) {
        tx.run(insert_into(tags).values({.name = "first"}));
        for (const auto& row : many) tx.run(insert_into(tags).values(row));
    }),
                    disk_full);
    CHECK(db.all(select().from(tags)).empty());
    db.run(insert_into(tags).values({.name = "small"}));

    const scratch dir;
    if (::mount("tmpfs", dir.file("").c_str(), "tmpfs", 0, "size=512k") != 0) {
        WARN("no right to mount a small file system: errno " << errno);
        return;
    }
    {
        sqlite on_disk(dir.file("a.db"));
        create(on_disk, app::schema);
        on_disk.run(insert_into(tags).values({.name = "before"}));
        CHECK_THROWS_AS(on_disk.run(insert_into(tags).values(many)), disk_full);
        CHECK(on_disk.one(select().from(tags)).name == "before");
    }
    ::umount2(dir.file("").c_str(), MNT_DETACH);
}

TEST_CASE("an interrupted statement throws and leaves the connection usable") {
    auto db = filled_database();
    sqlite3_progress_handler(
        db.native_handle(), 1000, [](void*) { return 1; }, nullptr);
    CHECK_THROWS_AS(
        db.exec(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000000) select max(i) from n"),
        query_canceled);
    sqlite3_progress_handler(db.native_handle(), 0, nullptr, nullptr);
    CHECK(db.all(select().from(todos)).size() == 4);

    std::thread other([&db] {
        for (int i = 0; i < 200; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            db.interrupt();
        }
    });
    CHECK_THROWS_AS(db.exec("with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000000000) "
                            "select max(i) from n"),
                    query_canceled);
    other.join();
    CHECK(db.all(select().from(todos)).size() == 4);
}

TEST_CASE("malformed SQL in a script, and what came before it") {
    sqlite db(":memory:");
    const auto wrong =
        caught<syntax_error>([&] { db.exec("create table a (x); creat table b (x); create table c (x)"); });
    CHECK_THAT(wrong.what(), ContainsSubstring("near \"creat\""));
    CHECK_NOTHROW(db.exec("insert into a values (1); -- a comment\n ;; "));
    CHECK_THROWS_AS(db.exec("insert into c values (1)"), schema_mismatch);
}

TEST_CASE("an error that ends the transaction ends its block, however often it is caught") {
    // Each ends the transaction by itself once `tx` writes many rows.
    const auto interrupt = [](sqlite& db) {
        sqlite3_progress_handler(
            db.native_handle(), 500, [](void*) { return 1; }, nullptr);
    };
    const auto no_room = [](sqlite& db) { db.exec("pragma max_page_count = 40"); };
    const auto trigger = [](sqlite& db) {
        db.exec("create trigger t before insert on tags when new.name like 'b%' "
                "begin select raise(rollback, 'no more'); end");
    };
    const auto key = [](sqlite& db) {
        db.exec("drop table todo_tags; drop table tags; create table tags (id integer primary key, "
                "name text not null unique on conflict rollback, color text)");
    };
    std::vector<tags::new_row> many;
    for (int i = 0; i < 3000; ++i) many.push_back({.name = "b" + std::to_string(i) + std::string(100, 'x')});
    many.push_back(many.back());
    const std::function<void(sqlite&)> causes[] = {interrupt, no_room, trigger, key};
    int ended = 0;
    for (const auto& cause : causes)
        for (const bool nested : {false, true})
            for (const bool one_by_one : {false, true}) {
                auto db = filled_database();
                bool went = false;
                if (&cause != &causes[0]) cause(db);
                const auto write = [&](auto& tx) {
                    if (&cause == &causes[0]) cause(db);
                    try {
                        if (one_by_one)
                            for (const auto& row : many) tx.run(insert_into(tags).values(row));
                        else tx.run(insert_into(tags).values(many));
                    } catch (const database_error& e) {
                        sqlite3_progress_handler(db.native_handle(), 0, nullptr, nullptr);
                        went = sqlite3_get_autocommit(db.native_handle()) != 0;
                        if (went) CHECK_THAT(e.what(), ContainsSubstring("taken back the whole transaction"));
                        const auto claims = ContainsSubstring("nothing");
                        if (went) CHECK_THAT(e.what(), !claims);
                        throw;
                    }
                };
                const auto block = [&](auto& tx) {
                    tx.run(insert_into(tags).values({.name = "debit"}));
                    if (nested) CHECK_THROWS_AS(tx.transaction(write), database_error);
                    else CHECK_THROWS_AS(write(tx), database_error);
                    // SQLite may have taken back no more than the statement.
                    if (!went) tx.rollback();
                    ++ended;
                    CHECK_THROWS_AS(tx.run(insert_into(tags).values({.name = "credit"})), transaction_aborted);
                    CHECK_THROWS_AS(tx.exec("insert into tags (name) values ('credit')"), transaction_aborted);
                    CHECK_THROWS_AS(
                        tx.transaction([](auto& inner) { inner.run(insert_into(tags).values({.name = "credit"})); }),
                        transaction_aborted);
                };
                try {
                    db.transaction(block);
                    CHECK(!went);
                } catch (const transaction_aborted&) { CHECK(went); }
                CHECK(db.all(select(tags.id).from(tags)).empty());
                db.transaction([](auto& tx) { tx.run(insert_into(tags).values({.name = "after"})); });
                CHECK(db.one(select(tags.name).from(tags)).name == "after");
            }
    CHECK(ended >= 12);
}

TEST_CASE("a rollback that fails is tried again, and until it succeeds nothing is written") {
    const scratch dir;
    const auto count_of = [&] {
        sqlite other(dir.file("a.db"));
        return other.one(select(count()).from(tags)).count;
    };
    {
        sqlite db(dir.file("a.db"));
        create(db, app::schema);
        db.run(insert_into(tags).values({{.name = "1"}, {.name = "2"}}));

        // Interrupted, and the interrupt lasts as long as the stream does.
        auto reading = db.stream(select(tags.id).from(tags));
        auto at = reading.begin();
        CHECK_THROWS_AS(db.transaction([&](auto& tx) {
            tx.run(insert_into(tags).values({.name = "lost"}));
            db.interrupt();
            throw std::runtime_error("no");
        }),
                        std::runtime_error);
        CHECK(sqlite3_get_autocommit(db.native_handle()) != 0);
        CHECK_THROWS_AS(++at, usage_error);
        db.run(insert_into(tags).values({.name = "3"}));
        CHECK(count_of() == 3);

        // Refused, for the time being.
        const auto refuse = [](void*, int action, const char* what, const char*, const char*, const char*) {
            return action == SQLITE_TRANSACTION && std::string_view(what) == "ROLLBACK" ? SQLITE_DENY : SQLITE_OK;
        };
        sqlite3_set_authorizer(db.native_handle(), refuse, nullptr);
        CHECK_THROWS_AS(db.transaction([&](auto& tx) {
            tx.run(insert_into(tags).values({.name = "lost"}));
            throw std::runtime_error("no");
        }),
                        std::runtime_error);
        const auto stuck = caught<connection_error>([&] { db.run(insert_into(tags).values({.name = "lost"})); });
        CHECK_THAT(stuck.what(), ContainsSubstring("could not be taken back"));
        CHECK_THROWS_AS(db.transaction([](auto&) {}), connection_error);
        sqlite3_set_authorizer(db.native_handle(), nullptr, nullptr);
        db.run(insert_into(tags).values({.name = "4"}));
        CHECK(count_of() == 4);

        // A savepoint that cannot be taken back takes the transaction with it.
        const auto refuse_part = [](void*, int action, const char* what, const char*, const char*, const char*) {
            return action == SQLITE_SAVEPOINT && std::string_view(what) == "ROLLBACK" ? SQLITE_DENY : SQLITE_OK;
        };
        CHECK_THROWS_AS(db.transaction([&](auto& tx) {
            tx.run(insert_into(tags).values({.name = "lost"}));
            sqlite3_set_authorizer(db.native_handle(), refuse_part, nullptr);
            CHECK_THROWS_AS(tx.transaction([&](auto& inner) {
                inner.run(insert_into(tags).values({.name = "lost, too"}));
                inner.rollback();
                return 1;
            }),
                            rolled_back);
            sqlite3_set_authorizer(db.native_handle(), nullptr, nullptr);
            CHECK_THROWS_AS(tx.run(insert_into(tags).values({.name = "lost"})), transaction_aborted);
        }),
                        transaction_aborted);
        db.run(insert_into(tags).values({.name = "5"}));
    }
    CHECK(count_of() == 5);
}

TEST_CASE("a stream does not write") {
    auto db = filled_database();
    CHECK_THROWS_AS(db.stream(sql_statement<int>("insert into tags (name) values ('a') returning id")).begin(),
                    usage_error);
    CHECK(db.all(select().from(tags)).empty());
}

TEST_CASE("whatever quotes a value, what() does not; detail() has SQLite's words") {
    auto db = filled_database();
    db.exec("create virtual table words using fts5(body); insert into words values ('x'); "
            "create trigger refusing before insert on tags when new.name like 'hunter%' begin "
            "select raise(abort, 'no such table: hunter2'); end; "
            "create trigger failing before update on tags begin select raise(rollback, 'hunter2: tiger.lion'); end; "
            "insert into tags (name) values ('a'); create table strict_ones (n integer) strict; "
            "create table numbers (n integer primary key)");
    sqlite3_create_function(
        db.native_handle(), "fails", 1, SQLITE_UTF8, nullptr,
        [](sqlite3_context* c, int, sqlite3_value** v) {
            sqlite3_result_error(c, reinterpret_cast<const char*>(sqlite3_value_text(v[0])), -1);
        },
        nullptr, nullptr);
    const std::vector<std::string> texts{
        "select rowid from words where words match {}",
        "select rowid from words where words match 'a ' || {}",
        "select rowid from words where words match {} || ':x'",
        "select json_extract('{{}}', {})",
        "select json_set('{{}}', {}, 1)",
        "select json_extract({}, '$.a')",
        "select json({})",
        "select value from json_each('{{}}', {})",
        "insert into tags (name) values ({}) returning name",
        "update tags set color = {} returning name",
        "select fails({})",
        "select fails('no such table: ' || {})",
        "select fails('no such column: ' || {})",
        "select fails('UNIQUE constraint failed: ' || {})",
        "select fails('table ' || {} || ' has no column named x')",
        "insert into strict_ones values ({}) returning n",
        "insert into numbers values ({}) returning n",
        "select load_extension({})",
        "select 'x' like 'x' escape {}",
        "select * from (values (1)) limit {}",
        "attach 'file:' || {} || '?mode=ro' as other",
    };
    for (const auto& text : texts) {
        INFO(text);
        for (const char* value : {"hunter2 & tiger, (lion", "hunter2", "/hunter2/tiger", "$[hunter2", "a.hunter2",
                                  "rowid:x", "name:x", "select : 1"}) {
            try {
                (void)db.all(unsafe_sql_statement<std::optional<std::string>>(text, std::string(value)));
            } catch (const database_error& e) {
                const std::string what = e.what();
                for (const char* word : {"hunter", "tiger", "lion"}) CHECK_THAT(what, !ContainsSubstring(word));
                CHECK_THAT(what, !ContainsSubstring("migrate"));
                CHECK((what.find("detail()") == std::string::npos || !e.detail().empty()));
                CHECK(e.table() != "tiger");
            } catch (const decode_error&) {}  // it was no error after all
        }
    }
    const auto refused = caught<constraint_violation>([&] { db.run(insert_into(tags).values({.name = "hunter"})); });
    CHECK_THAT(refused.what(), ContainsSubstring("a trigger of the database refused it"));
    CHECK(refused.detail() == "no such table: hunter2");
    CHECK(refused.table().empty());
    const auto searched =
        caught<database_error>([&] { (void)db.all(sql_statement<int>("select rowid from words({})", "hunter2:x")); });
    CHECK_THAT(searched.detail(), ContainsSubstring("hunter2"));
}

TEST_CASE("each kind of error has its type, and a sentence that is true of it") {
    auto db = filled_database();
    const auto kind = [&](const std::string& text) -> std::string {
        try {
            db.exec(text);
        } catch (const schema_mismatch&) { return "mismatch"; } catch (const syntax_error&) {
            return "syntax";
        } catch (const in_use&) { return "in use"; } catch (const database_error&) {
            return "other";
        }
        return "none";
    };
    CHECK(kind("select * from no_table") == "mismatch");
    CHECK(kind("select no_column from todos") == "mismatch");
    CHECK(kind("select no_function(1)") == "mismatch");
    CHECK(kind("insert into tags (name) values ('x') on conflict (color) do nothing") == "mismatch");
    CHECK(kind("create table todos (x)") == "other");
    CHECK(kind("select") == "syntax");
    CHECK(kind("commit") == "other");
    CHECK_THAT(caught<schema_mismatch>([&] { db.exec("select * from no_table"); }).what(),
               ContainsSubstring("migrate it"));
    for (const char* text : {"create table todos (x)", "commit", "select json('x')", "select no_function(1)",
                             "insert into tags (name) values ('x') on conflict (color) do nothing"})
        CHECK_THAT(caught<database_error>([&] { db.exec(text); }).what(), !ContainsSubstring("migrate"));

    // What SQLite tells of a text, and what is not the text's fault.
    db.exec("create view seen as select name from tags; create table weak (color text references tags (color))");
    CHECK(kind("insert into weak values ('red')") == "mismatch");
    CHECK(kind("drop view no_view") == "mismatch");
    CHECK(kind("drop trigger no_trigger") == "mismatch");
    CHECK(kind("create table no_schema.t (x)") == "mismatch");
    CHECK(kind("insert into seen values ('x')") == "other");
    CHECK(kind("delete from sqlite_schema") == "other");
    CHECK(kind("alter table todos add column title text") == "other");
    CHECK(kind("create index todos on tags (name)") == "other");
    CHECK(kind("select min(count(*)) from tags") == "syntax");
    CHECK_THAT(caught<schema_mismatch>([&] { db.exec("insert into weak values ('red')"); }).what(),
               ContainsSubstring("no unique key"));
    db.exec("drop table weak; drop view seen");

    // SQLite says of it that a table is locked, or that statements are in progress.
    auto rows = db.stream(select(todos.title).from(todos));
    auto at = rows.begin();
    const auto dropping = caught<in_use>([&] { db.exec("drop table preferences"); });
    CHECK_THAT(dropping.what(), ContainsSubstring("open stream"));
    CHECK_THAT(dropping.what(), !ContainsSubstring("another connection"));
    CHECK(kind("vacuum") == "in use");
    std::size_t count = 1;
    for (; ++at != rows.end();) ++count;
    CHECK(count == 4);
    CHECK(kind("drop table preferences") == "none");
}

TEST_CASE("another's write after a transaction began to read: to be run again") {
    const scratch dir;
    sqlite db(dir.file("a.db"), {.busy_timeout = std::chrono::milliseconds(1)});
    create(db, app::schema);
    sqlite other(dir.file("a.db"));
    int attempts = 0;
    db.transaction(
        [&](auto& tx) {
            (void)tx.all(select().from(tags));
            if (++attempts == 1) {
                other.run(insert_into(tags).values({.name = "theirs"}));
                const auto late = caught<busy>([&] { tx.run(insert_into(tags).values({.name = "ours"})); });
                CHECK_THAT(late.what(), ContainsSubstring("run it again"));
                CHECK_THAT(late.what(), !ContainsSubstring("busy_timeout"));
            }
            tx.run(insert_into(tags).values({.name = "ours"}));
        },
        {.begin = begin_mode::deferred, .retry = {.attempts = 2, .backoff = std::chrono::milliseconds(1)}});
    CHECK(attempts == 2);
}

TEST_CASE("a wait beyond what SQLite counts in is as long as it can be") {
    const auto wait_of = [](auto wait) {
        sqlite db(":memory:", {.busy_timeout = wait});
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(db.native_handle(), "pragma busy_timeout", -1, &statement, nullptr);
        sqlite3_step(statement);
        const auto value = sqlite3_column_int64(statement, 0);
        sqlite3_finalize(statement);
        return value;
    };
    CHECK(wait_of(std::chrono::milliseconds::max()) == 2'147'483'647);
    CHECK(wait_of(std::chrono::hours(24 * 50)) == 2'147'483'647);
    CHECK(wait_of(std::chrono::hours::max()) == 2'147'483'647);
    CHECK(wait_of(std::chrono::years(1'000'000'000)) == 2'147'483'647);
    CHECK(wait_of(std::chrono::hours::min()) == 0);
    CHECK(wait_of(std::chrono::milliseconds(-1)) == 0);
    CHECK(wait_of(std::chrono::milliseconds(250)) == 250);
}

TEST_CASE("a time beyond the years of SQLite's text is refused, however far it is") {
    auto db = filled_database();
    const timestamptz now = std::chrono::sys_days(std::chrono::year(2024) / 1 / 1);
    // The years of C++'s calendar are 16 bits: this one would be 2024 again.
    const auto far = now + std::chrono::days(65'536 / 400 * 146'097 + 65'536 % 400 * 365);
    for (const auto& time : {far, timestamptz::max(), timestamptz::min(), now + std::chrono::days(146'097 * 163)}) {
        CHECK_THROWS_AS(db.run(update(todos).set(todos.due_date = time).where(todos.id == 1)), usage_error);
        CHECK_THROWS_AS(db.run(insert_into(todos).values({.user_id = 1, .title = "x", .due_date = time})), usage_error);
        CHECK_THROWS_AS(db.all(select(todos.id).from(todos).where(todos.due_date < time)), usage_error);
    }
    CHECK(db.one(select(count()).from(todos)).count == 4);
}

TEST_CASE("no memory for a value is an error, not an empty value") {
    sqlite db(":memory:");
    db.exec("pragma encoding = 'UTF-16'; create table tags (id integer primary key, name text not null, color text); "
            "create table blobs (b blob not null)");
    const std::string name(2'000'000, 'x');
    db.run(insert_into(tags).values({.name = name, .color = ""}));
    db.exec("insert into blobs values (zeroblob(3000000))");
    CHECK(db.one(select(tags.name).from(tags)).name == name);
    // Whether it is what was stored; a value that is cut or empty is not.
    const auto read = [&](int which) {
        if (which == 0) return db.one(select(tags.name).from(tags)).name == name;
        if (which == 1) return db.one(sql_statement<bytes>("select zeroblob(3000000)")).size() == 3'000'000;
        return db.one(select(array_agg(tags.name)).from(tags)).array_agg->front() == name;
    };
    for (int which = 0; which < 3; ++which) CHECK(read(which));
    const auto former = sqlite3_hard_heap_limit64(-1);
    int refused = 0;
    for (sqlite3_int64 room = 0; room < 12'000'000; room += 500'000) {
        sqlite3_hard_heap_limit64(sqlite3_memory_used() + room + 1);
        for (int which = 0; which < 3; ++which) {
            bool same = true;
            try {
                same = read(which);
            } catch (const out_of_memory&) { ++refused; }
            CHECK(same);
        }
    }
    sqlite3_hard_heap_limit64(former == 0 ? 0 : former);
    CHECK(refused > 3);
    for (int which = 0; which < 3; ++which) CHECK(read(which));
}
