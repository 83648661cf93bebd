#include "catch.hpp"
#include "kit/differences.hpp"
#include "kit/random_schema.hpp"
#include "server.hpp"

#include <mizzle/kit/live.hpp>

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
        for (const auto& m : plan) db.exec_together(statements_of(m.up));
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
