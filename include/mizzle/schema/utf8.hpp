// Whether text is UTF-8.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace mizzle::detail {

// How many bytes the character has that text begins with, which is not empty; 0 where it is none.
constexpr std::size_t size_of_character(std::string_view text) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = at(0);
    if (first < 0x80) return 1;
    const std::size_t size = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (size == 0 || text.size() < size) return 0;
    for (std::size_t i = 1; i < size; ++i)
        if ((at(i) & 0xc0) != 0x80) return 0;
    // Longer than need be, of a surrogate, or beyond the last character.
    const unsigned second = at(1);
    const bool is_none = (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ||
                         (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f);
    return is_none ? 0 : size;
}

inline bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        // Eight characters of ASCII at once.
        std::uint64_t eight = 0;
        if (text.size() >= sizeof eight) std::memcpy(&eight, text.data(), sizeof eight);
        if (text.size() >= sizeof eight && (eight & 0x8080'8080'8080'8080) == 0) {
            text.remove_prefix(sizeof eight);
            continue;
        }
        const auto size = size_of_character(text);
        if (size == 0) [[unlikely]]
            return false;
        text.remove_prefix(size);
    }
    return true;
}

}  // namespace mizzle::detail
