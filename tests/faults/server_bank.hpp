// A bank on a server: its backends are killed, it is restarted, its connections are cut.
#pragma once
#include "../catch.hpp"
#include "bank.hpp"
#include "cutting_proxy.hpp"
#include "wanted.hpp"

#include <mizzle/pool.hpp>

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace bank {

// f(db) on a connection past the proxy, again until the server is there.
template <class Server, class F> auto directly(const Server& server, const F& f) {
    using namespace std::chrono_literals;
    for (int attempt = 0;; ++attempt) {
        try {
            typename Server::database db(server.url());
            return f(db);
        } catch (const mizzle::connection_error&) {
            if (attempt == 200) throw;
        }
        std::this_thread::sleep_for(50ms);
    }
}

// `Server` has its database and protocol, the paths of sockets, url() past the proxy and url_of_bank() by way of it,
// restart(), kill_one(db), which returns how many connections of the bank it killed, and connections(db) of the bank.
template <class Server> void check_bank(Server& server) {
    using namespace mizzle;
    using namespace std::chrono_literals;
    using database = typename Server::database;
    const long wanted = std::min(faults::faults_wanted(250), 1'500L);
    directly(server, [](auto& db) { open_accounts(db); });
    const auto files_before = open_files();
    std::map<int, told> owners;
    std::mutex mutex;
    std::atomic<long> moved = 0, refused = 0, unknown = 0, killed = 0, restarted = 0, sums = 0;
    {
        faults::cutting_proxy<typename Server::protocol> proxy(server.own_socket(), server.socket());
        pool<database> db(server.url_of_bank(),
                          {.size = 12, .wait = 30s, .first_backoff = 1ms, .longest_backoff = 20ms});
        std::atomic<bool> is_over = false;
        std::exception_ptr surprise;
        const auto guarded = [&](const auto& f) {
            try {
                f();
            } catch (...) {
                const std::lock_guard lock(mutex);
                surprise = std::current_exception();
            }
        };
        std::vector<std::jthread> threads;
        for (int owner = 0; owner < 16; ++owner)
            threads.emplace_back([&, owner] {
                guarded([&] {
                    mover m(owner);
                    while (!is_over) m.make_one(db, [](int) {});
                    moved += std::ssize(m.acknowledged);
                    refused += std::ssize(m.refused);
                    unknown += std::ssize(m.unknown);
                    const std::lock_guard lock(mutex);
                    owners[owner] = {m.acknowledged, m.refused};
                });
            });
        std::jthread killer([&] {
            guarded([&] {
                while (!is_over) try {
                        database beside(server.url());
                        for (; !is_over; std::this_thread::sleep_for(20ms)) killed += server.kill_one(beside);
                    } catch (const connection_error&) { std::this_thread::sleep_for(20ms); }
            });
        });
        const auto faults_so_far = [&] { return killed + restarted + proxy.cuts_at_bytes() + proxy.cuts_at_commit(); };
        // Four times, whatever the number of the others.
        auto next_restart = wanted / 4;
        const auto end = std::chrono::steady_clock::now() + std::max<std::chrono::seconds>(12s, 60s * wanted / 500);
        bool is_right = true;
        while (faults_so_far() < wanted && std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(20ms);
            try {
                is_right = is_right && sum_of(db) == right_sum;
                ++sums;
            } catch (const error&) {
                // It is no better off than the others.
            }
            if (faults_so_far() < next_restart) continue;
            server.restart();
            ++restarted;
            next_restart += wanted / 4;
        }
        is_over = true;
        threads.clear();
        killer.join();
        if (surprise) std::rethrow_exception(surprise);
        CHECK(is_right);
        CHECK(db.statistics().in_use == 0);
        CHECK(db.close(5s));
        WARN(faults_so_far() << " faults: " << killed << " backends killed, " << restarted << " restarts, "
                             << proxy.cuts_at_bytes() << " cuts at a byte, " << proxy.cuts_at_commit()
                             << " at a commit; moves: " << moved << " acknowledged, " << refused << " refused, "
                             << unknown << " of which nobody knows; the sum was right " << sums << " times");
        CHECK(moved > 0);
        CHECK(restarted > 0);
    }
    CHECK(open_files() == files_before);
    CHECK(directly(server, [&](auto& db) { return what_is_wrong(db, owners); }) == "");
    // A backend takes its time to notice that nobody is there any more.
    std::int64_t left = 1;
    for (int attempt = 0; left != 0 && attempt < 100; ++attempt, std::this_thread::sleep_for(20ms))
        left = directly(server, [&](auto& db) { return std::int64_t{server.connections(db)}; });
    CHECK(left == 0);
}

}  // namespace bank
