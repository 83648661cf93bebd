// The functions of steps.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "steps.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void fail_migration(std::string_view name, const migration_step* step, const std::exception& e,
                                  std::string_view rest) {
    const auto place = step == nullptr ? std::string() : " at line " + std::to_string(step->line);
    throw migration_failed(
        message_of({"mizzle: migration ", name, " failed", place, ", and ", rest, ": ", without_prefix(e.what())}),
        std::string(name), step == nullptr ? 0 : step->line, std::current_exception());
}

MIZZLE_INLINE std::string why_refused(migration_session& s, const migration_step& step) {
    if (step.kind != step_kind::assertion && step.kind != step_kind::hindrance) return {};
    const auto rows = s.number(step.text);
    if (step.kind == step_kind::assertion)
        return rows != 0
                   ? std::string()
                   : message_of({"asserts at line ", std::to_string(step.line), " what does not hold: ", step.name});
    if (rows == 0) return {};
    return message_of({"fails at line ", std::to_string(step.line), " on ", std::to_string(rows),
                       rows == 1 ? " row of " : " rows of ", step.name, ", which ", step.text,
                       " counts and its statement does not allow"});
}

MIZZLE_INLINE void refuse_step(std::string_view name, const migration_step& step, std::string_view why,
                               std::string_view rest) {
    throw migration_failed(message_of({"mizzle: migration ", name, " ", why, ", and ", rest,
                                       rest == nothing_stays ? "; mend the rows, then migrate again" : ""}),
                           std::string(name), step.line);
}

MIZZLE_INLINE void loss_counter::expect_allowed(const std::vector<migration_step>& steps, std::size_t at) {
    add(steps[at]);
    if (refused_.empty()) return;
    for (++at; at < steps.size(); ++at) {
        if (steps[at].kind != step_kind::loss) continue;
        try {
            session_.in_transaction([&] { add(steps[at]); });
        } catch (const database_error&) {
            // What it counts is made by a statement before it.
        }
    }
    refuse();
}

MIZZLE_INLINE void loss_counter::add(const migration_step& step) {
    const auto& words = session_.words();
    if (!step.table.empty() && !words.before_locked_table.empty())
        session_.exec(message_of({words.before_locked_table, step.table, words.after_locked_table}));
    const auto rows = session_.number(step.text);
    if (rows == 0) return;
    const bool is_allowed = std::find(allowed_.begin(), allowed_.end(), step.name) != allowed_.end();
    (is_allowed ? losses_ : refused_).push_back({std::string(migration_), step.name, rows});
}

MIZZLE_INLINE void loss_counter::refuse() {
    std::string text = message_of({"mizzle: migration ", migration_, " would lose "});
    for (const auto& l : refused_)
        text += message_of({&l == refused_.data() ? "" : ", ", std::to_string(l.rows), l.rows == 1 ? " row" : " rows",
                            " of ", l.name});
    throw would_lose_rows(text + ", which are still there; allow the loss by this name if it is meant, or keep what "
                                 "is in there first",
                          std::move(refused_));
}

}  // namespace mizzle::detail
