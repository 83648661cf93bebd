// Bytes as text, as JSON has them: RFC 4648's base64 with its filling.
#pragma once
#include "../schema/types.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mizzle::detail {

inline constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

inline std::string base64_text(const bytes& value) {
    std::string out;
    out.reserve((value.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < value.size(); i += 3) {
        const std::size_t count = value.size() - i < 3 ? value.size() - i : 3;
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (k < count ? std::to_integer<std::uint32_t>(value[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k) out += k <= count ? base64_digits[group >> (18 - 6 * k) & 63] : '=';
    }
    return out;
}

// Nothing for any other text, also where its last digit holds bits of no byte: each value has one text.
inline std::optional<bytes> parse_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::size_t filled = 0;
    while (filled < 2 && text.ends_with('=')) {
        text.remove_suffix(1);
        ++filled;
    }
    bytes out;
    out.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t group = 0;
    int bits = 0;
    for (const char c : text) {
        const auto digit = base64_digits.find(c);
        if (digit == std::string_view::npos) return std::nullopt;
        group = (group << 6 | static_cast<std::uint32_t>(digit)) & 0xffffff;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        out.push_back(static_cast<std::byte>(group >> bits & 0xff));
    }
    if ((group & ((1u << bits) - 1)) != 0) return std::nullopt;
    return out;
}

}  // namespace mizzle::detail
