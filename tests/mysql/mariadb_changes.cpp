// The kit on MariaDB: from any schema to any other and back, and what its own parts of a schema become.
#include "catch.hpp"
#include "kit/differences.hpp"
#include "kit/random_schema.hpp"
#include "server.hpp"

#include <mizzle/kit/declared.hpp>
#include <mizzle/kit/header_text.hpp>
#include <mizzle/kit/live.hpp>
#include <mizzle/kit/losses.hpp>

#include <cstdlib>

using namespace mizzle;

namespace {

using live = kit::connection_of<mizzle::mysql>;

std::string rows_of(live& db, const table_description& t, const kit::schema& other) {
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
        for (const auto& sql : ddl_writer(before).create_all()) db.exec(sql);
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

        for (auto t = after.tables.rbegin(); t != after.tables.rend(); ++t) db.exec("delete from \"" + t->name + "\"");
        for (auto m = plan.rbegin(); m != plan.rend(); ++m) {
            INFO(kit::to_string(m->down));
            for (const auto& sql : statements_of(m->down)) db.exec(sql);
        }
        expect_in(db, before);
        for (const auto& m : plan) steps += m.change.steps.size();
    }
    CHECK(steps > pairs);
}
