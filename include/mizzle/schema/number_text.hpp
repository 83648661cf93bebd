// std::from_chars(), also of floating-point numbers where the standard library has that of integers alone, as libc++
// does up to version 19.
#pragma once
#include <charconv>
#include <version>

#if !defined(__cpp_lib_to_chars)
#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstdlib>
#include <string>
#include <type_traits>

#include <locale.h>
#endif

namespace mizzle::detail {

template <class T> std::from_chars_result number_from_chars(const char* first, const char* last, T& value) {
#if !defined(__cpp_lib_to_chars)
    if constexpr (std::is_floating_point_v<T>) {
        static const locale_t c_locale = newlocale(LC_ALL_MASK, "C", locale_t());
        // strtod() takes more: a plus sign, hexadecimal digits.
        constexpr auto belongs = [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'w') || (c >= 'A' && c <= 'W') || c == 'y' || c == 'Y' ||
                   c == '.' || c == '+' || c == '-';
        };
        const std::string text(first, std::find_if_not(first, last, belongs));
        if (text.starts_with('+')) return {first, std::errc::invalid_argument};
        char* end = nullptr;
        const int before = errno;
        errno = 0;
        T read;
        if constexpr (std::is_same_v<T, float>) read = strtof_l(text.c_str(), &end, c_locale);
        else read = strtod_l(text.c_str(), &end, c_locale);
        // It says so of subnormal numbers, too, which it has read.
        const bool is_out_of_range = errno == ERANGE && (read == T() || read - read != T());
        errno = before;
        if (end == text.c_str()) return {first, std::errc::invalid_argument};
        const char* rest = first + (end - text.c_str());
        if (is_out_of_range) return {rest, std::errc::result_out_of_range};
        value = read;
        return {rest, std::errc()};
    } else
#endif
        return std::from_chars(first, last, value);
}

}  // namespace mizzle::detail
