// How an asio_postgres behaves.
#pragma once
#include "library.hpp"

#include <chrono>
#include <cstddef>

namespace mizzle::detail {

// asio_options say how many connections an asio_postgres has, how much is sent on one together, and how many calls may
// wait.
struct asio_options {
    std::size_t connections = 1;
    std::size_t most_waiting = 100'000;  // for being sent; beyond so many a call fails at once, with pool_overloaded
    // How much goes to one connection together. What is longer goes alone.
    std::size_t most_in_round = 256, round_bytes = 1 << 20;
    // Of a server that cannot be reached one attempt is made after so long, twice as long with each that fails; calls
    // fail at once until then.
    std::chrono::milliseconds first_backoff{100}, longest_backoff{10'000};
    // How long the end waits for what was sent, and again once that is cancelled.
    std::chrono::milliseconds grace{5'000};
    // Where lost connections are opened again, which waits. Empty: on the executor of all else, which waits as long.
    asio_detail::asio::any_io_executor open_on = {};
};

}  // namespace mizzle::detail

namespace mizzle {

using detail::asio_options;

}  // namespace mizzle
