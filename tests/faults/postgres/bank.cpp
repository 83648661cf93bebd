// A bank on PostgreSQL: backends are killed, the server is restarted, connections are cut.
#include "../bank.hpp"
#include "../../catch.hpp"
#include "../../postgres/own_server.hpp"
#include "../../postgres/server.hpp"
#include "../wanted.hpp"
#include "cutting_proxy.hpp"

#include <mizzle/pool.hpp>

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

using namespace bank;
using namespace mizzle;
using namespace std::chrono_literals;

namespace {

std::string url_at(const std::string& folder) { return "host=" + folder + " user=mizzle dbname=postgres"; }

// f(db) on a connection past the proxy, again until the server is there.
template <class F> auto directly(const own_server& server, const F& f) {
    for (int attempt = 0;; ++attempt) {
        try {
            postgres db(url_at(server.home()));
            return f(db);
        } catch (const connection_error&) {
            if (attempt == 200) throw;
        }
        std::this_thread::sleep_for(50ms);
    }
}

}  // namespace

TEST_CASE("a bank has its sum, and each acknowledged move once, after each fault") {
    const long wanted = std::min(faults::faults_wanted(250), 1'500L);
    own_server server("bank");
    directly(server, [](auto& db) { open_accounts(db); });
    const auto files_before = open_files();
    std::map<int, told> owners;
    std::mutex mutex;
    std::atomic<long> moved = 0, refused = 0, unknown = 0, killed = 0, restarted = 0, sums = 0;
    {
        faults::cutting_proxy proxy(server.folder().string(), server.home());
        pool<postgres> db(url_at(server.folder().string()) + " application_name=bank",
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
                        postgres beside(url_at(server.home()));
                        for (; !is_over; std::this_thread::sleep_for(20ms))
                            killed += std::ssize(beside.all<int>(unsafe_sql_statement<int>(
                                "select pg_terminate_backend(pid)::int from pg_stat_activity "
                                "where application_name = 'bank' order by random() limit 1")));
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
    int left = 1;
    for (int attempt = 0; left != 0 && attempt < 100; ++attempt, std::this_thread::sleep_for(20ms))
        left = directly(server, [](auto& db) {
            return db.template one<int>(unsafe_sql_statement<int>(
                "select count(*)::int from pg_stat_activity where application_name = 'bank'"));
        });
    CHECK(left == 0);
}
