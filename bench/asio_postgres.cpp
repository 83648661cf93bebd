// Ten thousand rows by their key, asked by one thread: one by one, by a pool's workers, and by coroutines that wait in
// Asio, on one connection and on four. DATABASE_URL names the server.
#include "schema.hpp"
#include "server.hpp"

#include <mizzle/async.hpp>
#include <mizzle/postgres.hpp>
#include <mizzle/postgres/asio.hpp>

#include <benchmark/benchmark.h>

#include <future>
#include <vector>

namespace {

using namespace mizzle;
using namespace bench;

constexpr int reads = 10'000;
const postgres_options in_schema{.on_connect = "set search_path to mizzle_bench_asio"};

void fill() {
    static const bool once = [] {
        postgres db(url());
        db.exec("drop schema if exists mizzle_bench_asio cascade; create schema mizzle_bench_asio; "
                "set search_path to mizzle_bench_asio");
        create(db, schema);
        std::vector<todos::new_row> rows;
        for (int id = 1; id <= reads; ++id)
            rows.push_back({.user_id = id,
                            .title = title_of(id),
                            .description = description_of(id),
                            .completed = false,
                            .effort = effort_of(id)});
        db.run(insert_into(todos).values(rows));
        db.exec("analyze todos");
        return true;
    }();
    benchmark::DoNotOptimize(once);
}

auto todo_of(int id) { return select().from(todos).where(todos.id == id); }

void one_by_one(benchmark::State& state) {
    fill();
    postgres db(url(), in_schema);
    for (auto _ : state) {
        some_keys keys(reads);
        for (int i = 0; i < reads; ++i) benchmark::DoNotOptimize(db.first(todo_of(keys.next())));
    }
    state.SetItemsProcessed(state.iterations() * reads);
}

// As many threads as connections.
void by_workers(benchmark::State& state) {
    fill();
    const auto connections = static_cast<std::size_t>(state.range(0));
    pool<postgres> db(url(), {.size = connections, .wait = std::chrono::seconds(60)}, {}, in_schema);
    workers threads(connections);
    for (auto _ : state) {
        some_keys keys(reads);
        std::vector<std::future<std::vector<todo>>> all;
        all.reserve(reads);
        for (int i = 0; i < reads; ++i) all.push_back(db.on(threads).async(todo_of(keys.next())));
        for (auto& one : all) benchmark::DoNotOptimize(one.get());
    }
    state.SetItemsProcessed(state.iterations() * reads);
}

void by_asio(benchmark::State& state) {
    fill();
    asio::io_context context(1);
    asio_postgres db(context, url(), {.connections = static_cast<std::size_t>(state.range(0))}, {}, in_schema);
    for (auto _ : state) {
        some_keys keys(reads);
        for (int i = 0; i < reads; ++i)
            asio::co_spawn(
                context,
                [&db](int id) -> asio::awaitable<void> {
                    benchmark::DoNotOptimize(co_await db.first(todo_of(id)));
                }(keys.next()),
                asio::detached);
        context.restart();
        context.run();
    }
    state.SetItemsProcessed(state.iterations() * reads);
}

BENCHMARK(one_by_one)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(by_workers)->Arg(1)->Arg(4)->ArgName("connections")->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(by_asio)->Arg(1)->Arg(4)->ArgName("connections")->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
