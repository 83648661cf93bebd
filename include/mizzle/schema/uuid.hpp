// A universally unique identifier: 16 bytes, written as 8-4-4-4-12 hexadecimal digits.
#pragma once
#include "../error.hpp"
#include "characters.hpp"
#include "given_text.hpp"
#include "literal_text.hpp"

#include <array>
#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace mizzle {

// uuid is the value of a uuid column: 16 bytes.
struct uuid {
    std::array<std::uint8_t, 16> bytes{};

    constexpr uuid() = default;
    constexpr uuid(const std::array<std::uint8_t, 16>& b) : bytes(b) {}
    // uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), checked by the compiler; text that is known at run time only goes
    // through parse().
    template <class Text>
        requires std::same_as<std::remove_extent_t<Text>, char>
    consteval explicit uuid(const Text& text) {
        const auto parsed = parse(detail::whole_literal(text));
        if (!parsed)
            detail::throw_usage_error("mizzle: uuid(\"...\") takes 32 hexadecimal digits, with hyphens or without, "
                                      "such as \"6ba7b810-9dad-11d1-80b4-00c04fd430c8\"");
        bytes = parsed->bytes;
    }

    constexpr bool operator==(const uuid&) const = default;
    // By hand: not every standard library compares arrays three ways.
    constexpr std::strong_ordering operator<=>(const uuid& other) const {
        for (std::size_t i = 0; i < bytes.size(); ++i)
            if (bytes[i] != other.bytes[i]) return bytes[i] <=> other.bytes[i];
        return std::strong_ordering::equal;
    }

    // Nothing unless `text` is 32 hexadecimal digits, with hyphens at the usual places or without, perhaps in braces.
    static constexpr std::optional<uuid> parse(detail::given_text text) {
        if (text.size() > 2 && text.front() == '{' && text.back() == '}') text = text.substr(1, text.size() - 2);
        uuid result;
        std::size_t digits = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (c == '-') {
                if (i != 8 && i != 13 && i != 18 && i != 23) return std::nullopt;
                continue;
            }
            const int nibble = detail::hex_digit(c);
            if (nibble < 0 || digits == 32) return std::nullopt;
            auto& byte = result.bytes[digits / 2];
            byte = static_cast<std::uint8_t>(byte << 4 | nibble);
            ++digits;
        }
        if (digits != 32 || (text.size() != 32 && text.size() != 36)) return std::nullopt;
        return result;
    }

    std::string to_string() const;
};

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "uuid.ipp"
#endif
