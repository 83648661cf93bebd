// SQLite under faults: files that fail, are full, are locked or interrupted, memory that runs out, code that throws.
#include "../../catch.hpp"
#include "../scenario.hpp"
#include "vfs.hpp"

#include <mizzle/sqlite.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <unistd.h>

using namespace faults;
namespace fs = std::filesystem;

// Not inlined, so that compilers do not take free() for the wrong counterpart of new.
[[gnu::noinline]] void* operator new(std::size_t size) {
    void* p = memory_fails() ? nullptr : std::malloc(size == 0 ? 1 : size);
    if (p == nullptr) throw std::bad_alloc();
    ++held;
    return p;
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    void* p = std::malloc(size == 0 ? 1 : size);
    if (p != nullptr) ++held;
    return p;
}
[[gnu::noinline]] void operator delete(void* p) noexcept {
    if (p != nullptr) --held;
    std::free(p);
}
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept { operator delete(p); }

namespace {

class runner {
public:
    explicit runner(mizzle::sqlite_journal journal)
        : options_{.journal = journal, .busy_timeout = std::chrono::milliseconds(2)} {
        static const bool prepared = [] {
            use_failing_memory();
            sqlite3_initialize();
            use_failing_files();
            return true;
        }();
        (void)prepared;
        const auto shared = fs::exists("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path();
        directory_ = shared / ("mizzle-faults-" + std::to_string(getpid()));
        fs::create_directories(directory_);
        fs::remove_all(directory_ / "made.db");
        {
            mizzle::sqlite db(file("made.db"), options_);
            create(db, faults::schema);
        }
        mizzle::sqlite db = fresh();
        for (int work = 0; work < works; ++work) expected_.push_back(do_work(db, work));
    }
    ~runner() { fs::remove_all(directory_); }

    // How many uses there are for such a fault to strike at; what comes of each.
    long uses_of(fault kind) {
        run(kind, -1, false);
        return kind == fault::none ? calls_of_here : armed.uses;
    }
    // Nothing where all is well.
    std::string run(fault kind, long nth, bool lasts, bool observes = false) {
        std::vector<outcome> outcomes;
        outcomes.reserve(works);
        std::string wrong;
        const long held_before = held;
        const auto used_before = sqlite3_memory_used();
        {
            auto db = fresh();
            mizzle::pool<mizzle::sqlite> beside(file("a.db"), {.size = 2}, {}, options_);
            pool_of<mizzle::sqlite> = &beside;
            armed.interrupted = db.native_handle();
            bool is_over = false;
            long calls = 0;
            if (observes) {
                db.on_query([&](const mizzle::query_event&) {
                    if (++calls == nth) throw mizzle::busy("thrown by an observer");
                });
                db.on_observer_error([](std::exception_ptr) {});
            }
            calls_of_here = 0;
            throwing_call = kind == fault::none && !observes ? nth : 0;
            int failed_late = 0, kept_open = 0;
            // It lasts to the end of the work that it struck; what comes then must succeed.
            const std::function<void()> after = [&] {
                const bool struck = kind == fault::none ? calls_of_here >= nth : armed.struck;
                if (is_over && outcomes.back() != outcome::done) ++failed_late;
                const bool ends = struck && nth > 0 && !is_over;
                // Without memory, too, it is taken back, so that others are not locked out.
                if (ends && kind == fault::memory && sqlite3_get_autocommit(db.native_handle()) == 0) ++kept_open;
                is_over = is_over || ends;
                if (is_over) armed.disarm();
            };
            armed.arm(kind, nth, lasts);
            wrong = do_all(db, outcomes, after);
            armed.disarm();
            pool_of<mizzle::sqlite> = nullptr;
            calls_of_here_ = observes ? calls : calls_of_here;
            armed.interrupted = nullptr;
            throwing_call = 0;
            if (kept_open != 0) wrong += "a transaction stayed open without memory; ";
            if (failed_late != 0) wrong += "the connection did not recover; ";
            if (observes)
                for (const auto o : outcomes)
                    if (o != outcome::done) wrong += "an observer made a statement fail; ";
            rows_of(db, 0);
            if (sqlite3_get_autocommit(db.native_handle()) == 0) wrong += "a transaction is open; ";
            sqlite3_stmt* statement = nullptr;
            while ((statement = sqlite3_next_stmt(db.native_handle(), statement)) != nullptr)
                if (sqlite3_stmt_busy(statement) != 0) wrong += "a statement runs on; ";
            mizzle::sqlite other(file("a.db"), options_);
            wrong += what_is_lost(other, outcomes, expected_);
        }
        if (is_warm_ && wrong.empty()) {
            std::vector<outcome>().swap(outcomes);
            if (held > held_before) wrong += std::to_string(held - held_before) + " pieces of memory leak; ";
            if (sqlite3_memory_used() > used_before) wrong += "SQLite's memory leaks; ";
        }
        is_warm_ = true;
        return wrong;
    }
    long calls() const { return calls_of_here_; }

private:
    std::string file(const std::string& name) const { return (directory_ / name).string(); }
    mizzle::sqlite fresh() {
        for (const auto suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(file("a.db") + suffix);
        fs::copy_file(file("made.db"), file("a.db"));
        return mizzle::sqlite(file("a.db"), options_);
    }

    mizzle::sqlite_options options_;
    fs::path directory_;
    std::vector<int> expected_;
    long calls_of_here_ = 0;
    bool is_warm_ = false;
};

// Strikes at `count` of the uses, spread over all of them.
template <class F> long spread(long uses, long count, F&& strike) {
    count = std::min(uses, std::max(count, 1L));
    for (long i = 0; i < count; ++i) strike(1 + i * uses / count);
    return count;
}

}  // namespace

TEST_CASE("after each fault what was acknowledged is there, and nothing else, and the connection works") {
    // Of the faults wanted most strike memory and files, where there are most uses.
    const long wanted = faults_wanted(400);
    long done = 0;
    for (const auto journal : {mizzle::sqlite_journal::wal, mizzle::sqlite_journal::delete_}) {
        runner r(journal);
        REQUIRE(r.run(fault::none, 0, false).empty());
        REQUIRE(r.run(fault::none, 0, false).empty());
        const auto strike = [&](fault kind, bool lasts, long share) {
            const long uses = r.uses_of(kind);
            REQUIRE(uses > 0);
            done += spread(uses, wanted * share / 200, [&](long nth) {
                const auto wrong = r.run(kind, nth, lasts);
                INFO((journal == mizzle::sqlite_journal::wal ? "wal" : "journal")
                     << ", fault " << static_cast<int>(kind) << (lasts ? ", lasting" : "") << ", use " << nth);
                CHECK(wrong == "");
            });
        };
        for (const bool lasts : {false, true}) {
            strike(fault::io, lasts, 10);
            strike(fault::full, lasts, 8);
            strike(fault::interrupt, lasts, 8);
            strike(fault::busy, lasts, 4);
            strike(fault::memory, lasts, 15);
        }
        strike(fault::none, false, 5);
        (void)r.run(fault::none, -1, false, true);
        done += spread(r.calls(), wanted * 5 / 200, [&](long nth) {
            INFO("observer, call " << nth);
            CHECK(r.run(fault::none, nth, false, true) == "");
        });
    }
    WARN(done << " faults");
}
