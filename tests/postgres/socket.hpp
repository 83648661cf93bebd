// The socket of a PostgreSQL server in a folder, for what stands before a server.
#pragma once
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>
#include <string>

namespace postgres_socket {

inline sockaddr_un address_in(const std::string& folder) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto path = folder + "/.s.PGSQL.5432";
    if (path.size() >= sizeof address.sun_path) throw std::runtime_error("the socket's path is too long");
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
}

// A socket that listens as a server in `folder` would.
inline int listen_in(const std::string& folder) {
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = address_in(folder);
    ::unlink(address.sun_path);
    if (::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listener, 64) != 0)
        throw std::runtime_error("nothing can listen at " + folder);
    return listener;
}

// Connected to the server in `folder`; negative where there is none.
inline int connect_to(const std::string& folder) {
    const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = address_in(folder);
    if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return server;
    ::close(server);
    return -1;
}

}  // namespace postgres_socket
