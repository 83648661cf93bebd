// What is declared as its statement, as far as the kit reads it: what it makes, and how that is dropped.
#pragma once
#include "../message.hpp"
#include "rules_of.hpp"
#include "tokens.hpp"

#include <optional>

namespace mizzle::kit {

enum class object_kind : unsigned char { extension, function, view, trigger, words, rule, policy, row_security, right };

struct object_head {
    object_kind kind{};
    std::string identity;     // as a person calls it: "trigger noted on users"
    std::string name;         // the last word of its name
    std::string drop;         // the statement that drops it
    std::string replace{};    // the one that makes it in place of another with the same signature; of a function
    std::string signature{};  // what PostgreSQL replaces nothing else by
    std::string fill{};       // the statement that fills what it makes; of SQLite's table of words
};

namespace detail {

class object_reader {
public:
    object_reader(dialect_id dialect, const std::string& sql)
        : sql_(sql), words_(tokens_of(sql)), rules_(kit_rules(dialect).objects) {}

    object_head read() {
        if (take("grant")) read_right();
        else if (take("alter", "table")) read_row_security();
        else if (take("create")) {
            if (take("or")) take("replace");
            if (rules_.has_definers) skip_definer();
            take("constraint");
            if (take("trigger")) read_on_table(object_kind::trigger, "trigger");
            else if (take("view")) read_view("view");
            else if (rules_.has_tables_of_words) read_words();
            else read_further();
        }
        if (made_.identity.empty()) refuse();
        return std::move(made_);
    }

private:
    bool is(std::size_t at, std::string_view word) const { return at < words_.size() && words_[at].is_word(word); }
    bool is_sign(std::size_t at, char c) const { return at < words_.size() && words_[at].is_sign(c); }
    bool take(std::string_view word) {
        if (!is(at_, word)) return false;
        ++at_;
        return true;
    }
    bool take(std::string_view first, std::string_view second) {
        if (!is(at_, first) || !is(at_ + 1, second)) return false;
        at_ += 2;
        return true;
    }
    [[noreturn]] void refuse() const {
        throw usage_error("mizzle: MIZZLE_SQL_OBJECT has \"" + sql_.substr(0, 40) + (sql_.size() > 40 ? "..." : "") +
                          "\", and the kit compares " + std::string(rules_.compared) +
                          "; write it by hand into a migration instead");
    }

    // Between two words, as it is written.
    std::string slice(std::size_t begin, std::size_t end) const {
        return begin >= end ? "" : sql_.substr(words_[begin].begin, words_[end - 1].end - words_[begin].begin);
    }
    static std::string in_one_spelling(const std::string& text) { return spelled(tokens_of(text)); }

    // schema.name, as it is written.
    std::string take_name() {
        if (take("if", "not")) take("exists");
        const std::size_t begin = at_;
        if (at_ >= words_.size() || !words_[at_].is_name()) refuse();
        for (++at_; is_sign(at_, '.') && at_ + 1 < words_.size(); at_ += 2) {}
        made_.name = words_[at_ - 1].text;
        return slice(begin, at_);
    }

    void read_further() {
        if (take("function")) read_function("function");
        else if (take("procedure")) read_function("procedure");
        else if (!rules_.has_rules_and_policies) return;
        else if (take("materialized", "view")) read_view("materialized view");
        else if (take("extension")) {
            made_.kind = object_kind::extension;
            const std::string name = take_name();
            set("extension", name);
        } else if (take("policy")) read_on_table(object_kind::policy, "policy");
        else if (take("rule")) read_on_table(object_kind::rule, "rule");
    }

    // definer = user, algorithm = merge, sql security invoker
    void skip_definer() {
        std::size_t at = at_;
        while (at < words_.size() && at < 16 && !is(at, "trigger") && !is(at, "view") && !is(at, "function") &&
               !is(at, "procedure"))
            ++at;
        if (at < words_.size() && at < 16) at_ = at;
    }

    // One of a name; what it takes is part of its text.
    void read_only_function(const std::string& word) {
        const std::string name = take_name();
        set(word, name);
        made_.signature = "one of a name";
        made_.replace = in_place_of_another();
    }
    std::string in_place_of_another() const {
        return is(1, "or") ? sql_ : "create or replace" + sql_.substr(words_[0].end);
    }

    void set(const std::string& word, const std::string& named) {
        made_.identity = word + " " + in_one_spelling(named);
        made_.drop =
            "drop " + word + " " + (rules_.drops_triggers_by_name && word == "trigger" ? "if exists " : "") + named;
    }

    void read_view(const std::string& word) {
        made_.kind = object_kind::view;
        const std::string name = take_name();
        set(word, name);
    }

    // A virtual table of FTS5, which is filled from its content where it has that in another table.
    void read_words() {
        if (!take("virtual", "table")) return;
        const std::string name = take_name(), alone = made_.name;
        if (!is(at_, "using") || !is(at_ + 1, "fts5")) refuse();
        made_.kind = object_kind::words;
        made_.identity = "words " + in_one_spelling(name);
        made_.drop = "drop table " + name;
        made_.name = alone;
        for (std::size_t i = at_; i < words_.size(); ++i)
            if (is(i, "content") && is_sign(i + 1, '='))
                made_.fill = message_of({"insert into ", name, " (", name, ") values ('rebuild')"});
    }

