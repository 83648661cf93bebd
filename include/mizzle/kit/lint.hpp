// What a migration's SQL does to rows, to locks and to programs that run, whoever wrote it.
#pragma once
#include "../migrate/statements.hpp"
#include "tokens.hpp"

#include <map>
#include <string>
#include <vector>

namespace mizzle::kit {

struct finding {
    std::string code;      // stable; what "-- mizzle: allow CODE reason" names
    std::string name;      // table or table.column
    std::string sentence;  // what, and the remedy
};

namespace detail {

// One statement's words.
class statement_lint {
public:
    statement_lint(std::string_view sql, bool is_postgres) : words_(tokens_of(sql)), is_postgres_(is_postgres) {}

    // `made` are the tables that this migration makes: what is done to them meets no rows.
    std::vector<finding> look(const std::vector<std::string>& made) {
        if (starts({"drop", "table"})) {
            const std::string table = name_at(after_if_exists(2));
            add("destructive-table", table,
                "drops table " + table + " and its rows; keep it until no program reads it");
        } else if (starts({"truncate"}))
            add("destructive-rows", name_at(is(1, "table") ? 2 : 1), "empties a table; say which rows, by delete");
        else if (starts({"delete", "from"}) && !has("where"))
            add("destructive-rows", name_at(2), "deletes every row; say which, by where");
        else if (starts({"create"}) && (is(1, "index") || is(2, "index"))) look_at_index(made);
        else if (starts({"alter", "table"})) look_at_table(made);
        return std::move(found_);
    }

    // The table that a create table makes; else nothing.
    std::string made_table() const {
        if (!starts({"create", "table"})) return {};
        return name_at(is(2, "if") ? 5 : 2);
    }

private:
    bool is(std::size_t at, std::string_view word) const { return at < words_.size() && words_[at].is_word(word); }
    bool starts(std::initializer_list<std::string_view> words) const {
        std::size_t at = 0;
        return std::all_of(words.begin(), words.end(), [&](auto word) { return is(at++, word); });
    }
    bool has(std::string_view word) const {
        return std::any_of(words_.begin(), words_.end(), [&](const auto& t) { return t.is_word(word); });
    }
    bool has(std::string_view first, std::string_view second) const {
        for (std::size_t i = 0; i + 1 < words_.size(); ++i)
            if (is(i, first) && is(i + 1, second)) return true;
        return false;
    }
    std::size_t after_if_exists(std::size_t at) const { return is(at, "if") ? at + (is(at + 1, "not") ? 3 : 2) : at; }
    std::string name_at(std::size_t at) const {
        if (at >= words_.size()) return {};
        std::string name = words_[at].text;
        if (at + 2 < words_.size() && words_[at + 1].is_sign('.')) name += "." + words_[at + 2].text;
        return name;
    }
    void add(std::string code, std::string name, std::string sentence) {
        found_.push_back({std::move(code), std::move(name), std::move(sentence)});
    }
    static bool is_made(const std::vector<std::string>& made, const std::string& table) {
        return std::find(made.begin(), made.end(), table) != made.end();
    }

    void look_at_index(const std::vector<std::string>& made) {
        std::size_t on = 0;
        while (on < words_.size() && !words_[on].is_word("on")) ++on;
        const std::string table = name_at(on + 1);
        if (is(1, "unique") && !is_made(made, table))
            add("depends-on-data", table,
                "a unique index on " + table + " fails where rows are equal; look for them first");
        if (is_postgres_ && !has("concurrently") && !is_made(made, table))
            add("locks-index", table,
                "writers of " + table +
                    " wait while the index is made; create it concurrently, in a migration of its "
                    "own that begins with -- mizzle: no-transaction");
    }

    void look_at_table(const std::vector<std::string>& made) {
        const std::size_t at = after_if_exists(is(2, "only") ? 3 : 2);
        const std::string table = name_at(at);
        if (is_made(made, table)) return;
        std::size_t verb = at + 1;
        if (verb < words_.size() && words_[verb].is_sign('.')) verb += 2;
        for (; verb < words_.size(); verb = after_comma(verb)) look_at_clause(table, verb);
    }
    // Where the next clause begins.
    std::size_t after_comma(std::size_t at) const {
        for (int depth = 0; at < words_.size(); ++at) {
            depth += words_[at].is_sign('(') ? 1 : words_[at].is_sign(')') ? -1 : 0;
            if (depth == 0 && words_[at].is_sign(',')) return at + 1;
        }
        return at;
    }
    void look_at_clause(const std::string& table, std::size_t verb) {
        const bool is_part = is(verb + 1, "constraint") || is(verb + 1, "index") || is(verb + 1, "key") ||
                             is(verb + 1, "primary") || is(verb + 1, "foreign");
        if (is(verb, "drop") && !is_part) look_at_drop(table, verb);
        else if (is(verb, "rename") && !is_part) look_at_rename(table, verb);
        else if (is(verb, "add")) look_at_add(table, verb);
        else if (is(verb, "alter")) look_at_alter(table, verb);
    }

