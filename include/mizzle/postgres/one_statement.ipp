// The functions of one_statement.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "one_statement.hpp"

namespace mizzle::detail::postgres_detail {

MIZZLE_INLINE void statement_scanner::expect_one() {
    bool any = false, ended = false;
    int depth = 0;
    while (!rest_.empty()) {
        if (skip_space_or_comment()) continue;
        const char c = rest_.front();
        if (c == ';') {
            rest_.remove_prefix(1);
            ended = ended || (any && depth <= 0);
            continue;
        }
        if (ended) throw_second_statement();
        any = true;
        if (c == '(') ++depth;
        if (c == ')') --depth;
        if (is_of_name(c)) {
            if (is_same_in_any_case(take_name(), "atomic")) return;
        } else if (c == '\'' || c == '"') {
            skip_quoted(c, false);
        } else if (c != '$' || !skip_dollar_quoted()) {
            rest_.remove_prefix(1);
        }
    }
    if (!any) throw_no_statement();
}

MIZZLE_INLINE void statement_scanner::expect_no_copying() {
    bool is_copy = false;
    each_word([&](std::string_view word, bool is_first) {
        if (is_first) is_copy = is_same_in_any_case(word, "copy");
        else if (is_copy && (is_same_in_any_case(word, "stdin") || is_same_in_any_case(word, "stdout")))
            throw_usage_error("mizzle: SQL text cannot copy from stdin or to stdout, which is not this "
                              "connection's: copy_into() sends rows, stream() reads them; nothing was sent");
    });
}

MIZZLE_INLINE bool statement_scanner::makes_savepoint() {
    bool makes = false;
    each_word([&](std::string_view word, bool is_first) {
        makes = makes || (is_first && is_same_in_any_case(word, "savepoint"));
    });
    return makes;
}

MIZZLE_INLINE bool statement_scanner::skip_space_or_comment() {
    if (std::string_view(" \t\n\r\f\v").find(rest_.front()) != std::string_view::npos) return skip(1), true;
    if (rest_.starts_with("--")) return skip(std::min(rest_.find('\n'), rest_.size())), true;
    if (!rest_.starts_with("/*")) return false;
    // They nest.
    for (int depth = 0; !rest_.empty();) {
        if (rest_.starts_with("/*")) ++depth, skip(2);
        else if (rest_.starts_with("*/")) {
            skip(2);
            if (--depth == 0) break;
        } else skip(1);
    }
    return true;
}

MIZZLE_INLINE std::string_view statement_scanner::take_name() {
    std::size_t size = 0;
    while (size < rest_.size() && is_word_character(rest_[size])) ++size;
    const auto word = rest_.substr(0, size);
    skip(size);
    if (is_same_in_any_case(word, "e") && rest_.starts_with('\'')) skip_quoted('\'', true);
    return word;
}

MIZZLE_INLINE void statement_scanner::skip_quoted(char quote, bool has_escapes) {
    skip(1);
    while (!rest_.empty() && rest_.front() != quote) skip(has_escapes && rest_.front() == '\\' ? 2 : 1);
    skip(1);
    if (has_escapes && rest_.starts_with(quote)) skip_quoted(quote, true);
}

MIZZLE_INLINE bool statement_scanner::skip_dollar_quoted() {
    std::size_t size = 1;
    while (size < rest_.size() && is_of_name(rest_[size])) ++size;
    if (size >= rest_.size() || rest_[size] != '$' || is_digit(rest_[1])) return false;
    const auto tag = rest_.substr(0, size + 1);
    const auto end = rest_.find(tag, tag.size());
    skip(end == std::string_view::npos ? rest_.size() : end + tag.size());
    return true;
}

}  // namespace mizzle::detail::postgres_detail
