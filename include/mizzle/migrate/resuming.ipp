// The functions of resuming.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "../sql/values/literal.hpp"
#include "resuming.hpp"

#include <algorithm>
#include <initializer_list>

namespace mizzle::detail {

// What a database does as a whole: each of several tables goes by itself.
MIZZLE_INLINE resumption resumption_of(std::string_view sql) {
    auto words = tokens_of(sql);
    // set statement NAME = VALUE for ...
    if (words.size() > 2 && words[0].is_word("set") && words[1].is_word("statement")) {
        const auto found = std::find_if(words.begin(), words.end(), [](const token& t) { return t.is_word("for"); });
        words.erase(words.begin(), found == words.end() ? found : found + 1);
    }
    const auto is_one_of = [](const token& t, std::initializer_list<std::string_view> list) {
        return std::any_of(list.begin(), list.end(), [&](std::string_view word) { return t.is_word(word); });
    };
    if (words.empty()) return resumption::by_definition;
    const auto& first = words[0];
    if (is_one_of(first, {"insert", "update", "delete", "replace", "select", "with", "load"})) return resumption::whole;
    if (is_one_of(first, {"alter", "rename", "truncate", "grant", "revoke", "analyze", "optimize"}))
        return resumption::by_definition;
    const bool replaces = words.size() > 2 && words[1].is_word("or") && words[2].is_word("replace");
    if (first.is_word("create")) {
        const bool is_table =
            std::any_of(words.begin() + 1, words.begin() + static_cast<long>(std::min<std::size_t>(4, words.size())),
                        [](const token& t) { return t.is_word("table"); });
        return replaces && is_table ? resumption::unknown : resumption::by_definition;
    }
    if (first.is_word("drop")) {
        const bool has_several = std::any_of(words.begin(), words.end(), [](const token& t) { return t.is_sign(','); });
        return has_several ? resumption::unknown : resumption::by_definition;
    }
    return resumption::unknown;
}

MIZZLE_INLINE const migration_step* statement_after(const migration_script& script, std::int32_t ran) {
    for (const auto& step : script.steps)
        if (step.kind == step_kind::statement && ran-- == 0) return &step;
    return nullptr;
}

MIZZLE_INLINE std::vector<std::string> names_in(std::string_view sql) {
    std::vector<std::string> names;
    for (const auto& t : tokens_of(sql))
        if (t.is_name() && std::find(names.begin(), names.end(), t.text) == names.end()) names.push_back(t.text);
    return names;
}

namespace resuming {

MIZZLE_INLINE std::string definitions_now(const migration_words& words, const migration_step& next) {
    return words.definitions(names_in(next.text));
}
MIZZLE_INLINE std::string of_migration(std::string_view name) {
    std::string text = " where name = ";
    append_text_literal(text, name);
    return text;
}

}  // namespace resuming

MIZZLE_INLINE std::string keep_definitions(const migration_words& words, std::string_view migration,
                                           const migration_step& next) {
    return "update mizzle_migrations set definitions = " + resuming::definitions_now(words, next) +
           resuming::of_migration(migration);
}

MIZZLE_INLINE std::string has_changed(const migration_words& words, std::string_view migration,
                                      const migration_step& next) {
    return "select definitions <> " + resuming::definitions_now(words, next) + " from mizzle_migrations" +
           resuming::of_migration(migration);
}

}  // namespace mizzle::detail
