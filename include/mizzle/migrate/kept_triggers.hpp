// The triggers of tables that a migration rebuilds, which a database would drop with the table and trip over meanwhile.
#pragma once
#include "script.hpp"
#include "session.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

class kept_triggers {
public:
    explicit kept_triggers(migration_session& s)
        : session_(s), tables_(s.names(s.words().trigger_tables)), names_(s.names(s.words().trigger_names)),
          texts_(s.names(s.words().trigger_texts)) {
        for (const auto& drop : s.names(s.words().trigger_drops)) s.exec(drop);
    }

    // Makes them again, but for those whose table is dropped and those that the migration has made anew.
    void restore(std::string_view migration, const migration_script& script) {
        const auto& words = session_.words();
        for (std::size_t i = 0; i < texts_.size(); ++i) {
            if (count(words.triggers_of_name, names_[i]) != 0) continue;
            if (count(words.tables_of_name, tables_[i]) != 0) session_.exec(texts_[i]);
            else expect_dropped(migration, script, i);
        }
    }

private:
    std::int64_t count(std::string_view question, std::string_view name) {
        std::string text(question);
        text += '\'';
        for (const char c : name) text += c == '\'' ? std::string("''") : std::string(1, c);
        return session_.number(text + '\'');
    }
    // A table under another name has lost its triggers, and nobody meant that.
    void expect_dropped(std::string_view migration, const migration_script& script, std::size_t i) const {
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

    migration_session& session_;
    std::vector<std::string> tables_, names_, texts_;
};

}  // namespace mizzle::detail
