// Reads on streaming replicas, everything else on the primary.
#include "../catch.hpp"
#include "../caught.hpp"
#include "own_server.hpp"

#include <mizzle/mizzle.hpp>
#include <mizzle/postgres.hpp>
#include <mizzle/replicated.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

using namespace mizzle;
using namespace std::chrono_literals;

namespace {

MIZZLE_TABLE(notes_of_replicas,
    (id,   serial, primary_key),
    (text, text,   not_null))
MIZZLE_SCHEMA(schema_of_replicas, notes_of_replicas)
constexpr auto& notes = notes_of_replicas;

// The server that answers, by its socket.
const auto answering = select(sql<std::string>("current_setting('unix_socket_directories')")).from(notes).limit(1);
const auto count_of_notes = select(count()).from(notes);
auto new_note(const char* text) { return insert_into(notes).values({.text = text}); }

// Until f() is true; false where it never is.
template <class F> bool comes_true(const F& f) {
    for (int i = 0; i < 1'000; ++i, std::this_thread::sleep_for(10ms))
        if (f()) return true;
    return false;
}
struct cluster {
    own_server primary{"primary"}, first{"first", primary}, second{"second", primary};
    pool<postgres> on_primary{url_of_primary(), quick()}, on_first{first.url(), quick()},
        on_second{second.url(), quick()};

    cluster() {
        create(on_primary, schema_of_replicas);
        on_primary.run(new_note("a"));
        // Both replicas have it.
        for (auto* p : {&on_first, &on_second})
            REQUIRE(comes_true([&] {
                try {
                    return p->one(count_of_notes).count == 1;
                } catch (const schema_mismatch&) { return false; }
            }));
    }
    // Whichever of these two takes writes.
    std::string url_of_primary() const {
        return "host=" + primary.home() + "," + first.home() +
               " user=mizzle dbname=postgres target_session_attrs=read-write";
    }
    static pool_options quick() { return {.size = 4, .first_backoff = 1ms, .longest_backoff = 20ms}; }
};

template <class Db> std::string server_of(Db&& db) { return get<0>(db.one(answering)).value(); }
template <class Db> auto all_replicas_are(Db& db, bool usable) {
    return comes_true([&] {
        db.look();
        for (const auto& r : db.replicas())
            if (r.is_usable != usable) return false;
        return true;
    });
}

}  // namespace

TEST_CASE("reads go to replicas, writes, locks and transactions to the primary") {
    cluster c;
    replicated db(c.on_primary, {c.on_first, c.on_second});
    // They replay what was written before.
    const auto written = db.position();
    CHECK(db.after(written).one(count_of_notes).count == 1);
    REQUIRE(all_replicas_are(db, true));

    const auto primary = c.primary.home(), first = c.first.home(), second = c.second.home();
    std::vector<std::string> seen;
    for (int i = 0; i < 4; ++i) seen.push_back(server_of(db));
    CHECK(seen[0] != seen[1]);
    CHECK((seen[0] == seen[2] && seen[1] == seen[3]));
    for (const auto& s : seen) CHECK((s == first || s == second));
    // Not all that is read is read there.
    CHECK(get<0>(db.one(select(sql<std::string>("current_setting('unix_socket_directories')"))
                            .from(notes)
                            .limit(1)
                            .for_update())) == primary);
    CHECK(db.transaction([](auto& tx) { return server_of(tx); }) == primary);
    CHECK(server_of(db.primary()) == primary);
    CHECK(db.transaction([](auto& tx) { return server_of(tx); }, {.access = access_mode::read_only}) != primary);
    for (const auto& row : db.stream(answering)) CHECK(get<0>(row) != primary);
    const auto [where] = db.batch(answering);
    CHECK(get<0>(where[0]) != primary);
    const auto [made, from] = db.batch(new_note("b"), answering);
    CHECK((made.rows_affected == 1 && get<0>(from[0]) == primary));
    db.exec("insert into notes_of_replicas (text) values ('c')");
    CHECK(db.copy_into(notes, std::vector<notes_of_replicas::new_row>{{.text = "d"}}) == 1);
    CHECK(server_of(db.within(5s)) != primary);
    CHECK(db.within(5s).run(new_note("e")).rows_affected == 1);
    CHECK(db.primary().one(count_of_notes).count == 5);

    session<postgres> whole(db);
    CHECK(server_of(whole) != primary);
    CHECK(whole.run(new_note("f")).rows_affected == 1);
    CHECK(whole.transaction([](auto& tx) { return server_of(tx); }) == primary);
    for (const auto& r : db.replicas()) CHECK(r.in_use == 0);

    // A program chooses among them.
    std::size_t wanted = 0, asked = 0;
    std::vector<replica_state> states;
    replicated chosen(c.on_primary, {c.on_first, c.on_second}, [&](std::span<const replica_state> good) {
        ++asked;
        states.assign(good.begin(), good.end());
        return wanted;
    });
    REQUIRE(all_replicas_are(chosen, true));
    (void)chosen.after(chosen.position()).one(count_of_notes);
    asked = 0;
    CHECK(server_of(chosen) == c.first.home());
    wanted = 1;
    CHECK(server_of(chosen) == c.second.home());
    wanted = 2;
    CHECK(server_of(chosen) == c.primary.home());
    CHECK(asked == 3);
    REQUIRE(states.size() == 2);
    CHECK((states[0].number == 0 && states[1].number == 1 && states[1].answers && states[1].replayed.bytes > 0));
}

TEST_CASE("who wrote reads what he wrote") {
    cluster c;
    replicated db(c.on_primary, {c.on_first, c.on_second}, replica_options{.look_every = 1h, .replay_wait = 300ms});
    REQUIRE(all_replicas_are(db, true));
    for (int i = 0; i < 50; ++i) {
        db.run(new_note("again"));
        const auto written = db.position();
        REQUIRE(db.after(written).one(count_of_notes).count == i + 2);
    }
    // At the beginning of a page of the log, where no record is yet.
    postgres beside(c.primary.url());
    (void)beside.all<std::string>(unsafe_sql_statement<std::string>("select pg_switch_wal()::text"));
    const auto at_a_page = db.position();
    CHECK(server_of(db.after(at_a_page)) != c.primary.home());

    // One that stands still is waited for; then the other one, or the primary, is read.
    postgres first(c.first.url()), second(c.second.url());
    first.exec("select pg_wal_replay_pause()");
    db.run(new_note("unseen"));
    for (int i = 0; i < 4; ++i) CHECK(server_of(db.after(db.position())) == c.second.home());
    second.exec("select pg_wal_replay_pause()");
    db.run(new_note("unseen"));
    const auto begin = std::chrono::steady_clock::now();
    CHECK(server_of(db.after(db.position())) == c.primary.home());
    CHECK(std::chrono::steady_clock::now() - begin >= 300ms);
    auto reads = db.after(db.position());
    CHECK_THROWS_AS(reads.within(50ms).one(count_of_notes), query_canceled);
    first.exec("select pg_wal_replay_resume()");
    CHECK(server_of(db.after(db.position())) == c.first.home());
    second.exec("select pg_wal_replay_resume()");
}

TEST_CASE("a replica that is behind, or dead, gets no reads until it is well again") {
    cluster c;
    replicated db(c.on_primary, {c.on_first, c.on_second}, {}, {.look_every = 20ms, .most_lag = 100ms});
    REQUIRE(all_replicas_are(db, true));
    const auto reads_on = [&](const own_server& s) {
        for (int i = 0; i < 8; ++i)
            if (server_of(db) != s.home()) return false;
        return true;
    };
    postgres first(c.first.url());
    first.exec("select pg_wal_replay_pause()");
    db.run(new_note("late"));
    CHECK(comes_true([&] { return reads_on(c.second); }));
    const auto late = db.replicas()[0];
    CHECK((late.answers && !late.is_usable && late.behind > 0 && late.lag > 100ms));
    first.exec("select pg_wal_replay_resume()");
    REQUIRE(all_replicas_are(db, true));
    CHECK((db.replicas()[0].behind == 0 && db.replicas()[0].lag == 0ns));

    // One that stands still is found out by whoever looks, and nobody waits for it long.
    c.first.freeze();
    const auto begin = std::chrono::steady_clock::now();
    db.look();
    CHECK(reads_on(c.second));
    CHECK_FALSE(db.replicas()[0].answers);
    CHECK(std::chrono::steady_clock::now() - begin < 30s);
    c.first.thaw();
    REQUIRE(all_replicas_are(db, true));

    // Killed under load: some calls lose their connection, and from then on none does.
    std::atomic<bool> is_over = false;
    std::atomic<int> lost = 0, wrong = 0;
    std::array<std::atomic<int>, 4> calls{};
    // Each has begun and ended some calls since.
    const auto all_come_round = [&] {
        std::array<int, 4> before{};
        for (std::size_t i = 0; i < 4; ++i) before[i] = calls[i];
        return comes_true([&] {
            for (std::size_t i = 0; i < 4; ++i)
                if (calls[i] < before[i] + 10) return false;
            return true;
        });
    };
    {
        std::vector<std::jthread> readers;
        for (auto& mine : calls)
            readers.emplace_back([&] {
                for (; !is_over; ++mine) try {
                        (void)server_of(db);
                    } catch (const connection_error&) { ++lost; } catch (...) {
                        ++wrong;
                    }
            });
        std::this_thread::sleep_for(50ms);
        c.first.halt();
        CHECK(comes_true([&] { return reads_on(c.second); }));
        CHECK(all_come_round());
        const int lost_then = lost;
        CHECK(all_come_round());
        CHECK(lost == lost_then);
        CHECK_FALSE(db.replicas()[0].answers);
        c.second.halt();
        CHECK(comes_true([&] { return reads_on(c.primary); }));
        c.first.restart();
        CHECK(comes_true([&] { return reads_on(c.first); }));
        c.second.restart();
        is_over = true;
    }
    CHECK(wrong == 0);
    CHECK(lost <= 16);
    REQUIRE(all_replicas_are(db, true));

    // One that was made a primary shows another history.
    postgres(c.second.url()).exec("select pg_promote()");
    CHECK(comes_true([&] { return reads_on(c.first); }));
    CHECK_FALSE(db.replicas()[1].answers);

    // Without the primary reads go on.
    c.primary.halt();
    CHECK(reads_on(c.first));
    CHECK_THROWS_AS(db.run(new_note("lost")), connection_error);
    CHECK_THROWS_AS(db.position(), connection_error);
    // Until another server is the primary, which its connection string finds.
    postgres(c.first.url()).exec("select pg_promote()");
    CHECK(comes_true([&] {
        try {
            return db.run(new_note("found")).rows_affected == 1;
        } catch (const connection_error&) { return false; }
    }));
    CHECK(comes_true([&] { return reads_on(c.first); }));
    for (const auto& r : db.replicas()) CHECK(r.in_use == 0);
}
