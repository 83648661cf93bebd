// Migrations before a database has seen them: scripts taken apart, checksums, names, histories.
#include "../catch.hpp"
#include "../caught.hpp"
#include <mizzle/migrate.hpp>
#include <mizzle/sqlite.hpp>
#include <odd_migrations.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

using namespace mizzle;
using detail::split_script;

namespace {

const mizzle::detail::script_rules sqlite_rules = migration_words_of(dialects::sqlite{}).rules;
const mizzle::detail::script_rules postgres_rules = migration_words_of(dialects::postgres{}).rules;

std::vector<std::string> texts(const std::string& script, const mizzle::detail::script_rules& rules) {
    std::vector<std::string> found;
    for (const auto& part : mizzle::detail::split_script(script, rules))
        found.push_back((part.is_mark ? "mark " : "") + std::string(part.text));
    return found;
}

using list = std::vector<std::string>;

std::string refusal(const std::string& script) {
    return caught<malformed_migration>([&] { detail::read_script("0001_a", script, postgres_rules); }).what();
}

// A folder of migrations that goes with its end.
class folder {
public:
    folder() : path_(std::filesystem::temp_directory_path() / ("mizzle_scripts_" + std::to_string(getpid()))) {
        std::filesystem::remove_all(path_);
    }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;
    ~folder() { std::filesystem::remove_all(path_); }
    void write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

migration_set set_of(const std::vector<std::string>& names) {
    migration_set set;
    for (const auto& name : names) set.migrations.push_back(detail::make_migration(name, "select '" + name + "';", ""));
    return set;
}
detail::migration_history history_of(const std::vector<std::string>& names) {
    detail::migration_history history;
    for (const auto& m : set_of(names).migrations) {
        history.emplace_back();
        history.back().name = m.name;
        history.back().checksum = m.checksum;
        history.back().state = "applied";
    }
    return history;
}
std::vector<std::pair<migration_fault, std::string>> faults(const migration_set& set,
                                                            const detail::migration_history& history,
                                                            migration_order order = migration_order::linear) {
    std::vector<std::pair<migration_fault, std::string>> found;
    for (const auto& f : detail::find_faults(set, history, order)) {
        CHECK(f.sentence.find(f.name) != std::string::npos);
        found.emplace_back(f.fault, f.name);
    }
    return found;
}

}  // namespace

TEST_CASE("a script is taken apart at its semicolons, and nowhere else") {
    for (const auto& rules : {sqlite_rules, postgres_rules}) {
        CHECK(texts("", rules).empty());
        CHECK(texts(" ;; \n-- nothing; at all\n/* ; */ ;", rules).empty());
        CHECK(texts("select 1;select 2", rules) == list{"select 1", "select 2"});
        CHECK(texts("\xef\xbb\xbfselect 1 ;\n", rules) == list{"select 1"});
        CHECK(texts("select ';', '''; ', \";\"\"\" -- ;\n , 1; select 2", rules) ==
              list{"select ';', '''; ', \";\"\"\" -- ;\n , 1", "select 2"});
        CHECK(texts("/* a; */ select 1 /* b; */ ; -- c;\nselect 2", rules) == list{"select 1", "select 2"});
        CHECK(texts("select '\\'; select 2", rules) == list{"select '\\'", "select 2"});
        CHECK(texts("select 1; -- mizzle:  loses a.b \n--mizzle:no-transaction\nselect 2;", rules) ==
              list{"select 1", "mark loses a.b", "mark no-transaction", "select 2"});
        CHECK(texts("select '\n-- mizzle: loses a.b\n'; /* \n-- mizzle: x\n*/", rules).size() == 1);
        for (const auto* open : {"select 'a;", "select \"a", "select 1; /* ;", "select 'a''"})
            CHECK_THROWS_AS(texts(open, rules), usage_error);
        CHECK_THROWS_AS(texts("select\n-- mizzle: loses a.b\n1;", rules), usage_error);
        CHECK_THROWS_AS(texts(std::string("select 1;\0 drop", 14), rules), usage_error);
    }
    const auto parts = mizzle::detail::split_script("\n\nselect\n1;\n  -- mizzle: allow x\nselect 2", postgres_rules);
    CHECK(parts.at(0).line == 3);
    CHECK(parts.at(1).line == 5);
    CHECK(parts.at(2).line == 6);
}

TEST_CASE("a script is taken apart by its database's own rules") {
    const auto counts = [](const std::string& script) {
        return std::pair(texts(script, sqlite_rules).size(), texts(script, postgres_rules).size());
    };
    using both = std::pair<std::size_t, std::size_t>;
    CHECK(texts("do $$ begin; end $$; select $a$ $b$;$$ $a$; select 1", postgres_rules).size() == 3);
    CHECK(texts("select $1; select a$b$; select 2$$;", postgres_rules).size() == 3);
    CHECK(texts("select E'\\'; ', e'\\\\'; select 1", postgres_rules).size() == 2);
    CHECK(texts("select Else'\\'; select 1", postgres_rules).size() == 2);
    CHECK(counts("/* /* ; */ select 1; */ select 2; select 3") == both{3, 2});
    CHECK(counts("select 1 -- a\r; select 2") == both{1, 2});
    CHECK(texts("select `;`, [;]; select 1", sqlite_rules).size() == 2);
    CHECK(texts("select (array[1])[1]; select 1", postgres_rules).size() == 2);
    CHECK(texts("create rule r as on insert to t do also (insert into u values (1); delete from v); select 1",
                postgres_rules)
              .size() == 2);

    const std::string trigger = "create temp trigger if not exists \"t;\" after insert on a begin\n"
                                "  select case when 1 then 2 end; insert into b values (';'); -- end;\nend";
    CHECK(texts(trigger + "; select 1;", sqlite_rules) == list{trigger, "select 1"});
    CHECK(texts("create table trigger(a); select 1; create view v as select 1 as trigger; select 2", sqlite_rules)
              .size() == 4);
    const std::string function = "create or replace function f() returns int begin atomic select 1; "
                                 "select case when true then 2 end; end";
    CHECK(texts(function + "; select 1", postgres_rules) == list{function, "select 1"});
    CHECK(texts("create function f() returns int language sql as 'begin; atomic;'; select 1", postgres_rules).size() ==
          2);
}

TEST_CASE("marks say what is lost, what must hold, and how a migration runs") {
    const auto script = detail::read_script(
        "0001_a",
        "-- mizzle: no-transaction\n-- mizzle: loses customers.note\n-- mizzle: loses \"odd. \"\"name\"\n"
        "alter table customers drop note;\n-- mizzle: loses app.orders.state counted by select 3;\n"
        "-- mizzle: assert 1 = 1;\n-- mizzle: allow M101 it is small\n-- mizzle: loses customers\ndrop table x;",
        postgres_rules);
    REQUIRE(script.steps.size() == 7);
    CHECK_FALSE(script.in_transaction);
    CHECK_FALSE(script.foreign_keys_off);
    CHECK(script.statements() == 2);
    CHECK(script.steps[0].name == "customers.note");
    CHECK(script.steps[0].text == R"(select count(*) from "customers" where "customers"."note" is not null)");
    CHECK(script.steps[0].table == "\"customers\"");
    CHECK(script.steps[1].name == R"("odd. ""name")");
    CHECK(script.steps[1].text == R"(select count(*) from "odd. ""name")");
    CHECK(script.steps[3].name == "app.orders.state");
    CHECK(script.steps[3].text == "select 3;");
    CHECK(script.steps[3].table.empty());
    CHECK(script.steps[4].kind == detail::step_kind::assertion);
    CHECK(script.steps[4].name == "1 = 1");
    CHECK(script.steps[5].text == R"(select count(*) from "customers")");
    CHECK(detail::read_script("0001_a", "-- mizzle: foreign-keys-off", sqlite_rules).foreign_keys_off);

    using Catch::Matchers::ContainsSubstring;
    CHECK_THAT(refusal("-- mizzle: looses a.b\n"), ContainsSubstring("0001_a: line 1 of the script has a mark that is "
                                                                     "not known"));
    CHECK_THAT(refusal("-- mizzle: loses"), ContainsSubstring("does not say what is lost"));
    CHECK_THAT(refusal("-- mizzle: loses a."), ContainsSubstring("does not say what is lost"));
    CHECK_THAT(refusal("-- mizzle: loses a.b.c.d"), ContainsSubstring("more parts"));
    CHECK_THAT(refusal("-- mizzle: loses a.b where x"), ContainsSubstring("counted by"));
    CHECK_THAT(refusal("-- mizzle: assert ;"), ContainsSubstring("asserts nothing"));
    CHECK_THAT(refusal("select 1;\nselect 'a"), ContainsSubstring("line 2 of the script begins a quote"));
    for (const auto* control : {"BEGIN", "begin;", "start transaction", "commit and chain", "end", "abort", "rollback",
                                "savepoint a", "release a", "prepare transaction 'a'"})
        CHECK_THAT(refusal(control), ContainsSubstring("left to migrate()"));
    CHECK_NOTHROW(detail::read_script("0001_a", "prepare a as select 1", postgres_rules));
    for (const auto* pragma : {"pragma foreign_keys = off", "PRAGMA  Foreign_Keys(0)"})
        CHECK_THAT(refusal(pragma), ContainsSubstring("foreign-keys-off"));
}

TEST_CASE("checksums are SHA-256, whatever the line ends are") {
    CHECK(detail::sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(detail::sha256_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(detail::sha256_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(detail::sha256_of(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    const auto unix_lines = detail::make_migration("0001_a", "a;\nb;\n", "");
    CHECK(detail::make_migration("0001_a", "a;\r\nb;\r\n", "").checksum == unix_lines.checksum);
    CHECK(detail::make_migration("0001_a", "a;\rb;\n", "").checksum != unix_lines.checksum);
    CHECK(unix_lines.checksum == detail::sha256_of("a;\nb;\n"));
}

TEST_CASE("a folder of migrations is read in the order of its numbers, and its lock file notices each change") {
    const folder f;
    CHECK(read_migrations(f.path(), "sqlite").migrations.empty());
    f.write("sqlite/0002_second/up.sql", "select 2;");
    f.write("sqlite/0001_first/up.sql", "select 1;\r\n");
    f.write("sqlite/0001_first/down.sql", "select -1;");
    f.write("postgres/0001_other/up.sql", "select 3;");
    const auto set = read_migrations(f.path(), "sqlite");
    REQUIRE(set.migrations.size() == 2);
    CHECK(set.migrations[0].name == "0001_first");
    CHECK(set.migrations[0].up == "select 1;\n");
    CHECK(set.migrations[0].down == "select -1;");
    CHECK(set.migrations[1].down.empty());

    CHECK(lock_file_findings(f.path(), "sqlite") == list{"migrations.lock is missing"});
    write_lock_file(f.path(), "sqlite");
    CHECK(lock_file_findings(f.path(), "sqlite").empty());
    f.write("sqlite/0001_first/down.sql", "select -2;");
    CHECK(lock_file_findings(f.path(), "sqlite") ==
          list{"migration 0001_first is not the one that migrations.lock has"});
    f.write("sqlite/0001_first/down.sql", "select -1;");
    std::filesystem::remove_all(f.path() / "sqlite/0002_second");
    CHECK(lock_file_findings(f.path(), "sqlite") ==
          list{"migration 0002_second is in migrations.lock, and its folder is gone"});
    f.write("sqlite/0002_second/up.sql", "select 2;");
    CHECK(lock_file_findings(f.path(), "sqlite").empty());
    auto text = detail::read_file(f.path() / "sqlite/migrations.lock");
    text[0] = text[0] == '0' ? '1' : '0';
    f.write("sqlite/migrations.lock", text);
    CHECK(lock_file_findings(f.path(), "sqlite") == list{"migrations.lock was edited or badly merged"});

    f.write("sqlite/0002_branch/up.sql", "select 2;");
    const auto same = caught<malformed_migration>([&] { read_migrations(f.path(), "sqlite"); });
    CHECK_THAT(same.what(), Catch::Matchers::ContainsSubstring("0002_branch and 0002_second have the same number"));
    std::filesystem::remove_all(f.path() / "sqlite/0002_branch");
    f.write("sqlite/0003_empty/down.sql", "");
    CHECK_THROWS_AS(read_migrations(f.path(), "sqlite"), malformed_migration);
    std::filesystem::remove_all(f.path() / "sqlite/0003_empty");
    f.write("sqlite/third/up.sql", "");
    CHECK_THROWS_AS(read_migrations(f.path(), "sqlite"), malformed_migration);
}

TEST_CASE("edited, missing, half-applied and out-of-order migrations are told apart") {
    using enum migration_fault;
    using found = std::vector<std::pair<migration_fault, std::string>>;
    const auto three = set_of({"0001_a", "0002_b", "0003_c"});
    CHECK(faults(three, {}).empty());
    CHECK(faults(three, history_of({"0001_a", "0002_b"})).empty());
    CHECK(faults(three, history_of({"0001_a", "0003_c"})) == found{{out_of_order, "0002_b"}});
    CHECK(faults(three, history_of({"0001_a", "0003_c"}), migration_order::any).empty());
    CHECK(faults(three, history_of({"0000_z", "0001_a"})) == found{{missing, "0000_z"}});

    auto history = history_of({"0001_a", "0002_b"});
    history[0].checksum = "other";
    history[1].state = "applying";
    CHECK(faults(three, history) == found{{edited, "0001_a"}, {half_applied, "0002_b"}});
    const auto thrown = caught<migration_conflict>([&] { detail::expect_no_faults(three, history, {}); });
    CHECK(thrown.findings().size() == 2);
    CHECK_THAT(thrown.what(), Catch::Matchers::ContainsSubstring("0001_a was edited") &&
                                  Catch::Matchers::ContainsSubstring("0002_b stopped"));

    // The kit has the folder alone, not the program's C++.
    history = history_of({"0001_a", "0002_fill"});
    history[1].checksum = "code:1";
    CHECK(faults(three, history, migration_order::any).empty());

    CHECK(detail::migration_called(three, "0002").name == "0002_b");
    CHECK(detail::migration_called(three, "b").name == "0002_b");
    CHECK(detail::migration_called(three, "0002_b").name == "0002_b");
    CHECK_THROWS_AS(detail::migration_called(three, "d"), usage_error);
    CHECK_THROWS_AS(detail::migration_called(set_of({"0001_a", "0002_a"}), "a"), usage_error);
    CHECK(detail::pending(three, history_of({"0002_b"}), "0002_b").size() == 1);
}

TEST_CASE("migrations inside of a program are those of their folder") {
    for (const auto* database : {"sqlite", "postgres"}) {
        const auto read = read_migrations(MIZZLE_TEST_MIGRATIONS, database);
        const auto embedded = detail::migrations_for(odd::inner::migrations, database);
        REQUIRE(embedded.migrations.size() == read.migrations.size());
        for (std::size_t i = 0; i < read.migrations.size(); ++i) {
            CHECK(embedded.migrations[i].name == read.migrations[i].name);
            CHECK(embedded.migrations[i].up == read.migrations[i].up);
            CHECK(embedded.migrations[i].down == read.migrations[i].down);
            CHECK(embedded.migrations[i].checksum == read.migrations[i].checksum);
        }
    }
    const auto odd = detail::migrations_for(odd::inner::migrations, "sqlite");
    REQUIRE(odd.migrations.size() == 2);
    CHECK(odd.migrations[1].up.ends_with("*/;\n-- returns\r\n\nselect 2;\r ; "));
    CHECK_THROWS_AS(detail::migrations_for(odd::inner::migrations, "nothing"), usage_error);
}
