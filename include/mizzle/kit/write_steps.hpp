// The statements of a change, in the SQL of its database.
#pragma once
#include "mysql/steps.hpp"
#include "postgres/steps.hpp"
#include "sqlite/steps.hpp"

namespace mizzle::kit {

inline script write_steps(const difference& change, const answers& given) {
    if (change.after.dialect->word == "sqlite") return sqlite::step_writer(change, given).write();
    if (change.after.dialect->word == "postgres") return postgres::step_writer(change, given).write();
    if (change.after.dialect->word == "mysql") return mysql::step_writer(change, given).write();
    throw usage_error("mizzle: the kit does not write migrations for " + std::string(change.after.dialect->name) +
                      " yet");
}

}  // namespace mizzle::kit
