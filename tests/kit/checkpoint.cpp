#include "catch.hpp"
#include "large_schema.hpp"
#include "sanitized.hpp"

#include <mizzle/kit/checkpoint.hpp>
#include <mizzle/kit/folder_faults.hpp>
#include <mizzle/kit/migration.hpp>
#include <mizzle/kit/written_objects.hpp>

#include <ctime>
#include <unistd.h>

using namespace mizzle;
using Catch::Matchers::ContainsSubstring;

namespace {

// A folder of migrations, which goes with its end.
class written {
public:
    written() {
        of.database = "sqlite";
        of.migrations =
            (std::filesystem::temp_directory_path() / ("mizzle_checkpoint_" + std::to_string(getpid()))).string();
        std::filesystem::remove_all(of.migrations);
    }
    ~written() { std::filesystem::remove_all(of.migrations); }
    written(const written&) = delete;
    written& operator=(const written&) = delete;

    void add(const std::string& name, const std::string& up,
             std::vector<mizzle::detail::object_description> objects = {}) const {
        kit::schema all;
        all.dialect = kit::dialect_of("sqlite");
        mizzle::detail::table_description people;
        people.name = "people";
        people.columns.emplace_back();
        people.columns[0].name = "id";
        people.columns[0].type = "integer";
        all.tables = {people};
        all.objects = std::move(objects);
        kit::name_objects(all);
        std::filesystem::create_directories(of.folder() / name);
        kit::write_file(of.folder() / name / "up.sql", up);
        kit::write_file(of.folder() / name / "snapshot.json", kit::to_json(all).dump());
    }
    std::string refusal(const kit::checkpoint_options& options) const {
        try {
            kit::write_checkpoint(of, "refused", options);
        } catch (const kit::stop& e) { return e.what(); }
        return {};
    }
    std::string up(const std::string& name) const { return kit::read_file(of.folder() / name / "up.sql"); }

    kit::context of;
};

constexpr auto trigger = "create trigger noted after insert on people begin\n    delete from people where id = 0; end;";

}  // namespace

TEST_CASE("what a snapshot knows of, and what it does not") {
    using enum kit::statement_effect;
    for (const char* sql :
         {"create table t (a int generated always as (1))", "create table if not exists t (a int)",
          "CREATE UNIQUE INDEX i ON t (a)", "create index concurrently i on t (a)",
          "create or replace view v as select 1", "create materialized view v as select 1",
          "create type s as enum ('a')", "create sequence s", "create schema if not exists s",
          "alter table only s.t add column a int, drop column b", "alter table t validate constraint c",
          "alter table \"t\" rename to \"u\"", "alter table t alter column a type numeric(8, 2)",
          "alter type s add value 'b'", "alter index i rename to j", "drop table t", "drop materialized view v",
          "drop type s", "comment on column t.a is 'x'"})
        CHECK((kit::effect_of(sql) == known || (std::puts(sql), false)));
    for (const char* sql : {"insert into t values (1)", "with x as (select 1) insert into t select 1 from x",
                            "update t set a = 1", "delete from t", "select setval('s', 1)", "truncate t",
                            "do $fill$\ndeclare begin update t set a = 1; commit; end $fill$"})
        CHECK((kit::effect_of(sql) == rows || (std::puts(sql), false)));
    for (const char* sql : {"create trigger x after insert on t begin select 1; end",
                            "create function f() returns int as 'select 1'",
                            "create or replace function f() returns int as 'select 1'",
                            "create extension citext",
                            "create policy p on t using (true)",
                            "create domain d as text",
                            "create type p as (a int, b int)",
                            "create table c as select 1",
                            "create table c as (select 1)",
                            "create temp table t (a int)",
                            "create virtual table t using fts5(a)",
                            "create table p partition of t default",
                            "alter table t enable row level security",
                            "alter table t add column a int, owner to somebody",
                            "alter function f() stable",
                            "drop trigger x",
                            "drop function f()",
                            "comment on function f() is 'x'",
                            "grant select on t to somebody",
                            "do 'begin end'",
                            "pragma user_version = 3"})
        CHECK((kit::effect_of(sql) == other || (std::puts(sql), false)));
}