    void look_at_drop(const std::string& table, std::size_t verb) {
        const std::size_t at = after_if_exists(is(verb + 1, "column") ? verb + 2 : verb + 1);
        const std::string column = table + "." + (at < words_.size() ? words_[at].text : "");
        add("destructive-column", column,
            "drops " + column +
                " and what is in it; stop reading and writing it first, "
                "in a release before");
    }

    void look_at_rename(const std::string& table, std::size_t verb) {
        const bool is_table = is(verb + 1, "to");
        const std::size_t at = is(verb + 1, "column") ? verb + 2 : verb + 1;
        const std::string name = is_table ? table : table + "." + (at < words_.size() ? words_[at].text : "");
        add("breaks-running", name,
            "programs that run still say " + name +
                "; add the new name beside it, copy, and "
                "drop the old one in a later release");
    }

    void look_at_add(const std::string& table, std::size_t verb) {
        if (!is_postgres_) return;
        const bool is_constraint = is(verb + 1, "constraint") || is(verb + 1, "check") || is(verb + 1, "foreign");
        if (is_constraint && (has("check") || has("references")) && !has("not", "valid"))
            add("locks-constraint", table,
                "every row of " + table +
                    " is looked at under a lock; add it not valid, then "
                    "validate constraint in a later migration");
        if (is_constraint && (has("unique") || has("primary")) && !has("using", "index"))
            add("locks-index", table,
                "writers of " + table +
                    " wait while its index is made; create a unique index "
                    "concurrently, then add the constraint using index");
        if (!is_constraint && has("default") && (has("random") || has("gen_random_uuid") || has("clock_timestamp")))
            add("rewrites-table", table,
                "each row of " + table +
                    " gets a value of its own, under a lock; add the "
                    "column without, fill it in batches, then set the default");
    }

    void look_at_alter(const std::string& table, std::size_t verb) {
        const std::size_t at = is(verb + 1, "column") ? verb + 2 : verb + 1;
        const std::string column = table + "." + (at < words_.size() ? words_[at].text : "");
        if (is(at + 1, "type") || is(at + 3, "type"))
            add("rewrites-table", column,
                "the type of " + column + " changes: " + table +
                    " is written anew under a "
                    "lock, and programs that run may not expect it; add a column beside it instead");
        if (has("set", "not") && has("not", "null"))
            add("locks-not-null", column,
                "every row of " + table + " is looked at under a lock; add check (" + column +
                    " is not null) not valid, validate it, then set not null");
    }

    std::vector<token> words_;
    bool is_postgres_;
    std::vector<finding> found_;
};

// The table and the constraint that a statement validates; a check on a column that is named so spares SET NOT NULL its
// look at every row.
inline std::string validated_by(std::string_view sql) {
    const auto words = tokens_of(sql);
    std::string table;
    for (std::size_t i = 2; i + 2 < words.size() && words[0].is_word("alter") && words[1].is_word("table"); ++i) {
        if (words[i].is_word("validate") && words[i + 1].is_word("constraint")) return table + "." + words[i + 2].text;
        if (!words[i].is_word("only")) table += words[i].text;
    }
    return {};
}
inline bool is_validated(const finding& f, const std::vector<std::string>& validated) {
    const auto column = f.name.rfind('.');
    return f.code == "locks-not-null" && std::any_of(validated.begin(), validated.end(), [&](const auto& v) {
               return v.starts_with(f.name.substr(0, column + 1)) &&
                      v.find(f.name.substr(column + 1), column + 1) != std::string::npos;
           });
}

}  // namespace detail

// Marks of "-- mizzle: allow CODE reason" silence what the next statement would be found for.
inline std::vector<finding> lint(std::string_view sql, bool is_postgres, const script_rules& rules) {
    std::vector<finding> found;
    std::vector<std::string> allowed, made, validated;
    for (const auto& part : mizzle::detail::split_script(sql, rules)) {
        if (part.is_mark) {
            const auto words = tokens_of(part.text);
            if (!words.empty() && words[0].is_word("allow")) {
                const auto begin = words[0].end + 1;
                const auto text = std::string_view(part.text).substr(std::min(begin, part.text.size()));
                allowed.emplace_back(text.substr(0, text.find(' ')));
            }
            continue;
        }
        detail::statement_lint one(part.text, is_postgres);
        if (const auto table = one.made_table(); !table.empty()) made.push_back(table);
        if (auto name = detail::validated_by(part.text); !name.empty()) validated.push_back(std::move(name));
        for (auto& f : one.look(made))
            if (std::find(allowed.begin(), allowed.end(), f.code) == allowed.end() &&
                !detail::is_validated(f, validated))
                found.push_back(std::move(f));
        allowed.clear();
    }
    return found;
}

}  // namespace mizzle::kit
