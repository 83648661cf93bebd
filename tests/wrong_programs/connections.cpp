// What databases, pools, sessions, transactions and migrations are made of and given.
#include "schema.hpp"

#include <mizzle/any_session.hpp>
#include <mizzle/async.hpp>
#include <mizzle/migrate.hpp>
#include <mizzle/pool.hpp>
#include <mizzle/sandbox.hpp>

#include <chrono>
#include <variant>

MIZZLE_SCHEMA(schema, users, posts, tags, post_tags)
MIZZLE_MIGRATION(m0001_no_tags, [](auto& tx) { tx.run(delete_from(tags).all_rows()); })

// expect 1: mizzle: a database is opened by its name: mizzle::sqlite db{"app.db"}; its options come second, in braces
void without_a_name() {
#if WRONG == 1
    sqlite db;  // <- here 1
#else
    sqlite db("app.db");
#endif
}

// expect 2: mizzle: a database is opened by its name: mizzle::sqlite db{"app.db"}; its options come second, in braces
void null_for_a_name() {
#if WRONG == 2
    sqlite db(nullptr);  // <- here 2
#else
    sqlite db(":memory:");
#endif
}

// expect 3: mizzle: a database is opened by its name: mizzle::sqlite db{"app.db"}; its options come second, in braces
void option_without_braces() {
#if WRONG == 3
    sqlite db("app.db", true);  // <- here 3
#else
    sqlite db("app.db", {.read_only = true});
#endif
}

// expect 4: mizzle: the options of a pool follow its database's name, in braces: {.size = 16, .wait = std::chrono
void size_without_braces() {
#if WRONG == 4
    pool<sqlite> db("app.db", 16);  // <- here 4
#else
    pool<sqlite> db("app.db", {.size = 16});
#endif
}

// expect 5: mizzle: a pool cannot be copied; take it by reference
void copied_pool(pool<sqlite>& db) {
#if WRONG == 5
    auto other = db;  // <- here 5
#else
    auto& other = db;
#endif
    other.maintain();
}

// expect 6: mizzle: a pool is of a database's type: mizzle::pool<mizzle::sqlite>
void pool_of_no_type() {
#if WRONG == 6
    pool db("app.db");  // <- here 6
#else
    pool<sqlite> db("app.db");
#endif
}

// expect 7: mizzle: a session is made of a database of its type, which is not const, of one of its transactions
auto session_of_what_is_const([[maybe_unused]] const sqlite& constant, [[maybe_unused]] sqlite& db) {
#if WRONG == 7
    session<sqlite> on(constant);  // <- here 7
#else
    session on(db);
#endif
    return on.all(select(tags.id).from(tags));
}

// expect 8: mizzle: an any_session is made of one of the databases that it names, which is not const, or of a
auto any_session_of_what_is_const([[maybe_unused]] const sqlite& constant, [[maybe_unused]] sqlite& db) {
#if WRONG == 8
    any_session<sqlite> on(constant);  // <- here 8
#else
    any_session<sqlite> on(db);
#endif
    return on.all(select(tags.id).from(tags));
}

// expect 9: mizzle: the options of a transaction follow its block, in braces
void option_by_itself(sqlite& db) {
    const auto block = [](auto& tx) { tx.run(delete_from(tags).all_rows()); };
#if WRONG == 9
    db.transaction(block, isolation::serializable);  // <- here 9
#else
    db.transaction(block, {.isolation = isolation::serializable});
#endif
}

// expect 10: mizzle: the options of a transaction follow its block, in braces
void options_before_the_block(pool<sqlite>& db) {
    const auto block = [](auto& tx) { tx.run(delete_from(tags).all_rows()); };
#if WRONG == 10
    db.transaction({.isolation = isolation::serializable}, block);  // <- here 10
#else
    db.transaction(block, {.isolation = isolation::serializable});
#endif
}

// expect 11: mizzle: until() takes a std::stop_token; a time is within(std::chrono::milliseconds(200))
auto until_a_time(sqlite& db) {
#if WRONG == 11
    return db.until(std::chrono::seconds(3)).all(select(tags.id).from(tags));  // <- here 11
#else
    return db.within(std::chrono::seconds(3)).all(select(tags.id).from(tags));
#endif
}

