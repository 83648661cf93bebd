// Plain calls of Mizzle beside the same work by hand, in one run: run with --benchmark_enable_random_interleaving=true
// and repetitions, and compare the medians.
#include "calls.hpp"
#include "hand_written.hpp"

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

struct by_hand {
    hand_written db{database().native_handle()};

    auto find(int id) { return db.find(id); }
    auto page(int user_id, int limit) { return db.page(user_id, limit); }
    auto all() { return db.all(); }
    auto all_visits() { return db.all_visits(); }
    template <class F> void each(F&& f) { db.each(f); }
    void insert(const std::vector<todo>& rows) {
        db.exec("begin immediate");
        for (const auto& row : rows) db.insert(row);
        db.exec("commit");
    }
};

notes::new_row note_of(const todo& row) {
    return {.user_id = row.user_id,
            .title = row.title,
            .description = row.description,
            .completed = row.completed,
            .effort = row.effort};
}

struct with_mizzle {
    sqlite& db = database();

    [[gnu::always_inline]] auto find(int id) { return db.first(select().from(todos).where(todos.id == id)); }
    [[gnu::always_inline]] auto page(int user_id, int limit) {
        return db.all(select().from(todos).where(todos.user_id == user_id).order_by(desc(todos.id)).limit(limit));
    }
    [[gnu::always_inline]] auto all() { return db.all(select().from(todos)); }
    [[gnu::always_inline]] auto all_visits() { return db.all(select().from(visits)); }
    template <class F> [[gnu::always_inline]] void each(F&& f) {
        for (const auto& row : db.stream(select().from(todos))) f(row);
    }
    void insert(const std::vector<todo>& rows) {
        db.transaction([&](auto& tx) {
            for (const auto& row : rows)
                tx.run(insert_into(notes).values(notes.user_id = row.user_id, notes.title = row.title,
                                                 notes.description = row.description, notes.completed = row.completed,
                                                 notes.effort = row.effort));
        });
    }
    void insert_objects(const std::vector<todo>& rows) {
        db.transaction([&](auto& tx) {
            for (const auto& row : rows) tx.run(insert_into(notes).values(note_of(row)));
        });
    }
    // What a program gets that hands over all rows at once: the rows are copied, the statements are fewer.
    void insert_at_once(const std::vector<todo>& rows) {
        std::vector<notes::new_row> made;
        made.reserve(rows.size());
        for (const auto& row : rows) made.push_back(note_of(row));
        db.run(insert_into(notes).values(made));
    }
};

template <class By> void scan_streamed(benchmark::State& state) {
    auto& db = by<By>();
    const counted_allocations counted(state);
    for (auto _ : state) {
        std::size_t sum = 0;
        db.each([&](const todo& row) { sum += row.title.size(); });
        benchmark::DoNotOptimize(sum);
    }
}

template <class By> void timestamps(benchmark::State& state) {
    auto& db = by<By>();
    for (auto _ : state) {
        auto rows = db.all_visits();
        benchmark::DoNotOptimize(rows.data());
    }
}

// All rows in a transaction; emptying the table is not part of the time.
template <class By, void (By::*Insert)(const std::vector<todo>&)> void insertion(benchmark::State& state) {
    auto& db = by<By>();
    const auto& rows = data();
    const counted_allocations counted(state);
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        (db.*Insert)(rows);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        state.SetIterationTime(taken.count());
        database().exec("delete from notes");
    }
}

#define MEASURE(what, unit)                                               \
    BENCHMARK(what<by_hand>)->Name(#what "_hand")->Unit(benchmark::unit); \
    BENCHMARK(what<with_mizzle>)->Name(#what "_mizzle")->Unit(benchmark::unit)
MEASURE(read_by_key, kNanosecond);
MEASURE(page_of_50, kNanosecond);
MEASURE(scan, kMillisecond);
MEASURE(scan_streamed, kMillisecond);
MEASURE(timestamps, kMillisecond);

#define MEASURE_INSERT(name, ...) \
    BENCHMARK(insertion<__VA_ARGS__>)->Name("insert_" name)->UseManualTime()->Unit(benchmark::kMillisecond)
MEASURE_INSERT("hand", by_hand, &by_hand::insert);
MEASURE_INSERT("mizzle_row", with_mizzle, &with_mizzle::insert_objects);
MEASURE_INSERT("mizzle_columns", with_mizzle, &with_mizzle::insert);
MEASURE_INSERT("mizzle_bulk", with_mizzle, &with_mizzle::insert_at_once);

}  // namespace
