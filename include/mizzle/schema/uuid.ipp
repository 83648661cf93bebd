// The functions of uuid.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "uuid.hpp"

namespace mizzle {

MIZZLE_INLINE std::string uuid::to_string() const {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += hex[bytes[i] >> 4];
        text += hex[bytes[i] & 15];
    }
    return text;
}

}  // namespace mizzle
