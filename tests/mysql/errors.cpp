#include "../catch.hpp"
#include "../caught.hpp"
#include "server.hpp"

using namespace mizzle;

namespace {

// What stands in values is told by detail() alone.
const std::string secret = "hush-7391";

struct session_status {
    std::string name, value;
};

template <class Error, class Db> Error refused(Db& db, const std::string& sql) {
    INFO(sql);
    const auto e = caught<Error>([&] { run(db, sql, secret); });
    CHECK(std::string(e.what()).find(secret) == std::string::npos);
    CHECK(std::string(e.what()).starts_with("mizzle: "));
    CHECK(e.statement() == sql);
    return e;
}
bool said(const database_error& e, std::string_view words) {
    return std::string_view(e.what()).find(words) != std::string_view::npos;
}
template <class Error, class Db> Error failed(Db& db, const std::string& sql) {
    INFO(sql);
    return caught<Error>([&] { run(db, sql); });
}

}  // namespace

TEST_CASE("what a row breaks is typed, with the names that the server tells") {
    auto db = own_database();
    db.exec(
        "create table parents (id int, part int, name varchar(20) not null, primary key (id, part), unique key "
        "name_once (name)); create table children (id int auto_increment primary key, parent int, part int, note "
        "varchar(20) check (note <> 'bad'), constraint positive check (parent > 0), constraint of_parent foreign key "
        "(parent, part) references parents (id, part)); insert into parents values (1, 1, 'hush-7391')");

    const auto unique = refused<unique_violation>(db, "insert into parents values (2, 2, ?)");
    CHECK(unique.constraint() == "name_once");
    CHECK(unique.code() == "23000");
    CHECK(unique.detail().find(secret) != std::string::npos);
    CHECK(said(unique, "Duplicate entry '...' for key '...'"));
    run(db, "create unique index parents_id_name_key on parents (id, name)");
    run(db, "alter table parents drop index name_once");
    CHECK(said(refused<unique_violation>(db, "insert into parents (id, part, name) values (1, 2, ?)"),
               "Duplicate entry '...' for key 'parents_id_name_key'"));

    const auto child = failed<foreign_key_violation>(db, "insert into children (parent, part) values (5, 6)");
    CHECK(child.table() == "children");
    CHECK(child.constraint() == "of_parent");
    CHECK(child.columns() == std::vector<std::string>{"parent", "part"});
    CHECK(child.detail().empty());
    run(db, "insert into children (parent, part) values (1, 1)");
    const auto parent = failed<foreign_key_violation>(db, "delete from parents");
    CHECK(parent.constraint() == "of_parent");
    CHECK(said(parent, "\"children\", CONSTRAINT \"of_parent\" FOREIGN KEY (\"parent\", \"part\") REFERENCES "
                       "\"parents\" (\"id\", \"part\"))"));

    const auto missing = failed<not_null_violation>(db, "insert into parents values (3, 3, null)");
    CHECK(missing.columns() == std::vector<std::string>{"name"});
    CHECK(failed<not_null_violation>(db, "insert into parents (id, part) values (3, 3)").columns() ==
          std::vector<std::string>{"name"});
    CHECK(failed<not_null_violation>(db, "update parents set name = null").columns() ==
          std::vector<std::string>{"name"});

    const auto check = failed<check_violation>(db, "insert into children (parent) values (-1)");
    CHECK(check.constraint() == "positive");
    CHECK(check.table() == "children");
    CHECK(said(check, "`positive` failed for"));
    const auto column = failed<check_violation>(db, "insert into children (note) values ('bad')");
    CHECK(column.columns() == std::vector<std::string>{"note"});
    CHECK(column.detail().empty());
    CHECK(ask<int>(db, "select count(*) from parents") == 1);

    // A value that looks like the rest of the message does not stand for it.
    db.exec("create table texts (t varchar(99) unique)");
    run(db, "insert into texts values (?)", "' for key 'nothing'");
    CHECK(caught<unique_violation>([&] {
              run(db, "insert into texts values (?)", "' for key 'nothing'");
          }).constraint() == "t");
}

