#include "catch.hpp"
#include "kit/differences.hpp"
#include "kit/random_schema.hpp"
#include "server.hpp"

#include <mizzle/kit/connection_of.hpp>
#include <mizzle/kit/declared.hpp>
#include <mizzle/kit/header_text.hpp>
#include <mizzle/kit/live.hpp>
#include <mizzle/kit/losses.hpp>
#include <mizzle/kit/postgres/by_hand.hpp>

#include <atomic>
#include <fstream>
#include <thread>

using namespace mizzle;

namespace {

MIZZLE_SQL_OBJECT(citext, "create extension if not exists citext")
MIZZLE_SQL_OBJECT(slug, R"(create function slug(title text, glue text default '-') returns text immutable language sql
  as $$ select replace(lower(title), ' ', glue) $$)")
MIZZLE_TABLE(people,
    (id,   bigint, primary_key),
    (name, text,   not_null),
    (slug, text,   default_value(mizzle::sql("slug('No Name')"))),
    (seen, integer))
MIZZLE_SQL_OBJECT(seeing, R"(create function seeing() returns trigger language plpgsql as $$
begin
  new.seen = coalesce(old.seen, 0) + 1;
  return new;
end $$)")
MIZZLE_SQL_OBJECT(
    people_seen,
    "create trigger people_seen before update on people for each row when (new.seen is null or new.seen < 9) execute "
    "function seeing()")
MIZZLE_SQL_OBJECT(own_rows, "create policy own_rows on people for select using (name = current_user)")
MIZZLE_SQL_OBJECT(guarded, "alter table people enable row level security")
MIZZLE_SQL_OBJECT(readable, "grant select, insert on people to mizzle_reader")
MIZZLE_SQL_OBJECT(loud, "create view loud as select id, upper(name) as name from people")
MIZZLE_SCHEMA(declared_people, citext, slug, people, seeing, people_seen, own_rows, guarded, readable, loud)

using live = kit::connection_of<postgres>;

// An extension is the whole database's, so that what one of these tests makes and drops would stand in another one's
// schema; a role is the whole server's, and stays.
class one_at_a_time {
public:
    // Not waited for in a statement: an index that is built beside others' work would wait for that.
    one_at_a_time() {
        while (!db_.one(sql_statement<int>("select pg_try_advisory_lock(11)::integer")))
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        db_.exec("do $$ begin create role mizzle_reader; exception when duplicate_object then null; end $$");
    }

private:
    postgres db_{server_url()};
};

std::string rows_of(live& db, const mizzle::detail::table_description& t, const kit::schema& other) {
    const auto columns = shared_columns(t, other);
    if (!columns) return {};
    return db.ask("select json_agg(json_build_array(1" + *columns + ") order by id)::text from \"" + t.name + "\"")
        .dump();
}

void expect_in(live& db, const kit::schema& wanted) {
    // Extensions are all of a database's, and so those of other tests.
    kit::schema has = kit::postgres::read_schema(db, {}), should = kit::as_database_has_it(wanted, db);
    kit::leave_to_others(has, wanted);
    kit::leave_to_others(should, wanted);
    const auto found = differences(has, should);
    INFO("the database lacks: " << found);
    REQUIRE(found.empty());
}

}  // namespace

TEST_CASE("the kit: from any schema to any other and back, rows stay") {
    const one_at_a_time turn;
    const char* more = std::getenv("MIZZLE_TEST_PAIRS");
    const unsigned pairs = more != nullptr ? static_cast<unsigned>(std::atoi(more)) : 25;
    std::size_t steps = 0;
    for (unsigned seed = 1; seed <= pairs; ++seed) {
        random_schema::generator random(dialects::postgres::id, seed);
        const kit::schema before = random.make(), after = random.change(before);
        INFO("seed " << seed << ": " << differences(before, after));
        CHECK(kit::from_json(kit::to_json(before)) == before);
        live db(own_schema());
        db.exec_together(mizzle::detail::ddl_writer(before).create_all());
        random_schema::fill(before, [&](const std::string& sql) { db.exec(sql); });
        expect_in(db, before);

        std::vector<std::string> rows;
        for (const auto& t : before.tables) rows.push_back(rows_of(db, t, after));
        const auto plan = kit::plan_migrations(before, after, random_schema::answer_all(before, after));
        for (const auto& m : plan) kit::run_in_transaction(db, m, kit::losses_of(m.up));
        expect_in(db, after);
        std::vector<std::string> kept;
        for (const auto& t : before.tables) kept.push_back(rows_of(db, t, after));
        CHECK(kept == rows);

        for (const auto& t : after.tables) db.exec("truncate \"" + t.name + "\" cascade");
        for (auto m = plan.rbegin(); m != plan.rend(); ++m) db.exec_together(statements_of(m->down));
        expect_in(db, before);
        for (const auto& m : plan) steps += m.change.steps.size();
    }
    CHECK(steps > pairs);
}

