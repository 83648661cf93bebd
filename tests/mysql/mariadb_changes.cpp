// The kit on MariaDB: from any schema to any other and back, and what its own parts of a schema become.
#include "catch.hpp"
#include "kit/differences.hpp"
#include "kit/random_schema.hpp"
#include "server.hpp"

#include <mizzle/kit/connection_of.hpp>
#include <mizzle/kit/declared.hpp>
#include <mizzle/kit/header_text.hpp>
#include <mizzle/kit/live.hpp>
#include <mizzle/kit/losses.hpp>
#include <mizzle/kit/mysql/by_hand.hpp>
#include <mizzle/migrate.hpp>

#include <cstdlib>
#include <filesystem>

using namespace mizzle;

namespace {

using live = kit::connection_of<mizzle::mysql>;

std::string rows_of(live& db, const mizzle::detail::table_description& t, const kit::schema& other) {
    const auto columns = shared_columns(t, other);
    if (!columns) return {};
    return db.ask("select json_arrayagg(json_array(1" + *columns + ") order by id) from \"" + t.name + "\"").dump();
}

// What a schema is made of is tried out in a database beside: it has all of it.
void expect_in(live& db, const kit::schema& wanted) {
    const auto has = kit::mysql::read_schema(db, {}), should = kit::as_database_has_it(wanted, db);
    REQUIRE(should.tables.size() == wanted.tables.size());
    for (const auto& t : wanted.tables) REQUIRE(kit::find(should.tables, t.name)->columns.size() == t.columns.size());
    const auto found = differences(has, should);
    INFO("the database lacks: " << found);
    REQUIRE(found.empty());
}

}  // namespace

TEST_CASE("MariaDB: from any schema to any other and back, rows stay") {
    const char* more = std::getenv("MIZZLE_TEST_PAIRS");
    const unsigned pairs = more != nullptr ? static_cast<unsigned>(std::atoi(more)) : 12;
    std::size_t steps = 0;
    for (unsigned seed = 1; seed <= pairs; ++seed) {
        random_schema::generator random(dialects::mysql::id, seed);
        const kit::schema before = random.make(), after = random.change(before);
        INFO("seed " << seed << ": " << differences(before, after));
        CHECK(kit::from_json(kit::to_json(before)) == before);
        live db(own_database());
        for (const auto& sql : mizzle::detail::ddl_writer(before).create_all()) db.exec(sql);
        random_schema::fill(before, [&](const std::string& sql) { db.exec(sql); });
        expect_in(db, before);

        std::vector<std::string> rows;
        for (const auto& t : before.tables) rows.push_back(rows_of(db, t, after));
        const auto plan = kit::plan_migrations(before, after, random_schema::answer_all(before, after));
        for (const auto& m : plan) {
            INFO(kit::to_string(m.up));
            kit::run_in_steps(db, m, kit::losses_of(m.up));
        }
        expect_in(db, after);
        std::vector<std::string> kept;
        for (const auto& t : before.tables) kept.push_back(rows_of(db, t, after));
        CHECK(kept == rows);

        db.exec("set foreign_key_checks = 0");  // a new key may reference a table that stands after its own
        for (const auto& t : after.tables) db.exec("delete from \"" + t.name + "\"");
        db.exec("set foreign_key_checks = 1");
        for (auto m = plan.rbegin(); m != plan.rend(); ++m) {
            INFO(kit::to_string(m->down));
            for (const auto& sql : statements_of(m->down)) db.exec(sql);
        }
        expect_in(db, before);
        for (const auto& m : plan) steps += m.change.steps.size();
    }
    CHECK(steps > pairs);
}

namespace {

MIZZLE_ENUM_AS(mood, named("mood"), (calm, "calm"), (glad, "it's \\ glad"))
MIZZLE_TABLE(members,
    (id,     serial,         primary_key),
    (mail,   text,           not_null, unique, comment("where \"letters\" go")),
    (name,   varchar(20),    not_null, default_value("it's \\")),
    (feels,  enum_<mood>,    not_null, default_value(mood::glad)),
    (price,  numeric(10, 2), not_null),
    (data,   jsonb<json_text>),
    (is_on,  boolean,        not_null, default_value(true)),
    (key,    uuid),
    (made,   timestamptz,    not_null, default_now),
    (twice,  bigint,         generated_as("\"id\" * 2").virtual_()))
MIZZLE_CONSTRAINTS(members,
    check("members_price", members.price > numeric("0") && members.name != "\\'"),
    index("members_lower").on(lower(members.mail), desc(members.made)),
    comment("those who pay"))
MIZZLE_TABLE(visits,
    (member_id, integer, not_null, references(members.id).on_delete(cascade)),
    (day,       date,    not_null))
MIZZLE_CONSTRAINTS(visits, primary_key(visits.member_id, visits.day))
MIZZLE_VIEW(dear, select(members.id, members.name).from(members).where(members.price > numeric("9.5")))
MIZZLE_SQL_OBJECT(twice_of, mysql("create function twice_of(n integer) returns integer deterministic return n * 2"))
MIZZLE_SQL_OBJECT(renamed, mysql("create trigger renamed before update on members for each row begin\n"
                                 "  if new.name = '' then set new.name = 'nobody'; end if;\nend"))
MIZZLE_SCHEMA(declared_members, members, visits, dear, twice_of, renamed)

}  // namespace

