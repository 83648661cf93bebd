#include "app.hpp"
#include "catch.hpp"

#include <mizzle/metrics.hpp>

#include <chrono>
#include <exception>
#include <string>
#include <vector>

using namespace app;
using namespace mizzle;

TEST_CASE("observers see each statement with its rows and its error, and values only on request") {
    auto db = filled_database();
    struct seen {
        std::string sql;
        std::int64_t rows;
        std::string error;
        std::vector<std::string> values;
    };
    std::vector<seen> plain, with_values;
    const auto record = [](std::vector<seen>& out) {
        return [&out](const query_event& e) {
            CHECK(e.duration.count() >= 0);
            out.push_back({std::string(e.sql),
                           e.rows,
                           e.failure != nullptr ? e.failure->what() : "",
                           {e.values.begin(), e.values.end()}});
        };
    };
    db.on_query(record(plain));
    db.on_query(record(with_values), {.values = true});

    (void)db.all(select(todos.id).from(todos).where(todos.title == "it's" || todos.user_id == 1));
    db.run(update(todos).set({.due_date = null, .effort = 2.0}).where(todos.id == 1));
    CHECK_THROWS_AS(db.run(insert_into(users).values({.email = "ada@example.org", .name = "ada"})), unique_violation);
    for (const auto& row : db.stream(select(todos.id).from(todos))) (void)row;

    REQUIRE(plain.size() == 4);
    CHECK(plain[0].sql == to_sql<test_database::dialect>(
                              select(todos.id).from(todos).where(todos.title == "it's" || todos.user_id == 1)));
    CHECK(plain[0].rows == 3);
    CHECK(plain[1].rows == 1);
    CHECK_THAT(plain[2].error, Catch::Matchers::ContainsSubstring("a row with this key exists"));
    CHECK(plain[3].rows == 4);
    CHECK(plain[0].values.empty());
    REQUIRE(with_values.size() == 4);
    CHECK(with_values[0].values == std::vector<std::string>{"'it''s'", "1"});
    CHECK(with_values[1].values == std::vector<std::string>{"null", "2.0", "1"});
}

namespace {

// An error that retry repeats and that std::exception's handlers see, thrown by the n-th call of an observer.
struct throwing_observer {
    int* calls;
    int nth;
    void operator()(const query_event&) const {
        if (++*calls == nth) throw busy("the observer's own database");
    }
};

}  // namespace

TEST_CASE("observers see how transactions begin and end, and the error that ended them") {
    auto db = filled_database();
    std::vector<std::string> seen;
    const transaction_options deferred{.begin = begin_mode::deferred};
    const std::string plain(db.connection().driver().begin_text(&deferred));
    db.on_query(
        [&](const query_event& e) { seen.push_back(std::string(e.sql) + (e.failure != nullptr ? " failed" : "")); });
    db.transaction([&](auto& tx) {
        tx.transaction([](auto&) {});
        tx.transaction([](auto& inner) { inner.rollback(); });
    });
    CHECK_THROWS_AS(db.transaction([](auto& tx) { tx.exec("nonsense"); }, deferred), syntax_error);
    CHECK(seen == std::vector<std::string>{std::string(db.connection().driver().begin_text(nullptr)),
                                           "savepoint mizzle_1", "release savepoint mizzle_1", "savepoint mizzle_1",
                                           "rollback to savepoint mizzle_1; release savepoint mizzle_1", "commit",
                                           plain, "nonsense failed", "rollback"});
}

TEST_CASE("what an observer throws changes nothing, and goes to its handler") {
    for (int nth = 1; nth < 13; ++nth) {
        auto db = filled_database();
        int calls = 0, reported = 0, runs = 0;
        db.on_query(throwing_observer{&calls, nth});
        db.on_observer_error([&](std::exception_ptr thrown) {
            ++reported;
            CHECK_THROWS_AS(std::rethrow_exception(thrown), busy);
        });
        db.transaction(
            [&](auto& tx) {
                ++runs;
                tx.run(insert_into(tags).values({.name = "a"}));
                CHECK_THROWS_AS(tx.transaction([](auto& inner) {
                    inner.run(insert_into(tags).values({.name = "b"}));
                    inner.run(insert_into(tags).values({.name = "a"}));
                }),
                                unique_violation);
                for (const auto& row : tx.stream(select(todos.id).from(todos))) {
                    (void)row;
                    break;
                }
                tx.run(insert_into(tags).values({.name = "c"}));
            },
            {.retry = {.attempts = 3}});
        CHECK(runs == 1);
        CHECK_THROWS_AS(db.transaction([&](auto& tx) {
            tx.run(insert_into(tags).values({.name = "d"}));
            tx.run(insert_into(tags).values({.name = "a"}));
        }),
                        unique_violation);
        CHECK(calls == 13);
        CHECK(reported == 1);
        CHECK(db.one(select(count()).from(tags)).count == 2);
    }
}

