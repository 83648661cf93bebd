// The functions of libpq.hpp that no type of a program's takes part in.
#pragma once
#include "../database/limits/pause.hpp"
#include "../inline.hpp"
#include "libpq.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <limits>

namespace mizzle::detail::postgres_detail {

MIZZLE_INLINE bool says_of_dead_peers(PGconn* c) {
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfo(c), &PQconninfoFree);
    if (options == nullptr) return false;
    for (const auto* o = options.get(); o->keyword != nullptr; ++o) {
        const std::string_view word(o->keyword);
        if ((word.starts_with("keepalives") || word == "tcp_user_timeout") && o->val != nullptr) return true;
    }
    return false;
}

MIZZLE_INLINE std::string with_connect_timeout(const std::string& where, std::chrono::seconds most) {
    if (most.count() <= 0 || std::getenv("PGCONNECT_TIMEOUT") != nullptr || std::getenv("PGSERVICE") != nullptr)
        return where;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> said(PQconninfoParse(where.c_str(), nullptr),
                                                                            &PQconninfoFree);
    if (said == nullptr) return where;  // as opening it will say
    for (const auto* o = said.get(); o->keyword != nullptr; ++o) {
        const std::string_view word(o->keyword);
        if ((word == "connect_timeout" || word == "service") && o->val != nullptr) return where;
    }
    constexpr std::int64_t longest = std::numeric_limits<int>::max() / 1000;
    const auto time = "connect_timeout=" + std::to_string(std::min<std::int64_t>(most.count(), longest));
    const std::string_view text(where);
    if (!text.starts_with("postgresql://") && !text.starts_with("postgres://")) return time + " " + where;
    return where + (where.find('?') == std::string::npos ? "?" : "&") + time;
}

// It is asked whether it would encrypt, which every server and pooler answers with a letter, and writes down nowhere.
MIZZLE_INLINE bool is_answered(PGconn* c, std::chrono::milliseconds most) {
    using clock = std::chrono::steady_clock;
    const auto end = clock::now() + most;
    sockaddr_storage where{};
    socklen_t size = sizeof where;
    auto* address = reinterpret_cast<sockaddr*>(&where);
    // What fails at once is told by libpq as well.
    if (getpeername(PQsocket(c), address, &size) != 0) return true;
    const struct socket_holder {
        int id;
        ~socket_holder() { close(id); }
    } socket{::socket(address->sa_family, SOCK_STREAM, 0)};
    if (socket.id < 0 || fcntl(socket.id, F_SETFL, O_NONBLOCK) != 0 || fcntl(socket.id, F_SETFD, FD_CLOEXEC) != 0)
        return true;
    const auto left = [&] {
        return static_cast<int>(std::max<std::int64_t>(
            0, std::chrono::duration_cast<std::chrono::milliseconds>(end - clock::now()).count()));
    };
    const auto comes = [&](short what) {
        pollfd one{socket.id, what, 0};
        return poll(&one, 1, left()) > 0;
    };
    // A socket of this machine has no room while as many wait as may.
    while (connect(socket.id, address, size) != 0 && errno != EINPROGRESS && errno != EISCONN) {
        if (errno != EAGAIN && errno != EINTR) return true;
        if (left() == 0) return false;
        pause_for(1'000);
    }
    constexpr unsigned char request[] = {0, 0, 0, 8, 4, 210, 22, 47};
    if (!comes(POLLOUT)) return false;
    if (send(socket.id, request, sizeof request, MSG_NOSIGNAL) < 0) return true;
    if (!comes(POLLIN)) return false;
    // What is left unread would be an error that the server writes down.
    char answer[64];
    return recv(socket.id, answer, sizeof answer, 0) >= 0 || errno != EAGAIN;
}

MIZZLE_INLINE int command_tags::on_event(PGEventId id, void* event, void* self) noexcept {
    if (id == PGEVT_RESULTCREATE)
        static_cast<command_tags*>(self)->see(PQcmdStatus(static_cast<PGEventResultCreate*>(event)->result));
    return 1;
}

MIZZLE_INLINE void command_tags::see(const char* text) {
    const std::string_view tag(text == nullptr ? "" : text);
    // Most are SELECT, INSERT, UPDATE, FETCH.
    switch (tag.empty() ? '\0' : tag[0]) {
    case 'B':
    case 'C':
    case 'D':
    case 'P':
    case 'R': break;
    case 'S':
        if (tag[1] == 'E') return;
        break;
    default: return;
    }
    const bool takes_back = tag == "ROLLBACK";
    const bool ends =
        takes_back || tag == "COMMIT" || tag == "BEGIN" || tag == "START TRANSACTION" || tag == "PREPARE TRANSACTION";
    if (ends || tag.starts_with("CLOSE CURSOR") || tag == "DISCARD ALL") ++closings_;
    if (own_ || (tag == "BEGIN" && std::exchange(expects_begin_, false))) return;
    if (tag == "SAVEPOINT") has_savepoints_ = true;
    else if (takes_back && has_savepoints_) is_doubtful_ = true;
    else if (ends) ended_ = true;
}

}  // namespace mizzle::detail::postgres_detail
