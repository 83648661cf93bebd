// What MIZZLE_SQL_OBJECT declares as far as a database can be asked for it in one statement: whether a trigger is
// there, on which table, when it fires and what it calls; a function's body; a policy's command; a right.
#pragma once
#include "../sql/tokens.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::detail {

// The relation is as a person would write it, with quotes where it needs them; empty where there is none.
struct object_fact {
    std::string kind, relation, table, name, detail{}, more{};
    bool first = false, second = false;  // what they mean depends on the kind
};

class object_facts {
public:
    // Where the database keeps the statement's text, that is the fact, and names are written in either case.
    object_facts(std::string_view sql, bool keeps_statements)
        : sql_(sql), words_(tokens_of(sql)), keeps_statements_(keeps_statements) {
        while (!words_.empty() && words_.back().is_sign(';')) words_.pop_back();
    }

    // None of what is not known.
    std::vector<object_fact> read();

private:
    struct qualified_name {
        std::string text, space, last;  // as it is written; the schema and the last part as the database has them
    };

    bool is(std::size_t at, std::string_view word) const { return at < words_.size() && words_[at].is_word(word); }
    bool is_sign(std::size_t at, char c) const { return at < words_.size() && words_[at].is_sign(c); }
    bool take(std::string_view word);
    qualified_name take_name();
    // Moves to the word, which a name is not; false where there is none.
    bool skip_to(std::string_view word);

    void read_create();
    void read_view();
    void read_trigger();
    void read_kept_trigger(const qualified_name& name);
    void read_function(std::string_view kind);
    void read_policy();
    void read_rule();
    void read_row_security();
    void read_right();
    // The text between quotes that stands after AS, as the server keeps it; empty where it is another one's.
    std::string body() const;
    // After CREATE and the kind, without spaces and quotes, in small letters.
    std::string text_from(std::size_t begin) const;

    std::string_view sql_;
    std::vector<token> words_;
    bool keeps_statements_;
    std::size_t at_ = 0;
    std::vector<object_fact> made_;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "object_facts.ipp"
#endif
