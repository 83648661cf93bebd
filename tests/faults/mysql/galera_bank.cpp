// A bank on a Galera cluster: money moves on all nodes at once, which learn of each other's moves when they commit, and
// a node is killed and comes back.
#include "../../catch.hpp"
#include "../../mysql/cluster.hpp"
#include "../bank.hpp"
#include "../wanted.hpp"

#include <mizzle/pool.hpp>

#include <array>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

using namespace bank;
using namespace mizzle;
using namespace std::chrono_literals;

namespace {

// A node answers when it has what the others had written when it was asked.
mysql node_of(const own_cluster& cluster, int node) {
    return mysql(cluster.url(node), {.on_connect = "set session wsrep_sync_wait = 1"});
}

std::int64_t said_by_node(mysql& db, const std::string& name) {
    return ask<std::int64_t>(
        db, "select cast(variable_value as signed) from information_schema.global_status where variable_name = ?",
        name);
}

// Of statements and of commits.
std::int64_t conflicts_of(mysql& db) {
    return said_by_node(db, "wsrep_local_cert_failures") + said_by_node(db, "wsrep_local_bf_aborts");
}

std::int64_t balance_of(mysql& db, int account) {
    return db.one<std::int64_t>(select(accounts.balance).from(accounts).where(accounts.id == account));
}

// The other node's change is here: what this one has changed since its transaction began cannot be committed any more.
void wait_for_balance(mysql& db, int account, std::int64_t balance) {
    for (int attempt = 0; balance_of(db, account) != balance; ++attempt) {
        if (attempt == 500) throw std::runtime_error("the change of the other node does not arrive");
        std::this_thread::sleep_for(10ms);
    }
}

// Both nodes change an account in transactions that neither knows of from the other, and the other commits first.
void check_conflict_at_commit(const own_cluster& cluster) {
    auto here = node_of(cluster, 1), there = node_of(cluster, 2), watcher = node_of(cluster, 1);
    const auto add = [](auto& db, std::int64_t by) {
        db.run(update(accounts).set(accounts.balance = accounts.balance + by).where(accounts.id == 7));
    };
    const auto begun = balance_of(here, 7);
    for (const int allowed : {1, 3}) {
        const auto before = balance_of(here, 7);
        int attempts = 0;
        const auto change = [&] {
            here.transaction(
                [&](auto& tx) {
                    add(tx, 10);
                    if (++attempts > 1) return;
                    add(there, 1);
                    wait_for_balance(watcher, 7, before + 1);
                },
                {.retry = {.attempts = allowed, .backoff = 1ms}});
        };
        if (allowed == 1) CHECK_THROWS_AS(change(), deadlock);
        else change();
        CHECK(attempts == (allowed == 1 ? 1 : 2));
        CHECK(balance_of(here, 7) == before + (allowed == 1 ? 1 : 11));
    }
    CHECK(balance_of(there, 7) == begun + 12);
    // The sum is what it was.
    add(there, -12);
}

}  // namespace

TEST_CASE("a bank on a cluster has its sum, and each acknowledged move once, after each fault") {
    const auto rounds = std::max(faults::faults_wanted(250) / 1'000, 1L);
    const own_cluster cluster;
    {
        auto db = node_of(cluster, 1);
        open_accounts(db);
    }
    check_conflict_at_commit(cluster);

    std::map<int, told> owners;
    std::mutex mutex;
    std::atomic<long> moved = 0, refused = 0, unknown = 0, sums = 0;
    std::array<std::atomic<long>, own_cluster::nodes + 1> moved_at{};
    std::int64_t conflicts = 0;
    {
        std::vector<std::unique_ptr<pool<mysql>>> pools;
        for (int node = 1; node <= own_cluster::nodes; ++node)
            pools.push_back(std::make_unique<pool<mysql>>(
                cluster.url(node),
                pool_options{.size = 4, .wait = 30s, .first_backoff = 1ms, .longest_backoff = 20ms}));
        std::atomic<bool> is_over = false;
        std::exception_ptr surprise;
        std::vector<std::jthread> threads;
        for (int owner = 0; owner < 4 * own_cluster::nodes; ++owner)
            threads.emplace_back([&, owner] {
                const auto node = owner % own_cluster::nodes + 1;
                auto& db = *pools[static_cast<std::size_t>(node - 1)];
                try {
                    mover m(owner);
                    while (!is_over) {
                        const auto so_far = std::ssize(m.refused);
                        m.make_one(db, [&](int) { ++moved_at[static_cast<std::size_t>(node)]; });
                        // A node that is not there refuses at once.
                        if (std::ssize(m.refused) != so_far) std::this_thread::sleep_for(3ms);
                    }
                    moved += std::ssize(m.acknowledged);
                    refused += std::ssize(m.refused);
                    unknown += std::ssize(m.unknown);
                    const std::lock_guard lock(mutex);
                    owners[owner] = {m.acknowledged, m.refused};
                } catch (...) {
                    const std::lock_guard lock(mutex);
                    surprise = std::current_exception();
                }
            });
        std::atomic<bool> is_right = true;
        std::jthread counter([&] {
            for (unsigned turn = 0; !is_over; ++turn, std::this_thread::sleep_for(20ms)) try {
                    is_right = is_right && sum_of(*pools[turn % pools.size()]) == right_sum;
                    ++sums;
                } catch (const error&) {
                    // It is no better off than the others.
                }
        });
        // Until a node has made some more.
        const auto go_on_at = [&](int node) {
            auto& made = moved_at[static_cast<std::size_t>(node)];
            const auto enough = made + 50;
            for (int attempt = 0; made < enough; ++attempt, std::this_thread::sleep_for(10ms))
                if (attempt == 3'000) throw std::runtime_error("a node of the cluster makes no moves any more");
        };
        try {
            for (int round = 0; round < rounds; ++round) {
                for (const int node : {1, 2, 3}) go_on_at(node);
                const int killed = 3 - round % 3;
                cluster.kill(killed);
                go_on_at(killed % 3 + 1);
                cluster.join_again(killed);
                go_on_at(killed);
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            surprise = std::current_exception();
        }
        is_over = true;
        threads.clear();
        counter.join();
        if (surprise) std::rethrow_exception(surprise);
        CHECK(is_right);
        CHECK(sums > 0);
        for (auto& db : pools) {
            CHECK(db->statistics().in_use == 0);
            CHECK(db->close(5s));
        }
    }
    for (int node = 1; node <= own_cluster::nodes; ++node) {
        auto db = node_of(cluster, node);
        INFO("node " << node);
        CHECK(what_is_wrong(db, owners) == "");
        conflicts += conflicts_of(db);
    }
    CHECK(conflicts > 0);
    WARN(rounds << " nodes killed; moves: " << moved << " acknowledged, " << refused << " refused, " << unknown
                << " of which nobody knows; " << conflicts << " conflicts between nodes; the sum was right " << sums
                << " times");
}
