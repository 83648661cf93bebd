// What a pool costs beside its statements: a connection taken and given back, by one thread and by many that share few.
#include "schema.hpp"

#include <mizzle/pool.hpp>
#include <mizzle/sqlite.hpp>

#include <benchmark/benchmark.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

namespace {

using namespace mizzle;

constexpr const char* file = "/tmp/mizzle_bench_pool.db";

pool<sqlite>& shared_pool() {
    static pool<sqlite> db(file, {.size = 4, .wait = std::chrono::seconds(60)});
    return db;
}

// By hand: no limit, no waiting in order, no figures; who finds none tries again.
class mutex_with_vector {
public:
    mutex_with_vector() {
        for (int i = 0; i < 4; ++i) free_.push_back(std::make_unique<sqlite>(file));
    }
    std::unique_ptr<sqlite> take() {
        for (;;) {
            const std::lock_guard lock(mutex_);
            if (free_.empty()) continue;
            auto taken = std::move(free_.back());
            free_.pop_back();
            return taken;
        }
    }
    void give(std::unique_ptr<sqlite> db) {
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(db));
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<sqlite>> free_;
};

void acquire_and_release(benchmark::State& state) {
    auto& db = shared_pool();
    for (auto _ : state) {
        const auto connection = db.acquire();
        benchmark::DoNotOptimize(&*connection);
    }
}
void mutex_and_vector(benchmark::State& state) {
    static mutex_with_vector db;
    for (auto _ : state) {
        auto connection = db.take();
        benchmark::DoNotOptimize(connection.get());
        db.give(std::move(connection));
    }
}

BENCHMARK(acquire_and_release)->ThreadRange(1, 1)->Threads(16)->Threads(64)->UseRealTime();
BENCHMARK(mutex_and_vector)->ThreadRange(1, 1)->Threads(16)->Threads(64)->UseRealTime();

}  // namespace
