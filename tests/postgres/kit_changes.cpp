#include "catch.hpp"
#include "kit/differences.hpp"
#include "kit/random_schema.hpp"
#include "server.hpp"

#include <mizzle/kit/live.hpp>
#include <mizzle/kit/losses.hpp>

using namespace mizzle;

namespace {

using live = kit::connection_of<postgres>;

std::string rows_of(live& db, const table_description& t, const kit::schema& other) {
    const auto columns = shared_columns(t, other);
    if (!columns) return {};
    return db.ask("select json_agg(json_build_array(1" + *columns + ") order by id)::text from \"" + t.name + "\"")
        .dump();
}

}  // namespace

TEST_CASE("the kit: from any schema to any other and back, rows stay") {
    const char* more = std::getenv("MIZZLE_TEST_PAIRS");
    const unsigned pairs = more != nullptr ? static_cast<unsigned>(std::atoi(more)) : 25;
    std::size_t steps = 0;
    for (unsigned seed = 1; seed <= pairs; ++seed) {
        random_schema::generator random(dialects::postgres::id, seed);
        const kit::schema before = random.make(), after = random.change(before);
        INFO("seed " << seed << ": " << differences(before, after));
        CHECK(kit::from_json(kit::to_json(before)) == before);
        live db(own_schema());
        db.exec_together(ddl_writer(before).create_all());
        random_schema::fill(before, [&](const std::string& sql) { db.exec(sql); });
        CHECK(differences(kit::postgres::read_schema(db, {}), kit::as_database_has_it(before, db)).empty());

        std::vector<std::string> rows;
        for (const auto& t : before.tables) rows.push_back(rows_of(db, t, after));
        const auto plan = kit::plan_migrations(before, after, random_schema::answer_all(before, after));
        for (const auto& m : plan) kit::run_in_transaction(db, m, kit::losses_of(m.up));
        REQUIRE(differences(kit::postgres::read_schema(db, {}), kit::as_database_has_it(after, db)).empty());
        std::vector<std::string> kept;
        for (const auto& t : before.tables) kept.push_back(rows_of(db, t, after));
        CHECK(kept == rows);

        for (const auto& t : after.tables) db.exec("truncate \"" + t.name + "\" cascade");
        for (auto m = plan.rbegin(); m != plan.rend(); ++m) db.exec_together(statements_of(m->down));
        REQUIRE(differences(kit::postgres::read_schema(db, {}), kit::as_database_has_it(before, db)).empty());
        for (const auto& m : plan) steps += m.change.steps.size();
    }
    CHECK(steps > pairs);
}

TEST_CASE(
    "the kit: a label that is gone takes rows' values with it, counted, and narrower types those that do not fit") {
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

TEST_CASE("the kit: online, the same schema comes about, in statements that run by themselves") {
    std::size_t later = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        random_schema::generator random(dialects::postgres::id, seed);
        const kit::schema before = random.make(), after = random.change(random.change(before));
        INFO("seed " << seed << ": " << differences(before, after));
        live db(own_schema());
        db.exec_together(ddl_writer(before).create_all());
        random_schema::fill(before, [&](const std::string& sql) { db.exec(sql); });
        auto given = random_schema::answer_all(before, after);
        given.is_online = true;
        for (const auto& m : kit::plan_migrations(before, after, given)) {
            if (!m.up.is_without_transaction) kit::run_in_transaction(db, m, kit::losses_of(m.up));
            else
                for (const auto& s : m.up.statements) db.exec(s.sql), ++later;
        }
        REQUIRE(differences(kit::postgres::read_schema(db, {}), kit::as_database_has_it(after, db)).empty());
    }
    CHECK(later > 0);
}