TEST_CASE(
    "the kit: a label that is gone takes rows' values with it, counted, and narrower types those that do not fit") {
    const one_at_a_time turn;
    live db(own_schema());
    db.exec("create type mood as enum ('calm', 'glad', 'sad'); create table people (id bigint primary key, feels mood, "
            "must mood not null, name varchar(9), price numeric(10, 2))");
    db.exec("insert into people values (1, 'sad', 'calm', 'lovelace', 1.50), (2, 'glad', 'sad', 'bob', 1.25)");
    const kit::schema before = kit::postgres::read_schema(db, {});
    kit::schema after = before;
    after.enums[0].labels.pop_back();
    const auto plan = kit::plan_migrations(before, after, {});
    try {
        kit::run_in_transaction(db, plan.at(0), {"people.feels"});
        FAIL("a column that has no other value gave it up");
    } catch (const kit::stop& e) { CHECK(e.answer() == kit::json{{"fails_on", "people.must"}, {"rows", 1}}); }
    db.exec("update people set must = 'calm'");
    try {
        kit::run_in_transaction(db, plan.at(0), {});
        FAIL("a label was lost");
    } catch (const kit::stop& e) {
        CHECK(e.answer() == kit::json{{"losses", {{{"loses", "people.feels"}, {"rows", 1}}}}});
    }
    kit::run_in_transaction(db, plan.at(0), {"people.feels"});
    CHECK(db.ask("select json_agg(feels order by id)::text from people") == kit::json{nullptr, "glad"});

    const kit::schema wide = kit::postgres::read_schema(db, {});
    kit::schema narrow = wide;
    narrow.tables[0].columns[3].type = "character varying(5)";
    narrow.tables[0].columns[4].type = "numeric(10,1)";
    try {
        kit::run_in_transaction(db, kit::plan_migrations(wide, narrow, {}).at(0), {});
        FAIL("values were cut");
    } catch (const kit::stop& e) {
        CHECK(
            e.answer() ==
            kit::json{{"losses", {{{"loses", "people.name"}, {"rows", 1}}, {{"loses", "people.price"}, {"rows", 1}}}}});
    }
}

