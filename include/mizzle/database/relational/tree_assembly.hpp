// Where the rows of a relational query are put: into a list of their level's, or straight into the row that they belong
// to. All of it is the same for every tree; what a row is, is known to two functions alone.
#pragma once
#include "key_index.hpp"
#include "tree_row.hpp"

#include <optional>
#include <vector>

namespace mizzle::detail {

// What a row of the result says of its place in the tree.
struct row_name {
    std::int64_t parent = 0;  // the number or key of the row that it belongs to
    std::int64_t number = 0;  // its own, from 1 on, in the order that was asked for; 0 without one
    std::int64_t key = 0;     // its own, by which rows below name it, where they do
};

// What is done with a list of rows by those who do not know their type. Returns the row in question.
enum class list_task : unsigned char { append, find, swap, drop_last, end };
using list_function = void* (*)(list_task task, void* list, std::size_t i, std::size_t j);

// Of a list that is the program's result, which stays and is sorted, or one that is handed over and ends.
template <class Row, bool IsResult> void* with_list(list_task task, void* list, std::size_t i, std::size_t j) {
    auto& rows = *static_cast<std::vector<Row>*>(list);
    if (task == list_task::append) return &rows.emplace_back();
    if (task == list_task::find) return &rows[i];
    if constexpr (!IsResult) {
        delete &rows;
    } else if (task == list_task::swap) {
        Row kept = std::move(rows[i]);
        rows[i] = std::move(rows[j]);
        rows[j] = std::move(kept);
    } else {
        rows.pop_back();
    }
    return nullptr;
}

// Adds a row to those that belong to the row above, an empty one or one that is moved there; returns it. Null where
// there may be one only and it is there: the row above is there twice.
using add_function = void* (*)(void* row_above, void* row);

// The rows of a level, which have integers as names. Rows below them may come first: their parent's place is made then.
// A template, so that only programs that read trees compile it.
template <class Name> class tree_level {
public:
    tree_level() = default;
    tree_level(const tree_level&) = delete;
    tree_level& operator=(const tree_level&) = delete;
    ~tree_level() {
        if (is_owner_) with_(list_task::end, list_, 0, 0);
    }

    void fill(list_function with, void* list, bool is_owner) {
        with_ = with;
        list_ = list;
        is_owner_ = is_owner;
    }
    // Rows below name these by their keys; otherwise by their numbers.
    void use_keys() { has_keys_ = true; }

    void* append() { return with_(list_task::append, list_, 0, 0); }
    void* find(std::size_t place) const { return with_(list_task::find, list_, place, 0); }
    void* find_named(Name name) { return find(place_of(name)); }
    // Null where it has come already: its key is there twice.
    void* place(const row_name& name) {
        const auto place = place_of(has_keys_ ? name.key : name.number);
        auto& told = entries_[place];
        if (told.number != 0) [[unlikely]]
            return nullptr;
        told.parent = name.parent;
        told.number = name.number != 0 ? static_cast<std::size_t>(name.number) : place + 1;
        return find(place);
    }

    // The rows in the order of their numbers, without those that were named and have not come: a program's data may
    // break a foreign key that the database does not enforce.
    std::vector<std::size_t> order() const {
        std::vector<std::size_t> places(entries_.size(), missing);
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            const auto number = entries_[i].number;
            if (number == 0) continue;
            if (places.size() < number) places.resize(number, missing);
            places[number - 1] = i;
        }
        std::size_t count = 0;
        for (const auto place : places)
            if (place != missing) places[count++] = place;
        places.resize(count);
        return places;
    }
    // Whether no row of this key has come yet.
    bool is_new(Name key) { return seen_.of(key) == seen_count_ && ++seen_count_ != 0; }
    // The same below one row.
    bool is_new(Name parent, Name key) { return is_new(static_cast<Name>(parents_.of(parent) << 32 | keys_.of(key))); }
    Name parent_of(std::size_t place) const { return entries_[place].parent; }

    void sort() {
        auto wanted = order();
        // Each swap puts one row where it belongs; `wanted` says where the rows have gone.
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            auto from = wanted[i];
            while (from < i) from = wanted[from];
            if (from != i) with_(list_task::swap, list_, i, from);
            wanted[i] = from;
        }
        for (auto count = entries_.size(); count > wanted.size(); --count) with_(list_task::drop_last, list_, 0, 0);
    }

private:
    struct entry {
        Name parent = 0;
        std::size_t number = 0;  // 0 where the row has not come
    };
    static constexpr auto missing = static_cast<std::size_t>(-1);

    std::size_t place_of(Name name) {
        const auto place = places_.of(name);
        if (place == entries_.size()) {
            append();
            entries_.emplace_back();
        }
        return place;
    }

    list_function with_ = nullptr;
    void* list_ = nullptr;
    bool is_owner_ = false, has_keys_ = false;
    key_places<Name> places_, seen_, parents_, keys_;
    std::size_t seen_count_ = 0;
    std::vector<entry> entries_;
};

// False where a row finds no room: see add_function.
template <class Level> [[nodiscard]] bool hand_over(Level& level, Level& level_above, add_function add) {
    for (const auto place : level.order())
        if (add(level_above.find_named(level.parent_of(place)), level.find(place)) == nullptr) return false;
    return true;
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
// Null where there is one already: the row above is there twice.
template <class T> T* add_to(std::optional<T>& one) { return one ? nullptr : &one.emplace(); }
template <class T> T* add_to(std::vector<T>& many, T&& row) { return &many.emplace_back(std::move(row)); }
template <class T> T* add_to(std::optional<T>& one, T&& row) { return one ? nullptr : &one.emplace(std::move(row)); }

// `IsFirst`: of several rows the first is taken.
template <class Row, bool IsMoved, bool IsFirst, class RowAbove, class... Path>
void* add_row(void* row_above, void* row) {
    auto& member = member_at<Path...>(*static_cast<RowAbove*>(row_above));
    if constexpr (IsFirst) {
        if (member) return row;
    }
    if constexpr (IsMoved) return add_to(member, std::move(*static_cast<Row*>(row)));
    else return add_to(member);
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

}  // namespace mizzle::detail
