// SQL's words, as far as expressions are compared and their names replaced.
#pragma once
#include "../sql/tokens.hpp"
#include "../sql/values/quotes.hpp"
#include "names.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::kit {

using mizzle::detail::token;
using mizzle::detail::token_kind;
using mizzle::detail::tokens_of;

// In one spelling, whatever the spaces, cases and quotes were.
inline std::string spelled(const std::vector<token>& tokens) {
    std::string text;
    const token* last = nullptr;
    const auto add = [&text](std::string_view piece) { text += piece; };
    const auto calls = [](const token& t) {
        for (const char* word : {"in", "and", "or", "not", "as", "then", "when", "else", "between", "on", "by", "where",
                                 "from", "values", "using", "check", "exists", "over"})
            if (t.is_word(word)) return false;
        return t.kind == token_kind::word;
    };
    for (const auto& t : tokens) {
        const bool joined = last == nullptr || last->is_sign('(') || last->is_sign('.') || t.is_sign(')') ||
                            t.is_sign(',') || t.is_sign('.') || (t.is_sign('(') && calls(*last)) ||
                            (t.kind == token_kind::text && last->is_word("x") && last->end == t.begin);
        if (!joined) text += ' ';
        if (t.kind == token_kind::quoted_name) mizzle::detail::put_quoted(t.text, '"', add);
        else if (t.kind == token_kind::text) mizzle::detail::put_quoted(t.text, '\'', add);
        else if (t.kind == token_kind::word) text += mizzle::detail::lower_case(t.text);
        else text += t.text;
        last = &t;
    }
    return text;
}

// The same without parentheses that stand around all of it.
inline std::string without_parentheses(const std::string& sql) {
    const auto tokens = tokens_of(sql);
    if (tokens.size() < 2 || !tokens.front().is_sign('(') || !tokens.back().is_sign(')')) return sql;
    int depth = 0;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        depth += tokens[i].is_sign('(') ? 1 : tokens[i].is_sign(')') ? -1 : 0;
        if (depth == 0) return sql;
    }
    return sql.substr(tokens.front().end, tokens.back().begin - tokens.front().end);
}

inline bool names_in_sql(std::string_view sql, std::string_view name) {
    for (const auto& t : tokens_of(sql))
        if (t.is_name(name)) return true;
    return false;
}

// The same with another name in place of a name, everywhere or only after `table.`.
inline std::string renamed_in_sql(std::string_view sql, std::string_view from, const std::string& to,
                                  std::string_view after_table = {}) {
    const auto tokens = tokens_of(sql);
    std::string made;
    std::size_t done = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].is_name(from)) continue;
        if (!after_table.empty() && !(i >= 2 && tokens[i - 1].is_sign('.') && tokens[i - 2].is_name(after_table)))
            continue;
        made.append(sql.substr(done, tokens[i].begin - done)).append("\"").append(to).append("\"");
        done = tokens[i].end;
    }
    return made.append(sql.substr(done));
}

}  // namespace mizzle::kit
