// The socket of a PostgreSQL server in a folder, for what stands before a server.
#pragma once
#include "../unix_socket.hpp"

#include <string>

namespace postgres_socket {

inline std::string path_in(const std::string& folder) { return folder + "/.s.PGSQL.5432"; }

// A socket that listens as a server in `folder` would.
inline int listen_in(const std::string& folder) { return unix_socket::listen_at(path_in(folder)); }

// Connected to the server in `folder`; negative where there is none.
inline int connect_to(const std::string& folder) { return unix_socket::connect_to(path_in(folder)); }

}  // namespace postgres_socket
