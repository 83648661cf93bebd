// MIZZLE_ENUM(priority, low, medium, high) declares enum class priority and its labels in SQL: CREATE TYPE on
// PostgreSQL, text with a CHECK on SQLite. Values are added at the end, or the stored labels no longer sort alike.
#pragma once
#include "preprocessor.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace mizzle {

template <std::size_t N> struct enumeration {
    std::string_view name;
    std::array<std::string_view, N> labels;
};

// The description of an enum that MIZZLE_ENUM declared.
template <class E> inline constexpr auto enumeration_of = mizzle_enumeration(E{});

}  // namespace mizzle

#define MIZZLE_ENUM(name_, ...)                                                                      \
    enum class name_ { __VA_ARGS__ };                                                                \
    constexpr auto mizzle_enumeration(name_) {                                                       \
        return ::mizzle::enumeration<0 MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_COUNT, name_, __VA_ARGS__)>{ \
            #name_, {{MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_LABEL, name_, __VA_ARGS__)}}};                \
    }
#define MIZZLE_DETAIL_COUNT(e, l) +1
#define MIZZLE_DETAIL_LABEL(e, l) ::std::string_view(#l),
