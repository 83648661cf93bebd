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

namespace mizzle::detail {

void pause_for(std::int64_t microseconds);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "pause.ipp"
#endif