TEST_CASE("MariaDB: what a schema declares comes back from the database, and its changes are seen one by one") {
    const kit::schema declared = kit::describe_declared(declared_members, "mysql");
    CHECK(kit::from_json(kit::to_json(declared)) == declared);
    live db(own_database());
    for (const auto& sql : mizzle::detail::ddl_writer(declared).create_all()) db.exec(sql);
    expect_in(db, declared);
    const auto has = kit::mysql::read_schema(db, {});
    CHECK(kit::find(has.tables, "members")->comment == "those who pay");
    CHECK(kit::find(kit::find(has.tables, "members")->columns, "mail")->comment == "where \"letters\" go");
    CHECK(has.objects.size() == 2);
    CHECK(kit::mysql::unread(db).empty());
    const auto header = kit::header_text(has, "app");
    CHECK(header.left_out.empty());
    for (const char* part : {"MIZZLE_ENUM_AS(members_feels", "(key, uuid)", "json<mizzle::json_text>",
                             "index(\"members_lower\").on(mizzle::sql<std::string>(", "(id, serial, primary_key)",
                             "MIZZLE_SQL_OBJECT(renamed,"})
        CHECK(header.text.find(part) != std::string::npos);

    const auto drifted = [&](const std::string& sql) {
        db.exec(sql);
        return differences(kit::as_database_has_it(declared, db), kit::mysql::read_schema(db, {}));
    };
    CHECK(drifted("create index by_hand on visits (day)") == "add index visits.by_hand; ");
    CHECK(drifted("drop index by_hand on visits").empty());
    CHECK(drifted("alter table members comment 'x', drop constraint members_price, alter is_on set default 0") ==
          "change column members.is_on; comment members; drop check members.members_price; ");
    db.exec("create or replace trigger renamed before update on members for each row set new.name = 'x'");
    const auto plan = kit::plan_migrations(kit::mysql::read_schema(db, {}), kit::as_database_has_it(declared, db), {});
    REQUIRE(plan.size() == 1);
    kit::run_in_steps(db, plan[0], {});
    expect_in(db, declared);
}

TEST_CASE("MariaDB: labels that go take rows' values along, counted, and narrower types those that do not fit") {
    live db(own_database());
    db.exec("create table people (id bigint primary key, feels enum('calm', 'sad'), must enum('calm', 'sad') not null, "
            "name "
            "varchar(9), price decimal(10, 2), n bigint) character set utf8mb4 collate utf8mb4_nopad_bin");
    db.exec("insert into people values (1, 'sad', 'calm', 'lovelace', 1.50, 1), (2, 'calm', 'sad', 'bob', 1.25, 2)");
    const kit::schema before = kit::mysql::read_schema(db, {});
    const auto refused = [&](const char* column, const char* type) {
        const kit::schema now = kit::mysql::read_schema(db, {});
        kit::schema after = now;
        kit::find(after.tables[0].columns, column)->type = type;
        try {
            kit::run_in_steps(db, kit::plan_migrations(now, after, {}).at(0), {});
        } catch (const kit::stop& e) { return e.answer(); }
        return kit::json();
    };
    CHECK(refused("feels", "enum('calm')") == kit::json{{"losses", {{{"loses", "people.feels"}, {"rows", 1}}}}});
    CHECK(refused("must", "enum('calm')") == kit::json{{"fails_on", "people.must"}, {"rows", 1}});
    CHECK(refused("name", "varchar(5)") == kit::json{{"fails_on", "people.name"}, {"rows", 1}});
    CHECK(refused("price", "decimal(10,1)") == kit::json{{"losses", {{{"loses", "people.price"}, {"rows", 1}}}}});
    CHECK(refused("n", "smallint(6)").is_null());
    expect_in(db, [&] {
        kit::schema made = before;
        kit::find(made.tables[0].columns, "n")->type = "smallint(6)";
        return made;
    }());
    kit::schema fewer = kit::mysql::read_schema(db, {});
    kit::find(fewer.tables[0].columns, "feels")->type = "enum('calm')";
    const auto plan = kit::plan_migrations(kit::mysql::read_schema(db, {}), fewer, {});
    kit::run_in_steps(db, plan.at(0), {"people.feels"});
    CHECK(db.ask("select json_arrayagg(feels order by id) from people") == kit::json{nullptr, "calm"});
}

