// Which statements text holds, told by the rules of PostgreSQL's quotes and comments.
#pragma once
#include "../database/raw_text.hpp"
#include "../schema/characters.hpp"

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
            if (is_of_name(c)) f(take_name(), is_first);
            else if (c == '\'' || c == '"') skip_quoted(c, false);
            else if (c != '$' || !skip_dollar_quoted()) rest_.remove_prefix(1);
            is_first = c == ';';
        }
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
