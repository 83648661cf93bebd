// Text that a program gives to a function. A null pointer would be text to std::string_view and std::string, and crash:
// nullptr does not compile, and a pointer that is null is a usage_error.
#pragma once
#include "../error.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

#define MIZZLE_DETAIL_CHECK_TEXT(V) \
    static_assert(!std::is_null_pointer_v<V>, "mizzle: nullptr is a pointer, and no text; give text")

template <class V> constexpr V&& expect_text(V&& given) {
    if constexpr (std::is_pointer_v<std::remove_cvref_t<V>>)
        if (given == nullptr) throw_usage_error("mizzle: text is given as a null pointer");
    return std::forward<V>(given);
}

// Takes the place of a std::string_view among a function's arguments.
struct given_text : std::string_view {
    template <class V>
        requires std::is_convertible_v<const V&, std::string_view>
    constexpr explicit(false) given_text(const V& text) : std::string_view(expect_text(text)) {
        MIZZLE_DETAIL_CHECK_TEXT(V);
    }
    constexpr given_text(const char* text, std::size_t size) : std::string_view(text, size) {}
};

// Takes the place of a std::string.
struct given_string : std::string {
    template <class V>
        requires std::is_convertible_v<V, std::string>
    explicit(false) given_string(V&& text) : std::string(static_cast<std::string>(expect_text(std::forward<V>(text)))) {
        MIZZLE_DETAIL_CHECK_TEXT(std::remove_cvref_t<V>);
    }
};
#undef MIZZLE_DETAIL_CHECK_TEXT

}  // namespace mizzle::detail
