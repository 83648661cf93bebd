#include "catch.hpp"
#include "differences.hpp"
#include "random_schema.hpp"

#include <mizzle/kit/connection_of.hpp>
#include <mizzle/kit/declared.hpp>
#include <mizzle/kit/live.hpp>
#include <mizzle/kit/losses.hpp>
#include <mizzle/kit/script_rules.hpp>
#include <mizzle/kit/sqlite/by_hand.hpp>
#include <mizzle/kit/sqlite/unread.hpp>
#include <mizzle/mizzle.hpp>
#include <mizzle/sqlite.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace mizzle;

namespace {

MIZZLE_TABLE(people,
    (id,   bigint, primary_key),
    (name, text))
MIZZLE_TABLE(notes, (text, text, not_null))
MIZZLE_SQL_OBJECT(
    noting,
    sqlite("create trigger people_noted after insert on people begin insert into notes (text) values (new.name); end;"),
    postgres("create trigger people_noted after insert on people for each row execute function note()"))
MIZZLE_SQL_OBJECT(note, postgres("create function note() returns trigger language sql as ''"))
MIZZLE_SQL_OBJECT(shouted, "create view shouted as select upper(name) as shout from people")
MIZZLE_SCHEMA(noted, people, notes, note, noting, shouted)

MIZZLE_TABLE(letters,
    (id,   bigint, primary_key),
    (body, text))
MIZZLE_CONSTRAINTS(letters, index("letters_search").using_("gin").on(to_tsvector<"simple">(letters.body)))
MIZZLE_SCHEMA(mailed, letters)

using live = kit::connection_of<sqlite>;

// With each count of rows, and all losses meant.
void run(live& db, const kit::migration& m) {
    if (m.up.is_without_foreign_keys) kit::run_without_foreign_keys(db, m, kit::losses_of(m.up));
    else kit::run_in_transaction(db, m, kit::losses_of(m.up));
    CHECK(db.ask("select json_group_array(\"table\") from pragma_foreign_key_check") == kit::json::array());
}

kit::schema created(const kit::schema& all) {
    live scratch(":memory:");
    return kit::as_database_has_it(all, scratch);
}

std::string change_until_same(live& db, const kit::schema& wanted) {
    std::string steps;
    for (const auto& m : kit::plan_migrations(kit::sqlite::read_schema(db), created(wanted), {})) {
        steps += differences(m.change.before, m.change.after);
        run(db, m);
    }
    CHECK(differences(kit::sqlite::read_schema(db), created(wanted)).empty());
    return steps;
}

std::string rows_of(live& db, const mizzle::detail::table_description& t, const kit::schema& other) {
    const auto columns = shared_columns(t, other);
    if (!columns) return {};
    return db
        .ask("select json_group_array(json_array(1" + *columns + ")) from (select * from \"" + t.name +
             "\" order by \"id\")")
        .dump();
}

}  // namespace

TEST_CASE("SQLite: from any schema to any other and back, rows stay") {
    const char* more = std::getenv("MIZZLE_TEST_PAIRS");
    const unsigned pairs = more != nullptr ? static_cast<unsigned>(std::atoi(more)) : 300;
    std::size_t steps = 0;
    for (unsigned seed = 1; seed <= pairs; ++seed) {
        random_schema::generator random(dialects::sqlite::id, seed);
        const kit::schema before = random.make(), after = random.change(before);
        INFO("seed " << seed << ": " << differences(before, after));
        CHECK(kit::from_json(kit::to_json(before)) == before);
        live db(":memory:");
        db.exec_together(mizzle::detail::ddl_writer(before).create_all());
        random_schema::fill(before, [&](const std::string& sql) { db.exec(sql); });
        CHECK(differences(kit::sqlite::read_schema(db), created(before)).empty());

        std::vector<std::string> rows;
        for (const auto& t : before.tables) rows.push_back(rows_of(db, t, after));
        const auto plan = kit::plan_migrations(before, after, random_schema::answer_all(before, after));
        for (const auto& m : plan) run(db, m);
        REQUIRE(differences(kit::sqlite::read_schema(db), created(after)).empty());
        std::vector<std::string> kept;
        for (const auto& t : before.tables) kept.push_back(rows_of(db, t, after));
        CHECK(kept == rows);

        db.exec("pragma foreign_keys = off");
        for (const auto& t : after.tables) db.exec("delete from \"" + t.name + "\"");
        for (auto m = plan.rbegin(); m != plan.rend(); ++m) {
            kit::migration back;
            back.change.before = m->change.after;
            back.up = m->down;
            run(db, back);
        }
        REQUIRE(differences(kit::sqlite::read_schema(db), created(before)).empty());
        for (const auto& m : plan) steps += m.change.steps.size();
    }
    CHECK(steps > pairs);
}

