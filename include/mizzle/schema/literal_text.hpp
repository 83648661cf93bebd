// Text that stands in the program.
#pragma once
#include <concepts>
#include <string_view>
#include <type_traits>

namespace mizzle::detail {

// All of it: an array's text ends where nothing but NULs follow, not at its first one.
template <class T> constexpr std::string_view whole_literal(const T& text) {
    if constexpr (std::is_array_v<T>) {
        const std::string_view all(text, std::extent_v<T>);
        return all.substr(0, all.find_last_not_of('\0') + 1);
    } else {
        return text;
    }
}

void sql_text_must_not_hold_a_NUL_character();

// What follows a NUL would be lost: "delete from t\0 where ..." deletes every row.
template <class T> constexpr std::string_view view_of_literal(const T& text) {
    const std::string_view all = whole_literal(text);
    if (all.find('\0') != std::string_view::npos) sql_text_must_not_hold_a_NUL_character();
    return all;
}

// Takes the place of a std::string_view in declarations.
struct declared_sql {
    std::string_view text;
    template <class T>
        requires std::convertible_to<const T&, std::string_view>
    explicit(false) consteval declared_sql(const T& t) : text(view_of_literal(t)) {}
};

}  // namespace mizzle::detail