// expect 12: mizzle: batch() takes statements, batch(a, b), or a range of them; no braces
auto batch_in_braces(sqlite& db) {
    const auto statement = select(tags.id).from(tags);
#if WRONG == 12
    return db.batch({statement, statement});  // <- here 12
#else
    return db.batch(statement, statement);
#endif
}

// expect 13: mizzle: on_query() takes what is called with each event: [](const mizzle::query_event& e) { ... }
void observer_of_text(sqlite& db) {
#if WRONG == 13
    db.on_query([](const std::string&) {});  // <- here 13
#else
    db.on_query([](const query_event&) {});
#endif
}

// expect 14: mizzle: on_observer_error() takes what is called with a std::exception_ptr
void handler_of_an_exception(sqlite& db) {
#if WRONG == 14
    db.on_observer_error([](const std::exception&) {});  // <- here 14
#else
    db.on_observer_error([](const std::exception_ptr&) {});
#endif
}

// expect 15: mizzle: migrate() takes the database, which is not const, and then the migrations
void nothing_to_migrate(sqlite& db, [[maybe_unused]] const migration_set& set) {
#if WRONG == 15
    migrate(db);  // <- here 15
#else
    migrate(db, set);
#endif
}

// expect 16: mizzle: migrations are what mizzle_embed_migrations() puts into a program, what read_migrations("folder"
void folder_of_migrations(sqlite& db) {
#if WRONG == 16
    migrate(db, "migrations");  // <- here 16
#else
    migrate(db, read_migrations("migrations", "sqlite"));
#endif
}

// expect 17: mizzle: with_code() takes a set of migrations, and after it what MIZZLE_MIGRATION declares
void code_by_itself(sqlite& db, const migration_set& set) {
#if WRONG == 17
    migrate(db, with_code(set, [](auto&) {}));  // <- here 17
#else
    migrate(db, with_code(set, m0001_no_tags));
#endif
}

// expect 18: mizzle: the name of a migration has its number, by which it stands among the others
#if WRONG == 18
MIZZLE_MIGRATION(no_posts, [](auto& tx) { tx.run(delete_from(posts).all_rows()); })  // <- here 18
#else
MIZZLE_MIGRATION(m0002_no_posts, [](auto& tx) { tx.run(delete_from(posts).all_rows()); })
#endif

// expect 19: mizzle: a migration in C++ is what is called with the transaction: [](auto& tx) { ... }; one in SQL
#if WRONG == 19
MIZZLE_MIGRATION(m0003_no_posts, "delete from posts")  // <- here 19
#else
MIZZLE_MIGRATION(m0003_no_posts, [](auto& tx) { tx.exec("delete from posts"); })
#endif

// expect 20: mizzle: require_schema() takes the database, which is not const, and what MIZZLE_SCHEMA declares
void table_that_is_required(sqlite& db) {
#if WRONG == 20
    require_schema(db, users);  // <- here 20
#else
    require_schema(db, schema);
#endif
}

// expect 21: mizzle: create() takes a schema, which names its tables: MIZZLE_SCHEMA(schema, users, todos); before it
// the
void creation_in_what_is_const([[maybe_unused]] const sqlite& constant, [[maybe_unused]] sqlite& db) {
#if WRONG == 21
    create(constant, schema);  // <- here 21
#else
    create(db, schema);
#endif
}

// expect 22: mizzle: PostgreSQL alone numbers several columns of a table; here one column is serial or identity
// names 22: tickets
#if WRONG == 22
MIZZLE_TABLE(tickets, (id, serial, primary_key), (number, serial))
#else
MIZZLE_TABLE(tickets, (id, serial, primary_key), (number, integer))
#endif
MIZZLE_SCHEMA(sales, tickets)
void creation_of_two_serials(sqlite& db) {
    create(db, sales);  // <- here 22
}

// expect 23: mizzle: the options of a transaction are words: .isolation = mizzle::isolation::serializable
void option_of_text(sqlite& db) {
    const auto block = [](auto& tx) { tx.run(delete_from(tags).all_rows()); };
#if WRONG == 23
    db.transaction(block, {.isolation = "serializable"});  // <- here 23
#else
    db.transaction(block, {.isolation = isolation::serializable});
#endif
}

