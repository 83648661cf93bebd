#include "catch.hpp"

#include <mizzle/kit/ask.hpp>
#include <mizzle/kit/completion.hpp>
#include <mizzle/kit/declared.hpp>
#include <mizzle/kit/header_text.hpp>
#include <mizzle/kit/lint.hpp>
#include <mizzle/kit/migration.hpp>
#include <mizzle/kit/snapshot.hpp>
#include <mizzle/kit/svg.hpp>

#include <cstdio>
#include <fstream>
#include <sstream>

using namespace mizzle;

namespace {

MIZZLE_TABLE(customers,
    (id,    bigint, primary_key),
    (email, text,   not_null, unique, renamed_from("mail")),
    (note,  text))
MIZZLE_CONSTRAINTS(customers, renamed_from("people"))
MIZZLE_SCHEMA(renamed, customers)

mizzle::detail::column_description column_of(const char* name, const char* type, bool not_null = false,
                                             const char* default_sql = "") {
    mizzle::detail::column_description c;
    c.name = name;
    c.type = type;
    c.not_null = not_null;
    c.default_sql = default_sql;
    return c;
}

kit::schema shop(mizzle::detail::dialect_id dialect) {
    kit::schema all;
    all.dialect = dialect;
    mizzle::detail::table_description people, orders;
    people.name = "people";
    people.columns = {column_of("id", "integer", true), column_of("mail", "text", true), column_of("note", "text")};
    people.primary_key = {"id"};
    people.primary_key_name = "people_pkey";
    people.unique_keys = {{"people_mail_key", {"mail"}}};
    orders.name = "orders";
    orders.columns = {column_of("id", "integer", true), column_of("person", "integer"),
                      column_of("state", "\"state\"", true, "'open'")};
    orders.primary_key = {"id"};
    orders.primary_key_name = "orders_pkey";
    orders.foreign_keys = {{"orders_person_fkey", {"person"}, "", "people", {"id"}, mizzle::detail::action::cascade}};
    all.enums = {{"state", {"open", "sent"}}};
    all.tables = {people, orders};
    return all;
}

std::vector<std::string> texts(const kit::script& s) {
    std::vector<std::string> list;
    for (const auto& one : s.statements) list.push_back(one.sql);
    return list;
}

}  // namespace

TEST_CASE("a column under another name is asked about, and its key gets the name that goes with it") {
    const kit::schema before = shop(dialects::postgres::id);
    kit::schema after = before;
    after.tables[0].columns[1].name = "email";
    after.tables[0].unique_keys = {{"people_email_key", {"email"}}};
    try {
        kit::plan_migrations(before, after, {});
        FAIL("nothing was asked");
    } catch (const kit::stop& e) {
        CHECK(e.code() == kit::exit_code::question);
        CHECK(e.answer().at("questions").size() == 1);
        CHECK(e.answer().at("questions")[0].at("name") == "people.mail");
        CHECK(e.answer().at("questions")[0].at("candidates") == kit::json{"people.email"});
    }
    const auto plan = kit::plan_migrations(before, after, {.renames = {{"people.mail", "people.email"}}});
    REQUIRE(plan.size() == 1);
    CHECK(
        texts(plan[0].up) ==
        std::vector<std::string>{R"(alter table "people" rename column "mail" to "email")",
                                 R"(alter table "people" rename constraint "people_mail_key" to "people_email_key")"});
    CHECK(texts(plan[0].down).front() == R"(alter table "people" rename column "email" to "mail")");
    CHECK_THROWS_AS(kit::plan_migrations(before, after, {.renames = {{"people.post", "people.email"}}}), usage_error);
}

TEST_CASE("a table under another name keeps its rows, and those that reference it their keys") {
    const kit::schema before = shop(dialects::postgres::id);
    kit::schema after = before;
    after.tables[0].name = "customers";
    after.tables[1].foreign_keys[0].table = "customers";
    CHECK_THROWS_AS(kit::plan_migrations(before, after, {}), kit::stop);
    const auto plan = kit::plan_migrations(before, after, {.renames = {{"people", "customers"}}});
    REQUIRE(plan.size() == 1);
    CHECK(texts(plan[0].up) == std::vector<std::string>{R"(alter table "people" rename to "customers")"});
}

