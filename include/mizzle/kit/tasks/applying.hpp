// migrate, down, status and repair: what they do with the folder's migrations on a database.
#pragma once
#include "../../migrate/options.hpp"
#include "../project.hpp"

namespace mizzle::kit {

exit_code apply_migrations(const project& of, const migration_options& options);
exit_code take_back_migrations(const project& of, const migration_options& options);

// `asks` is for who wants to know by the exit code whether all are applied.
exit_code say_status(const project& of, migration_order order, bool asks);

struct repair_options {
    std::string name{};
    bool resume = false, applied = false, forget = false;  // one of them
};

exit_code repair(const project& of, const repair_options& given);
exit_code say_what_to_repair(const project& of);

}  // namespace mizzle::kit

#ifndef MIZZLE_COMPILED_KIT
#include "applying.ipp"
#endif
