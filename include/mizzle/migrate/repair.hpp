// A way on where migrate() goes none: a migration that stopped half-way, one whose text was edited, one that is
// missing.
#pragma once
#include "runner.hpp"

#include <string_view>

namespace mizzle {

// A migration_repair is what repair_migration() does about one that stopped on its way.
enum class migration_repair : unsigned char {
    resume,   // runs the rest of one that stopped; what was interrupted runs again
    applied,  // takes it as it is in the program for applied, whatever was; of a database that was there before, too
    forget    // takes it for never applied
};

}  // namespace mizzle

namespace mizzle::detail {

void repair_record(migration_session& s, const migration_set& set, std::string_view name, migration_repair how);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "repair.ipp"
#endif
