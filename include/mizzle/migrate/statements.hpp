// A script taken apart into its statements, by the rules of the database that will read it.
#pragma once
#include "../database/raw_text.hpp"
#include "../database/script_rules.hpp"
#include "../message.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

// A statement without its semicolon and without the comments before it, or what stands after "-- mizzle:".
struct script_part {
    std::string_view text;
    std::size_t line = 1;
    bool is_mark = false;
};

class script_splitter {
public:
    script_splitter(std::string_view script, const script_rules& rules) : text_(script), rules_(rules) {
        expect_whole_text(script);
        if (text_.starts_with("\xef\xbb\xbf")) at_ = 3;
    }

    // The views look into the script. Throws usage_error where a quote or a comment is not closed, and where a mark
    // stands inside of a statement, where nobody would heed it.
    std::vector<script_part> split() {
        while (at_ < text_.size()) step();
        end_statement();
        return std::move(parts_);
    }

private:
    bool in_statement() const { return first_ != std::string_view::npos; }
    std::string_view rest() const { return text_.substr(at_); }
    char here() const { return text_[at_]; }
    std::size_t line_of(std::size_t place) const {
        return 1 + static_cast<std::size_t>(std::count(text_.begin(), text_.begin() + static_cast<long>(place), '\n'));
    }
    [[noreturn]] void fail(std::size_t place, std::string_view what) const {
        throw usage_error(message_of({"mizzle: line ", std::to_string(line_of(place)), " of the script ", what}));
    }

    static bool is_space(char c) { return std::string_view(" \t\n\r\f\v").find(c) != std::string_view::npos; }
    static bool is_word_part(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    }
    static bool is_word(std::string_view word, std::string_view lower) {
        return word.size() == lower.size() && std::equal(word.begin(), word.end(), lower.begin(), [](char a, char b) {
                   return (a >= 'A' && a <= 'Z' ? static_cast<char>(a | 0x20) : a) == b;
               });
    }

    void step() {
        if (is_space(here())) {
            ++at_;
        } else if (rest().starts_with("--")) {
            line_comment();
        } else if (rest().starts_with("/*")) {
            block_comment();
        } else if (here() == ';') {
            semicolon();
        } else {
            if (!in_statement()) begin_statement();
            token();
        }
    }

    void begin_statement() {
        first_ = at_;
        words_ = 0;
        depth_ = parentheses_ = 0;
        is_trigger_ = is_function_ = is_created_ = after_semicolon_ = false;
        previous_ = {};
    }
    void end_statement() {
        if (!in_statement()) return;
        parts_.push_back({text_.substr(first_, last_ - first_), line_of(first_)});
        first_ = std::string_view::npos;
    }

    void line_comment() {
        const auto start = at_;
        const auto comment = rest().substr(
            0, std::min(rest().find_first_of(rules_.returns_end_comments ? "\r\n" : "\n"), rest().size()));
        at_ += comment.size();
        auto said = trimmed(comment.substr(2));
        if (!said.starts_with("mizzle:")) return;
        if (in_statement())
            fail(start, "has a mark inside of a statement, where it is not heeded; put it before the statement, and "
                        "a semicolon after the one that it follows.");
        parts_.push_back({trimmed(said.substr(7)), line_of(start), true});
    }
    static std::string_view trimmed(std::string_view text) {
        while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
        while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
        return text;
    }
    void block_comment() {
        const auto start = at_;
        for (int depth = 0; at_ < text_.size();) {
            if (rest().starts_with("/*") && (depth == 0 || rules_.nested_comments)) {
                ++depth;
                at_ += 2;
            } else if (rest().starts_with("*/")) {
                at_ += 2;
                if (--depth == 0) return;
            } else ++at_;
        }
        fail(start, "begins a comment that is not closed.");
    }