TEST_CASE("a declaration says what a table and a column were called before") {
    kit::schema before = kit::describe_declared(renamed, "postgres");
    CHECK(kit::plan_migrations(before, kit::describe_declared(renamed, "postgres"), {}).empty());
    before.tables[0].name = "people";
    before.tables[0].primary_key_name = "people_pkey";
    before.tables[0].columns[1].name = "mail";
    before.tables[0].unique_keys[0] = {"people_mail_key", {"mail"}};
    const auto plan = kit::plan_migrations(before, kit::describe_declared(renamed, "postgres"), {});
    REQUIRE(plan.size() == 1);
    CHECK(texts(plan[0].up) ==
          std::vector<std::string>{
              R"(alter table "people" rename to "customers")",
              R"(alter table "customers" rename column "mail" to "email")",
              R"(alter table "customers" rename constraint "people_pkey" to "customers_pkey")",
              R"(alter table "customers" rename constraint "people_mail_key" to "customers_email_key")"});
}

TEST_CASE("a person is asked until a question has an answer") {
    kit::answers given;
    std::istringstream in("\n7\nx\n2\nd\n'NO'\n");
    std::ostringstream out;
    CHECK(kit::ask_person({"rename", "t.a", {"t.b", "t.c"}, ""}, in, out, given));
    CHECK(kit::ask_person({"rename", "t.d", {"t.b"}, ""}, in, out, given));
    CHECK(kit::ask_person({"value", "t.e", {}, "t.e is new: what do rows have? Say --value t.e=SQL"}, in, out, given));
    CHECK_FALSE(kit::ask_person({"value", "t.f", {}, ""}, in, out, given));
    REQUIRE(given.renames.size() == 1);
    CHECK(given.renames[0].from + given.renames[0].to == "t.at.c");
    CHECK(given.drops == std::vector<std::string>{"t.d"});
    CHECK(given.values == std::map<std::string, std::string>{{"t.e", "'NO'"}});
    CHECK(out.str().find("t.e is new: what do rows have? As SQL:") != std::string::npos);
}

TEST_CASE("a column that must have a value asks for the rows that are there") {
    const kit::schema before = shop(dialects::postgres::id);
    kit::schema after = before;
    after.tables[0].columns.push_back(column_of("country", "text", true));
    CHECK_THROWS_AS(kit::plan_migrations(before, after, {}), kit::stop);
    const auto plan = kit::plan_migrations(before, after, {.values = {{"people.country", "'NO'"}}});
    CHECK(texts(plan.at(0).up) ==
          std::vector<std::string>{R"(alter table "people" add column "country" text)",
                                   R"(update "people" set "country" = 'NO')",
                                   R"(alter table "people" alter column "country" set not null)"});
}

TEST_CASE("what is lost is marked") {
    const kit::schema before = shop(dialects::postgres::id);
    kit::schema after = before;
    after.tables[0].columns.pop_back();
    const auto plan = kit::plan_migrations(before, after, {});
    CHECK(kit::to_string(plan.at(0).up) ==
          "-- mizzle: loses people.note\nalter table \"people\" drop column \"note\";\n");
}

TEST_CASE("rows that a statement fails on are counted before it") {
    const kit::schema before = shop(dialects::postgres::id);
    kit::schema after = before;
    after.tables[0].columns[2].not_null = true;
    CHECK(kit::to_string(kit::plan_migrations(before, after, {}).at(0).up) ==
          "-- mizzle: fails-on people.note counted by select count(*) from \"people\" where \"note\" is null\n"
          "alter table \"people\" alter column \"note\" set not null;\n");
    after = before;
    after.enums[0].labels = {"open"};
    CHECK(kit::to_string(kit::plan_migrations(before, after, {}).at(0).up)
              .find("-- mizzle: loses orders.state counted by select count(*) from \"orders\" where "
                    "\"state\"::text in ('sent')\n") != std::string::npos);
    after = before;
    after.tables[0].columns.pop_back();
    after.tables[0].name = "odd people";
    CHECK(kit::to_string(kit::plan_migrations(before, after, {.renames = {{"people", "odd people"}}}).at(0).up)
              .find("-- mizzle: loses \"odd people\".\"note\"\n") != std::string::npos);
}

