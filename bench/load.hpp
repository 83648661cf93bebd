// A mixed load: threads that share few connections read accounts by their keys, four times of five, or change one in a
// transaction of three statements, the change first. How long each takes is what is compared, beside the same by hand.
#pragma once
#include <mizzle/pool.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace load {

MIZZLE_TABLE(accounts,
    (id,      integer,      primary_key),
    (name,    varchar(100), not_null),
    (balance, bigint,       not_null))

MIZZLE_TABLE(journal,
    (id,      bigserial, primary_key),
    (account, integer,   not_null),
    (amount,  bigint,    not_null))

MIZZLE_SCHEMA(schema, accounts, journal)

inline constexpr int count_of_accounts = 10'000;
inline constexpr std::size_t connections = 8;

template <class Db> void fill(Db& db) {
    mizzle::create(db, schema);
    std::vector<accounts::new_row> rows;
    for (int id = 1; id <= count_of_accounts; ++id)
        rows.push_back({.id = id, .name = "the account of customer " + std::to_string(id), .balance = 1'000});
    db.transaction([&](auto& tx) { tx.run(insert_into(accounts).values(rows)); });
}

// With Mizzle, on whatever database.
template <class Db, mizzle::pool<Db>& (&Open)()> struct with_mizzle {
    mizzle::pool<Db>& db = Open();

    auto read(int id) { return db.first(mizzle::select().from(accounts).where(accounts.id == id)); }
    void write(int id, std::int64_t amount) {
        db.transaction([&](auto& tx) {
            tx.run(update(accounts).set(accounts.balance = accounts.balance + amount).where(accounts.id == id));
            tx.run(insert_into(journal).values({.account = id, .amount = amount}));
            benchmark::DoNotOptimize(tx.one(mizzle::select(accounts.balance).from(accounts).where(accounts.id == id)));
        });
    }
};

// By hand: connections in a vector, which is waited for.
template <class Connection, std::unique_ptr<Connection> (&Open)()> class by_hand {
public:
    by_hand() {
        for (std::size_t i = 0; i < connections; ++i) free_.push_back(Open());
    }
    auto read(int id) { return lent(*this)->read(id); }
    void write(int id, std::int64_t amount) { lent(*this)->write(id, amount); }

private:
    class lent {
    public:
        explicit lent(by_hand& from) : from_(from) {
            std::unique_lock lock(from_.mutex_);
            from_.given_back_.wait(lock, [&] { return !from_.free_.empty(); });
            taken_ = std::move(from_.free_.back());
            from_.free_.pop_back();
        }
        lent(const lent&) = delete;
        lent& operator=(const lent&) = delete;
        ~lent() {
            {
                const std::lock_guard lock(from_.mutex_);
                from_.free_.push_back(std::move(taken_));
            }
            from_.given_back_.notify_one();
        }
        Connection* operator->() const { return taken_.get(); }

    private:
        by_hand& from_;
        std::unique_ptr<Connection> taken_;
    };

    std::mutex mutex_;
    std::condition_variable given_back_;
    std::vector<std::unique_ptr<Connection>> free_;
};

// What a connection by hand gives.
struct account {
    int id = 0;
    std::string name;
    std::int64_t balance = 0;
};

template <class By> void mixed(benchmark::State& state) {
    using clock = std::chrono::steady_clock;
    static By db;
    const auto count = static_cast<std::size_t>(state.range(0));
    std::vector<float> all;
    for (auto _ : state) {
        std::vector<std::vector<float>> times(count);
        std::atomic<bool> is_over{false};
        {
            std::vector<std::jthread> threads;
            for (std::size_t t = 0; t < count; ++t)
                threads.emplace_back([&, t] {
                    auto random = static_cast<unsigned>(t + 1) * 7919;
                    while (!is_over) {
                        random = random * 1'664'525U + 1'013'904'223U;
                        const int id = static_cast<int>((random >> 8) % count_of_accounts) + 1;
                        const auto begin = clock::now();
                        if ((random >> 4) % 5 != 0) benchmark::DoNotOptimize(db.read(id));
                        else db.write(id, 1);
                        times[t].push_back(std::chrono::duration<float, std::micro>(clock::now() - begin).count());
                    }
                });
            std::this_thread::sleep_for(std::chrono::seconds(2));
            is_over = true;
        }
        for (const auto& of_thread : times) all.insert(all.end(), of_thread.begin(), of_thread.end());
    }
    std::sort(all.begin(), all.end());
    const auto percentile = [&](double p) {
        return static_cast<double>(all[static_cast<std::size_t>(p * static_cast<double>(all.size() - 1))]);
    };
    state.counters["p50_us"] = percentile(0.5);
    state.counters["p99_us"] = percentile(0.99);
    state.counters["calls/s"] = static_cast<double>(all.size()) / (2.0 * static_cast<double>(state.iterations()));
}

#define MEASURE_LOAD(by, name) \
    BENCHMARK(load::mixed<by>)->Name(name)->Arg(1)->Arg(4)->Arg(16)->Arg(64)->Iterations(1)->UseRealTime()

}  // namespace load
