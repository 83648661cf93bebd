// Stands before a server with any number of connections, and cuts them at any byte, and where they commit.
#pragma once
#include "../unix_socket.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace faults {

// `Protocol` tells messages of a client apart: the size of the first one that was sent, where its head is there, and
// whether it commits.
template <class Protocol> class cutting_proxy {
public:
    // Paths of sockets: of its own, and of the server's.
    cutting_proxy(const std::string& own, std::string server) : server_(std::move(server)) {
        listener_ = unix_socket::listen_at(own);
        thread_ = std::thread([this] { serve(); });
    }
    cutting_proxy(const cutting_proxy&) = delete;
    cutting_proxy& operator=(const cutting_proxy&) = delete;
    ~cutting_proxy() {
        stopped_ = true;
        thread_.join();
        ::close(listener_);
    }

    void let_pass() { cuts_on_ = false; }
    long cuts_at_bytes() const { return at_bytes_; }
    long cuts_at_commit() const { return at_commit_; }

private:
    struct connection {
        int client = -1, server = -1;
        bool has_begun = false;  // the first message of a client is another one
        bool ends = false;
        std::string held;  // what the client has sent of a message
        std::size_t bytes_left = 0;
        connection() = default;
        connection(const connection&) = delete;
        connection& operator=(const connection&) = delete;
        ~connection() {
            ::close(client);
            ::close(server);
        }
    };

    void serve() {
        std::vector<std::unique_ptr<connection>> all;
        while (!stopped_) {
            std::vector<pollfd> waiting{{listener_, POLLIN, 0}};
            for (const auto& c : all) {
                waiting.push_back({c->client, POLLIN, 0});
                waiting.push_back({c->server, POLLIN, 0});
            }
            if (::poll(waiting.data(), waiting.size(), 20) <= 0) continue;
            for (std::size_t i = 0; i < all.size(); ++i) {
                auto& c = *all[i];
                if (waiting[2 * i + 2].revents != 0) from_server(c);
                if (!c.ends && waiting[2 * i + 1].revents != 0) from_client(c);
            }
            std::erase_if(all, [](const auto& c) { return c->ends; });
            if (waiting[0].revents != 0) accept_one(all);
        }
    }
    void accept_one(std::vector<std::unique_ptr<connection>>& all) {
        auto c = std::make_unique<connection>();
        c->client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        c->server = unix_socket::connect_to(server_);
        if (c->client < 0 || c->server < 0) return;
        // Some when they have hardly begun, most after some moves.
        c->bytes_left = random_() % 8 == 0 ? random_() % 2'000 : 2'000 + random_() % 60'000;
        all.push_back(std::move(c));
    }

    // False where the connection is to be cut within it.
    bool pass_on(connection& c, int to, const char* data, std::size_t size) {
        if (cuts_on_) {
            if (size > c.bytes_left) {
                (void)::send(to, data, c.bytes_left, MSG_NOSIGNAL);
                ++at_bytes_;
                return false;
            }
            c.bytes_left -= size;
        }
        while (size > 0) {
            const auto sent = ::send(to, data, size, MSG_NOSIGNAL);
            if (sent <= 0) return false;
            data += sent;
            size -= static_cast<std::size_t>(sent);
        }
        return true;
    }
    void from_server(connection& c) {
        char part[16384];
        const auto size = ::recv(c.server, part, sizeof part, 0);
        c.ends = size <= 0 || !pass_on(c, c.client, part, static_cast<std::size_t>(size));
    }
    void from_client(connection& c) {
        char part[16384];
        const auto size = ::recv(c.client, part, sizeof part, 0);
        if (size <= 0) {
            c.ends = true;
            return;
        }
        c.held.append(part, static_cast<std::size_t>(size));
        while (!c.ends) {
            const auto whole = Protocol::size_of(c.held, c.has_begun);
            if (whole == 0 || c.held.size() < whole) return;
            const auto message = std::string_view(c.held).substr(0, whole);
            const bool cuts = cuts_on_ && c.has_begun && Protocol::is_commit(message) && random_() % 12 == 0;
            if (cuts) ++at_commit_;
            // Before it, or behind it, so that the server's answer is what is lost.
            if (!cuts || random_() % 2 == 0) c.ends = !pass_on(c, c.server, c.held.data(), whole);
            c.ends = c.ends || cuts;
            c.held.erase(0, whole);
            c.has_begun = true;
        }
    }

    const std::string server_;
    int listener_;
    std::mt19937 random_{42};
    std::atomic<long> at_bytes_{0}, at_commit_{0};
    std::atomic<bool> cuts_on_{true}, stopped_{false};
    std::thread thread_;
};

}  // namespace faults
