// The functions of durations.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "durations.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void durations::add(std::chrono::nanoseconds duration) {
    const auto n = static_cast<std::uint64_t>(std::max<std::int64_t>(duration.count(), 0));
    ++counts_[place_of(n)];
    ++total_;
    longest_ = std::max(longest_, n);
}

MIZZLE_INLINE std::chrono::nanoseconds durations::at(std::uint64_t percent) const {
    if (total_ == 0) return {};
    const std::uint64_t wanted = (total_ * percent + 99) / 100;
    std::uint64_t passed = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i)
        if ((passed += counts_[i]) >= wanted) return std::chrono::nanoseconds(std::min(greatest_at(i), longest_));
    return std::chrono::nanoseconds(longest_);
}

}  // namespace mizzle::detail
