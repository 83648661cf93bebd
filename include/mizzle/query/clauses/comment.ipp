// The functions of comment.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "comment.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void append_encoded(std::string& out, std::string_view text) {
    for (const char c : text) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                              c == '_' || c == '.' || c == '~';
        if (is_plain) {
            out += c;
        } else {
            constexpr std::string_view digits = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
}

MIZZLE_INLINE std::string encoded_tags(std::initializer_list<comment_tag> tags) {
    std::vector<std::string> pairs;
    for (const auto& tag : tags) {
        if (tag.key.empty()) throw_usage_error("mizzle: a comment has a tag without a key");
        std::string pair;
        append_encoded(pair, tag.key);
        pair += "='";
        append_encoded(pair, tag.value);
        pairs.push_back(pair += '\'');
    }
    std::sort(pairs.begin(), pairs.end());
    std::string text;
    for (const auto& pair : pairs) text.append(text.empty() ? "" : ",").append(pair);
    return text;
}

}  // namespace mizzle::detail
