// Which of a statement's values belong to the same expression, written in several places: a database takes those for
// one expression where they have one placeholder.
#pragma once
#include "bound_value.hpp"

#include <algorithm>
#include <utility>

namespace mizzle {

// The address stands for the type of an expression.
template <class N> inline constexpr char expression_mark = 0;

constexpr bool is_same_value(const bound_value& a, const bound_value& b) {
    if (a.kind != b.kind) return false;
    if (a.kind == value_kind::null) return true;
    if (a.has_text()) return a.text() == b.text();
    if (a.kind == value_kind::interval &&
        (a.calendar.months != b.calendar.months || a.calendar.days != b.calendar.days))
        return false;
    return a.integer == b.integer;
}

// Of an expression that may stand in a select as a repetition of another: of one in group_by(), for instance.
enum class place_standing : unsigned char { original, repetition, free };

struct value_place {
    const void* expression;    // &expression_mark<N>
    std::size_t first, count;  // of its values
    std::size_t inside;        // how many places before this one lie in it
    int select;                // which of the statement's
    place_standing standing = place_standing::free;
    bool is_opaque = false;  // the type does not tell all: it is the same where the places inside are
};

// Filled while values are bound; see shared_values.hpp. Without places nothing is shared.
class value_places {
public:
    // The select whose values are bound, and whether those of the clause that is bound may be repetitions.
    struct scope {
        int select = 0;
        const bound_value* given = nullptr;  // for its first param<T>
        bool is_noted = false;
        bool is_original = false;  // those of the clause may be what others repeat
    };
    scope current;
    int begin_select() { return ++selects_; }

    std::size_t size() const { return places_.size(); }
    void add(const value_place& place) { places_.push_back(place); }
    // Of an expression that was put together at run time: whether it repeats another one is up to the database.
    place_standing standing_of_opaque() const {
        return current.is_original ? place_standing::original : place_standing::free;
    }

    // Leaves each value in the list once. The number of each placeholder, or null where they are as they were.
    const int* share(value_list& values) {
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

private:
    bool is_equal(const value_list& values, std::size_t a, std::size_t b) const {
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
    std::size_t hash(const value_list& values, const value_place& place) const {
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

    void join_equal(const value_list& values) {
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
    // The first of the values that are one.
    int first_of(std::size_t value) const {
        while (numbers_[value] != static_cast<int>(value)) value = static_cast<std::size_t>(numbers_[value]);
        return static_cast<int>(value);
    }
    void join(std::size_t a, std::size_t b) {
        const int x = first_of(a), y = first_of(b);
        numbers_[static_cast<std::size_t>(std::max(x, y))] = std::min(x, y);
        numbers_[a] = numbers_[b] = std::min(x, y);
    }

    [[noreturn, gnu::cold, gnu::noinline]] static void refuse() {
        throw_usage_error("mizzle: an expression is grouped by, or distinct, with other values than it is selected, "
                          "filtered or sorted by; keep it in a variable and use that in both places");
    }

    std::vector<value_place> places_;
    std::vector<int> numbers_;
    int selects_ = 0;
};

}  // namespace mizzle
