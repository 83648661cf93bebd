// The functions of dead_peer.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "dead_peer.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void notice_dead_peer(int socket, std::chrono::seconds after) noexcept {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (after.count() <= 0 || getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return;
    if (address.ss_family != AF_INET && address.ss_family != AF_INET6) return;
    const auto set = [socket](int level, int name, std::int64_t value) {
        const int v = static_cast<int>(std::clamp<std::int64_t>(value, 1, std::numeric_limits<int>::max() / 1000));
        (void)setsockopt(socket, level, name, &v, sizeof v);
    };
    set(SOL_SOCKET, SO_KEEPALIVE, 1);
    // Half of the time of silence, then three questions.
    constexpr int questions = 3;
#if defined(TCP_KEEPIDLE)
    set(IPPROTO_TCP, TCP_KEEPIDLE, after.count() / 2);
#elif defined(TCP_KEEPALIVE)
    set(IPPROTO_TCP, TCP_KEEPALIVE, after.count() / 2);
#endif
#if defined(TCP_KEEPINTVL)
    set(IPPROTO_TCP, TCP_KEEPINTVL, after.count() / 2 / questions);
    set(IPPROTO_TCP, TCP_KEEPCNT, questions);
#endif
#if defined(TCP_USER_TIMEOUT)
    const auto ms = static_cast<unsigned>(std::min<std::int64_t>(after.count(), 1'000'000) * 1000);
    (void)setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &ms, sizeof ms);
#endif
}

}  // namespace mizzle::detail
