// Plain calls of Mizzle on PostgreSQL beside the same work by hand, with libpqxx and with libpq, in one run.
// DATABASE_URL says where; the tables stand in a schema of their own, which is dropped at the end.
#include "server.hpp"
#include "server_calls.hpp"

#include <mizzle/postgres.hpp>

#include <benchmark/benchmark.h>
#include <libpq-fe.h>
#include <pqxx/pqxx>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

namespace {

using namespace bench;
using namespace mizzle;

constexpr const char* by_id_text = "select id, user_id, title, description, completed, effort from todos where id = $1";
constexpr const char* page_text =
    "select id, user_id, title, description, completed, effort from todos where user_id = $1 order by id desc limit $2";
constexpr const char* scan_text = "select id, user_id, title, description, completed, effort from todos";
constexpr const char* insert_text =
    "insert into notes (user_id, title, description, completed, effort) values ($1, $2, $3, $4, $5)";

// The schema, filled once.
struct filled_schema {
    filled_schema() {
        postgres db(url());
        db.exec("drop schema if exists mizzle_bench cascade; create schema mizzle_bench; "
                "set search_path to mizzle_bench");
        create(db, bench::schema);
        db.copy_into(todos, todo_rows());
        db.exec("vacuum analyze todos");
    }
    ~filled_schema() { postgres(url()).exec("drop schema if exists mizzle_bench cascade"); }
};

postgres& database() {
    static filled_schema schema;
    static postgres db = [] {
        postgres made(url());
        made.exec("set search_path to mizzle_bench");
        return made;
    }();
    return db;
}

// What a careful programmer writes with libpqxx: statements are prepared once.
class with_libpqxx {
public:
    with_libpqxx() : connection_((database(), url())) {
        connection_.prepare("by_id", by_id_text);
        connection_.prepare("page", page_text);
        connection_.prepare("scan", scan_text);
        connection_.prepare("insert", insert_text);
        work_.emplace(connection_);
        work_->exec("set search_path to mizzle_bench");
    }
    std::optional<todo> find(int id) {
        const auto result = run("by_id", id);
        std::optional<todo> row;
        if (!result.empty()) read(result[0], row.emplace());
        return row;
    }
    std::vector<todo> page(int user_id, int limit) { return rows_of(run("page", user_id, limit)); }
    std::vector<todo> all() { return rows_of(run("scan")); }
    void insert(const todo& t) { run("insert", t.user_id, t.title, t.description, t.completed, t.effort); }
    void exec(const char* text) { work_->exec(text); }

private:
    template <class... A> pqxx::result run(const char* name, const A&... arguments) {
#if PQXX_VERSION_MAJOR < 7
        return work_->exec_prepared(std::string(name), plain(arguments)...);
#else
        return work_->exec(pqxx::prepped(name), pqxx::params(arguments...));
#endif
    }
#if PQXX_VERSION_MAJOR < 7
    template <class T> static const T& plain(const T& value) { return value; }
    // Null pointers are NULL.
    static const char* plain(const std::optional<std::string>& s) { return s ? s->c_str() : nullptr; }
    static mizzle::detail::postgres_detail::parameter plain(const std::optional<double>& d) {
        return d ? mizzle::detail::postgres_detail::parameter(pqxx::to_string(*d)) : std::nullopt;
    }
#endif
    template <class Row> static void read(const Row& row, todo& out) {
        row[0].to(out.id);
        row[1].to(out.user_id);
        row[2].to(out.title);
        if (row[3].is_null()) out.description.reset();
        else out.description.emplace(row[3].c_str(), row[3].size());
        row[4].to(out.completed);
        if (row[5].is_null()) out.effort.reset();
        else row[5].to(out.effort.emplace());
    }
    static std::vector<todo> rows_of(const pqxx::result& result) {
        std::vector<todo> rows;
        rows.reserve(static_cast<std::size_t>(result.size()));
        for (const auto& row : result) read(row, rows.emplace_back());
        return rows;
    }
    pqxx::connection connection_;
    std::optional<pqxx::nontransaction> work_;
};

// And with libpq's C interface.
class with_libpq {
public:
    with_libpq() : connection_((database(), PQconnectdb(url().c_str()))) {
        PQclear(checked(PQexec(connection_, "set search_path to mizzle_bench")));
        prepare("by_id", by_id_text);
        prepare("page", page_text);
        prepare("scan", scan_text);
    }
    with_libpq(const with_libpq&) = delete;
    with_libpq& operator=(const with_libpq&) = delete;
    ~with_libpq() { PQfinish(connection_); }

