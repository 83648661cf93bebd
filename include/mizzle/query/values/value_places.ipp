// The functions of value_places.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "value_places.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void value_places::add(const value_place& place) { places_.push_back(place); }

MIZZLE_INLINE const int* value_places::share(value_list& values) {
    if (places_.empty()) return nullptr;
    numbers_.resize(values.size());
    for (std::size_t i = 0; i < numbers_.size(); ++i) numbers_[i] = static_cast<int>(i);
    join_equal(values);
    std::size_t kept = 0;
    auto* all = values.begin();
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        if (numbers_[i] == static_cast<int>(i)) {
            all[kept] = all[i];
            numbers_[i] = static_cast<int>(++kept);
        } else {
            numbers_[i] = numbers_[static_cast<std::size_t>(numbers_[i])];
        }
    }
    values.shorten(kept);
    return numbers_.data();
}

MIZZLE_INLINE bool value_places::is_equal(const value_list& values, std::size_t a, std::size_t b) const {
    const auto &x = places_[a], &y = places_[b];
    if (x.expression != y.expression || x.select != y.select || x.count != y.count) return false;
    const auto* all = values.begin();
    for (std::size_t i = 0; i < x.count; ++i)
        if (!is_same_value(all[x.first + i], all[y.first + i])) return false;
    if (!x.is_opaque) return true;
    if (x.inside != y.inside) return false;
    for (std::size_t i = 1; i <= x.inside; ++i)
        if (places_[a - i].expression != places_[b - i].expression ||
            places_[a - i].first - x.first != places_[b - i].first - y.first)
            return false;
    return true;
}

MIZZLE_INLINE std::size_t value_places::hash(const value_list& values, const value_place& place) const {
    auto h = reinterpret_cast<std::size_t>(place.expression) + static_cast<std::size_t>(place.select);
    const auto mix = [&](std::size_t word) {
        h = (h ^ word) * static_cast<std::size_t>(0x9e37'79b9'7f4a'7c15ULL) + (h >> 29);
    };
    for (std::size_t i = 0; i < place.count; ++i) {
        const auto& v = values.begin()[place.first + i];
        mix(static_cast<std::size_t>(v.kind));
        if (v.has_text()) mix(std::hash<std::string_view>()(v.text()));
        else if (v.kind != value_kind::null) mix(static_cast<std::size_t>(v.integer));
    }
    return h;
}

MIZZLE_INLINE void value_places::join_equal(const value_list& values) {
    // Each beside those that are equal to it, in the order in which they stand.
    std::vector<std::pair<std::size_t, std::size_t>> order;
    order.reserve(places_.size());
    for (std::size_t i = 0; i < places_.size(); ++i) order.emplace_back(hash(values, places_[i]), i);
    std::sort(order.begin(), order.end());
    // For each place the first that is equal to it; and of those whether an original is among its equals.
    std::vector<std::size_t> first(places_.size());
    std::vector<bool> has_original(places_.size());
    for (std::size_t begin = 0; begin < order.size();) {
        auto end = begin;
        while (end < order.size() && order[end].first == order[begin].first) ++end;
        for (auto i = begin; i < end; ++i) {
            const auto place = order[i].second;
            first[place] = place;
            for (auto j = begin; j < i; ++j)
                if (const auto other = order[j].second; first[other] == other && is_equal(values, place, other)) {
                    first[place] = other;
                    break;
                }
            if (places_[place].standing == place_standing::original) has_original[first[place]] = true;
        }
        begin = end;
    }
    for (std::size_t i = 0; i < places_.size(); ++i) {
        for (std::size_t k = 0; k < places_[i].count; ++k) join(places_[i].first + k, places_[first[i]].first + k);
        if (places_[i].standing == place_standing::repetition && !has_original[first[i]]) refuse();
    }
    for (std::size_t i = 0; i < numbers_.size(); ++i) numbers_[i] = first_of(i);
}

MIZZLE_INLINE void value_places::join(std::size_t a, std::size_t b) {
    const int x = first_of(a), y = first_of(b);
    numbers_[static_cast<std::size_t>(std::max(x, y))] = std::min(x, y);
    numbers_[a] = numbers_[b] = std::min(x, y);
}

}  // namespace mizzle::detail
