// Plain calls of Mizzle on MySQL or MariaDB beside the same work by hand with the client library, in one run.
// DATABASE_URL says where; the tables stand in a database of their own, mizzle_bench, which is dropped at the end.
#include "server.hpp"
#include "server_calls.hpp"

#include <mizzle/mysql.hpp>

#include <benchmark/benchmark.h>

#include <chrono>
#include <memory>
#include <stdexcept>

namespace {

using namespace bench;
using namespace mizzle;

mysql connected() { return mysql(url(), {.on_connect = "use mizzle_bench"}); }

// The database, filled once.
struct filled_database {
    filled_database() {
        mysql(url()).exec("drop database if exists mizzle_bench; create database mizzle_bench");
        auto db = connected();
        create(db, bench::schema);
        db.transaction([&](auto& tx) { tx.run(insert_into(todos).values(todo_rows())); });
        db.exec("analyze table todos");
    }
    ~filled_database() { mysql(url()).exec("drop database if exists mizzle_bench"); }
};
mysql& database() {
    static filled_database filled;
    static auto db = connected();
    return db;
}

// What a careful programmer writes with the client library for exactly these statements: they are prepared once, their
// rows are read into places that are bound once, errors, NULL and long texts are looked at. On a connection of
// Mizzle's, so that its settings are the same.
class by_hand {
public:
    by_hand() : db_((database(), connected())), handle_(db_.connection().driver().native()) {
        by_id_.prepare(handle_, "select id, user_id, title, description, completed, effort from todos where id = ?");
        page_.prepare(handle_, "select id, user_id, title, description, completed, effort from todos where user_id = ? "
                               "order by id desc limit ?");
        scan_.prepare(handle_, "select id, user_id, title, description, completed, effort from todos");
        insert_.prepare(handle_, "insert into notes (user_id, title, description, completed, effort) "
                                 "values (?, ?, ?, ?, ?)");
        bind_whole(key_[0], first_);
        bind_whole(key_[1], second_);
        check(mysql_stmt_bind_param(by_id_.get(), key_), by_id_);
        check(mysql_stmt_bind_param(page_.get(), key_), page_);
        bind_whole(given_[0], first_);
        bind_whole(given_[3], done_);
        given_[1].buffer_type = given_[2].buffer_type = MYSQL_TYPE_STRING;
        given_[1].length = &lengths_[0];
        given_[2].length = &lengths_[1];
        given_[4].buffer_type = MYSQL_TYPE_DOUBLE;
        given_[4].buffer = &effort_;
        given_[2].is_null = &no_description_;
        given_[4].is_null = &no_effort_;
    }

    std::optional<todo> find(int id) {
        first_ = id;
        run(by_id_);
        std::optional<todo> row;
        if (step(by_id_)) read(by_id_, row.emplace());
        check(mysql_stmt_free_result(by_id_.get()), by_id_);
        return row;
    }
    std::vector<todo> page(int user_id, int limit) {
        first_ = user_id;
        second_ = limit;
        return rows_of(page_);
    }
    std::vector<todo> all() { return rows_of(scan_); }
    void insert(const todo& t) {
        first_ = t.user_id;
        done_ = t.completed;
        point_at(0, t.title);
        no_description_ = !t.description;
        if (t.description) point_at(1, *t.description);
        no_effort_ = !t.effort;
        if (t.effort) effort_ = *t.effort;
        check(mysql_stmt_bind_param(insert_.get(), given_), insert_);
        check(mysql_stmt_execute(insert_.get()), insert_);
    }
    void exec(const char* text) {
        if (mysql_query(handle_, text) != 0) throw std::runtime_error(mysql_error(handle_));
    }

private:
    struct read_places {
        int id, user_id;
        signed char completed;
        double effort;
        char title[256], description[256];
        unsigned long title_length, description_length;
        mizzle::detail::mysql_detail::client_flag no_description, no_effort;
    };
    struct statement {
        MYSQL_STMT* handle = nullptr;
        MYSQL_BIND columns[6] = {};
        read_places in{};

        statement() = default;
        statement(const statement&) = delete;
        statement& operator=(const statement&) = delete;
        ~statement() { mysql_stmt_close(handle); }
        MYSQL_STMT* get() const { return handle; }
        void prepare(MYSQL* m, std::string_view text) {
            handle = mysql_stmt_init(m);
            check(mysql_stmt_prepare(handle, text.data(), text.size()), *this);
            if (mysql_stmt_field_count(handle) == 0) return;
            place(0, MYSQL_TYPE_LONG, &in.id, sizeof in.id);
            place(1, MYSQL_TYPE_LONG, &in.user_id, sizeof in.user_id);
            place(2, MYSQL_TYPE_STRING, in.title, sizeof in.title);
            place(3, MYSQL_TYPE_STRING, in.description, sizeof in.description);
            place(4, MYSQL_TYPE_TINY, &in.completed, sizeof in.completed);
            place(5, MYSQL_TYPE_DOUBLE, &in.effort, sizeof in.effort);
            columns[2].length = &in.title_length;
            columns[3].length = &in.description_length;
            columns[3].is_null = &in.no_description;
            columns[5].is_null = &in.no_effort;
            check(mysql_stmt_bind_result(handle, columns), *this);
        }
        void place(int index, enum_field_types type, void* where, unsigned long size) {
            columns[index].buffer_type = type;
            columns[index].buffer = where;
            columns[index].buffer_length = size;
        }
    };