TEST_CASE("the kit: what stands on a label, a type or a number goes and comes back with it, both ways") {
    const one_at_a_time turn;
    const auto read = [](const std::string& script) {
        live db(own_schema());
        db.exec(script);
        return kit::postgres::read_schema(db, {});
    };
    // What is asked of the rows is the same before, after and when it was taken back.
    const auto expect = [&](const std::string& from, const std::string& to, const std::string& rows,
                            const std::string& asked) {
        const kit::schema after = read(to), before = read(from);
        const auto change = kit::compare(before, after);
        kit::answers given;
        for (const auto& s : change.steps)
            if (s.kind == kit::step_kind::drop_table) given.drops.push_back(s.table);
        live db(own_schema());
        db.exec(from);
        db.exec(rows);
        const auto was = db.ask(asked);
        const auto plan = kit::plan_migrations(before, after, given);
        for (const auto& m : plan) {
            INFO(kit::to_string(m.up) << "-- back\n" << kit::to_string(m.down));
            kit::run_in_transaction(db, m, kit::losses_of(m.up));
            CHECK(differences(kit::postgres::read_schema(db, {}), m.change.after).empty());
            CHECK(db.ask(asked) == was);
        }
        for (auto m = plan.rbegin(); m != plan.rend(); ++m) {
            INFO(kit::to_string(m->down));
            db.exec("begin");
            for (const auto& sql : statements_of(m->down)) db.exec(sql);
            db.exec("commit");
        }
        CHECK(differences(kit::postgres::read_schema(db, {}), before).empty());
        CHECK(db.ask(asked) == was);
    };
    const std::string on_moods = "create table people (id integer primary key, feels mood not null default 'calm'); "
                                 "create function is_calm(m mood) returns boolean immutable language sql as $$ select "
                                 "m = 'calm' $$; create policy calm on people using (is_calm(feels)); ";
    expect("create type mood as enum ('sad', 'calm', 'glad'); " + on_moods +
               "create index gay on people (id) where feels <> 'sad'",
           "create type mood as enum ('calm', 'glad'); " + on_moods +
               "create index gay on people (id) where feels <> 'glad'",
           "insert into people values (1, 'glad')", "select json_agg(feels)::text from people");
    const std::string computed =
        " not null, twice bigint generated always as (n * 2) stored unique check (twice > 0)); "
        "create index by_twice on t (lower(twice::text)); comment on column t.twice is 'n + n'";
    expect("create table t (n integer" + computed, "create table t (n bigint" + computed, "insert into t values (4)",
           "select json_agg(json_build_array(n, twice))::text from t");
    expect(
        "create table t (id serial primary key)",
        "create table t (id integer generated by default as identity primary key)",
        "insert into t select from generate_series(1, 3)",
        "with more as (insert into t default values returning id) select json_build_array(count(*))::text from more");
    expect("create sequence s start 5 increment 2", "create sequence s start 5 increment 3 cycle",
           "select nextval('s')",
           "select json_build_array(start_value)::text from pg_sequences where sequencename = "
           "'s' and schemaname = current_schema");
    expect("create table t (n integer); create function first_of(x t) returns integer language sql as $$ select x.n $$",
           "create table u (n integer)", "insert into t values (1)", "select json_build_array(1)::text");
}

TEST_CASE("the kit: triggers, functions, policies, rights and views declared as text come, change and go") {
    const one_at_a_time turn;
    live db(own_schema());
    const kit::schema declared = kit::describe_declared(declared_people, "postgres");
    CHECK(kit::from_json(kit::to_json(declared)) == declared);
    const auto live_schema = [&](const kit::schema& wanted) {
        kit::schema all = kit::postgres::read_schema(db, {});
        kit::leave_to_others(all, wanted);
        return all;
    };
    const auto pushed = [&](const kit::schema& wanted) {
        const auto made = kit::as_database_has_it(wanted, db);
        std::string steps;
        for (const auto& m : kit::plan_migrations(live_schema(made), made, {})) {
            for (const auto& s : m.change.steps) steps += kit::to_string(s) + "; ";
            kit::run_in_transaction(db, m, {});
        }
        CHECK(differences(live_schema(made), kit::as_database_has_it(wanted, db)).empty());
        return steps;
    };
    db.exec_together(mizzle::detail::ddl_writer(declared).create_all());
    CHECK(pushed(declared).empty());
    db.exec("insert into people (id, name) values (1, 'ada'); update people set name = 'bob'");
    CHECK(db.ask("select json_build_array(slug, seen)::text from people") == kit::json{"no-name", 1});

    // Functions are replaced where they stand, and where PostgreSQL replaces none, what stands on them comes back.
    kit::schema next = declared;
    const auto change = [&](const char* name, const char* from, const char* to) {
        auto& sql = kit::find(next.objects, name)->sql;
        REQUIRE(sql.find(from) != std::string::npos);
        sql.replace(sql.find(from), std::string_view(from).size(), to);
    };
    change("function seeing()", "+ 1", "+ 2");
    change("policy own_rows on people", "name =", "name <>");
    CHECK(pushed(next) == "change function seeing(); change policy own_rows on people; ");
    db.exec("update people set name = 'eve'");
    CHECK(db.ask("select json_build_array(seen)::text from people") == kit::json{3});

    // The type of a column that a trigger and a policy name.
    next.tables[0].columns[1].type = "character varying(9)";
    next.tables[0].columns[3].type = "bigint";
    CHECK(pushed(next) == "change column people.name; change column people.seen; drop view loud; add view loud; "
                          "change policy own_rows on people; ");

    // What only takes no NULL any more is in nobody's way.
    kit::schema stricter = next;
    stricter.tables[0].columns[3].not_null = true;
    db.exec("update people set seen = 1");
    const auto strict =
        kit::plan_migrations(kit::as_database_has_it(next, db), kit::as_database_has_it(stricter, db), {});
    CHECK(statements_of(strict.at(0).up) ==
          std::vector<std::string>{R"(alter table "people" alter column "seen" set not null)"});

    // From migrations, whose text is the program's; and back.
    const auto plan = kit::plan_migrations(declared, next, {});
    REQUIRE(plan.size() == 1);
    for (const auto& sql : statements_of(plan[0].down)) db.exec(sql);
    CHECK(
        differences(live_schema(kit::as_database_has_it(declared, db)), kit::as_database_has_it(declared, db)).empty());

    // The grants of roles that the schema does not name are left to others; those of its own are not.
    db.exec("grant update on people to public; grant delete on people to mizzle_reader");
    CHECK(pushed(declared) == "drop grant delete, insert, select on table people to mizzle_reader; "
                              "add grant insert, select on table people to mizzle_reader; ");
    kit::schema less = declared;
    std::erase_if(less.objects,
                  [](const auto& o) { return o.name.starts_with("policy") || o.name.starts_with("trigger"); });
    CHECK(pushed(less) == "drop trigger people_seen on people; drop policy own_rows on people; ");
}

