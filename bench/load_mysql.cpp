// A mixed load on MySQL or MariaDB, beside the same by hand with the client library. DATABASE_URL says where; the
// tables stand in a database of their own, which is dropped at the end.
#include "load.hpp"
#include "server.hpp"

#include <mizzle/mysql.hpp>

#include <cstring>
#include <optional>
#include <stdexcept>

namespace {

using namespace load;
using namespace mizzle;

const mysql_connection_options in_own_database{.on_connect = "use mizzle_bench_load"};

struct filled_database {
    filled_database() {
        mysql(url()).exec("drop database if exists mizzle_bench_load; create database mizzle_bench_load");
        mysql db(url(), in_own_database);
        fill(db);
    }
    ~filled_database() { mysql(url()).exec("drop database if exists mizzle_bench_load"); }
};

pool<mysql>& shared_pool() {
    static filled_database filled;
    static pool<mysql> db(url(), {.size = connections, .wait = std::chrono::seconds(60)}, {}, in_own_database);
    return db;
}

// On a connection of Mizzle's, so that its settings are the same.
class connection_by_hand {
public:
    connection_by_hand() : db_((shared_pool(), url()), in_own_database) {
        auto* handle = db_.connection().driver().native();
        read_.prepare(handle, "select id, name, balance from accounts where id = ?");
        balance_.prepare(handle, "select balance from accounts where id = ?");
        change_.prepare(handle, "update accounts set balance = balance + ? where id = ?");
        note_.prepare(handle, "insert into journal (amount, account) values (?, ?)");
        given(read_, {&id_});
        given(balance_, {&id_});
        given(change_, {&amount_, &id_});
        given(note_, {&amount_, &id_});
        MYSQL_BIND columns[3] = {};
        whole(columns[0], found_);
        columns[1].buffer_type = MYSQL_TYPE_STRING;
        columns[1].buffer = name_;
        columns[1].buffer_length = sizeof name_;
        columns[1].length = &name_length_;
        whole(columns[2], found_balance_);
        mysql_stmt_bind_result(read_.get, columns);
        mysql_stmt_bind_result(balance_.get, columns + 2);
    }

    std::optional<account> read(int id) {
        id_ = id;
        std::optional<account> row;
        read_.run();
        if (read_.step()) row = account{static_cast<int>(found_), std::string(name_, name_length_), found_balance_};
        mysql_stmt_free_result(read_.get);
        return row;
    }
    void write(int id, std::int64_t amount) {
        exec("begin");
        id_ = id;
        amount_ = amount;
        change_.run();
        note_.run();
        balance_.run();
        balance_.step();
        mysql_stmt_free_result(balance_.get);
        exec("commit");
    }

private:
    struct statement {
        MYSQL_STMT* get = nullptr;
        statement() = default;
        statement(const statement&) = delete;
        statement& operator=(const statement&) = delete;
        ~statement() { mysql_stmt_close(get); }
        void check(int failed) const {
            if (failed != 0) throw std::runtime_error(mysql_stmt_error(get));
        }
        void prepare(MYSQL* handle, const char* text) {
            get = mysql_stmt_init(handle);
            check(mysql_stmt_prepare(get, text, std::strlen(text)));
        }
        void run() const {
            check(mysql_stmt_execute(get));
            if (mysql_stmt_field_count(get) != 0) check(mysql_stmt_store_result(get));
        }
        bool step() const { return mysql_stmt_fetch(get) == 0; }
    };
    static void whole(MYSQL_BIND& out, std::int64_t& place) {
        out.buffer_type = MYSQL_TYPE_LONGLONG;
        out.buffer = &place;
        out.buffer_length = sizeof place;
    }
    static void given(statement& s, std::initializer_list<std::int64_t*> places) {
        MYSQL_BIND values[2] = {};
        std::size_t count = 0;
        for (auto* place : places) whole(values[count++], *place);
        mysql_stmt_bind_param(s.get, values);
    }
    void exec(const char* text) {
        auto* handle = db_.connection().driver().native();
        if (mysql_query(handle, text) != 0) throw std::runtime_error(mysql_error(handle));
    }

    mysql db_;
    statement read_, balance_, change_, note_;
    std::int64_t id_ = 0, amount_ = 0, found_ = 0, found_balance_ = 0;
    char name_[400];
    unsigned long name_length_ = 0;
};
std::unique_ptr<connection_by_hand> opened() { return std::make_unique<connection_by_hand>(); }

using mizzle_load = with_mizzle<mysql, shared_pool>;
using hand_load = by_hand<connection_by_hand, opened>;
MEASURE_LOAD(hand_load, "by_hand");
MEASURE_LOAD(mizzle_load, "mizzle");

}  // namespace
