// A script taken apart into its statements, by the rules of the database that will read it.
#pragma once
#include "../database/raw_text.hpp"
#include "../message.hpp"
#include "../schema/characters.hpp"
#include "../sql/script_rules.hpp"

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
    std::vector<script_part> split();

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

    void step();

    void begin_statement();
    void end_statement();

    void line_comment();
    void block_comment();

    // A trigger ends as SQLite has it: by "; end ;".
    void semicolon();

    void token();

    void word();

    // What begins and ends the body of a trigger or a function.
    void consider(std::string_view found);
    bool is_kind_known() const { return is_trigger_ || is_function_ || is_compound_; }
    // Of a body of MySQL's: what has an END of its own.
    void count_blocks(std::string_view found);
    bool begins_inner_statement() const;

    bool is_line_comment() const {
        if (rules_.hash_comments && here() == '#') return true;
        return rest().starts_with("--") &&
               (!rules_.hash_comments || rest().size() == 2 || static_cast<unsigned char>(rest()[2]) <= 32);
    }
    bool is_block_comment() const {
        return rest().starts_with("/*") &&
               !(rules_.hash_comments && (rest().starts_with("/*!") || rest().starts_with("/*M!")));
    }

    // A doubled quote stands for one.
    void quoted(char quote, bool has_escapes);

    // $$...$$ or $tag$...$tag$
    bool dollar_quoted();

    std::string_view text_;
    script_rules rules_;
    std::vector<script_part> parts_;
    std::size_t at_ = 0;
    std::size_t first_ = std::string_view::npos, last_ = 0;  // of the statement that is being read
    std::size_t words_ = 0;
    int depth_ = 0, parentheses_ = 0;
    std::string_view previous_;
    bool is_created_ = false, is_trigger_ = false, is_function_ = false, is_compound_ = false;
    bool after_semicolon_ = false, ended_by_semicolon_ = false;
};

std::vector<script_part> split_script(std::string_view script, const script_rules& rules);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "statements.ipp"
#endif
