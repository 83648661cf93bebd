// What a migration's SQL does to rows, to locks and to programs that run, whoever wrote it.
#pragma once
#include "../migrate/statements.hpp"
#include "rules_of.hpp"
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
    statement_lint(std::string_view sql, const lint_rules& rules) : words_(tokens_of(sql)), rules_(rules) {}

    // `made` are the tables that this migration makes: what is done to them meets no rows.
    std::vector<finding> look(const std::vector<std::string>& made) {
        if (starts({"drop", "table"})) {
            for (const auto& table : dropped_tables())
                add("destructive-table", table,
                    "drops table " + table + " and its rows; keep it until no program reads it");
        } else if (starts({"drop", "schema"}) || starts({"drop", "database"}))
            add("destructive-table", name_at(after_if_exists(2)),
                "drops all that is in it, with its rows; drop its tables by name once no program reads them");
        else if (starts({"rename", "table"})) look_at_rename(name_at(2), 2);
        else if (starts({"alter", "type"}) && has("rename", "value"))
            add("breaks-running", name_at(2),
                "programs that run still say the label; add the other one, and let rows take it over");
        else if (rules_.locks_while_indexing &&
                 (starts({"vacuum", "full"}) || starts({"cluster"}) || (starts({"reindex"}) && !has("concurrently")) ||
                  (starts({"refresh", "materialized"}) && !has("concurrently"))))
            add("rewrites-table", words_.back().text,
                "all others wait while it is written anew; say concurrently where that is possible, or do it by hand "
                "at a quiet time");
        else if (starts({"truncate"}))
            add("destructive-rows", name_at(is(1, "table") ? 2 : 1), "empties a table; say which rows, by delete");
        else if (starts({"delete", "from"}) && !has("where"))
            add("destructive-rows", name_at(2), "deletes every row; say which, by where");
        else if (starts({"create"}) && (is(1, "index") || is(2, "index"))) look_at_index(made);
        else if (starts({"alter", "table"})) look_at_table(made);
        return std::move(found_);
    }

    // The table that a create table makes; else nothing.
    std::vector<std::string> dropped_tables() const {
        std::vector<std::string> names;
        if (!starts({"drop", "table"})) return names;
        for (std::size_t at = after_if_exists(2); at < words_.size(); at = after_comma(at))
            names.push_back(name_at(at));
        return names;
    }
    // What a table is called from then on: the table, and its other name.
    std::pair<std::string, std::string> renamed_table() const {
        if (!starts({"alter", "table"}) || words_.size() < 6 || !is(words_.size() - 2, "to") ||
            !is(words_.size() - 3, "rename"))
            return {};
        return {name_at(2), words_.back().text};
    }
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
        if (rules_.locks_while_indexing && !has("concurrently") && !is_made(made, table))
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
        else if (rules_.copies_tables && (is(verb, "modify") || is(verb, "change")) && !has("inplace") &&
                 !has("instant"))
            add("rewrites-table", table,
                "if a type changes, " + table +
                    " is copied while others only read; say algorithm = inplace, lock = none, so that the server "
                    "refuses what it cannot do beside them");
        else if (is(verb, "set") && (is(verb + 1, "schema")))
            add("breaks-running", table, "programs that run look for " + table + " where it was; leave a view there");
        else if (rules_.locks_while_checking && is(verb, "set") &&
                 (is(verb + 1, "logged") || is(verb + 1, "unlogged") || is(verb + 1, "tablespace")))
            add("rewrites-table", table, "all others wait while " + table + " is written anew; do it at a quiet time");
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
        look_at_rows(table, verb);
        if (rules_.copies_tables && (has("check") || has("references")) && !has("inplace"))
            add("locks-constraint", table,
                table + " is copied while others only read; a foreign key is added in place where foreign_key_checks "
                        "are off, and its rows are counted then");
        if (!rules_.locks_while_checking) return;
        const bool is_constraint = is(verb + 1, "constraint") || is(verb + 1, "check") || is(verb + 1, "foreign") ||
                                   is(verb + 1, "unique") || is(verb + 1, "primary");
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
        const std::size_t end = after_comma(verb);
        const bool is_volatile = has_between(
            verb, end, {"random", "gen_random_uuid", "clock_timestamp", "nextval", "uuid_generate_v4", "timeofday"});
        if (!is_constraint &&
            (is_volatile || has_between(verb, end, {"serial", "bigserial", "smallserial", "identity", "stored"})))
            add("rewrites-table", table,
                "each row of " + table +
                    " gets a value of its own, under a lock; add the "
                    "column without, fill it in batches, then set the default");
    }
    bool has_between(std::size_t begin, std::size_t end, std::initializer_list<std::string_view> words) const {
        for (; begin < end && begin < words_.size(); ++begin)
            if (std::any_of(words.begin(), words.end(), [&](auto word) { return is(begin, word); })) return true;
        return false;
    }

    // What rows that are there may not fit.
    void look_at_rows(const std::string& table, std::size_t verb) {
        const std::size_t end = after_comma(verb);
        std::size_t part = verb + 1;
        if (is(part, "constraint")) part += 2;
        if ((is(part, "unique") || is(part, "primary")) && !has("using", "index"))
            add("depends-on-data", table, "a key of " + table + " fails where rows are equal; look for them first");
        const std::size_t at = after_if_exists(is(part, "column") ? part + 1 : part);
        bool is_required = false;
        for (std::size_t i = at; i + 1 < end && i + 1 < words_.size(); ++i)
            is_required = is_required || (is(i, "not") && is(i + 1, "null"));
        const bool is_part = is(part, "check") || is(part, "foreign") || is(part, "unique") || is(part, "primary") ||
                             is(part, "index") || is(part, "key") || is(part, "exclude");
        if (is_part || !is_required || at >= words_.size() ||
            has_between(at, end,
                        {"default", "generated", "as", "auto_increment", "serial", "bigserial", "smallserial"}))
            return;
        const std::string column = table + "." + words_[at].text;
        add("depends-on-data", column,
            column + " has no value for rows that are there; give it a default, or add it without not null, fill it, "
                     "then set not null");
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
    const lint_rules& rules_;
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

namespace detail {

// Tables that are dropped for one that this script has made, which takes their name: their rows are in it.
inline std::vector<std::string> replaced_tables(const std::vector<mizzle::detail::script_part>& parts,
                                                const lint_rules& rules) {
    std::vector<std::string> made, dropped, replaced;
    for (const auto& part : parts) {
        if (part.is_mark) continue;
        const statement_lint one(part.text, rules);
        made.push_back(one.made_table());
        for (auto& name : one.dropped_tables()) dropped.push_back(std::move(name));
        const auto [from, to] = one.renamed_table();
        const auto has = [](const auto& list, const auto& name) {
            return std::find(list.begin(), list.end(), name) != list.end();
        };
        if (!from.empty() && has(made, from) && has(dropped, to)) replaced.push_back(to);
    }
    return replaced;
}
inline bool is_of_replaced(const statement_lint& one, const std::vector<std::string>& replaced) {
    const auto dropped = one.dropped_tables();
    const std::string name = dropped.size() == 1 ? dropped.front() : one.renamed_table().second;
    return std::find(replaced.begin(), replaced.end(), name) != replaced.end();
}
// customers.note, as a mark has it.
inline std::string name_after_mark(const std::vector<token>& words) {
    std::string name;
    for (std::size_t i = 1; i < words.size() && !words[i].is_word("counted"); ++i) name += words[i].text;
    return name;
}

}  // namespace detail

// Marks of "-- mizzle: allow CODE reason" silence what the next statement would be found for.
inline std::vector<finding> lint(std::string_view sql, std::string_view database, const script_rules& rules) {
    std::vector<finding> found;
    std::vector<std::string> allowed, made, validated, lost;
    const auto parts = mizzle::detail::split_script(sql, rules);
    const auto& waits = kit_rules(dialect_of(database)).lint;
    const auto replaced = detail::replaced_tables(parts, waits);
    for (const auto& part : parts) {
        if (part.is_mark) {
            const auto words = tokens_of(part.text);
            if (!words.empty() && words[0].is_word("loses")) lost.push_back(detail::name_after_mark(words));
            if (!words.empty() && words[0].is_word("allow")) {
                const auto begin = words[0].end + 1;
                const auto text = std::string_view(part.text).substr(std::min(begin, part.text.size()));
                allowed.emplace_back(text.substr(0, text.find(' ')));
            }
            continue;
        }
        detail::statement_lint one(part.text, waits);
        if (detail::is_of_replaced(one, replaced)) {
            for (const auto& name : lost)
                if (std::find(allowed.begin(), allowed.end(), "destructive-column") == allowed.end())
                    found.push_back({"destructive-column", name,
                                     "drops " + name +
                                         " and what is in it; stop reading and writing it first, in a release before"});
            allowed.clear();
            lost.clear();
            continue;
        }
        lost.clear();
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
