// The functions of table_options.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "../message.hpp"
#include "errors.hpp"
#include "table_options.hpp"

#include <algorithm>

namespace mizzle::detail {

MIZZLE_INLINE void table_options::expect_kept(std::string_view migration, const migration_script& script) const {
    if (tables_.empty()) return;
    const table_options now(session_);
    for (std::size_t i = 0; i < tables_.size(); ++i) {
        const auto made = lower_case("mizzle_new_" + tables_[i]);
        const bool is_rebuilt = std::any_of(script.steps.begin(), script.steps.end(), [&](const migration_step& s) {
            return s.kind == step_kind::statement && lower_case(s.text).find(made) != std::string::npos;
        });
        const auto at = std::find(now.tables_.begin(), now.tables_.end(), tables_[i]);
        const bool is_kept =
            at != now.tables_.end() && now.options_[static_cast<std::size_t>(at - now.tables_.begin())] == options_[i];
        if (!is_rebuilt || is_kept) continue;
        throw malformed_migration(message_of({"mizzle: migration ", migration, " builds table ", tables_[i],
                                              " anew and would leave out what it was made with; write ", options_[i],
                                              " behind the columns of its create table"}));
    }
}

}  // namespace mizzle::detail
