// The functions of text_functions.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "text_functions.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE std::int64_t count_characters(std::string_view text) {
    std::int64_t count = 0;
    for (const char c : text) count += begins_character(c);
    return count;
}

MIZZLE_INLINE std::string_view characters_of(std::string_view text, std::int64_t from, std::int64_t to) {
    std::int64_t at = -1;
    std::size_t begin = text.size(), end = text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!begins_character(text[i])) continue;
        ++at;
        if (at == from || (at == 0 && from < 0)) begin = i;
        if (at == to || (at == 0 && to < 0)) {
            end = i;
            break;
        }
    }
    return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

MIZZLE_INLINE std::string substring_from(const function_arguments& a) {
    return std::string(characters_of(a.text(0), a.integer(1) - (a.integer(1) > 0), INT64_MAX));
}

MIZZLE_INLINE std::string substring_of_length(const function_arguments& a) {
    const auto start = a.integer(1), count = a.integer(2);
    if (count < 0) throw std::invalid_argument("a substring of less than no characters");
    const auto end = start > INT64_MAX - count ? INT64_MAX : start + count;
    return std::string(characters_of(a.text(0), start < 1 ? 0 : start - 1, end - (end > INT64_MIN)));
}

MIZZLE_INLINE std::string left_characters(const function_arguments& a) {
    const auto text = a.text(0);
    const auto n = a.integer(1);
    return std::string(characters_of(text, 0, n < 0 ? count_characters(text) + n : n));
}

MIZZLE_INLINE std::string right_characters(const function_arguments& a) {
    const auto text = a.text(0);
    const auto n = a.integer(1);
    const auto start = n < 0 ? -std::max(n, -INT64_MAX) : count_characters(text) - n;
    return std::string(characters_of(text, start, INT64_MAX));
}

MIZZLE_INLINE std::int64_t code_of_character(const function_arguments& a) {
    const auto text = a.text(0);
    if (text.empty()) return 0;
    const auto first = static_cast<unsigned char>(text[0]);
    std::uint32_t code = first < 0x80   ? first
                         : first < 0xe0 ? first & 0x1fU
                         : first < 0xf0 ? first & 0x0fU
                                        : first & 7U;
    for (std::size_t i = 1; i < text.size() && !begins_character(text[i]); ++i)
        code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3fU);
    return code;
}

MIZZLE_INLINE std::string character_of_code(const function_arguments& a) {
    const auto code = a.integer(0);
    if (code < 1 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        throw std::out_of_range("chr() of a number that is no character's");
    const auto byte = [code](int shift, unsigned mask, unsigned mark) {
        return static_cast<char>((static_cast<std::uint32_t>(code) >> shift & mask) | mark);
    };
    if (code < 0x80) return {byte(0, 0x7f, 0)};
    if (code < 0x800) return {byte(6, 0x1f, 0xc0), byte(0, 0x3f, 0x80)};
    if (code < 0x10000) return {byte(12, 0x0f, 0xe0), byte(6, 0x3f, 0x80), byte(0, 0x3f, 0x80)};
    return {byte(18, 0x07, 0xf0), byte(12, 0x3f, 0x80), byte(6, 0x3f, 0x80), byte(0, 0x3f, 0x80)};
}

}  // namespace mizzle::detail::sqlite_detail
