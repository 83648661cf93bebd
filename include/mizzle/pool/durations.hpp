// Durations counted by their size, so that percentiles cost no memory: each is right to an eighth of itself.
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace mizzle {

struct percentiles {
    std::chrono::nanoseconds p50{}, p90{}, p99{}, longest{};
    std::uint64_t count = 0;
};

namespace detail {

class durations {
public:
    void add(std::chrono::nanoseconds duration) {
        const auto n = static_cast<std::uint64_t>(std::max<std::int64_t>(duration.count(), 0));
        ++counts_[place_of(n)];
        ++total_;
        longest_ = std::max(longest_, n);
    }
    percentiles read() const { return {at(50), at(90), at(99), std::chrono::nanoseconds(longest_), total_}; }

private:
    // Eight places for each power of two.
    static constexpr std::size_t parts = 8, bits_of_parts = 3;
    static constexpr std::size_t place_of(std::uint64_t n) {
        if (n < parts) return static_cast<std::size_t>(n);
        const auto power = static_cast<std::size_t>(std::bit_width(n)) - 1 - bits_of_parts;
        return (power + 1) * parts + static_cast<std::size_t>((n >> power) & (parts - 1));
    }
    static constexpr std::uint64_t greatest_at(std::size_t place) {
        if (place < parts) return place;
        const auto power = place / parts - 1;
        return ((parts + place % parts + 1) << power) - 1;
    }
    std::chrono::nanoseconds at(std::uint64_t percent) const {
        if (total_ == 0) return {};
        const std::uint64_t wanted = (total_ * percent + 99) / 100;
        std::uint64_t passed = 0;
        for (std::size_t i = 0; i < counts_.size(); ++i)
            if ((passed += counts_[i]) >= wanted) return std::chrono::nanoseconds(std::min(greatest_at(i), longest_));
        return std::chrono::nanoseconds(longest_);
    }

    std::array<std::uint64_t, (64 - bits_of_parts) * parts> counts_{};
    std::uint64_t total_ = 0, longest_ = 0;
};

}  // namespace detail

}  // namespace mizzle
