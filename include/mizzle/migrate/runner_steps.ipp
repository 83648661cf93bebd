// The functions of runner.hpp that run a migration outside of a transaction, statement by statement.
#pragma once
#include "../inline.hpp"
#include "runner.hpp"

namespace mizzle::detail {

MIZZLE_INLINE migration_record migration_runner::begin_steps(const migration& m, const migration_script& script) {
    loss_counter losses(session_, m.name, options_.allow_loss);
    for (std::size_t i = 0; i < script.steps.size(); ++i) {
        step_ = &script.steps[i];
        if (step_->kind != step_kind::loss) continue;
        try {
            losses.expect_allowed(script.steps, i);
        } catch (const schema_mismatch&) {
            // A statement before it makes what it counts, and it is counted at its turn, where it has one.
            if (!goes_on()) throw;
        }
    }
    losses_ = losses.losses();
    step_ = nullptr;
    auto r = record_of(m, is_up() ? "applying" : "reverting", clock::now());
    r.backend = own_backend(session_);
    if (is_up()) session_.remember(r);
    change_in_steps(script, r);
    return r;
}

MIZZLE_INLINE void migration_runner::change_in_steps(const migration_script& script, const migration_record& r) {
    if (!goes_on()) return session_.change(r);
    session_.in_transaction([&] {
        session_.change(r);
        if (const auto* next = statement_after(script, r.steps))
            session_.exec(keep_definitions(session_.words(), r.name, *next));
    });
}

MIZZLE_INLINE void migration_runner::patiently(const std::function<void()>& f) const {
    for (int attempt = 1;; ++attempt) {
        try {
            return f();
        } catch (const transient_error&) {
            if (attempt >= options_.retry.attempts) throw;
        }
        wait_before_attempt(options_.retry, attempt);
    }
}

MIZZLE_INLINE void migration_runner::run_step(const migration_script& script, const migration_step& step,
                                              migration_record& r) {
    auto done = r;
    ++done.steps;
    const auto remember = [&] { change_in_steps(script, done); };
    if (!goes_on()) {
        session_.exec(step.text);
        remember();
    } else if (resumption_of(step.text) == resumption::whole) {
        patiently([&] {
            session_.in_transaction([&] {
                session_.exec(step.text);
                remember();
            });
        });
    } else {
        patiently([&] { session_.exec(step.text); });
        patiently(remember);
    }
    r = done;
}

MIZZLE_INLINE void migration_runner::expect_loss_allowed(const migration& m, const migration_step& step) {
    if (!goes_on() || are_losses_seen_) return;
    loss_counter(session_, m.name, options_.allow_loss).expect_allowed({step}, 0);
}

MIZZLE_INLINE void migration_runner::run_in_steps(const migration& m, const migration_script& script,
                                                  migration_record r) {
    const auto start = clock::now();
    std::int32_t ran = 0;
    std::string why;
    try {
        for (const auto& step : script.steps) {
            step_ = &step;
            if (ran >= r.steps) why = why_refused(session_, step);
            if (!why.empty()) break;
            if (step.kind == step_kind::loss && ran >= r.steps) expect_loss_allowed(m, step);
            if (step.kind == step_kind::statement && ran++ >= r.steps) run_step(script, step, r);
        }
        if (why.empty()) {
            r.state = "applied";
            r.backend = 0;
            r.microseconds = std::chrono::duration_cast<std::chrono::microseconds>(clock::now() - start).count();
            if (is_up()) session_.change(r);
            else session_.forget(r.name);
        }
    } catch (const would_lose_rows& e) {
        throw would_lose_rows(message_of({e.what(), ". As the database takes no DDL back, ", leave_steps(script, r)}),
                              e.losses());
    } catch (const std::exception& e) {
        const auto done = leave_steps(script, r);
        fail_migration(m.name, step_, e, done);
    }
    if (!why.empty()) refuse_step(m.name, *step_, why, leave_steps(script, r));
}

MIZZLE_INLINE std::string migration_runner::leave_steps(const migration_script& script, migration_record r) {
    r.state = is_up() ? "applying" : "reverting";
    r.backend = 0;
    try {
        drop_invalid_indexes(script, r.steps);
        if (r.steps != 0) {
            session_.change(r);
        } else if (is_up()) {
            session_.forget(r.name);
            return std::string(nothing_stays);
        } else {
            r.state = "applied";
            session_.change(r);
            return std::string(nothing_stays);
        }
    } catch (const std::exception&) {
        // The connection is lost: others find out that nobody runs it.
    }
    return message_of(
        {std::to_string(r.steps), " of its ", std::to_string(script.statements()), " statements stay, as ",
         goes_on() ? "this database takes no DDL back" : "it runs outside of a transaction",
         "; mend what hinders it, then ", goes_on() ? "migrate again, which goes on there" : "repair it"});
}

MIZZLE_INLINE void migration_runner::drop_invalid_indexes(const migration_script& script, std::int32_t ran) {
    const auto& words = session_.words();
    if (words.invalid_indexes.empty()) return;
    for (const auto& step : script.steps) {
        if (step.kind != step_kind::statement || ran-- > 0) continue;
        for (const auto& name : session_.names(words.invalid_indexes))
            if (step.text.find(name) != std::string::npos) session_.exec(words.drop_index(name));
        return;
    }
}

}  // namespace mizzle::detail