TEST_CASE("online, what looks at every row comes in a second migration, outside of a transaction") {
    const kit::schema before = shop(dialects::postgres::id);
    kit::schema after = before;
    after.tables[0].columns[2].not_null = true;
    after.tables[0].checks = {{"people_note", "\"note\" <> ''"}};
    after.tables[0].indexes = {{"people_by_note", "btree", false, {"\"note\""}, ""}};
    after.tables[1].unique_keys = {{"orders_person_key", {"person"}}};
    after.tables[1].foreign_keys[0].deleting = mizzle::detail::action::restrict;
    kit::answers given;
    given.values["people.note"] = "'none'";
    given.is_online = true;
    const auto plan = kit::plan_migrations(before, after, given);
    REQUIRE(plan.size() == 2);
    CHECK(
        texts(plan[0].up) ==
        std::vector<std::string>{
            R"(alter table "orders" drop constraint "orders_person_fkey")",
            R"(alter table "people" add constraint "people_note" check ("note" <> '') not valid)",
            R"(alter table "orders" add constraint "orders_person_fkey" foreign key ("person") references "people" ("id") on delete restrict not valid)",
            R"(alter table "people" add constraint "people_note_not_null" check ("note" is not null) not valid)"});
    CHECK(texts(plan[1].up) ==
          std::vector<std::string>{
              R"(alter table "people" validate constraint "people_note")",
              R"(alter table "orders" validate constraint "orders_person_fkey")",
              kit::postgres::update_in_batches(R"("people")", R"("note" = 'none')", R"("note" is null)"),
              R"(alter table "people" validate constraint "people_note_not_null")",
              R"(alter table "people" alter column "note" set not null)",
              R"(alter table "people" drop constraint "people_note_not_null")",
              R"(create index concurrently "people_by_note" on "people" using "btree" ("note"))",
              R"(create unique index concurrently "orders_person_key" on "orders" ("person"))",
              R"(alter table "orders" add constraint "orders_person_key" unique using index "orders_person_key")"});
    CHECK(kit::to_string(plan[1].up).starts_with("-- mizzle: no-transaction\n"));
    CHECK(plan[1].change.after == after);
    // Each can be taken back by itself.
    CHECK(texts(plan[0].down).front() == R"(alter table "people" drop constraint if exists "people_note_not_null")");
    CHECK_FALSE(plan[1].down.statements.empty());

    // An index alone is one migration.
    kit::schema indexed = before;
    indexed.tables[0].indexes = after.tables[0].indexes;
    const auto alone = kit::plan_migrations(before, indexed, given);
    REQUIRE(alone.size() == 1);
    CHECK(alone[0].up.is_without_transaction);
    CHECK(alone[0].name_ending.empty());
    CHECK(alone[0].change.after == indexed);
    CHECK(texts(alone[0].down) == std::vector<std::string>{R"(drop index "people_by_note")"});
}

TEST_CASE("a label that is used as well is added by a migration of its own") {
    const kit::schema before = shop(dialects::postgres::id);
    kit::schema after = before;
    after.enums[0].labels = {"open", "packed", "sent"};
    CHECK(kit::plan_migrations(before, after, {}).size() == 1);
    after.tables[1].columns[2].default_sql = "'packed'";
    const auto plan = kit::plan_migrations(before, after, {});
    REQUIRE(plan.size() == 2);
    CHECK(texts(plan[0].up) == std::vector<std::string>{R"(alter type "state" add value 'packed' after 'open')"});
    CHECK(texts(plan[1].up) ==
          std::vector<std::string>{R"(alter table "orders" alter column "state" set default 'packed')"});
}

TEST_CASE("decimals of SQLite's go over by their digits, or ask") {
    kit::schema before = shop(dialects::sqlite::id), after;
    before.tables[0].columns.push_back(column_of("rate", "scaled_integer(6, 2)"));
    after = before;
    after.tables[0].columns[3].type = "scaled_integer(8, 4)";
    const auto plan = kit::plan_migrations(before, after, {});
    const auto up = texts(plan.at(0).up);
    REQUIRE(up.size() == 4);
    CHECK(up[1].find("\"rate\" * 100 from \"people\"") != std::string::npos);
    CHECK(plan[0].up.is_without_foreign_keys);
    std::swap(before, after);
    CHECK_THROWS_AS(kit::plan_migrations(before, after, {}), kit::stop);
}

TEST_CASE("a snapshot says what it does not know") {
    auto text = kit::to_json(shop(dialects::postgres::id));
    CHECK(kit::from_json(text) == shop(dialects::postgres::id));
    text["tables"][0]["future"] = 1;
    CHECK_THROWS_AS(kit::from_json(text), usage_error);
    CHECK_THROWS_AS(kit::from_json(kit::json{{"mizzle", 2}}), usage_error);
}

