// What a program may be given or meet, and what it is told: typed errors, nothing half-written, no values in what().
#include "../app.hpp"
#include "../caught.hpp"

#include <chrono>
#include <limits>

using namespace mizzle;

namespace bad_input {

MIZZLE_ENUM(mood, glad, sad)

MIZZLE_TABLE(houses,
    (id,   integer,     primary_key),
    (name, varchar(10), not_null, unique))

MIZZLE_TABLE(letters,
    (id,       integer,     primary_key),
    (house_id, integer,     not_null, references(houses.id)),
    (subject,  varchar(10), not_null),
    (body,     text),
    (pages,    smallint),
    (weight,   numeric(6, 2)),
    (postage,  numeric),
    (sent_on,  date),
    (at,       timestamp),
    (mood_,    enum_<mood>),
    (sealed,   bytea))

MIZZLE_CONSTRAINTS(letters,
    check("letters_pages", letters.pages > 0))

MIZZLE_SCHEMA(schema, houses, letters)

}  // namespace bad_input

using bad_input::houses;
using bad_input::letters;

namespace {

const std::string secret = "hush-7391";

mysql some_letters(const mysql_connection_options& options = {}) {
    auto db = own_database(options);
    create(db, bad_input::schema);
    db.run(insert_into(houses).values({{.id = 1, .name = "one"}, {.id = 2, .name = "two"}}));
    db.run(insert_into(letters).values({.id = 1, .house_id = 1, .subject = "hello", .pages = 2}));
    return db;
}
template <class Db> auto count_letters(Db& db) { return db.one(select(count()).from(letters)).count; }

// That the error says nothing of the values, and that nothing was written.
template <class Error, class F> Error refused(mysql& db, F&& f) {
    const auto e = caught<Error>(f);
    INFO(e.what());
    CHECK(std::string(e.what()).starts_with("mizzle: "));
    CHECK(std::string(e.what()).find(secret) == std::string::npos);
    CHECK(count_letters(db) == 1);
    CHECK(db.one(select(letters.subject).from(letters)).subject == "hello");
    return e;
}

}  // namespace

TEST_CASE("a row of many that cannot be written takes the others of its statement with it") {
    auto db = some_letters();
    const auto written_after = [&](const letters::new_row& bad) {
        return std::vector<letters::new_row>{
            {.id = 5, .house_id = 1, .subject = "a"}, {.id = 6, .house_id = 1, .subject = "b"}, bad};
    };
    const auto insert = [&](const letters::new_row& bad) {
        return [&, rows = written_after(bad)] { db.run(insert_into(letters).values(rows)); };
    };
    const auto too_long = refused<check_violation>(db, insert({.id = 7, .house_id = 1, .subject = secret + secret}));
    CHECK(too_long.columns() == std::vector<std::string>{"subject"});
    CHECK(too_long.code() == "22001");
    const auto foreign = refused<foreign_key_violation>(db, insert({.id = 7, .house_id = 9, .subject = secret}));
    CHECK(foreign.table() == "letters");
    CHECK(foreign.columns() == std::vector<std::string>{"house_id"});
    const auto check = refused<check_violation>(db, insert({.id = 7, .house_id = 1, .subject = secret, .pages = 0}));
    CHECK(check.constraint() == "letters_pages");
    refused<usage_error>(db,
                         [&] { insert({.id = 7, .house_id = 1, .subject = secret, .weight = numeric("12345.67")})(); });
    refused<usage_error>(
        db, insert({.id = 7, .house_id = 1, .subject = secret, .sent_on = date(std::chrono::year(12026) / 1 / 1)}));
    refused<error>(db, insert({.id = 7, .house_id = 1, .subject = secret, .body = "\xff" + secret}));
    refused<error>(db, insert({.id = 7, .house_id = 1, .subject = "\xc0\x80"}));
    auto rows = written_after({.id = 7, .house_id = 1, .subject = "c"});
    rows[2].id = 5;
    CHECK(refused<unique_violation>(db, [&] { db.run(insert_into(letters).values(rows)); }).code() == "23000");
    CHECK(refused<unique_violation>(db, [&] {
              db.run(update(houses).set(houses.name = "one").where(houses.id == 2));
          }).constraint() == "houses_name_key");
    refused<foreign_key_violation>(db, [&] { db.run(delete_from(houses).where(houses.id == 1)); });
    refused<check_violation>(db, [&] { db.run(update(letters).set(letters.subject = secret + secret).all_rows()); });
    refused<database_error>(db, [&] { db.run(update(letters).set(letters.pages = letters.pages + 32766).all_rows()); });

    db.run(insert_into(letters).values(written_after({.id = 7, .house_id = 1, .subject = "c"})));
    CHECK(count_letters(db) == 4);
}

