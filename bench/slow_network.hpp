// A PostgreSQL server as one that is further away: what is sent to it arrives a millisecond later.
#pragma once
#include "../tests/postgres/socket.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

class slow_network {
public:
    // `server` is the folder of the server's socket; this one's is `folder`.
    slow_network(const std::string& folder, std::string server) : server_(std::move(server)) {
        listener_ = postgres_socket::listen_in(folder);
        std::thread([this] { serve(); }).detach();  // to the end of the program
    }
    slow_network(const slow_network&) = delete;
    slow_network& operator=(const slow_network&) = delete;

private:
    static void forward(int from, int to, std::chrono::microseconds delay) {
        std::vector<char> part(1 << 20);
        for (;;) {
            const auto size = ::recv(from, part.data(), part.size(), 0);
            if (size <= 0) break;
            if (delay.count() > 0) std::this_thread::sleep_for(delay);
            for (ssize_t sent = 0; sent < size;) {
                const auto more = ::send(to, part.data() + sent, static_cast<std::size_t>(size - sent), MSG_NOSIGNAL);
                if (more <= 0) return;
                sent += more;
            }
        }
        ::shutdown(to, SHUT_WR);
    }
    void serve() {
        for (;;) {
            const int client = ::accept(listener_, nullptr, nullptr);
            const int upstream = postgres_socket::connect_to(server_);
            if (client < 0 || upstream < 0) return;
            std::thread(forward, client, upstream, std::chrono::milliseconds(1)).detach();
            std::thread(forward, upstream, client, std::chrono::microseconds(0)).detach();
        }
    }

    std::string server_;
    int listener_;
};
