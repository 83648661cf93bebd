// What migrate, down, status and repair have in common: the folder's migrations, their options, what is refused.
#pragma once
#include "../../migrate.hpp"
#include "../program.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unistd.h>

namespace mizzle::kit {

inline const std::map<std::string, migration_order>& orders() {
    static const std::map<std::string, migration_order> known{{"linear", migration_order::linear},
                                                              {"any", migration_order::any}};
    return known;
}
inline void add_order(CLI::App& options, migration_order& order) {
    options.add_option("--order", order, "any also takes a migration that stands before one that was applied")
        ->transform(CLI::CheckedTransformer(orders()))
        ->option_text("linear|any");
}

// Those of migrate and down.
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

inline json to_json(const std::vector<migration_loss>& losses) {
    json all = json::array();
    for (const auto& l : losses) all.push_back({{"migration", l.migration}, {"name", l.name}, {"rows", l.rows}});
    return all;
}
inline std::string_view word_of(migration_fault fault) {
    static constexpr std::string_view words[] = {"edited", "missing", "half-applied", "out of order"};
    return words[static_cast<int>(fault)];
}

// Calls f(db, the folder's migrations); what hinders them ends the command.
template <class F, class... Databases> exit_code with_folder(const program<Databases...>& kit, const F& f) {
    const auto& context = kit.context();
    const auto set = read_migrations(context.migrations, context.database);
    try {
        return kit.with_database([&](auto& db) { return f(db, set); });
    } catch (const would_lose_rows& e) {
        std::string sentence = std::string(e.what()) + ":";
        for (const auto& l : e.losses()) sentence += " --allow-loss " + l.name;
        throw stop(exit_code::loses_rows, sentence, json{{"error", e.what()}, {"losses", to_json(e.losses())}});
    } catch (const migration_conflict& e) {
        json findings = json::array();
        for (const auto& found : e.findings())
            findings.push_back({{"fault", word_of(found.fault)}, {"name", found.name}, {"sentence", found.sentence}});
        throw stop(exit_code::database, e.what(), json{{"error", e.what()}, {"findings", findings}});
    }
}

// What was done, or what a dry run would do.
inline void say_report(const context& context, const migration_report& report, const migration_set& set, bool is_up) {
    std::string text;
    for (const auto& name : report.pending) {
        const auto& m = mizzle::detail::migration_called(set, name);
        text += "-- " + name + "\n" + (is_up ? m.up : m.down) + "\n";
    }
    for (const auto& name : report.applied) text += "applied " + name + "\n";
    for (const auto& name : report.reverted) text += "took back " + name + "\n";
    for (const auto& l : report.losses)
        text += "  lost " + std::to_string(l.rows) + (l.rows == 1 ? " row of " : " rows of ") + l.name + "\n";
    if (text.empty()) text = is_up ? "nothing to migrate" : "nothing to take back";
    context.say(text, json{{"applied", report.applied},
                           {"reverted", report.reverted},
                           {"pending", report.pending},
                           {"losses", to_json(report.losses)}});
}

}  // namespace mizzle::kit