TEST_CASE("text with NUL and every character comes back, text that is not UTF-8 is refused wherever it stands") {
    auto db = some_letters();
    const std::string text("a\0b \xf0\x9f\x98\x80 \xc3\xa9'\"\\%_", 16);
    db.run(update(letters).set(letters.body = text, letters.sealed = bytes(300, std::byte{0xff})).all_rows());
    CHECK(db.one(select(letters.body).from(letters)).body == text);
    CHECK(db.one(select(count()).from(letters).where(letters.body == text)).count == 1);
    CHECK(db.one(select(count()).from(letters).where(letters.body.in(text, "x"))).count == 1);
    for (const std::string bad : {"\xff", "a\xc3", "\xc0\x80", "\xf5\x80\x80\x80"}) {
        refused<error>(db, [&] { db.run(update(letters).set(letters.body = bad + secret).all_rows()); });
        refused<error>(
            db, [&] { db.run(insert_into(letters).values({.id = 2, .house_id = 1, .subject = "x", .body = bad})); });
    }
    CHECK(db.one(select(letters.body).from(letters)).body == text);
}

TEST_CASE("text stays UTF-8 whatever character set SQL text asks for") {
    auto db = some_letters();
    const std::string text = "\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80";
    const auto whole = [&](auto& that) {
        that.run(update(letters).set(letters.body = text).all_rows());
        CHECK(that.one(select(letters.body).from(letters)).body == text);
        CHECK(that.one(select(length(letters.body)).from(letters)).length == 5);
    };
    for (const std::string other : {"set names latin1", "set names utf8mb3", "set character set latin1"}) {
        INFO(other);
        CHECK_THROWS_AS(db.exec(other), usage_error);
        whole(db);
        CHECK_THROWS_AS(db.exec(other + "; nonsense"), syntax_error);
        whole(db);
        CHECK_THROWS_AS(run(db, other), usage_error);
        whole(db);
        db.transaction([&](auto& tx) {
            CHECK_THROWS_AS(tx.exec(other), usage_error);
            whole(tx);
        });
        CHECK_THROWS_AS(open_database({.on_connect = other}), usage_error);
    }
    for (const std::string results : {"set character_set_results = latin1", "set character_set_results = null"}) {
        INFO(results);
        CHECK_THROWS_AS(db.exec(results + "; select 1"), usage_error);
        whole(db);
        CHECK_THROWS_AS(run(db, results), usage_error);
        whole(db);
    }
    db.exec("set names utf8mb4 collate utf8mb4_nopad_bin");
    whole(db);
}

TEST_CASE("days that are none, and numbers beyond their type, are errors of reading and of writing") {
    auto db = some_letters();
    for (const char* date : {"0000-00-00", "2026-02-30", "2026-00-10", "no date"}) {
        INFO(date);
        CHECK_THROWS_AS(db.run(sql_statement("update letters set sent_on = {}", std::string(date))), database_error);
    }
    // Another program may have written them.
    db.exec("set @@sql_mode = 'ANSI_QUOTES'; update letters set sent_on = '0000-00-00'");
    CHECK_THROWS_AS(db.all(select(letters.sent_on).from(letters)), decode_error);
    db.exec("update letters set sent_on = '2026-02-00'");
    CHECK_THROWS_AS(db.all(select(letters.sent_on).from(letters)), decode_error);
    db.reconnect();
    db.run(update(letters).set(letters.sent_on = null, letters.pages = 32767).all_rows());
    const auto read = [&](const auto& x) { return [&] { (void)db.all(select(x.template as<"x">()).from(letters)); }; };
    refused<database_error>(db, read(cast<std::int64_t>(letters.pages) + std::numeric_limits<std::int64_t>::max()));
    refused<database_error>(db, read(letters.pages / (letters.pages - letters.pages)));
    refused<database_error>(db, read(cast<std::int16_t>(letters.pages * 2)));
    refused<database_error>(db, read(cast<int>(letters.subject)));
    refused<database_error>(db, read(sqrt(-cast<double>(letters.pages))));
    // A decimal has 65 digits there, of which 30 stand after the point.
    const auto postage = [&](const std::string& digits) {
        return [&, digits] { db.run(update(letters).set(letters.postage = *numeric::parse(digits)).all_rows()); };
    };
    refused<database_error>(db, postage(std::string(36, '9')));
    refused<usage_error>(db, postage(std::string(66, '9')));
    refused<usage_error>(db, postage("NaN"));
    refused<usage_error>(db, postage("-Infinity"));
    refused<usage_error>(db, postage("0." + std::string(31, '1')));
    postage("1." + std::string(31, '0'))();
    postage(std::string(35, '9') + "." + std::string(30, '9'))();
    CHECK(db.one(select(letters.postage).from(letters)).postage->to_string() ==
          std::string(35, '9') + "." + std::string(30, '9'));
}

