// The triggers of tables that a migration rebuilds, which a database would drop with the table and trip over meanwhile.
#pragma once
#include "script.hpp"
#include "session.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

// Whether a statement drops the trigger, if it is there.
bool drops_trigger(std::string_view statement, std::string_view name);

class kept_triggers {
public:
    explicit kept_triggers(migration_session& s)
        : session_(s), tables_(s.names(s.words().trigger_tables)), names_(s.names(s.words().trigger_names)),
          texts_(s.names(s.words().trigger_texts)) {
        for (const auto& drop : s.names(s.words().trigger_drops)) s.exec(drop);
    }

    // Makes them again, but for those whose table is dropped and those that the migration has dropped or made anew.
    void restore(std::string_view migration, const migration_script& script);

private:
    std::int64_t count(std::string_view question, std::string_view name);
    // A table under another name has lost its triggers, and nobody meant that.
    void expect_dropped(std::string_view migration, const migration_script& script, std::size_t i) const;

    migration_session& session_;
    std::vector<std::string> tables_, names_, texts_;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "kept_triggers.ipp"
#endif