TEST_CASE("the kit: a header that was pulled declares triggers, functions, views and rights as their text") {
    const one_at_a_time turn;
    live db(own_schema());
    db.exec_together(mizzle::detail::ddl_writer(kit::describe_declared(declared_people, "postgres")).create_all());
    const auto text = kit::header_text(kit::postgres::read_schema(db, {}), "app").text;
    for (const char* part : {"MIZZLE_SQL_OBJECT(people_seen,\n    \"CREATE TRIGGER people_seen BEFORE UPDATE ON people",
                             "MIZZLE_SQL_OBJECT(loud,\n    \"create view", "enable row level security"})
        CHECK(text.find(part) != std::string::npos);
    CHECK(text.find("Left out") == std::string::npos);
}

TEST_CASE("the kit: in another database of the server schemas are tried out as in the live one, and nothing stays") {
    const one_at_a_time turn;
    live db(own_schema());
    const std::string name = "mizzle_dev_" + std::to_string(getpid());
    db.exec("create database " + name);
    {
        const kit::schema declared = kit::describe_declared(declared_people, "postgres");
        live dev(postgres(server_url_with("dbname=" + name)));
        const char* objects =
            "select json_build_array((select count(*) from pg_class), (select count(*) from pg_proc), "
            "(select count(*) from pg_namespace), (select count(*) from pg_extension))::text";
        const auto before = dev.ask(objects);
        for (int n = 0; n < 2; ++n)
            CHECK(differences(kit::as_database_has_it(declared, dev), kit::as_database_has_it(declared, db)).empty());
        CHECK(dev.ask(objects) == before);
    }
    db.exec("drop database " + name);
}

TEST_CASE("the kit: online, the same schema comes about, in statements that run by themselves") {
    const one_at_a_time turn;
    std::size_t later = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        random_schema::generator random(dialects::postgres::id, seed);
        const kit::schema before = random.make(), after = random.change(random.change(before));
        INFO("seed " << seed << ": " << differences(before, after));
        live db(own_schema());
        db.exec_together(mizzle::detail::ddl_writer(before).create_all());
        random_schema::fill(before, [&](const std::string& sql) { db.exec(sql); });
        auto given = random_schema::answer_all(before, after);
        given.is_online = true;
        for (const auto& m : kit::plan_migrations(before, after, given)) {
            if (!m.up.is_without_transaction) kit::run_in_transaction(db, m, kit::losses_of(m.up));
            else
                for (const auto& s : m.up.statements) db.exec(s.sql), ++later;
        }
        expect_in(db, after);
    }
    CHECK(later > 0);
}

