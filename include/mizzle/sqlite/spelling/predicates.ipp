// The functions of predicates.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "predicates.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::string glob_of_like(std::string_view pattern) {
    std::string glob;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        char c = pattern[i];
        if (c == '%' || c == '_') {
            glob += c == '%' ? '*' : '?';
            continue;
        }
        if (c == '\\') {
            if (++i == pattern.size()) throw_usage_error("mizzle: a pattern of like() ends in its escape character");
            c = pattern[i];
        }
        if (c == '*' || c == '?' || c == '[') glob += {'[', c, ']'};
        else glob += c;
    }
    return glob;
}

}  // namespace mizzle::detail