TEST_CASE("SQLite: triggers and views declared as text come with the schema, change with their text, and go") {
    kit::schema declared = kit::describe_declared(noted, "sqlite");
    CHECK(declared.objects.size() == 2);
    CHECK(declared.objects[0].name == "trigger people_noted on people");
    CHECK_NOTHROW(kit::expect_one_statement_each(declared));
    kit::schema two = declared;
    two.objects[0].sql += "; create view other as select 1";
    CHECK_THROWS_AS(kit::expect_one_statement_each(two), usage_error);
    two.objects[0].sql = "create index other on people (name)";
    CHECK_THROWS_AS(kit::name_objects(two), usage_error);
    live db(":memory:");
    db.exec_together(mizzle::detail::ddl_writer(declared).create_all());
    const auto until_same = [&](const kit::schema& wanted) { return change_until_same(db, wanted); };
    const auto noted_after = [&](const char* name) {
        db.exec("delete from notes");
        db.exec(std::string("insert into people (name) values ('") + name + "')");
        return db.ask("select json_group_array(text) from notes");
    };
    CHECK(until_same(declared).empty());
    CHECK(noted_after("ada") == kit::json{"ada"});
    CHECK(db.ask("select json_group_array(shout) from shouted") == kit::json{"ADA"});

    // Its text changes, beside a table that is rebuilt.
    kit::schema next = declared;
    next.objects[0].sql = "create trigger people_noted after insert on people begin insert into notes (text) values "
                          "('new ' || new.name); end";
    next.tables[0].columns[1].not_null = true;
    CHECK(until_same(next) == "change column people.name; change trigger people_noted on people; ");
    CHECK(noted_after("bob") == kit::json{"new bob"});
    CHECK(db.ask("select json_group_array(shout) from shouted") == kit::json{"ADA", "BOB"});

    // The table is rebuilt, and it stays; then it goes, while the table is rebuilt.
    next.tables[0].columns[1].not_null = false;
    CHECK(until_same(next) == "change column people.name; ");
    CHECK(noted_after("eve") == kit::json{"new eve"});
    next.objects.erase(next.objects.begin());
    next.tables[0].columns[1].not_null = true;
    CHECK(until_same(next) == "change column people.name; drop trigger people_noted on people; ");
    CHECK(noted_after("joe") == kit::json::array());
}

TEST_CASE("SQLite: an index of words knows the rows that are there when it is made, and after each change") {
    kit::schema searched = kit::describe_declared(mailed, "sqlite"), plain = searched;
    REQUIRE(searched.objects.size() == 4);
    CHECK_NOTHROW(kit::expect_one_statement_each(searched));
    plain.objects.clear();
    live db(":memory:");
    db.exec_together(mizzle::detail::ddl_writer(plain).create_all());
    db.exec("insert into letters (body) values ('tea and milk'), (null), ('coffee')");
    const auto with = [&](const std::string& word) {
        return db.ask("select json_group_array(rowid) from letters_search where letters_search match '" + word + "'");
    };
    CHECK_THAT(change_until_same(db, searched),
               Catch::Matchers::StartsWith("add words \"letters_search\"; add trigger"));
    CHECK(with("tea") == kit::json{1});
    CHECK(change_until_same(db, searched).empty());
    CHECK(kit::sqlite::unread(db).empty());

    // The table is rebuilt, and has another text then.
    db.exec("update letters set body = 'tea' where body is null");
    kit::schema whole = searched;
    whole.tables[0].columns[1].not_null = true;
    CHECK(change_until_same(db, whole) == "change column letters.body; ");
    db.exec("insert into letters (body) values ('more tea'); update letters set body = 'water' where id = 1");
    CHECK(with("tea") == kit::json{2, 4});
    db.exec("insert into letters_search (letters_search) values ('integrity-check')");

    whole.objects.clear();
    change_until_same(db, whole);
    CHECK(db.ask("select json_group_array(name) from sqlite_master") == kit::json{"letters"});
    db.exec("delete from letters");
}