TEST_CASE("an observer cannot use the connection that it observes") {
    auto db = filled_database();
    int refused = 0;
    db.on_query([&](const query_event&) { db.exec("delete from todos"); });
    db.on_observer_error([&](std::exception_ptr thrown) {
        CHECK_THROWS_AS(std::rethrow_exception(thrown), usage_error);
        ++refused;
    });
    db.transaction([](auto& tx) { tx.run(insert_into(tags).values({.name = "a"})); });
    CHECK(refused == 3);
    CHECK(db.one(select(count()).from(todos)).count == 4);
}

TEST_CASE("counters of each statement, as Prometheus reads them, and a log of the slow ones") {
    std::vector<std::string> slow;
    statement_counters counters(3);
    std::string text;
    {
        auto db = filled_database();
        counters.watch(db);
        db.on_query(slow_queries(std::chrono::nanoseconds(0),
                                 [&](const query_event& e) { slow.push_back(slow_query_line(e)); }),
                    {.values = true});
        db.on_query(slow_queries(std::chrono::hours::max(), [&](const query_event&) { slow.push_back("too slow"); }));
        for (int i = 0; i < 3; ++i) (void)db.all(select(users.id).from(users).where(users.id < 3));
        CHECK_THROWS_AS(db.exec("no \"such\\\nword"), database_error);
        db.run(insert_into(tags).values({.name = "a"}));
        db.run(delete_from(tags).all_rows());
        CHECK_THROWS_AS(db.exec("nonsense"), database_error);
        db.run(insert_into(tags).values({.name = "b"}));
    }
    CHECK(slow.size() == 8);
    CHECK(slow[0].ends_with(" -- 3"));
    CHECK(slow[0].find(" ms, 2 rows: select ") != std::string::npos);
    CHECK(slow[4].find(" ms, 1 row: insert ") != std::string::npos);
    CHECK((slow[3].find(" ms, failed, mizzle: ") != std::string::npos && slow[3].find('\n') == std::string::npos));

    // It may be asked when the connection is gone.
    const auto figures = counters.figures();
    REQUIRE(figures.size() == 4);
    for (std::size_t i = 1; i < figures.size(); ++i) CHECK(figures[i - 1].total >= figures[i].total);
    const auto of = [&](std::string_view begin) {
        for (const auto& f : figures)
            if (f.sql.starts_with(begin)) return f;
        return statement_figures();
    };
    CHECK((of("select").calls == 3 && of("select").rows == 6 && of("select").failures == 0));
    CHECK((of("select").duration.count == 3 && of("select").duration.longest <= of("select").total));
    CHECK((of("no ").calls == 1 && of("no ").failures == 1));
    CHECK((of("insert").calls == 2 && of("insert").rows == 2));
    CHECK((of("(others)").calls == 2 && of("(others)").failures == 1 && of("(others)").rows == 1));

    text = counters.prometheus("app");
    const auto has = [&](std::string_view line) {
        return ("\n" + text).find("\n" + std::string(line)) != std::string::npos;
    };
    CHECK(has("# TYPE app_statement_seconds summary\n"));
    CHECK(has("app_statement_seconds{sql=\"(others)\",quantile=\"0.99\"} 0."));
    CHECK(has("app_statement_seconds_count{sql=\"(others)\"} 2\n"));
    CHECK(has("app_statement_rows_total{sql=\"(others)\"} 1\n"));
    CHECK(has("app_statement_failures_total{sql=\"no \\\"such\\\\\\nword\"} 1\n"));
    CHECK(text.ends_with("\n"));
}

