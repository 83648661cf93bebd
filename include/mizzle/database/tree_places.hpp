// Where the rows of a relational query are put: in their order, or straight into the row that they belong to.
#pragma once
#include "tree_row.hpp"

#include <optional>
#include <vector>

namespace mizzle {

// The rows of a level by their numbers, each with that of the row that it belongs to.
template <class Row> struct numbered_rows {
    std::vector<Row> rows;
    std::vector<std::int64_t> parents;

    Row& at(std::int64_t number) {
        const auto size = static_cast<std::size_t>(number);
        if (rows.size() < size) rows.resize(size);
        return rows[size - 1];
    }
};

template <class Row> void* place_first_level(void* rows, std::int64_t, std::int64_t number) {
    return &static_cast<numbered_rows<Row>*>(rows)->at(number);
}
template <class Row> void* place_only_level(void* rows, std::int64_t, std::int64_t) {
    return &static_cast<numbered_rows<Row>*>(rows)->rows.emplace_back();
}
template <class Row> void* place_numbered(void* rows, std::int64_t parent, std::int64_t number) {
    auto& level = *static_cast<numbered_rows<Row>*>(rows);
    Row& row = level.at(number);
    if (level.parents.size() < level.rows.size()) level.parents.resize(level.rows.size());
    level.parents[static_cast<std::size_t>(number) - 1] = parent;
    return &row;
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
template <class RowAbove, class... Path> void* place_in_parent(void* rows_above, std::int64_t parent, std::int64_t) {
    return add_to(member_at<Path...>(static_cast<numbered_rows<RowAbove>*>(rows_above)->at(parent)));
}

template <class Row, class RowAbove, class... Path> void hand_over(void* rows, void* rows_above) {
    auto& level = *static_cast<numbered_rows<Row>*>(rows);
    auto& above = *static_cast<numbered_rows<RowAbove>*>(rows_above);
    for (std::size_t i = 0; i < level.rows.size(); ++i)
        add_to(member_at<Path...>(above.at(level.parents[i])), std::move(level.rows[i]));
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