    // NAME ... on TABLE; of a rule, whose event says it: NAME as on EVENT to TABLE.
    void read_on_table(object_kind kind, const std::string& word) {
        made_.kind = kind;
        const std::string name = take_name(), alone = made_.name;
        const char* const before_table = kind == object_kind::rule ? "to" : "on";
        while (at_ < words_.size() && !is(at_, before_table)) ++at_;
        ++at_;
        const std::string table = take_name();
        made_.name = alone;
        set(word, rules_.drops_triggers_by_name ? name : name + " on " + table);
        if (rules_.drops_triggers_by_name) made_.identity += " on " + in_one_spelling(table);
    }

    void read_row_security() {
        take("only");
        const std::string table = take_name();
        const std::size_t verb = at_;
        const bool is_enabled = take("enable"), is_forced = !is_enabled && take("force");
        if ((!is_enabled && !is_forced) || !is(at_, "row") || !is(at_ + 1, "level") || !is(at_ + 2, "security") ||
            at_ + 3 != words_.size())
            refuse();
        made_.kind = object_kind::row_security;
        made_.name += is_forced ? "_forced_rows" : "_rows";
        made_.identity = std::string(is_forced ? "forced " : "") + "row level security of " + in_one_spelling(table);
        made_.drop = slice(0, verb) + (is_enabled ? " disable" : " no force") + " row level security";
    }

    // Each is another one, and what is granted anew is revoked before.
    void read_right() {
        std::size_t on = at_;
        while (on < words_.size() && !is(on, "on")) ++on;
        std::size_t to = on;
        while (to < words_.size() && !is(to, "to")) ++to;
        std::size_t end = to;
        while (end < words_.size() && !is(end, "with") && !is(end, "granted")) ++end;
        if (on == at_ || to >= words_.size() || end == to + 1) refuse();
        made_.kind = object_kind::right;
        made_.name = "right_of_" + words_[end - 1].text;
        made_.identity = in_one_spelling(sql_);
        made_.drop = "revoke " + slice(at_, to) + " from " + slice(to + 1, end);
    }

    void read_function(const std::string& word) {
        made_.kind = object_kind::function;
        if (!rules_.overloads_functions) return read_only_function(word);
        const std::size_t begin = at_;
        const std::string name = take_name();
        const std::size_t open = at_;
        if (!is_sign(open, '(')) refuse();
        int depth = 0;
        std::string arguments;
        bool is_default = false;
        std::size_t part = open + 1;  // where the argument begins
        for (; at_ < words_.size(); ++at_) {
            const bool opens = is_sign(at_, '('), closes = is_sign(at_, ')');
            if (closes) --depth;
            const bool ends = depth == 0 ? closes : depth == 1 && is_sign(at_, ',');
            if (!is_default && (ends || (depth == 1 && (is(at_, "default") || is_sign(at_, '='))))) {
                arguments += slice(part, at_);
                is_default = true;
            }
            if (ends && !closes) {
                arguments += ", ";
                part = at_ + 1;
                is_default = false;
            }
            if (opens) ++depth;
            if (depth == 0) break;
        }
        set(word, name + "(" + arguments + ")");
        std::size_t end = ++at_;
        while (end < words_.size() && !is_option(end)) ++end;
        made_.signature = in_one_spelling(slice(begin, end));
        made_.replace = in_place_of_another();
    }
    bool is_option(std::size_t at) const {
        for (const char* word : {"language", "as",       "immutable", "stable", "volatile", "strict",   "called",
                                 "security", "parallel", "cost",      "rows",   "support",  "set",      "begin",
                                 "return",   "window",   "leakproof", "not",    "external", "transform"})
            if (is(at, word)) return true;
        return false;
    }

    const std::string& sql_;
    std::vector<token> words_;
    const object_rules& rules_;
    std::size_t at_ = 0;
    object_head made_;
};

}  // namespace detail

// Throws usage_error for a statement that the kit does not know.
inline object_head head_of(dialect_id dialect, const std::string& sql) {
    return detail::object_reader(dialect, sql).read();
}
inline std::optional<object_head> head_if_known(dialect_id dialect, const std::string& sql) {
    try {
        return head_of(dialect, sql);
    } catch (const usage_error&) { return std::nullopt; }
}
inline object_head head_of(const schema& all, const object_description& o) { return head_of(all.dialect, o.sql); }

// Takes out of a live schema what is the business of others: extensions that are not declared, and what roles may do
// that the declared schema grants nothing.
inline void leave_to_others(schema& live, const schema& declared) {
    const auto role_of = [](const object_head& head) { return head.drop.substr(head.drop.rfind(" from ")); };
    std::erase_if(live.objects, [&](const object_description& o) {
        const auto head = head_of(live, o);
        if (head.kind != object_kind::extension && head.kind != object_kind::right) return false;
        return std::none_of(declared.objects.begin(), declared.objects.end(), [&](const object_description& other) {
            const auto is = head_of(declared, other);
            if (is.kind != head.kind) return false;
            return head.kind == object_kind::extension ? other.name == o.name : role_of(is) == role_of(head);
        });
    });
}

// Each is called as what it makes, whatever the program calls it.
inline void name_objects(schema& all) {
    std::vector<std::string> names;
    for (auto& o : all.objects) {
        o.name = head_of(all, o).identity;
        if (std::find(names.begin(), names.end(), o.name) != names.end())
            throw usage_error("mizzle: the schema has " + o.name + " twice");
        names.push_back(o.name);
    }
}

}  // namespace mizzle::kit