TEST_CASE("lint finds by code, and is silenced by code") {
    mizzle::detail::script_rules rules;
    rules.dollar_quotes = true;
    const auto codes = [&](std::string_view sql) {
        std::string text;
        for (const auto& f : kit::lint(sql, "postgres", rules)) text += f.code + " " + f.name + ";";
        return text;
    };
    CHECK(codes("drop table people;") == "destructive-table people;");
    CHECK(codes("alter table \"people\" drop column \"note\";") == "destructive-column people.note;");
    CHECK(codes("alter table people rename column a to b;") == "breaks-running people.a;");
    CHECK(codes("create index i on people (a);") == "locks-index people;");
    CHECK(codes("create index concurrently i on people (a);").empty());
    CHECK(codes("create table t (a int); create index i on t (a);").empty());
    CHECK(codes("alter table t add constraint c check (a > 0);") == "locks-constraint t;");
    CHECK(codes("alter table t add constraint c check (a > 0) not valid;").empty());
    CHECK(codes("alter table t alter column a type bigint;") == "rewrites-table t.a;");
    CHECK(codes("alter table t alter column a set not null;") == "locks-not-null t.a;");
    CHECK(codes("alter table t validate constraint t_a_not_null; alter table t alter column a set not null;").empty());
    CHECK(codes("alter table t validate constraint t_b_not_null; alter table u alter column b set not null;") ==
          "locks-not-null u.b;");
    CHECK(codes("delete from t; delete from t where a = 1;") == "destructive-rows t;");
    CHECK(codes("drop table a, s.b; drop schema s cascade;") ==
          "destructive-table a;destructive-table s.b;destructive-table s;");
    CHECK(codes("alter table t add column a int not null, add unique (b), add c int not null default 1;") ==
          "depends-on-data t.a;depends-on-data t;locks-index t;");
    CHECK(codes("alter table t add column a int generated always as (b + 1) stored, add d uuid default now();") ==
          "rewrites-table t;");
    CHECK(codes("alter type mood rename value 'a' to 'b'; alter table t set schema s; rename table a to b;") ==
          "breaks-running mood;breaks-running t;breaks-running a;");
    // A table that is built anew has its rows, but for what the script says that it loses.
    CHECK(codes("create table n (a int); insert into n select a from t;\n-- mizzle: loses t.note\ndrop table t;\n"
                "alter table n rename to t;") == "destructive-column t.note;");
    CHECK(codes("-- mizzle: allow destructive-table it is empty\ndrop table people;").empty());
    CHECK(codes("-- mizzle: allow locks-index no\ndrop table people;") == "destructive-table people;");
}

TEST_CASE("lint knows what MariaDB copies while others only read") {
    std::string text;
    for (const auto& f : kit::lint("alter table t add check (a > 0); alter table t modify a bigint;"
                                   "set statement foreign_key_checks = 0 for alter table t add foreign key (a) "
                                   "references u (id), algorithm = inplace, lock = none;",
                                   "mysql", mizzle::detail::script_rules()))
        text += f.code + " " + f.name + ";";
    CHECK(text == "locks-constraint t;rewrites-table t;");
}

TEST_CASE("lint looks at each clause of an alter table, and takes no index for a column") {
    const auto found = kit::lint("alter table people drop index by_name, drop column name, add column a decimal(3, 2), "
                                 "drop column note, rename index a to b, rename column b to c;",
                                 "sqlite", mizzle::detail::script_rules());
    std::vector<std::string> said;
    for (const auto& f : found) said.push_back(f.code + " " + f.name);
    CHECK(said == std::vector<std::string>{"destructive-column people.name", "destructive-column people.note",
                                           "breaks-running people.b"});
}

