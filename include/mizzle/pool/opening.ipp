// The functions of opening.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "opening.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void outage::succeeded() {
    failures_ = 0;
    is_probing_ = false;
    last_ = nullptr;
}

MIZZLE_INLINE void outage::failed(std::exception_ptr e, const pool_options& options) {
    const auto doublings = std::min(failures_++, 20);
    const std::chrono::milliseconds longest = options.longest_backoff;
    const bool is_longest = options.first_backoff.count() > longest.count() >> doublings;
    next_ = pool_clock::now() + (is_longest ? longest : options.first_backoff * (std::int64_t{1} << doublings));
    is_probing_ = false;
    last_ = std::move(e);
}

}  // namespace mizzle::detail
