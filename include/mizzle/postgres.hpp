// mizzle::postgres is a PostgreSQL database, by way of libpqxx.
#pragma once
#include "standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "mizzle.hpp"

#include "database/facade.hpp"
#include "database/rows/common_readers.hpp"
#include "postgres/connection.hpp"
#include "postgres/create.hpp"

#include <concepts>
#include <string>
#include <utility>

namespace mizzle {

// One connection, for one thread at a time. Movable; rows being streamed and open transactions must end first.
class postgres : public detail::facade<postgres, detail::postgres_detail::connection> {
public:
    using options_type = postgres_options;
    // What libpq takes: "postgresql://user@host:5432/app?sslmode=verify-full", or "host=/run/postgresql dbname=app".
    // What it leaves out comes from PGHOST, PGUSER, PGPASSWORD and the like. Throws connection_error, in which
    // passwords are not repeated.
    explicit postgres(const detail::given_string& where, const postgres_options& options = {});

    // For those who copy: std::move() hands a connection over, a reference lends it.
    template <std::same_as<postgres> Same> explicit(false) postgres(Same& other) : facade(std::move(other)) {
        static_assert(!std::same_as<Same, postgres>,
                      "mizzle: a connection cannot be copied; take it by reference, or std::move() it");
    }
    MIZZLE_DETAIL_OPENED_OTHERWISE(postgres, "\"postgresql://localhost/app\"")

    // Sends many rows through COPY, the fastest way in; all of them or none. `rows` is any range of Table::new_row.
    // Returns how many there were.
    template <detail::table_like Table, class Rows> std::int64_t copy_into(const Table&, const Rows& rows) {
        return copy_rows<Table>(connection(), rows);
    }

    // Whether the connection is believed to be alive: a loss is noticed by the statement that follows it.
    bool is_open() const;
    // A new connection after one was lost. What had been sent is not sent again; settings of the session are those of
    // the server and of options.on_connect.
    void reconnect();
};

}  // namespace mizzle

#ifdef MIZZLE_COMPILED
#ifndef MIZZLE_COMPILED_POSTGRES
#error "mizzle: this program links mizzle::compiled; link mizzle::compiled_postgres in the place of mizzle::postgres"
#endif
namespace mizzle::detail {

extern template class transaction_levels<postgres_detail::connection>;
extern template class database_connection<postgres_detail::connection>;
extern template class running_statement<postgres_detail::connection>;
extern template class session_use<postgres>;
extern template void fetch_all(database_connection<postgres_detail::connection>&,
                               postgres_detail::connection::prepared_type&, value_list&,
                               row_sink<postgres_detail::connection::cursor_type>&);
extern template std::size_t fetch_first(database_connection<postgres_detail::connection>&,
                                        postgres_detail::connection::prepared_type&, value_list&, void*,
                                        const member_reader<postgres_detail::connection::cursor_type>*, int, how_many);
extern template std::int64_t run_to_end(database_connection<postgres_detail::connection>&,
                                        postgres_detail::connection::prepared_type&, value_list&);
MIZZLE_DETAIL_COMMON_READERS(extern, postgres_detail::connection::cursor_type)

}  // namespace mizzle::detail
#else
#include "postgres.ipp"
#endif

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