// expect 24: mizzle: an any_session is of the types of databases that it may be
#if WRONG == 24
int any_session_of_nothing(any_session<> db) { return static_cast<int>(sizeof(db)); }  // <- here 24
#else
int any_session_of_one(any_session<sqlite> db) { return static_cast<int>(sizeof(db)); }
#endif

// expect 25: mizzle: an any_session is of the types of databases that it may be
#if WRONG == 25
int any_session_of_a_number(any_session<sqlite, int> db) { return static_cast<int>(sizeof(db)); }  // <- here 25
#else
int any_session_of_one_more(any_session<sqlite> db) { return static_cast<int>(sizeof(db)); }
#endif

// expect 26: mizzle: a session only looks at a database, which must outlive it; give the database a name
auto session_of_a_pool_that_is_gone() {
#if WRONG == 26
    session<sqlite> on(pool<sqlite>("app.db"));  // <- here 26
#else
    pool<sqlite> db("app.db");
    session<sqlite> on(db);
#endif
    return on.all(select(tags.id).from(tags));
}

// expect 27: mizzle: a session only looks at a database, which must outlive it; give the database a name
auto any_session_of_a_pool_that_is_gone() {
#if WRONG == 27
    any_session<sqlite> on(pool<sqlite>("app.db"));  // <- here 27
#else
    pool<sqlite> db("app.db");
    any_session<sqlite> on(db);
#endif
    return on.all(select(tags.id).from(tags));
}

// expect 28: mizzle: a session only looks at a database, which must outlive it; give the database a name
auto any_session_of_a_choice_that_is_gone() {
#if WRONG == 28
    any_session<sqlite> on(std::variant<sqlite>(std::in_place_index<0>, "app.db"));  // <- here 28
#else
    std::variant<sqlite> db(std::in_place_index<0>, "app.db");
    any_session<sqlite> on(db);
#endif
    return on.all(select(tags.id).from(tags));
}

// expect 29: mizzle: a sandbox is made of a database or a pool that has a name and is not const
void sandbox_of_text() {
#if WRONG == 29
    sandbox test("app.db");  // <- here 29
#else
    sqlite db("app.db");
    sandbox test(db);
#endif
    static_cast<void>(test);
}

// expect 30: mizzle: a sandbox is made of a database or a pool that has a name and is not const
void sandbox_of_what_is_const([[maybe_unused]] const sqlite& constant, [[maybe_unused]] sqlite& db) {
#if WRONG == 30
    sandbox test(constant);  // <- here 30
#else
    sandbox test(db);
#endif
    static_cast<void>(test);
}

// expect 31: mizzle: on() only looks at the executor, which must outlive it; give the executor a name
#if WRONG == 31
auto executor_of_a_number(pool<sqlite>& db) { return db.on(4); }  // <- here 31
#else
auto no_executor(pool<sqlite>& db) { return db.statistics(); }
#endif

// expect 35: mizzle: on() only looks at the executor, which must outlive it; give the executor a name
auto executor_without_a_name(pool<sqlite>& db, [[maybe_unused]] workers& executor) {
#if WRONG == 35
    return db.on(workers(2)).async(select(tags.id).from(tags));  // <- here 35
#else
    return db.on(executor).async(select(tags.id).from(tags));
#endif
}

// expect 36: mizzle: migrate() takes the database, which is not const, and then the migrations
void migrations_first(sqlite& db) {
#if WRONG == 36
    migrate(read_migrations("migrations", "sqlite"), db);  // <- here 36
#else
    migrate(db, read_migrations("migrations", "sqlite"));
#endif
}

// expect 37: mizzle: a pool opens its connections itself: mizzle::pool<mizzle::sqlite> db{"app.db"}
void pool_of_a_connection([[maybe_unused]] sqlite& db) {
#if WRONG == 37
    const pool<sqlite> lender(db);  // <- here 37
#else
    const pool<sqlite> lender("app.db");
#endif
}

// What outlives what it looks at: Clang alone sees through a call.

// expect 32 clang: address of stack memory associated with local variable 'db' returned
auto session_of_a_local_database([[maybe_unused]] sqlite& given) {
#if WRONG == 32
    sqlite db("app.db");
    return session<sqlite>(db);  // <- here 32 clang
#else
    return session<sqlite>(given);
#endif
}

