// The functions of encode.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "encode.hpp"

namespace mizzle::detail {

MIZZLE_NOINLINE MIZZLE_INLINE void throw_not_written() {
    std::throw_with_nested(usage_error("mizzle: a value cannot be written as its column's text: its type's own "
                                       "to_text() refuses it, and the exception that is nested in this one says why"));
}

MIZZLE_INLINE void append_json_string(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        constexpr std::string_view named = "\b\f\n\r\t", letters = "bfnrt";
        if (c == '"' || c == '\\') out += '\\', out += c;
        else if (const auto i = named.find(c); i != std::string_view::npos) out += '\\', out += letters[i];
        else if (u < 0x20) out += "\\u00", out += hex[u >> 4], out += hex[u & 15];
        else out += c;
    }
    out += '"';
}

MIZZLE_INLINE void append_array_string(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    out += '"';
}

MIZZLE_INLINE std::string hex_text(const bytes& value, std::string_view prefix) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out(prefix);
    for (const std::byte b : value)
        out += hex[std::to_integer<std::size_t>(b >> 4)], out += hex[std::to_integer<std::size_t>(b & std::byte{15})];
    return out;
}

MIZZLE_INLINE std::optional<bytes> parse_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    bytes out;
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hex_digit(text[i]), low = hex_digit(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        out.push_back(static_cast<std::byte>(high * 16 + low));
    }
    return out;
}

MIZZLE_INLINE void expect_size_of_list(const std::string& text) {
    if (text.size() > 1'000'000'000) [[unlikely]]
        throw_usage_error(
            "mizzle: an array or a list for in() is longer than 1,000,000,000 bytes, which is more than a "
            "database takes; give it in parts");
}

}  // namespace mizzle::detail
