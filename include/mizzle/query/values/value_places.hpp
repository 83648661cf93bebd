// Which of a statement's values belong to the same expression, written in several places: a database takes those for
// one expression where they have one placeholder.
#pragma once
#include "bound_value.hpp"

#include <algorithm>
#include <utility>

namespace mizzle::detail {

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
    void add(const value_place& place);
    // Of an expression that was put together at run time: whether it repeats another one is up to the database.
    place_standing standing_of_opaque() const {
        return current.is_original ? place_standing::original : place_standing::free;
    }

    // Leaves each value in the list once. The number of each placeholder, or null where they are as they were.
    const int* share(value_list& values);

private:
    bool is_equal(const value_list& values, std::size_t a, std::size_t b) const;
    std::size_t hash(const value_list& values, const value_place& place) const;

    void join_equal(const value_list& values);
    // The first of the values that are one.
    int first_of(std::size_t value) const {
        while (numbers_[value] != static_cast<int>(value)) value = static_cast<std::size_t>(numbers_[value]);
        return static_cast<int>(value);
    }
    void join(std::size_t a, std::size_t b);

    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE static void refuse() {
        throw_usage_error("mizzle: an expression is grouped by, or distinct, with other values than it is selected, "
                          "filtered or sorted by; keep it in a variable and use that in both places");
    }

    std::vector<value_place> places_;
    std::vector<int> numbers_;
    int selects_ = 0;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "value_places.ipp"
#endif
