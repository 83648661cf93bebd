// The calls that are measured, whoever makes them: By has find(), page() and all(), by hand or with Mizzle.
#pragma once
#include "allocations.hpp"
#include "schema.hpp"

#include <benchmark/benchmark.h>

namespace bench {

template <class By> By& by() {
    static By made;
    return made;
}

template <class By> void read_by_key(benchmark::State& state) {
    auto& db = by<By>();
    some_keys keys(row_count);
    const counted_allocations counted(state);
    for (auto _ : state) {
        auto row = db.find(keys.next());
        benchmark::DoNotOptimize(row);
    }
}

template <class By> void page_of_50(benchmark::State& state) {
    auto& db = by<By>();
    some_keys keys(user_count);
    const counted_allocations counted(state);
    for (auto _ : state) {
        auto rows = db.page(keys.next(), page_size);
        benchmark::DoNotOptimize(rows.data());
    }
}

template <class By> void scan(benchmark::State& state) {
    auto& db = by<By>();
    for (auto _ : state) {
        auto rows = db.all();
        benchmark::DoNotOptimize(rows.data());
    }
}

}  // namespace bench
