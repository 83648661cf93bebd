// Trees of rows from PostgreSQL: one relational query beside plain queries merged by hand, with libpq, and JSON made by
// the database. DATABASE_URL says where; the tables stand in a schema of their own, which is dropped at the end.
#include "json_trees.hpp"
#include "server.hpp"

#include <mizzle/postgres.hpp>

#include <libpq-fe.h>

#include <charconv>
#include <cstdlib>

namespace {

using namespace bench;

constexpr const char* use_schema = "set search_path to mizzle_bench_trees";

struct database : postgres {
    database() : postgres(url()) {
        exec("drop schema if exists mizzle_bench_trees cascade; create schema mizzle_bench_trees");
        exec(use_schema);
        fill(*this);
        exec("vacuum analyze users, todos, tags, todo_tags");
    }
    database(const database&) = delete;
    database& operator=(const database&) = delete;
    ~database() { exec("drop schema if exists mizzle_bench_trees cascade"); }
};

// Statements that are prepared once.
class statements {
public:
    class rows {
    public:
        explicit rows(PGresult* r) : result_(r), count_(PQntuples(r)) {
            if (PQresultStatus(r) != PGRES_TUPLES_OK) throw std::runtime_error(PQresultErrorMessage(r));
        }
        rows(const rows&) = delete;
        rows& operator=(const rows&) = delete;
        ~rows() { PQclear(result_); }

        bool next() { return ++row_ < count_; }
        template <class T> void read(int i, T& out) {
            const char* text = PQgetvalue(result_, row_, i);
            std::from_chars(text, text + PQgetlength(result_, row_, i), out);
        }
        void read(int i, bool& out) { out = PQgetvalue(result_, row_, i)[0] == 't'; }
        void read(int i, std::string& out) {
            out.assign(PQgetvalue(result_, row_, i), static_cast<std::size_t>(PQgetlength(result_, row_, i)));
        }
        template <class T> void read(int i, std::optional<T>& out) {
            if (PQgetisnull(result_, row_, i)) out.reset();
            else read(i, out.emplace());
        }

    private:
        PGresult* result_;
        int row_ = -1, count_;
    };

    rows run(const char* name) { return rows(PQexecPrepared(connection_, name, 0, nullptr, nullptr, nullptr, 0)); }
    rows run(const char* name, int value) {
        const auto text = std::to_string(value);
        const char* values[] = {text.c_str()};
        return rows(PQexecPrepared(connection_, name, 1, values, nullptr, nullptr, 0));
    }

private:
    const char* prepare(const char* name, const char* text) {
        auto* result = PQprepare(connection_, name, text, 0, nullptr);
        const bool is_prepared = PQresultStatus(result) == PGRES_COMMAND_OK;
        PQclear(result);
        if (!is_prepared) throw std::runtime_error(PQerrorMessage(connection_));
        return name;
    }
    static PGconn* connect() {
        by<database>();
        auto* made = PQconnectdb(url().c_str());
        PQclear(PQexec(made, use_schema));
        return made;
    }
    PGconn* connection_ = connect();

public:
    const char* users = prepare("users", users_text);
    const char* todos = prepare("todos", todos_text);
    const char* first_users = prepare("first_users", first_users_text);
    const char* latest_todos = prepare("latest_todos", latest_todos_text);
    const char* todos_with_user = prepare("todos_with_user", todos_with_user_text);
    const char* taggings = prepare("taggings", taggings_text);
    const char* json_users = prepare(
        "json_users",
        "select u.id, u.email, u.name, u.visits, t.data from users u left join lateral (select "
        "coalesce(json_agg(row_to_json(x)), '[]') as data from (select id, user_id, title, description, completed, "
        "effort from todos where user_id = u.id) x) t on true");
    const char* json_first_users = prepare(
        "json_first_users",
        "select u.id, u.email, u.name, u.visits, t.data from users u left join lateral (select "
        "coalesce(json_agg(row_to_json(x)), '[]') as data from (select id, user_id, title, description, completed, "
        "effort from todos where user_id = u.id order by id desc limit 10) x) t on true order by u.name limit 50");

    statements() = default;
    statements(const statements&) = delete;
    statements& operator=(const statements&) = delete;
    ~statements() { PQfinish(connection_); }
};

using by_hand = merged_by_hand<statements>;
using json = by_json<statements>;
using mizzle_tree = by_mizzle<database>;

BENCHMARK_TEMPLATE(users_with_their_todos, by_hand)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_TEMPLATE(users_with_their_todos, json)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_TEMPLATE(users_with_their_todos, mizzle_tree)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_TEMPLATE(first_users, by_hand)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_TEMPLATE(first_users, json)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_TEMPLATE(first_users, mizzle_tree)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_TEMPLATE(todos_with_their_user, by_hand)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_TEMPLATE(todos_with_their_user, mizzle_tree)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_TEMPLATE(todos_left_join_users, database)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_TEMPLATE(three_levels, by_hand)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_TEMPLATE(three_levels, mizzle_tree)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
