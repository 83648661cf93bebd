// The functions of runner.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "runner.hpp"

namespace mizzle::detail {

MIZZLE_INLINE migration_report migration_runner::run() {
    look();
    auto left = planned();
    if (options_.dry_run) {
        if (const auto* r = stopped()) report_.pending.push_back(r->name);
        for (const auto* m : left)
            if (std::find(report_.pending.begin(), report_.pending.end(), m->name) == report_.pending.end())
                report_.pending.push_back(m->name);
        return std::move(report_);
    }
    for (const auto* m : left) read(*m);  // before the first one is applied
    for (; !left.empty() || stopped() != nullptr; left = planned()) {
        const auto* r = stopped();
        const auto& m = r == nullptr ? *left.front() : *find_named(set_.migrations, r->name);
        if (options_.on_begin) options_.on_begin(m.name);
        const auto done = report_.applied.size() + report_.reverted.size();
        if (r == nullptr) go(m);
        else go_on(m);
        if (options_.on_end && done != report_.applied.size() + report_.reverted.size()) options_.on_end(m.name);
        look();
    }
    return std::move(report_);
}

MIZZLE_INLINE void migration_runner::resume(const migration_record& stopped) {
    auto r = stopped;
    const auto& m = *find_named(set_.migrations, r.name);
    const migration_lock lock(session_, left(), options_);
    are_losses_seen_ = true;
    run_rest(m, r, true);
}

MIZZLE_INLINE const migration_record* migration_runner::stopped() const {
    if (!goes_on()) return nullptr;
    for (const auto& r : history_) {
        const auto* m = find_named(set_.migrations, r.name);
        if (r.state == (is_up() ? "applying" : "reverting") && m != nullptr && m->checksum == r.checksum) return &r;
    }
    return nullptr;
}

MIZZLE_INLINE void migration_runner::go_on(const migration& m) {
    const migration_lock lock(session_, left(), options_);
    losses_.clear();
    history_ = session_.history().value_or(migration_history());
    const auto* r = stopped();
    if (r == nullptr || r->name != m.name) return;
    run_rest(m, *r, false);
    (is_up() ? report_.applied : report_.reverted).push_back(m.name);
    report_.losses.insert(report_.losses.end(), losses_.begin(), losses_.end());
}

MIZZLE_INLINE void migration_runner::run_rest(const migration& m, migration_record r, bool is_looked_at) {
    const auto& script = read(m);
    if (goes_on()) {
        const auto* next = statement_after(script, r.steps);
        const auto way = next == nullptr ? resumption::whole : resumption_of(next->text);
        if (way == resumption::unknown && !is_looked_at)
            throw migration_conflict("mizzle: " + half_applied_sentence(r) +
                                         ". Nobody can tell whether the next one, " + "at line " +
                                         std::to_string(next->line) + ", has run. Nothing was applied",
                                     {{migration_fault::half_applied, r.name, half_applied_sentence(r)}});
        if (way == resumption::by_definition && session_.number(has_changed(session_.words(), r.name, *next)) != 0)
            ++r.steps;
    } else drop_invalid_indexes(script, r.steps);
    r.backend = own_backend(session_);
    change_in_steps(script, r);
    run_in_steps(m, script, r);
}

MIZZLE_INLINE void migration_runner::look() {
    for (;;) {
        auto found = session_.history();
        has_table_ = found.has_value();
        history_ = std::move(found).value_or(migration_history());
        const auto* running = running_one();
        if (running == nullptr) break;
        wait_for_others(running->name + " is being applied by " + running->applied_by);
    }
    auto seen = history_;
    if (const auto* r = stopped()) seen[static_cast<std::size_t>(r - history_.data())].state = "applied";
    expect_no_faults(set_, seen, is_up() ? options_.order : migration_order::any);
}

MIZZLE_INLINE const migration_record* migration_runner::running_one() {
    for (const auto& r : history_)
        if (may_be_running(session_, r)) return &r;
    return nullptr;
}

MIZZLE_INLINE void migration_runner::wait_for_others(const std::string& what) const {
    if (clock::now() >= give_up_)
        throw migration_in_progress(
            message_of({"mizzle: ", what,
                        ", which has not ended within the time to wait; wait longer, or, if nobody does any "
                        "more, repair it"}));
    pause_for(50'000);
}

MIZZLE_INLINE std::vector<const migration*> migration_runner::planned() const {
    if (is_up()) return pending(set_, history_, options_.to);
    const auto* last = options_.to.empty() ? nullptr : &migration_called(set_, options_.to);
    if (last != nullptr && find_named(history_, last->name) == nullptr)
        throw usage_error(message_of({"mizzle: migration ", last->name,
                                      " was not applied, so that nothing can be "
                                      "taken back to it"}));
    std::vector<const migration*> found;
    for (auto r = history_.rbegin(); r != history_.rend(); ++r) {
        if (last != nullptr ? r->name == last->name : found.size() + report_.reverted.size() >= options_.steps) break;
        if (const auto* m = find_named(set_.migrations, r->name)) found.push_back(m);
    }
    return found;
}

MIZZLE_INLINE const migration_script& migration_runner::read(const migration& m) {
    const auto found = scripts_.find(m.name);
    if (found != scripts_.end()) return found->second;
    auto script = read_script(m.name, is_up() ? m.up : m.down, session_.words().rules);
    const auto refuse = [&](std::string_view why) {
        throw malformed_migration(message_of({"mizzle: migration ", m.name, " ", why}));
    };
    if (!is_up() && m.is_code) refuse("is C++ and cannot be taken back; write one that does what is to be undone");
    if (!is_up() && script.steps.empty())
        refuse("has no down.sql, so that it cannot be taken back; write one, or a further migration");
    if (script.foreign_keys_off && session_.words().foreign_keys.empty())
        refuse("has the mark foreign-keys-off, which is for databases that cannot alter a table; take it out");
    if (script.foreign_keys_off && !script.in_transaction)
        refuse("has the marks foreign-keys-off and no-transaction, which do not go together; make two of it");
    return scripts_.emplace(m.name, std::move(script)).first->second;
}

MIZZLE_INLINE bool migration_runner::go(const migration& m) {
    const auto& script = read(m);
    bool is_mine = false;
    const migration_lock lock(session_, left(), options_);
    if (is_whole(m, script)) {
        foreign_keys_pause pause(session_, script.foreign_keys_off);
        locked(m, [&] { is_mine = run_whole(m, script); });
        pause.end();
    } else {
        migration_record r;
        locked(m, [&] {
            is_mine = true;
            r = begin_steps(m, script);
        });
        if (is_mine) run_in_steps(m, script, r);
    }
    if (!is_mine) return false;
    (is_up() ? report_.applied : report_.reverted).push_back(m.name);
    report_.losses.insert(report_.losses.end(), losses_.begin(), losses_.end());
    return true;
}

MIZZLE_INLINE void migration_runner::locked(const migration& m, const std::function<void()>& f) {
    if (goes_on() && !std::exchange(has_table_, true)) session_.exec(session_.words().create_history);
    for (int attempt = 1;; ++attempt) {
        bool is_locked = false;
        step_ = nullptr;
        losses_.clear();
        try {
            session_.in_transaction([&] {
                lock();
                is_locked = true;
                if (is_turn_of(m)) f();
            });
            return;
        } catch (const migration_error&) { throw; } catch (const transient_error& e) {
            if (!is_locked) {
                wait_for_others("another program migrates this database");
                attempt = 0;
                continue;
            }
            if (attempt >= options_.retry.attempts) fail_migration(m.name, step_, e, nothing_stays);
        } catch (const commit_unknown&) { throw; } catch (const std::exception& e) {
            if (!is_locked) throw;
            fail_migration(m.name, step_, e, nothing_stays);
        }
        wait_before_attempt(options_.retry, attempt);
    }
}

MIZZLE_INLINE void migration_runner::take_as_applied(const migration& m) {
    look();
    const migration_lock lock(session_, left(), options_);
    bool is_taken = false;
    locked(m, [&] {
        session_.remember(record_of(m, "applied", clock::now()));
        is_taken = true;
    });
    if (!is_taken)
        throw usage_error(message_of(
            {"mizzle: others stand before migration ", m.name, " that were not applied; take them for applied first"}));
}

MIZZLE_INLINE void migration_runner::lock() {
    const auto& words = session_.words();
    if (words.lock != nullptr) session_.exec(words.lock(left()));
    if (words.limit != nullptr && words.take_lock == nullptr)
        session_.exec(words.limit(options_.lock_timeout, options_.statement_timeout));
    if (!has_table_) session_.exec(words.create_history);
}

MIZZLE_INLINE bool migration_runner::is_turn_of(const migration& m) {
    history_ = session_.history().value();
    for (const auto& r : history_)
        if (r.is_half_applied()) return false;  // it is looked at again without the lock
    expect_no_faults(set_, history_, is_up() ? options_.order : migration_order::any);
    return is_next(m);
}

MIZZLE_INLINE bool migration_runner::run_whole(const migration& m, const migration_script& script) {
    const auto start = clock::now();
    if (m.is_code) {
        session_.run_code(m.code);
    } else {
        std::optional<kept_triggers> triggers;
        std::optional<table_options> options;
        if (script.foreign_keys_off) {
            triggers.emplace(session_);
            options.emplace(session_);
        }
        loss_counter losses(session_, m.name, options_.allow_loss);
        for (std::size_t i = 0; i < script.steps.size(); ++i) {
            step_ = &script.steps[i];
            if (step_->kind == step_kind::statement) session_.exec(step_->text);
            else if (step_->kind == step_kind::loss) losses.expect_allowed(script.steps, i);
            else if (const auto why = why_refused(session_, *step_); !why.empty())
                refuse_step(m.name, *step_, why, nothing_stays);
        }
        losses_ = losses.losses();
        step_ = nullptr;
        if (script.foreign_keys_off) {
            options->expect_kept(m.name, script);
            triggers->restore(m.name, script);
            expect_whole_foreign_keys(m);
        }
    }
    if (!is_up()) session_.forget(m.name);
    else session_.remember(record_of(m, "applied", start));
    return true;
}

MIZZLE_INLINE void migration_runner::expect_whole_foreign_keys(const migration& m) {
    const auto broken = session_.number(session_.words().broken_foreign_keys);
    if (broken == 0) return;
    throw migration_failed(message_of({"mizzle: after migration ", m.name, " ", std::to_string(broken),
                                       " rows would refer to rows that are not there; nothing of it stays. Look at "
                                       "them by ",
                                       session_.words().broken_foreign_keys}),
                           m.name, 0);
}

MIZZLE_INLINE migration_record migration_runner::record_of(const migration& m, std::string_view state,
                                                           clock::time_point start) const {
    using std::chrono::microseconds;
    migration_record r;
    r.name = m.name;
    r.checksum = m.checksum;
    r.state = state;
    r.applied_at = std::chrono::floor<microseconds>(std::chrono::system_clock::now());
    r.microseconds = std::chrono::duration_cast<microseconds>(clock::now() - start).count();
    r.applied_by = options_.applied_by.empty() ? user_at_host() : options_.applied_by;
    r.version = library_version;
    return r;
}

}  // namespace mizzle::detail
