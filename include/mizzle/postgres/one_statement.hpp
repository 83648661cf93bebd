// Which statements text holds, told by the rules of PostgreSQL's quotes and comments.
#pragma once
#include "../database/raw_text.hpp"

#include <algorithm>
#include <string_view>

namespace mizzle::detail::postgres_detail {

class statement_scanner {
public:
    explicit statement_scanner(std::string_view text) : rest_(text) {}

    // Throws usage_error. Text that is not closed, and functions in SQL's own standard syntax, are the server's to
    // judge.
    void expect_one();

    // Throws usage_error where a COPY would send or want rows beside the statements, which nobody here reads or has.
    void expect_no_copying();
    bool makes_savepoint();

private:
    // Calls f(word, whether a statement begins with it).
    template <class F> void each_word(const F& f) {
        bool is_first = true;
        while (!rest_.empty()) {
            if (skip_space_or_comment()) continue;
            const char c = rest_.front();
            if (is_name(c)) f(take_name(), is_first);
            else if (c == '\'' || c == '"') skip_quoted(c, false);
            else if (c != '$' || !skip_dollar_quoted()) rest_.remove_prefix(1);
            is_first = c == ';';
        }
    }

    static bool is_name(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    }
    static bool is_word(std::string_view word, std::string_view lower) {
        return word.size() == lower.size() &&
               std::equal(word.begin(), word.end(), lower.begin(), [](char a, char b) { return (a | 0x20) == b; });
    }
    void skip(std::size_t n) { rest_.remove_prefix(std::min(n, rest_.size())); }

    bool skip_space_or_comment();
    // A word, with the text that it prefixes if that has backslashes: E'it\'s'.
    std::string_view take_name();
    // A doubled quote ends one text and begins the next.
    void skip_quoted(char quote, bool has_escapes);
    // $$...$$ or $tag$...$tag$
    bool skip_dollar_quoted();

    std::string_view rest_;
};

}  // namespace mizzle::detail::postgres_detail

#ifndef MIZZLE_COMPILED
#include "one_statement.ipp"
#endif
