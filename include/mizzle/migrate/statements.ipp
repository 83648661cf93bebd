// The functions of statements.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "statements.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::vector<script_part> script_splitter::split() {
    while (at_ < text_.size()) step();
    end_statement();
    return std::move(parts_);
}

MIZZLE_INLINE void script_splitter::step() {
    if (is_space(here())) {
        ++at_;
    } else if (is_line_comment()) {
        line_comment();
    } else if (is_block_comment()) {
        block_comment();
    } else if (here() == ';') {
        semicolon();
    } else {
        if (!in_statement()) begin_statement();
        token();
    }
}

MIZZLE_INLINE void script_splitter::begin_statement() {
    first_ = at_;
    words_ = 0;
    depth_ = parentheses_ = 0;
    is_trigger_ = is_function_ = is_compound_ = is_created_ = after_semicolon_ = false;
    previous_ = {};
}

MIZZLE_INLINE void script_splitter::end_statement() {
    if (!in_statement()) return;
    parts_.push_back({text_.substr(first_, last_ - first_), line_of(first_)});
    first_ = std::string_view::npos;
}

MIZZLE_INLINE void script_splitter::line_comment() {
    const auto start = at_;
    const auto comment =
        rest().substr(0, std::min(rest().find_first_of(rules_.returns_end_comments ? "\r\n" : "\n"), rest().size()));
    at_ += comment.size();
    auto said = trimmed(comment.substr(comment.starts_with('#') ? 1 : 2));
    if (!said.starts_with("mizzle:")) return;
    if (in_statement())
        fail(start, "has a mark inside of a statement, where it is not heeded; put it before the statement, and "
                    "a semicolon after the one that it follows.");
    parts_.push_back({trimmed(said.substr(7)), line_of(start), true});
}

MIZZLE_INLINE void script_splitter::block_comment() {
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

MIZZLE_INLINE void script_splitter::semicolon() {
    const bool is_inside = is_trigger_          ? !(is_same_in_any_case(previous_, "end") && ended_by_semicolon_)
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

MIZZLE_INLINE void script_splitter::token() {
    const char c = here();
    if (is_of_name(c)) return word();
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

MIZZLE_INLINE void script_splitter::word() {
    const auto start = at_;
    while (at_ < text_.size() && (is_word_character(here()))) ++at_;
    const auto found = text_.substr(start, at_ - start);
    if (rules_.escape_strings && is_same_in_any_case(found, "e") && at_ < text_.size() && here() == '\'')
        quoted('\'', true);
    last_ = at_;
    consider(found);
}

MIZZLE_INLINE void script_splitter::consider(std::string_view found) {
    const auto is = [&](std::string_view lower) { return is_same_in_any_case(found, lower); };
    if (words_ == 0) is_created_ = is("create");
    else if (is_created_ && words_ < (rules_.compound_bodies ? 9u : 5u) && !is_kind_known()) {
        is_compound_ = rules_.compound_bodies && (is("trigger") || is("function") || is("procedure") || is("event"));
        is_trigger_ = rules_.triggers && is("trigger");
        is_function_ = rules_.atomic_bodies && (is("function") || is("procedure"));
        if (is("table") || is("view") || is("index") || is("rule")) is_created_ = false;
    } else if (is_function_) {
        if ((is("atomic") && is_same_in_any_case(previous_, "begin")) || (is("case") && depth_ > 0)) ++depth_;
        else if (is("end") && depth_ > 0) --depth_;
    } else if (is_compound_) {
        count_blocks(found);
    }
    ended_by_semicolon_ = after_semicolon_;
    after_semicolon_ = false;
    previous_ = found;
    ++words_;
}

MIZZLE_INLINE bool script_splitter::begins_inner_statement() const {
    if (after_semicolon_) return true;
    for (const std::string_view word :
         {"begin", "then", "else", "do", "loop", "repeat", "row", "deterministic", "data"})
        if (is_same_in_any_case(previous_, word)) return true;
    return false;
}

MIZZLE_INLINE void script_splitter::count_blocks(std::string_view found) {
    const auto is = [&](std::string_view lower) { return is_same_in_any_case(found, lower); };
    if (is("end")) {
        if (depth_ > 0) --depth_;
        return;
    }
    if (is_same_in_any_case(previous_, "end")) return;  // the word of what ended
    // There are functions of these names.
    const bool is_called = rest().substr(std::min(rest().find_first_not_of(" \t\r\n"), rest().size())).starts_with('(');
    if (is("begin") || is("case") || is("loop") || is("while") || (is("repeat") && !is_called) ||
        (is("if") && begins_inner_statement()))
        ++depth_;
}

MIZZLE_INLINE void script_splitter::quoted(char quote, bool has_escapes) {
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

MIZZLE_INLINE bool script_splitter::dollar_quoted() {
    const auto start = at_;
    const auto text = rest();
    std::size_t size = 1;
    while (size < text.size() && is_of_name(text[size])) ++size;
    if (size >= text.size() || text[size] != '$' || (text[1] >= '0' && text[1] <= '9')) return false;
    const auto tag = text.substr(0, size + 1);
    const auto end = text.find(tag, tag.size());
    if (end == std::string_view::npos) fail(start, "begins a dollar quote that is not closed.");
    at_ += end + tag.size();
    return true;
}

MIZZLE_INLINE std::vector<script_part> split_script(std::string_view script, const script_rules& rules) {
    return script_splitter(script, rules).split();
}

}  // namespace mizzle::detail
