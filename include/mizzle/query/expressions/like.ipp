// The functions of like.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "like.hpp"

namespace mizzle {

MIZZLE_INLINE std::string escape_like(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 2);
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

}  // namespace mizzle