    template <class Result> static void check(Result failed, const statement& s) {
        if (failed) throw std::runtime_error(mysql_stmt_error(s.handle));
    }
    template <class T> static void bind_whole(MYSQL_BIND& out, T& from) {
        out.buffer_type = sizeof(T) == 1 ? MYSQL_TYPE_TINY : MYSQL_TYPE_LONG;
        out.buffer = &from;
    }
    void point_at(int index, const std::string& text) {
        given_[1 + index].buffer = const_cast<char*>(text.data());
        lengths_[index] = given_[1 + index].buffer_length = text.size();
    }
    // All rows are here before the first is read: the connection is free for other statements.
    static void run(statement& s) {
        check(mysql_stmt_execute(s.get()), s);
        check(mysql_stmt_store_result(s.get()), s);
    }
    static bool step(statement& s) {
        const int result = mysql_stmt_fetch(s.get());
        if (result == 0 || result == MYSQL_DATA_TRUNCATED) return true;
        if (result != MYSQL_NO_DATA) throw std::runtime_error(mysql_stmt_error(s.handle));
        return false;
    }
    static void read_text(statement& s, unsigned index, unsigned long length, std::string& out) {
        auto& place = s.columns[index];
        if (length <= place.buffer_length) {
            out.assign(static_cast<const char*>(place.buffer), length);
            return;
        }
        out.resize(length);
        MYSQL_BIND whole = place;
        whole.buffer = out.data();
        whole.buffer_length = length;
        check(mysql_stmt_fetch_column(s.get(), &whole, index, 0), s);
    }
    static void read(statement& s, todo& out) {
        const auto& in = s.in;
        out.id = in.id;
        out.user_id = in.user_id;
        read_text(s, 2, in.title_length, out.title);
        if (in.no_description) out.description.reset();
        else read_text(s, 3, in.description_length, out.description.emplace());
        out.completed = in.completed != 0;
        if (in.no_effort) out.effort.reset();
        else out.effort = in.effort;
    }
    static std::vector<todo> rows_of(statement& s) {
        run(s);
        std::vector<todo> rows;
        while (step(s)) read(s, rows.emplace_back());
        check(mysql_stmt_free_result(s.get()), s);
        return rows;
    }

    mysql db_;
    MYSQL* handle_;
    statement by_id_, page_, scan_, insert_;
    MYSQL_BIND key_[2] = {}, given_[5] = {};
    int first_ = 0, second_ = 0;
    signed char done_ = 0;
    double effort_ = 0;
    unsigned long lengths_[2] = {};
    mizzle::detail::mysql_detail::client_flag no_description_ = 0, no_effort_ = 0;
};

using with_mizzle = calls_of_mizzle<mysql, database>;

// The time that passes counts: most of it is the server's.
#define MEASURE(what)                                                \
    BENCHMARK(what<by_hand>)->Name(#what "_by_hand")->UseRealTime(); \
    BENCHMARK(what<with_mizzle>)->Name(#what "_mizzle")->UseRealTime()
MEASURE(read_by_key);
MEASURE(page_of_50);
BENCHMARK(scan<by_hand>)->Name("scan_by_hand")->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(scan<with_mizzle>)->Name("scan_mizzle")->UseRealTime()->Unit(benchmark::kMillisecond);

// 20,000 rows in one transaction, from data that the program has already.
constexpr int some_rows = insert_count / 10;
template <class F> void insert(benchmark::State& state, F&& write) {
    auto& db = database();
    (void)data();
    for (auto _ : state) {
        db.exec("truncate notes");
        const auto start = std::chrono::steady_clock::now();
        write();
        state.SetIterationTime(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    state.counters["rows/s"] = benchmark::Counter(
        static_cast<double>(some_rows) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void insert_one_by_one_by_hand(benchmark::State& state) {
    insert(state, [] {
        auto& db = by<by_hand>();
        db.exec("start transaction");
        for (int i = 0; i < some_rows; ++i) db.insert(data()[static_cast<std::size_t>(i)]);
        db.exec("commit");
    });
}
void insert_one_by_one_mizzle(benchmark::State& state) {
    insert(state, [] {
        database().transaction([](auto& tx) {
            for (int i = 0; i < some_rows; ++i) {
                const auto& t = data()[static_cast<std::size_t>(i)];
                tx.run(insert_into(notes).values(notes.user_id = t.user_id, notes.title = t.title,
                                                 notes.description = t.description, notes.completed = t.completed,
                                                 notes.effort = t.effort));
            }
        });
    });
}
void insert_many_mizzle(benchmark::State& state) {
    insert(state, [] {
        std::vector<notes::new_row> rows;
        rows.reserve(some_rows);
        for (int i = 0; i < some_rows; ++i) {
            const auto& t = data()[static_cast<std::size_t>(i)];
            rows.push_back({.user_id = t.user_id,
                            .title = t.title,
                            .description = t.description,
                            .completed = t.completed,
                            .effort = t.effort});
        }
        database().run(insert_into(notes).values(rows));
    });
}
BENCHMARK(insert_one_by_one_by_hand)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(insert_one_by_one_mizzle)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(insert_many_mizzle)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
