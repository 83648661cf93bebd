// The client library: MariaDB's libmariadb, or MySQL 8's libmysqlclient with the same functions.
#pragma once
#include <mysql.h>

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

namespace mizzle::detail::mysql_detail {

// my_bool of the one, bool of the other.
using client_flag = std::remove_pointer_t<decltype(MYSQL_BIND::is_null)>;

struct handle_deleter {
    void operator()(MYSQL* m) const { mysql_close(m); }
};
using handle_holder = std::unique_ptr<MYSQL, handle_deleter>;

// May outlive the connection, which the library then has taken out of it.
struct statement_deleter {
    void operator()(MYSQL_STMT* s) const { mysql_stmt_close(s); }
};
using statement_holder = std::unique_ptr<MYSQL_STMT, statement_deleter>;

struct result_deleter {
    void operator()(MYSQL_RES* r) const { mysql_free_result(r); }
};
using result_holder = std::unique_ptr<MYSQL_RES, result_deleter>;

// The library's own state is made once, before the first connection of whichever thread.
handle_holder new_handle();

// The numbers of errors that the driver itself acts upon.
enum code : unsigned {
    server_shutdown = 1053,
    empty_statement = 1065,
    syntax = 1064,
    packet_too_large = 1153,
    unknown_prepared = 1243,
    interrupted = 1317,
    must_prepare_again = 1615,
    connection_killed = 1927,
    server_gone = 2006,
    server_lost = 2013,
    out_of_sync = 2014,
    client_packet_too_large = 2020,
    server_lost_at = 2055,
    group_too_long = 1260,
    result_too_large = 1301,
    other_columns = 2057,
    idle_too_long = 4031
};

constexpr bool is_one_of(unsigned number, std::initializer_list<unsigned> numbers) {
    for (const auto n : numbers)
        if (n == number) return true;
    return false;
}
// There is no connection any more after these.
constexpr bool is_loss(unsigned number) {
    return is_one_of(number,
                     {server_shutdown, packet_too_large, connection_killed, server_gone, server_lost, server_lost_at,
                      idle_too_long, 2027, 1152, 1156, 1157, 1158, 1159, 1160, 1161, 1184, 5013, 5014});
}

// What went wrong, taken down at once: the next call of the library forgets it.
struct failure {
    unsigned number = 0;
    std::string state, message;

    failure(unsigned n, std::string m) : number(n), state("HY000"), message(std::move(m)) {}
    explicit failure(MYSQL* m) : number(mysql_errno(m)), state(mysql_sqlstate(m)), message(mysql_error(m)) {}
    explicit failure(MYSQL_STMT* s)
        : number(mysql_stmt_errno(s)), state(mysql_stmt_sqlstate(s)), message(mysql_stmt_error(s)) {}
};

}  // namespace mizzle::detail::mysql_detail

#ifndef MIZZLE_COMPILED
#include "client.ipp"
#endif
