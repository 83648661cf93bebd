// The functions of pause.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "pause.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void pause_for(std::int64_t microseconds) {
#if defined(_WIN32)
    std::this_thread::sleep_for(std::chrono::microseconds(microseconds));
#else
    timespec left{};
    // The types of the parts are not the same everywhere.
    const auto set = []<class Part>(Part& part, std::int64_t n) { part = static_cast<Part>(n); };
    set(left.tv_sec, microseconds / 1'000'000);
    set(left.tv_nsec, microseconds % 1'000'000 * 1000);
    while (nanosleep(&left, &left) != 0 && errno == EINTR) {}
#endif
}

}  // namespace mizzle::detail
