// The classes of characters, and text in small letters: those of ASCII alone, whatever the locale.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace mizzle::detail {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_capital(c) || (c >= 'a' && c <= 'z'); }
// What a name is made of, in C++ as in SQL: letters of any alphabet, digits and _; in SQL, $ as well.
constexpr bool is_of_name(char c) {
    return is_letter(c) || is_digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_word_character(char c) { return is_of_name(c) || c == '$'; }

constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr char small_letter(char c) { return is_capital(c) ? static_cast<char>(c + ('a' - 'A')) : c; }

// Whether two texts are one where letters of either case are.
constexpr bool is_same_in_any_case(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (small_letter(a[i]) != small_letter(b[i])) return false;
    return true;
}

inline std::string lower_case(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = small_letter(c);
    return out;
}

// Without the spaces around it.
constexpr std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

// The value of a hexadecimal digit, or -1.
constexpr int hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    const char letter = small_letter(c);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

}  // namespace mizzle::detail
