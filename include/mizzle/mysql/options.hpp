// How a connection to MySQL or MariaDB behaves.
#pragma once
#include "../database/limits/time_span.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace mizzle::detail {

// A mysql_tls is whether the connection is encrypted, and whether the server must prove that it is the one that was
// meant.
enum class mysql_tls : unsigned char {
    preferred,  // encrypted where both sides can
    off,
    required,
    verified  // required, and its certificate is of a known authority and of the host's name
};

}  // namespace mizzle::detail

namespace mizzle {

// mysql_connection_options is how a MySQL or MariaDB connection is opened; mysql_options is a function of the client
// library.
struct mysql_connection_options {
    // How long to wait for the server's address and its greeting.
    detail::time_span<std::chrono::seconds> connect_timeout{10};
    // How long a statement may keep the connection silent before it counts as lost; 0 is for ever. What ends a slow
    // statement and keeps the connection is the server's: "set max_statement_time = 5" in on_connect.
    detail::time_span<std::chrono::seconds> read_timeout{0}, write_timeout{0};
    // A server that is reached by TCP and gives no sign of life for so long is lost, while a statement waits for it,
    // too; 0 leaves it to the system, which takes hours.
    detail::time_span<std::chrono::seconds> dead_after{12};
    detail::mysql_tls tls = detail::mysql_tls::preferred;
    // Files in PEM: the authorities to trust, and what a server asks of its clients.
    std::string tls_ca = {}, tls_certificate = {}, tls_key = {};
    // How many statements whose text is made at run time stay prepared. Those that the program fixes always do.
    std::size_t statement_cache = 256;
    // How many rows stream() asks for at a time.
    std::size_t stream_rows = 1000;
    // Lets "load data local infile" of the program's own SQL text read files of this machine. Off, a server cannot ask
    // for one.
    bool local_infile = false;
    // SQL text that runs at the start of each connection, after the driver's own settings: of the first one, and of
    // those that reconnect() makes. An error in it is thrown there.
    std::string on_connect = {};
};

using detail::mysql_tls;

}  // namespace mizzle