    // A trigger ends as SQLite has it: by "; end ;".
    void semicolon() {
        const bool is_inside = is_trigger_          ? !(is_word(previous_, "end") && ended_by_semicolon_)
                               : depth_ > 0         ? true
                               : rules_.parentheses ? parentheses_ > 0
                                                    : false;
        if (in_statement() && is_inside) {
            after_semicolon_ = true;
            previous_ = {};
            last_ = ++at_;
            return;
        }
        end_statement();
        ++at_;
    }

    void token() {
        const char c = here();
        if (is_word_part(c)) return word();
        if (c == '\'') quoted('\'', false);
        else if (c == '"') quoted('"', false);
        else if (c == '`' && rules_.backticks) quoted('`', false);
        else if (c == '[' && rules_.brackets) quoted(']', false);
        else if (c != '$' || !rules_.dollar_quotes || !dollar_quoted()) {
            parentheses_ += c == '(' ? 1 : c == ')' ? -1 : 0;
            ++at_;
        }
        last_ = at_;
        previous_ = {};
        after_semicolon_ = false;
    }

    void word() {
        const auto start = at_;
        while (at_ < text_.size() && (is_word_part(here()) || here() == '$')) ++at_;
        const auto found = text_.substr(start, at_ - start);
        if (rules_.escape_strings && is_word(found, "e") && at_ < text_.size() && here() == '\'') quoted('\'', true);
        last_ = at_;
        consider(found);
    }

    // What begins and ends the body of a trigger or a function.
    void consider(std::string_view found) {
        const auto is = [&](std::string_view lower) { return is_word(found, lower); };
        if (words_ == 0) is_created_ = is("create");
        else if (is_created_ && words_ < 5 && !is_kind_known()) {
            is_trigger_ = rules_.triggers && is("trigger");
            is_function_ = rules_.atomic_bodies && (is("function") || is("procedure"));
            if (is("table") || is("view") || is("index") || is("rule")) is_created_ = false;
        } else if (is_function_) {
            if ((is("atomic") && is_word(previous_, "begin")) || (is("case") && depth_ > 0)) ++depth_;
            else if (is("end") && depth_ > 0) --depth_;
        }
        ended_by_semicolon_ = after_semicolon_;
        after_semicolon_ = false;
        previous_ = found;
        ++words_;
    }
    bool is_kind_known() const { return is_trigger_ || is_function_; }

    // A doubled quote stands for one.
    void quoted(char quote, bool has_escapes) {
        const auto start = at_++;
        for (; at_ < text_.size(); ++at_) {
            if (has_escapes && here() == '\\') ++at_;
            else if (here() == quote) {
                ++at_;
                if (quote == ']' || at_ >= text_.size() || here() != quote) return;
            }
        }
        fail(start, "begins a quote that is not closed.");
    }

    // $$...$$ or $tag$...$tag$
    bool dollar_quoted() {
        const auto start = at_;
        const auto text = rest();
        std::size_t size = 1;
        while (size < text.size() && is_word_part(text[size])) ++size;
        if (size >= text.size() || text[size] != '$' || (text[1] >= '0' && text[1] <= '9')) return false;
        const auto tag = text.substr(0, size + 1);
        const auto end = text.find(tag, tag.size());
        if (end == std::string_view::npos) fail(start, "begins a dollar quote that is not closed.");
        at_ += end + tag.size();
        return true;
    }

    std::string_view text_;
    script_rules rules_;
    std::vector<script_part> parts_;
    std::size_t at_ = 0;
    std::size_t first_ = std::string_view::npos, last_ = 0;  // of the statement that is being read
    std::size_t words_ = 0;
    int depth_ = 0, parentheses_ = 0;
    std::string_view previous_;
    bool is_created_ = false, is_trigger_ = false, is_function_ = false;
    bool after_semicolon_ = false, ended_by_semicolon_ = false;
};

inline std::vector<script_part> split_script(std::string_view script, const script_rules& rules) {
    return script_splitter(script, rules).split();
}

}  // namespace mizzle::detail