TEST_CASE("lint finds no loss and no lock in what --online keeps in step and contracts") {
    const kit::schema before = shop(dialects::postgres::id);
    kit::schema after = before;
    after.tables[0].columns[1].name = "email";
    after.tables[0].unique_keys = {{"people_email_key", {"email"}}};
    after.tables[1].columns[1].type = "bigint";
    auto plan = kit::plan_migrations(before, after, {.renames = {{"people.mail", "people.email"}}, .is_online = true});
    const kit::schema between = plan.back().change.after;
    CHECK(kit::compare(between, kit::declared_until_contract(between, after)).steps.empty());
    plan.push_back(kit::plan_migrations(between, after, {.contracts = true}).at(0));
    mizzle::detail::script_rules rules;
    rules.dollar_quotes = true;
    std::vector<std::string> names, found;
    for (const auto& m : plan) {
        names.push_back(m.name_ending);
        for (const auto& f : kit::lint(kit::to_string(m.up), "postgres", rules))
            found.push_back(f.code + m.name_ending);
    }
    CHECK(found == std::vector<std::string>{"depends-on-data_build_online"});  // the key over the other name
    CHECK(names == std::vector<std::string>{"_expand", "_fill", "_build", "_build_online", ""});
    CHECK(texts(plan.back().up).back() ==
          R"(alter table "orders" rename constraint "orders_person_fkey_next" to "orders_person_fkey")");
    CHECK_THROWS_AS(kit::plan_migrations(before, after, {.contracts = true}), usage_error);
    kit::schema another = kit::declared_until_contract(between, after);
    another.tables[0].columns[2].type = "integer";
    CHECK_THROWS_WITH(kit::plan_migrations(between, another, {.is_online = true}),
                      Catch::Matchers::ContainsSubstring("others are in step still"));
}

TEST_CASE("a header of what there is") {
    const auto header = kit::header_text(shop(dialects::postgres::id), "shop");
    CHECK(header.left_out.empty());
    CHECK(header.text.find("MIZZLE_ENUM(state, open, sent)") != std::string::npos);
    CHECK(header.text.find("(mail, text, not_null, unique)") != std::string::npos);
    CHECK(header.text.find("(person, integer, references(people.id).on_delete(cascade))") != std::string::npos);
    CHECK(header.text.find("MIZZLE_SCHEMA(schema, people, orders)") != std::string::npos);
}

TEST_CASE("pictures say each table, column and reference") {
    const kit::schema all = shop(dialects::postgres::id);
    const auto picture = kit::svg(all), text = kit::mermaid(all), words = kit::dbml(all);
    for (const auto& t : all.tables) {
        CHECK(picture.find(">" + t.name + "</text>") != std::string::npos);
        for (const auto& c : t.columns) CHECK(picture.find(">" + c.name + "</text>") != std::string::npos);
    }
    std::size_t lines = 0;
    for (auto at = picture.find("<path"); at != std::string::npos; at = picture.find("<path", at + 1)) ++lines;
    CHECK(lines == 1);
    CHECK(text.find("people |o--o{ orders : \"person\"") != std::string::npos);
    CHECK(words.find("Ref: \"orders\".(\"person\") > \"people\".(\"id\")") != std::string::npos);
}

TEST_CASE("words have colours at a terminal alone") {
    CHECK(kit::tinted(true, kit::tint::bad, "edited") == "\033[31medited\033[0m");
    CHECK(kit::tinted(kit::shows_tints({.is_json = true}), kit::tint::bad, "edited") == "edited");
}

TEST_CASE("a shell completes commands, and the options of the one that is written") {
    const std::vector<kit::completed_command> all{
        {"", "", {"--url"}}, {"migrate", "Apply what is pending", {"--to"}}, {"pull", "Don't guess", {"--output"}}};
    const auto script = kit::bash_completion("my-kit", all);
    const auto completed = [&](const std::string& words) {
        std::FILE* const bash = popen("bash > completed.txt", "w");
        REQUIRE(bash != nullptr);
        const std::string text = script + "COMP_WORDS=(my-kit " + words + ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n" +
                                 "_my_kit\necho \"${COMPREPLY[*]}\"\n";
        std::fputs(text.c_str(), bash);
        REQUIRE(pclose(bash) == 0);
        std::string line;
        std::ifstream in("completed.txt");
        std::getline(in, line);
        std::remove("completed.txt");
        return line;
    };
    CHECK(completed("''") == "migrate pull --url");
    CHECK(completed("m") == "migrate");
    CHECK(completed("migrate --") == "--to --url");
    CHECK(completed("--url x pull --o") == "--output");
    const auto fish = kit::fish_completion("my-kit", all);
    CHECK(fish.find("-a pull -d 'Don\\'t guess'\n") != std::string::npos);
    CHECK(fish.find("complete -c my-kit -n '__fish_seen_subcommand_from migrate' -l to\n") != std::string::npos);
}
