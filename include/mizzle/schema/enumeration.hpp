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

namespace mizzle {

template <std::size_t N> struct enumeration {
    std::string_view name;
    std::array<std::string_view, N> labels;
};

// The description of an enum that MIZZLE_ENUM declared.
template <class E> inline constexpr auto enumeration_of = mizzle_enumeration(E{});

// The label of a value. Throws usage_error for a value that none of the enumerators has.
template <class E> constexpr std::string_view label_of(E value) {
    const auto i = static_cast<std::size_t>(value);
    constexpr auto& labels = enumeration_of<E>.labels;
    if (i >= labels.size()) throw_usage_error("mizzle: an enum holds a value that none of its enumerators has");
    return labels[i];
}

// The value of a label; nothing for text that is none.
template <class E> constexpr std::optional<E> parse_enum(std::string_view label) {
    constexpr auto& labels = enumeration_of<E>.labels;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (labels[i] == label) return static_cast<E>(i);
    return std::nullopt;
}

}  // namespace mizzle

#define MIZZLE_ENUM(name_, ...)                                                                      \
    enum class name_ { __VA_ARGS__ };                                                                \
    constexpr auto mizzle_enumeration(name_) {                                                       \
        return ::mizzle::enumeration<0 MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_COUNT, name_, __VA_ARGS__)>{ \
            #name_, {{MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_LABEL, name_, __VA_ARGS__)}}};                \
    }
#define MIZZLE_DETAIL_COUNT(e, l) +1
#define MIZZLE_DETAIL_LABEL(e, l) ::std::string_view(#l),
