// Behind a pooler that hands its connections out by transaction.
#ifdef MIZZLE_TEST_POOLER
#include "../app.hpp"
#include "../catch.hpp"
#include "helpers.hpp"

#include <mizzle/migrate.hpp>

#include <atomic>
#include <chrono>
#include <fstream>
#include <set>
#include <string>
#include <thread>
#include <vector>

using namespace mizzle;
using namespace std::chrono_literals;

// The search path is not kept from one transaction to the next.
MIZZLE_TABLE_AS(pooled, named("mizzle_pooled").in("public"),
    (id,    serial,      primary_key),
    (owner, integer,     not_null),
    (name,  text,        not_null, unique),
    (at,    timestamptz, not_null, default_now),
    (raw,   bytea),
    (span,  interval),
    (ratio, double_precision))
MIZZLE_SCHEMA(pooled_schema, pooled)

namespace {

// `pool`: each has two connections of its own. An index that is made concurrently waits for all transactions that are
// open, and those of its own pool would wait for its connection.
postgres open_pooled(const std::string& pool = "postgres") {
    std::ifstream file(MIZZLE_TEST_SERVER "/pooler_url");
    std::string url;
    if (!std::getline(file, url))
        throw std::runtime_error("there is no pooler: run the tests with ctest, which starts it");
    return postgres(url + " dbname=" + pool, {.prepared_statements = false});
}

std::int64_t count_of(postgres& db, int owner) {
    return db.one(select(count()).from(pooled).where(pooled.owner == owner)).count;
}

}  // namespace

TEST_CASE("connections share a pooler's, statement by statement and transaction by transaction") {
    if (std::getenv("DATABASE_URL") != nullptr) {
        WARN("the pooler stands before the tests' own server");
        return;
    }
    {
        postgres direct(server_url());
        direct.exec("drop table if exists public.mizzle_pooled");
        create(direct, pooled_schema);
    }
    const finally_do drop([] { postgres(server_url()).exec("drop table public.mizzle_pooled"); });
    auto first = open_pooled(), second = open_pooled(), third = open_pooled();

    // What is not in a transaction runs wherever there is room.
    std::set<int> backends;
    for (int i = 0; i < 4; ++i) {
        backends.insert(backend_of(first));
        second.transaction([&](auto& tx) {
            backends.insert(backend_of(tx));
            backends.insert(backend_of(first));
        });
    }
    CHECK(backends.size() == 2);

    const pooled::row wanted{.id = 1,
                             .owner = 0,
                             .name = "it's",
                             .at = std::chrono::sys_days(std::chrono::year{2024} / 7 / 1) + 1us,
                             .raw = bytes{std::byte{0}, std::byte{'\\'}},
                             .span = interval(std::chrono::months(-14), std::chrono::days(3), -1us),
                             .ratio = 0.1};
    first.run(insert_into(pooled).values({.owner = 0,
                                          .name = wanted.name,
                                          .at = wanted.at,
                                          .raw = wanted.raw,
                                          .span = wanted.span,
                                          .ratio = wanted.ratio}));
    second.transaction([&](auto& tx) {
        CHECK(tx.one(select().from(pooled)) == wanted);
        CHECK(first.one(select().from(pooled)) == wanted);
        CHECK(backend_of(tx) != backend_of(first));
    });

    // Each does all that there is, while the others do.
    std::vector<std::thread> threads;
    int owner = 0;
    for (auto* db : {&first, &second, &third}) {
        threads.emplace_back([db, owner = ++owner] {
            const auto name = [owner](int i) { return std::to_string(owner) + "/" + std::to_string(i); };
            for (int i = 0; i < 50; ++i) {
                db->run(insert_into(pooled).values({.owner = owner, .name = name(i)}));
                db->transaction([&](auto& tx) {
                    tx.run(update(pooled).set({.ratio = 1.0 * i}).where(pooled.name == name(i)));
                    try {
                        tx.transaction([&](auto& inner) {
                            inner.run(insert_into(pooled).values({.owner = owner, .name = name(i)}));
                        });
                    } catch (const unique_violation&) {
                        tx.run(insert_into(pooled).values({.owner = owner, .name = name(1000 + i)}));
                    }
                });
                try {
                    db->transaction([&](auto& tx) {
                        tx.run(insert_into(pooled).values({.owner = owner, .name = name(2000 + i)}));
                        tx.run(insert_into(pooled).values({.owner = owner, .name = name(i)}));
                    });
                } catch (const unique_violation&) {
                    // The transaction is taken back, and the connection to the server given to another.
                }
            }
            std::vector<pooled::new_row> rows;
            for (int i = 0; i < 1000; ++i) rows.push_back({.owner = owner, .name = name(5000 + i)});
            db->copy_into(pooled, rows);
            for (int i = 0; i < 1000; ++i) rows[std::size_t(i)] = {.owner = owner, .name = name(7000 + i)};
            db->run(insert_into(pooled).values(rows));
        });
    }
    for (auto& t : threads) t.join();
    for (int who = 1; who <= 3; ++who) CHECK(count_of(first, who) == 2100);
    CHECK(first.one(select(count()).from(pooled).where(pooled.name.like("%/2___"))).count == 0);

    int rows = 0;
    first.transaction([&](auto& tx) {
        for (const auto& row : tx.stream(select(pooled.owner).from(pooled))) rows += row.owner > 0;
    });
    CHECK(rows == 6300);
    CHECK_THROWS_AS(
        [&] {
            for (const auto& row : first.stream(select(pooled.id).from(pooled))) (void)row;
        }(),
        usage_error);
    CHECK(value_in(first, sql<std::int64_t>("(select count(*) from pg_prepared_statements)")) == 0);
}

TEST_CASE("eight migrate through a pooler at once, and no lock stays in its connections") {
    if (std::getenv("DATABASE_URL") != nullptr) {
        WARN("the pooler stands before the tests' own server");
        return;
    }
    const auto drop_all = [] {
        postgres(server_url()).exec("drop table if exists public.mizzle_migrations, public.mizzle_pooled_migrated");
    };
    drop_all();
    const finally_do drop(drop_all);
    migration_set set;
    const auto add = [&](const std::string& name, const std::string& up) {
        set.migrations.push_back(detail::make_migration(name, up, ""));
    };
    add("0001_a", "create table mizzle_pooled_migrated (id integer);");
    add("0002_b", "insert into mizzle_pooled_migrated values (1); select pg_sleep(0.05);");
    add("0003_c", "-- mizzle: no-transaction\ncreate index concurrently on mizzle_pooled_migrated (id);");
    add("0004_d", "insert into mizzle_pooled_migrated values (2);");
    std::atomic<int> applied = 0;
    std::vector<std::string> errors(8);
    std::vector<std::thread> threads;
    for (auto& error : errors)
        threads.emplace_back([&] {
            try {
                auto db = open_pooled("migrated");
                applied += static_cast<int>(migrate(db, set).applied.size());
            } catch (const std::exception& e) { error = e.what(); }
        });
    for (auto& t : threads) t.join();
    CHECK(errors == std::vector<std::string>(8));
    CHECK(applied == 4);
    postgres direct(server_url());
    CHECK(direct.one(sql_statement<std::int64_t>("select sum(id) from mizzle_pooled_migrated")) == 3);
    CHECK(direct.one(sql_statement<std::int64_t>("select count(*) from pg_locks where locktype = 'advisory'")) == 0);
}
#endif