TEST_CASE("an event tells its connection, its transaction and the kind of its statement") {
    auto db = filled_database();
    struct seen {
        std::uint64_t connection, transaction;
        statement_kind kind;
    };
    std::vector<seen> events;
    db.on_query([&](const query_event& e) { events.push_back({e.connection, e.transaction, e.kind}); });
    const auto one = select(todos.id).from(todos).where(todos.id == 1);
    (void)db.all(one);
    db.transaction([&](auto& tx) {
        (void)tx.all(one);
        tx.transaction([&](auto& inner) { inner.run(delete_from(todos).where(todos.id == 99)); });
    });
    CHECK_THROWS(db.transaction([&](auto& tx) {
        (void)tx.all(one);
        tx.exec("nonsense");
    }));
    (void)db.all(one);
    // Outside; begin, select, savepoint, delete, release, commit; begin, select, script, rollback; outside.
    REQUIRE(events.size() == 12);
    for (const auto& e : events) CHECK(e.connection == events[0].connection);
    CHECK(events[0].connection != 0);
    CHECK(events[0].transaction == 0);
    CHECK(events[0].kind == statement_kind::select);
    const auto first = events[1].transaction, second = events[7].transaction;
    CHECK(first != 0);
    CHECK(second != 0);
    CHECK(first != second);
    for (std::size_t i = 1; i < 7; ++i) CHECK(events[i].transaction == first);
    for (std::size_t i = 7; i < 11; ++i) CHECK(events[i].transaction == second);
    CHECK(events[4].kind == statement_kind::delete_);
    CHECK(events[6].kind == statement_kind::raw);
    CHECK(events[11].transaction == 0);

    auto other = empty_database();
    std::uint64_t number = 0;
    other.on_query([&](const query_event& e) { number = e.connection; });
    other.exec("select 1");
    CHECK(number != 0);
    CHECK(number != events[0].connection);
}

TEST_CASE("spans have the words of OpenTelemetry, and times that enclose the statement") {
    auto db = filled_database();
    struct kept {
        std::string name, attributes;
        bool has_times;
    };
    std::vector<kept> all;
    const auto before = std::chrono::system_clock::now();
    db.on_query(spans("sqlite", [&](const query_span& s) {
        std::string attributes;
        s.each_attribute([&]<class T>(std::string_view key, const T& value) {
            if (key.starts_with("mizzle.")) return;
            attributes += std::string(key) + "=";
            if constexpr (std::is_same_v<T, std::string_view>) attributes += std::string(value) + ";";
            else attributes += std::to_string(value) + ";";
        });
        all.push_back({std::string(s.name), attributes,
                       s.start <= s.end && s.end >= before && s.end <= std::chrono::system_clock::now()});
    }));
    (void)db.all(sql_statement<int>("select 1"));
    db.transaction([](auto& tx) { tx.run(update(todos).set({.effort = 1.0}).where(todos.id == 1)); });
    CHECK_THROWS(db.run(insert_into(users).values({.email = "ada@example.org", .name = "ada"})));
    REQUIRE(all.size() == 5);
    CHECK(all[0].name == "sql");
    CHECK(all[0].attributes == "db.system.name=sqlite;db.operation.name=sql;db.query.text=select 1;"
                               "db.response.returned_rows=1;");
    CHECK((all[1].name == "begin" || all[1].name == "start transaction"));
    CHECK(all[2].name == "update");
    CHECK(all[3].name == "commit");
    CHECK(all[4].name == "insert");
    CHECK(all[4].attributes.ends_with("error.type=constraint_violation;"));
    for (const auto& s : all) CHECK(s.has_times);
}

TEST_CASE("a comment of a connection stands in what it prepares, and statements are found again") {
    auto db = filled_database();
    db.comment_statements({{"db_driver", "mizzle"}, {"application", "a */ 'shop'"}});
    CHECK_THROWS_AS(db.comment_statements({{"again", "x"}}), usage_error);
    std::vector<std::string> seen;
    db.on_query([&](const query_event& e) { seen.emplace_back(e.sql); });
    const std::string end = " /*application='a%20%2A%2F%20%27shop%27',db_driver='mizzle'*/";
    for (int i = 0; i < 2; ++i) {
        CHECK(db.all(select(todos.id).from(todos)).size() == 4);
        condition some = todos.id == 1;
        CHECK(db.all(select(todos.id).from(todos).where(some)).size() == 1);
    }
    REQUIRE(seen.size() == 4);
    for (const auto& text : seen) CHECK(text.ends_with(end));
    CHECK(seen[1] == seen[3]);
    // While one is in use the same statement runs beside it.
    for (const auto& row : db.stream(select(todos.id).from(todos))) {
        CHECK(db.all(select(todos.id).from(todos)).size() == 4);
        CHECK(row.id > 0);
    }
    CHECK(seen.back() == seen[0]);
}