TEST_CASE("SQLite: in the database where a schema is tried out nothing stays, and it is an empty one") {
    const auto file = std::filesystem::temp_directory_path() / ("mizzle_dev_" + std::to_string(getpid()) + ".sqlite");
    std::filesystem::remove(file);
    const kit::schema declared = kit::describe_declared(noted, "sqlite");
    {
        live dev(file.string());
        for (int n = 0; n < 2; ++n)
            CHECK(differences(kit::as_database_has_it(declared, dev), created(declared)).empty());
        CHECK(dev.ask("select json_array(count(*)) from sqlite_master")[0] == 0);
        dev.exec("create table other (id integer)");
        CHECK_THROWS_WITH(kit::as_database_has_it(declared, dev), Catch::Matchers::ContainsSubstring("has other"));
    }
    std::filesystem::remove(file);
}

TEST_CASE("rows that a change would lose are counted, under the name that their table has still") {
    live db(":memory:");
    db.exec("create table people (id integer primary key, note text, age integer)");
    db.exec("insert into people (note, age) values ('tea', 1), (null, 2)");
    const kit::schema before = kit::sqlite::read_schema(db);
    kit::schema after = before;
    after.tables[0].name = "customers";
    after.tables[0].columns.erase(after.tables[0].columns.begin() + 1);
    const auto plan = kit::plan_migrations(before, after, {.renames = {{"people", "customers"}}});
    REQUIRE(plan.size() == 1);
    const auto try_out = [&](const std::vector<std::string>& allowed) {
        db.exec("begin");
        try {
            kit::run_counted(db, plan[0], allowed);
        } catch (...) {
            db.exec("rollback");
            throw;
        }
        db.exec("rollback");
    };
    try {
        try_out({"customers.age"});
        FAIL("nothing was refused");
    } catch (const kit::stop& e) {
        CHECK(e.code() == kit::exit_code::loses_rows);
        CHECK(e.answer() == kit::json{{"losses", {{{"loses", "customers.note"}, {"rows", 1}}}}});
    }
    CHECK_NOTHROW(try_out({"customers.note"}));
    db.exec("update people set note = null");
    CHECK_NOTHROW(try_out({}));
}

TEST_CASE("rows that a change does not fit are counted before it fails on them") {
    live db(":memory:");
    db.exec("create table people (id integer primary key, note text, age integer)");
    db.exec("insert into people (note, age) values ('tea', 1), (null, 2), (null, 2), ('tea', -3)");
    const kit::schema before = kit::sqlite::read_schema(db);
    const auto refused = [&](auto change) {
        kit::schema after = before;
        change(after.tables[0]);
        const auto plan = kit::plan_migrations(before, after, {});
        try {
            kit::run_in_transaction(db, plan.at(0), {});
        } catch (const kit::stop& e) {
            CHECK(e.code() == kit::exit_code::database);
            return e.answer().dump();
        }
        return std::string();
    };
    using table = mizzle::detail::table_description;
    CHECK(refused([](table& t) { t.columns[1].not_null = true; }) == R"({"fails_on":"people.note","rows":2})");
    CHECK(refused([](table& t) {
              t.unique_keys.push_back({"", {"note"}});
          }) == R"({"fails_on":"people.note","rows":2})");
    CHECK(refused([](table& t) { t.unique_keys.push_back({"", {"age", "note"}}); }).empty());
    db.exec("drop table people");
    db.exec("create table people (id integer primary key, note text, age integer)");
    db.exec("insert into people (note, age) values ('tea', 1), (null, 2), (null, 2), ('tea', -3)");
    CHECK(refused([](table& t) {
              t.checks.push_back({"positive", "\"age\" > 0"});
          }) == R"({"fails_on":"people","rows":1})");
    CHECK(refused([](table& t) {
              t.indexes.push_back({"one", "", true, {"\"age\""}, "\"note\" is null"});
          }) == R"({"fails_on":"people.age","rows":2})");
}

TEST_CASE("an error that ends the transaction itself is the one that is told, and foreign keys are on again") {
    const kit::schema none = kit::sqlite::read_schema(*std::make_unique<live>(":memory:"));
    kit::migration m;
    m.change.before = m.change.after = none;
    m.up.add("create table made (id integer)");
    m.up.add("insert or rollback into t values (1)");  // the key is there already
    for (const bool without : {false, true}) {
        live db(":memory:");
        db.exec("create table t (id integer primary key)");
        db.exec("insert into t values (1)");
        CHECK_THROWS_AS(without ? kit::run_without_foreign_keys(db, m, {}) : kit::run_in_transaction(db, m, {}),
                        constraint_violation);
        CHECK(db.ask("select json_array(foreign_keys) from pragma_foreign_keys")[0] == 1);
        CHECK(db.ask("select json_array(count(*)) from sqlite_master where name = 'made'")[0] == 0);
    }
}

