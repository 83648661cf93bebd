// mizzle::mysql is a MySQL or MariaDB database, by way of libmariadb or libmysqlclient.
#pragma once
#include "standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "database/facade.hpp"
#include "database/rows/common_readers.hpp"
#include "mizzle.hpp"
#include "mysql/connection.hpp"
#include "mysql/create.hpp"

#include <concepts>
#include <string>
#include <utility>

namespace mizzle {

// One connection, for one thread at a time. Movable; rows being streamed and open transactions must end first.
class mysql : public detail::facade<mysql, detail::mysql_detail::connection> {
public:
    using options_type = mysql_connection_options;
    // "mysql://user:password@host:port/database", or "mysql://user@localhost/database?socket=/run/mysqld/mysqld.sock";
    // special characters are written as %40 and the like. Throws usage_error for a text of another form,
    // connection_error or access_denied where there is no connection to be had; none of them repeats a password.
    explicit mysql(const detail::given_string& url, const mysql_connection_options& options = {});

    // For those who copy: std::move() hands a connection over, a reference lends it.
    template <std::same_as<mysql> Same> explicit(false) mysql(Same& other) : facade(std::move(other)) {
        static_assert(!std::same_as<Same, mysql>,
                      "mizzle: a connection cannot be copied; take it by reference, or std::move() it");
    }
    MIZZLE_DETAIL_OPENED_OTHERWISE(mysql, "\"mysql://localhost/app\"")

    // Whether the connection is believed to be alive: a loss is noticed by the statement that follows it.
    bool is_open() const;
    // A new connection after one was lost. What had been sent is not sent again; settings of the session are those of
    // the driver and of options.on_connect.
    void reconnect();
};

}  // namespace mizzle

#ifdef MIZZLE_COMPILED
#ifndef MIZZLE_COMPILED_MYSQL
#error "mizzle: this program links mizzle::compiled; link mizzle::compiled_mysql in the place of mizzle::mysql"
#endif
namespace mizzle::detail {

extern template class transaction_levels<mysql_detail::connection>;
extern template class database_connection<mysql_detail::connection>;
extern template class running_statement<mysql_detail::connection>;
extern template class session_use<mysql>;
extern template void fetch_all(database_connection<mysql_detail::connection>&, mysql_detail::connection::prepared_type&,
                               value_list&, row_sink<mysql_detail::connection::cursor_type>&);
extern template std::size_t fetch_first(database_connection<mysql_detail::connection>&,
                                        mysql_detail::connection::prepared_type&, value_list&, void*,
                                        const member_reader<mysql_detail::connection::cursor_type>*, int, how_many);
extern template std::int64_t run_to_end(database_connection<mysql_detail::connection>&,
                                        mysql_detail::connection::prepared_type&, value_list&);
MIZZLE_DETAIL_COMMON_READERS(extern, mysql_detail::connection::cursor_type)

}  // namespace mizzle::detail
#else
#include "mysql.ipp"
#endif

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
