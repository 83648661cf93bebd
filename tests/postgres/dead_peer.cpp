// A server that is gone without a word is noticed in seconds.
#include "../catch.hpp"
#include "server.hpp"

#include <mizzle/database/limits/dead_peer.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace mizzle;

namespace {

int option_of(int socket, int level, int name) {
    int value = -1;
    socklen_t size = sizeof value;
    return getsockopt(socket, level, name, &value, &size) == 0 ? value : -1;
}

// A connection by TCP on this machine, to nobody.
class connected_socket {
public:
    connected_socket() {
        listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* any = reinterpret_cast<sockaddr*>(&address);
        id = ::socket(AF_INET, SOCK_STREAM, 0);
        if (::bind(listener_, any, size) != 0 || ::listen(listener_, 1) != 0 ||
            ::getsockname(listener_, any, &size) != 0 || ::connect(id, any, size) != 0)
            throw std::runtime_error("there is no connection by TCP");
    }
    connected_socket(const connected_socket&) = delete;
    connected_socket& operator=(const connected_socket&) = delete;
    ~connected_socket() {
        ::close(id);
        ::close(listener_);
    }
    int id;

private:
    int listener_;
};

}  // namespace

TEST_CASE("a connection by TCP is lost after some seconds without a sign of life") {
    const connected_socket s;
    detail::notice_dead_peer(s.id, std::chrono::seconds(0));
    CHECK(option_of(s.id, SOL_SOCKET, SO_KEEPALIVE) == 0);
    detail::notice_dead_peer(s.id, postgres_options().dead_after);
    CHECK(option_of(s.id, SOL_SOCKET, SO_KEEPALIVE) == 1);
    const int idle = option_of(s.id, IPPROTO_TCP, TCP_KEEPIDLE), each = option_of(s.id, IPPROTO_TCP, TCP_KEEPINTVL),
              count = option_of(s.id, IPPROTO_TCP, TCP_KEEPCNT);
    CHECK((idle == 6 && each == 2 && count == 3));
    CHECK(option_of(s.id, IPPROTO_TCP, TCP_USER_TIMEOUT) == 12'000);
    // Shorter than there is a number for, and longer.
    detail::notice_dead_peer(s.id, std::chrono::seconds(1));
    CHECK(option_of(s.id, IPPROTO_TCP, TCP_KEEPIDLE) == 1);
    detail::notice_dead_peer(s.id, std::chrono::hours(1'000'000));
    CHECK(option_of(s.id, SOL_SOCKET, SO_KEEPALIVE) == 1);
}

TEST_CASE("times of the program's own for a server that is gone stay as they are") {
    postgres db(server_url());
    CHECK(!postgres_detail::says_of_dead_peers(db.connection().driver().native().raw()));
    for (const char* own : {"keepalives=0", "keepalives_idle=77", "tcp_user_timeout=5000"}) {
        postgres other(server_url_with(own));
        CHECK(postgres_detail::says_of_dead_peers(other.connection().driver().native().raw()));
    }
}
