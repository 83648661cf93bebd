// The functions of kept_triggers.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "../sql/values/literal.hpp"
#include "kept_triggers.hpp"

namespace mizzle::detail {

MIZZLE_INLINE bool drops_trigger(std::string_view statement, std::string_view name) {
    const auto is_quote = [](char c) { return std::string_view("\"`[] \t\r\n;").find(c) != std::string_view::npos; };
    constexpr std::string_view words = "drop trigger if exists ";
    auto text = lower_case(statement.substr(0, statement.size()));
    if (!text.starts_with(words)) return false;
    text.erase(0, words.size());
    while (!text.empty() && is_quote(text.back())) text.pop_back();
    while (!text.empty() && is_quote(text.front())) text.erase(0, 1);
    return text == lower_case(name);
}

MIZZLE_INLINE void kept_triggers::restore(std::string_view migration, const migration_script& script) {
    const auto& words = session_.words();
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        const bool is_dropped = std::any_of(script.steps.begin(), script.steps.end(), [&](const migration_step& s) {
            return s.kind == step_kind::statement && drops_trigger(s.text, names_[i]);
        });
        if (is_dropped || count(words.triggers_of_name, names_[i]) != 0) continue;
        if (count(words.tables_of_name, tables_[i]) != 0) session_.exec(texts_[i]);
        else expect_dropped(migration, script, i);
    }
}

MIZZLE_INLINE std::int64_t kept_triggers::count(std::string_view question, std::string_view name) {
    std::string text(question);
    append_text_literal(text, name);
    return session_.number(text);
}

MIZZLE_INLINE void kept_triggers::expect_dropped(std::string_view migration, const migration_script& script,
                                                 std::size_t i) const {
    const auto renaming = lower_case(tables_[i]);
    for (const auto& step : script.steps) {
        const auto text = lower_case(step.text);
        if (text.find(renaming + " rename to") == std::string::npos &&
            text.find(renaming + "\" rename to") == std::string::npos)
            continue;
        throw malformed_migration(message_of({"mizzle: migration ", migration, " renames table ", tables_[i],
                                              " beside foreign-keys-off, and its trigger ", names_[i],
                                              " would be lost; rename it in a migration of its own, or make the "
                                              "trigger again in this one"}));
    }
}

}  // namespace mizzle::detail
