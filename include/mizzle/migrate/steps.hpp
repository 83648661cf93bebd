// The steps of one migration: statements that run, assertions that must hold, losses that must be allowed.
#pragma once
#include "options.hpp"
#include "script.hpp"
#include "session.hpp"

#include <algorithm>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

// Says of an error where in the migration it happened, and what became of that.
[[noreturn]] inline void fail_migration(std::string_view name, const migration_step* step, const std::exception& e,
                                        std::string_view rest) {
    const auto place = step == nullptr ? std::string() : " at line " + std::to_string(step->line);
    throw migration_failed(
        message_of({"mizzle: migration ", name, " failed", place, ", and ", rest, ": ", without_prefix(e.what())}),
        std::string(name), step == nullptr ? 0 : step->line, std::current_exception());
}

inline void expect_assertion(migration_session& s, std::string_view name, const migration_step& step) {
    if (s.number(step.text) != 0) return;
    throw migration_failed(message_of({"mizzle: migration ", name, " asserts at line ", std::to_string(step.line),
                                       " what does not hold: ", step.name, ". Mend the rows, then migrate again"}),
                           std::string(name), step.line);
}

// Rows that the next statement fails on, told before it does.
inline void expect_no_hindrance(migration_session& s, std::string_view name, const migration_step& step) {
    const auto rows = s.number(step.text);
    if (rows == 0) return;
    throw migration_failed(message_of({"mizzle: migration ", name, " fails at line ", std::to_string(step.line), " on ",
                                       std::to_string(rows), rows == 1 ? " row of " : " rows of ", step.name,
                                       ", which its statement does not allow; nothing of it stays. Mend the rows that ",
                                       step.text, " counts, then migrate again"}),
                           std::string(name), step.line);
}

// What a migration takes away.
class loss_counter {
public:
    loss_counter(migration_session& s, std::string_view migration, const std::vector<std::string>& allowed)
        : session_(s), migration_(migration), allowed_(allowed) {}

    // Throws would_lose_rows, with what the steps after this one would lose, too, as far as that can be told now.
    void expect_allowed(const std::vector<migration_step>& steps, std::size_t at) {
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
    const std::vector<migration_loss>& losses() const { return losses_; }

private:
    void add(const migration_step& step) {
        const auto& words = session_.words();
        if (!step.table.empty() && !words.before_locked_table.empty())
            session_.exec(message_of({words.before_locked_table, step.table, words.after_locked_table}));
        const auto rows = session_.number(step.text);
        if (rows == 0) return;
        const bool is_allowed = std::find(allowed_.begin(), allowed_.end(), step.name) != allowed_.end();
        (is_allowed ? losses_ : refused_).push_back({std::string(migration_), step.name, rows});
    }
    [[noreturn]] void refuse() {
        std::string text = message_of({"mizzle: migration ", migration_, " would lose "});
        for (const auto& l : refused_)
            text += message_of({&l == refused_.data() ? "" : ", ", std::to_string(l.rows),
                                l.rows == 1 ? " row" : " rows", " of ", l.name});
        throw would_lose_rows(text + ". Nothing of it stays; allow the loss by this name if it is meant, or keep what "
                                     "is in there first",
                              std::move(refused_));
    }

    migration_session& session_;
    std::string_view migration_;
    const std::vector<std::string>& allowed_;
    std::vector<migration_loss> losses_, refused_;
};

}  // namespace mizzle::detail
