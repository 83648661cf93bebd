// PostgreSQL under faults: connections that are cut at any message, code and observers that throw.
#include "../../catch.hpp"
#include "../../postgres/server.hpp"
#include "../scenario.hpp"
#include "proxy.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <new>

using namespace faults;
namespace fs = std::filesystem;

namespace {

enum class fault { none, cut_before, cut_after, code, observer, memory };

// Of the thread that works on the database.
thread_local constinit long allocations = 0, failing_allocation = 0;

}  // namespace

// Not inlined, so that compilers do not take free() for the wrong counterpart of new.
[[gnu::noinline]] void* operator new(std::size_t size) {
    void* p = ++allocations == failing_allocation ? nullptr : std::malloc(size == 0 ? 1 : size);
    if (p == nullptr) throw std::bad_alloc();
    return p;
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return std::malloc(size == 0 ? 1 : size);
}
[[gnu::noinline]] void operator delete(void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept { std::free(p); }

namespace {

// A proxy before the tests' server, and how it is reached.
class server_behind_proxy {
public:
    server_behind_proxy() {
        auto url = server_url();
        const auto at = url.find("host=");
        if (at == std::string::npos) throw std::runtime_error("the proxy needs a server that listens at a socket");
        const auto end = std::min(url.find('&', at), url.size());
        const auto server = url.substr(at + 5, end - at - 5);
        folder_ = fs::temp_directory_path() / ("mizzle-proxy-" + std::to_string(getpid()));
        fs::create_directories(folder_);
        url_ = url.replace(at + 5, end - at - 5, folder_.string());
        proxy_.emplace(folder_.string(), server);
    }
    server_behind_proxy(const server_behind_proxy&) = delete;
    server_behind_proxy& operator=(const server_behind_proxy&) = delete;
    ~server_behind_proxy() {
        proxy_.reset();
        fs::remove_all(folder_);
    }
    const std::string& url() const { return url_; }
    proxy& operator*() { return *proxy_; }
    proxy* operator->() { return &*proxy_; }

private:
    std::string url_;
    fs::path folder_;
    std::optional<proxy> proxy_;
};

class runner {
public:
    runner() {
        direct_.emplace(own_schema());
        create(*direct_, faults::schema);
        auto db = fresh();
        for (int work = 0; work < works; ++work) expected_.push_back(do_work(db, work));
    }

    long uses_of(fault kind) {
        run(kind, -1);
        return kind == fault::code       ? calls_of_here
               : kind == fault::observer ? calls_
               : kind == fault::memory   ? allocations_
                                         : proxy_->messages();
    }
    // Nothing where all is well.
    std::string run(fault kind, long nth) {
        direct_->exec("truncate entries, boxes, things");
        auto db = fresh();
        mizzle::pool<mizzle::postgres> beside(proxy_.url(), {.size = 2}, {}, options());
        pool_of<mizzle::postgres> = &beside;
        calls_ = 0;
        if (kind == fault::observer) {
            db.on_query([&, nth](const mizzle::query_event&) {
                if (++calls_ == nth) throw mizzle::busy("thrown by an observer");
            });
            db.on_observer_error([](std::exception_ptr) {});
        }
        calls_of_here = 0;
        throwing_call = kind == fault::code ? nth : 0;
        const bool cuts = kind == fault::cut_before || kind == fault::cut_after;
        proxy_->count_from_here(cuts ? nth : -1, kind == fault::cut_after);
        std::vector<outcome> outcomes;
        outcomes.reserve(works);
        int failures = 0;
        const std::function<void()> after = [&] {
            if (outcomes.back() != outcome::done) ++failures;
            if (db.is_open()) return;
            proxy_->let_pass();
            db.reconnect();
        };
        allocations = 0;
        failing_allocation = kind == fault::memory ? nth : 0;
        auto wrong = do_all(db, outcomes, after);
        allocations_ = std::exchange(allocations, 0);
        failing_allocation = 0;
        proxy_->let_pass();
        pool_of<mizzle::postgres> = nullptr;
        throwing_call = 0;
        if (failures > (kind == fault::none || kind == fault::observer ? 0 : 1))
            wrong += std::to_string(failures) + " pieces of work failed; ";
        // A cut is found out by what comes after it: here by this at the latest.
        if (cuts && db.is_open()) try {
                db.exec("select 1");
            } catch (const mizzle::connection_error&) { db.reconnect(); }
        if (*get<0>(db.one(select(mizzle::sql<bool>("exists (select from pg_cursors where name like 'mizzle%')")))))
            wrong += "a cursor is open; ";
        if (db.connection().status() != mizzle::transaction_status::none) wrong += "a transaction is open; ";
        wrong += what_is_lost(*direct_, outcomes, expected_);
        return wrong;
    }

private:
    static mizzle::postgres_options options() {
        return {.stream_rows = 2, .on_connect = "set search_path to " + test_schema::name()};
    }
    mizzle::postgres fresh() { return mizzle::postgres(proxy_.url(), options()); }

    server_behind_proxy proxy_;
    std::optional<mizzle::postgres> direct_;
    std::vector<int> expected_;
    long calls_ = 0, allocations_ = 0;
};

}  // namespace

TEST_CASE("after each fault what was acknowledged is there, and nothing else, and the connection works") {
    if (std::getenv("DATABASE_URL") != nullptr) {
        WARN("the proxy stands before the tests' own server");
        return;
    }
    const long wanted = std::min(faults_wanted(60), 1'200L);  // each takes a tenth of a second
    long done = 0;
    runner r;
    REQUIRE(r.run(fault::none, 0) == "");
    const auto strike = [&](fault kind, long share) {
        const long uses = r.uses_of(kind), count = std::min(uses, std::max(wanted * share / 100, 1L));
        REQUIRE(uses > 0);
        for (long i = 0; i < count; ++i, ++done) {
            const long nth = 1 + i * uses / count;
            INFO("fault " << static_cast<int>(kind) << ", use " << nth);
            CHECK(r.run(kind, nth) == "");
        }
    };
    strike(fault::cut_before, 30);
    strike(fault::cut_after, 30);
    strike(fault::memory, 20);
    strike(fault::code, 10);
    strike(fault::observer, 10);
    WARN(done << " faults");
}

TEST_CASE("a transaction's begin goes with its first statement, and what it gives later together") {
    if (std::getenv("DATABASE_URL") != nullptr) {
        WARN("the proxy stands before the tests' own server");
        return;
    }
    server_behind_proxy server;
    auto direct = own_schema();
    create(direct, faults::schema);
    mizzle::postgres db(server.url(), {.on_connect = "set search_path to " + test_schema::name()});
    std::vector<std::string> seen;
    db.on_query([&](const mizzle::query_event& e) { seen.emplace_back(e.sql.substr(0, e.sql.find(' '))); });
    const auto trips_of = [&](const auto& block, const mizzle::transaction_options& options = {}) {
        seen.clear();
        server->count_from_here(-1, true);
        db.transaction(block, options);
        return server->trips();
    };
    using words = std::vector<std::string>;
    const auto one = select(mizzle::count()).from(things);
    // What is not prepared yet is so on the way.
    for (int i = 0; i < 2; ++i) {
        CHECK(trips_of([&](auto& tx) { (void)tx.one(one); }) == 2);
        CHECK(seen == words{"begin", "select", "commit"});
    }
    CHECK(trips_of([&](auto& tx) { (void)tx.one(one), (void)tx.one(one); }) == 3);
    CHECK(trips_of([&](auto& tx) { (void)tx.batch(one, one, one); }) == 2);
    CHECK(seen == words{"begin", "select", "select", "select", "commit"});
    CHECK(trips_of([&](auto& tx) { (void)tx.one(select(mizzle::count()).from(things).where(things.id > 1)); },
                   {.isolation = mizzle::isolation::serializable}) == 2);
    // In which nothing ran, nothing is sent.
    CHECK(trips_of([&](auto& tx) { tx.rollback(); }) == 0);
    CHECK(seen == words{});
    // What is not one of the library's statements goes behind it.
    CHECK(trips_of([&](auto& tx) { tx.exec("select 1"); }) == 3);
    CHECK(trips_of([&](auto& tx) { tx.transaction([&](auto& inner) { (void)inner.one(one); }); }) == 5);
    CHECK(seen == words{"begin", "savepoint", "select", "release", "commit"});
    // What is given to be read later goes together, with the begin before it.
    CHECK(trips_of([&](auto& tx) {
              const auto first = tx.later(one), second = tx.later(one);
              tx.later(one);
              CHECK(server->trips() == 0);
              CHECK((first->size() == 1 && second->size() == 1));
              CHECK(server->trips() == 1);
          }) == 2);
    CHECK(seen == words{"begin", "select", "select", "select", "commit"});
    CHECK(trips_of([&](auto& tx) { tx.later(one), tx.later(one); }) == 2);
    CHECK(trips_of([&](auto& tx) {
              tx.later(one);
              tx.transaction([&](auto& inner) { inner.later(one), inner.later(one); });
          }) == 5);
}
