// A server on the network that is gone without a word, with its machine or the cable: how soon that is noticed.
#pragma once
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>

namespace mizzle::detail {

// From here on a connection by TCP counts as lost after so long without a sign of life, whether something was sent or
// an answer is waited for. Nothing of sockets of another kind, nor where the time is 0.
void notice_dead_peer(int socket, std::chrono::seconds after) noexcept;

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "dead_peer.ipp"
#endif
