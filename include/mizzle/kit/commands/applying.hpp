// The options that migrate and down have in common.
#pragma once
#include "../../migrate/options.hpp"
#include "../settings.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <unistd.h>

namespace mizzle::kit {

struct applying_options : migration_options {
    double wait_seconds = 300;
    std::int64_t lock_milliseconds = 3000, statement_milliseconds = 0;

    void add_to(CLI::App& options) {
        options.add_flag("--dry-run", dry_run, "Print the SQL, and run nothing");
        options.add_option("--allow-loss", allow_loss, "TABLE or TABLE.COLUMN whose rows may be lost")->take_all();
        options.add_option("--wait", wait_seconds, "Seconds to wait for another one that migrates")
            ->capture_default_str();
        options
            .add_option("--lock-timeout", lock_milliseconds,
                        "PostgreSQL and MySQL: milliseconds that a statement waits for a lock before it tries again; 0 "
                        "for ever")
            ->capture_default_str();
        options
            .add_option("--statement-timeout", statement_milliseconds,
                        "PostgreSQL and MySQL: milliseconds that a statement may take; 0 for ever")
            ->capture_default_str();
        options
            .add_option("--attempts", retry.attempts, "How often a migration is tried that others are in the way of")
            ->capture_default_str();
    }
    // `doing` is told to who looks at a terminal.
    migration_options read(const context& context, std::string_view doing) const {
        using std::chrono::milliseconds;
        migration_options given = *this;
        given.wait = milliseconds(static_cast<std::int64_t>(wait_seconds * 1000));
        given.lock_timeout = milliseconds(lock_milliseconds);
        given.statement_timeout = milliseconds(statement_milliseconds);
        if (!context.is_json && isatty(STDERR_FILENO) != 0)
            given.on_begin = [doing = std::string(doing)](std::string_view name) {
                std::fprintf(stderr, "%s %.*s ...\n", doing.c_str(), static_cast<int>(name.size()), name.data());
            };
        return given;
    }
};

}  // namespace mizzle::kit
