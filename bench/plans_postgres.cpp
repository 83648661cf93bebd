// A statement of a range of dates on PostgreSQL: prepared, which after five runs has one plan for any values; with
// plan_each_time(); and prepared on a connection that plans each time. DATABASE_URL says where; the table stands in a
// schema of its own, which is dropped at the end.
#include "server.hpp"

#include <mizzle/mizzle.hpp>
#include <mizzle/postgres.hpp>

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string>

namespace {

using namespace mizzle;
using namespace std::chrono_literals;

MIZZLE_TABLE(buyers, (id, integer, primary_key), (name, text, not_null))
MIZZLE_TABLE(sales, (id, integer, primary_key), (day, date, not_null), (amount, integer, not_null),
             (buyer, integer, not_null))
MIZZLE_CONSTRAINTS(sales, index("sales_day").on(sales.day))
MIZZLE_SCHEMA(shop, buyers, sales)

constexpr auto total = select(sum(sales.amount), max(buyers.name))
                           .from(sales)
                           .inner_join(buyers, buyers.id == sales.buyer)
                           .where(sales.day.between(param<date>, param<date>));
constexpr auto total_each_time = total.plan_each_time();

struct filled_schema {
    filled_schema() {
        postgres db(url());
        db.exec("drop schema if exists mizzle_bench_plans cascade; create schema mizzle_bench_plans; "
                "set search_path to mizzle_bench_plans");
        create(db, shop);
        db.exec("insert into sales select i, date '2020-01-01' + (i % 2000 * 7919 % 2000), i % 100, "
                "i % 50000 * 7919 % 50000 + 1 from generate_series(1, 200000) i");
        db.exec("insert into buyers select i, 'buyer ' || i from generate_series(1, 50000) i");
        db.exec("vacuum analyze sales");
        db.exec("vacuum analyze buyers");
    }
    ~filled_schema() { postgres(url()).exec("drop schema if exists mizzle_bench_plans cascade"); }
};

postgres connection(const char* settings) {
    static filled_schema schema;
    return postgres(url(), {.on_connect = std::string("set search_path to mizzle_bench_plans; ") + settings});
}

template <class S> void run(benchmark::State& state, const char* settings, const S& statement) {
    auto db = connection(settings);
    const date first = 2020y / 1 / 1;
    const auto days = std::chrono::days(state.range(0));
    const date last = std::chrono::sys_days(first) + days;
    for (int i = 0; i < 10; ++i) benchmark::DoNotOptimize(db.one(statement, first, last));
    for (auto _ : state) benchmark::DoNotOptimize(db.one(statement, first, last));
}

void prepared(benchmark::State& state) { run(state, "", total); }
void plan_each_time(benchmark::State& state) { run(state, "", total_each_time); }
void force_custom_plan(benchmark::State& state) { run(state, "set plan_cache_mode to force_custom_plan", total); }

// A day, and five years.
BENCHMARK(prepared)->Arg(0)->Arg(1800)->Unit(benchmark::kMicrosecond);
BENCHMARK(plan_each_time)->Arg(0)->Arg(1800)->Unit(benchmark::kMicrosecond);
BENCHMARK(force_custom_plan)->Arg(0)->Arg(1800)->Unit(benchmark::kMicrosecond);

}  // namespace