namespace {

// A database file, and the sqlite3 shell in its folder.
class by_hand {
public:
    by_hand() : folder_(std::filesystem::temp_directory_path() / ("mizzle_by_hand_" + std::to_string(getpid()))) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directory(folder_);
    }
    ~by_hand() { std::filesystem::remove_all(folder_); }
    by_hand(const by_hand&) = delete;
    by_hand& operator=(const by_hand&) = delete;

    sqlite open() const { return sqlite((folder_ / "db").string()); }
    // What the shell complains of.
    std::string run(const std::string& script) const {
        std::ofstream(folder_ / "script.sql") << script;
        const std::string in = "cd '" + folder_.string() + "' && ";
        const int status = std::system((in + "sqlite3 db <script.sql >said 2>&1").c_str());
        REQUIRE(WIFEXITED(status));
        std::ifstream file(folder_ / "said");
        const std::string said{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        CHECK((WEXITSTATUS(status) == 0) == said.empty());
        return said;
    }
    std::string run(const migration_set& set, kit::by_hand_options options = {}) const {
        const auto* last = options.to.empty() ? nullptr : &mizzle::detail::migration_called(set, options.to);
        return run(kit::sqlite::by_hand_writer(set, last, options).write());
    }
    // All that is in the database but when it was done, and by whom.
    kit::json content() const {
        live db((folder_ / "db").string());
        kit::json all = db.ask("select json_group_array(sql) from (select sql from sqlite_schema where sql is not null "
                               "order by name)");
        all.push_back(
            db.ask("select json_group_array(json_array(name, checksum, state, steps)) from mizzle_migrations"));
        for (const auto& table :
             db.ask("select json_group_array(name) from sqlite_schema where type = 'table' and name "
                    "<> 'mizzle_migrations'")) {
            kit::json rows = db.ask("select json_group_array(json_array(rowid)) from " + table.get<std::string>());
            all.push_back(std::move(rows));
        }
        return all;
    }

private:
    std::filesystem::path folder_;
};

migration_set scripts(const std::vector<std::pair<std::string, std::string>>& texts) {
    migration_set set;
    for (const auto& [name, up] : texts) set.migrations.push_back(mizzle::detail::make_migration(name, up, ""));
    return set;
}

}  // namespace

TEST_CASE("SQLite: migrations that are run by hand are those that migrate() applies, and once each") {
    const auto set = scripts(
        {{"0001_first",
          "create table parents (id integer primary key, note text);\n"
          "create table children (id integer primary key, of integer not null references parents (id));\n"
          "create table log (line text);\n"
          "create trigger noting after insert on parents begin\n  insert into log values ('it''s ' || "
          "new.id); end;\n"
          "create trigger dropped after insert on parents begin select 1; end;\n"
          "insert into parents values (1, 'tea; .quit'), (2, null);\ninsert into children values (9, 1);"},
         {"0002_second", "-- mizzle: loses parents.note\nalter table parents drop column note;\n"
                         "-- mizzle: assert (select count(*) from log) = 2"},
         {"0003_third", "-- mizzle: foreign-keys-off\ndrop trigger dropped;\n"
                        "create table new_parents (id integer primary key, name text);\n"
                        "insert into new_parents (id) select id from parents where id < 3;\ndrop table parents;\n"
                        "alter table new_parents rename to parents;"},
         {"0004_fourth", "-- mizzle: no-transaction\ninsert into log values ('last');\nanalyze log;"}});
    const by_hand place, other;
    CHECK_THAT(place.run(set), Catch::Matchers::ContainsSubstring("would lose rows of parents.note"));
    {
        auto db = place.open();
        CHECK(migration_status(db, set).at(1).is_applied == false);
        CHECK(db.one(unsafe_sql_statement<std::int64_t>("select count(note) from parents")) == 1);
    }
    const std::vector<std::string> allowed{"parents.note"};
    CHECK(place.run(set, {.to = "0003", .allow_loss = allowed}).empty());
    CHECK(place.run(set, {.allow_loss = allowed}).empty());
    const auto content = place.content();
    CHECK(place.run(set, {.allow_loss = allowed}).empty());
    CHECK(place.run(set).empty());
    CHECK(place.content() == content);

    auto migrated = other.open();
    migrate(migrated, set, {.allow_loss = allowed});
    CHECK(other.content() == content);
    auto db = place.open();
    CHECK(migrate(db, set).applied.empty());
    CHECK(migration_status(db, set).at(3).applied_by == "by hand");
    CHECK(std::chrono::abs(std::chrono::system_clock::now() - migration_status(db, set).at(3).applied_at) <
          std::chrono::minutes(1));
}

