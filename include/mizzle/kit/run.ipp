// The body of run.hpp: the commands are listed here.
#pragma once
#include "commands/check.hpp"
#include "commands/checkpoint.hpp"
#include "commands/completion.hpp"
#include "commands/diagram.hpp"
#include "commands/down.hpp"
#include "commands/drift.hpp"
#include "commands/export.hpp"
#include "commands/generate.hpp"
#include "commands/lint.hpp"
#include "commands/migrate.hpp"
#include "commands/pull.hpp"
#include "commands/push.hpp"
#include "commands/repair.hpp"
#include "commands/seed.hpp"
#include "commands/status.hpp"
#include "inline.hpp"
#include "program.hpp"

namespace mizzle::kit {

MIZZLE_KIT_INLINE int run(int count, char** arguments, declared_schema declared,
                          std::vector<known_database> databases) {
    project about(declared, std::move(databases));
    program kit(about);
    add_generate(kit);
    add_check(kit);
    add_lint(kit);
    add_checkpoint(kit);
    add_export(kit);
    add_migrate(kit);
    add_status(kit);
    add_down(kit);
    add_repair(kit);
    add_push(kit);
    add_drift(kit);
    add_pull(kit);
    add_diagram(kit);
    add_seed(kit);
    add_completion(kit);
    return kit.run(count, arguments);
}

}  // namespace mizzle::kit
