// Where the rows of a relational query are put: in their order, or straight into the row that they belong to.
#pragma once
#include "key_places.hpp"
#include "tree_row.hpp"

#include <optional>
#include <vector>

namespace mizzle {

// What a row of the result says of its place in the tree.
struct row_name {
    std::int64_t parent = 0;  // the number or key of the row that it belongs to
    std::int64_t number = 0;  // its own, from 1 on, in the order that was asked for; 0 without one
    std::int64_t key = 0;     // its own, by which rows below name it, where they do
};

// The rows of a level. Rows below them may come first: their parent's place is made then.
template <class Row> struct tree_level {
    std::vector<Row> rows;
    std::vector<std::int64_t> parents;
    std::vector<std::int64_t> numbers;  // of rows with keys: 0 where a row was named and has not come
    key_places<std::int64_t> places;
    bool is_keyed = false;

    // The row that a row below it names.
    Row& named(std::int64_t name) {
        const auto place = is_keyed ? places.of(name) : static_cast<std::size_t>(name) - 1;
        grow(place + 1);
        return rows[place];
    }
    Row& place(const row_name& name) {
        const auto place = is_keyed ? places.of(name.key) : static_cast<std::size_t>(name.number) - 1;
        grow(place + 1);
        if (is_keyed) numbers[place] = name.number != 0 ? name.number : static_cast<std::int64_t>(place) + 1;
        return rows[place];
    }
    Row& place_with_parent(const row_name& name) {
        Row& row = place(name);
        const auto at = static_cast<std::size_t>(&row - rows.data());
        if (parents.size() <= at) parents.resize(rows.size());
        parents[at] = name.parent;
        return row;
    }

    // In the order of their numbers, without those that have not come: a program's data may break a foreign key that
    // the database does not enforce.
    void sort_by_number() {
        if (!is_keyed || is_sorted()) return;
        std::vector<std::size_t> order(rows.size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto number = static_cast<std::size_t>(numbers[i]);
            if (number == 0) continue;
            if (order.size() < number) order.resize(number, rows.size());
            order[number - 1] = i;
        }
        std::vector<Row> sorted;
        std::vector<std::int64_t> sorted_parents;
        sorted.reserve(rows.size());
        for (const auto i : order) {
            if (i == rows.size()) continue;
            sorted.push_back(std::move(rows[i]));
            if (!parents.empty()) sorted_parents.push_back(parents[i]);
        }
        rows = std::move(sorted);
        parents = std::move(sorted_parents);
    }

private:
    void grow(std::size_t size) {
        if (rows.size() >= size) return;
        rows.resize(size);
        if (is_keyed) numbers.resize(size);
    }
    bool is_sorted() const {
        for (std::size_t i = 0; i < numbers.size(); ++i)
            if (numbers[i] != static_cast<std::int64_t>(i) + 1) return false;
        return true;
    }
};

template <class Row> void* place_first_level(void* level, const row_name& name) {
    return &static_cast<tree_level<Row>*>(level)->place(name);
}
template <class Row> void* place_only_level(void* level, const row_name&) {
    return &static_cast<tree_level<Row>*>(level)->rows.emplace_back();
}
template <class Row> void* place_apart(void* level, const row_name& name) {
    return &static_cast<tree_level<Row>*>(level)->place_with_parent(name);
}

// The member of a relation, by way of joined rows. Those exist, though they may not have been read yet.
template <class T> T& joined_row(T& row) { return row; }
template <class T> T& joined_row(std::optional<T>& row) { return row ? *row : row.emplace(); }
template <class Relation, class... Rest, class Row> auto& member_at(Row& row) {
    auto& member = Relation::get(row);
    if constexpr (sizeof...(Rest) == 0) return member;
    else return member_at<Rest...>(joined_row(member));
}

template <class T> T* add_to(std::vector<T>& many) { return &many.emplace_back(); }
template <class T> T* add_to(std::optional<T>& one) { return &one.emplace(); }
template <class T> void add_to(std::vector<T>& many, T&& row) { many.push_back(std::move(row)); }
template <class T> void add_to(std::optional<T>& one, T&& row) { one.emplace(std::move(row)); }

// Straight to its place.
template <class RowAbove, class... Path> void* place_in_parent(void* level_above, const row_name& name) {
    return add_to(member_at<Path...>(static_cast<tree_level<RowAbove>*>(level_above)->named(name.parent)));
}

template <class Row, class RowAbove, class... Path> void hand_over(void* level, void* level_above) {
    auto& from = *static_cast<tree_level<Row>*>(level);
    auto& to = *static_cast<tree_level<RowAbove>*>(level_above);
    from.sort_by_number();
    for (std::size_t i = 0; i < from.rows.size(); ++i)
        add_to(member_at<Path...>(to.named(from.parents[i])), std::move(from.rows[i]));
}

template <class T> void* enter_joined(void* member, bool found) {
    if constexpr (is_optional<T>) {
        auto& row = *static_cast<T*>(member);
        if (found) return &joined_row(row);
        row.reset();
        return nullptr;
    } else {
        return member;
    }
}

}  // namespace mizzle