TEST_CASE("the kit: migrations that are run by hand are those that migrate() applies, and once each") {
    const one_at_a_time turn;
    migration_set set;
    const auto add = [&](const char* name, const char* up) {
        set.migrations.push_back(mizzle::detail::make_migration(name, up, ""));
    };
    add("0001_first",
        "create table people (id integer primary key, note text);\n"
        "create function twice(n int) returns int language sql as $mizzle$ select 2 * n -- $sql$\n$mizzle$;\n"
        "insert into people values (1, 'it''s 100 %'), (2, null), (3, '$sql$');\nselect twice(2);");
    add("0002_second", "-- mizzle: loses people.note\nalter table people drop note;\n"
                       "-- mizzle: assert (select count(*) from people where id % 2 = 1) = 2");
    const std::vector<std::string> allowed{"people.note"};
    const auto script = [&](const kit::by_hand_options& options = {}) {
        const auto* last = options.to.empty() ? nullptr : &mizzle::detail::migration_called(set, options.to);
        return kit::postgres::by_hand_writer(set, last, options).write();
    };
    // All rows, and the history but when it was done and by whom.
    const auto content = [](postgres& db) {
        return db.one(unsafe_sql_statement<std::string>(
            "select (select json_agg(p)::text from people p) || (select json_agg(json_build_array(h.id, h.name, "
            "h.checksum, h.state, h.steps) order by h.id)::text from mizzle_migrations h)"));
    };
    auto db = own_schema();
    db.exec(script({.to = "0001"}));
    try {
        db.exec(script());
        FAIL("rows were lost");
    } catch (const database_error& e) {
        CHECK_THAT(e.detail(), Catch::Matchers::ContainsSubstring(
                                   "0002_second would lose 2 rows of people.note; export it with --allow-loss"));
    }
    db.exec(script({.allow_loss = allowed}));
    const auto done = content(db);
    db.exec(script({.allow_loss = allowed}));
    db.exec(script());
    CHECK(content(db) == done);
    CHECK(migrate(db, set).applied.empty());

    // What cannot run in a transaction is for psql, which stops where it fails, and then there is something to repair.
    add("0003_third", "-- mizzle: no-transaction\n\ncreate index concurrently by_id on people (id);\n"
                      "-- mizzle: fails-on people.id counted by select count(*) from people where id < 0\n"
                      "alter table people add check (id > 0);");
    add("0004_fourth",
        "-- mizzle: no-transaction\ncreate index concurrently by_two on people ((id * 2));\nselect 1 / 0;");
    add("0005_fifth", "create table never (id int);");
    const auto psql = [](const std::string& text) {
        const auto file = std::filesystem::temp_directory_path() / ("mizzle_psql_" + std::to_string(getpid()) + ".sql");
        std::ofstream(file) << text;
        const int status = std::system(("PGOPTIONS='-c search_path=" + test_schema::name() + "' psql -qX '" +
                                        server_url() + "' <" + file.string() + " >/dev/null 2>&1")
                                           .c_str());
        std::filesystem::remove(file);
        return status;
    };
    CHECK(psql(script({.to = "third"})) == 0);
    CHECK(psql(script({.to = "third"})) == 0);
    CHECK(db.one(unsafe_sql_statement<std::int64_t>("select count(*) from mizzle_migrations where name = '0003_third' "
                                                    "and state = 'applied' and steps = 2")) == 1);
    CHECK(psql(script()) != 0);
    CHECK(psql(script()) != 0);
    CHECK(db.one(unsafe_sql_statement<std::int64_t>("select count(*) from mizzle_migrations where name = '0004_fourth' "
                                                    "and state = 'applying' and steps = 1")) == 1);
    CHECK_THROWS_AS(migrate(db, set), migration_conflict);
    CHECK(db.one(unsafe_sql_statement<std::int64_t>("select count(*) from pg_class where relname = 'never'")) == 0);

    // The whole set is what migrate() makes of another database.
    auto migrated = own_schema();
    set.migrations.resize(3);
    migrate(migrated, set, {.allow_loss = allowed});
    const auto wanted = content(migrated);
    own_schema();
    REQUIRE(psql(script({.allow_loss = allowed})) == 0);
    auto by_hand = open_schema();
    CHECK(content(by_hand) == wanted);
}

