// Stands before a PostgreSQL server and cuts the connection at the n-th message.
#pragma once
#include "../../postgres/socket.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <iterator>
#include <list>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace faults {

// Connections from a socket in `folder` to the server's in `server`. Messages of both sides are
// counted from count_from_here() on; those that come while a connection is made are not.
class proxy {
public:
    proxy(const std::string& folder, const std::string& server) : server_(server) {
        listener_ = postgres_socket::listen_in(folder);
        thread_ = std::thread([this] { serve(); });
    }
    proxy(const proxy&) = delete;
    proxy& operator=(const proxy&) = delete;
    ~proxy() {
        stopped_ = true;
        thread_.join();
        ::close(listener_);
    }

    // The n-th message is the last, or the first that does not arrive.
    void count_from_here(long cut_at, bool delivers) {
        messages_ = 0;
        trips_ = 0;
        delivers_ = delivers;
        cut_at_ = cut_at;
    }
    void let_pass() { cut_at_ = 0; }
    long messages() const { return messages_; }
    // How often a client has sent something after the server had answered: each is a wait for the network.
    long trips() const { return trips_; }

private:
    // What has come from one side and was not passed on.
    struct side {
        int from, to;
        bool has_type;  // the first message of a client has none
        std::string held;
        bool is_client = false;
    };

    struct link {
        side sides[2];
        link(int client, int upstream) : sides{{client, upstream, false, {}, true}, {upstream, client, true, {}}} {}
        link(const link&) = delete;
        link& operator=(const link&) = delete;
        ~link() {
            ::close(sides[0].from);
            ::close(sides[1].from);
        }
    };

    void serve() {
        std::list<link> links;
        while (!stopped_) {
            std::vector<pollfd> waiting{{listener_, POLLIN, 0}};
            for (const auto& l : links)
                for (const auto& s : l.sides) waiting.push_back({s.from, POLLIN, 0});
            if (::poll(waiting.data(), waiting.size(), 20) <= 0) continue;
            std::size_t i = 1;
            for (auto l = links.begin(); l != links.end();) {
                bool stays = true;
                for (auto& s : l->sides)
                    stays = (waiting[i++].revents & (POLLIN | POLLHUP | POLLERR)) == 0 || !stays ? stays : forward(s);
                l = stays ? std::next(l) : links.erase(l);
            }
            if (waiting[0].revents == 0) continue;
            const int client = ::accept(listener_, nullptr, nullptr);
            const int upstream = postgres_socket::connect_to(server_);
            links.emplace_back(client, upstream);
            if (upstream < 0) links.pop_back();
        }
    }

    // False once the connection has ended.
    bool forward(side& s) {
        char part[65536];
        const auto size = ::recv(s.from, part, sizeof part, 0);
        if (size <= 0) return false;
        s.held.append(part, static_cast<std::size_t>(size));
        return pass_on(s);
    }

    // False once the connection is to be cut.
    bool pass_on(side& s) {
        for (;;) {
            const std::size_t start = s.has_type ? 1 : 0;
            if (s.held.size() < start + 4) return true;
            std::uint32_t length = 0;
            for (std::size_t i = 0; i < 4; ++i) length = length << 8 | static_cast<unsigned char>(s.held[start + i]);
            const auto size = start + length;
            if (s.held.size() < size) return true;
            if (s.is_client && !std::exchange(is_asking_, true)) ++trips_;
            if (!s.is_client) is_asking_ = false;
            const bool cuts = ++messages_ == cut_at_;
            if (cuts && !delivers_) return false;
            if (::send(s.to, s.held.data(), size, MSG_NOSIGNAL) != static_cast<ssize_t>(size)) return false;
            s.held.erase(0, size);
            s.has_type = true;
            if (cuts) return false;
        }
    }

    std::string server_;
    int listener_;
    std::atomic<long> messages_{0}, trips_{0}, cut_at_{0};
    bool is_asking_ = false;
    std::atomic<bool> delivers_{false}, stopped_{false};
    std::thread thread_;
};

}  // namespace faults
