// What became of each migration.
#pragma once
#include "options.hpp"
#include "session.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

namespace mizzle::detail {

migration_state state_of(const migration_record& r);

// In the order of their names.
std::vector<migration_state> states_of(migration_session& s, const migration_set& set, migration_order order);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "status.ipp"
#endif
