// The functions of transaction.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "transaction.hpp"

namespace mizzle::detail {

MIZZLE_NOINLINE MIZZLE_INLINE void wait_before_attempt(const retry_policy& policy, int attempt) {
    const auto doublings = std::min(attempt - 1, 16);
    constexpr std::int64_t most = 86'400'000;  // a day
    const auto longest = std::min<std::int64_t>(policy.backoff.count(), most) << doublings;
    if (longest <= 0) return;
    // Two transactions that meet read the clock at different nanoseconds, which is as random as is needed here.
    const auto now = static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
    const auto share = static_cast<std::int64_t>((now * 0x9e37'79b9'7f4a'7c15) >> 54);  // of 1024
    pause_for(longest * 500 + longest * 500 * share / 1024);
}

}  // namespace mizzle::detail