TEST_CASE("SQLite: what hinders migrate() hinders a script that is run by hand, and nothing of it stays") {
    using Catch::Matchers::ContainsSubstring;
    const by_hand place;
    const auto tables = [&] {
        auto db = place.open();
        return db.one(unsafe_sql_statement<std::int64_t>("select count(*) from sqlite_schema where type = 'table'"));
    };
    const std::pair<std::string, std::string> first{"0001_first", "create table t (id integer primary key);"};
    REQUIRE(place.run(scripts({first})).empty());
    for (const auto& [up, sentence] : std::vector<std::pair<std::string, std::string>>{
             {"create table u (a);\n-- mizzle: assert 1 = 2", "0002_b asserts what does not hold: 1 = 2"},
             {"create table u (a);\n-- mizzle: fails-on t.id counted by select 3\nselect 1;", "fails on rows of t.id"},
             {"create table u (a);\ncreate table t (a);", "table t already exists"},
             {"-- mizzle: foreign-keys-off\ncreate table u (a references t (id));\ninsert into u values (7);",
              "would refer to rows that are not there"},
             {"-- mizzle: foreign-keys-off\ncreate trigger x after insert on t begin select 1; end;\ncreate table u "
              "(a);\nselect * from no_table;",
              "no such table: no_table"}})
        CHECK_THAT(place.run(scripts({first, {"0002_b", up}, {"0003_c", "create table v (a);"}})),
                   ContainsSubstring(sentence));
    CHECK(tables() == 2);  // t and the history
    CHECK_THAT(place.run(scripts({{"0001_first", "select 1;"}})), ContainsSubstring("0001_first was edited"));
    CHECK_THAT(place.run(scripts({{"0000_other", "select 1;"}})), ContainsSubstring("this script does not know"));
    const auto late = scripts({{"0000_late", "create table u (a);"}, first});
    CHECK_THAT(place.run(late), ContainsSubstring("0000_late was never applied"));
    CHECK(place.run(late, {.order = migration_order::any}).empty());
    CHECK(tables() == 3);
    CHECK(place
              .run(scripts({{"0000_late", "create table u (a);"},
                            first,
                            {"0002_all", "-- mizzle: replaces 0000_late 0001_first\ncreate table w (a);"}}))
              .empty());
    CHECK(tables() == 3);
    CHECK_THAT(place.run(scripts({{"0002_all", "-- mizzle: replaces 0001_first 0001_gone 0000_late\nselect 1;"}})),
               ContainsSubstring("of which this database has had a part"));
    CHECK_THAT(
        place.run(scripts({{"0000_late", "create table u (a);"},
                           first,
                           {"0003_b", "-- mizzle: no-transaction\ncreate table w (a);\nselect * from no_table;"}})),
        ContainsSubstring("no such table"));
    CHECK_THAT(place.run(late), ContainsSubstring("stopped half-way"));
    CHECK_THROWS_WITH(
        place.run(scripts({{"0001_a", "-- mizzle: no-transaction\n-- mizzle: foreign-keys-off\nselect 1;"}})),
        ContainsSubstring("do not go together"));
}

TEST_CASE("SQLite: a program is refused at its start where triggers and views declared as text are others") {
    sqlite db(":memory:");
    create(db, noted);
    int asked = 0;
    db.on_query([&](const query_event&) { ++asked; });
    require_schema(db, noted);
    CHECK(asked == 1);
    const auto said = [&](const char* sql) {
        db.exec(sql);
        try {
            require_schema(db, noted);
        } catch (const schema_differs& e) { return e.differences(); }
        return std::vector<std::string>();
    };
    CHECK(said("drop view shouted; CREATE VIEW if not exists \"Shouted\" as\n  SELECT upper(name) AS shout from people")
              .empty());
    CHECK(said("drop view shouted; create view shouted as select lower(name) as shout from people") ==
          std::vector<std::string>{"view shouted is another one"});
    CHECK(said("drop view shouted; drop trigger people_noted") ==
          std::vector<std::string>{"trigger people_noted on people is missing", "view shouted is missing"});
    CHECK(
        said("create view shouted as select upper(name) as shout from people; create trigger people_noted after delete "
             "on people begin insert into notes (text) values (old.name); end") ==
        std::vector<std::string>{"trigger people_noted on people is another one"});
}
