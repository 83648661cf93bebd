// Text as a template argument: as<"total">, get<"total">(row).
#pragma once
#include <cstddef>
#include <string_view>

namespace mizzle::detail {

template <std::size_t N> struct fixed_string {
    char characters[N]{};

    consteval fixed_string(const char (&text)[N]) {
        for (std::size_t i = 0; i < N; ++i) characters[i] = text[i];
    }
    constexpr std::string_view view() const { return {characters, N - 1}; }
    constexpr bool operator==(const fixed_string&) const = default;
};

}  // namespace mizzle::detail
