// Which statements text holds, told by the rules of PostgreSQL's quotes and comments.
#pragma once
#include "../database/raw_text.hpp"

#include <algorithm>
#include <string_view>

namespace mizzle::postgres_detail {

class statement_scanner {
public:
    explicit statement_scanner(std::string_view text) : rest_(text) {}

    // Throws usage_error. Text that is not closed, and functions in SQL's own standard syntax, are the server's to
    // judge.
    void expect_one() {
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
            if (is_name(c)) {
                if (is_word(take_name(), "atomic")) return;
            } else if (c == '\'' || c == '"') {
                skip_quoted(c, false);
            } else if (c != '$' || !skip_dollar_quoted()) {
                rest_.remove_prefix(1);
            }
        }
        if (!any) throw_no_statement();
    }

    // Throws usage_error where a COPY would send or want rows beside the statements, which nobody here reads or has.
    void expect_no_copying() {
        bool is_copy = false;
        each_word([&](std::string_view word, bool is_first) {
            if (is_first) is_copy = is_word(word, "copy");
            else if (is_copy && (is_word(word, "stdin") || is_word(word, "stdout")))
                throw_usage_error("mizzle: SQL text cannot copy from stdin or to stdout, which is not this "
                                  "connection's: copy_into() sends rows, stream() reads them; nothing was sent");
        });
    }
    bool makes_savepoint() {
        bool makes = false;
        each_word(
            [&](std::string_view word, bool is_first) { makes = makes || (is_first && is_word(word, "savepoint")); });
        return makes;
    }

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

    bool skip_space_or_comment() {
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
    // A word, with the text that it prefixes if that has backslashes: E'it\'s'.
    std::string_view take_name() {
        std::size_t size = 0;
        while (size < rest_.size() && (is_name(rest_[size]) || rest_[size] == '$')) ++size;
        const auto word = rest_.substr(0, size);
        skip(size);
        if (is_word(word, "e") && rest_.starts_with('\'')) skip_quoted('\'', true);
        return word;
    }
    // A doubled quote ends one text and begins the next.
    void skip_quoted(char quote, bool has_escapes) {
        skip(1);
        while (!rest_.empty() && rest_.front() != quote) skip(has_escapes && rest_.front() == '\\' ? 2 : 1);
        skip(1);
        if (has_escapes && rest_.starts_with(quote)) skip_quoted(quote, true);
    }
    // $$...$$ or $tag$...$tag$
    bool skip_dollar_quoted() {
        std::size_t size = 1;
        while (size < rest_.size() && is_name(rest_[size])) ++size;
        if (size >= rest_.size() || rest_[size] != '$' || (rest_[1] >= '0' && rest_[1] <= '9')) return false;
        const auto tag = rest_.substr(0, size + 1);
        const auto end = rest_.find(tag, tag.size());
        skip(end == std::string_view::npos ? rest_.size() : end + tag.size());
        return true;
    }

    std::string_view rest_;
};

}  // namespace mizzle::postgres_detail
