// How a connection to PostgreSQL behaves.
#pragma once
#include "../database/limits/time_span.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace mizzle {

// postgres_options say how a PostgreSQL connection is opened, and what its sessions are set to.
struct postgres_options {
    // Off for a pooler that hands its connections out by transaction and does not know prepared statements: every
    // statement is then sent with its text, and stream() needs a transaction.
    bool prepared_statements = true;
    // How many statements whose text is made at run time stay prepared. Those that the program fixes always do.
    std::size_t statement_cache = 256;
    // Numbers, times, bytes and the like are asked for in PostgreSQL's binary form where the statement is prepared. Off
    // for a server that only speaks like one and sends another form.
    bool binary_results = true;
    // How many rows stream() asks for at a time.
    std::size_t stream_rows = 1000;
    // How long to wait for each of the server's addresses, and for its greeting; 0 is for ever. What the connection
    // string, its service or PGCONNECT_TIMEOUT says goes before. libpq takes 1 for 2.
    detail::time_span<std::chrono::seconds> connect_timeout{10};
    // A server that is reached by TCP and gives no sign of life for so long is lost, while a statement waits for it,
    // too; 0 leaves it to the system, which takes hours. What the connection string says of keepalives or
    // tcp_user_timeout goes before.
    detail::time_span<std::chrono::seconds> dead_after{12};
    // SQL text that runs at the start of each connection, before anything else: of the first one, and of those that
    // reconnect() makes. "set search_path to app; set timezone to 'UTC'". An error in it is thrown there.
    std::string on_connect = {};
};

}  // namespace mizzle
