// A bank on SQLite: processes share its file and are killed at any time, and threads of each find it busy.
#include "../../catch.hpp"
#include "../bank.hpp"
#include "../wanted.hpp"

#include <mizzle/pool.hpp>
#include <mizzle/sqlite.hpp>

#include <csignal>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace bank;
using namespace mizzle;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr int threads_of_process = 4, processes = 4;

// What a process tells the bank, in one piece: whatever was told before it was killed is there.
struct report {
    enum class kind : int { acknowledged, refused } what;
    int owner, number;
};

// Until it is killed, or has nobody to tell.
[[noreturn]] void work(const std::string& file, int first_owner, int told) {
    // Short enough to find it busy.
    pool<sqlite> db(file, {.size = 3, .wait = 200ms}, {}, {.busy_timeout = 2ms});
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < threads_of_process; ++t)
            threads.emplace_back([&, owner = first_owner + t] {
                mover m(owner);
                const auto tell = [&](report::kind what, int number) {
                    const report r{what, owner, number};
                    if (::write(told, &r, sizeof r) != static_cast<ssize_t>(sizeof r)) ::_exit(0);
                };
                for (;;) {
                    m.make_one(db, [&](int number) { tell(report::kind::acknowledged, number); });
                    for (const int number : std::exchange(m.refused, {})) tell(report::kind::refused, number);
                }
            });
    }
    ::_exit(0);
}

struct process {
    pid_t id;
    int told;
};

process started(const std::string& file, int first_owner) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("there is no pipe");
    const pid_t id = ::fork();
    if (id == 0) {
        ::close(ends[0]);
        try {
            work(file, first_owner, ends[1]);
        } catch (const std::exception& e) { std::fprintf(stderr, "a process of the bank ends: %s\n", e.what()); }
        ::_exit(1);
    }
    ::close(ends[1]);
    return {id, ends[0]};
}

// What is told up to now.
class ledger {
public:
    std::map<int, told> owners;
    long acknowledged = 0, refused = 0;

    void listen(const process& p) {
        report r;
        for (pollfd more{p.told, POLLIN, 0}; ::poll(&more, 1, 0) > 0;) {
            if (::read(p.told, &r, sizeof r) != static_cast<ssize_t>(sizeof r)) return;
            const bool is_done = r.what == report::kind::acknowledged;
            ++(is_done ? acknowledged : refused);
            (is_done ? owners[r.owner].acknowledged : owners[r.owner].refused).push_back(r.number);
        }
    }
};

}  // namespace

TEST_CASE("a bank in a file has its sum, and each acknowledged move once, after each fault") {
    const long wanted = std::min(faults::faults_wanted(250), 1'500L);
    const fs::path folder = fs::temp_directory_path() / ("mizzle-bank-file-" + std::to_string(getpid()));
    fs::create_directories(folder);
    const std::string file = (folder / "bank.db").string();
    {
        sqlite db(file);
        open_accounts(db);
    }
    const auto files_before = open_files();
    ledger book;
    long killed = 0, sums = 0;
    bool is_right = true;
    {
        std::vector<process> running;
        int next_owner = 0;
        const auto start_one = [&] {
            running.push_back(started(file, next_owner));
            next_owner += threads_of_process;
        };
        std::mt19937 random(7);
        const auto kill_one = [&](std::size_t i) {
            const auto p = running[i];
            ::kill(p.id, SIGKILL);
            int status = 0;
            ::waitpid(p.id, &status, 0);
            CHECK(WIFSIGNALED(status));
            book.listen(p);
            ::close(p.told);
            running.erase(running.begin() + static_cast<std::ptrdiff_t>(i));
        };
        for (int i = 0; i < processes; ++i) start_one();
        using clock = std::chrono::steady_clock;
        const auto end = clock::now() + std::max<std::chrono::seconds>(12s, 60s * wanted / 500);
        while (killed + book.refused < wanted || killed < wanted / 5) {
            if (clock::now() > end) break;
            for (const auto until = clock::now() + std::chrono::milliseconds(5 + random() % 60);
                 clock::now() < until;) {
                for (const auto& p : running) book.listen(p);
                std::this_thread::sleep_for(2ms);
            }
            kill_one(random() % running.size());
            ++killed;
            {
                // As a program that is started again finds it. No connection may be open where a process is forked.
                sqlite db(file, {.busy_timeout = 10s});
                is_right = is_right && sum_of(db) == right_sum;
                ++sums;
            }
            start_one();
        }
        while (!running.empty()) kill_one(0);
    }
    CHECK(is_right);
    CHECK(book.acknowledged > 0);
    CHECK(killed > 0);
    WARN(killed + book.refused << " faults: " << killed << " processes killed, " << book.refused
                               << " moves refused as it was busy or too late; " << book.acknowledged
                               << " acknowledged; the sum was right " << sums << " times");
    {
        sqlite db(file);
        CHECK(what_is_wrong(db, book.owners) == "");
        CHECK(db.one<std::string>(unsafe_sql_statement<std::string>("pragma integrity_check")) == "ok");
    }
    CHECK(open_files() == files_before);
    fs::remove_all(folder);
}
