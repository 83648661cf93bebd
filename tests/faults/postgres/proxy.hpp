// Stands before a PostgreSQL server and cuts the connection at the n-th message.
#pragma once
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <thread>

namespace faults {

// One connection after another, from a socket in `folder` to the server's in `server`. Messages of both sides are
// counted from count_from_here() on; those that come while a connection is made are not.
class proxy {
public:
    proxy(const std::string& folder, const std::string& server) : server_(server) {
        listener_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
        const auto address = address_of(folder);
        ::unlink(address.sun_path);
        if (::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
            ::listen(listener_, 4) != 0)
            throw std::runtime_error("the proxy cannot listen");
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
        delivers_ = delivers;
        cut_at_ = cut_at;
    }
    void let_pass() { cut_at_ = 0; }
    long messages() const { return messages_; }

private:
    static sockaddr_un address_of(const std::string& folder) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const auto path = folder + "/.s.PGSQL.5432";
        if (path.size() >= sizeof address.sun_path) throw std::runtime_error("the socket's path is too long");
        std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
        return address;
    }

    // What has come from one side and was not passed on.
    struct side {
        int from, to;
        bool has_type;  // the first message of a client has none
        std::string held;
    };

    void serve() {
        while (!stopped_) {
            pollfd waiting{listener_, POLLIN, 0};
            if (::poll(&waiting, 1, 20) <= 0) continue;
            const int client = ::accept(listener_, nullptr, nullptr);
            const int upstream = ::socket(AF_UNIX, SOCK_STREAM, 0);
            const auto address = address_of(server_);
            if (::connect(upstream, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
                forward(client, upstream);
            ::close(client);
            ::close(upstream);
        }
    }

    void forward(int client, int upstream) {
        side sides[] = {{client, upstream, false, {}}, {upstream, client, true, {}}};
        for (;;) {
            pollfd waiting[] = {{client, POLLIN, 0}, {upstream, POLLIN, 0}};
            if (::poll(waiting, 2, 20) < 0) return;
            if (stopped_) return;
            for (int i = 0; i < 2; ++i) {
                if ((waiting[i].revents & (POLLIN | POLLHUP | POLLERR)) == 0) continue;
                char part[65536];
                const auto size = ::recv(sides[i].from, part, sizeof part, 0);
                if (size <= 0) return;
                sides[i].held.append(part, static_cast<std::size_t>(size));
                if (!pass_on(sides[i])) return;
            }
        }
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
    std::atomic<long> messages_{0}, cut_at_{0};
    std::atomic<bool> delivers_{false}, stopped_{false};
    std::thread thread_;
};

}  // namespace faults
