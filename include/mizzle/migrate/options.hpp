// How migrations are applied, and what is told of it afterwards.
#pragma once
#include "../database/limits/time_span.hpp"
#include "../database/transactions/transaction_options.hpp"
#include "../version.hpp"
#include "errors.hpp"
#include "history.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

// migration_options are what migrate() takes: migration_options{.to = "0002"}.
struct migration_options {
    // The last one to apply, or, of migrate_down(), the last one to leave: "0002_second", "0002" or "second".
    std::string to = {};
    std::size_t steps = 1;  // how many migrate_down() takes back where it is not told to which
    bool dry_run = false;   // only says what would be done
    // How long to wait for others that migrate the same database.
    time_span<std::chrono::milliseconds> wait = std::chrono::minutes(5);
    migration_order order = migration_order::linear;
    // What may be lost, as "-- mizzle: loses" names it: "customers.note".
    std::vector<std::string> allow_loss = {};
    // PostgreSQL: a statement that waits for a lock has others queue behind it, so it gives up and tries again. Not
    // outside of a transaction. Zero is without end.
    time_span<std::chrono::milliseconds> lock_timeout = std::chrono::seconds(3);
    time_span<std::chrono::milliseconds> statement_timeout{0};
    retry_policy retry{.attempts = 10, .backoff = std::chrono::milliseconds(200)};
    std::string applied_by = {};  // for the history; by itself user@host
    // Called before and after each migration.
    std::function<void(std::string_view name)> on_begin = {}, on_end = {};
};

}  // namespace mizzle::detail

namespace mizzle {

// A migration_report is what migrate() or migrate_down() did, or would do.
struct migration_report {
    std::vector<std::string> applied, reverted;  // by this call, in order
    std::vector<std::string> pending;            // what a dry run would do
    std::vector<migration_loss> losses;          // what was lost, as it was allowed
};

// A migration_state is one migration as migration_status() finds it.
struct migration_state {
    std::string name;
    bool is_applied = false;
    std::optional<migration_fault> fault = {};
    std::string sentence = {};  // of the fault
    std::chrono::sys_time<std::chrono::microseconds> applied_at = {};
    std::chrono::microseconds duration = {};
    std::string applied_by = {}, version = {};
};

using detail::migration_options;

}  // namespace mizzle
