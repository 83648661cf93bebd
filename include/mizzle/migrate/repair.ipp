// The functions of repair.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "repair.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void repair_record(migration_session& s, const migration_set& set, std::string_view name,
                                 migration_repair how) {
    const auto history = s.history().value_or(migration_history());
    const auto* known = find_named(history, name);
    const auto* m = find_named(set.migrations, known != nullptr ? name : migration_called(set, name).name);
    if (known == nullptr && m != nullptr) known = find_named(history, m->name);
    if (known == nullptr && m != nullptr && how == migration_repair::applied) {
        const migration_options options;
        return migration_runner(s, set, options, migration_runner::direction::up).take_as_applied(*m);
    }
    if (known == nullptr)
        throw usage_error(message_of({"mizzle: migration ", name,
                                      " was not applied, so that there is nothing to "
                                      "repair; migrate applies it"}));
    if (may_be_running(s, *known))
        throw migration_in_progress(message_of({"mizzle: migration ", known->name, " is being applied by ",
                                                known->applied_by, "; let it end first, or end it"}));
    if (how == migration_repair::forget) return s.forget(known->name);
    if (m == nullptr)
        throw usage_error(message_of({"mizzle: migration ", known->name,
                                      " is missing here, so that all that can be "
                                      "done is to forget it"}));
    auto r = *known;
    if (how == migration_repair::applied) {
        r.state = "applied";
        r.checksum = m->checksum;
        r.backend = 0;
        return s.change(r);
    }
    if (!r.is_half_applied())
        throw usage_error(message_of({"mizzle: migration ", r.name,
                                      " has not stopped half-way, so that there is "
                                      "nothing to resume"}));
    if (r.checksum != m->checksum)
        throw usage_error(message_of({"mizzle: migration ", r.name,
                                      " was edited after it stopped, so that nobody "
                                      "knows which of its statements have run; bring its text back, or do the rest by "
                                      "hand and take it as applied"}));
    const migration_options options;
    const auto way = r.state == "reverting" ? migration_runner::direction::down : migration_runner::direction::up;
    migration_runner(s, set, options, way).resume(r);
}

}  // namespace mizzle::detail