// expect 33 clang: address of stack memory associated with local variable 'db' returned
auto sandbox_of_a_local_database([[maybe_unused]] sqlite& given) {
#if WRONG == 33
    sqlite db("app.db");
    return sandbox<sqlite>(db);  // <- here 33 clang
#else
    return sandbox<sqlite>(given);
#endif
}

// expect 34 clang: address of stack memory associated with local variable 'db' returned
auto limit_of_a_local_database([[maybe_unused]] sqlite& given) {
#if WRONG == 34
    sqlite db("app.db");
    return db.within(std::chrono::seconds(1));  // <- here 34 clang
#else
    return given.within(std::chrono::seconds(1));
#endif
}

// expect 38: mizzle: a session is of a database's type, which is not const: mizzle::session<mizzle::sqlite>
auto session_of_text([[maybe_unused]] sqlite& db) {
#if WRONG == 38
    session on = "app.db";  // <- here 38
#else
    session on = db;
    return on.all(select(users.id).from(users));
#endif
}

// expect 39: mizzle: an any_session is of the types of databases that it may be, each once, whose headers are included
// expect 40: mizzle: an any_session is of the types of databases that it may be, each once, whose headers are included
// names 40: postgres
#if WRONG == 39
int any_session_of_each_twice(any_session<sqlite, sqlite> db) { return static_cast<int>(sizeof(db)); }  // <- here 39
#elif WRONG == 40
int any_session_of_what(any_session<sqlite, postgres> db) { return static_cast<int>(sizeof(db)); }  // <- here 40
#else
int any_session_of_each_once(any_session<sqlite> db) { return static_cast<int>(sizeof(db)); }
int any_session_of_what(any_session<sqlite, postgres>& db);
#endif

// expect 41: mizzle: MIZZLE_MIGRATION(m0004_nothing, [](auto& tx) { ... }) takes a name and a block
// expect 42 gcc: does not give a valid preprocessing token
// expect 42: mizzle: a declaration begins with its name: an identifier, neither text, nor a macro, nor a word of C++
// expect 42 gcc: template instantiation depth
// expect 42 clang: instantiating fold expression
// expect 43: mizzle: this is declared already
// expect 43 gcc: template instantiation depth
// expect 43 clang: instantiating fold expression
#if WRONG == 41
MIZZLE_MIGRATION(m0004_nothing)  // <- here 41
#elif WRONG == 42
MIZZLE_MIGRATION("m0004_nothing", [](auto& tx) { tx.exec("select 1"); })                            // <- here 42
#else
MIZZLE_MIGRATION(m0004_nothing, [](auto& tx) { tx.exec("select 1"); })
#endif
#if WRONG == 43
MIZZLE_MIGRATION(m0004_nothing, [](auto& tx) { tx.exec("select 2"); })  // <- here 43
#endif

// expect 44: mizzle: a pool opens its connections itself
void pool_of_nothing() {
#if WRONG == 44
    pool<sqlite> db;  // <- here 44
#else
    pool<sqlite> db("app.db");
#endif
}

// expect 45: mizzle: a pool opens its connections itself
void pool_of_a_number() {
#if WRONG == 45
    pool<sqlite> db(16);  // <- here 45
#else
    pool<sqlite> db("app.db", {.size = 16});
#endif
}

// expect 46: mizzle: a database is opened by its name
void database_of_a_number() {
#if WRONG == 46
    sqlite db(5);  // <- here 46
#else
    sqlite db(":memory:");
#endif
}

// expect 47: mizzle: a transaction is a block: db.transaction([&](auto& tx) { ... }), in which tx.rollback()
void rollback_by_hand(sqlite& db) {
#if WRONG == 47
    db.rollback();  // <- here 47
#else
    db.transaction([](auto& tx) { tx.rollback(); });
#endif
}

// expect 48: mizzle: a const database cannot run statements
#if WRONG == 48
void transaction_of_a_const(const sqlite& db) {
    db.transaction([](auto& tx) { tx.exec("select 1"); });  // <- here 48
}
#else
void transaction_of_a_const(sqlite& db) {
    db.transaction([](auto& tx) { tx.exec("select 1"); });
}
#endif
