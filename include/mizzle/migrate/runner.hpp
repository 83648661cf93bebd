// Applies migrations and takes them back: each under the lock, after a look at what others have done meanwhile.
#pragma once
#include "../database/limits/pause.hpp"
#include "../database/limits/time_limit.hpp"
#include "../database/transactions/transaction.hpp"
#include "foreign_keys_pause.hpp"
#include "kept_triggers.hpp"
#include "lock.hpp"
#include "resuming.hpp"
#include "steps.hpp"
#include "table_options.hpp"
#include "who.hpp"

#include <chrono>
#include <exception>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::detail {

class migration_runner {
public:
    enum class direction : unsigned char { up, down };

    migration_runner(migration_session& s, const migration_set& set, const migration_options& options, direction way)
        : session_(s), set_(set), options_(options), way_(way), give_up_(options.wait.end()) {}

    migration_report run();

    // Runs what is left of one that stopped.
    void resume(const migration_record& stopped);

    // Remembers the next one as applied, and runs nothing of it.
    void take_as_applied(const migration& m);

private:
    using clock = std::chrono::steady_clock;

    bool is_up() const { return way_ == direction::up; }
    bool goes_on() const { return session_.words().commits_at_ddl; }
    std::chrono::milliseconds left() const {
        return std::max(std::chrono::duration_cast<std::chrono::milliseconds>(give_up_ - clock::now()),
                        std::chrono::milliseconds(0));
    }

    // Reads the history, once nobody is between two statements.
    void look();
    const migration_record* running_one();
    void wait_for_others(const std::string& what) const;

    // Of a database whose DDL commits by itself, the migration that stopped half-way, and that this way goes on with.
    const migration_record* stopped() const;
    // Runs what is left of it, if it is still so; whether a statement that was begun has run, the database tells.
    void go_on(const migration& m);
    // Of a record that nobody runs, under the lock.
    void run_rest(const migration& m, migration_record r, bool is_looked_at);

    // What is to be done as the history is now, in order.
    std::vector<const migration*> planned() const;
    bool is_next(const migration& m) const {
        const auto plan = planned();
        return !plan.empty() && plan.front()->name == m.name;
    }

    const migration_script& read(const migration& m);

    // False where another one has done it meanwhile.
    bool go(const migration& m);

    // Calls f in a transaction that nobody migrates beside, if it is this migration's turn still. What is in the way of
    // it may be gone at another attempt.
    void locked(const migration& m, const std::function<void()>& f);
    void lock();
    bool is_turn_of(const migration& m);
    // A migration takes part in a transaction where the database can take back what it does.
    bool is_whole(const migration& m, const migration_script& script) const {
        return script.in_transaction && (m.is_code || !goes_on());
    }

    // All of it in the transaction that is open.
    bool run_whole(const migration& m, const migration_script& script);
    void expect_whole_foreign_keys(const migration& m);
    migration_record record_of(const migration& m, std::string_view state, clock::time_point start) const;

    // Outside of a transaction. What is begun is remembered first, and each statement when it has run.
    void run_step(const migration_script& script, const migration_step& step, migration_record& r);
    // Together with the next statement's names as they stand now, where the database goes by them.
    void change_in_steps(const migration_script& script, const migration_record& r);
    // Again where another one was in the way.
    void patiently(const std::function<void()>& f) const;
    void expect_loss_allowed(const migration& m, const migration_step& step);
    migration_record begin_steps(const migration& m, const migration_script& script);
    void run_in_steps(const migration& m, const migration_script& script, migration_record r);
    // After an error: says what stays.
    std::string leave_steps(const migration_script& script, migration_record r);
    // Those that the statement after the first `ran` ones has begun and not ended. Others may be being built just now.
    void drop_invalid_indexes(const migration_script& script, std::int32_t ran);

    migration_session& session_;
    const migration_set& set_;
    const migration_options& options_;
    direction way_;
    clock::time_point give_up_;
    migration_report report_;
    migration_history history_;
    bool has_table_ = false;
    std::map<std::string, migration_script> scripts_;
    bool are_losses_seen_ = false;          // who repairs has looked
    const migration_step* step_ = nullptr;  // the one that runs
    std::vector<migration_loss> losses_;    // of the migration that runs
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "runner.ipp"
#include "runner_steps.ipp"
#endif
