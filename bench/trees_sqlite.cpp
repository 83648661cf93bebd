// Trees of rows from SQLite: one relational query beside plain queries merged by hand and JSON made by the database.
#include "json_trees.hpp"

#include <mizzle/sqlite.hpp>

#include <sqlite3.h>

namespace {

using namespace bench;

struct database : sqlite {
    database() : sqlite(":memory:") {
        fill(*this);
        exec("analyze");
    }
};

// Statements that are prepared once, on Mizzle's own connection.
class statements {
public:
    class rows {
    public:
        explicit rows(sqlite3_stmt* s) : statement_(s) {}
        rows(const rows&) = delete;
        rows& operator=(const rows&) = delete;
        ~rows() { sqlite3_reset(statement_); }

        bool next() {
            const int result = sqlite3_step(statement_);
            if (result != SQLITE_ROW && result != SQLITE_DONE)
                throw std::runtime_error(sqlite3_errmsg(sqlite3_db_handle(statement_)));
            return result == SQLITE_ROW;
        }
        void read(int i, int& out) { out = sqlite3_column_int(statement_, i); }
        void read(int i, std::int64_t& out) { out = sqlite3_column_int64(statement_, i); }
        void read(int i, bool& out) { out = sqlite3_column_int(statement_, i) != 0; }
        void read(int i, double& out) { out = sqlite3_column_double(statement_, i); }
        void read(int i, std::string& out) {
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, i));
            out.assign(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, i)));
        }
        template <class T> void read(int i, std::optional<T>& out) {
            if (sqlite3_column_type(statement_, i) == SQLITE_NULL) out.reset();
            else read(i, out.emplace());
        }

    private:
        sqlite3_stmt* statement_;
    };

    rows run(sqlite3_stmt* s) { return rows(s); }
    rows run(sqlite3_stmt* s, int value) {
        sqlite3_bind_int(s, 1, value);
        return rows(s);
    }

private:
    sqlite3_stmt* prepare(const char* text) {
        sqlite3_stmt* made = nullptr;
        auto* connection = by<database>().native_handle();
        if (sqlite3_prepare_v3(connection, text, -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(connection));
        return made;
    }

public:
    sqlite3_stmt* users = prepare(users_text);
    sqlite3_stmt* todos = prepare(todos_text);
    sqlite3_stmt* first_users = prepare(first_users_text);
    sqlite3_stmt* latest_todos = prepare(latest_todos_text);
    sqlite3_stmt* todos_with_user = prepare(todos_with_user_text);
    sqlite3_stmt* taggings = prepare(taggings_text);
    sqlite3_stmt* json_users =
        prepare("select id, email, name, visits, (select json_group_array(json_object('id', id, 'user_id', user_id, "
                "'title', title, 'description', description, 'completed', completed, 'effort', effort)) "
                "from todos where user_id = users.id) from users");
    sqlite3_stmt* json_first_users =
        prepare("select id, email, name, visits, (select json_group_array(json_object('id', id, 'user_id', user_id, "
                "'title', title, 'description', description, 'completed', completed, 'effort', effort)) from (select * "
                "from todos where user_id = users.id order by id desc limit 10)) from users order by name limit 50");

    statements(const statements&) = delete;
    statements& operator=(const statements&) = delete;
    statements() = default;
    ~statements() {
        for (auto* s :
             {users, todos, first_users, latest_todos, todos_with_user, taggings, json_users, json_first_users})
            sqlite3_finalize(s);
    }
};

using by_hand = merged_by_hand<statements>;
using json = by_json<statements>;
using mizzle_tree = by_mizzle<database>;

BENCHMARK_TEMPLATE(users_with_their_todos, by_hand)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(users_with_their_todos, json)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(users_with_their_todos, mizzle_tree)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(first_users, by_hand)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(first_users, json)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(first_users, mizzle_tree)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(todos_with_their_user, by_hand)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(todos_with_their_user, mizzle_tree)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(todos_left_join_users, database)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(three_levels, by_hand)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(three_levels, mizzle_tree)->Unit(benchmark::kMillisecond);

}  // namespace
