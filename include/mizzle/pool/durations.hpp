// Durations counted by their size, so that percentiles cost no memory: each is right to an eighth of itself.
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace mizzle::detail {

struct percentiles {
    std::chrono::nanoseconds p50{}, p90{}, p99{}, longest{};
    std::uint64_t count = 0;
};

class durations {
public:
    void add(std::chrono::nanoseconds duration);
    percentiles read() const { return {at(50), at(90), at(99), std::chrono::nanoseconds(longest_), total_}; }

private:
    // Eight places for each power of two.
    static constexpr std::size_t parts = 8, bits_of_parts = 3;
    static constexpr std::size_t place_of(std::uint64_t n) {
        if (n < parts) return static_cast<unsigned>(n);
        const std::size_t power = static_cast<unsigned>(std::bit_width(n)) - 1 - bits_of_parts;
        return (power + 1) * parts + static_cast<unsigned>((n >> power) & (parts - 1));
    }
    static constexpr std::uint64_t greatest_at(std::size_t place) {
        if (place < parts) return place;
        const auto power = place / parts - 1;
        return ((parts + place % parts + 1) << power) - 1;
    }
    std::chrono::nanoseconds at(std::uint64_t percent) const;

    std::array<std::uint64_t, (64 - bits_of_parts) * parts> counts_{};
    std::uint64_t total_ = 0, longest_ = 0;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "durations.ipp"
#endif
