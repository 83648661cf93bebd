// The functions of kept_triggers.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "kept_triggers.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void kept_triggers::restore(std::string_view migration, const migration_script& script) {
    const auto& words = session_.words();
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        if (count(words.triggers_of_name, names_[i]) != 0) continue;
        if (count(words.tables_of_name, tables_[i]) != 0) session_.exec(texts_[i]);
        else expect_dropped(migration, script, i);
    }
}

MIZZLE_INLINE std::int64_t kept_triggers::count(std::string_view question, std::string_view name) {
    std::string text(question);
    text += '\'';
    for (const char c : name) text += c == '\'' ? std::string("''") : std::string(1, c);
    return session_.number(text + '\'');
}

MIZZLE_INLINE void kept_triggers::expect_dropped(std::string_view migration, const migration_script& script,
                                                 std::size_t i) const {
    const auto renaming = lower(tables_[i]);
    for (const auto& step : script.steps) {
        const auto text = lower(step.text);
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
