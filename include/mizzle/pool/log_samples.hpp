// Where the primary's log has been, and when: how far behind a replica is, in time that one clock measured.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>

namespace mizzle::detail {

class log_samples {
public:
    using clock = std::chrono::steady_clock;

    // Positions never go back, but where another server is the primary now.
    void add(clock::time_point now, std::uint64_t position) {
        if (!samples_.empty() && position < samples_.back().position) samples_.clear();
        // When it was reached is what is asked of a position, so one that comes again says nothing.
        if (!samples_.empty() && position == samples_.back().position) return;
        samples_.push_back({now, position});
        if (samples_.size() > most) samples_.pop_front();
    }
    // Nothing where the replica has all that is known of; else how long ago the first of what it lacks was seen, or
    // since when there are samples.
    std::chrono::nanoseconds lag(clock::time_point now, std::uint64_t replayed) const {
        for (const auto& s : samples_)
            if (s.position > replayed) return now - s.seen;
        return {};
    }
    std::uint64_t behind(std::uint64_t replayed) const {
        return samples_.empty() || samples_.back().position <= replayed ? 0 : samples_.back().position - replayed;
    }

private:
    static constexpr std::size_t most = 1'000;
    struct sample {
        clock::time_point seen;
        std::uint64_t position;
    };
    std::deque<sample> samples_;
};

}  // namespace mizzle::detail
