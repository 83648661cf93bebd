// A hundred small statements: one by one, as a batch, and as the transaction that a service makes of three of them; on
// the server's own socket, and with a millisecond more to the server. DATABASE_URL names a server by its socket's
// folder: host=/folder.
#include "server.hpp"
#include "slow_network.hpp"

#include <mizzle/mizzle.hpp>
#include <mizzle/postgres.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <ranges>

namespace {

using namespace mizzle;

MIZZLE_TABLE(counters,
    (id,    integer, primary_key),
    (value, bigint,  not_null))
MIZZLE_SCHEMA(counters_schema, counters)

constexpr int count_of_statements = 100;

postgres connected(bool is_far) {
    auto where = url();
    if (is_far) {
        const auto at = where.find("host=") + 5, end = std::min(where.find_first_of(" &", at), where.size());
        static const std::string folder = [] {
            const auto path = std::filesystem::temp_directory_path() / ("mizzle-far-" + std::to_string(getpid()));
            std::filesystem::create_directories(path);
            return path.string();
        }();
        static slow_network network(folder, where.substr(at, end - at));
        where.replace(at, end - at, folder);
    }
    postgres db(where);
    db.exec("drop schema if exists mizzle_bench_batches cascade; create schema mizzle_bench_batches; "
            "set search_path to mizzle_bench_batches; set synchronous_commit to off");
    create(db, counters_schema);
    std::vector<counters::new_row> rows;
    for (int i = 0; i < count_of_statements; ++i) rows.push_back({.id = i, .value = 0});
    db.run(insert_into(counters).values(rows));
    return db;
}

auto value_of(int id) { return select(counters.value).from(counters).where(counters.id == id); }
const auto ids = std::views::iota(0, count_of_statements);

void one_by_one(benchmark::State& state) {
    auto db = connected(state.range(0) != 0);
    for (auto _ : state)
        for (const int id : ids) benchmark::DoNotOptimize(db.all(value_of(id)));
}
void as_batch(benchmark::State& state) {
    auto db = connected(state.range(0) != 0);
    for (auto _ : state) benchmark::DoNotOptimize(db.batch(ids | std::views::transform(value_of)));
}
void transaction_of_three(benchmark::State& state) {
    auto db = connected(state.range(0) != 0);
    for (auto _ : state)
        db.transaction([](auto& tx) {
            for (int id = 0; id < 3; ++id)
                tx.run(update(counters).set(counters.value = counters.value + 1).where(counters.id == id));
        });
}

BENCHMARK(one_by_one)->Arg(0)->Arg(1)->ArgName("far")->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(as_batch)->Arg(0)->Arg(1)->ArgName("far")->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(transaction_of_three)->Arg(0)->Arg(1)->ArgName("far")->UseRealTime()->Unit(benchmark::kMicrosecond);

}  // namespace
