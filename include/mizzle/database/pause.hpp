// A pause of the thread. <thread> would cost every program's compilation more than all that this does.
#pragma once
#include <cstdint>

#if defined(_WIN32)
#include <chrono>
#include <thread>
#else
#include <cerrno>
#include <ctime>
#endif

namespace mizzle {

inline void pause_for(std::int64_t microseconds) {
#if defined(_WIN32)
    std::this_thread::sleep_for(std::chrono::microseconds(microseconds));
#else
    timespec left{static_cast<std::time_t>(microseconds / 1'000'000),
                  static_cast<long>(microseconds % 1'000'000 * 1000)};
    while (nanosleep(&left, &left) != 0 && errno == EINTR) {}
#endif
}

}  // namespace mizzle
