// The functions of like.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "like.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void expect_whole_pattern(const value_list& bound) {
    const auto& pattern = bound.end()[-1];
    if (bound.dialect()->cuts_patterns && pattern.kind == value_kind::text &&
        pattern.text().find('\0') != std::string_view::npos)
        throw usage_error("mizzle: " + std::string(bound.dialect()->name) +
                          " takes a NUL character for the end of a pattern; leave it out of what like() is given");
}

MIZZLE_INLINE std::string escape_like(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 2);
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

}  // namespace mizzle::detail
