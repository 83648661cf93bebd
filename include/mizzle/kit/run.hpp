// run<mizzle::sqlite, mizzle::postgres>(count, arguments, app::schema): what main() of a kit is. Its commands are
// listed here.
#pragma once
#include "commands/check.hpp"
#include "commands/down.hpp"
#include "commands/export.hpp"
#include "commands/generate.hpp"
#include "commands/migrate.hpp"
#include "commands/repair.hpp"
#include "commands/status.hpp"
#include "program.hpp"

namespace mizzle::kit {

template <class... Databases, schema_like Schema> int run(int count, char** arguments, const Schema& declared) {
    program<Databases...> kit(declared);
    add_generate(kit);
    add_check(kit);
    add_export(kit);
    add_migrate(kit);
    add_status(kit);
    add_down(kit);
    add_repair(kit);
    return kit.run(count, arguments);
}

}  // namespace mizzle::kit
