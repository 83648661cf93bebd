// Text where SQLite has another answer than PostgreSQL: counts that are negative, characters that are none.
#pragma once
#include "function.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mizzle::detail::sqlite_detail {

inline bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }
std::int64_t count_characters(std::string_view text);
// From one character to before another one; both may be beyond the text.
std::string_view characters_of(std::string_view text, std::int64_t from, std::int64_t to);

// The characters from a place on, which may be before the first.
std::string substring_from(const function_arguments& a);
std::string substring_of_length(const function_arguments& a);
// A negative count leaves out so many.
std::string left_characters(const function_arguments& a);
std::string right_characters(const function_arguments& a);

template <bool Left> std::string padded(const function_arguments& a) {
    const auto text = a.text(0), fill = a.text(2);
    const auto wanted = a.integer(1), there = count_characters(text);
    if (wanted <= there || fill.empty()) return std::string(characters_of(text, 0, wanted));
    if (wanted > 100'000'000) throw std::length_error("a text that is filled up to more characters than there may be");
    std::string filling;
    for (auto missing = wanted - there; missing > 0;) {
        const auto part = characters_of(fill, 0, missing);
        filling += part;
        missing -= count_characters(part);
    }
    return Left ? filling.append(text) : std::string(text).append(filling);
}

std::int64_t code_of_character(const function_arguments& a);
std::string character_of_code(const function_arguments& a);

inline constexpr function_of_sql text_functions[] = {
    {"mizzle_substring", 2, run_function<substring_from>}, {"mizzle_substring", 3, run_function<substring_of_length>},
    {"mizzle_left", 2, run_function<left_characters>},     {"mizzle_right", 2, run_function<right_characters>},
    {"mizzle_lpad", 3, run_function<padded<true>>},        {"mizzle_rpad", 3, run_function<padded<false>>},
    {"mizzle_ascii", 1, run_function<code_of_character>},  {"mizzle_chr", 1, run_function<character_of_code>},
};

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "text_functions.ipp"
#endif
