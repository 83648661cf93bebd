// A row of columns that were chosen at run time: named values, each of the C++ type of its SQL type.
#pragma once
#include "../../query/clauses/columns_of.hpp"
#include "../../schema/given_text.hpp"
#include "decode.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mizzle::detail {

template <class List, class... T> struct distinct_types {
    using type = List;
};
template <class... Have, class T, class... Rest>
struct distinct_types<std::variant<Have...>, T, Rest...>
    : distinct_types<
          std::conditional_t<(std::is_same_v<T, Have> || ...), std::variant<Have...>, std::variant<Have..., T>>,
          Rest...> {};

// `X` are the columns that may be chosen; the row holds those that were, in the order of the choice.
template <class... X> class chosen_row {
public:
    // std::monostate is NULL.
    using value_type = typename distinct_types<std::variant<std::monostate>, typename X::sql_type::value_type...>::type;
    struct member {
        std::string_view name;
        value_type value;
        friend bool operator==(const member&, const member&) = default;
    };

    std::size_t size() const { return members_.size(); }
    auto begin() const { return members_.begin(); }
    auto end() const { return members_.end(); }
    const member& operator[](std::size_t i) const { return members_[i]; }
    // Throws usage_error where nothing of the name was selected.
    const value_type& operator[](given_text name) const {
        for (const auto& m : members_)
            if (m.name == name) return m.value;
        throw usage_error("mizzle: \"" + std::string(name) + "\" was not selected");
    }
    friend bool operator==(const chosen_row&, const chosen_row&) = default;

    // Reads it anew; `Cursor` is the driver's.
    template <class Cursor> void read(const Cursor& cursor) {
        members_.resize(static_cast<std::size_t>(cursor.columns()));
        int i = 0;
        for (auto& m : members_) {
            const auto cell = cursor.cell(i);
            const bool known = (read_as<X>(cell, cursor.column_name(i), m) || ...);
            if (!known) cell.fail({"what was not asked for"});
            ++i;
        }
    }

private:
    template <class Item, class Cell> static bool read_as(const Cell& cell, std::string_view name, member& out) {
        if (name != chosen_name<Item>) return false;
        out.name = chosen_name<Item>;
        using type = typename Item::sql_type;
        if (cell.is_null()) out.value = std::monostate();
        else decode(cell, type{}, out.value.template emplace<typename type::value_type>());
        return true;
    }

    std::vector<member> members_;
};

template <class Variant, class T> inline constexpr bool holds_type = false;
template <class... V, class T> inline constexpr bool holds_type<std::variant<V...>, T> = (std::is_same_v<V, T> || ...);

template <class T> struct without_optional {
    using type = T;
};
template <class T> struct without_optional<std::optional<T>> {
    using type = T;
};

// The value of a name. Throws usage_error where nothing of the name was selected, where it is of another type than T,
// and where it is NULL unless T is a std::optional.
template <class T, class... X> T get(const chosen_row<X...>& row, given_text name) {
    using plain = typename without_optional<T>::type;
    using variant = typename chosen_row<X...>::value_type;
    static_assert(holds_type<variant, plain>, "mizzle: none of the columns that may be selected has this C++ type");
    const variant& value = row[name];
    if constexpr (holds_type<variant, plain>) {
        if (const auto* found = std::get_if<plain>(&value)) return T(*found);
    }
    if (value.index() != 0) throw usage_error("mizzle: \"" + std::string(name) + "\" is a column of another type");
    if constexpr (is_optional<T>) return T();
    else throw usage_error("mizzle: \"" + std::string(name) + "\" is NULL; take it as a std::optional");
}

template <class... X, class Source> struct result_row<type_list<column_choice<X...>>, Source> {
    using type = chosen_row<X...>;
};

template <class... X> inline constexpr std::size_t row_size<chosen_row<X...>> = 1;

template <class Row, class Cursor> void read_chosen(const Cursor& cursor, int, void* row) {
    static_cast<Row*>(row)->read(cursor);
}
template <class Cursor, class... X> void list_readers(chosen_row<X...>&, member_reader<Cursor>* out) {
    *out = {&read_chosen<chosen_row<X...>, Cursor>, 0, 0};
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::get;

}  // namespace mizzle
