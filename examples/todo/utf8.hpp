// UTF-8, as far as reading files and aligning columns needs it.
#pragma once
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace todo {

// Takes the next character off the text, which must not be empty. Nothing, and the text as it was, where the bytes
// are no UTF-8.
inline std::optional<char32_t> take_character(std::string_view& text) {
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t size = first < 0x80   ? 1
                             : first < 0xc2 ? 0
                             : first < 0xe0 ? 2
                             : first < 0xf0 ? 3
                             : first < 0xf5 ? 4
                                            : 0;
    if (size == 0 || text.size() < size) return std::nullopt;
    auto character = static_cast<char32_t>(size == 1 ? first : first & (0x7f >> size));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return std::nullopt;
        character = (character << 6) | static_cast<char32_t>(byte(i) & 0x3f);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (character < smallest[size] || character > 0x10ffff || (character >= 0xd800 && character < 0xe000))
        return std::nullopt;
    text.remove_prefix(size);
    return character;
}

inline bool is_utf8(std::string_view text) {
    while (!text.empty())
        if (!take_character(text)) return false;
    return true;
}

// How many cells of a terminal a character takes: none for combining marks, two for East Asian characters and emoji.
inline std::size_t width_of(char32_t c) {
    struct range {
        char32_t first, last;
    };
    constexpr range none[] = {{0x300, 0x36f}, {0x200b, 0x200f}, {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}};
    constexpr range wide[] = {{0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0xa4cf},   {0xac00, 0xd7a3},
                              {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},   {0xffe0, 0xffe6},
                              {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};
    for (const auto& r : none)
        if (c >= r.first && c <= r.last) return 0;
    for (const auto& r : wide)
        if (c >= r.first && c <= r.last) return 2;
    return 1;
}

inline std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        if (const auto c = take_character(text)) width += width_of(*c);
        else text.remove_prefix(1), ++width;
    }
    return width;
}

// The text on one line and without control characters, which would move the cursor of a terminal or worse.
inline std::string one_line(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto before = text;
        const auto c = take_character(text);
        if (!c) text.remove_prefix(1), out += "\ufffd";
        else if (*c < 0x20 || (*c >= 0x7f && *c < 0xa0)) out += out.ends_with(' ') ? "" : " ";
        else out += before.substr(0, before.size() - text.size());
    }
    return out;
}

// At most `width` cells of it, with an ellipsis for what is cut off.
inline std::string shortened(std::string_view text, std::size_t width) {
    if (width_of(text) <= width) return std::string(text);
    const auto whole = text;
    std::size_t used = 1;
    while (!text.empty()) {
        auto rest = text;
        const auto c = take_character(rest);
        if (!c) rest.remove_prefix(1);
        used += c ? width_of(*c) : 1;
        if (used > width) break;
        text = rest;
    }
    auto kept = whole.substr(0, whole.size() - text.size());
    while (kept.ends_with(' ')) kept.remove_suffix(1);
    return std::string(kept) + "…";
}

}  // namespace todo