TEST_CASE("a trigger says what it likes, in the words of any error, and its values are in detail() alone") {
    auto db = own_database();
    db.exec("create table t (i int check (i > 0), s varchar(300)); create trigger told before insert on t for each row "
            "begin declare n int default new.i; declare words text default new.s; signal sqlstate '23000' set "
            "mysql_errno = n, message_text = words; end");
    const auto in_database = ask<std::string>(db, "select database()");
    const auto raise = [&](int number, const std::string& words) {
        INFO(number << " " << words);
        const auto e = caught<database_error>([&] { run(db, "insert into t (i, s) values (?, ?)", number, words); });
        CHECK(!said(e, "hush"));
        // The client library has words of its own for those.
        CHECK((number >= 2000 && number < 3000) == (e.detail().find("hush") == std::string::npos));
        CHECK(ask<int>(db, "select 1") == 1);
    };
    for (const int number :
         {1048, 1062, 1169, 1216, 1263, 1364, 1369, 1406, 1451, 1452, 1586, 1690, 1859, 3819, 4025, 1146, 1054, 1049,
          1109, 1305, 1290, 1064, 1205, 1213, 1317, 1644, 1053, 1927, 2006, 2013, 2055, 1461, 1114, 1836, 1142, 1292})
        raise(number, "hush-7391");
    const auto tells_of_trigger = [&](const std::string& sql) {
        CHECK(said(caught<database_error>([&] { db.exec(sql); }), "a function or trigger of the database raised it"));
        CHECK_NOTHROW(db.exec("select 1"));
    };
    // Neither is the connection of no use, nor is it the program's text that names what is not there.
    for (const int number : {1146, 1054, 1049, 1305, 1040, 1045, 1142, 1047})
        tells_of_trigger("insert into t (i, s) values (" + std::to_string(number) + ", 'hush')");
    for (const std::string state : {"42S02", "42000", "08S01", "28000", "HY000", "02000", "40001"})
        tells_of_trigger("signal sqlstate '" + state + "' set message_text = 'hush'");
    for (const std::string name : {"hush7391", "t_hush_key", "hush.i", "t.hush", "i, hush"}) {
        raise(4025, "CONSTRAINT `" + name + "` failed for `" + in_database + "`.`t`");
        raise(4025, "CONSTRAINT `i` failed for `" + name + "`.`t`");
        raise(3819, "Check constraint '" + name + "' is violated.");
        raise(1048, "Column '" + name + "' cannot be null");
        raise(1364, "Field '" + name + "' doesn't have a default value");
        raise(1062, "Duplicate entry '1' for key '" + name + "'");
        raise(1406, "Data too long for column '" + name + "' at row 1");
        raise(1146, "Table '" + name + "' doesn't exist");
        raise(1216, "Cannot add or update a child row: a foreign key constraint fails " + name);
        raise(1452, "Cannot add or update a child row: a foreign key constraint fails (`" + in_database +
                        "`.`t`, CONSTRAINT `" + name + "` FOREIGN KEY (`i`) REFERENCES `t` (`i`))");
        raise(1452, "Cannot add or update a child row: a foreign key constraint fails (`" + in_database +
                        "`.`t`, CONSTRAINT `t` FOREIGN KEY (`i`) REFERENCES `t` (`i`) ON DELETE " + name + ")");
    }
}