TEST_CASE("a checkpoint and a squash ask about what no snapshot knows, and keep it where that is said") {
    const written folder;
    folder.add("0001_people", "create table people (id integer);\ninsert into people values (1);\n");
    folder.add("0002_noted", trigger);
    CHECK_THAT(folder.refusal({}), ContainsSubstring("--without-rows") &&
                                       ContainsSubstring("0001_people: insert into") && ContainsSubstring("--keep") &&
                                       ContainsSubstring("0002_noted: create trigger noted"));
    CHECK_THAT(folder.refusal({.leaves_rows_out = true, .removes = true}),
               ContainsSubstring("create trigger") && !ContainsSubstring("insert into people"));
    CHECK(kit::migrations_in(folder.of.folder()).size() == 2);

    const bool removes = GENERATE(false, true);
    const kit::checkpoint_options options{.leaves_rows_out = true, .keeps_others = true, .removes = removes};
    CHECK(kit::write_checkpoint(folder.of, "both", options) == "0003_both");
    CHECK(folder.up("0003_both").starts_with("-- mizzle: replaces 0001_people 0002_noted\n"));
    CHECK(folder.up("0003_both").ends_with("\n" + std::string(trigger) + "\n"));
    CHECK(kit::migrations_in(folder.of.folder()).size() == (removes ? 1 : 3));

    // What one replaced belongs to it, and what it keeps is kept once.
    folder.add("0004_more", "create table people_more (id integer);\n");
    CHECK(kit::write_checkpoint(folder.of, "all", {.keeps_others = true, .removes = true}) == "0005_all");
    const auto up = folder.up("0005_all");
    CHECK(up.starts_with("-- mizzle: replaces 0003_both(0001_people 0002_noted) 0004_more\n"));
    CHECK(up.find("create trigger") == up.rfind("create trigger"));
    CHECK(kit::migrations_in(folder.of.folder()).size() == 1);
    CHECK(mizzle::detail::read_script("0005_all", up, kit::rules_of(kit::dialect_of("sqlite"))).statements() == 2);
}

TEST_CASE("what is declared as its statement is known, whether it is made, changed or gone") {
    const written folder;
    const mizzle::detail::object_description noted{
        "", "create trigger noted after insert on people begin delete from people; end"},
        seen{"", "create view seen as select id from people"};
    folder.add("0001_people", "create table people (id integer);\n" + noted.sql + ";\n", {noted});
    folder.add("0002_seen", "drop trigger if exists noted;\n" + seen.sql + ";\n", {seen});
    CHECK(kit::write_checkpoint(folder.of, "both", {}) == "0003_both");
    CHECK(folder.up("0003_both").ends_with(seen.sql + ";\n"));
    CHECK(folder.up("0003_both").find("noted") == std::string::npos);
}

TEST_CASE("what a script made that was written by hand is no drift") {
    const written folder;
    folder.add("0001_people", std::string("create table people (id integer);\n") + trigger);
    kit::schema live = kit::snapshot_of(folder.of.folder() / "0001_people");
    const kit::schema snapshot = live;
    live.objects = {{"", trigger}, {"", "create trigger other after insert on people begin select 1; end"}};
    kit::name_objects(live);
    kit::leave_to_scripts(live, snapshot, folder.of.folder());
    REQUIRE(live.objects.size() == 1);
    CHECK(live.objects[0].name == "trigger other on people");
}

TEST_CASE("a schema of a hundred tables is generated and checked in half a second") {
    const written folder;
    const auto dialect = GENERATE(dialects::sqlite::id, dialects::postgres::id);
    const auto seconds_of = [](auto&& work) {
        const auto begin = std::clock();
        work();
        return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    };
    const double limit = under_address_sanitizer ? 5 : 0.5;
    kit::schema none, before, after = large_schema(dialect);
    none.dialect = dialect;
    const auto generate = [&](const std::string& name, const kit::schema& from, const kit::schema& to) {
        const auto plan = kit::plan_migrations(from, to, {});
        REQUIRE(plan.size() == 1);
        const auto place = folder.of.folder() / name;
        std::filesystem::create_directories(place);
        kit::write_file(place / "up.sql", kit::to_string(plan[0].up));
        kit::write_file(place / "down.sql", kit::to_string(plan[0].down));
        kit::write_file(place / "snapshot.json", kit::to_json(to).dump(2));
    };
    CHECK(seconds_of([&] { generate("0001_all", none, after); }) < limit);
    before = after;
    for (std::size_t i = 0; i < after.tables.size(); i += 3) {
        after.tables[i].columns[3].default_sql = "'x'";
        after.tables[i].indexes.pop_back();
        after.tables[i].columns.push_back(after.tables[i].columns[3]);
        after.tables[i].columns.back().name = "added";
    }
    CHECK(seconds_of([&] { generate("0002_changed", kit::latest_schema(folder.of.folder(), dialect), after); }) <
          limit);
    for (int n = 3; n < 8; ++n)
        std::filesystem::copy(folder.of.folder() / "0002_changed",
                              folder.of.folder() / ("000" + std::to_string(n) + "_more"));
    CHECK(seconds_of([&] {
              kit::schema latest;
              CHECK(kit::faults_of_folder(folder.of.folder(), latest).empty());
              CHECK(kit::compare(latest, after).steps.empty());
          }) < limit);

    // A file that is not whole is named, whichever it is.
    kit::write_file(folder.of.folder() / "0001_all/snapshot.json", "{\"mizzle\": 1,");
    kit::write_file(folder.of.folder() / "0007_more/snapshot.json", "{\"mizzle\": 2}");
    std::filesystem::remove(folder.of.folder() / "0003_more/down.sql");
    kit::schema latest;
    const auto faults = kit::faults_of_folder(folder.of.folder(), latest);
    REQUIRE(faults.size() == 3);
    CHECK_THAT(faults[0], ContainsSubstring("0001_all") && ContainsSubstring("is no JSON"));
    CHECK(faults[1] == "0003_more lacks its down.sql");
    CHECK_THAT(faults[2], ContainsSubstring("0007_more: mizzle: this is no snapshot of this version's"));
}
