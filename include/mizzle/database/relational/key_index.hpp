// Which place a row with an integer key has in a list: each key that is met for the first time takes the next one.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace mizzle::detail {

// Keys that a database hands out lie close together, and are looked up in a list; others in a map.
template <class Key> class key_places {
public:
    std::size_t of(Key key) {
        if (key >= 0 && static_cast<std::uint64_t>(key) < near_.size()) {
            auto& place = near_[static_cast<std::size_t>(key)];
            if (place == none && far_.empty()) place = next_++;
            if (place != none) return place;
        }
        return add(key);
    }

private:
    static constexpr std::uint32_t none = 0xffffffff;

    // A key that went into the map stays there, though the list may have reached it since.
    std::size_t add(Key key) {
        if (!far_.empty())
            if (const auto found = far_.find(key); found != far_.end()) return found->second;
        const std::uint64_t reach = 1024 + 8 * std::uint64_t{next_};
        if (key < 0 || static_cast<std::uint64_t>(key) >= reach) return far_.emplace(key, next_++).first->second;
        const auto index = static_cast<std::size_t>(key);
        if (near_.size() <= index) near_.resize(index + 1 + index / 2, none);
        return near_[index] = next_++;
    }

    std::vector<std::uint32_t> near_;
    std::unordered_map<Key, std::uint32_t> far_;
    std::uint32_t next_ = 0;
};

}  // namespace mizzle::detail
