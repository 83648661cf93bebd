// A server that is gone without a word is noticed in seconds.
#include "../catch.hpp"
#include "own_server.hpp"
#include "server.hpp"

#include <mizzle/database/limits/dead_peer.hpp>
#include <mizzle/mizzle.hpp>
#include <mizzle/pool.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <chrono>
#include <future>
#include <latch>
#include <string>
#include <vector>

using namespace mizzle;
using namespace std::chrono_literals;

namespace {

MIZZLE_TABLE(standing_rows, (id, serial, primary_key), (text, text, not_null))
MIZZLE_SCHEMA(standing_schema, standing_rows)
constexpr auto& standing = standing_rows;

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
    CHECK(!mizzle::detail::postgres_detail::says_of_dead_peers(db.connection().driver().native().raw()));
    for (const char* own : {"keepalives=0", "keepalives_idle=77", "tcp_user_timeout=5000"}) {
        postgres other(server_url_with(own));
        CHECK(mizzle::detail::postgres_detail::says_of_dead_peers(other.connection().driver().native().raw()));
    }
}

TEST_CASE("a server that stands still holds up no call that has a limit") {
    const own_server server("standing");
    postgres reading(server.url()), copying(server.url()), committing(server.url());
    pool<postgres> connections(server.url(), {.size = 1});
    create(reading, standing_schema);
    connections.exec("select 1");

    // What each call throws.
    std::vector<std::future<std::string>> calls;
    const auto call = [&](auto f) {
        calls.push_back(std::async(std::launch::async, [f] {
            try {
                f();
                return std::string("nothing");
            } catch (const commit_unknown&) { return std::string("commit_unknown"); } catch (const error& e) {
                return std::string(e.family());
            }
        }));
    };
    std::latch is_written(2), is_stopped(2);
    call([&] {
        committing.within(3s).transaction([&](auto& tx) {
            tx.run(insert_into(standing).values({.text = "a"}));
            is_written.arrive_and_wait();
            is_stopped.arrive_and_wait();
        });
    });
    is_written.arrive_and_wait();
    server.freeze();
    is_stopped.arrive_and_wait();
    const auto begin = std::chrono::steady_clock::now();
    call([&] { (void)reading.within(50ms).all(select().from(standing)); });
    call([&] { copying.within(50ms).copy_into(standing, std::vector<standing_rows::new_row>{{.text = "b"}}); });
    call([&] {
        try {
            connections.within(50ms).exec("select 1");
        } catch (const connection_error&) {
            connections.within(50ms).exec("select 1");  // on one that would have to be opened
        }
    });
    CHECK(calls.at(0).get() == "commit_unknown");
    for (std::size_t i = 1; i < calls.size(); ++i) CHECK(calls[i].get() == "connection_error");
    CHECK(std::chrono::steady_clock::now() - begin < 60s);
    server.thaw();
    reading.reconnect();
    CHECK(reading.all(select().from(standing)).size() <= 1);
    CHECK_NOTHROW(connections.exec("select 1"));
}

TEST_CASE("rows that are copied wait for a lock as long as their limit says") {
    auto db = own_schema();
    auto other = open_schema();
    create(db, standing_schema);
    const std::vector<standing_rows::new_row> rows{{.text = "a"}, {.text = "b"}};
    other.transaction([&](auto& tx) {
        tx.exec("lock table standing_rows");
        CHECK_THROWS_AS(db.within(50ms).copy_into(standing, rows), query_canceled);
        CHECK_THROWS_AS(db.transaction([&](auto& mine) { mine.within(50ms).copy_into(standing, rows); }),
                        query_canceled);
    });
    CHECK(db.within(5s).copy_into(standing, rows) == 2);
    CHECK(db.all(select().from(standing)).size() == 2);
}
