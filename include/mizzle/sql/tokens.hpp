// The words of a text of SQL, as far as they are looked at: names, numbers, texts and signs.
#pragma once
#include "../schema/characters.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

enum class token_kind : unsigned char { word, quoted_name, text, number, sign };

struct token {
    token_kind kind{};
    std::string text;            // of names without their quotes
    std::size_t begin{}, end{};  // where it is written

    bool is_word(std::string_view lower) const { return kind == token_kind::word && is_same_in_any_case(text, lower); }
    bool is_sign(char c) const { return kind == token_kind::sign && text.size() == 1 && text[0] == c; }
    bool is_name() const { return kind == token_kind::word || kind == token_kind::quoted_name; }
    // An unquoted name is meant in any case.
    bool is_name(std::string_view name) const {
        if (kind == token_kind::quoted_name) return text == name;
        return kind == token_kind::word && is_same_in_any_case(text, name);
    }
    bool operator==(const token& other) const { return kind == other.kind && text == other.text; }
};

class tokenizer {
public:
    explicit tokenizer(std::string_view sql) : sql_(sql) {}

    std::vector<token> all() {
        std::vector<token> found;
        for (skip(); at_ < sql_.size(); skip()) found.push_back(next());
        return found;
    }

private:
    // 1e-5 is one number.
    bool is_sign_of_exponent() const {
        return (sql_[at_] == '-' || sql_[at_] == '+') && (sql_[at_ - 1] == 'e' || sql_[at_ - 1] == 'E') &&
               at_ + 1 < sql_.size() && is_digit(sql_[at_ + 1]);
    }
    bool starts(std::string_view text) const { return sql_.substr(at_).starts_with(text); }

    void skip() {
        while (at_ < sql_.size()) {
            if (is_space(sql_[at_])) ++at_;
            else if (starts("--")) at_ = std::min(sql_.find('\n', at_), sql_.size());
            else if (starts("/*")) {
                const auto end = sql_.find("*/", at_ + 2);
                at_ = end == std::string_view::npos ? sql_.size() : end + 2;
            } else return;
        }
    }

    token next() {
        const std::size_t begin = at_;
        const char c = sql_[at_];
        if (c == '"' || c == '`' || c == '[') return quoted(token_kind::quoted_name, c == '[' ? ']' : c);
        if (c == '\'') return quoted(token_kind::text, c);
        if (is_word_character(c)) {
            const bool is_number = is_digit(c);
            const bool is_bits = starts("0x") || starts("0X");
            while (at_ < sql_.size() && (is_word_character(sql_[at_]) ||
                                         (is_number && (sql_[at_] == '.' || (!is_bits && is_sign_of_exponent())))))
                ++at_;
            return made(is_number ? token_kind::number : token_kind::word, begin);
        }
        for (const std::string_view sign : {"||", "<=", ">=", "<>", "!=", "==", "::", "->>", "->", "<<", ">>"})
            if (starts(sign)) {
                at_ += sign.size();
                return made(token_kind::sign, begin);
            }
        ++at_;
        return made(token_kind::sign, begin);
    }

    token made(token_kind kind, std::size_t begin) const {
        return {kind, std::string(sql_.substr(begin, at_ - begin)), begin, at_};
    }
    token quoted(token_kind kind, char close) {
        const std::size_t begin = at_;
        std::string text;
        for (++at_; at_ < sql_.size(); ++at_) {
            if (sql_[at_] == close) {
                if (close == ']' || at_ + 1 >= sql_.size() || sql_[at_ + 1] != close) break;
                ++at_;
            }
            text += sql_[at_];
        }
        at_ = std::min(at_ + 1, sql_.size());
        return {kind, std::move(text), begin, at_};
    }

    std::string_view sql_;
    std::size_t at_ = 0;
};

inline std::vector<token> tokens_of(std::string_view sql) { return tokenizer(sql).all(); }

}  // namespace mizzle::detail
