// The functions of message.hpp that no type of a program's takes part in.
#pragma once
#include "inline.hpp"
#include "message.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::string message_of(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const auto part : parts) text += part;
    return text;
}

}  // namespace mizzle::detail