TEST_CASE("the kit: a program is refused at its start where what it declares as text is missing or another one") {
    const one_at_a_time turn;
    {
        auto db = own_schema();
        create(db, declared_people);
        int asked = 0;
        db.on_query([&](const query_event&) { ++asked; });
        require_schema(db, declared_people);
        CHECK(asked == 1);
    }
    for (const auto& [sql, sentence] : std::vector<std::pair<std::string, std::string>>{
             {"drop trigger people_seen on people", "trigger people_seen on people is missing"},
             {"alter table people disable trigger people_seen", "trigger people_seen on people is disabled"},
             {"create or replace trigger people_seen before insert or update on people for each row when (new.seen is "
              "null) execute function seeing()",
              "trigger people_seen on people is another one"},
             {"create or replace trigger people_seen before update on people for each row execute function seeing()",
              "trigger people_seen on people is another one"},
             {"create or replace function seeing() returns trigger language plpgsql as 'begin return new; end'",
              "function seeing is another one"},
             {"alter function slug rename to slug_of", "function slug is missing"},
             {"drop policy own_rows on people", "policy own_rows on people is missing"},
             {"drop policy own_rows on people; create policy own_rows on people using (name = current_user)",
              "policy own_rows on people is another one"},
             {"alter table people disable row level security", "row level security of people is disabled"},
             {"revoke insert on people from mizzle_reader", "role mizzle_reader may not insert on people"},
             {"drop view loud", "view loud is missing"}}) {
        INFO(sql);
        auto db = own_schema();
        create(db, declared_people);
        db.exec(sql);
        try {
            require_schema(db, declared_people);
            FAIL("nothing was found");
        } catch (const schema_differs& e) { CHECK(e.differences() == std::vector<std::string>{sentence}); }
    }
}

