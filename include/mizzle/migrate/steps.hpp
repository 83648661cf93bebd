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

inline constexpr std::string_view nothing_stays = "nothing of it stays";

// Says of an error where in the migration it happened, and what became of that.
[[noreturn]] void fail_migration(std::string_view name, const migration_step* step, const std::exception& e,
                                 std::string_view rest);

// Why the migration must not go on after this step: an assertion that does not hold, or rows that the next statement
// fails on, told before it does. Empty where it may.
std::string why_refused(migration_session& s, const migration_step& step);
[[noreturn]] void refuse_step(std::string_view name, const migration_step& step, std::string_view why,
                              std::string_view rest);

// What a migration takes away.
class loss_counter {
public:
    loss_counter(migration_session& s, std::string_view migration, const std::vector<std::string>& allowed)
        : session_(s), migration_(migration), allowed_(allowed) {}

    // Throws would_lose_rows, with what the steps after this one would lose, too, as far as that can be told now.
    void expect_allowed(const std::vector<migration_step>& steps, std::size_t at);
    const std::vector<migration_loss>& losses() const { return losses_; }

private:
    void add(const migration_step& step);
    [[noreturn]] void refuse();

    migration_session& session_;
    std::string_view migration_;
    const std::vector<std::string>& allowed_;
    std::vector<migration_loss> losses_, refused_;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "steps.ipp"
#endif
