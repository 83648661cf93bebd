// MIZZLE_ENUM(priority, low, medium, high) declares enum class priority and its labels in SQL: CREATE TYPE on
// PostgreSQL, text with a CHECK on SQLite. Values are added at the end, or the stored labels no longer sort alike.
// label_of(priority::low) is "low", parse_enum<priority>("low") is priority::low.
#pragma once
#include "../error.hpp"
#include "preprocessor.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace mizzle {

template <std::size_t N> struct enumeration {
    std::string_view name;
    std::array<std::string_view, N> labels;
};

template <class E>
concept labelled_enum = std::is_enum_v<E> && requires { mizzle_enumeration(E{}); };

#define MIZZLE_DETAIL_ENUM_RULE                                                                                      \
    "mizzle: this type has no labels in SQL; declare it by MIZZLE_ENUM(name, first, second), which takes the place " \
    "of enum class, in the enum's own namespace"

// The description of an enum that MIZZLE_ENUM declared. Of others, which are complained of, there is none.
template <class E> constexpr auto describe_enum() {
    if constexpr (labelled_enum<E>) return mizzle_enumeration(E{});
    else return enumeration<0>{};
}
template <class E> inline constexpr auto enumeration_of = describe_enum<E>();

// The label of a value. Throws usage_error for a value that none of the enumerators has.
template <class E> constexpr std::string_view label_of(E value) {
    static_assert(labelled_enum<E>, MIZZLE_DETAIL_ENUM_RULE);
    const auto i = static_cast<std::size_t>(value);
    constexpr auto& labels = enumeration_of<E>.labels;
    if (i >= labels.size()) throw_usage_error("mizzle: an enum holds a value that none of its enumerators has");
    return labels[i];
}

// The value of a label; nothing for text that is none.
template <class E> constexpr std::optional<E> parse_enum(std::string_view label) {
    static_assert(labelled_enum<E>, MIZZLE_DETAIL_ENUM_RULE);
    constexpr auto& labels = enumeration_of<E>.labels;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (labels[i] == label) return static_cast<E>(i);
    return std::nullopt;
}

// Whether the text of a macro's arguments is names with commas between them.
constexpr bool are_names(std::string_view text) {
    bool in_name = false, name_is_over = false;
    for (const char c : text) {
        const bool is_digit = c >= '0' && c <= '9',
                   is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
        if (c == ' ') name_is_over = in_name;
        else if (c == ',') {
            if (!in_name) return false;
            in_name = name_is_over = false;
        } else if (name_is_over || !(is_letter || (is_digit && in_name))) return false;
        else in_name = true;
    }
    return in_name;
}

}  // namespace mizzle

#define MIZZLE_ENUM(name_, ...)                                                                                       \
    static_assert(::mizzle::are_names(#__VA_ARGS__),                                                                  \
                  "mizzle: MIZZLE_ENUM(" #name_ ", ...) takes the enumerators' names alone, which are the labels in " \
                  "SQL: no text, no numbers, no parentheses");                                                        \
    enum class name_ { __VA_ARGS__ };                                                                                 \
    constexpr auto mizzle_enumeration(name_) {                                                                        \
        return ::mizzle::enumeration<0 MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_COUNT, name_, __VA_ARGS__)>{                  \
            #name_, {{MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_LABEL, name_, __VA_ARGS__)}}};                                 \
    }
#define MIZZLE_DETAIL_COUNT(e, l) +1
#define MIZZLE_DETAIL_LABEL(e, l) ::std::string_view(#l),