TEST_CASE("errors of values, text and schema are typed") {
    auto db = own_database();
    db.exec("create table t (i int, s varchar(4), d date); insert into t values (1, 'a', null)");
    refused<database_error>(db, "insert into t (s) values (?)");
    refused<database_error>(db, "insert into t (i) values (?)");
    refused<database_error>(db, "insert into t (d) values (?)");
    refused<database_error>(db, "update t set i = ? + 1");
    refused<database_error>(db, "insert into t (i) values (cast(? as signed))");
    failed<database_error>(db, "insert into t (i) values (1 / 0)");
    failed<database_error>(db, "select 9223372036854775807 + 1");
    failed<database_error>(db, "select (select 1 union select 2)");
    const auto signal =
        caught<database_error>([&] { db.exec("signal sqlstate '45000' set message_text = 'hush-7391'"); });
    CHECK(signal.detail() == secret);
    CHECK(std::string(signal.what()).find("hush-7391; ") == std::string::npos);

    const auto typo = failed<syntax_error>(db, "selec 1");
    CHECK(typo.code() == "42000");
    failed<syntax_error>(db, "select i from t group by");
    const auto table = failed<schema_mismatch>(db, "select 1 from no_such_table");
    CHECK(table.statement() == "select 1 from no_such_table");
    CHECK(table.detail().find("no_such_table' doesn't exist") != std::string::npos);
    const auto column = failed<schema_mismatch>(db, "select no_such_column from t");
    CHECK(std::string(column.what()).find("Unknown column 'no_such_column'") != std::string::npos);
    CHECK(column.detail().empty());
    failed<schema_mismatch>(db, "select no_such_function(1)");
    const auto in_having = failed<usage_error>(db, "select count(*) from t group by upper(s) having s = 'a'");
    CHECK(std::string(in_having.what()).find("say min(expression)") != std::string::npos);
    failed<schema_mismatch>(db, "insert into t (z) values (1)");
    failed<schema_mismatch>(db, "update t set z = 1");
    // What a text within the database names is none of the program's schema.
    db.exec("create procedure run_text(sql_text varchar(99)) begin execute immediate sql_text; end");
    for (const char* text : {"select 1 from hush_7391", "select hush_7391", "insert into t (hush_7391) values (1)"}) {
        const auto e = caught<database_error>([&] { run(db, "call run_text(?)", text); });
        CHECK(std::string(e.what()).find("names what is not there") != std::string::npos);
        CHECK(std::string(e.what()).find("hush_7391") == std::string::npos);
        CHECK(std::string(e.what()).find("migrate it") == std::string::npos);
    }
    CHECK(std::string(failed<database_error>(db, "drop user 'no_such_user'@'nowhere'").what()).find("is not there") !=
          std::string::npos);
    failed<database_error>(db, "create table t (i int)");
    CHECK(said(failed<database_error>(db, "alter table t add column i int"), "has it already"));
    CHECK(said(failed<database_error>(db, "create index z on t (z)"), "nothing of this name"));
    CHECK(said(failed<database_error>(db, "drop view no_view"), "nothing of this name"));
    failed<database_error>(db, "select 'a' collate no_such_collation");

    CHECK_THROWS_AS(run(db, ""), usage_error);
    CHECK_THROWS_AS(run(db, "  -- nothing\n /* here */ "), usage_error);
    CHECK_THROWS_AS(run(db, "select 1; select 2"), usage_error);
    CHECK_THROWS_AS(run(db, std::string("delete from t\0 where i = 2", 26)), usage_error);
    CHECK_THROWS_AS(db.exec(std::string("delete from t\0 where i = 2", 26)), usage_error);
    CHECK_THROWS_AS(run(db, "select ?"), usage_error);
    CHECK_THROWS_AS(run(db, "select 1", 2), usage_error);
    CHECK_THROWS_AS(run(db, "select ? + ?", 2), usage_error);
    CHECK_NOTHROW(run(db, "select ';' /* ; */ -- ;\n;"));
    db.exec("");
    db.exec(" ; -- nothing");
    CHECK(ask<int>(db, "select count(*) from t") == 1);

    // A script runs to its first error.
    CHECK_THROWS_AS(db.exec("insert into t (i) values (2); insert into u values (1); insert into t (i) values (3)"),
                    schema_mismatch);
    CHECK(ask<int>(db, "select max(i) from t") == 2);
    std::string deep = "select 1";
    for (int i = 0; i < 20'000; ++i) deep.insert(7, "abs(").append(")");
    CHECK_THROWS_AS(run(db, deep), usage_error);
    std::string many = "select ?";
    for (int i = 0; i < 65'536; ++i) many += ",?";
    CHECK_THROWS_AS(run(db, many), usage_error);
    CHECK(ask<int>(db, "select 1") == 1);
}

TEST_CASE("SQL means what it means on the other databases") {
    auto db = own_database(
        {.on_connect = "create table if not exists t (id bigint auto_increment primary key, a int, b int)"});
    CHECK(ask<std::string>(db, "select 'a' || 'b'") == "ab");
    CHECK(ask<std::string>(db, "select '\\n'") == "\\n");
    CHECK(ask<int>(db, "select \"a\" from (select 7 as \"a\") \"x\"") == 7);
    CHECK(ask<int>(db, "select ? = ?", "a", "A") == 0);
    CHECK(ask<int>(db, "select ? = ?", "a", "a ") == 0);
    CHECK(ask<std::string>(db, "select @@time_zone") == "+00:00");
    CHECK(ask<int>(db, "with recursive n (i) as (select 1 union all select i + 1 from n where i < 3000) "
                       "select count(*) from n") == 3000);
    CHECK(ask<std::string>(db, "select @@character_set_connection") == "utf8mb4");
    CHECK(ask<int>(db, "select cast(1 as unsigned) - 2") == -1);
    CHECK(run(db, "insert into t values (0, 1, 2)") == 1);
    CHECK(ask<int>(db, "select id from t") == 0);
    // Rows that are found count, whether they change or not; all assignments see the row as it was.
    CHECK(run(db, "update t set a = 1") == 1);
    CHECK(run(db, "update t set a = 1 where a = 5") == 0);
    if (ask<std::string>(db, "select version()").find("MariaDB") != std::string::npos) {
        CHECK(run(db, "update t set a = b, b = a") == 1);
        CHECK(ask<int>(db, "select 10 * a + b from t") == 21);
        CHECK(ask<std::string>(db, "select cast(cast('12:00:00.9' as time(0)) as char)") == "12:00:01");
        CHECK(each_row(
                  db, "insert into t (a) values (?), (?) returning id", [](const mysql_cursor&) {}, 5, 6) == 2);
    }
}

TEST_CASE("what is larger than the server takes is refused before it is sent") {
    auto db = own_database();
    db.exec("create table t (s longtext)");
    const auto most = static_cast<std::size_t>(ask<std::int64_t>(db, "select @@max_allowed_packet"));
    const std::string large(most, 'x');
    CHECK_THROWS_AS(run(db, "insert into t values (?)", large), usage_error);
    CHECK_THROWS_AS(run(db, "select '" + large + "'"), usage_error);
    CHECK_THROWS_AS(db.exec("select '" + large + "'"), usage_error);
    CHECK(run(db, "insert into t values (?)", large.substr(0, most - 200)) == 1);
    CHECK(ask<std::string>(db, "select s from t").size() == most - 200);
    CHECK(db.is_open());
}

TEST_CASE("a result that is larger than the server's functions give is an error, not NULL nor a part of it") {
    auto db = own_database();
    db.exec("create table t (n int, s longtext); insert into t values (1, 'x'), (2, 'x')");
    const auto half = std::to_string(ask<std::int64_t>(db, "select @@max_allowed_packet") / 2 + 1000);
    const auto larger = "repeat(s, 2 * " + half + ")";
    for (const std::string& text : {"select " + larger + " from t", "select coalesce(length(" + larger + "), 0) from t",
                                    "select n from t where " + larger + " is null",
                                    "select concat(repeat(s, " + half + "), repeat(s, " + half + ")) from t",
                                    "select lpad(s, 2 * " + half + ", 'y') from t",
                                    "select length(group_concat(repeat(s, " + half + ") separator '')) from t",
                                    "update t set s = " + larger, "insert into t select n, " + larger + " from t"}) {
        INFO(text);
        CHECK_THROWS_AS(run(db, text), usage_error);
    }
    CHECK(ask<int>(db, "select sum(length(s)) from t") == 2);
    // Other warnings are the text's own affair.
    CHECK(ask<int>(db, "select cast('12x' as signed)") == 12);
    CHECK(db.connection().status() == transaction_status::none);
    for (const auto missing : {"call no_such_procedure()", "select no_such_function(1)"})
        CHECK(std::string(caught<schema_mismatch>([&] { run(db, missing); }).what()).find("migrate") ==
              std::string::npos);
}

TEST_CASE("a statement that takes too long, or is interrupted, leaves the connection as it was") {
    auto db = own_database();
    db.exec("create table t (i int); insert into t values (1)");
    if (ask<std::string>(db, "select version()").find("MariaDB") != std::string::npos) {
        db.exec("set max_statement_time = 0.1");
        CHECK_THROWS_AS(run(db, "select sleep(5) from t"), query_canceled);
        CHECK_THROWS_AS(run(db, "update t set i = i + sleep(5)"), query_canceled);
        db.exec("set max_statement_time = 0");
    }
    const int number = connection_of(db);
    db.transaction([&](auto& tx) {
        run(tx, "insert into t values (2)");
        auto ended = once_running(number, "update", [&](mysql&) { db.interrupt(); });
        CHECK_THROWS_AS(run(tx, "update t set i = 5 where sleep(5) = 0"), query_canceled);
        ended.get();
        CHECK(ask<int>(tx, "select count(*) from t where i < 3") == 2);
    });
    auto ended = once_running(number, "select count", [&](mysql&) { db.interrupt(); });
    CHECK_THROWS_AS(ask<int>(db, "select count(*) from t where benchmark(1000000000, md5(i)) = 0"), query_canceled);
    ended.get();
    db.interrupt();
    CHECK(ask<int>(db, "select count(*) from t") == 2);
}

#if defined(MARIADB_PACKAGE_VERSION_ID)
TEST_CASE("a limit of time ends whatever the connection waits for, and nothing else") {
    auto db = own_database();
    db.exec("create table t (i int); insert into t values (1), (2)");
    const auto within = [&](int time, const std::string& sql) {
        db.within(std::chrono::milliseconds(time)).run(unsafe_sql_statement(sql));
    };
    // What ends without an error where it is ended, what waits for rows of its own, and a procedure's results.
    CHECK_THROWS_AS(within(30, "select sleep(20)"), query_canceled);
    CHECK_THROWS_AS(within(30, "select i, sleep(20) from t"), query_canceled);
    CHECK_THROWS_AS(within(30, "update t set i = i + sleep(20)"), query_canceled);
    CHECK_THROWS_AS(db.within(std::chrono::milliseconds(30)).exec("select sleep(20); insert into t values (3)"),
                    query_canceled);
    db.exec("create procedure slow() begin select 1; select sleep(20) from t; end");
    CHECK_THROWS_AS(within(30, "call slow()"), query_canceled);
    CHECK_THROWS_AS(db.within(std::chrono::milliseconds(30)).exec("call slow()"), query_canceled);
    // Preparing waits, too, for another's lock of the table.
    auto other = open_database();
    other.transaction([&](auto& tx) {
        CHECK(ask<int>(tx, "select count(*) from t where i < 3") == 2);
        CHECK_THROWS_AS(within(30, "alter table t add column more int"), query_canceled);
    });
    other.exec("lock tables t write");
    CHECK_THROWS_AS(within(30, "select max(i) from t"), query_canceled);
    other.exec("unlock tables");
    // A limit that is met at the very end leaves nothing for the next statement, and the connection is the same.
    const int number = connection_of(db);
    int canceled = 0;
    for (int i = 0; i < 60; ++i) {
        try {
            within(10, "select sleep(0.0099)");
        } catch (const query_canceled&) { ++canceled; }
        CHECK(ask<int>(db, "select count(*) from t where i < 3") == 2);
    }
    INFO(canceled << " of 60");
    CHECK(connection_of(db) == number);
    within(10'000, "select 1");
    int rows = 0;
    const auto stream = [&](int time, const std::string& sql) {
        auto limited = db.within(std::chrono::milliseconds(time));
        for (const auto& row : limited.stream(unsafe_sql_statement<int>(sql))) rows += row > 0 ? 1 : 0;
    };
    stream(10'000, "select i from t");
    CHECK(rows == 2);
    CHECK_THROWS_AS(stream(30, "select i + sleep(20) from t"), query_canceled);
    CHECK(ask<int>(db, "select count(*) from t") == 2);
}
#endif

TEST_CASE("who may not connect is told so, without a secret") {
    const auto connecting = [](const std::string& url) {
        try {
            mysql db(url);
            return std::string("connected");
        } catch (const error& e) {
            CHECK(std::string(e.what()).find("hush") == std::string::npos);
            return std::string(e.what());
        }
    };
    CHECK_THROWS_AS(mysql(mysql_url_with("secret:hush", "mizzle")), access_denied);
    CHECK(connecting(mysql_url_with("secret:pass%20word%40%2F%3A%3F%23", "mizzle")) == "connected");
    CHECK(connecting(mysql_url_with("secret:hush", "mizzle")).find("Access denied") != std::string::npos);
    CHECK_THROWS_AS(mysql(mysql_url_with("mizzle", "no_such_database")), connection_error);
    mysql grants(mysql_url());
    grants.exec("create or replace user locked@localhost account lock");
    CHECK_THROWS_AS(mysql(mysql_url_with("locked", "mizzle")), access_denied);
    grants.exec("drop user locked@localhost");
    CHECK_THROWS_AS(mysql("mysql://a:hush@localhost/x?socket=/no/such/socket"), connection_error);
    CHECK_THROWS_AS(mysql("mysql://a:hush@127.0.0.1:1/x"), connection_error);
    CHECK_THROWS_AS(mysql("mysql://a:hush@no.such.host.invalid:1/x"), connection_error);
    for (const std::string url :
         {"", "postgresql://hush", "mysql:hush", "mysql://a:hu@sh/hush@localhost", "mysql://a:hush?x@localhost",
          "mysql://a:hush#@localhost", "mysql://localhost:hush/x", "mysql://a:hush%@localhost", "mysql://a:hush%zz@b",
          "mysql://a@b:0/x", "mysql://a@b:99999/x", "mysql://a@b/x?hush=1", "mysql://a@[::1", "mysql://a@b/x#hush"}) {
        INFO(url);
        CHECK_THROWS_AS(mysql(url), usage_error);
        connecting(url);
    }
    CHECK_THROWS_AS(mysql(std::string("mysql://a\0b@c", 13)), usage_error);
    // A server without a certificate cannot; MariaDB from 11.4 on makes one of its own.
    const auto secured = [] { return mysql(mysql_url(), {.tls = mysql_tls::required}); };
    const auto has_certificate =
        mysql(mysql_url()).one(sql_statement<session_status>("show variables like 'have_ssl'")).value == "YES";
    if (has_certificate) {
        const auto cipher = secured().one(sql_statement<session_status>("show session status like 'ssl_cipher'"));
        CHECK(cipher.value != "");
    } else {
        const std::string said = caught<connection_error>([&] { (void)secured(); }).what();
        CHECK(said.find("is not encrypted") != std::string::npos);
    }
    CHECK_THROWS_AS(mysql(mysql_url(), {.on_connect = "selec 1"}), syntax_error);
    mysql bounded(mysql_url(), {.on_connect = "set max_join_size = 2"});
    const std::string many = caught<database_error>([&] { run(bounded, "select a.seq from seq_1_to_9 a"); }).what();
    CHECK(many.find("sql_big_selects") != std::string::npos);
    auto limited = mysql(mysql_url_with("secret:pass%20word%40%2F%3A%3F%23", "mizzle"));
    CHECK_THROWS_AS(run(limited, "select * from mysql.user"), access_denied);
    CHECK_THROWS_AS(run(limited, "set global max_connections = 5"), access_denied);
    CHECK_THROWS_AS(limited.exec("load data local infile '/etc/passwd' into table t"), error);
}
