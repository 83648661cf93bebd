// Plain calls of Mizzle beside the same work by hand, in one run: run with --benchmark_enable_random_interleaving=true
// and repetitions, and compare the medians.
#include "allocations.hpp"
#include "hand_written.hpp"
#include "schema.hpp"

#include <mizzle/sqlite.hpp>

#include <benchmark/benchmark.h>

#include <chrono>

namespace {

using namespace bench;
using namespace mizzle;

// In memory: what is left to measure is SQLite's own work and what stands around it.
sqlite& database() {
    static sqlite db = [] {
        sqlite made(":memory:");
        fill(made);
        return made;
    }();
    return db;
}

hand_written& by_hand() {
    static hand_written db(database().native_handle());
    return db;
}

void read_by_key_hand(benchmark::State& state) {
    auto& db = by_hand();
    some_keys keys(row_count);
    const counted_allocations counted(state);
    for (auto _ : state) {
        auto row = db.find(keys.next());
        benchmark::DoNotOptimize(row);
    }
}
BENCHMARK(read_by_key_hand);

void read_by_key_mizzle(benchmark::State& state) {
    auto& db = database();
    some_keys keys(row_count);
    const counted_allocations counted(state);
    for (auto _ : state) {
        auto row = db.first(select().from(todos).where(todos.id == keys.next()));
        benchmark::DoNotOptimize(row);
    }
}
BENCHMARK(read_by_key_mizzle);

void page_of_50_hand(benchmark::State& state) {
    auto& db = by_hand();
    some_keys keys(user_count);
    const counted_allocations counted(state);
    for (auto _ : state) {
        auto rows = db.page(keys.next(), page_size);
        benchmark::DoNotOptimize(rows.data());
    }
}
BENCHMARK(page_of_50_hand);

void page_of_50_mizzle(benchmark::State& state) {
    auto& db = database();
    some_keys keys(user_count);
    const counted_allocations counted(state);
    for (auto _ : state) {
        auto rows =
            db.all(select().from(todos).where(todos.user_id == keys.next()).order_by(desc(todos.id)).limit(page_size));
        benchmark::DoNotOptimize(rows.data());
    }
}
BENCHMARK(page_of_50_mizzle);

void scan_into_vector_hand(benchmark::State& state) {
    auto& db = by_hand();
    for (auto _ : state) {
        auto rows = db.all();
        benchmark::DoNotOptimize(rows.data());
    }
}
BENCHMARK(scan_into_vector_hand)->Unit(benchmark::kMillisecond);

void scan_into_vector_mizzle(benchmark::State& state) {
    auto& db = database();
    for (auto _ : state) {
        auto rows = db.all(select().from(todos));
        benchmark::DoNotOptimize(rows.data());
    }
}
BENCHMARK(scan_into_vector_mizzle)->Unit(benchmark::kMillisecond);

void scan_streamed_hand(benchmark::State& state) {
    auto& db = by_hand();
    const counted_allocations counted(state);
    for (auto _ : state) {
        std::size_t sum = 0;
        db.each([&](const todo& row) { sum += row.title.size(); });
        benchmark::DoNotOptimize(sum);
    }
}
BENCHMARK(scan_streamed_hand)->Unit(benchmark::kMillisecond);

void scan_streamed_mizzle(benchmark::State& state) {
    auto& db = database();
    const counted_allocations counted(state);
    for (auto _ : state) {
        std::size_t sum = 0;
        for (const auto& row : db.stream(select().from(todos))) sum += row.title.size();
        benchmark::DoNotOptimize(sum);
    }
}
BENCHMARK(scan_streamed_mizzle)->Unit(benchmark::kMillisecond);

void timestamps_hand(benchmark::State& state) {
    auto& db = by_hand();
    for (auto _ : state) {
        auto rows = db.all_visits();
        benchmark::DoNotOptimize(rows.data());
    }
}
BENCHMARK(timestamps_hand)->Unit(benchmark::kMillisecond);

void timestamps_mizzle(benchmark::State& state) {
    auto& db = database();
    for (auto _ : state) {
        auto rows = db.all(select().from(visits));
        benchmark::DoNotOptimize(rows.data());
    }
}
BENCHMARK(timestamps_mizzle)->Unit(benchmark::kMillisecond);

// Times the insertion of all rows in a transaction; emptying the table is not part of it.
template <class Insert, class Empty> void insertion(benchmark::State& state, Insert&& insert, Empty&& empty) {
    const counted_allocations counted(state);
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        insert(data());
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        state.SetIterationTime(taken.count());
        empty();
    }
}

void insert_hand(benchmark::State& state) {
    auto& db = by_hand();
    insertion(
        state,
        [&](const auto& rows) {
            db.exec("begin immediate");
            for (const auto& row : rows) db.insert(row);
            db.exec("commit");
        },
        [&] { db.exec("delete from notes"); });
}
BENCHMARK(insert_hand)->UseManualTime()->Unit(benchmark::kMillisecond);

void insert_mizzle_row(benchmark::State& state) {
    auto& db = database();
    insertion(
        state,
        [&](const auto& rows) {
            db.transaction([&](auto& tx) {
                for (const auto& row : rows)
                    tx.run(insert_into(notes).values({.user_id = row.user_id,
                                                      .title = row.title,
                                                      .description = row.description,
                                                      .completed = row.completed,
                                                      .effort = row.effort}));
            });
        },
        [&] { db.run(delete_from(notes).all_rows()); });
}
BENCHMARK(insert_mizzle_row)->UseManualTime()->Unit(benchmark::kMillisecond);

void insert_mizzle_columns(benchmark::State& state) {
    auto& db = database();
    insertion(
        state,
        [&](const auto& rows) {
            db.transaction([&](auto& tx) {
                for (const auto& row : rows)
                    tx.run(insert_into(notes).values(notes.user_id = row.user_id, notes.title = row.title,
                                                     notes.description = row.description,
                                                     notes.completed = row.completed, notes.effort = row.effort));
            });
        },
        [&] { db.run(delete_from(notes).all_rows()); });
}
BENCHMARK(insert_mizzle_columns)->UseManualTime()->Unit(benchmark::kMillisecond);

// What a program gets that hands over all rows at once: the rows are copied, the statements are fewer.
void insert_mizzle_bulk(benchmark::State& state) {
    auto& db = database();
    insertion(
        state,
        [&](const auto& rows) {
            std::vector<notes::new_row> made;
            made.reserve(rows.size());
            for (const auto& row : rows)
                made.push_back({.user_id = row.user_id,
                                .title = row.title,
                                .description = row.description,
                                .completed = row.completed,
                                .effort = row.effort});
            db.run(insert_into(notes).values(made));
        },
        [&] { db.run(delete_from(notes).all_rows()); });
}
BENCHMARK(insert_mizzle_bulk)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