namespace {

// By MariaDB's client in this process' database. What it complains of.
std::string by_client(const std::string& script) {
    const auto file = std::filesystem::temp_directory_path() / ("mizzle_client_" + std::to_string(getpid()));
    const std::string name = file.string(), url = mysql_url(), socket = url.substr(url.find("socket=") + 7);
    std::ofstream(name) << script;
    const int status = std::system(("mariadb --no-defaults -u mizzle -S '" + socket + "' " + scratch_database::name() +
                                    " <" + name + " >" + name + ".said 2>&1")
                                       .c_str());
    std::ifstream answer(name + ".said");
    const std::string said{std::istreambuf_iterator<char>(answer), std::istreambuf_iterator<char>()};
    std::filesystem::remove(name);
    std::filesystem::remove(name + ".said");
    return status == 0 ? "" : said;
}

// The script, whose connection is killed when its n-th statement has run, before that is remembered; empty where it has
// less of them.
std::string killed_after(const std::string& script, int n) {
    std::size_t at = 0;
    for (; n > 0 && at != std::string::npos; --n) at = script.find("if not @mizzle_has_run then", at + 1);
    if (at == std::string::npos) return {};
    at = script.find("\n    end if;", at) + 1;
    return script.substr(0, at) + "    kill connection_id();\n" + script.substr(at);
}

}  // namespace

TEST_CASE("MariaDB: migrations that are run by hand are those that migrate() applies, go on where they stopped, and "
          "run once each") {
    migration_set set;
    const auto add = [&](const char* name, const char* up) {
        set.migrations.push_back(mizzle::detail::make_migration(name, up, ""));
    };
    add("0001_first",
        "create table people (id integer primary key, note text, hits integer not null default 0);\n"
        "insert into people (id, note) values (1, 'it''s 100 % \\ // -- {names}'), (2, null), (3, '');\n"
        "create trigger counted before update on people for each row begin\n"
        "  -- a word\n  if new.note is null then set new.note = 'none'; end if;\n  set new.hits = old.hits + 1; end;\n"
        "update people set note = note where id < 3;\n"
        "create function twice(n integer) returns integer deterministic return n * 2;\n"
        "create view notes as select note from people;");
    add("0002_second", "-- mizzle: loses people.note\nalter table people drop column note;\n"
                       "drop view notes;\ndrop trigger counted;\nupdate people set hits = hits + 10;\n"
                       "-- mizzle: fails-on people.hits counted by select count(*) from people where hits < 10\n"
                       "alter table people add constraint enough check (hits >= 10);\n"
                       "-- mizzle: assert (select sum(hits) from people) = 32");
    const auto script = [&](const kit::by_hand_options& options = {}) {
        const auto* last = options.to.empty() ? nullptr : &mizzle::detail::migration_called(set, options.to);
        return kit::mysql::by_hand_writer(set, last, options).write();
    };
    const auto content = [&] {
        auto db = open_database();
        return ask<std::string>(
            db,
            "select concat((select json_arrayagg(json_object('id', id, 'hits', hits)) from people), "
            "(select json_arrayagg(json_array(name, checksum, state, steps, backend) order by id) from "
            "mizzle_migrations), (select count(*) from information_schema.triggers where trigger_schema = "
            "database()), (select coalesce(group_concat(action_statement), '') from information_schema.triggers where "
            "trigger_schema = database()))");
    };
    const std::vector<std::string> allowed{"people.note"};
    auto db = own_database();
    migrate(db, set, {.allow_loss = allowed});
    const auto wanted = content();

    own_database();
    CHECK(by_client(script({.to = "first"})).empty());
    CHECK_THAT(by_client(script()), Catch::Matchers::ContainsSubstring(
                                        "0002_second would lose 3 rows of people.note; export it with --allow-loss"));
    CHECK(migrate(db = open_database(), set, {.to = "first"}).applied.empty());
    CHECK(by_client(script({.allow_loss = allowed})).empty());
    CHECK(content() == wanted);
    CHECK(by_client(script()).empty());
    CHECK(content() == wanted);

    // Whoever goes on, the script or migrate(), does each statement once.
    int n = 1;
    for (; !killed_after(script(), n).empty(); ++n) {
        INFO("killed after statement " << n);
        for (const bool is_script : {true, false}) {
            auto fresh = own_database();
            REQUIRE_FALSE(by_client(killed_after(script({.allow_loss = allowed}), n)).empty());
            if (is_script) REQUIRE(by_client(script({.allow_loss = allowed})).empty());
            else migrate(fresh, set, {.allow_loss = allowed});
            REQUIRE(content() == wanted);
        }
    }
    CHECK(n == 12);

    // Programs that go on after what failed apply nothing out of turn.
    auto fresh = own_database();
    fresh.exec("create table notes (id integer)");
    CHECK_FALSE(by_client(script({.allow_loss = allowed}) + "select 1//\n").empty());
    CHECK(ask<std::string>(fresh, "select group_concat(concat(name, state, steps)) from mizzle_migrations") ==
          "0001_firstapplying5");
    CHECK_THROWS_AS(migrate(fresh, set), migration_failed);
}