    std::optional<todo> find(int id) {
        const auto text = std::to_string(id);
        const char* values[] = {text.c_str()};
        const rows result(run("by_id", 1, values));
        std::optional<todo> row;
        if (PQntuples(result.get) != 0) read(result.get, 0, row.emplace());
        return row;
    }
    std::vector<todo> page(int user_id, int limit) {
        const auto user = std::to_string(user_id), count = std::to_string(limit);
        const char* values[] = {user.c_str(), count.c_str()};
        return rows_of(rows(run("page", 2, values)));
    }
    std::vector<todo> all() { return rows_of(rows(run("scan", 0, nullptr))); }

private:
    struct rows {
        PGresult* get;
        explicit rows(PGresult* r) : get(r) {}
        rows(const rows&) = delete;
        rows& operator=(const rows&) = delete;
        ~rows() { PQclear(get); }
    };
    static PGresult* checked(PGresult* r) {
        const auto status = PQresultStatus(r);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error(PQresultErrorMessage(r));
        return r;
    }
    void prepare(const char* name, const char* text) {
        PQclear(checked(PQprepare(connection_, name, text, 0, nullptr)));
    }
    PGresult* run(const char* name, int count, const char* const* values) {
        return checked(PQexecPrepared(connection_, name, count, values, nullptr, nullptr, 0));
    }
    template <class T> static void number(PGresult* r, int row, int column, T& out) {
        const char* text = PQgetvalue(r, row, column);
        std::from_chars(text, text + PQgetlength(r, row, column), out);
    }
    static void read(PGresult* r, int row, todo& out) {
        number(r, row, 0, out.id);
        number(r, row, 1, out.user_id);
        out.title.assign(PQgetvalue(r, row, 2), static_cast<std::size_t>(PQgetlength(r, row, 2)));
        if (PQgetisnull(r, row, 3)) out.description.reset();
        else out.description.emplace(PQgetvalue(r, row, 3), static_cast<std::size_t>(PQgetlength(r, row, 3)));
        out.completed = PQgetvalue(r, row, 4)[0] == 't';
        if (PQgetisnull(r, row, 5)) out.effort.reset();
        else number(r, row, 5, out.effort.emplace());
    }
    static std::vector<todo> rows_of(const rows& result) {
        const int count = PQntuples(result.get);
        std::vector<todo> out(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) read(result.get, i, out[static_cast<std::size_t>(i)]);
        return out;
    }
    PGconn* connection_;
};

using with_mizzle = calls_of_mizzle<postgres, database>;

// The time that passes counts: most of it is the server's.
#define MEASURE(what)                                                     \
    BENCHMARK(what<with_libpq>)->Name(#what "_libpq")->UseRealTime();     \
    BENCHMARK(what<with_libpqxx>)->Name(#what "_libpqxx")->UseRealTime(); \
    BENCHMARK(what<with_mizzle>)->Name(#what "_mizzle")->UseRealTime()
MEASURE(read_by_key);
MEASURE(page_of_50);
BENCHMARK(scan<with_libpq>)->Name("scan_libpq")->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(scan<with_libpqxx>)->Name("scan_libpqxx")->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(scan<with_mizzle>)->Name("scan_mizzle")->UseRealTime()->Unit(benchmark::kMillisecond);

notes::new_row note_of(const todo& t) {
    return {.user_id = t.user_id,
            .title = t.title,
            .description = t.description,
            .completed = t.completed,
            .effort = t.effort};
}

// 200,000 rows in one transaction, from data that the program has already.
template <class F> void insert(benchmark::State& state, F&& write) {
    auto& db = database();
    (void)data();
    for (auto _ : state) {
        db.exec("truncate notes restart identity");
        const auto start = std::chrono::steady_clock::now();
        write();
        state.SetIterationTime(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    state.counters["rows/s"] = benchmark::Counter(
        static_cast<double>(insert_count) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void insert_one_by_one_libpqxx(benchmark::State& state) {
    insert(state, [] {
        auto& db = by<with_libpqxx>();
        db.exec("begin");
        for (const auto& t : data()) db.insert(t);
        db.exec("commit");
    });
}
void insert_one_by_one_mizzle(benchmark::State& state) {
    insert(state, [] {
        database().transaction([](auto& tx) {
            for (const auto& t : data())
                tx.run(insert_into(notes).values(notes.user_id = t.user_id, notes.title = t.title,
                                                 notes.description = t.description, notes.completed = t.completed,
                                                 notes.effort = t.effort));
        });
    });
}
void insert_many_mizzle(benchmark::State& state) {
    insert(state, [] {
        std::vector<notes::new_row> rows;
        rows.reserve(insert_count);
        for (const auto& t : data()) rows.push_back(note_of(t));
        database().run(insert_into(notes).values(rows));
    });
}
void insert_copy_mizzle(benchmark::State& state) {
    insert(state, [] {
        std::vector<notes::new_row> rows;
        rows.reserve(insert_count);
        for (const auto& t : data()) rows.push_back(note_of(t));
        database().copy_into(notes, rows);
    });
}
BENCHMARK(insert_one_by_one_libpqxx)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(insert_one_by_one_mizzle)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(insert_many_mizzle)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(insert_copy_mizzle)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
