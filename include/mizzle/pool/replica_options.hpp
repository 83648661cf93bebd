// How reads are given to replicas, and what is known of each.
#pragma once
#include "../database/limits/time_span.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace mizzle {

// replica_options say how reads are given to replicas, and when one is left out.
struct replica_options {
    detail::time_span<std::chrono::milliseconds> look_every{
        1'000};  // how old what is known of the servers may be when a read asks
    detail::time_span<std::chrono::milliseconds> most_lag{
        10'000};  // a replica that is further behind gets no reads until it caught up
    detail::time_span<std::chrono::milliseconds> answer_wait{
        1'000};  // a server that has not said so long where its log is does not answer
    detail::time_span<std::chrono::milliseconds> replay_wait{
        500};  // how long after() waits for a replica; then the primary is read
};

// A log_position is a place in the primary's log, which position() gives.
struct log_position {
    // Its place, counted in bytes from the beginning of the log.
    std::uint64_t bytes = 0;
    auto operator<=>(const log_position&) const = default;
};

}  // namespace mizzle

namespace mizzle::detail {

// What a replicated database knows of one of its replicas.
struct replica_state {
    std::size_t number = 0;          // among the replicas that replicated() was given
    bool answers = false;            // when it was last looked at, and it is a replica still
    bool is_usable = false;          // it answers, and its lag is at most most_lag
    log_position replayed{};         // what it shows
    std::uint64_t behind = 0;        // bytes of the primary's log that it does not show yet
    std::chrono::nanoseconds lag{};  // how long ago the primary had what the replica does not show, at least
    std::size_t in_use = 0;          // reads that run there now
};

// Chooses among those that are usable, at least one: an index of the span; beyond its end the primary is read. It is
// called by the thread whose read it is, one call at a time.
using replica_chooser = std::function<std::size_t(std::span<const replica_state>)>;

}  // namespace mizzle::detail

namespace mizzle {

// replica_chooser is a function of the program's that says which of the usable replicas a read goes to, by its index;
// an index beyond the end is the primary.
using detail::replica_chooser;
// replica_state is what a replicated database knows of one of its replicas: whether it answers, and how far it is
// behind.
using detail::replica_state;

}  // namespace mizzle
