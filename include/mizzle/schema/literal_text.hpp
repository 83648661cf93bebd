// SQL text that stands in the program.
#pragma once
#include <algorithm>
#include <concepts>
#include <string_view>
#include <type_traits>

namespace mizzle {

void sql_text_must_not_hold_a_NUL_character();

// What follows a NUL would be lost: "delete from t\0 where ..." deletes every row.
template <class T> constexpr std::string_view view_of_literal(const T& text) {
    if constexpr (std::is_array_v<T>) {
        const std::string_view all(text, std::extent_v<T>);
        const auto size = std::min(all.find('\0'), all.size());
        if (all.find_first_not_of('\0', size) != std::string_view::npos) sql_text_must_not_hold_a_NUL_character();
        return all.substr(0, size);
    } else {
        const std::string_view all = text;
        if (all.find('\0') != std::string_view::npos) sql_text_must_not_hold_a_NUL_character();
        return all;
    }
}

// Takes the place of a std::string_view in declarations.
struct declared_sql {
    std::string_view text;
    template <class T>
        requires std::convertible_to<const T&, std::string_view>
    explicit(false) consteval declared_sql(const T& t) : text(view_of_literal(t)) {}
};

}  // namespace mizzle