TEST_CASE("what takes too long, or is too large, leaves nothing behind and the connection open") {
    auto db = some_letters({.on_connect = "set max_statement_time = 0.2"});
    const auto slow = sql<int>("sleep(5)");
    CHECK_THROWS_AS(db.run(update(letters).set(letters.pages = 9).where(slow == 0)), query_canceled);
    db.transaction([&](auto& tx) {
        tx.run(insert_into(letters).values({.id = 2, .house_id = 1, .subject = "kept"}));
        CHECK_THROWS_AS(tx.run(update(letters).set(letters.pages = 9).where(slow == 0)), query_canceled);
    });
    CHECK(db.one(select(count()).from(letters).where(letters.pages == 9)).count == 0);
    CHECK(count_letters(db) == 2);
    db.run(delete_from(letters).where(letters.id == 2));
    const std::string large(1 << 25, 'x');
    const auto e = refused<usage_error>(db, [&] { db.run(update(letters).set(letters.body = large).all_rows()); });
    CHECK(std::string(e.what()).find("max_allowed_packet") != std::string::npos);
    refused<usage_error>(
        db, [&] { db.run(insert_into(letters).values({.id = 2, .house_id = 1, .subject = "x", .body = large})); });
    CHECK(db.is_open());
}

TEST_CASE("a schema that the database refuses is an error that names what was wrong, and leaves no table") {
    auto db = own_database();
    db.exec("create table letters (id int)");
    const auto e = caught<database_error>([&] { create(db, bad_input::schema); });
    CHECK(std::string(e.what()).find("letters") != std::string::npos);
    CHECK(ask<int>(db, "select count(*) from information_schema.tables where table_schema = database()") == 1);
    db.exec("drop table letters");
    create(db, bad_input::schema);
    CHECK_THROWS_AS(
        db.exec("create index letters_house_id on letters (pages); create index letters_house_id on letters "
                "(pages)"),
        database_error);
}

TEST_CASE(
    "a block is run again where another transaction was in its way, and once where nobody knows what became of it") {
    auto db = some_letters({.on_connect = "set innodb_lock_wait_timeout = 1"});
    auto other = open_database();
    int attempts = 0;
    other.exec("start transaction; update letters set pages = 5");
    db.transaction(
        [&](auto& tx) {
            if (++attempts == 2) other.exec("commit");
            tx.run(update(letters).set(letters.pages = letters.pages + 1).all_rows());
        },
        {.retry = {.attempts = 3}});
    CHECK(attempts == 2);
    CHECK(db.one(select(letters.pages).from(letters)).pages == 6);

    attempts = 0;
    CHECK_THROWS_AS(db.transaction(
                        [&](auto& tx) {
                            ++attempts;
                            tx.run(update(letters).set(letters.pages = 9).all_rows());
                            other.exec("kill " + std::to_string(connection_of(tx)));
                        },
                        {.retry = {.attempts = 3}}),
                    commit_unknown);
    CHECK(attempts == 1);
    db.reconnect();
    CHECK(db.one(select(letters.pages).from(letters)).pages == 6);
}
