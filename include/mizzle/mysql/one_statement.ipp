// The functions of one_statement.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "one_statement.hpp"

namespace mizzle::detail::mysql_detail {

MIZZLE_INLINE std::string_view without_comments(std::string_view text) {
    for (;;) {
        while (!text.empty() && std::string_view(" \t\n\v\f\r").find(text.front()) != std::string_view::npos)
            text.remove_prefix(1);
        const bool is_line = text.starts_with('#') || (text.starts_with("--") &&
                                                       (text.size() == 2 || static_cast<unsigned char>(text[2]) <= 32));
        if (is_line) text.remove_prefix(std::min(text.find('\n'), text.size()));
        else if (text.starts_with("/*") && !text.starts_with("/*!") && !text.starts_with("/*M!")) {
            const auto end = text.find("*/", 2);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
        } else return text;
    }
}

MIZZLE_INLINE bool begins_with_word(std::string_view text, std::initializer_list<std::string_view> words) {
    for (;;) {
        text = without_comments(text);
        if (!text.starts_with('(')) break;
        text.remove_prefix(1);
    }
    const auto size =
        static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_word_character) - text.begin());
    const auto first = text.substr(0, size);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return is_same_in_any_case(first, word); });
}

MIZZLE_INLINE bool keeps_transaction(std::string_view text, statement_kind kind) {
    if (kind != statement_kind::raw) return true;
    return begins_with_word(text, {"select", "insert", "update", "delete", "replace", "with", "values", "table"});
}

MIZZLE_INLINE bool is_write(std::string_view text, statement_kind kind) {
    if (kind != statement_kind::raw) return kind != statement_kind::select;
    return begins_with_word(text, {"insert", "update", "delete", "replace", "load", "call"});
}

MIZZLE_INLINE std::string_view without_empty_statements(std::string_view text) {
    for (text = without_comments(text); text.starts_with(';'); text = without_comments(text)) text.remove_prefix(1);
    return text;
}

MIZZLE_INLINE bool holds_second_statement(std::string_view text) {
    for (bool ended = false;;) {
        text = without_comments(text);
        if (text.empty()) return false;
        const char c = text.front();
        if (ended && c != ';') return true;
        text.remove_prefix(1);
        if (c == ';') ended = true;
        else if (c == '\'' || c == '"' || c == '`') {
            // A quote within is doubled: it ends one and begins another.
            const auto end = text.find(c);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
    }
}

}  // namespace mizzle::detail::mysql_detail
