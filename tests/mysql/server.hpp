// Where the tests find a MariaDB or MySQL server, a database of their own there, and short ways to ask it.
#pragma once
#include <mizzle/mysql.hpp>

#include <cstdlib>
#include <fstream>
#include <future>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

inline std::string mysql_url_in(const std::string& folder, const std::string& file_name = "url") {
    std::ifstream file(folder + "/" + file_name);
    std::string url;
    if (!std::getline(file, url))
        throw std::runtime_error("there is no server: run the tests with ctest, which starts one, or set MYSQL_URL");
    return url;
}
inline std::string mysql_url() {
    const char* url = std::getenv("MYSQL_URL");
    return url != nullptr ? url : mysql_url_in(MIZZLE_TEST_MYSQL_SERVER);
}

// The same server, asked for another user, another database.
inline std::string mysql_url_with(const std::string& user, const std::string& database) {
    const auto url = mysql_url();
    const auto at = url.find('@'), slash = url.find('/', at), options = url.find('?');
    return "mysql://" + user + url.substr(at, slash - at + 1) + database +
           (options == std::string::npos ? "" : url.substr(options));
}

// One database for each process, emptied for each test and dropped at the end.
class scratch_database {
public:
    static const std::string& name() {
        static const scratch_database database;
        return database.name_;
    }
    ~scratch_database() {
        try {
            mizzle::mysql(mysql_url()).exec("drop database if exists " + name_);
        } catch (const std::exception&) {
            // The test ended the server, which takes the database with it.
        }
    }

private:
    std::string name_ = "mizzle_test_" + std::to_string(getpid());
};

// A connection to the database as it is: a second one beside own_database()'s.
inline mizzle::mysql open_database(mizzle::mysql_connection_options options = {}) {
    options.on_connect = "use " + scratch_database::name() + "; " + options.on_connect;
    return mizzle::mysql(mysql_url(), options);
}
inline mizzle::mysql own_database(const mizzle::mysql_connection_options& options = {}) {
    const auto& name = scratch_database::name();
    mizzle::mysql(mysql_url())
        .exec("drop database if exists " + name + "; create database " + name +
              " character set utf8mb4 collate utf8mb4_nopad_bin");
    return open_database(options);
}

using mysql_cursor = mizzle::detail::mysql_detail::cursor;

inline void add_value(mizzle::detail::value_list& list, std::nullptr_t) { list.add_null(); }
inline void add_value(mizzle::detail::value_list& list, int value) { list.add(std::int64_t{value}); }
inline void add_value(mizzle::detail::value_list& list, const char* value) { list.add(std::string_view(value)); }
inline void add_value(mizzle::detail::value_list& list, const mizzle::bytes& value) {
    list.add_bytes(value.data(), value.size());
}
template <class T> void add_value(mizzle::detail::value_list& list, const T& value) { list.add(value); }

// As a statement that the program writes itself.
template <class Connection> auto& written_statement(Connection& c, std::string_view sql) {
    return c.find_text(sql,
                       {.duration = mizzle::detail::kept::recently_used, .returns_rows = true, .holds_own_sql = true});
}

// Calls f(cursor) for each row, and returns how many rows were affected. Db is a connection or a transaction.
template <class Db, class F, class... V>
std::int64_t each_row(Db& db, std::string_view sql, const F& f, const V&... values) {
    mizzle::detail::inline_values<16> list(mizzle::dialects::mysql::id);
    (add_value(list, values), ...);
    auto& connection = db.connection();
    return mizzle::detail::run(connection, written_statement(connection, sql), list, [&f](mysql_cursor& rows) {
        while (rows.step()) f(rows);
        return rows.rows_affected();
    });
}
template <class Db, class... V> std::int64_t run(Db& db, std::string_view sql, const V&... values) {
    return each_row(
        db, sql, [](const mysql_cursor&) {}, values...);
}
// The first column of the last row; a std::optional is empty for NULL.
template <class T, class Db, class... V> T ask(Db& db, std::string_view sql, const V&... values) {
    T out{};
    each_row(
        db, sql,
        [&](const mysql_cursor& row) {
            if constexpr (mizzle::detail::is_optional<T>) {
                if (!row.cell(0).is_null()) row.cell(0).read(out.emplace());
                else out.reset();
            } else {
                row.cell(0).read(out);
            }
        },
        values...);
    return out;
}

template <class Db> int connection_of(Db& db) { return ask<int>(db, "select connection_id()"); }

// Waits until the connection runs a statement that begins so, then calls f(another connection).
template <class F> std::future<void> once_running(int connection, std::string beginning, F f) {
    return std::async(std::launch::async, [=] {
        mizzle::mysql watcher(mysql_url());
        for (int i = 0; i < 2000; ++i) {
            if (ask<int>(watcher,
                         "select count(*) from information_schema.processlist where id = ? and info like "
                         "concat(?, '%') and time_ms > 20",
                         connection, beginning) != 0)
                return f(watcher);
            usleep(5000);
        }
        throw std::runtime_error("it never happened");
    });
}
