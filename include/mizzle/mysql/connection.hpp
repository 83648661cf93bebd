// A connection to a MySQL or MariaDB server: a driver, see database/driver.hpp.
#pragma once
#include "../database/driver.hpp"
#include "cursor.hpp"
#include "dialect.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mizzle::detail::mysql_detail {

class connection {
public:
    connection(const std::string& url, const mysql_connection_options& options)
        : session_(parse_address(url), options) {}
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;
    ~connection() = default;

    using dialect = dialects::mysql;
    using cursor_type = cursor;
    using prepared_type = prepared;

    // It is prepared when it runs.
    static std::unique_ptr<prepared> prepare(std::string_view text, statement_facts facts) {
        if (without_empty_statements(text).empty()) throw_no_statement();
        return std::make_unique<prepared>(text, facts);
    }
    static void forget(prepared&) noexcept {}
    static void prepare_again(prepared& statement) { statement.generation = 0; }
    static void add_functions() {}
    cursor open(prepared& statement, value_list& values, bool stream) {
        return cursor(session_, statement, values, stream);
    }

    // All of it, to its end or to the first that fails; each takes effect by itself, outside of a transaction.
    std::optional<std::int64_t> run_script(std::string_view& script);

    transaction_status status() noexcept { return session_.status(); }
    void watch_transaction(bool on) noexcept { session_.watch(on); }
    bool was_replaced() const noexcept { return session_.was_replaced(); }
    void begin(std::string_view text, const transaction_options*) {
        session_.expect_time(text);
        session_.run(text);
    }
    void control(std::string_view text);
    static bool restore() noexcept { return true; }
    // Where it was lost or ended on its way, and no transaction is open any more, it may have happened.
    void commit();
    static std::string begin_text(const transaction_options* options);

    // It asks the server by a connection of its own.
    void cancel() { session_.cancel(); }
    bool is_open() const { return !session_.is_lost(); }
    MYSQL* native() const { return session_.native(); }

    // A new connection in place of one that was lost; statements are prepared again as they are used.
    void connect() { session_.connect(); }

    bool reset_session() {
        session_.reset();
        return true;
    }
    // Throws where the server does not answer.
    void ask() { session_.run("do 0"); }

#if defined(MARIADB_PACKAGE_VERSION_ID)
    const time_limit* limit() const noexcept { return session_.limit(); }
    void set_limit(const time_limit* limit) { session_.set_limit(limit); }
#endif

private:
    [[noreturn]] MIZZLE_COLD static void throw_unknown(const database_error& e);
    session session_;
};

}  // namespace mizzle::detail::mysql_detail

#ifndef MIZZLE_COMPILED
#include "connection.ipp"
#endif
