// What a migration's statement changes, as far as a snapshot can know it.
#pragma once
#include "tokens.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace mizzle::kit {

enum class statement_effect : unsigned char {
    known,  // what a snapshot has
    rows,
    other  // triggers, functions, policies, rights: what nobody but the script knows of
};

namespace detail {

class effect_reader {
public:
    explicit effect_reader(std::string_view sql) : words_(tokens_of(sql)) {}

    statement_effect read() {
        if (is_any({"insert", "update", "delete", "merge", "replace", "truncate", "copy", "select", "with", "values",
                    "refresh"}))
            return statement_effect::rows;
        if (is(0, "do") && is(1, "$fill$")) return statement_effect::rows;  // as --online writes it
        const bool is_known = take("create")    ? is_known_create()
                              : take("alter")   ? is_known_alter()
                              : take("drop")    ? is_known_drop()
                              : take("comment") ? take("on") && is_any({"table", "column"})
                                                : false;
        return is_known ? statement_effect::known : statement_effect::other;
    }

private:
    bool is(std::size_t at, std::string_view word) const { return at < words_.size() && words_[at].is_word(word); }
    bool is_any(std::initializer_list<std::string_view> words) const {
        return std::any_of(words.begin(), words.end(), [&](auto word) { return is(at_, word); });
    }
    bool take(std::string_view word) {
        if (!is(at_, word)) return false;
        ++at_;
        return true;
    }

    // Calls f with the place of each word that stands in no parentheses.
    template <class F> void each_outside(F&& f) const {
        int depth = 0;
        for (std::size_t i = at_; i < words_.size(); ++i) {
            depth += words_[i].is_sign('(') ? 1 : words_[i].is_sign(')') ? -1 : 0;
            if (depth == 0) f(i);
        }
    }
    bool has_outside(std::initializer_list<std::string_view> words) const {
        bool found = false;
        each_outside([&](std::size_t i) {
            for (const auto word : words) found = found || is(i, word);
        });
        return found;
    }

    // No table that lasts for a session, is filled at once or is a part of another one; of the types, enums.
    bool is_known_create() {
        if (take("or")) take("replace");
        if (take("table")) return !has_outside({"as", "partition", "inherits", "using"});
        if (take("type")) return has_outside({"enum"});
        if (take("unique")) return is_any({"index"});
        if (take("materialized")) return is_any({"view"});
        return is_any({"index", "view", "sequence", "schema"});
    }

    bool is_known_drop() {
        if (take("materialized")) return is_any({"view"});
        return is_any({"table", "index", "view", "type", "sequence", "schema"});
    }

    bool is_known_alter() {
        if (take("materialized")) return is_any({"view"});
        if (!take("table")) return is_any({"type", "sequence", "index", "view"});
        if (take("if")) take("exists");
        take("only");
        for (at_ += 1; at_ < words_.size() && words_[at_].is_sign('.');) at_ += 2;
        if (at_ < words_.size() && words_[at_].is_sign('*')) ++at_;
        bool is_known = is_action(at_);
        each_outside([&](std::size_t i) {
            if (words_[i].is_sign(',')) is_known = is_known && is_action(i + 1);
        });
        return is_known;
    }
    // Not: enable row level security, owner to, attach partition.
    bool is_action(std::size_t at) const {
        for (const auto word : {"add", "drop", "rename", "alter", "validate"})
            if (is(at, word)) return true;
        return false;
    }

    std::vector<token> words_;
    std::size_t at_ = 0;
};

}  // namespace detail

inline statement_effect effect_of(std::string_view sql) { return detail::effect_reader(sql).read(); }

}  // namespace mizzle::kit