TEST_CASE("the kit: online, old and new programs live with a column's other name and another one's other type") {
    const one_at_a_time turn;
    live db(own_schema());
    db.exec(
        "create table customers (id bigint primary key, mail text not null default 'none', price integer not null, "
        "note text default 'n', constraint customers_mail_key unique (id, mail)); create index by_mail on customers "
        "(mail); create index by_price on customers (price, id); create view cheap as select id, mail, price from "
        "customers where price < 10; "
        "insert into customers select n, 'm' || n, n % 100, null from generate_series(1, 30000) n");
    const kit::schema before = kit::postgres::read_schema(db, {});
    kit::schema after = before;
    auto& t = after.tables.at(0);
    t.columns[1].name = "email";
    t.columns[2].type = "bigint";
    t.columns[3].name = "remark";
    t.unique_keys.at(0) = {"customers_email_key", {"id", "email"}};
    for (auto& i : t.indexes)
        for (auto& part : i.parts)
            if (part == "mail") part = "email";
    after.views[0].select = " SELECT id,\n    email AS mail,\n    price\n   FROM customers\n  WHERE (price < 10)";
    kit::answers given{.renames = {{"customers.mail", "customers.email"}, {"customers.note", "customers.remark"}},
                       .is_online = true};
    const auto plan = kit::plan_migrations(before, after, given);
    REQUIRE(plan.size() >= 3);
    CHECK(plan[0].name_ending == "_expand");
    CHECK(kit::losses_of(plan[0].down).empty());
    CHECK(plan[1].name_ending == "_fill");

    // Programs that know one of the names write all the while, in other connections.
    std::atomic<bool> is_over = false;
    std::atomic<int> old_wrote = 0, new_wrote = 0, failed = 0;
    const auto program = [&](const char* mail, const char* note, int first, std::atomic<int>& wrote) {
        auto own = open_schema();
        const std::string names = std::string("(id, ") + mail + ", price, " + note + ")";
        for (int n = first; !is_over; n += 2) {
            const auto id = std::to_string(n), row = std::to_string(n % 30000 + 1);
            try {
                own.exec("insert into customers " + names + " values (" + id + ", 'x" + id + "', 5, null)");
                own.exec("insert into customers (id, price) values (-" + id + ", 7)");
                own.exec("update customers set " + std::string(mail) + " = 'y" + id + "', " + note +
                         " = 'z' where id = " + row);
                own.exec("update customers set price = 1, " + std::string(note) + " = null where id = " + id);
                ++wrote;
            } catch (const error&) { ++failed; }
        }
    };
    const auto count = [&](const std::string& where) {
        return db.ask("select json_build_array(count(*))::text from customers where " + where)[0].get<int>();
    };
    std::thread old_one([&] { program("mail", "note", 100001, old_wrote); });
    while (old_wrote == 0 && failed == 0) std::this_thread::yield();
    kit::run_in_transaction(db, plan[0], {});
    std::thread new_one([&] { program("email", "remark", 100002, new_wrote); });
    std::string fault;
    try {
        for (std::size_t i = 1; i < plan.size(); ++i)
            if (!plan[i].up.is_without_transaction) kit::run_in_transaction(db, plan[i], {});
            else
                for (const auto& s : plan[i].up.statements) {
                    for (const auto& m : s.marked) CHECK(kit::rows_at_stake(db, plan[i].change.before, m) == 0);
                    db.exec(s.sql);
                }
        const int enough = new_wrote + 20, also = old_wrote + 20;
        while ((new_wrote < enough || old_wrote < also) && failed == 0) std::this_thread::yield();
    } catch (const std::exception& e) { fault = e.what(); }
    is_over = true;
    old_one.join();
    new_one.join();
    INFO(fault);
    REQUIRE(fault.empty());
    CHECK(failed == 0);
    CHECK(count("mail is distinct from email or note is distinct from remark or price_next is distinct from price") ==
          0);
    CHECK(count("id < 0 and mail = 'none' and note = 'n'") > 0);
    CHECK(count("id > 100000 and mail = 'x' || id and note is null") == old_wrote + new_wrote);

    // Until they are gone, nothing is to be generated.
    const kit::schema between = plan.back().change.after;
    expect_in(db, between);
    CHECK(differences(between, kit::declared_until_contract(between, after)).empty());
    CHECK_THROWS_WITH(kit::plan_migrations(before, after, {.contracts = true}),
                      Catch::Matchers::ContainsSubstring("nothing is in step"));
    const auto contract = kit::plan_migrations(between, after, {.contracts = true});
    REQUIRE(contract.size() == 1);
    CHECK(contract[0].down.statements.empty());
    const int rows = count("true"), sum = count("email like 'x%'");
    kit::run_in_transaction(db, contract[0], {});
    expect_in(db, after);
    CHECK(count("true") == rows);
    CHECK(count("email like 'x%'") == sum);

    // And back, before old programs know the new name.
    live other(own_schema());
    other.exec_together(mizzle::detail::ddl_writer(before).create_all());
    for (const auto& s : plan[0].up.statements) other.exec(s.sql);
    other.exec("insert into customers (id, email, price) values (1, 'a', 1)");
    for (const auto& s : plan[0].down.statements) other.exec(s.sql);
    expect_in(other, before);
    CHECK(other.ask("select json_agg(mail)::text from customers") == kit::json{"a"});
}

TEST_CASE("the kit: online, what cannot be kept in step is refused by name") {
    const one_at_a_time turn;
    live db(own_schema());
    db.exec(
        "create table people (id bigint primary key, key text unique, code text default md5(random()::text), number "
        "serial, twice int generated always as (1 + 1) stored); create table pets (of text references people (key))");
    const kit::schema before = kit::postgres::read_schema(db, {});
    const auto refusal = [&](const std::string& column, bool is_type = false) {
        kit::schema after = before;
        kit::answers given;
        if (is_type) kit::find(after.tables[0].columns, column)->type = "numeric";
        else {
            given.renames = {{"people." + column, "people.other"}};
            kit::detail::rename_column(after, "people", column, "other");
        }
        given.is_online = true;
        try {
            kit::plan_migrations(before, after, given);
        } catch (const usage_error& e) { return std::string(e.what()); }
        return std::string();
    };
    using Catch::Matchers::ContainsSubstring;
    CHECK_THAT(refusal("id"),
               ContainsSubstring("people.id cannot be kept in step") && ContainsSubstring("primary key"));
    CHECK_THAT(refusal("id", true), ContainsSubstring("primary key"));
    CHECK_THAT(refusal("key"), ContainsSubstring("pets references it"));
    CHECK_THAT(refusal("code"), ContainsSubstring("another one each time"));
    CHECK_THAT(refusal("number"), ContainsSubstring("the database numbers it"));
    CHECK_THAT(refusal("twice"), ContainsSubstring("the database computes it"));
}
