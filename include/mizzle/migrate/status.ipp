// The functions of status.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "status.hpp"

namespace mizzle::detail {

MIZZLE_INLINE migration_state state_of(const migration_record& r) {
    migration_state state;
    state.name = r.name;
    state.is_applied = !r.is_half_applied();
    state.applied_at = r.applied_at;
    state.duration = std::chrono::microseconds(r.microseconds);
    state.applied_by = r.applied_by;
    state.version = r.version;
    return state;
}

MIZZLE_INLINE std::vector<migration_state> states_of(migration_session& s, const migration_set& set,
                                                     migration_order order) {
    const auto history = s.history().value_or(migration_history());
    std::vector<migration_state> states;
    states.reserve(history.size() + set.migrations.size());
    for (const auto& r : history) states.push_back(state_of(r));
    for (const auto& m : set.migrations) {
        if (find_named(history, m.name) != nullptr) continue;
        states.emplace_back();
        states.back().name = m.name;
        states.back().is_applied = is_settled(set, m, history);
    }
    for (auto& f : find_faults(set, history, order)) {
        auto& state = *find_named(states, f.name);
        state.fault = f.fault;
        state.sentence = f.sentence;
    }
    std::sort(states.begin(), states.end(), [](auto& a, auto& b) { return a.name < b.name; });
    return states;
}

}  // namespace mizzle::detail
